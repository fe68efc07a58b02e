"""A learner audits a claim: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import check, events, fits, reason, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

KEY = {
    "lines": [
        {"error": "side", "correct": "S93.401A", "rule": "side"},
        {"error": "unsupported", "correct": None, "rule": "symptom"},
        {"error": None, "correct": None, "rule": None},
    ],
    "missed": [{"code": "Y92.009", "rule": "side"}],
}


@pytest.fixture
def opened(open_item, career_bank):
    """Opens the claim: the page, its section, the item of its sheet."""
    return lambda *size_and_scheme: open_item("turned-ankle", *size_and_scheme, bank=career_bank)


def line(section, number):
    """The part of the question that is about one code of the claim."""
    return section.locator(".mc-audit-lines > li").nth(number)


def find(section, number, finding, correct=None, rule=None):
    line(section, number).get_by_label("Finding").select_option(label=finding)
    if correct is not None:
        line(section, number).get_by_label("The code in its place").fill(correct)
    if rule is not None:
        line(section, number).get_by_label("Rule").select_option(label=rule)


def all_stand(section):
    for number in range(3):
        find(section, number, "Stands as it is")


def test_a_claim_audited_by_keyboard_is_right_recorded_and_there_after_a_reload(opened):
    page, section, item = opened()
    Learner(page, section).answer(item)
    result = section.locator(".mc-feedback .mc-result")
    assert result.inner_text() == "Your audit: 9 of 9 decisions right, 100%."
    assert section.locator("[aria-live=polite]").inner_text() == result.inner_text()
    [event] = events(page)
    assert (event["item"], event["hash"], event["score"], event["answer"]) == ("turned-ankle", item["hash"], 1, KEY)
    page.reload()
    assert result.inner_text() == "Your audit: 9 of 9 decisions right, 100%."
    assert line(section, 0).get_by_label("Finding").evaluate("select => select.selectedOptions[0].text") == "Wrong side"
    assert line(section, 0).get_by_label("The code in its place").input_value() == "S93.401A"
    assert section.locator(".mc-audit-missed .mc-code-input").input_value() == "Y92.009"
    assert page.faults == []


def test_what_is_not_decided_yet_is_asked_for_one_by_one(opened):
    page, section, _ = opened()
    alert = section.get_by_role("alert")
    press = section.get_by_role("button", name="Check", exact=True).click
    press()
    assert alert.inner_text() == "Decide for every code on the claim first."
    all_stand(section)
    find(section, 0, "Wrong side", "S93.401A")
    press()
    assert alert.inner_text() == "Cite a rule for every error."
    find(section, 0, "Wrong side", rule="Code the side of the record")
    section.get_by_role("button", name="Add a code that is missing").click()
    section.locator(".mc-audit-missed .mc-code-input").fill("Y92.009")
    press()
    assert alert.inner_text() == "Cite a rule for every code that is missing."
    assert events(page) == []


def test_a_false_alarm_and_what_was_let_pass_are_told(opened):
    page, section, _ = opened()
    all_stand(section)
    find(section, 2, "Wrong side", "W10.8XXA", "Code the side of the record")
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text() == "Your audit: 0 of 9 decisions right, 0%."
    stairs = reason(feedback, "W10.9XXA").first.inner_text()
    assert "Finding: Stands as it is" in stairs and "You said: Wrong side" in stairs
    assert "The stairs are in the record." in stairs
    assert "Not on the claim, and it should be" in reason(feedback, "Y92.009").first.inner_text()
    assert "The claim as it should be: S93.401A, W10.9XXA, Y92.009." in feedback.inner_text()
    section.get_by_role("button", name="Show the answer").click()
    assert set(section.locator(".mc-verdict").all_inner_texts()) == {"✓ The answer"}
    assert line(section, 1).get_by_label("Finding").evaluate("select => select.selectedOptions[0].text") == "Not to be coded here"
    assert events(page)[0]["score"] == 0


def test_correction_and_rule_are_asked_only_of_an_error(opened):
    _, section, _ = opened()
    assert not line(section, 0).get_by_label("Rule").is_visible()
    find(section, 0, "Wrong side")
    assert line(section, 0).get_by_label("Rule").is_visible()
    find(section, 0, "Stands as it is")
    assert not line(section, 0).get_by_label("Rule").is_visible()


def test_a_code_that_is_only_in_the_wrong_place_is_its_own_correction_until_another_finding(opened):
    _, section, _ = opened()
    field = line(section, 1).get_by_label("The code in its place")
    find(section, 1, "Right code, wrong place")
    assert field.input_value() == "M25.571"
    find(section, 1, "Not to be coded here")
    assert field.input_value() == "", "else the learner would leave in its place the code that is to go"
    field.fill("M25.572")
    find(section, 1, "Wrong side")
    assert field.input_value() == "M25.572", "what the learner wrote stays"


def test_a_missing_code_that_was_added_can_be_taken_out_and_the_focus_goes_on(opened):
    page, section, _ = opened()
    section.get_by_role("button", name="Add a code that is missing").click()
    assert page.evaluate("document.activeElement.className").split()[-1] == "mc-code-input"
    section.get_by_role("button", name="Take it out").click()
    assert section.locator(".mc-audit-missed li").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Add a code that is missing"


def test_what_was_entered_and_not_checked_is_there_after_a_reload(opened):
    page, section, _ = opened()
    find(section, 0, "Wrong side", "S93.401A", "Code the side of the record")
    section.get_by_role("button", name="Add a code that is missing").click()
    section.locator(".mc-audit-missed .mc-code-input").fill("Y92.009")
    page.reload()
    assert line(section, 0).get_by_label("The code in its place").input_value() == "S93.401A"
    assert line(section, 0).get_by_label("Rule").input_value() == "side"
    assert line(section, 1).get_by_label("Finding").input_value() == "", "what is not decided is not decided"
    assert section.locator(".mc-audit-missed .mc-code-input").input_value() == "Y92.009"
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Decide for every code on the claim first."


def test_each_field_says_which_code_it_belongs_to(opened):
    page, section, _ = opened()
    find(section, 0, "Wrong side")
    for label in ("Finding", "The code in its place", "Rule"):
        named = section.get_by_label(label).first.evaluate("field => field.labels[0].textContent")
        assert "S93.402A" in named, named


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_state_has_an_accessibility_fault_or_sticks_out(opened, screens, size, scheme):
    page, section, _ = opened(size, scheme)
    all_stand(section)
    find(section, 0, "Wrong side", "S93.401A", "Code the side of the record")
    section.get_by_role("button", name="Add a code that is missing").click()
    section.locator(".mc-audit-missed .mc-code-input").fill("I10")
    section.locator(".mc-audit-missed select").select_option(index=1)
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"audit-{size['width']}-{scheme}.png", full_page=True)
    check(section)
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"audit-{size['width']}-{scheme}-checked.png", full_page=True)
