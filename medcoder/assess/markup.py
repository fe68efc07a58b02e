"""The small Markdown that authors write, as a tree that a page can build safely.

A tree is a list of nodes; a node is a string (shown as it stands) or a list
``[tag, child, ...]`` whose tag is one of :data:`TAGS`. No HTML ever passes through:
the page makes elements and text nodes from the tree, and :func:`to_html` escapes.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from markdown_it import MarkdownIt

TAGS = frozenset(
    "p em strong code pre ul ol li table thead tbody tr th td br".split()
)

_HTML_TAG = re.compile(r"<[A-Za-z/!][^>]*>")
_LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """A parser with the allowed constructs switched on and everything else off."""
    return MarkdownIt("zero", {"html": False}).enable(
        ["emphasis", "backticks", "list", "table", "newline", "escape", "fence"]
    )


def refusals(text: str) -> list[str]:
    """What in ``text`` the small Markdown does not allow, in words; empty when it is fine."""
    found = []
    if match := _HTML_TAG.search(text):
        found.append(f"raw HTML {match.group(0)!r}")
    if match := _LINK.search(text):
        found.append(f"a link or picture {match.group(0)!r}")
    if _HEADING.search(text):
        found.append("a heading (a line that begins with #)")
    return found


def tree(text: str) -> list:
    """``text`` as a tree. A lone paragraph gives its content without the ``p``."""
    root: list = []
    stack = [root]
    for token in _flat(_parser().parse(text.strip())):
        _place(token, stack)
    if len(root) == 1 and isinstance(root[0], list) and root[0][0] == "p":
        return root[0][1:]
    return root


def _flat(tokens):
    for token in tokens:
        if token.type == "inline":
            yield from token.children or []
        elif not token.hidden:
            yield token


def _place(token, stack: list) -> None:
    """Put one token of the parser's stream into the tree under construction."""
    if token.nesting == 1:
        node = [token.tag]
        stack[-1].append(node)
        stack.append(node)
    elif token.nesting == -1:
        stack.pop()
    elif token.type == "text":
        if token.content:
            _append_text(stack[-1], token.content)
    elif token.type == "code_inline":
        stack[-1].append(["code", token.content])
    elif token.type == "fence":
        stack[-1].append(["pre", token.content.rstrip("\n")])
    elif token.type == "softbreak":
        _append_text(stack[-1], " ")
    elif token.type == "hardbreak":
        stack[-1].append(["br"])
    else:
        raise ValueError(f"the small Markdown has no {token.type!r}")


def _append_text(parent: list, text: str) -> None:
    # The first place of a node is its tag, so text joins on only to text behind it.
    if len(parent) > 1 and isinstance(parent[-1], str):
        parent[-1] += text
    else:
        parent.append(text)


def to_html(nodes: list) -> str:
    """The tree as escaped HTML, for the readable form that needs no script."""
    return "".join(_node_html(node) for node in nodes)


def _node_html(node) -> str:
    if isinstance(node, str):
        return html.escape(node, quote=False)
    tag, *children = node
    if tag == "br":
        return "<br>"
    return f"<{tag}>{to_html(children)}</{tag}>"
