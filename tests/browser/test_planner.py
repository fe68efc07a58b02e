"""A learner plans a way into the job: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import datetime
import re

import pytest
from icalendar import Calendar

from medcoder.assess.sheet import activity_sheet
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.single_page import events, fits, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

HOURS = "Write the hours a week as a number from 3 to 40."
MONEY = "Write the money as a number, 1500 for example, or leave it empty."
MONDAY = "2026-11-30"


@pytest.fixture
def opened(open_sheet, small_bank):
    """Opens the planner, with all set to work as a coder from a Monday on: the page and its section."""

    def open_planner(*size_and_scheme, **options):
        page, section = open_sheet(activity_sheet(small_bank, "second-plan"), *size_and_scheme, **options)
        section.get_by_label("What you want").select_option(label="Work as a coder")
        section.get_by_label("Beginning on").fill(MONDAY)
        return page, section

    return open_planner


def paths(section):
    """The paths compared, each in a line."""
    return section.locator(".mc-path > .mc-option").all_inner_texts()


def plan(section):
    """The plan in one line, which is announced: a status."""
    return section.locator(".mc-caption[role=status]")


def weeks(section):
    """Every week of the plan, also those that are folded away."""
    return section.locator(".mc-weeks li").all_text_contents()


def trouble(section):
    return section.locator(".mc-warning[role=status]").last


def test_the_paths_of_the_country_and_the_goal_are_compared(opened):
    page, section = opened()
    assert paths(section) == ["Alone: 3 to 4 months; 499 to 599 USD", "A school: 9 to 12 months; 1,440 to 8,900 USD"]
    section.get_by_label("What you want").select_option(label="See whether it suits me")
    assert paths(section) == ["Alone: about 1 month; 499 to 599 USD"]
    section.get_by_label("Where you live").select_option(label="India")
    section.get_by_label("What you want").select_option(label="Work as a coder")
    assert paths(section) == ["Alone: 3 to 4 months; no price with a source: ask before you sign up"]
    assert page.faults == []


def test_the_plan_follows_what_the_learner_enters_and_is_announced(opened):
    _, section = opened()
    status = plan(section).element_handle()
    assert status.inner_text() == "Your plan: Alone, 14 weeks at 10 hours a week"
    assert weeks(section)[0] == "Week 1, from Nov 30, 2026: The words (10 hours)Here: The first lesson"
    assert weeks(section)[2] == "Week 3, from Dec 14, 2026: The words (10 hours)"
    assert weeks(section)[3] == "Week 4, from Dec 21, 2026: The codes (10 hours)"
    assert weeks(section)[12] == "Week 13, from Feb 22, 2027: A week to catch up, or to rest"
    section.get_by_label("Hours a week").fill("7.5")
    assert status.inner_text() == "Your plan: Alone, 19 weeks at 7.5 hours a week"
    section.get_by_label("What you bring").select_option(label="Nursing")
    assert status.inner_text() == "Your plan: Alone, 12 weeks at 7.5 hours a week"
    section.get_by_label("Beginning on").fill("2028-02-28")
    assert weeks(section)[1].startswith("Week 2, from Mar 6, 2028: ")
    section.get_by_label("Hours a week").fill("40")
    section.get_by_label("What you want").select_option(label="See whether it suits me")
    assert status.inner_text() == "Your plan: Alone, 1 week at 40 hours a week"


def test_only_the_first_weeks_are_open_and_the_rest_says_which_it_holds(opened):
    _, section = opened()
    rest = section.locator("details", has=section.page.locator(".mc-weeks"))
    assert rest.locator("summary").inner_text() == "Weeks 5 to 14"
    assert not section.get_by_text("Week 5, from").is_visible()
    rest.locator("summary").click()
    assert section.get_by_text("Week 5, from").is_visible()
    section.get_by_label("Hours a week").fill("30")
    assert rest.locator("summary").inner_text() == "Week 5"
    section.get_by_label("Hours a week").fill("40")
    assert rest.count() == 0


@pytest.mark.parametrize("hours", ["", "2", "41", "ten", "0x10", "1e1", "-5"])
def test_hours_that_are_none_get_one_sentence_and_no_plan(opened, hours):
    _, section = opened()
    status = trouble(section).element_handle()
    assert status.inner_text() == ""
    section.get_by_label("Hours a week").fill(hours)
    assert status.inner_text() == HOURS
    assert paths(section) == [] and weeks(section) == [] and plan(section).inner_text() == ""
    assert section.get_by_role("button", name="Keep this plan").count() == 0
    section.get_by_label("Hours a week").fill("5")
    assert status.inner_text() == ""
    assert len(paths(section)) == 2


@pytest.mark.parametrize("money", ["much", "-1", "Infinity", "1e400", "9" * 400])
def test_money_that_is_none_gets_one_sentence(opened, money):
    _, section = opened()
    section.get_by_label("Money set aside").fill(money)
    assert trouble(section).inner_text() == MONEY
    assert paths(section) == []


def test_a_day_that_is_missing_is_asked_for(opened):
    _, section = opened()
    section.get_by_label("Beginning on").fill("")
    assert trouble(section).inner_text() == "Choose the day on which you begin."


def test_the_planner_begins_on_the_next_monday(open_sheet, small_bank):
    page, section = open_sheet(activity_sheet(small_bank, "second-plan"))
    begins = datetime.date.fromisoformat(section.get_by_label("Beginning on").input_value())
    today = datetime.date.fromisoformat(page.evaluate("new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)"))
    assert begins.weekday() == 0
    assert 0 < (begins - today).days <= 7


def test_money_set_aside_is_drawn_and_said_of_each_path(opened):
    _, section = opened()
    assert "that you have set aside" not in section.inner_text()
    section.get_by_label("Money set aside").fill("1,500")
    assert "The line stands at the 1,500 USD that you have set aside." in section.inner_text()
    assert section.locator(".mc-plot-limit").count() == 2, "a line across each bar of the costs, and none across the months"
    reasons = section.locator(".mc-path .mc-guide")
    assert "Your money covers it." in reasons.nth(0).text_content()
    assert "Your money covers the lower end." in reasons.nth(1).text_content()
    section.get_by_label("Money set aside").fill("100")
    assert "It costs more than you have set aside." in reasons.nth(0).text_content()


def test_why_a_path_and_what_it_costs_is_there_to_open(opened):
    page, section = opened()
    reasons = section.locator(".mc-path .mc-guide").nth(1)
    reasons.locator("summary").focus()
    page.keyboard.press("Enter")
    told = reasons.inner_text()
    assert "People who want a teacher." in told and "You keep the dates." in told and "A teacher." in told
    assert "Hours of learning for you: 150 to 240 hours." in told
    assert "Fees: 1,440 to 8,900 USD (Official Guidelines; as of 2026)" in told


def test_another_path_is_chosen_by_keyboard_and_the_focus_stays(opened):
    page, section = opened()
    section.get_by_label("Alone").focus()
    page.keyboard.press("ArrowDown")
    assert plan(section).inner_text() == "Your plan: A school, 21 weeks at 10 hours a week"
    assert page.evaluate("document.activeElement.value") == "school"
    assert section.locator(".mc-plot strong").all_inner_texts() == ["▸ A school", "▸ A school"], "marked in both plots"
    assert "This path has a calendar of its own" in section.inner_text()


def test_a_path_that_does_not_serve_another_goal_gives_way_to_one_that_does(opened):
    _, section = opened()
    section.get_by_label("A school").check()
    section.get_by_label("What you want").select_option(label="See whether it suits me")
    assert section.get_by_label("Alone").is_checked()
    assert plan(section).inner_text().startswith("Your plan: Alone,")


def test_a_plan_that_is_kept_is_recorded_and_there_after_a_reload(opened):
    page, section = opened()
    section.get_by_label("What you bring").select_option(label="Nursing")
    section.get_by_label("Hours a week").fill("5")
    section.get_by_label("Money set aside").fill("2000")
    section.get_by_label("A school").check()
    before = (plan(section).inner_text(), weeks(section))
    section.get_by_role("button", name="Keep this plan").click()
    said = section.locator(".mc-said[role=status]")
    said.get_by_text("Kept, with your progress.").wait_for()
    [event] = events(page)
    assert (event["item"], event["score"], event["attempt"]) == ("second-plan", 1, 1)
    assert event["answer"] == {
        "country": "us", "goal": "work", "background": "nurse", "hours": 5, "money": 2000, "start": MONDAY, "path": "school",
    }  # fmt: skip
    page.reload()
    assert section.get_by_label("A school").is_checked()
    assert (plan(section).inner_text(), weeks(section)) == before
    assert section.get_by_label("Money set aside").input_value() == "2000"
    section.get_by_label("Hours a week").fill("6")
    section.get_by_role("button", name="Keep this plan").click()
    said.get_by_text("Kept, with your progress.").wait_for()
    assert [event["attempt"] for event in events(page)] == [1, 2]
    page.reload()
    assert section.get_by_label("Hours a week").input_value() == "6", "the latest is what it opens with"
    assert page.faults == []


def test_a_plan_by_keyboard_alone(opened):
    page, section = opened()
    section.get_by_label("Hours a week").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    keep = section.get_by_role("button", name="Keep this plan").element_handle()
    for _ in range(40):
        page.keyboard.press("Tab")
        if keep.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    section.get_by_text("Kept, with your progress.").wait_for()
    assert events(page)[0]["answer"]["hours"] == 12


def saved(page, section, button, tmp_path):
    """The file that the button downloads, as bytes, and its name."""
    with page.expect_download() as download:
        section.get_by_role("button", name=button).click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert section.locator(".mc-said").inner_text() == f"{path.name} is in your downloads."
    return path.read_bytes(), path.name


def test_the_plan_as_text_holds_every_week_and_what_it_rests_on(opened, tmp_path):
    page, section = opened(PHONE, "light", accept_downloads=True)
    file, name = saved(page, section, "Download as text", tmp_path)
    text = file.decode("utf-8")
    assert name == "learning-plan.txt"
    assert "Goal: Work as a coder\r\nPath: Alone (United States)\r\n" in text
    assert "Time: 3 to 4 months at 10 hours a week, beginning on Nov 30, 2026\r\nCost: 499 to 599 USD\r\n" in text
    assert text.count("[ ] Week ") == 14
    assert "[ ] Week 13, from Feb 22, 2027: A week to catch up, or to rest" in text
    assert "* All hours are estimates." in text


def test_the_plan_as_a_calendar_holds_every_week_on_its_days(opened, tmp_path):
    page, section = opened(PHONE, "light", accept_downloads=True)
    file, name = saved(page, section, "Download as calendar file", tmp_path)
    found = Calendar.from_ical(file).walk("VEVENT")
    assert name == "learning-plan.ics"
    monday = datetime.date.fromisoformat(MONDAY)
    assert [event["DTSTART"].dt for event in found] == [monday + datetime.timedelta(weeks=number) for number in range(14)]
    assert all(event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=7) for event in found)
    shown = [re.sub(r"Here: .*", "", re.sub(r", from [^:]*", "", week)) for week in weeks(section)]
    assert [str(event["SUMMARY"]) for event in found] == shown
    assert str(found[0]["DESCRIPTION"]) == "Lesson: The first lesson"
    resting = [number for number, event in enumerate(found) if str(event["DESCRIPTION"]) == "Catch up, or rest."]
    assert resting == [12], "a week of work without a lesson of ours is no week to rest"
    assert len({str(event["UID"]) for event in found}) == 14


def test_how_it_reckons_is_there_to_open(opened):
    _, section = opened()
    notes = section.locator("details", has_text="How this reckons")
    notes.locator("summary").click()
    told = notes.inner_text()
    assert "All hours are estimates." in told and "Prices and hours as of 2026-11-26." in told
    assert "The words: 20 to 40 hours (Official Guidelines, page 3)" in told
    assert "The codes: 80 to 120 hours (our estimate)" in told


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (PHONE, "light"), (DESKTOP, "light")])
def test_no_state_has_an_accessibility_fault_or_sticks_out(opened, screens, size, scheme):
    page, section = opened(size, scheme)
    section.get_by_label("Money set aside").fill("1500")
    for summary in section.locator("summary").all():
        summary.click()
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"planner-{size['width']}-{scheme}.png", full_page=True)
    section.get_by_label("Hours a week").fill("many")
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
