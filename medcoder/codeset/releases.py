"""Releases: ICD-10-CM as it stands on a day.

A release is in force for a fiscal year, October to September. FY2026 is the tabular list of
April 2026, used for its whole year; FY2027 is that list with the changes of
``fy2027_changes.csv``, which names each billable code that was added, deleted or given another
title on 2026-10-01. The table names no headings: those that the new codes need are added
without a title.
"""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from medcoder.codeset.tabular import Entry, tabular_list
from medcoder.codeset.written import normal_form

_FY2026 = (datetime.date(2025, 10, 1), datetime.date(2026, 9, 30))
_FY2027 = (datetime.date(2026, 10, 1), datetime.date(2027, 9, 30))


class UnknownCode(LookupError):
    """The release has no such code, or no title for it. Says so in a sentence."""


@dataclass(frozen=True, eq=False)
class Release:
    """One release. Codes are accepted in any case, with or without the dot.

    ``remarks`` maps codes that another release has to a sentence that tells when they are
    in force and, where the changes tell, what to use instead.
    """

    name: str
    first_day: datetime.date
    last_day: datetime.date
    entries: dict[str, Entry] = field(repr=False)
    remarks: dict[str, str] = field(repr=False)

    def is_known(self, code: str) -> bool:
        """Whether ``code`` is a category, a subcategory or a billable code."""
        return normal_form(code) in self.entries

    def is_billable(self, code: str) -> bool:
        """Whether ``code`` can stand on a claim: nothing is missing from it."""
        entry = self.entries.get(normal_form(code))
        return entry is not None and entry.billable

    def title(self, code: str) -> str:
        """The official title. Raises :class:`UnknownCode`."""
        code = normal_form(code)
        if code not in self.entries:
            raise UnknownCode(self.why_unknown(code))
        title = self.entries[code].title
        if title is None:
            raise UnknownCode(f"{code} is a heading that is new in {self.name}; its title is not known here")
        return title

    def why_unknown(self, code: str) -> str:
        """A sentence, without a full stop, for a code that this release does not have."""
        code = normal_form(code)
        return self.remarks.get(code, f"{code} is no ICD-10-CM code in {self.name}")


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
    added = _changes("add")
    remarks = {code: f"{code} is in force only from {_FY2027[0]}" for code in added}
    return Release("FY2026", *_FY2026, tabular_list(), remarks)


@lru_cache(maxsize=1)
def fy2027() -> Release:
    entries = dict(fy2026().entries)
    deleted, added = _changes("delete"), _changes("add")
    for code in deleted:
        entries[code] = entries[code]._replace(billable=False)
    for code, title in added.items():
        _add(entries, Entry(code, title, True, _parent(code, entries)))
    for code, title in _changes("revise").items():
        entries[code] = entries[code]._replace(title=title)
    _drop_empty(entries, deleted)
    remarks = {code: _deletion(code, title, added) for code, title in deleted.items()}
    return Release("FY2027", *_FY2027, entries, remarks)


@lru_cache(maxsize=None)
def _changes(action: str) -> dict[str, str]:
    """Code to title of what was changed for FY2027 by ``action``: add, delete or revise."""
    text = files("medcoder.codeset").joinpath("fy2027_changes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: row["title"] for row in rows if row["action"] == action}


def _deletion(code: str, title: str, added: dict[str, str]) -> str:
    """What became of a deleted code: those that split it up, or the one with its title."""
    follow = [new for new in added if new.startswith(code) or added[new] == title]
    advice = f"; use {' or '.join(follow)}" if follow else ""
    return f"{code} was deleted on {_FY2027[0]}{advice}"


def _add(entries: dict[str, Entry], entry: Entry) -> None:
    """Add ``entry``, and above it the new headings that the table of changes does not name."""
    parent = entry.parent
    if parent is not None and parent not in entries:
        _add(entries, Entry(parent, None, False, _parent(parent, entries)))
    entries[entry.code] = entry


def _parent(code: str, entries: dict[str, Entry]) -> str | None:
    """The heading right above ``code``; one that ends in a mere placeholder is none."""
    above = normal_form(code.replace(".", "")[:-1])
    if len(code) == 3:
        return None
    if above.endswith("X") and above not in entries:
        return _parent(above, entries)
    return above


def _drop_empty(entries: dict[str, Entry], deleted: dict[str, str]) -> None:
    """Take out each deleted code, and each heading above it, that has no code below it now."""
    below = Counter(entry.parent for entry in entries.values())
    for code in deleted:
        while not below[code] and not entries[code].billable:
            code = entries.pop(code).parent
            below[code] -= 1
