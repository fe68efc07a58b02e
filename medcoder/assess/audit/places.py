"""What the audit's rules share: a problem with its place, and the items and notebooks to go through."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from medcoder.assess.bank import Bank, Problem
from medcoder.assess.items import Lesson
from medcoder.lessons.notebook import LessonNotebook


def at_item(bank: Bank, item, what: str, remedy: str) -> Problem:
    return Problem(*bank.place("item", item.id), what, f"{remedy}.", item.id)


def at(bank: Bank, kind: str, name: str, what: str, remedy: str) -> Problem:
    return Problem(*bank.place(kind, name), what, f"{remedy}.")


def in_notebook(notebook: str, what: str, remedy: str) -> Problem:
    return Problem(f"notebooks/{notebook}.ipynb", None, what, f"{remedy}.")


def items(bank: Bank) -> Iterator[tuple[Lesson, BaseModel]]:
    for lesson in bank.lessons.values():
        for item in lesson.items:
            yield lesson, item


def quoted(names) -> str:
    return ", ".join(repr(name) for name in names)


def pairs(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[tuple[Lesson, LessonNotebook]]:
    """Each lesson with its notebook, where there is one that can be read."""
    for lesson in bank.lessons.values():
        if lesson.notebook in notebooks:
            yield lesson, notebooks[lesson.notebook]
