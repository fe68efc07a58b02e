"""A learner levels visits: a note in an activity, and the tool beside the text; without network, from a folder."""

from __future__ import annotations

import pytest

from medcoder.assess.bank import read_bank
from medcoder.assess.sheet import activity_sheet
from tests.bank.small_course import SmallCourse
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import check, events, fits, reason, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

SECOND = "medcoder/bank/lessons/02-second.yml"
EMPTY = "Choose a step for each, and the level shows here."
WRONG_TIME = "Write the time as a whole number of minutes, 42 for example, or leave it empty."
RIGHT = "Problems and risk reach moderate: the decision making is moderate, level 4. 25 minutes are enough for level 3. The higher of the two counts."


@pytest.fixture
def opened(open_item, small_bank):
    """Opens the note to level: the page, its section, the item of its sheet."""
    return lambda *size_and_scheme: open_item("set-level", *size_and_scheme, bank=small_bank)


@pytest.fixture
def tool(open_sheet, tmp_path):
    """Opens the tool: the page and its section."""
    course = SmallCourse(tmp_path)
    course.edit(SECOND, "tool: path-planner", "tool: em-levels")
    sheet = activity_sheet(read_bank(course.bank)[0], "second-plan") | {"id": "em-leveller"}
    return lambda *size_and_scheme: open_sheet(sheet, *size_and_scheme)


def set_steps(section, problems, data, risk, minutes=None):
    for label, step in (("Problems", problems), ("Data", data), ("Risk", risk)):
        section.get_by_label(label, exact=True).select_option(label=step)
    if minutes is not None:
        section.get_by_label("Total time, in minutes").fill(minutes)


def result(section):
    """The live result, which is announced: a status."""
    return section.locator(".mc-outcome[role=status]")


def test_a_note_levelled_by_keyboard_is_right_recorded_and_there_after_a_reload(opened):
    page, section, item = opened()
    Learner(page, section).answer(item)
    feedback = section.locator(".mc-feedback")
    assert feedback.locator(".mc-result").inner_text() == "✓ Right."
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    assert section.locator("[aria-live=polite]").inner_text() == "✓ Right."
    [event] = events(page)
    assert (event["item"], event["hash"], event["score"]) == ("set-level", item["hash"], 1)
    assert event["answer"] == {"problems": 2, "data": 0, "risk": 2, "minutes": 25}
    page.reload()
    assert section.locator(".mc-feedback .mc-result").inner_text() == "✓ Right."
    assert section.get_by_label("Risk", exact=True).evaluate("select => select.selectedOptions[0].text") == "moderate"
    assert section.get_by_label("Total time, in minutes").input_value() == "25"
    assert result(section).inner_text() == f"{RIGHT} Office visit, established patient: level 4."
    assert page.faults == []


def test_the_level_shows_as_soon_as_all_is_set_and_follows_every_change(opened):
    page, section, _ = opened()
    status = result(section).element_handle()
    assert status.inner_text() == EMPTY
    set_steps(section, "low", "limited", "minimal")
    assert status.inner_text() == (
        "Problems and data reach low: the decision making is low, level 3. Office visit, established patient: level 3."
    )
    section.get_by_label("Total time, in minutes").fill("40")
    assert "40 minutes are enough for level 5. The higher of the two counts." in status.inner_text()
    section.get_by_label("Problems", exact=True).select_option(label="Choose…")
    assert status.inner_text() == EMPTY
    assert events(page) == [], "to try is no answer"


@pytest.mark.parametrize("minutes", ["25.5", "-5", "abc", "1000", "1e2"])
def test_a_time_that_is_no_whole_number_gets_one_sentence_at_once_and_when_it_is_checked(opened, minutes):
    page, section, _ = opened()
    set_steps(section, "moderate", "minimal", "moderate", minutes)
    assert result(section).inner_text() == WRONG_TIME
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == WRONG_TIME
    assert section.locator(".mc-feedback").count() == 0
    assert events(page) == []


def test_a_step_that_is_missing_is_asked_for_before_the_note_is_checked(opened):
    page, section, _ = opened()
    section.get_by_label("Problems", exact=True).select_option(label="low")
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Choose a step for problems, data and risk first."
    assert events(page) == []


def test_a_wrong_setting_is_explained_and_the_answer_can_be_shown(opened):
    page, section, _ = opened()
    set_steps(section, "moderate", "minimal", "low", "45")
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text() == "Partly right: 25%."
    assert "A prescription is more than that." in reason(feedback, "Risk: low").inner_text()
    assert "The time of the nurse does not count." in reason(feedback, "Total time, in minutes: 45").inner_text()
    assert reason(feedback, "Risk: moderate").inner_text().startswith("✓ The answer")
    assert events(page)[0]["score"] == 0.25
    section.get_by_role("button", name="Show the answer").click()
    assert set(section.locator(".mc-verdict").all_inner_texts()) == {"✓ The answer"}
    assert section.get_by_label("Risk", exact=True).evaluate("select => select.selectedOptions[0].text") == "moderate"


def test_what_each_step_takes_is_there_to_open(opened):
    page, section, _ = opened()
    guide = section.locator(".mc-guide").nth(2)
    assert not guide.get_by_text("A prescription drug.").is_visible()
    guide.locator("summary").focus()
    page.keyboard.press("Enter")
    assert guide.get_by_text("A prescription drug.").is_visible()


def test_the_tool_takes_another_kind_of_visit_and_keeps_what_is_set(tool):
    page, section = tool()
    visit = section.get_by_label("Kind of visit")
    set_steps(section, "high", "minimal", "high", "60")
    assert result(section).inner_text().endswith("Office visit, new patient: level 5.")
    visit.select_option(label="First hospital visit")
    assert result(section).inner_text() == (
        "Problems and risk reach high: the decision making is high, level 3. 60 minutes are enough for level 2."
        " The higher of the two counts. First hospital visit: level 3."
    )
    visit.select_option(label="Emergency visit")
    assert not section.get_by_label("Total time, in minutes").is_visible(), "no time counts there"
    assert result(section).inner_text() == (
        "Problems and risk reach high: the decision making is high, level 5. Emergency visit: level 5."
    )
    visit.select_option(label="Office visit, new patient")
    assert section.get_by_label("Total time, in minutes").input_value() == "60"
    assert events(page) == []
    assert page.faults == []


def test_the_tool_works_by_keyboard_alone(tool):
    page, section = tool()
    section.get_by_label("Kind of visit").focus()
    page.keyboard.press("ArrowDown")
    for steps in (2, 2, 3):  # of problems, data, risk
        page.keyboard.press("Tab")
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")  # over the summary of what each step takes
    page.keyboard.press("Tab")
    page.keyboard.type("41")
    assert result(section).inner_text() == (
        "Problems, data and risk reach low: the decision making is low, level 3. 41 minutes are enough for level 5."
        " The higher of the two counts. Office visit, established patient: level 5."
    )


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (PHONE, "light"), (DESKTOP, "light")])
def test_no_state_has_an_accessibility_fault_or_sticks_out(opened, tool, screens, size, scheme):
    page, section, _ = opened(size, scheme)
    section.locator(".mc-guide summary").first.click()
    set_steps(section, "moderate", "minimal", "low", "45")
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"level-{size['width']}-{scheme}.png", full_page=True)
    check(section)
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"level-{size['width']}-{scheme}-checked.png", full_page=True)
    page, section = tool(size, scheme)
    set_steps(section, "high", "minimal", "high", "60")
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"leveller-{size['width']}-{scheme}.png", full_page=True)
