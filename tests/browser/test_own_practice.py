"""The course's own levels, tables, stays, doses and tools: each can be answered rightly by keyboard, fits a phone
and has no accessibility fault."""

from __future__ import annotations

import re

import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import activity_sheet
from tests.browser.conftest import PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import fits, item_alone, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser


def faults(page, section, what) -> list:
    found = [*violations(page), *too_small(section), *([] if fits(page) else ["it sticks out"])]
    return [f"{what}: {fault}" for fault in found]


@pytest.mark.parametrize("kind", ["level", "build", "switch"])
def test_every_item_of_a_kind_is_answered_by_keyboard_and_fits(open_sheet, kind):
    items = [item.id for lesson in load_bank().lessons.values() for item in lesson.items if item.kind == kind]
    assert items
    found = []
    for number, name in enumerate(items):
        sheet = item_alone(name)
        page, section = open_sheet(sheet, PHONE, ["light", "dark"][number % 2])
        if kind == "build":  # the table is the widest there is
            section.get_by_label("Table", exact=True).or_(section.get_by_label("4 ")).first.wait_for()
        found += faults(page, section, name)
        Learner(page, section).answer(sheet["items"][0])
        result = section.locator(".mc-feedback .mc-result").inner_text()
        found += [] if result == "✓ Right." else [f"{name}: the key is {result}"]
        found += faults(page, section, f"{name}, answered") + page.faults
        page.context.close()
    assert found == []


def activity(generator_or_tool):
    """The sheet of the course's own activity that is made by this."""
    made = (activity for _, activity in load_bank().activities().values() if activity.form in ("drill", "tool"))
    name = next(each.id for each in made if generator_or_tool in (getattr(each, "generator", None), getattr(each, "tool", None)))
    return activity_sheet(load_bank(), name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_leveller_fits(open_sheet, scheme):
    page, section = open_sheet(activity("em-levels"), PHONE, scheme)
    for summary in section.locator("summary").all():
        summary.click()
    for label in ("Problems", "Data", "Risk"):
        section.get_by_label(label, exact=True).select_option(index=4)
    assert faults(page, section, "leveller") == []
    assert page.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_planner_fits_and_has_a_plan_for_every_country_goal_and_background(open_sheet, scheme):
    page, section = open_sheet(activity("path-planner"), PHONE, scheme)
    country, goal, background = (section.get_by_label(label) for label in ("Where you live", "What you want", "What you bring"))
    sizes = [select.locator("option").count() for select in (country, goal, background)]
    for number in range(sizes[0]):
        country.select_option(index=number)
        for at in range(sizes[1]):
            goal.select_option(index=at)
            for own in range(sizes[2]):
                background.select_option(index=own)
                assert re.match(r"Your plan: .+, [1-9]\d* weeks? at 10 hours a week", section.locator(".mc-caption[role=status]").inner_text())
            assert fits(page)
        for summary in section.locator("summary").all():
            summary.click()
        assert faults(page, section, number) == []
    assert page.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_drill_of_doses_fits(open_sheet, scheme):
    page, section = open_sheet(activity("drug-units"), PHONE, scheme)
    practice = section.get_by_label("Practice")
    for what in practice.locator("option").all_inner_texts():
        practice.select_option(label=what)
        assert faults(page, section, what) == []
        section.get_by_role("button", name="Show the answer").click()
        assert faults(page, section, f"{what}, answered") == []
        section.get_by_role("button", name="Next", exact=True).click()
    assert page.faults == []
