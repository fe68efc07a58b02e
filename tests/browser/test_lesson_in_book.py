"""A learner in the published book: no kernel, no network, no mouse."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from medcoder.record import Record, parse
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner, sheets
from tests.browser.test_accessibility import lesson_pages

pytestmark = pytest.mark.browser

LESSON = "notebooks/01-the-role.html"
PROGRESS = "book/progress.html"


def open_file(page, book, name):
    """Open a page of the book from its folder, with no network at all."""
    page.context.set_offline(True)
    page.goto((book.html / name).as_uri())
    page.locator("section.mc").first.wait_for()


def activity(page, number):
    return page.locator('[data-medcoder="activity"] > section.mc').nth(number)


def test_a_lesson_by_keyboard_then_reload_export_erase_import(book, new_page, tmp_path):
    page = new_page(PHONE, accept_downloads=True)
    open_file(page, book, LESSON)
    lesson = sheets(page)
    for number, sheet in enumerate(lesson):
        Learner(page, activity(page, number)).complete(sheet)
        assert "Your score on first attempts: 100%" in activity(page, number).inner_text(), sheet["id"]

    page.reload()
    page.locator("section.mc").first.wait_for()
    for number, sheet in enumerate(lesson):
        assert "Your score on first attempts: 100%" in activity(page, number).inner_text(), sheet["id"]

    page.goto((book.html / PROGRESS).as_uri())
    panel = page.locator(".mc-progress")
    items = [item["id"] for sheet in lesson for item in sheet["items"]]
    row = panel.locator(".mc-lesson", has_text="The role of a medical coder")
    assert f"strong, 100% ({len(items)} of {len(items)} answered)" in row.inner_text()

    with page.expect_download() as download:
        panel.get_by_role("button", name="Export to a file").click()
    exported = tmp_path / "progress.json"
    download.value.save_as(exported)
    events = parse(exported.read_text("utf-8"))
    assert Counter(event.item for event in events) == Counter(items)
    assert all(event.score == 1 and event.attempt == 1 for event in events)

    panel.get_by_role("button", name="Erase my progress").click()
    panel.get_by_role("button", name="Erase", exact=True).click()
    assert f"{len(items)} of {len(items)}" in row.inner_text(), "one press must not be enough"
    panel.get_by_role("button", name="Yes, erase everything").click()
    panel.get_by_text("Your progress is erased.").wait_for()
    assert f"(0 of {len(items)} answered)" in row.inner_text()

    panel.get_by_label("Import from a file").set_input_files(exported)
    panel.get_by_text(f"{len(items)} answers added").wait_for()
    assert f"({len(items)} of {len(items)} answered)" in row.inner_text()
    panel.get_by_label("Import from a file").set_input_files(exported)
    panel.get_by_text("already here").wait_for()

    # The same file in the other place where a record is kept.
    record = Record(tmp_path / "record.sqlite3")
    assert record.merge(events) == len(items)
    assert page.faults == []


def test_a_wrong_answer_is_explained_and_practice_does_not_change_the_evidence(book, new_page):
    page = new_page(PHONE)
    open_file(page, book, LESSON)
    number, sheet = next((n, s) for n, s in enumerate(sheets(page)) if s["form"] == "check")
    item = sheet["items"][0]
    assert item["kind"] == "choose" and not item["several"]
    wrong = next(n for n, option in enumerate(item["options"]) if not option["key"])
    section = activity(page, number)

    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Choose an answer first."

    section.locator(f'.mc-question input[value="{wrong}"]').check()
    section.get_by_role("button", name="Check", exact=True).click()
    feedback = section.locator(".mc-feedback")
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    assert feedback.locator(".mc-verdict").all_inner_texts() == ["✗ Not right", "✓ The answer"]
    assert section.locator("[aria-live]").text_content() == "✗ Not right."
    assert section.get_by_role("button", name="Question 1: not right").is_visible()

    section.get_by_role("button", name="Try again").click()
    right = next(n for n, option in enumerate(item["options"]) if option["key"])
    section.locator(f'.mc-question input[value="{right}"]').check()
    section.get_by_role("button", name="Check", exact=True).click()
    assert "Practice: your first attempt is the one that counts." in feedback.inner_text()
    assert section.get_by_role("button", name="Question 1: not right").is_visible()

    section.get_by_role("button", name="Summary", exact=True).click()
    summary = section.locator(".mc-summary")
    assert "Your score on first attempts: 0%" in summary.inner_text()
    objective = sheet["objectives"][item["objective"]]
    link = summary.get_by_role("link", name=objective["section"])
    link.click()
    assert page.url.endswith(f"#{objective['anchor']}")
    assert page.locator(f"#{objective['anchor']}").is_visible()


def test_a_hint_is_recorded_as_used(book, new_page):
    page = new_page()
    open_file(page, book, LESSON)
    number, item = next((n, s["items"][0]) for n, s in enumerate(sheets(page)) if "hint" in s["items"][0])
    section = activity(page, number)
    section.get_by_role("button", name="Hint").click()
    learner = Learner(page, section)
    learner.answer(item)
    assert "You used the hint." in section.locator(".mc-feedback").inner_text()
    (stored,) = page.evaluate(
        """() => Object.entries(localStorage)
            .filter(([name]) => name.startsWith("medcoder.event."))
            .map(([, event]) => JSON.parse(event))"""
    )
    assert stored["hint"] is True and stored["item"] == item["id"]


def test_an_item_that_changed_forgets_its_answers_but_keeps_them_in_history(book, new_page):
    page = new_page()
    open_file(page, book, LESSON)
    number, sheet = next((n, s) for n, s in enumerate(sheets(page)) if len(s["items"]) == 1)
    section = activity(page, number)
    section.get_by_role("button", name="Show the answer").click()
    page.evaluate(
        """() => {
            const name = Object.keys(localStorage).find(name => name.startsWith("medcoder.event."));
            const event = JSON.parse(localStorage.getItem(name));
            localStorage.setItem(name, JSON.stringify({...event, hash: "000000000000"}));
        }"""
    )
    page.reload()
    section.get_by_role("button", name="Check", exact=True).wait_for()
    page.goto((book.html / PROGRESS).as_uri())
    with page.expect_download() as download:
        page.get_by_role("button", name="Export to a file").click()
    history = json.loads(open(download.value.path(), encoding="utf-8").read())["events"]
    assert [event["item"] for event in history] == [sheet["items"][0]["id"]]


def test_a_damaged_file_is_refused_whole_with_the_reason(book, new_page, tmp_path):
    page = new_page()
    open_file(page, book, LESSON)
    activity(page, 0).get_by_role("button", name="Show the answer").first.click()
    page.goto((book.html / PROGRESS).as_uri())
    before = page.locator(".mc-lesson").all_inner_texts()
    for content, reason in {
        "{": "not readable as JSON",
        '{"format": "medcoder-record", "version": 1, "events": [{}]}': "Entry 1 of this file is damaged",
    }.items():
        damaged = tmp_path / "damaged.json"
        damaged.write_text(content)
        page.get_by_label("Import from a file").set_input_files(damaged)
        page.get_by_text(reason).wait_for()
        assert "Nothing was imported." in page.locator(".mc-said").inner_text()
    assert page.locator(".mc-lesson").all_inner_texts() == before


def test_where_storage_is_refused_the_page_says_so_and_works(book, new_page):
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    open_file(page, book, LESSON)
    section = activity(page, 0)
    assert "will not be kept" in section.inner_text()
    section.get_by_role("button", name="Show the answer").first.click()
    assert section.locator(".mc-feedback").is_visible()


def test_where_storage_is_full_the_answer_is_marked_and_the_page_says_so(book, new_page):
    page = new_page()
    open_file(page, book, LESSON)
    page.evaluate(
        """() => {
            for (let size = 1 << 20; size >= 1; size >>= 1)
                try { while (true) localStorage.setItem("x" + size + Math.random(), "x".repeat(size)) } catch {}
        }"""
    )
    section = activity(page, 0)
    section.get_by_role("button", name="Show the answer").first.click()
    section.get_by_text("storage for this site is full").wait_for()
    assert section.locator(".mc-feedback").is_visible()


def test_two_tabs_lose_nothing(book, new_page):
    first = new_page()
    open_file(first, book, LESSON)
    second = first.context.new_page()
    second.goto(first.url)
    second.locator("section.mc").first.wait_for()
    activity(first, 0).get_by_role("button", name="Show the answer").first.click()
    activity(second, 2).get_by_role("button", name="Show the answer").first.click()
    count = "Object.keys(localStorage).filter(name => name.startsWith('medcoder.event.')).length"
    assert first.evaluate(count) == 2


def test_without_scripts_the_questions_can_be_read(book, new_page):
    page = new_page(java_script_enabled=False)
    page.goto((book.html / LESSON).as_uri())
    readable = page.locator(".medcoder-readable")
    assert readable.first.is_visible()
    assert readable.first.locator("details").is_visible()
    assert not page.get_by_text("To answer here, run this notebook").first.is_visible()


def test_print_shows_the_questions_with_their_answers_at_the_end(book, new_page, screens):
    page = new_page()
    open_file(page, book, LESSON)
    page.pdf(path=screens / "lesson-print.pdf")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not activity(page, 0).is_visible()
    readable = page.locator(".medcoder-readable").first
    assert readable.is_visible()
    assert readable.locator("details li").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_targets_are_large_and_nothing_overflows(book, new_page, size, scheme):
    page = new_page(size, scheme)
    for name in (*lesson_pages(book), PROGRESS, "book/index.html"):
        open_file(page, book, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
        small = page.locator("section.mc:not(.mc-book)").evaluate_all(
            """sections => sections.flatMap(section =>
                [...section.querySelectorAll('button, select, summary, input[type=text], textarea, label.mc-option')])
                .filter(element => element.checkVisibility())
                .map(element => [element.textContent, element.getBoundingClientRect()])
                .filter(([, box]) => box.width < 44 || box.height < 44)
                .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
        )
        assert small == [], name


def test_the_readmes_picture_can_be_renewed(book, new_page, screens):
    page = new_page({"width": 1200, "height": 860})
    open_file(page, book, "book/index.html")
    section = activity(page, 0)
    section.get_by_label("Sprain of the left wrist").check()
    section.get_by_role("button", name="Check", exact=True).click()
    section.evaluate("section => scrollTo(0, section.getBoundingClientRect().top + scrollY - 70)")
    page.screenshot(path=screens / "lesson.png")
    assert "✓ Right." in section.inner_text()
