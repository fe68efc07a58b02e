"""What the page draws exams from: for the final assessment the lessons' checks and the charts, for the mock
exams their own bank."""

from __future__ import annotations

from medcoder.assess.bank import Bank
from medcoder.assess.items import NOT_TIMED
from medcoder.assess.sheet import activity_sheet, chart_sheet, item_sheet, name_hash, objectives_of, slug

LEFT_OUT = NOT_TIMED | {"label"}
"""A drawing weighs more than the rest of its question; the lessons have those."""


def final_pool(bank: Bank) -> dict:
    """{"areas": [{"title", "items": [sheets]}], "charts": [sheets], "objectives": {…}}: an area for each step of the course map.

    The lesson that holds the final assessment itself is left out.
    """
    final_lesson = next((lesson.lesson for lesson, activity in bank.activities().values() if activity.form == "final"), None)
    by_notebook = {lesson.notebook: lesson for lesson in bank.lessons.values()}
    areas = []
    for step in bank.course.steps:
        lessons = [by_notebook[planned.notebook] for planned in step.lessons if planned.notebook in by_notebook]
        items = [
            item_sheet(bank, item)
            for lesson in lessons
            if lesson.lesson != final_lesson
            for activity in lesson.activities
            if activity.form == "check"
            for item in activity.items
            if item.kind not in LEFT_OUT
        ]
        if items:
            areas.append({"title": step.title, "items": items})
    charts = [chart_sheet(bank, chart) for chart in _shown(bank)]
    asked = [*(item for area in areas for item in area["items"]), *charts]
    return {"areas": areas, "charts": charts, "objectives": objectives_of(bank, [item["objective"] for item in asked])}


def _shown(bank: Bank) -> list:
    """The charts that a lesson shows, in reading order."""
    return [bank.charts[named.chart] for lesson in bank.lessons.values() for named in lesson.charts]


def mock_pool(bank: Bank) -> dict:
    """{"items": [{…sheet, "areas": {blueprint: area}}], "objectives": {…}}: the bank of the mock exams."""
    items = [{**item_sheet(bank, entry.item), "areas": entry.areas} for entry in bank.exam_items]
    return {"items": items, "objectives": objectives_of(bank, [item["objective"] for item in items])}


def review_pool(bank: Bank) -> dict:
    """{"lessons": [{"id", "items": [sheets], "terms": [{"id", "hash", "term", "meaning"}]}], "words": …}: what
    comes again. ``words`` is the drill on word parts, whose answers are kept under its own id; None without it."""
    lessons = [
        {
            "id": lesson.lesson,
            "items": [item_sheet(bank, item) for item in lesson.items if item.kind not in NOT_TIMED],
            "terms": [term_card(term) for term in bank.glossary if term.lesson == lesson.lesson],
        }
        for lesson in bank.lessons.values()
    ]
    words = [activity.id for _, activity in bank.activities().values() if getattr(activity, "generator", "") == "word-parts"]
    return {"lessons": lessons, "words": activity_sheet(bank, words[0]) if words else None}


def term_card(term) -> dict:
    """A term as something to review; its hash changes with its meaning."""
    name = f"term-{slug(term.term)}"
    return {"id": name, "hash": name_hash(name, term.meaning), "term": term.term, "meaning": term.meaning}


POOLS = {"final": final_pool, "mock": mock_pool, "review": review_pool}
