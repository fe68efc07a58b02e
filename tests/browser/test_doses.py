"""A learner turns doses into billing units: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import math
import re

import pytest

from medcoder.assess.sheet import activity_sheet
from tests.browser.single_page import events
from tests.browser.test_drill import practise, stem, tally

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sheet(small_bank):
    return activity_sheet(small_bank, "second-doses")


@pytest.fixture
def opened(open_sheet, sheet):
    """Opens the drill at units of a dose: the page and its section."""

    def open_drill():
        page, section = open_sheet(sheet)
        practise(section, "Units of a dose")
        return page, section

    return open_drill


def units(section) -> int:
    """The units of the dose in the record, a part of a unit rounded up."""
    record = section.locator(".mc-record pre").inner_text()
    per, measure = re.search(r"(?:per|up to) ([\d.,]+) (\w+)$", record, re.M).groups()
    dose, given = re.search(r"^Ordered: drug \w ([\d.,]+) (\w+) ", record, re.M).groups()
    per, dose = (float(number.replace(",", "")) for number in (per, dose))
    return math.ceil(dose * (1 if given == measure else 1000) / per - 1e-9)


def test_a_dose_is_answered_by_keyboard_counted_and_recorded(opened, sheet):
    page, section = opened()
    wanted = units(section)
    section.get_by_label("Practice").focus()
    page.keyboard.press("Tab")
    page.keyboard.type(str(wanted))
    page.keyboard.press("Enter")
    assert section.locator(".mc-result").inner_text() == "✓ Right."
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    assert tally(section) == "1 of 1 right in this session, 1 answered in all."
    [event] = events(page)
    assert (event["item"], event["hash"], event["score"]) == (sheet["id"], sheet["hash"], 1)
    assert (event["answer"]["type"], event["answer"]["kind"], event["answer"]["picked"]) == ("units", "fill", str(wanted))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "FIELDSET"
    assert section.locator(".mc-feedback").count() == 0
    assert page.faults == []


def test_a_wrong_number_is_explained_with_the_reckoning_below_the_question(opened):
    _, section = opened()
    wanted = units(section)
    section.get_by_label("Your answer").fill("987654")
    section.get_by_role("button", name="Check", exact=True).click()
    reasons = section.locator(".mc-reason").all_inner_texts()
    assert reasons[0].startswith("✗ Not right") and "round a part of a unit up." in reasons[0]
    assert reasons[1].startswith(f"✓ The answer\n{wanted}\n")
    assert "Source: Official Guidelines" in section.locator(".mc-source").inner_text()
    question, feedback, following = (
        section.locator(part).bounding_box() for part in (".mc-question", ".mc-feedback", ".mc-item > .mc-actions")
    )
    assert question["y"] + question["height"] <= feedback["y"] and feedback["y"] + feedback["height"] <= following["y"]


def test_each_practice_brings_its_own_questions(opened):
    page, section = opened()
    assert stem(section) == "How many billing units go on the line for the dose given?"
    practise(section, "Doses by weight")
    assert re.search(r"^Weight \d+ kg\.$", section.locator(".mc-record pre").inner_text(), re.M)
    practise(section, "Wastage")
    assert stem(section) == "How many billing units go on the line with JW?"
    practise(section, "Lines of the claim")
    assert stem(section).startswith("What goes on the claim for drug")
    assert section.locator(".mc-option").count() >= 3
    assert page.faults == []
