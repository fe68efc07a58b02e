"""What a lesson notebook says: headings, objectives, new terms, codes, and the activities it shows."""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nbformat
from markdown_it import MarkdownIt
from markdown_it.token import Token
from nbformat.validator import iter_validate

from medcoder.codeset import codes_in

OBJECTIVES_HEADING = "What you will be able to do"
FORMS = {"check": "check", "practice": "try", "follow": "follow", "drill": "drill", "tool": "tool", "exam": "exam", "batch": "batch", "final": "final"}
"""The form of activity that each function of a notebook shows."""
SHOWN = {*FORMS, "chart", "mock", "progress", "readiness", "review"}


class NotebookFault(ValueError):
    """The file is no notebook that can be used. Says why."""


@dataclass(frozen=True)
class Passage:
    """A piece of a notebook's text, and the id of the cell where it stands."""

    text: str
    cell: str


@dataclass(frozen=True)
class Heading(Passage):
    level: int


@dataclass(frozen=True)
class Call:
    """A call of one of ``SHOWN`` in a code cell. ``activity`` is None if it is no plain string."""

    function: str
    activity: str | None
    cell: str


@dataclass(frozen=True)
class LessonNotebook:
    """What a notebook says, in reading order.

    ``objectives`` are the bullets under "What you will be able to do"; ``codes`` the dotted
    ICD-10-CM codes in its text; ``sources`` the source of every cell, ``markdown`` that of
    the text cells.
    """

    headings: list[Heading]
    objectives: list[Passage]
    bold: list[Passage]
    codes: list[Passage]
    calls: list[Call]
    markdown: list[Passage]
    sources: list[Passage]

    @property
    def title(self) -> str | None:
        return next((heading.text for heading in self.headings if heading.level == 1), None)


def load(path: Path) -> nbformat.NotebookNode:
    """The notebook file at ``path``. Raises :class:`NotebookFault`."""
    try:
        text = path.read_text(encoding="utf-8")
        raw = json.loads(text)
    except UnicodeDecodeError:
        raise NotebookFault("the file is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise NotebookFault(f"the file is not readable as JSON at line {error.lineno}") from None
    if not isinstance(raw, dict) or (raw.get("nbformat"), raw.get("nbformat_minor")) != (4, 5):
        raise NotebookFault("the file is no notebook of format 4.5")
    for error in iter_validate(nbformat.from_dict(raw)):
        raise NotebookFault(f"the file is no notebook of format 4.5: {error.message}")
    notebook = nbformat.v4.reads(text)
    for cell_id, times in Counter(cell.id for cell in notebook.cells).items():
        if times > 1:
            raise NotebookFault(f"{times} cells have the id '{cell_id}'")
    return notebook


def read(path: Path) -> LessonNotebook:
    """What the notebook at ``path`` says. Raises :class:`NotebookFault`."""
    cells = load(path).cells
    markdown = [Passage(cell.source, cell.id) for cell in cells if cell.cell_type == "markdown"]
    texts = [(_parser().parse(part.text), part.cell) for part in markdown]
    return LessonNotebook(
        headings=list(_headings(texts)),
        objectives=list(_objectives(texts)),
        bold=[Passage(text, cell) for tokens, cell in texts for text in _bold(tokens)],
        codes=[
            Passage(code, cell) for tokens, cell in texts for code in codes_in(" ".join(_words(tokens)))
        ],
        calls=[call for cell in cells if cell.cell_type == "code" for call in calls(cell)],
        markdown=markdown,
        sources=[Passage(cell.source, cell.id) for cell in cells],
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _plain(inline: Token) -> str:
    """The text of one paragraph, heading or table cell, without its marks."""
    parts = (
        " " if child.type in ("softbreak", "hardbreak") else child.content for child in inline.children
    )
    return "".join(parts)


def _words(tokens: list[Token]) -> Iterator[str]:
    """All that a reader sees, block by block."""
    for token in tokens:
        if token.type == "inline":
            yield _plain(token)
        elif token.type in ("fence", "code_block"):
            yield token.content


def _headings(texts) -> Iterator[Heading]:
    for tokens, cell in texts:
        for token, following in zip(tokens, tokens[1:]):
            if token.type == "heading_open":
                yield Heading(_plain(following), cell, int(token.tag[1:]))


def _objectives(texts) -> Iterator[Passage]:
    """The bullets between the heading for objectives and the next heading."""
    inside = False
    for tokens, cell in texts:
        for before, token in zip([None, *tokens], tokens):
            if token.type != "inline":
                continue
            if before.type == "heading_open":
                inside = _plain(token) == OBJECTIVES_HEADING
            elif inside and token.level >= _LEVEL_IN_LIST:
                yield Passage(_plain(token), cell)


_LEVEL_IN_LIST = 3
"""How deep the text of a bullet lies: list, item, paragraph."""


def _bold(tokens: list[Token]) -> Iterator[str]:
    for inline in tokens:
        text = None
        for child in inline.children or []:
            if child.type == "strong_open":
                text = ""
            elif child.type == "strong_close":
                yield text
                text = None
            elif text is not None:
                text += " " if child.type == "softbreak" else child.content


def calls(cell) -> Iterator[Call]:
    """What a code cell shows. A cell that is no Python shows nothing; tidy refuses it."""
    try:
        tree = ast.parse(cell.source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
            # review(codes, encounter) is the code set's own; the course's review() takes nothing.
            if name in SHOWN and not (name == "review" and node.args):
                yield Call(name, _plain_string(node), cell.id)


def _plain_string(call: ast.Call) -> str | None:
    argument = call.args[0] if call.args else None
    value = argument.value if isinstance(argument, ast.Constant) else None
    return value if isinstance(value, str) else None
