"""What is read out of a lesson notebook."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from medcoder.lessons.notebook import Call, Heading, NotebookFault, Passage, load, read


@pytest.fixture
def written(tmp_path):
    """Write cells as a notebook, and read it."""

    def write(*cells):
        path = tmp_path / "lesson.ipynb"
        path.write_text(nbformat.writes(new_notebook(cells=list(cells))), encoding="utf-8")
        return read(path)

    return write


def markdown(text, cell_id="text"):
    return new_markdown_cell(text, id=cell_id)


def code(source, cell_id="code"):
    return new_code_cell(source, id=cell_id)


def test_title_and_headings_are_read_without_their_marks(written):
    lesson = written(
        markdown("# The *role*", "title"), markdown("## `E11` & more\n\n### Deep\n\n#no", "more")
    )
    assert lesson.title == "The role"
    assert lesson.headings == [
        Heading("The role", "title", 1),
        Heading("E11 & more", "more", 2),
        Heading("Deep", "more", 3),
    ]


def test_a_heading_in_an_example_is_no_heading(written):
    lesson = written(markdown("```text\n# PMH\n```\n\nNo title."))
    assert lesson.headings == []
    assert lesson.title is None


def test_objectives_are_the_bullets_under_their_heading_alone(written):
    lesson = written(
        markdown("## Before\n\n- no", "before"),
        markdown("## What you will be able to do\n\nYou will:\n\n- Choose *one*\n- Tell\n  two", "list"),
        markdown("- Three", "further"),
        markdown("## After\n\n- no", "after"),
    )
    assert lesson.objectives == [
        Passage("Choose one", "list"),
        Passage("Tell two", "list"),
        Passage("Three", "further"),
    ]


def test_bold_terms_are_found_also_in_tables_and_not_in_code(written):
    table = "| a |\n|---|\n| **`CPT`** |"
    lesson = written(markdown(f"A **medical\ncoder**, `**not**`.\n\n{table}\n\n    **not**"))
    assert [found.text for found in lesson.bold] == ["medical coder", "CPT"]


def test_codes_are_found_in_text_tables_and_examples_but_not_in_addresses(written):
    lesson = written(
        markdown("S93.401A, ![M25.512](J02.0.svg) [here](E11.9.md)\n\n| a |\n|---|\n| R05.9 |", "one"),
        markdown("```text\nA: J18.9\n```", "two"),
        code("'Z68.1'"),
    )
    assert lesson.codes == [
        Passage("S93.401A", "one"),
        Passage("M25.512", "one"),
        Passage("R05.9", "one"),
        Passage("J18.9", "two"),
    ]


def test_calls_are_read_from_the_syntax_tree(written):
    lesson = written(
        code("from medcoder import check", "setup"),
        code('# check("no")\nmedcoder.check("the-role");', "check"),
        code("practice(name)", "practice"),
        code('print("follow(1)")\nprogress()', "progress"),
        code('medcoder.chart("side-in-nursing")', "chart"),
        code("chart(name)", "unknown"),
        code("%matplotlib inline", "magic"),
    )
    assert lesson.calls == [
        Call("check", "the-role", "check"),
        Call("practice", None, "practice"),
        Call("progress", None, "progress"),
        Call("chart", "side-in-nursing", "chart"),
        Call("chart", None, "unknown"),
    ]


def test_sources_hold_every_cell_and_markdown_the_text_alone(written):
    lesson = written(markdown("costs $5"), code("check('x')"))
    assert lesson.markdown == [Passage("costs $5", "text")]
    assert lesson.sources == [Passage("costs $5", "text"), Passage("check('x')", "code")]


CELL = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "x"}
EMPTY = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{", "the file is not readable as JSON at line 1"),
        (b'"\xe9"', "the file is not UTF-8 text"),
        (b"[]", "the file is no notebook of format 4.5"),
        (json.dumps(EMPTY | {"nbformat_minor": 4}).encode(), "the file is no notebook of format 4.5"),
        (json.dumps(EMPTY | {"cells": [CELL | {"id": "a b"}]}).encode(), "'a b' does not match"),
        (json.dumps(EMPTY | {"cells": [CELL, CELL]}).encode(), "2 cells have the id 'a'"),
    ],
)
def test_what_is_no_notebook_is_refused_with_the_reason(tmp_path, content, fault):
    path = tmp_path / "lesson.ipynb"
    path.write_bytes(content)
    with pytest.raises(NotebookFault, match=fault.replace(".", r"\.")):
        load(path)
