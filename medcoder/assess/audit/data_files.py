"""Rules on the files from which activities are made, and on the items that look something up in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from medcoder import codeset
from medcoder.assess.audit.course import known_lessons
from medcoder.assess.audit.places import at_item, items
from medcoder.assess.bank import DATA, Bank, Problem
from medcoder.assess.drg_groups import FISCAL_YEAR

_YEAR = (datetime.date(FISCAL_YEAR - 1, 10, 1), datetime.date(FISCAL_YEAR, 9, 30))


def sources_of_data(bank: Bank) -> Iterator[Problem]:
    for name, found in bank.data.items():
        for citation in found.citations() if hasattr(found, "citations") else ():
            if citation.ref not in bank.sources:
                yield Problem(
                    file_of(name), None, f"the source {citation.ref!r} is not in sources.yml",
                    "Add it there, or correct 'ref'.",
                )


def unknown_services(bank: Bank) -> Iterator[Problem]:
    for item, levels in _with_data(bank, "level", "em-levels"):
        if item.service not in {service.id for service in levels.services}:
            yield at_item(
                bank, item, f"its service {item.service!r} is not in {file_of('em-levels')}",
                "Add it there, or correct 'service'",
            )


def unknown_lessons(bank: Bank) -> Iterator[Problem]:
    """The lessons that a stage of the path planner names: one that is none would only be left out."""
    known = known_lessons(bank)
    for stage in bank.data["path-planner"].stages if "path-planner" in bank.data else ():
        for name in stage.here:
            if name not in known:
                yield Problem(
                    file_of("path-planner"), None, f"the stage {stage.id!r} names the lesson {name!r}, which is none",
                    "Name the id of a lesson in the bank, or of one planned in course.yml.",
                )


def impossible_builds(bank: Bank) -> Iterator[Problem]:
    """The tables are there, and the key and the mistakes stand in them."""
    for item, tables in _with_data(bank, "build", "pcs-tables"):
        known = tables.by_name()
        if missing := [name for name in item.tables if name not in known]:
            yield at_item(
                bank, item, f"the table {missing[0]!r} is not in {file_of('pcs-tables')}",
                "Add it there, or correct 'tables'",
            )
            continue
        own = known[item.key[:3]]
        if not any(row.holds(item.key[3:]) for row in own.rows):
            yield at_item(
                bank, item, f"no row of the table {own.table} holds the key {item.key}", "Correct the key or the table"
            )
        for mistake in item.mistakes:
            wrong_table = mistake.table is not None and mistake.table not in item.tables
            if wrong_table or (mistake.character and own.title(mistake.character, mistake.value) is None):
                yield at_item(
                    bank, item, f"nobody can make the mistake {mistake.table or mistake.value!r}: it is not offered",
                    "Take it out, or correct it",
                )


def stale_groups(bank: Bank) -> Iterator[Problem]:
    """Each stay lies in the year of the weights, its codes are billable, and its groups are those of its claim."""
    for item, groups in _with_data(bank, "switch", "drg-groups"):
        if not _YEAR[0] <= item.stay.date <= _YEAR[1]:
            yield at_item(
                bank, item, f"the discharge on {item.stay.date} is not in fiscal year {FISCAL_YEAR}, whose weights are kept",
                f"Choose a day from {_YEAR[0]} to {_YEAR[1]}",
            )
            continue
        release = codeset.on(item.stay.date)
        for code in item.all_codes():
            if release.is_known(code) and not release.is_billable(code):
                yield at_item(bank, item, f"{code} is no billable code", "Give it all its characters")
        kept = groups.stays.get(item.id)
        if kept is None or kept.claim != item.claim():
            yield at_item(
                bank, item, f"{file_of('drg-groups')} does not have the groups of this stay as it is now",
                "Run `python3 course.py group`",
            )


def groups_of_no_stay(bank: Bank) -> Iterator[Problem]:
    used = {item.id for _, item in items(bank) if item.kind == "switch"}
    if "drg-groups" in bank.data and (left := sorted(set(bank.data["drg-groups"].stays) - used)):
        yield Problem(
            file_of("drg-groups"), None, f"it has the stay {left[0]!r}, which no lesson has",
            "Run `python3 course.py group`.",
        )


def file_of(name: str) -> str:
    """The file of :data:`DATA` as problems name it."""
    return f"medcoder/bank/{DATA[name][0]}"


def _with_data(bank: Bank, kind: str, name: str) -> Iterator[tuple]:
    """Each item of the kind with the data that it needs, where that could be read."""
    if name in bank.data:
        yield from ((item, bank.data[name]) for _, item in items(bank) if item.kind == kind)
