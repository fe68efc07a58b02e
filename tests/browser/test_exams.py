"""A learner sits an exam, runs a batch and takes the final: on pages of their own, from a folder, with no network at all."""

from __future__ import annotations

import base64
import gzip
import json

import pytest

from medcoder.assess.pool import final_pool
from medcoder.assess.sheet import activity_sheet
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.single_page import EVENTS, THERE, events, fits, press, too_small, write_page
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

MINUTE = 60_000
EARLIER = """([name, milliseconds]) => {
  const sitting = JSON.parse(localStorage[name]);
  localStorage[name] = JSON.stringify({ ...sitting, started: sitting.started - milliseconds });
}"""
"""The sitting began earlier: as if the page had been closed for that long."""


@pytest.fixture
def exam(open_sheet, career_bank):
    """Opens the exam: the page, the section, the sheet."""

    def open_exam(*size_and_scheme, **changes):
        sheet = activity_sheet(career_bank, "career-exam") | changes
        return *open_sheet(sheet, *size_and_scheme), sheet

    return open_exam


def dots(section) -> list[str]:
    """What is said of each question."""
    return [dot.get_attribute("aria-label") for dot in section.locator(".mc-dots button").all()]


def go(section, number):
    section.locator(".mc-dots button").nth(number - 1).click()


def answer_all(section):
    """Every question rightly."""
    go(section, 1)
    section.get_by_label("Right one").check()
    go(section, 2)
    for place, step in enumerate(("Read", "Look up", "Verify")):
        row = section.locator(".mc-step").filter(has=section.page.get_by_text(step, exact=True))
        while section.locator(".mc-step > span").all_text_contents().index(step) > place:
            row.locator(".mc-arrow").first.press("ArrowUp")
    go(section, 3)
    for card, place in (("Cough", 0), ("Asthma", 1)):
        section.locator(".mc-card", has_text=card).click()
        section.locator(".mc-bin-button").nth(place).click()
    go(section, 4)
    section.get_by_label("Your answer").fill("12")
    go(section, 5)
    section.locator(".mc-code-input").fill("I10")


def hand_in(section):
    """Hand in; where something is open, once more."""
    press(section, "Hand in")
    if section.get_by_role("button", name="Hand in", exact=True).count():
        press(section, "Hand in")
    section.locator(".mc-summary").wait_for()


def report(section) -> list[list[str]]:
    """The table by area."""
    rows = section.locator(".mc-summary tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def of_items(page) -> dict:
    return {event["item"]: event for event in events(page) if event["item"].startswith("exam-")}


def test_a_sitting_with_every_answer_right_is_reported_by_area_and_recorded_with_each_question(exam):
    page, section, sheet = exam()
    assert "5 questions in 10 minutes. Nothing is marked before the end." in section.inner_text()
    press(section, "Begin")
    answer_all(section)
    assert section.locator(".mc-feedback, .mc-verdict").count() == 0, "nothing is marked before the end"
    assert events(page) == []
    press(section, "Hand in")
    section.locator(".mc-summary").wait_for()
    assert section.locator(".mc-result").first.inner_text() == "Your score: 100%. That reaches the 70% that this report compares with."
    assert report(section) == [["Words", "4 of 4", "100%"], ["Codes", "1 of 1", "100%"]]
    assert page.evaluate("document.activeElement.className") == "mc-summary"
    assert section.locator("[aria-live=polite]").first.inner_text() == "The sitting has ended. Your report is here."
    [sitting] = [event for event in events(page) if event["item"] == "career-exam"]
    assert (sitting["hash"], sitting["score"], sitting["attempt"]) == (sheet["hash"], 1, 1)
    assert sitting["answer"]["scores"] == [1, 1, 1, 1, 1]
    assert sitting["answer"]["ids"] == [item["id"] for item in sheet["items"]]
    kept = of_items(page)
    assert {name: (event["score"], event["attempt"], event["hash"]) for name, event in kept.items()} == {
        item["id"]: (1, 1, item["hash"]) for item in sheet["items"]
    }  # fmt: skip
    assert page.faults == []


def test_a_sitting_goes_on_after_a_reload_with_answers_flags_and_clock(exam):
    page, section, _ = exam()
    press(section, "Begin")
    section.get_by_label("Wrong one").check()
    press(section, "Flag")
    go(section, 4)
    section.get_by_label("Your answer").fill("11")
    page.wait_for_timeout(50)
    page.evaluate(EARLIER, [sitting_name(page), 3.5 * MINUTE])
    page.reload()
    press(section, "Go on with your sitting")
    assert section.locator(".mc-clock").inner_text().startswith("Time left: 6:"), "the clock went on"
    assert section.get_by_label("Your answer").input_value() == "11", "and the question at hand is there"
    assert dots(section) == [
        "Question 1: answered, flagged", "Question 2: not answered", "Question 3: not answered", "Question 4: answered",
        "Question 5: not answered",
    ]  # fmt: skip
    go(section, 1)
    assert section.get_by_label("Wrong one").is_checked()
    assert section.get_by_role("button", name="Flag", exact=True).get_attribute("aria-pressed") == "true"
    assert page.faults == []


def sitting_name(page) -> str:
    """The name under which the browser keeps the sitting."""
    return page.evaluate("Object.keys(localStorage).find(name => name.startsWith('medcoder.draft.career-'))")


def test_an_answer_is_kept_in_the_instant_it_is_given(exam):
    page, section, _ = exam()
    press(section, "Begin")
    kept = page.evaluate(
        """async name => {
          document.querySelector("section.mc fieldset input").click();
          await null; // no timer runs before what follows, as none may run when a page is closed
          return JSON.parse(localStorage[name]).answers[0];
        }""",
        sitting_name(page),
    )
    assert kept is not None


def another_tab(page):
    """The same page once more, in the same browser: the page and its section."""
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(THERE).first.wait_for()
    return other, other.locator("section.mc")


def told(section, text):
    section.get_by_role("alert").get_by_text(text).wait_for()


def test_a_sitting_is_sat_in_one_tab_at_a_time_and_loses_no_answer(exam):
    page, section, _ = exam()
    press(section, "Begin")
    section.get_by_label("Right one").check()
    other, there = another_tab(page)
    press(there, "Go on with your sitting")
    go(there, 4)
    there.get_by_label("Your answer").fill("12")
    told(section, "This sitting goes on in another tab or window, with every answer given so far.")
    assert page.evaluate("document.activeElement.textContent") == "Go on here", "the focus is not lost with the question"
    assert violations(page) == []
    press(section, "Go on here")
    assert section.get_by_label("Your answer").input_value() == "12"
    told(there, "This sitting goes on in another tab or window")
    hand_in(section)
    assert section.locator(".mc-result").first.inner_text().startswith("Your score: 40%.")
    press(there, "Go on here")
    assert "Your last sitting: 40%." in there.inner_text(), "it has been handed in meanwhile"
    assert len([event for event in events(page) if event["item"] == "career-exam"]) == 1
    assert page.faults == []


def test_a_tab_that_was_left_writes_nothing_over_the_answers_of_the_other(exam):
    page, section, _ = exam()
    press(section, "Begin")
    kept = page.evaluate(
        """async name => {
          localStorage[name] = JSON.stringify({ ...JSON.parse(localStorage[name]), tab: "another", at: 3 });
          document.querySelector("section.mc fieldset input").click();
          await null;
          return JSON.parse(localStorage[name]);
        }""",
        sitting_name(page),
    )
    assert (kept["tab"], kept["at"], kept["answers"][0]) == ("another", 3, None)
    told(section, "This sitting goes on in another tab or window")


def test_a_sitting_that_was_handed_in_in_another_tab_is_not_handed_in_again(exam):
    page, section, _ = exam()
    press(section, "Begin")
    other, there = another_tab(page)
    press(there, "Go on with your sitting")
    hand_in(there)
    told(section, "This sitting was ended in another tab or window.")
    press(section, "Back to the start")
    assert "Your last sitting: 0%." in section.inner_text()
    assert len([event for event in events(page) if event["item"] == "career-exam"]) == 1


def test_a_tab_that_was_open_before_the_sitting_began_goes_on_with_it(exam):
    page, section, _ = exam()
    other, there = another_tab(page)
    press(section, "Begin")
    section.get_by_label("Right one").check()
    press(there, "Begin")
    assert there.get_by_label("Right one").is_checked()


FILL_STORAGE = """() => {
  for (let size = 1 << 20; size >= 1; size >>= 1)
    try { while (true) localStorage.setItem("x" + size + Math.random(), "x".repeat(size)) } catch {}
}"""
MAKE_ROOM = "() => Object.keys(localStorage).filter(name => name.startsWith('x')).forEach(name => localStorage.removeItem(name))"


def test_where_storage_is_full_the_learner_is_told_at_once_to_stay_on_the_page(exam):
    page, section, _ = exam()
    page.evaluate(FILL_STORAGE)
    press(section, "Begin")
    assert section.get_by_role("status").first.inner_text().startswith("This browser cannot keep what you answer until you hand in")
    section.get_by_label("Right one").check()
    go(section, 4)
    section.get_by_label("Your answer").fill("12")
    hand_in(section)
    assert section.get_by_text("Stay on this page").count() == 0, "nothing holds the learner here any more"
    assert section.locator(".mc-result").first.inner_text().startswith("Your score: 40%.")
    told(section, "storage for this site is full")


def test_a_sitting_that_the_record_had_no_room_for_can_be_handed_in_again(exam):
    page, section, _ = exam()
    press(section, "Begin")
    section.get_by_label("Right one").check()
    page.evaluate(FILL_STORAGE)
    hand_in(section)
    told(section, "storage for this site is full")
    page.evaluate(MAKE_ROOM)
    page.reload()
    press(section, "Go on with your sitting")
    assert section.get_by_label("Right one").is_checked()
    hand_in(section)
    assert len([event for event in events(page) if event["item"] == "career-exam"]) == 1
    press(section, "Sit again")
    assert section.get_by_role("button", name="Begin", exact=True).is_visible()
    assert page.faults == []


def test_when_the_time_runs_out_the_answers_are_taken_as_they_are(exam):
    page, section, _ = exam()
    page.clock.install()
    page.reload()
    press(section, "Begin")
    section.get_by_label("Right one").check()
    go(section, 4)
    section.get_by_label("Your answer").fill("12")
    page.clock.run_for(9 * MINUTE + 1000)
    assert section.locator("[aria-live=polite]").first.inner_text() == "1 minute left."
    page.clock.run_for(MINUTE)
    section.locator(".mc-summary").wait_for()
    assert section.locator(".mc-result").first.inner_text() == "Your score: 40%. That is below the 70% that this report compares with."
    assert report(section) == [["Words", "2 of 4", "50%"], ["Codes", "0 of 1", "0%"]]
    assert sorted(of_items(page)) == ["exam-choose", "exam-fill"], "a question that was left open is no attempt"
    page.clock.run_for(5 * MINUTE)
    assert len([event for event in events(page) if event["item"] == "career-exam"]) == 1, "it is handed in once"
    assert sitting_name(page) is None, "and does not go on"


def test_a_sitting_whose_time_ran_out_while_the_page_was_closed_is_handed_in(exam):
    page, section, _ = exam()
    press(section, "Begin")
    section.get_by_label("Right one").check()
    go(section, 2)
    page.evaluate(EARLIER, [sitting_name(page), 24 * 60 * MINUTE])
    page.reload()
    press(section, "Go on with your sitting")
    section.locator(".mc-summary").wait_for()
    assert section.locator(".mc-result").first.inner_text().startswith("Your score: 20%.")
    assert sorted(of_items(page)) == ["exam-choose"]


def test_nobody_hands_in_by_a_slip_while_something_is_open_or_flagged(exam):
    page, section, _ = exam()
    press(section, "Begin")
    section.get_by_label("Right one").check()
    press(section, "Hand in")
    warning = section.get_by_role("alert")
    assert warning.inner_text() == "4 not answered. Press “Hand in” once more to end the sitting."
    go(section, 2)
    assert warning.count() == 0
    press(section, "Flag")
    press(section, "Hand in")
    assert warning.inner_text() == "4 not answered, 1 flagged. Press “Hand in” once more to end the sitting."
    assert events(page) == []
    press(section, "Hand in")
    section.locator(".mc-summary").wait_for()


def test_a_question_that_was_only_looked_at_is_not_answered(exam):
    """Steps stand in some order, and cards in none, before anybody has touched them."""
    page, section, _ = exam()
    press(section, "Begin")
    for _ in range(5):
        press(section, "Next")
    assert all(told.endswith(": not answered") for told in dots(section)), dots(section)
    hand_in(section)
    assert of_items(page) == {}


def test_an_answer_that_was_taken_back_is_none(exam):
    page, section, _ = exam()
    press(section, "Begin")
    go(section, 4)
    section.get_by_label("Your answer").fill("12")
    go(section, 1)
    go(section, 4)
    section.get_by_label("Your answer").fill("")
    go(section, 1)
    assert dots(section)[3] == "Question 4: not answered"
    go(section, 4)
    assert section.get_by_label("Your answer").input_value() == ""


def test_what_is_half_done_is_found_as_it_was_left(exam):
    _, section, _ = exam()
    press(section, "Begin")
    go(section, 3)
    section.locator(".mc-card", has_text="Cough").click()
    section.locator(".mc-bin-button").first.click()
    go(section, 1)
    go(section, 3)
    assert section.locator(".mc-bin", has_text="Cough").count() == 1, "one card of two is in its bin"
    assert dots(section)[2] == "Question 3: not answered"


def test_an_answer_counts_as_changed_when_the_learner_came_back_to_it(exam):
    _, section, _ = exam()
    press(section, "Begin")
    go(section, 4)
    section.get_by_label("Your answer").press_sequentially("123")
    go(section, 5)
    section.locator(".mc-code-input").press_sequentially("I10")
    go(section, 1)
    section.get_by_label("Wrong one").check()
    hand_in(section)
    assert "Answers changed: 0." in section.locator(".mc-summary").inner_text(), "typing is no change"
    press(section, "Sit again")
    press(section, "Begin")
    section.get_by_label("Wrong one").check()
    go(section, 4)
    go(section, 1)
    section.get_by_label("Right one").check()
    hand_in(section)
    assert "Answers changed: 1." in section.locator(".mc-summary").inner_text()


def test_another_sitting_begins_empty_and_the_report_compares_the_two(exam):
    page, section, _ = exam()
    press(section, "Begin")
    answer_all(section)
    hand_in(section)
    press(section, "Sit again")
    press(section, "Begin")
    assert all(told.endswith(": not answered") for told in dots(section))
    go(section, 5)
    assert section.locator(".mc-code-input").input_value() == "", "the codes of the last sitting would give it away"
    hand_in(section)
    assert "Your sittings so far: 100%, 0%." in section.locator(".mc-summary").inner_text()
    assert [event["attempt"] for event in events(page) if event["item"] == "career-exam"] == [1, 2]


def test_the_report_has_every_question_with_its_answer_and_reasons(exam):
    page, section, _ = exam()
    press(section, "Begin")
    section.get_by_label("Wrong one").check()
    hand_in(section)
    section.locator("summary").get_by_text("Every question with its answer and reasons").click()
    first = section.locator(".mc-item").first
    assert "✗ Not right." in first.inner_text() and "It is not." in first.inner_text()
    assert section.locator(".mc-item").count() == 5
    assert "The answer" in section.locator(".mc-item").nth(3).inner_text(), "a question left open is shown with its answer"
    assert len(events(page)) == 2, "looking at it is no answer"
    first.get_by_role("button", name="Try again").click()
    first.get_by_label("Right one").check()
    first.get_by_role("button", name="Check", exact=True).click()
    assert [event["attempt"] for event in events(page) if event["item"] == "exam-choose"] == [1, 2], "trying again is practice"


def test_the_last_report_can_be_seen_again_after_a_reload(exam):
    page, section, _ = exam()
    press(section, "Begin")
    section.get_by_label("Right one").check()
    hand_in(section)
    before = section.locator(".mc-summary").inner_text()
    page.reload()
    assert "Your last sitting: 20%." in section.inner_text()
    press(section, "See the last report")
    assert section.locator(".mc-summary").inner_text() == before
    assert page.faults == []


def test_the_report_of_a_sitting_stays_when_the_exam_has_changed(exam, pages):
    page, section, sheet = exam()
    press(section, "Begin")
    section.get_by_label("Right one").check()
    hand_in(section)
    before = report(section)
    write_page(pages, sheet | {"items": sheet["items"][:2], "sections": [{"title": "Other", "items": [0, 1]}]})
    page.reload()
    press(section, "See the last report")
    assert report(section) == before
    assert section.locator("summary").count() == 0, "its questions are not there any more"
    assert page.faults == []


def test_a_sitting_by_keyboard_alone(exam):
    page, section, _ = exam()
    begin = section.get_by_role("button", name="Begin")
    begin.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "FIELDSET"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    section.get_by_role("button", name="Question 1: answered", exact=True).wait_for()
    press_by_key(page, "Next")
    assert page.evaluate("document.activeElement.textContent").startswith("Question 2 of 5")
    press_by_key(page, "Hand in")
    page.keyboard.press("Enter")
    section.locator(".mc-summary").wait_for()
    assert page.evaluate("document.activeElement.className") == "mc-summary"


def press_by_key(page, name):
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never comes to {name}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_state_of_an_exam_has_an_accessibility_fault_or_sticks_out(exam, screens, size, scheme):
    page, section, _ = exam(size, scheme)
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    press(section, "Begin")
    for number in range(1, 6):
        go(section, number)
        assert (violations(page), fits(page)) == ([], True), number
    press(section, "Flag")
    press(section, "Hand in")
    assert (violations(page), fits(page)) == ([], True)
    page.screenshot(path=screens / f"exam-{size['width']}-{scheme}.png", full_page=True)
    press(section, "Hand in")
    section.locator("summary").first.click()
    assert (violations(page), fits(page)) == ([], True)
    page.screenshot(path=screens / f"exam-{size['width']}-{scheme}-report.png", full_page=True)


# A batch


@pytest.fixture
def batch(open_sheet, career_bank):
    """Opens the batch of short notes: the page and its section."""
    return lambda *size_and_scheme: open_sheet(activity_sheet(career_bank, "career-batch"), *size_and_scheme)


def code_note(section, code=None):
    """Answer the note at hand: rightly, unless another code is given."""
    right = "I10" if "Code note-one." in section.locator("legend").inner_text() else "E11.9"
    section.locator(".mc-code-input").fill(code or right)
    press(section, "Next")


def test_two_runs_of_a_batch_are_recorded_and_stand_in_the_plot_and_in_words(batch):
    page, section = batch()
    assert section.locator(".mc-scatter").count() == 0
    press(section, "Start")
    assert section.locator("legend").inner_text().startswith("Note 1 of 2")
    code_note(section)
    assert section.locator(".mc-feedback, .mc-verdict").count() == 0
    code_note(section)
    assert section.locator(".mc-result").first.inner_text().startswith("100% right in ")
    assert section.locator(".mc-scatter .mc-point").count() == 1
    press(section, "Start another run")
    code_note(section)
    code_note(section, "R69")
    assert section.locator(".mc-result").first.inner_text().startswith("50% right in ")
    assert section.locator(".mc-scatter .mc-point").count() == 2
    words = section.locator(".mc-plot li").all_inner_texts()
    assert words[0].startswith("Run 1: ") and words[0].endswith(", 100 percent right")
    assert words[1].startswith("Run 2: ") and words[1].endswith(", 50 percent right")
    runs = [event for event in events(page) if event["item"] == "career-batch"]
    assert [(run["score"], run["attempt"]) for run in runs] == [(1, 1), (0.5, 2)]
    assert all(run["answer"]["perHour"] > 0 and sorted(run["answer"]["ids"]) == ["note-one", "note-two"] for run in runs)
    notes = [event for event in events(page) if event["item"].startswith("note-")]
    assert sorted((event["item"], event["attempt"]) for event in notes) == [("note-one", 1), ("note-one", 2), ("note-two", 1), ("note-two", 2)]
    page.reload()
    section.locator(".mc-scatter").wait_for()
    assert section.locator(".mc-scatter .mc-point").count() == 2, "the runs are there again"
    assert page.faults == []


def test_a_note_of_another_run_is_empty(batch):
    page, section = batch()
    press(section, "Start")
    code_note(section)
    section.locator(".mc-code-input").fill("R69")
    page.reload()
    press(section, "Start")
    for _ in range(2):
        assert section.locator(".mc-code-input").input_value() == "", "not what a run before it had there"
        code_note(section)
    press(section, "Start another run")
    assert section.locator(".mc-code-input").input_value() == ""


def test_a_note_without_an_answer_is_not_passed_over(batch):
    page, section = batch()
    press(section, "Start")
    press(section, "Next")
    assert section.get_by_role("alert").inner_text() == "Enter a code first."
    assert section.locator("legend").inner_text().startswith("Note 1 of 2")
    assert events(page) == []


def test_to_look_something_up_beside_a_note_does_not_hand_the_note_in(batch):
    page, section = batch(DESKTOP)
    press(section, "Start")
    section.locator(".mc-code-input").fill("R69")
    section.locator("summary", has_text="Code book").click()
    section.get_by_role("searchbox").fill("hypertension")
    section.get_by_role("searchbox").press("Enter")
    assert section.locator("form form").count() == 0, "a form inside of a form is none to some browsers"
    assert section.locator("legend").inner_text().startswith("Note 1 of 2")


def test_enter_goes_on_to_the_next_note_and_the_focus_with_it(batch):
    page, section = batch()
    section.get_by_role("button", name="Start").press("Enter")
    section.locator(".mc-code-input").press_sequentially("I10")
    page.keyboard.press("Enter")
    assert section.locator("legend").inner_text().startswith("Note 2 of 2")
    assert page.evaluate("document.activeElement.tagName") == "FIELDSET"


def test_the_notes_of_a_run_can_be_read_with_their_reasons(batch):
    page, section = batch()
    press(section, "Start")
    code_note(section)
    code_note(section)
    section.locator("summary").first.click()
    assert section.locator(".mc-item").count() == 2
    assert section.locator(".mc-item").first.inner_text().count("The record says so.") == 1
    assert len(events(page)) == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_state_of_a_batch_has_an_accessibility_fault_or_sticks_out(batch, screens, size, scheme):
    page, section = batch(size, scheme)
    press(section, "Start")
    assert (violations(page), fits(page)) == ([], True)
    code_note(section)
    code_note(section, "R69")
    section.locator("summary").first.click()
    assert (violations(page), fits(page)) == ([], True)
    page.screenshot(path=screens / f"batch-{size['width']}-{scheme}.png", full_page=True)


# The final assessment


@pytest.fixture
def final(pages, new_page, career_bank):
    """Opens the final beside a small pool: the page and its section. Without ``whole`` the pool does not arrive."""

    def open_final(*size_and_scheme, whole=True):
        sheet = activity_sheet(career_bank, "career-final")
        path = write_page(pages, sheet | {"id": "career-final" if whole else "career-final-alone"})
        name = "small-pool.js" if whole else "no-pool.js"
        path.write_text(path.read_text("utf-8").replace("data-tools=", f'data-pool-final="{name}" data-tools='), encoding="utf-8")
        packed = base64.b64encode(gzip.compress(json.dumps(final_pool(career_bank)).encode())).decode()
        script = f'(globalThis.medcoderPools??={{}}).final="{packed}";\n'
        (pages.parent / "_static" / "small-pool.js").write_text(script, encoding="utf-8")
        page = new_page(*(size_and_scheme or (PHONE,)))
        page.context.set_offline(True)
        page.goto(path.as_uri())
        page.locator(THERE if whole else "[role=alert]").first.wait_for()
        return page, page.locator("section.mc")

    return open_final


def test_a_sitting_of_the_final_is_drawn_from_the_pool_and_recorded(final):
    page, section = final()
    assert "3 questions in 20 minutes." in section.inner_text()
    press(section, "Begin")
    shown = []
    for number in (1, 2, 3):
        go(section, number)
        shown.append(section.locator("legend.mc-stem").first.inner_text())
    assert len(set(shown)) == 3
    section.get_by_label("Nothing need be asked").check()
    section.locator(".mc-code-input").first.fill("S93.401A")
    hand_in(section)
    assert [row[0] for row in report(section)] == ["Understand the role", "Charts"]
    assert report(section)[1] == ["Charts", "1 of 1", "100%"]
    kept = {event["item"]: event for event in events(page)}
    assert set(kept) == {"career-final", "ankle"}
    assert kept["ankle"]["answer"]["query"] == 1
    assert kept["career-final"]["answer"]["ids"][-1] == "ankle"
    assert page.faults == []


def test_a_sitting_of_the_final_goes_on_after_a_reload_with_the_same_questions(final):
    page, section = final()
    press(section, "Begin")
    section.locator(".mc-option input").first.check()
    stem = section.locator("legend.mc-stem").first.inner_text()
    page.wait_for_timeout(50)
    page.reload()
    press(section, "Go on with your sitting")
    assert section.locator("legend.mc-stem").first.inner_text() == stem
    assert section.locator(".mc-option input").first.is_checked()


def test_another_sitting_draws_anew_and_the_chart_is_empty_again(final):
    page, section = final()
    draws = []
    for number in range(4):
        press(section, "Begin")
        go(section, 3)
        assert section.locator(".mc-code-input").first.input_value() == ""
        assert section.locator(".mc-query input:checked").count() == 0
        section.get_by_label("Nothing need be asked").check()
        section.locator(".mc-code-input").first.fill("S93.401A")
        hand_in(section)
        latest = page.evaluate(EVENTS)
        draws.append([event for event in latest if event["item"] == "career-final" and event["attempt"] == number + 1][0]["answer"]["ids"])
        press(section, "Sit again")
    assert len({tuple(draw) for draw in draws}) > 1
    assert "Your last sitting: 33%." in section.inner_text()


def test_the_last_report_of_the_final_is_that_of_its_own_draw(final):
    page, section = final()
    press(section, "Begin")
    hand_in(section)
    before = report(section)
    asked = questions(section)
    page.reload()
    press(section, "See the last report")
    assert report(section) == before
    assert questions(section) == asked
    assert page.faults == []


def questions(section) -> list[str]:
    """Every question of the report, as it is shown with its answer."""
    section.locator("summary", has_text="Every question with its answer and reasons").click()
    section.locator("details .mc-item").first.wait_for()
    return section.locator("details .mc-item .mc-stem").all_inner_texts()


def test_a_pool_that_does_not_arrive_is_told(final):
    page, section = final(whole=False)
    assert page.get_by_role("alert").inner_text() == "The questions could not be loaded: no-pool.js did not arrive"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_final_has_no_accessibility_fault_and_fits(final, scheme):
    page, section = final(PHONE, scheme)
    press(section, "Begin")
    for number in (1, 3):
        go(section, number)
        assert (violations(page), fits(page)) == ([], True)
