"""Rules on the glossary and the course map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medcoder.assess.audit.places import at, in_notebook
from medcoder.assess.bank import Bank, Problem
from medcoder.lessons.notebook import LessonNotebook

FILE = "medcoder/bank/course.yml"


def lessons_of_terms(bank: Bank) -> Iterator[Problem]:
    known = known_lessons(bank)
    for term in bank.glossary:
        if term.lesson not in known:
            yield at(
                bank, "term", term.term,
                f"the term {term.term!r} names the lesson {term.lesson!r}, which is none",
                "Name the id of a lesson in the bank, or of one planned in course.yml",
            )


def known_lessons(bank: Bank) -> set[str]:
    """The ids of the lessons that there are, and of those that the course map plans."""
    return set(bank.lessons) | {name.partition("-")[2] for name in _planned(bank)}


def order_of_terms(bank: Bank) -> Iterator[Problem]:
    for before, term in pairwise(bank.glossary):
        if _alphabetical(term.term) < _alphabetical(before.term):
            yield at(
                bank, "term", term.term, f"the term {term.term!r} stands behind {before.term!r}",
                "Put the terms in alphabetical order",
            )


def unknown_terms(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    terms = {term.term.casefold() for term in bank.glossary}
    for name, notebook in notebooks.items():
        for found in notebook.bold:
            if found.text.casefold() not in terms:
                yield in_notebook(
                    name, f"the cell '{found.cell}' has {found.text!r} in bold, which is not in the glossary",
                    "Add it to glossary.yml, or use italics",
                )


def _alphabetical(term: str) -> str:
    return term.casefold().replace("-", " ")


def _planned(bank: Bank) -> list[str]:
    """The notebooks that the course map names, in its order."""
    steps = bank.course.steps if bank.course else []
    return [planned.notebook for step in steps for planned in step.lessons]


def unplanned_lessons(bank: Bank) -> Iterator[Problem]:
    planned = _planned(bank)
    for lesson in bank.lessons.values():
        if lesson.notebook not in planned:
            yield Problem(
                FILE, None, f"no step lists the notebook {lesson.notebook!r}",
                "Add it under the step that it belongs to.",
            )


def order_of_plan(bank: Bank) -> Iterator[Problem]:
    for before, notebook in pairwise(_planned(bank)):
        if notebook < before:
            yield at(
                bank, "planned lesson", notebook, f"{notebook!r} stands behind {before!r}",
                "Put the lessons in the order of their notebooks' numbers",
            )
