"""Rules on the mock exams: areas, objectives and sources that there are, and items enough for each area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from medcoder.assess.audit.places import at_item
from medcoder.assess.bank import BLUEPRINTS, Bank, Problem
from medcoder.assess.exam_bank import SITTINGS

FILE = f"medcoder/bank/exams/{BLUEPRINTS}"


def exam_items(bank: Bank) -> Iterator[Problem]:
    if bank.blueprints is None:
        if bank.exam_items:
            yield Problem(FILE, None, "there are exam items and no blueprint", "Put the file back, or mend it.")
        return
    areas = {blueprint.id: {area.id for area in blueprint.areas} for blueprint in bank.blueprints.blueprints}
    objectives = bank.objectives()
    for entry in bank.exam_items:
        for exam, area in entry.areas.items():
            if area not in areas.get(exam, ()):
                yield at_item(
                    bank, entry.item, f"the exam {exam!r} has no area {area!r}", f"Name an area of {FILE}"
                )
        if entry.item.objective not in objectives:
            yield at_item(
                bank, entry.item, f"no lesson states the objective {entry.item.objective!r}", "Name one that a lesson states"
            )


def exam_sources(bank: Bank) -> Iterator[Problem]:
    cited = [(entry.item, citation) for entry in bank.exam_items for citation in entry.item.source]
    for item, citation in cited:
        if citation.ref not in bank.sources:
            yield at_item(
                bank, item, f"the source {citation.ref!r} is not in sources.yml", "Add it there, or correct 'ref'"
            )
    for blueprint in bank.blueprints.blueprints if bank.blueprints else ():
        if blueprint.source.ref not in bank.sources:
            yield Problem(
                FILE, None, f"the source {blueprint.source.ref!r} is not in sources.yml", "Add it there, or correct 'ref'."
            )


def areas_too_small(bank: Bank) -> Iterator[Problem]:
    """Each area has questions for a full exam, and for so many half ones without a repeat."""
    have = Counter(pair for entry in bank.exam_items for pair in entry.areas.items())
    for blueprint in bank.blueprints.blueprints if bank.blueprints else ():
        for area in blueprint.areas:
            if have[blueprint.id, area.id] < area.needed:
                yield Problem(
                    FILE, None,
                    f"the area {area.id!r} of {blueprint.id!r} has {have[blueprint.id, area.id]} items and needs"
                    f" {area.needed}, for a full exam or {SITTINGS} half ones without a repeat",
                    "Write more items, or ask for fewer.",
                )  # fmt: skip
