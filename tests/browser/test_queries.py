"""A learner decides on a query and writes it: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import pytest

from medcoder.assess.sheet import chart_activity
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import check, events, fits, press, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

TEXT = "Hemoglobin is 7.1 and two units were given. Which kind of anemia is it?"
OPTIONS = "Acute blood loss anemia\nChronic anemia\nOther\nUnable to determine"


@pytest.fixture
def opened(open_item, career_bank):
    """Opens one of the items: the page, its section, the item of its sheet."""
    return lambda name="which-anemia", *size_and_scheme: open_item(name, *size_and_scheme, bank=career_bank)


def write(section, text=TEXT, options=OPTIONS):
    section.get_by_label("A query is needed", exact=True).check()
    section.get_by_label("Your query").fill(text)
    section.get_by_label("Options that it offers").fill(options)


def test_a_query_written_by_keyboard_is_recorded_and_there_after_a_reload(opened):
    page, section, item = opened()
    Learner(page, section).answer(item)
    result = section.locator(".mc-feedback .mc-result")
    assert result.inner_text() == "A query is needed, and 6 of 6 checks are met."
    [event] = events(page)
    assert (event["item"], event["score"], event["answer"]["points"]) == ("which-anemia", 1, [0])
    assert event["answer"]["options"] == ["acute blood loss anemia", "chronic anemia", "Other", "Unable to determine"]
    page.reload()
    assert result.inner_text() == "A query is needed, and 6 of 6 checks are met."
    assert section.get_by_label("Your query").input_value() == event["answer"]["text"]
    assert section.get_by_label("Options that it offers").input_value() == "\n".join(event["answer"]["options"])
    assert page.faults == []


def test_the_decision_alone_by_keyboard_where_no_query_is_needed(opened):
    page, section, item = opened("no-query")
    Learner(page, section).answer(item)
    assert section.locator(".mc-feedback .mc-result").inner_text() == "✓ Right: no query is needed."
    assert (events(page)[0]["score"], events(page)[0]["answer"]["needed"]) == (1, False)


@pytest.mark.parametrize(
    ("name", "decision", "told"),
    [
        ("which-anemia", "No query is needed", "✗ Not right: a query is needed here."),
        ("no-query", "A query is needed", "✗ Not right: no query is needed here."),
    ],
)
def test_a_wrong_decision_is_told_with_the_model(opened, name, decision, told):
    page, section, item = opened(name)
    section.get_by_label(decision, exact=True).check()
    if decision.startswith("A"):
        section.get_by_label("Your query").fill("Is it the right one?")
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text() == told
    assert feedback.locator(".mc-model").is_visible()
    assert section.get_by_text("What a rule can check").count() == 0, "there is nothing to check in it"
    assert events(page)[0]["score"] == 0


def test_the_decision_and_the_text_are_asked_for(opened):
    page, section, _ = opened()
    press(section, "Check")
    assert section.get_by_role("alert").inner_text() == "Decide first whether a query is needed."
    section.get_by_label("A query is needed", exact=True).check()
    press(section, "Check")
    assert section.get_by_role("alert").inner_text() == "Write your query first."
    assert events(page) == []


def test_a_query_is_compared_with_the_model_before_it_is_recorded(opened):
    page, section, _ = opened()
    write(section, "The DRG would change. Hemoglobin 7.1.", "Acute blood loss anemia")
    assert not section.get_by_text("A model query").is_visible()
    press(section, "Check")
    assert events(page) == [], "the learner has not compared yet"
    assert page.evaluate("document.activeElement.textContent").startswith("What a rule can check")
    told = section.locator(".mc-query-item .mc-reason").all_inner_texts()
    assert [text.split("\n")[0].strip()[0] for text in told] == ["✗", "✗", "✗", "✓", "✗", "✗"]
    assert "You wrote: drg." in told[2] and "Not offered: chronic anemia." in told[4]
    assert "No rule can tell whether your question is the right one" in section.inner_text()
    assert not section.get_by_label("Your query").is_editable(), "it is compared as it was written"
    press(section, "Save my rating")
    [event] = events(page)
    assert (event["score"], event["answer"]["points"]) == (pytest.approx(1 / 6), [])
    assert section.locator(".mc-feedback .mc-result").inner_text() == "A query is needed, and 1 of 6 checks are met."


def test_the_decision_stands_once_the_model_is_shown(opened):
    _, section, _ = opened()
    write(section)
    press(section, "Check")
    assert section.locator(".mc-query-item input[type=radio]:enabled").count() == 0


def test_the_points_that_the_learner_ticked_are_there_after_a_reload(opened):
    page, section, _ = opened()
    write(section)
    press(section, "Check")
    section.get_by_label("It leaves the answer open.").check()
    press(section, "Save my rating")
    assert events(page)[0]["answer"]["points"] == [1]
    page.reload()
    points = section.locator(".mc-feedback .mc-model > ul").last.locator("> li").all_inner_texts()
    assert points == ["It cites the value.", "It leaves the answer open. (You found this in yours.)"]


def test_what_was_written_and_not_checked_is_there_after_a_reload(opened):
    page, section, _ = opened()
    write(section)
    page.reload()
    assert section.get_by_label("Your query").input_value() == TEXT
    assert section.get_by_label("Options that it offers").input_value() == OPTIONS


def test_the_answer_can_be_shown_without_writing_one(opened):
    page, section, _ = opened()
    press(section, "Show the answer")
    assert "A model query" in section.inner_text() and "The kind of anemia is open." in section.inner_text()
    assert not section.get_by_label("Your query").is_visible(), "an empty field would say that nothing was to be written"
    assert events(page)[0]["answer"] is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_state_has_an_accessibility_fault_or_sticks_out(opened, screens, size, scheme):
    page, section, _ = opened("which-anemia", size, scheme)
    write(section, TEXT + " The DRG.")
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    press(section, "Check")
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"query-{size['width']}-{scheme}.png", full_page=True)
    press(section, "Save my rating")
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)


# A chart that asks what is to be asked first


@pytest.fixture
def asking(open_sheet, career_bank):
    """Opens the chart: the page, the section, the item."""

    def open_chart(*size_and_scheme):
        sheet = chart_activity(career_bank, "ankle")
        return *open_sheet(sheet | {"id": "asking-chart"}, *size_and_scheme), sheet["items"][0]

    return open_chart


def enter(section, code="S93.401A"):
    section.locator(".mc-code-input").first.fill(code)


def test_a_chart_with_its_question_answered_by_keyboard_is_whole_and_there_after_a_reload(asking):
    page, section, item = asking()
    Learner(page, section).answer(item)
    result = section.locator(".mc-feedback .mc-result")
    assert result.inner_text().startswith("Accuracy as an auditor counts: 2 of 2 decisions right, 100%.")
    [event] = events(page)
    assert (event["score"], event["answer"]["query"]) == (1, 1)
    assert "the question to the provider" in section.locator(".mc-feedback").inner_text()
    page.reload()
    assert result.inner_text().startswith("Accuracy as an auditor counts: 2 of 2 decisions right")
    assert section.get_by_label("Nothing need be asked").is_checked()
    assert page.faults == []


def test_the_question_has_to_be_chosen_before_the_chart_is_checked(asking):
    page, section, _ = asking()
    enter(section)
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Choose first what you ask the provider, or that nothing need be asked."
    assert events(page) == []
    section.get_by_label("Which ankle is it?").check()
    assert check(section).is_visible()


def test_a_wrong_question_is_told_beside_the_right_one_and_costs_one_decision(asking):
    page, section, _ = asking()
    enter(section)
    section.get_by_label("Which ankle is it?").check()
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text().startswith("Accuracy as an auditor counts: 1 of 2 decisions right, 50%.")
    rows = feedback.locator(".mc-reason").all_inner_texts()[:2]
    assert "✗ Not right" in rows[0] and "The nurse names the side." in rows[0]
    assert "✓ The answer" in rows[1] and "The record has the side." in rows[1]
    assert "Official Guidelines, section I.B.14" in feedback.text_content()
    assert events(page)[0]["answer"]["query"] == 0


def test_the_question_that_was_chosen_and_not_checked_is_there_after_a_reload(asking):
    page, section, _ = asking()
    section.get_by_label("Which ankle is it?").check()
    page.reload()
    assert section.get_by_label("Which ankle is it?").is_checked()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_chart_that_asks_has_no_accessibility_fault_and_fits(asking, size, scheme):
    page, section, _ = asking(size, scheme)
    enter(section)
    section.get_by_label("Which ankle is it?").check()
    assert (violations(page), fits(page)) == ([], True)
    check(section)
    assert (violations(page), fits(page)) == ([], True)
