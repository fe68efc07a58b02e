"""What the final assessment draws from: the checks' questions over all lessons, and the charts."""

from __future__ import annotations

from medcoder.assess.bank import Bank
from medcoder.assess.items import NOT_TIMED
from medcoder.assess.sheet import chart_sheet, item_sheet

LEFT_OUT = NOT_TIMED | {"label"}
"""A drawing weighs more than the rest of its question; the lessons have those."""


def pool(bank: Bank, final_lesson: str) -> dict:
    """{"areas": [{"title", "items": [sheets]}], "charts": [sheets]}: an area for each step of the course map.

    The lesson that holds the final assessment itself is left out.
    """
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
    return {"areas": areas, "charts": [chart_sheet(bank, chart) for chart in _shown(bank)]}


def _shown(bank: Bank) -> list:
    """The charts that a lesson shows, in reading order."""
    return [bank.charts[named.chart] for lesson in bank.lessons.values() for named in lesson.charts]
