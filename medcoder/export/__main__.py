"""`python3 course.py export FORMAT`: writes the course, or a class's records, into `_build/export`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from medcoder.assess.audit import exams, objectives
from medcoder.assess.bank import Bank, BankError, read_bank

ROOT = Path(__file__).parents[2]

FORMATS = {"anki": "anki", "qti": "qti", "print": "workbook"}
"""What a learner or teacher calls a format, and the module that writes it."""

USAGE = (
    "use `python3 course.py export anki`, `export qti`, `export print`,"
    " or `export records FOLDER` with the folder of the learners' exported records."
)


class Refusal(Exception):
    """A reason to stop: one sentence."""


def main(arguments: list[str], root: Path = ROOT, folder: Path | None = None) -> int:
    """Export from the course in ``root`` into ``folder``, else into its `_build/export`; the exit status."""
    folder = folder or root / "_build" / "export"
    try:
        for line in export(arguments, root, folder):
            print(line)
        return 0
    except OSError as error:
        remedy = "check that you may write there and that the disk is not full."
        print(f"The export could not be written to {folder} ({error}): {remedy}", file=sys.stderr)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except BankError as error:
        print(error, file=sys.stderr)
        remedy = "mend them, and see with `python3 course.py check`."
        print(f"The bank has mistakes, so nothing was exported: {remedy}", file=sys.stderr)
    return 1


def export(arguments: list[str], root: Path, folder: Path) -> list[str]:
    """Carry out one export; what to print. Raises Refusal, BankError, OSError."""
    name, *rest = arguments or [""]
    if name != "records" and name not in FORMATS:
        raise Refusal(f"There is no export format `{name}`: {USAGE}" if name else f"The format is missing: {USAGE}")
    if len(rest) != (name == "records"):
        raise Refusal(f"`export {name}` takes {'one folder' if name == 'records' else 'nothing more'}: {USAGE}")
    bank = _sound_bank(root / "medcoder" / "bank")
    folder.mkdir(parents=True, exist_ok=True)
    if name == "records":
        return _records(bank, folder, Path(rest[0]))
    # Only the chosen format's packages are loaded.
    return import_module(f"medcoder.export.{FORMATS[name]}").export(bank, folder)


def _sound_bank(folder: Path) -> Bank:
    """The bank in ``folder``. Raises BankError where a file, or a source or objective that an item names, is missing."""
    bank, problems = read_bank(folder)
    problems += [*objectives.unknown_sources(bank), *objectives.unknown_objectives(bank), *exams.exam_sources(bank)]
    if problems:
        raise BankError(problems)
    return bank


def _records(bank: Bank, folder: Path, source: Path) -> list[str]:
    from medcoder.export import records

    try:
        return records.export(bank, folder, source)
    except records.NoRecords as reason:
        raise Refusal(str(reason)) from reason


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
