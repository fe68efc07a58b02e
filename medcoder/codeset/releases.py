"""Releases: ICD-10-CM as it stands on a day.

A release is in force for a fiscal year, October to September. FY2026 is the tabular list of
April 2026, used for its whole year; FY2027 is that list with the changes of 2026-10-01, which
name billable codes only: a new code has the notes that it inherits, and a new heading may have
no title.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from medcoder.codeset import changes
from medcoder.codeset.cache import tabular_list
from medcoder.codeset.nearest import nearest
from medcoder.codeset.notes import Block, Chapter, Note, span
from medcoder.codeset.tabular import Tabular
from medcoder.codeset.tree import Tree, tree_of
from medcoder.codeset.written import normal_form

_FY2026 = (datetime.date(2025, 10, 1), datetime.date(2026, 9, 30))
_FY2027 = (datetime.date(2026, 10, 1), datetime.date(2027, 9, 30))


class UnknownCode(LookupError):
    """The release has no such code, or no title for it. Says so in a sentence."""


@dataclass(frozen=True, eq=False)
class Release:
    """One release. Its methods take codes in any case, with or without the dot."""

    name: str
    first_day: datetime.date
    last_day: datetime.date
    tabular: Tabular = field(repr=False)
    tree: Tree = field(repr=False)
    changed: dict[str, str] = field(repr=False)
    """Entry to what this release did to it: "new", "revised" (its title) or "deleted" (it is a
    heading now)."""
    deleted: dict[str, str] = field(repr=False)
    """Each billable code that this release deleted, to the title that it had."""
    remarks: dict[str, str] = field(repr=False)
    """Code that another release has, to a sentence that tells when it is in force and, where
    the changes tell, what to use instead."""

    def is_known(self, code: str) -> bool:
        """Whether ``code`` is a category, a subcategory or a billable code."""
        code = normal_form(code)
        return code in self.tree.titles or self.tree.stem(code) is not None

    def is_billable(self, code: str) -> bool:
        """Whether ``code`` can stand on a claim: nothing is missing from it."""
        return self.tree.is_billable(normal_form(code))

    def title(self, code: str) -> str:
        """The official title. Raises :class:`UnknownCode`, also for a heading without one."""
        known = self.code(code)
        if known.title is None:
            sentence = f"{known.code} is a heading that is new in {self.name}; its title is not known here"
            raise UnknownCode(sentence)
        return known.title

    def code(self, code: str) -> Code:
        """The code as an object. Raises :class:`UnknownCode`: why, and the nearest real codes."""
        normal = normal_form(code)
        if not self.is_known(normal):
            raise UnknownCode(self._unknown(normal))
        return Code(self, normal)

    def why_unknown(self, code: str) -> str:
        """A sentence, without a full stop, for a code that this release does not have."""
        code = normal_form(code)
        return self.remarks.get(code, f"{code} is no ICD-10-CM code in {self.name}")

    def _unknown(self, code: str) -> str:
        near = () if code in self.remarks else self.suggest(code)
        return self.why_unknown(code) + (f"; nearest: {', '.join(near)}" if near else "")

    def suggest(self, code: str) -> tuple[str, ...]:
        """The billable codes nearest to what was written, at most five, the best first."""
        code = normal_form(code)
        follow = changes.successors(code, fy2026().tabular.notes) if code in self.deleted else []
        return tuple(dict.fromkeys([*follow, *nearest(code, self.tree, self.categories)]))[:5]

    def missing(self, code: str) -> str:
        """A sentence, without a full stop: what a category or subcategory needs to be a code.

        Empty for a billable code. Raises :class:`UnknownCode`.
        """
        return _missing(self.code(code))

    def stems(self) -> Iterator[Code]:
        """Every entry that the list writes out, in order: no codes with an added 7th character."""
        for category in self.categories:
            for entry in self.tree.branch(category):
                yield Code(self, entry)

    def billable_codes(self) -> Iterator[str]:
        """Every billable code, in order."""
        for category in self.categories:
            yield from self.tree.billable(category)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(
            Chapter(number, *named, tuple(self._blocks(number)), self.notes_at(f"chapter {number}"))
            for number, *named in self.tabular.chapters
        )

    @property
    def categories(self) -> Iterator[str]:
        """Every category's code, in order."""
        return iter(self.places)

    @cached_property
    def places(self) -> dict[str, tuple[Chapter, Block]]:
        """Category to its chapter and its narrowest block, in order."""
        return {
            category: (chapter, block)
            for chapter in self.chapters
            for block in chapter.blocks
            for category in block.categories
        }

    def notes_at(self, place: str) -> tuple[Note, ...]:
        """The notes that stand at a code in normal form, at a block's span or at "chapter 4"."""
        return tuple(Note(kind, text, place) for kind, text in self.tabular.notes.get(place, ()))

    def _blocks(self, chapter: int) -> Iterator[Block]:
        """Those of a chapter that hold categories; a wide one stands before those it is around."""
        wide: list[Block] = []
        for number, title, first, last, categories in self.tabular.blocks:
            if number == chapter:
                around = tuple(block for block in reversed(wide) if block.first <= first <= block.last)
                block = Block(first, last, title, tuple(categories), self.notes_at(span(first, last)), around)
                if categories:
                    yield block
                else:
                    wide.append(block)


@dataclass(frozen=True)
class Code:
    """A category, subcategory or billable code in a release."""

    release: Release = field(repr=False)
    code: str

    @property
    def title(self) -> str | None:
        """The official title in full; None for a heading whose title the changes do not tell."""
        return self.release.tree.title(self.code)

    @property
    def billable(self) -> bool:
        return self.release.tree.is_billable(self.code)

    @property
    def parent(self) -> Code | None:
        """What is right above it; of a category, None."""
        tree = self.release.tree
        above = tree.stem(self.code) or tree.entry_above(self.code)
        return None if above is None else Code(self.release, above)

    @property
    def children(self) -> tuple[Code, ...]:
        """What is right below it: subcategories and codes, or the codes with each 7th character."""
        if self.code not in self.release.tree.titles:
            return ()
        return tuple(Code(self.release, code) for code in self.release.tree.codes_of(self.code))

    @property
    def chapter(self) -> Chapter:
        return self.release.places[self.code[:3]][0]

    @property
    def block(self) -> Block:
        """The narrowest block that it is in."""
        return self.release.places[self.code[:3]][1]

    @property
    def sevenths(self) -> dict[str, str]:
        """The 7th characters that codes below it take, each with its meaning; {} if there are none."""
        return dict(self.release.tree.sevenths(self.code))

    @property
    def notes(self) -> tuple[Note, ...]:
        """Its own."""
        return self.release.notes_at(self.code)

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """Its own, then those of its parents, blocks and chapter, the nearest first.

        An inherited inclusion term tells what the heading is about; it does not say that each
        code below means that.
        """
        notes = list(self.notes)
        above = self.parent
        while above is not None:
            notes += above.notes
            above = above.parent
        for block in (self.block, *self.block.wider):
            notes += block.notes
        return (*notes, *self.chapter.notes)

    @property
    def change(self) -> str | None:
        """What its release did to it: "new", "revised" (its title), "deleted" (once a code, it
        is a heading now) or None. What is gone altogether stands in ``release.deleted``."""
        tree = self.release.tree
        return self.release.changed.get(tree.stem(self.code) or self.code)


def _missing(code: Code) -> str:
    if code.billable:
        return ""
    below = [child.code for child in code.children]
    sevenths = ", ".join(code.sevenths)
    if code.code not in code.release.tree.below:
        return f"{code.code} needs a 7th character ({sevenths}): {_few(below)}"
    level = "category" if len(code.code) == 3 else "subcategory"
    place = len(below[0].replace(".", ""))
    sentence = f"{code.code} is a {level} and needs at least a {place}th character: {_few(below)}"
    return f"{sentence}; its codes also take a 7th character ({sevenths})" if sevenths else sentence


def _few(codes: list[str]) -> str:
    """All of up to six codes; of more, the first five and the last."""
    return ", ".join(codes) if len(codes) <= 6 else ", ".join([*codes[:5], "…", codes[-1]])


def on(day: datetime.date) -> Release:
    """The release in force for an encounter (inpatient: a discharge) on ``day``.

    Raises ValueError for a day that no release covers.
    """
    for (first_day, last_day), release in ((_FY2026, fy2026), (_FY2027, fy2027)):
        if first_day <= day <= last_day:
            return release()
    raise ValueError(
        f"no ICD-10-CM release is known for {day}; the course has those for encounters from"
        f" {_FY2026[0]} to {_FY2027[1]}"
    )


@lru_cache(maxsize=1)
def fy2026() -> Release:
    tabular = tabular_list()
    remarks = {code: f"{code} is in force only from {_FY2027[0]}" for code in changes.listed("add")}
    return Release("FY2026", *_FY2026, tabular, tree_of(tabular), {}, {}, remarks)


@lru_cache(maxsize=1)
def fy2027() -> Release:
    old = fy2026()
    tree, changed = changes.apply(old.tree)
    categories = [entry for entry, change in changed.items() if change == "new" and len(entry) == 3]
    tabular = old.tabular._replace(
        blocks=changes.with_categories(old.tabular.blocks, categories),
        notes=changes.without_moved_terms(old.tabular.notes),
    )
    deleted = changes.listed("delete")
    remarks = {code: _deletion(code, old.tabular.notes) for code in deleted}
    return Release("FY2027", *_FY2027, tabular, tree, changed, deleted, remarks)


def _deletion(code: str, notes: changes.Notes) -> str:
    follow = changes.successors(code, notes)
    advice = f"; use {' or '.join(follow)}" if follow else ""
    return f"{code} was deleted on {_FY2027[0]}{advice}"
