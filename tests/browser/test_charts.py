"""A learner codes a record: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import nbformat
import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import activity_sheet, chart_activity
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import check, fits, reason
from tests.browser.test_accessibility import violations
from tests.browser.test_lesson_in_lab import _events, open_notebook, run_all

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(open_sheet):
    """Opens one chart or activity: the page, its section, its sheet."""

    def open_named(name, size=PHONE, scheme="light"):
        bank = load_bank()
        sheet = chart_activity(bank, name) if name in bank.charts else activity_sheet(bank, name)
        return *open_sheet(sheet, size, scheme), sheet

    return open_named


def enter(section, *codes):
    """Type these codes, one in a line."""
    for number, code in enumerate(codes):
        if number:
            section.get_by_role("button", name="Add another code").click()
        section.locator(".mc-code-input").nth(number).fill(code)


@pytest.mark.parametrize("name", ["side-in-nursing", "heart-failure-ckd"])
def test_a_chart_coded_by_keyboard_earns_full_marks_and_is_there_after_a_reload(opened, name):
    page, section, sheet = opened(name)
    item = sheet["items"][0]
    Learner(page, section).answer(item)
    feedback = section.locator(".mc-feedback")
    decisions = len(item["keys"]) * (2 if "poa" in item["keys"][0] else 1) + 1
    words = f"{decisions} of {decisions} decisions right, 100%. That meets the 95% that employers usually ask for."
    assert words in feedback.inner_text()
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    for key in item["keys"]:
        row = feedback.locator(".mc-reason", has=page.locator(".mc-answer", has_text=key["code"]))
        assert "✓ Your marks take in the evidence." in row.inner_text()
    feedback.get_by_text("The rules find nothing wrong").or_(feedback.get_by_text("Advice")).first.wait_for()
    page.reload()
    assert words in section.locator(".mc-feedback").inner_text()
    assert section.locator(".mc-code-input").first.input_value() == item["keys"][0]["code"]
    assert page.faults == []


def test_the_audit_says_of_each_code_what_it_is_worth_and_why(opened):
    page, section, _ = opened("side-in-nursing")
    enter(section, "h66001", "r50.9", "I10", "Q99.ZZ", "E11")
    feedback = check(section)
    assert "0 of 7 decisions right, 0%. Employers usually ask for 95% or better." in feedback.inner_text()
    wrong_side = reason(feedback, "H66.001").inner_text()
    assert wrong_side.startswith("½ Partly right") and "It earns a quarter of the credit." in wrong_side
    assert "the right ear was the illness of August 2025" in wrong_side
    assert "The code here: H66.002 Acute suppurative otitis media" in wrong_side
    assert "Triage, registered nurse: “tugging at L ear”" in wrong_side
    assert "Rule: Official Guidelines FY 2026, I.B.13; I.B.14" in wrong_side
    assert reason(feedback, "Z77.22").inner_text().startswith("○ Missed")
    fever = reason(feedback, "R50.9").inner_text()
    assert fever.startswith("✗ Not to be coded") and "Fever goes with acute suppurative otitis media" in fever
    foreign = reason(feedback, "Essential (primary) hypertension")
    foreign.wait_for()
    assert "Nothing here asks for it." in foreign.inner_text()
    no_code = reason(feedback, "Q99.ZZ is no ICD-10-CM code in FY2027")
    no_code.wait_for()
    assert "E11 is a category and needs at least a 4th character" in reason(feedback, "E11").last.inner_text()
    assert "Not met, because Z77.22 is missing" in feedback.inner_text()
    findings = feedback.locator(".mc-findings")
    findings.get_by_text("✗ Error, Q99.ZZ:").wait_for()
    assert "Official Guidelines, section I.B.2" in findings.inner_text()
    assert page.faults == []


def test_a_second_attempt_is_compared_with_the_first(opened):
    _, section, _ = opened("side-in-nursing")
    enter(section, "H66.009")
    check(section)
    section.get_by_role("button", name="Try again").click()
    enter(section, "Z77.22", "H66.002")
    feedback = check(section)
    rows = feedback.locator("table tbody tr")
    assert rows.count() == 2
    assert "added Z77.22, H66.002; left out H66.009" in rows.nth(1).inner_text()
    assert "67%" in rows.nth(1).inner_text(), "two codes right, the order wrong"
    assert "✗ Not so in your list: H66.002 comes first" in feedback.inner_text()
    section.get_by_role("button", name="Show the answer").click()
    assert section.locator(".mc-verdict").all_inner_texts() == ["✓ The answer"] * 2
    section.get_by_text("The coder’s reasoning, thought aloud").click()
    assert "The nurse, at triage today: L ear." in section.inner_text()


def test_the_order_is_changed_with_the_arrows(opened):
    page, section, _ = opened("side-in-nursing")
    enter(section, "Z77.22", "H66.002")
    section.get_by_role("button", name="Move up: 2. H66.002").focus()
    page.keyboard.press("Enter")
    inputs = section.locator(".mc-code-input")
    assert [inputs.nth(n).input_value() for n in range(2)] == ["H66.002", "Z77.22"]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move up: 1. H66.002"
    assert "H66.002: now 1 of 2, First-listed diagnosis" in section.locator("[aria-live]").text_content()
    section.get_by_role("button", name="Remove: 2. Z77.22").click()
    assert inputs.count() == 1
    assert page.evaluate("document.activeElement.value") == "H66.002"


def test_marks_belong_to_their_code_wherever_it_moves_and_go_with_it(opened):
    _, section, _ = opened("side-in-nursing")
    enter(section, "H66.002", "Z77.22")
    section.get_by_role("button", name="Mark the evidence in the record: 2. Z77.22").click()
    section.get_by_role("button", name="Secondhand tobacco smoke exposure.").click()
    section.get_by_role("button", name="Done marking").first.click()
    assert section.locator("mark").all_inner_texts() == ["2. Secondhand tobacco smoke exposure."]
    assert section.locator(".mc-mark-of").inner_text().strip() == "[code 2]"
    section.get_by_role("button", name="Move up: 2. Z77.22").click()
    assert section.locator(".mc-mark-of").inner_text().strip() == "[code 1]"
    section.get_by_role("button", name="Mark the evidence in the record: 1. Z77.22").click()
    section.get_by_role("button", name="Remove: 1. Z77.22").click()
    assert not section.locator(".mc-marking").is_visible(), "marking ends with the code that it is for"
    assert section.locator("mark").count() == 0


def test_enter_leads_to_the_next_line_and_does_not_check_a_list_halfway(opened):
    page, section, _ = opened("side-in-nursing")
    lines = section.locator(".mc-code-input")
    lines.fill("H66.002")
    for _ in range(2):
        page.keyboard.press("Enter")
        assert lines.count() == 2, "an empty line is enough"
        assert lines.nth(1).evaluate("line => line === document.activeElement")
    assert section.locator(".mc-feedback").count() == 0


def test_what_is_entered_and_marked_survives_a_reload(opened):
    page, section, _ = opened("side-in-nursing")
    enter(section, "H66.002", "Z77.22")
    section.get_by_role("button", name="Mark the evidence in the record: 1. H66.002").click()
    section.get_by_role("button", name="Holding and tugging at L ear").click()
    section.get_by_role("button", name="Done marking").first.click()
    section.get_by_role("button", name="Add another code").click()
    section.get_by_role("button", name="Mark the evidence in the record: 3. empty").click()
    section.get_by_role("button", name="No drainage.").click()
    page.reload()
    assert section.locator(".mc-code-input").nth(1).input_value() == "Z77.22"
    assert section.locator("mark").last.inner_text() == "No drainage.", "also what has no code yet"
    section.get_by_role("button", name="Remove: 3. empty").click()
    assert section.locator("mark").all_inner_texts() == ["Holding and tugging at L ear,"]
    assert "1 phrase marked" in section.locator(".mc-code-row").first.inner_text()
    check(section)
    section.get_by_role("button", name="Try again").click()
    assert section.locator(".mc-code-input").first.input_value() == "", "a new attempt begins empty"


def test_an_indicator_that_is_missing_is_asked_for_before_the_chart_is_checked(opened):
    _, section, _ = opened("probable-inpatient")
    enter(section, "A41.9")
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Choose for 1. A41.9 whether it was present on admission."
    assert section.locator(".mc-feedback").count() == 0


def test_nothing_entered_is_no_answer(opened):
    _, section, _ = opened("side-in-nursing")
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Enter a code first."


def test_the_code_book_beside_a_question_fills_in_the_code(opened):
    page, section, _ = opened("book-complete-codes")
    section.get_by_role("button", name="Question 2").click()
    section.locator(".mc-beside summary").click()
    section.get_by_role("searchbox").fill("contusion left ankle")
    assert section.get_by_label("Encounter or discharge date").input_value() == "1", "the book of the visit's day"
    section.get_by_role("button", name="S90.02 Contusion of left ankle").first.click()
    section.get_by_label("7th character").select_option("A")
    section.get_by_role("button", name="Enter S90.02XA as your answer").click()
    assert page.evaluate("document.activeElement.value") == "S90.02XA"
    assert "Contusion of left ankle, initial encounter" in section.locator(".mc-code-title").inner_text()
    assert check(section).locator(".mc-result").inner_text() == "✓ Right."
    section.locator(".mc-beside summary").click()
    section.get_by_role("searchbox").fill("sprain")
    section.get_by_role("button", name="S93").first.wait_for()
    assert section.get_by_role("button", name="as your answer").count() == 0
    assert page.faults == []


def test_a_code_without_its_placeholder_is_explained(opened):
    _, section, _ = opened("book-complete-codes")
    section.get_by_role("button", name="Question 2").click()
    enter(section, "s9002a")
    feedback = check(section)
    reason(feedback, "Written out it is S90.02XA").wait_for()
    assert reason(feedback, "S90.02A").locator(".mc-verdict").inner_text() == "✗ Not right"


def test_without_the_code_book_the_marking_stands_and_the_page_says_what_is_missing(opened, pages):
    page, section, _ = opened("side-in-nursing")
    data = pages.parent / "_static" / "codebook-data.js"
    kept = data.rename(data.with_suffix(".away"))
    try:
        enter(section, "H66.002", "I10")
        feedback = check(section)
        assert reason(feedback, "H66.002").locator(".mc-verdict").inner_text() == "✓ Right"
        reason(feedback, "I10").get_by_text("The code book could not be loaded").wait_for()
        feedback.get_by_text("The rules could not be checked").wait_for()
    finally:
        kept.rename(data)
    page.faults.clear()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")])
def test_no_state_of_a_chart_has_an_accessibility_fault(opened, screens, size, scheme):
    page, section, _ = opened("heart-failure-ckd", size, scheme)
    enter(section, "I50.23", "I13.0", "N18.30", "A00.0")
    for select in section.get_by_label("Present on admission").all():
        select.select_option("Y")
    section.locator(".mc-code-title", has_text="Cholera").wait_for()
    assert violations(page) == []
    section.get_by_role("button", name="Mark the evidence in the record: 1.").click()
    assert violations(page) == []
    page.screenshot(path=screens / f"chart-marking-{size['width']}-{scheme}.png")
    section.get_by_role("button", name="Done marking").first.click()
    feedback = check(section)
    feedback.locator(".mc-finding").first.wait_for()
    section.get_by_text("The coder’s reasoning, thought aloud").click()
    assert violations(page) == []
    assert fits(page)
    page.screenshot(path=screens / f"chart-audit-{size['width']}-{scheme}.png", full_page=True)


def test_a_chart_in_jupyterlab_is_coded_by_keyboard_and_kept_by_the_kernel(lab, new_page, screens):  # noqa: F811
    address, folder, record = lab
    names = ["side-in-nursing", "heart-failure-ckd"]
    cells = [f'from medcoder import chart\nchart("{name}")' for name in names]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    )
    nbformat.write(notebook, folder / "notebooks" / "charts.ipynb")
    page = new_page(DESKTOP)
    page.set_default_timeout(40_000)
    frames = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(len(frame))))
    open_notebook(page, address, "charts.ipynb")
    run_all(page, len(names))
    assert max(frames) < 300_000, "the code book comes when it is needed, and not before"
    for number, name in enumerate(names):
        section = page.locator("section.mc").nth(number)
        section.locator(".mc-title").click()
        Learner(page, section).answer(chart_activity(load_bank(), name)["items"][0])
        assert "That meets the 95%" in section.locator(".mc-result").inner_text()
        section.get_by_text("The rules find nothing wrong").or_(section.get_by_text("→ Advice")).first.wait_for()
    assert len([size for size in frames if size > 300_000]) == 1, "one code book for both"
    page.screenshot(path=screens / "chart-lab.png")
    assert violations(page, "section.mc") == []
    kept = _events(record, len(names))
    assert [(event.item, event.score) for event in kept] == [(name, 1) for name in names]
    assert kept[1].answer["codes"][0]["poa"] == "Y"
    assert kept[1].answer["codes"][0]["evidence"]
