"""What changed in ICD-10-CM over three fiscal years: each billable code that was added, deleted or retitled.

FY2025 and FY2026 were computed from the published releases (FY2026 with its update of April 2026); FY2027's
table is the one that :mod:`medcoder.codeset.changes` applies.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from medcoder.codeset import changes
from medcoder.codeset.releases import fy2026, fy2027
from medcoder.codeset.written import LENGTH

YEARS = (2025, 2026, 2027)
LAST_DAY = datetime.date(2027, 9, 30)
"""The last day of the last of them."""


@dataclass(frozen=True)
class Change:
    """``action``: add, delete or revise; ``before`` is the title that was revised; ``successors`` are the codes
    that took the place of a deleted one, as far as the code set shows them."""

    year: int
    action: str
    code: str
    title: str
    before: str
    chapter: int
    successors: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def history() -> tuple[Change, ...]:
    """Every change, year by year, in the order of the codes."""
    return tuple(change for year in YEARS for change in sorted(_of(year), key=lambda change: change.code))


def _of(year: int) -> Iterator[Change]:
    rows = _rows(year)
    added = {row["code"]: row["title"] for row in rows if row["action"] == "add"}
    for row in rows:
        code = row["code"]
        follow = _successors(year, code, row["title"], added) if row["action"] == "delete" else []
        yield Change(year, row["action"], code, row["title"], row["previous_title"], chapter_of(code), tuple(follow))


def _rows(year: int) -> list[dict[str, str]]:
    text = files("medcoder.codeset").joinpath(f"fy{year}_changes.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _successors(year: int, code: str, title: str, added: dict[str, str]) -> list[str]:
    """The new codes below it, with its 7th character where it has one, and the new code of its title."""
    if year == 2027:
        return sorted(dict.fromkeys(changes.successors(code, fy2026().tabular.notes)))
    # X9X.XXXA was split where codes of the same 7th character begin with what stands before its placeholder.
    stem, seventh = (code[:-1].rstrip("X"), code[-1]) if len(code) == LENGTH else (code, "")
    return sorted(
        new
        for new in added
        if (new.startswith(stem) and new != code and new.endswith(seventh)) or added[new] == title
    )


def chapter_of(code: str) -> int:
    """The number of the chapter that the code's category is in."""
    for release in (fy2027(), fy2026()):
        if (category := code[:3]) in release.places:
            return release.places[category][0].number
    raise LookupError(f"{code}: its category is in no release that is here")
