"""The table that ``course.py bench`` prints: groups of rows, each group with columns of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

WHAT, CELL, WIDTH = 40, 14, 96


class Row(NamedTuple):
    what: str
    """What is measured, with its unit."""
    cells: list[str]
    """One for each column of the group."""


class Group(NamedTuple):
    title: str
    columns: list[str]
    """The course first, then its peers, all measured in one run."""
    rows: list[Row]
    why: list[str]
    """Sentences below the rows: why a figure is missing, or what a peer is."""


def figure(number: float | None, digits: int = 0) -> str:
    """A number as the table shows it; a dash where there is none."""
    return "–" if number is None else f"{number:,.{digits}f}"


def row(what: str, numbers: list[float | None], digits: int = 0) -> Row:
    return Row(what, [figure(number, digits) for number in numbers])


def table(groups: list[Group]) -> str:
    return "\n\n".join("\n".join(_lines(group)) for group in groups)


def _lines(group: Group) -> Iterator[str]:
    yield _line(group.title, group.columns)
    yield "-" * len(_line("", group.columns))
    for each in group.rows:
        yield _line(f"  {each.what}", each.cells)
    for sentence in group.why:
        yield from textwrap.wrap(sentence, WIDTH, initial_indent="  * ", subsequent_indent="    ")


def _line(what: str, cells: list[str]) -> str:
    return f"{what:<{WHAT}}" + "".join(f"{cell:>{CELL}}" for cell in cells)
