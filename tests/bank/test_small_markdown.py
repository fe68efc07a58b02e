"""The small Markdown as trees, and as the escaped HTML of the readable form."""

import pytest

from medcoder.assess.markup import TAGS, refusals, to_html, tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", ["plain"]),
        ("a *b* **c** `d`", ["a ", ["em", "b"], " ", ["strong", "c"], " ", ["code", "d"]]),
        ("one\ntwo", ["one two"]),
        ("one  \ntwo", ["one", ["br"], "two"]),
        ("one\n\ntwo", [["p", "one"], ["p", "two"]]),
        ("- a\n- b", [["ul", ["li", "a"], ["li", "b"]]]),
        ("1. a\n2. b", [["ol", ["li", "a"], ["li", "b"]]]),
        ("see\n\n- a", [["p", "see"], ["ul", ["li", "a"]]]),
        ("```\nx < y\n```", [["pre", "x < y"]]),
        (
            "| a | b |\n|---|---|\n| 1 | *2* |",
            [["table", ["thead", ["tr", ["th", "a"], ["th", "b"]]],
              ["tbody", ["tr", ["td", "1"], ["td", ["em", "2"]]]]]],
        ),
        (r"\*kept\*", ["*kept*"]),
        ("BP <140 & >90", ["BP <140 & >90"]),
        ("https://example.org &amp; $5", ["https://example.org &amp; $5"]),
    ],
)  # fmt: skip
def test_text_becomes_a_tree(text, expected):
    assert tree(text) == expected


def test_html_that_slips_through_stays_text():
    nodes = tree("<script>alert(1)</script>\n\n<b onclick=x>bold</b>")
    assert nodes == [["p", "<script>alert(1)</script>"], ["p", "<b onclick=x>bold</b>"]]
    assert "<script>" not in to_html(nodes)
    assert "&lt;script&gt;" in to_html(nodes)


def test_a_tree_holds_no_other_tags_than_those_the_page_knows():
    def tags(nodes):
        for node in nodes:
            if isinstance(node, list):
                yield node[0]
                yield from tags(node[1:])

    blocks = "# h\n\n> q\n\n---\n\n- a\n\n1. b\n\n| k |\n|---|\n| l |\n\n```\nm\n```"
    everything = f"{blocks}\n\n`c` *d* **e** ~~f~~ [g](h) ![i](j)"
    assert set(tags(tree(everything))) <= TAGS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <br> b", ["raw HTML '<br>'"]),
        ("a </p> b", ["raw HTML '</p>'"]),
        ("<!-- note -->", ["raw HTML '<!-- note -->'"]),
        ("<div\nclass=x>", ["raw HTML '<div\\nclass=x>'"]),
        ("[a](b)", ["a link or picture '[a](b)'"]),
        ("![a](b)", ["a link or picture '![a](b)'"]),
        ("## Heading", ["a heading (a line that begins with #)"]),
        ("age < 40 and > 20, #2, [sic]", []),
    ],
)
def test_what_authors_may_not_write_is_named(text, found):
    assert refusals(text) == found


def test_the_readable_form_is_escaped_html():
    assert to_html(tree("a < b & *c*  \nd")) == "a &lt; b &amp; <em>c</em><br>d"
