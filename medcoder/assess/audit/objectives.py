"""Rules on objectives, sources and checks."""

from __future__ import annotations

from collections.abc import Iterator

from medcoder.assess.audit.places import at, at_item, items, quoted
from medcoder.assess.bank import Bank, Problem


def unknown_objectives(bank: Bank) -> Iterator[Problem]:
    reading_order = list(bank.lessons)
    objectives = bank.objectives()
    for lesson, item in items(bank):
        if item.objective not in objectives:
            yield at_item(
                bank, item, f"no lesson states the objective {item.objective!r}",
                "Name one that a lesson states, or state it under 'objectives'",
            )
            continue
        home = objectives[item.objective][0].lesson
        if reading_order.index(home) > reading_order.index(lesson.lesson):
            yield at_item(
                bank, item, f"its objective {item.objective!r} belongs to the later lesson {home!r}",
                "Name an objective of this lesson or of an earlier one, or move the item",
            )


def unknown_objectives_of_made(bank: Bank) -> Iterator[Problem]:
    known = bank.objectives()
    for _, activity in bank.activities().values():
        if activity.form in ("drill", "tool", "batch") and activity.objective not in known:
            yield at(
                bank, "activity", activity.id, f"no lesson states the objective {activity.objective!r}",
                "Name one that a lesson states",
            )


def untested_objectives(bank: Bank) -> Iterator[Problem]:
    checked = {
        item.objective
        for lesson in bank.lessons.values()
        for activity in lesson.activities
        if activity.form == "check"
        for item in activity.items
    }
    for name in bank.objectives():
        if name not in checked:
            yield at(
                bank, "objective", name, f"no item of a check tests the objective {name!r}",
                "Write an item for it, or remove the objective here and in the notebook",
            )


def unknown_sources(bank: Bank) -> Iterator[Problem]:
    for _, item in items(bank):
        for citation in item.source:
            if citation.ref not in bank.sources:
                yield at_item(
                    bank, item, f"the source {citation.ref!r} is not in sources.yml",
                    "Add it there, or correct 'ref'",
                )


def check_problems(bank: Bank) -> Iterator[Problem]:
    for lesson in bank.lessons.values():
        checks = [activity.id for activity in lesson.activities if activity.form == "check"]
        if checks == [lesson.lesson]:
            continue
        if len(checks) > 1:
            what, remedy = f"the lesson has {len(checks)} checks: {quoted(checks)}", "Leave one"
        elif checks:
            what = f"the lesson's check is called {checks[0]!r}"
            remedy = f"Give it the lesson's id, {lesson.lesson!r}"
        else:
            what = "the lesson has no check"
            remedy = f"Add an activity of the form check with the id {lesson.lesson!r}"
        yield at(bank, "lesson", lesson.lesson, what, remedy)
