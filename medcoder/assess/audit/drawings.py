"""Rules on the drawings that items show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from medcoder.assess.audit.places import at_item, items
from medcoder.assess.bank import Bank, Problem
from medcoder.assess.pictures import picture_faults, place_faults


def picture_problems(root: Path, bank: Bank) -> Iterator[Problem]:
    for _, item in items(bank):
        if item.kind != "label":
            continue
        path = bank.picture(item.picture)
        faults = picture_faults(path)
        for fault in faults:
            yield at_item(
                bank, item, f"its picture {item.picture!r}: {fault}",
                f"Correct {path.relative_to(root).as_posix()}, or name another picture",
            )
        for fault in [] if faults else place_faults(path, item.places):
            yield at_item(
                bank, item, fault, "Move it, and let a line of the drawing lead from it to what it is about",
            )
