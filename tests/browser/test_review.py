"""A learner sits a mock exam, reviews what is due, sees how ready they are, and drills codes: offline, from a folder."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import activity_sheet, item_sheet, mock_sheet, readiness_sheet, review_sheet
from medcoder.widgets.pool import pool_file, pool_script
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.single_page import events, fits, press, too_small, write_page
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

POOLS = ("mock", "review")
KEEP = "events => events.forEach(event => localStorage.setItem('medcoder.event.' + event.id, JSON.stringify(event)))"


@pytest.fixture(scope="module")
def met():
    """A past in which the first lesson's questions were answered weeks ago, every other one wrong."""
    lesson = load_bank().lessons["the-role"]
    sheets = [item_sheet(load_bank(), item) for item in lesson.items if item.kind != "reflect"]
    long_ago = datetime.now(UTC) - timedelta(days=60)
    return [
        {
            "id": uuid.uuid4().hex, "at": long_ago.strftime("%Y-%m-%dT%H:%M:%S.000Z"), "item": sheet["id"],
            "hash": sheet["hash"], "answer": None, "score": number % 2, "attempt": 1, "hint": False, "seconds": 1,
        }
        for number, sheet in enumerate(sheets)
    ]  # fmt: skip


@pytest.fixture
def opened(pages, new_page, met):
    """Opens a sheet beside the course's own pools: the page and the section. ``past``: with what was met before."""

    def open_sheet(sheet, size=PHONE, scheme="light", past=False):
        path = write_page(pages, sheet)
        addresses = " ".join(f'data-pool-{name}="{pool_file(name)}"' for name in POOLS)
        path.write_text(path.read_text("utf-8").replace("data-tools=", f"{addresses} data-tools="), encoding="utf-8")
        for name in POOLS:
            (pages.parent / "_static" / pool_file(name)).write_text(pool_script(name), encoding="utf-8")
        page = new_page(size, scheme)
        page.context.set_offline(True)
        page.goto(path.as_uri())
        if past:
            page.evaluate(KEEP, met)
            page.reload()
        section = page.locator("section.mc")
        section.locator(".mc-stage, .mc-wish, .mc-guide").first.wait_for()
        return page, section

    return open_sheet


# Mock exams


def test_a_half_mock_exam_is_drawn_by_its_blueprint_and_reported_by_area(opened):
    sheet = mock_sheet(load_bank(), "cca")
    page, section = opened(sheet)
    assert "no exam of AHIMA" in section.inner_text()
    assert "CPT" in section.inner_text()
    section.get_by_label("Half length").check()
    press(section, "Draw the questions")
    press(section, "Begin")
    assert section.locator(".mc-dots button").count() == sum(area["half"] for area in sheet["areas"])
    section.locator("fieldset input").first.check()
    press(section, "Hand in")
    press(section, "Hand in")
    rows = section.locator(".mc-summary tbody tr").all_inner_texts()
    assert [row.split("\t")[0] for row in rows] == [area["title"] for area in sheet["areas"]]
    kept = [event for event in events(page) if event["item"] == sheet["id"]]
    assert len(kept) == 1 and len(kept[0]["answer"]["ids"]) == len(set(kept[0]["answer"]["ids"]))
    assert section.get_by_text("To reread first").is_visible()
    assert page.faults == []


def test_a_mock_exam_goes_on_after_a_reload_with_the_same_questions(opened):
    page, section = opened(mock_sheet(load_bank(), "cpc"))
    press(section, "Draw the questions")
    press(section, "Begin")
    stem = section.locator(".mc-stem").inner_text()
    section.locator("fieldset input").first.check()
    page.reload()
    press(section, "Go on with your sitting")
    assert section.locator(".mc-stem").inner_text() == stem
    assert section.locator("fieldset input").first.is_checked()


@pytest.mark.parametrize("ready", [False, True], ids=["not drawn", "drawn"])
def test_a_mock_exam_that_another_tab_has_begun_is_gone_on_with_and_not_written_over(opened, ready):
    page, section = opened(mock_sheet(load_bank(), "cpc"))
    other = page.context.new_page()
    other.goto(page.url)
    there = other.locator("section.mc")
    there.get_by_label("Full length").check()
    if ready:
        press(there, "Draw the questions")
    press(section, "Draw the questions")
    press(section, "Begin")
    stem = section.locator(".mc-stem").inner_text()
    section.locator("fieldset input").first.check()
    press(there, "Begin" if ready else "Draw the questions")
    press(there, "Go on with your sitting")
    assert there.locator(".mc-stem").inner_text() == stem
    assert there.locator("fieldset input").first.is_checked()


def test_the_last_report_of_a_mock_exam_is_there_with_its_questions_after_a_reload(opened):
    page, section = opened(mock_sheet(load_bank(), "cca"))
    assert section.get_by_role("button", name="See the last report").count() == 0
    press(section, "Draw the questions")
    press(section, "Begin")
    stem = section.locator(".mc-stem span").last.inner_text()
    section.locator("fieldset input").first.check()
    press(section, "Hand in")
    press(section, "Hand in")
    before = section.locator(".mc-summary").inner_text()
    page.reload()
    press(section, "See the last report")
    assert section.locator(".mc-summary").inner_text() == before
    section.locator("summary", has_text="Every question with its answer and reasons").click()
    first = section.locator("details .mc-item").first
    assert stem in first.inner_text() and first.locator(".mc-feedback").is_visible()
    press(section, "Sit again")
    assert section.get_by_role("button", name="Draw the questions").is_visible()
    assert page.faults == []


def test_a_second_half_exam_repeats_no_question(opened):
    page, section = opened(mock_sheet(load_bank(), "cpc"))
    for _ in range(2):
        press(section, "Draw the questions")
        press(section, "Begin")
        press(section, "Hand in")
        press(section, "Hand in")
        section.locator(".mc-summary").wait_for()
        press(section, "Sit again")
    first, second = [event["answer"]["ids"] for event in events(page) if event["item"] == "mock-cpc"]
    assert not set(first) & set(second)


# Review


def test_without_a_past_there_is_nothing_to_review(opened):
    _, section = opened(review_sheet())
    section.get_by_text("Nothing to review yet").wait_for()


def test_what_is_due_is_asked_and_recorded_as_another_attempt(opened, met):
    page, section = opened(review_sheet(), past=True)
    press(section, "Begin")
    first = section.locator(".mc-number").inner_text()
    assert first.startswith("Card 1 of ")
    press(section, "Show the answer")
    press(section, "Next")
    assert section.locator(".mc-number").inner_text().startswith("Card 2 of ")
    again = [event for event in events(page) if event["attempt"] == 2]
    assert [event["item"] for event in again] and again[0]["item"] in {event["item"] for event in met}
    assert page.faults == []


def test_a_session_can_be_finished(opened):
    page, section = opened(review_sheet(), past=True)
    press(section, "Begin")
    for _ in range(20):
        press(section, "Show the answer")
        press(section, "Next")
        if not section.locator("fieldset").count():
            break
    section.get_by_text("Done: ").wait_for()
    assert len({event["item"] for event in events(page) if event["id"]}) >= 20


# Readiness


def test_readiness_names_ranges_and_three_things_to_do(opened):
    page, section = opened(readiness_sheet(load_bank()), past=True)
    assert "no promise of passing" in section.inner_text()
    assert section.locator("ol li").count() == 3
    section.locator("summary", has_text="Understand the role").click()
    assert section.locator(".mc-plot-range").first.is_visible()
    assert page.faults == []


# Codes without end


def test_a_code_drill_asks_from_the_code_book_and_goes_on(opened):
    page, section = opened(activity_sheet(load_bank(), "code-drill"))
    section.get_by_label("Practice").select_option(label="Which is billable")
    assert "stand on a claim" in section.locator(".mc-stem").inner_text()
    section.locator("fieldset input").first.check()
    press(section, "Check")
    assert section.locator(".mc-feedback").is_visible()
    press(section, "Next")
    assert [event["answer"]["type"] for event in events(page)] == ["billable"]
    assert page.faults == []


SHEETS = {
    "mock": lambda: mock_sheet(load_bank(), "cpc"),
    "review": review_sheet,
    "readiness": lambda: readiness_sheet(load_bank()),
    "code-drill": lambda: activity_sheet(load_bank(), "code-drill"),
}


@pytest.mark.parametrize("size, scheme", [(PHONE, "dark"), (DESKTOP, "light")])
@pytest.mark.parametrize("name", SHEETS)
def test_no_accessibility_fault_and_nothing_sticks_out(opened, name, size, scheme):
    page, section = opened(SHEETS[name](), size, scheme, past=True)
    page.wait_for_timeout(500)
    assert violations(page) == []
    assert fits(page)
    assert too_small(section) == []
