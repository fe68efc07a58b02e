"""Codes that belong to others are not shipped: CPT and CDT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from medcoder.assess.bank import Bank, Problem
from medcoder.lessons.notebook import LessonNotebook


# Section ranges ("70010–79999") may be named; web addresses hold numbers of their own.
_ALLOWED = re.compile(r"https?://\S+|\b\d{5}\s*(?:[-–—]|to|through)\s*\d{5}\b")
_CPT = re.compile(r"(?<![\w.,])(?:\d{5}|\d{4}[FTUM])(?!\w|[.,]\d)")
_CDT = re.compile(r"(?<![\w.])D\d{4}(?!\w)")


def foreign_code_problems(
    root: Path, bank: Bank, notebooks: dict[str, LessonNotebook]
) -> Iterator[Problem]:
    for path in sorted([*(root / "medcoder" / "bank").rglob("*.yml"), *(root / "book").rglob("*.md")]):
        file = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for what, remedy in _foreign_codes(line):
                yield Problem(file, number, what, remedy, _item_at(bank, file, number))
    for name, notebook in notebooks.items():
        for cell in notebook.sources:
            for what, remedy in _foreign_codes(cell.text):
                yield Problem(f"notebooks/{name}.ipynb", None, f"the cell '{cell.cell}': {what}", remedy)


def _foreign_codes(text: str) -> Iterator[tuple[str, str]]:
    text = _ALLOWED.sub(" ", text)
    for code in _CPT.findall(text):
        yield (
            f"{code} looks like a CPT code, and CPT codes are not shipped",
            "Describe the service in words; if it is another number, write it in another form (12,345).",
        )
    for code in _CDT.findall(text):
        yield (
            f"{code} looks like a CDT code (HCPCS codes with D), and CDT codes are not shipped",
            "Describe the service in words.",
        )


def _item_at(bank: Bank, file: str, line: int) -> str | None:
    """The item within which ``line`` of ``file`` stands, if it stands in one."""
    starts = [
        (start, kind, name)
        for (kind, name), (place, start) in bank.places.items()
        if place == file and start <= line
    ]
    _, kind, name = max(starts, default=(0, "", ""))
    return name if kind == "item" else None
