"""Rules on the ICD-10-CM codes that items and notebooks name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medcoder import codeset
from medcoder.assess.audit.places import at, at_item, in_notebook, pairs
from medcoder.assess.bank import Bank, Problem
from medcoder.assess.items import Lesson
from medcoder.lessons.notebook import LessonNotebook


def item_code_problems(bank: Bank) -> Iterator[Problem]:
    for lesson in bank.lessons.values():
        try:
            release = codeset.on(lesson.as_of)
        except ValueError as error:
            yield at(bank, "lesson", lesson.lesson, str(error), "Correct 'as_of'")
            continue
        for activity in lesson.activities:
            # Around an item of a story stands its step, whose codes it lists as its own.
            for item, part in zip(activity.items, getattr(activity, "steps", activity.items)):
                yield from _codes_of_item(bank, item, part, _release_of(item, release))
            if activity.form == "follow":
                for code in _unknown(codeset.codes_in(activity.record), release):
                    yield at(
                        bank, "activity", activity.id,
                        f"the record names {code}: {release.why_unknown(code)}", _correct_code(lesson),
                    )


def exam_code_problems(bank: Bank) -> Iterator[Problem]:
    """The codes of the exam bank, on the day that its blueprints name."""
    if bank.blueprints is None:
        return
    release = codeset.on(bank.blueprints.as_of)
    for entry in bank.exam_items:
        yield from _codes_of_item(bank, entry.item, entry.item, release)


_WITH_CODES = {"code", "switch", "audit"}
"""The kinds of items that have codes as data, on a date of their own."""


def _release_of(item, release: codeset.Release) -> codeset.Release:
    """Its encounter's or its stay's, where it has one whose date is covered (another rule says if not)."""
    if item.kind not in _WITH_CODES:
        return release
    try:
        return codeset.on(item.stay.date if item.kind == "switch" else item.encounter.date)
    except ValueError:
        return release


def _codes_of_item(bank: Bank, item, part, release: codeset.Release) -> Iterator[Problem]:
    """The codes of ``item``, whose text is that of ``part``: itself, or its step of a story."""
    cited = "\n".join(citation.at or "" for citation in item.source)
    text = text_of(part.model_dump())
    listed = [codeset.normal_form(code) for code in item.codes]
    own = own_codes(item)
    written = [code for code in codeset.codes_in(text) if code not in own]
    # What a 'code' item has of its own, coded.py looks up.
    more = own if item.kind != "code" else []
    for code in _unknown(dict.fromkeys([*listed, *more, *written, *codeset.codes_in(cited)]), release):
        yield at_item(
            bank, item, f"it names {code}: {release.why_unknown(code)}",
            "Correct it in the text and under 'codes'",
        )
    for code in listed:
        if not _stands_in(code, f"{text}\n{cited}"):
            yield at_item(bank, item, f"'codes' lists {code}, which the item does not name", "Take it out")
    for code in written:
        if code not in listed:
            yield at_item(bank, item, f"the item names {code}, which 'codes' does not list", "List it there")


def own_codes(item) -> list[str]:
    """The codes that an item has as data, apart from its text."""
    return list(item.all_codes()) if item.kind in _WITH_CODES else []


def _unknown(codes, release: codeset.Release) -> list[str]:
    return [code for code in codes if not release.is_known(code)]


def _stands_in(code: str, text: str) -> bool:
    """Whether ``text`` names ``code`` itself, not one that begins with it."""
    return re.search(rf"(?<![\w.]){re.escape(code)}(?!\w|\.\w)", text) is not None


_NO_TEXT = {"codes", "source", "documents"}


def text_of(value) -> str:
    """All text in an item's, a step's or a chart's plain data.

    Left out are lists of codes, sources, and a record's documents, which may name old codes.
    """
    if isinstance(value, dict):
        return "\n".join(text_of(part) for key, part in value.items() if key not in _NO_TEXT)
    if isinstance(value, list):
        return "\n".join(text_of(part) for part in value)
    return value if isinstance(value, str) else ""


def _correct_code(lesson: Lesson) -> str:
    return f"Name a code that is in force on {lesson.as_of}, the lesson's date"


def notebook_code_problems(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for lesson, notebook in pairs(bank, notebooks):
        try:
            release = codeset.on(lesson.as_of)
        except ValueError:
            continue  # reported with the items
        for found in notebook.codes:
            if not release.is_known(found.text):
                yield in_notebook(
                    lesson.notebook,
                    f"the cell '{found.cell}' names {found.text}: {release.why_unknown(found.text)}",
                    _correct_code(lesson),
                )
