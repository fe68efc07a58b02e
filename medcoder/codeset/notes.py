"""What stands above the codes, and the notes: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Note(NamedTuple):
    """One line of the tabular list's notes, and where it stands.

    ``kind`` is one of includes, inclusion, excludes1, excludes2, code_first, use_additional,
    code_also, note and seventh; ``at`` a code ("E11"), a block ("E08-E13") or "chapter 4".
    """

    kind: str
    text: str
    at: str


@dataclass(frozen=True)
class Block:
    """A block of categories.

    ``categories`` are codes, in order; ``notes`` are its own; ``wider`` are the blocks around
    it (C00-C96), the narrowest first.
    """

    first: str
    last: str
    title: str
    categories: tuple[str, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)
    wider: tuple[Block, ...] = field(repr=False)

    @property
    def span(self) -> str:
        """Such as "E08-E13"."""
        return span(self.first, self.last)


@dataclass(frozen=True)
class Chapter:
    """A chapter. ``blocks`` are those that hold categories; ``notes`` are its own."""

    number: int
    title: str
    first: str
    last: str
    blocks: tuple[Block, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)


def span(first: str, last: str) -> str:
    """A block's range as the place of its notes. The list writes R99 for a block of that one
    category; with both ends it is not taken for the category."""
    return f"{first}-{last}"
