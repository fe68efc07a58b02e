"""A learner switches the diagnoses of a stay: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import check, events, fits, item_alone, reason, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

WITH_MCC = "Group 291: Heart failure and shock with MCC. Weight 1.2838, payment 8,986.60 USD."
WITH_CC = "Group 292: Heart failure and shock with CC. Weight 0.8490, payment 5,943 USD."


@pytest.fixture
def opened(open_item, small_bank):
    """Opens the stay: the page, its section, the item of its sheet."""
    return lambda *size_and_scheme: open_item("switch-stay", *size_and_scheme, bank=small_bank)


def outcome(section):
    """The group as it stands, which is announced: a status."""
    return section.locator(".mc-outcome[role=status]")


def bars(section):
    return section.locator(".mc-bar-row").all_inner_texts()


def test_a_stay_switched_by_keyboard_is_right_recorded_and_there_after_a_reload(opened):
    page, section, item = opened()
    Learner(page, section).answer(item)
    feedback = section.locator(".mc-feedback")
    assert feedback.locator(".mc-result").inner_text() == "✓ Right."
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    assert section.locator("[aria-live=polite]").inner_text() == "✓ Right."
    [event] = events(page)
    assert (event["item"], event["hash"], event["score"]) == ("switch-stay", item["hash"], 1)
    assert event["answer"] == {"principal": 0, "on": [0, 1]}
    page.reload()
    assert section.locator(".mc-feedback .mc-result").inner_text() == "✓ Right."
    assert section.get_by_label("I13.0").is_checked()
    assert [section.get_by_label(code).is_checked() for code in ("N18.4", "E03.9", "J96.01")] == [True, True, False]
    assert outcome(section).inner_text() == f"{WITH_MCC} The same as with all off."
    assert page.faults == []


def test_the_group_the_weight_and_the_payment_follow_every_switch(opened):
    page, section, _ = opened()
    status = outcome(section).element_handle()
    assert status.inner_text() == "Choose the principal diagnosis, and the group shows here."
    section.get_by_label("I50.23").check()
    assert status.inner_text() == f"{WITH_CC} All off."
    section.get_by_label("J96.01").check()
    assert status.inner_text() == f"{WITH_MCC} 3,043.60 USD more than with all off."
    assert bars(section) == ["All off\n5,943 USD", "Now\n8,986.60 USD"]
    section.get_by_label("J96.01").uncheck()
    section.get_by_label("E03.9").check()
    assert status.inner_text() == f"{WITH_CC} The same as with all off."
    section.get_by_label("I13.0").check()
    assert status.inner_text() == f"{WITH_MCC} The same as with all off."
    assert events(page) == [], "to try is no answer"


def test_what_a_diagnosis_counts_as_shows_while_it_is_on(opened):
    _, section, _ = opened()
    section.get_by_label("N18.4").check()
    option = section.locator(".mc-option", has_text="N18.4")
    assert "It counts as a CC here." not in option.inner_text(), "that depends on the principal diagnosis"
    section.get_by_label("I13.0").check()
    assert "It counts as a CC here." in option.inner_text()
    section.get_by_label("N18.4").uncheck()
    assert "It counts as a CC here." not in option.inner_text()
    assert "present on admission: N" in section.locator(".mc-option", has_text="J96.01").inner_text()


def test_the_stay_is_told_before_the_switches(opened):
    _, section, _ = opened()
    told = section.inner_text()
    assert "Inpatient, 71 years, female, discharged on 2026-03-12 (home). Weights of fiscal year 2026;" in told
    assert "the base rate of 7,000 USD is an invented hospital's." in told
    assert "Procedure: 5A09357 Assistance with Respiratory Ventilation" in told


def test_a_principal_diagnosis_that_is_missing_is_asked_for(opened):
    page, section, _ = opened()
    section.get_by_label("N18.4").check()
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Choose the principal diagnosis first."
    assert events(page) == []


def test_each_switch_is_explained_the_payment_compared_and_the_answer_shown(opened):
    page, section, _ = opened()
    section.get_by_label("I50.23").check()
    section.get_by_label("N18.4").check()
    section.get_by_label("J96.01").check()
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text() == "✗ Not right."
    assert reason(feedback, "Chosen as principal diagnosis").inner_text().startswith("✗ Not right")
    assert "It comes after I13.0." in reason(feedback, "I50.23").inner_text()
    needless = reason(feedback, "J96.01").inner_text()
    assert needless.startswith("✗ Not right") and "On. It counts as an MCC here." in needless and "Nobody names it." in needless
    assert reason(feedback, "E03.9").inner_text().startswith("○ Missed")
    assert "Your setting comes to the same group." in reason(feedback, "Group 291").inner_text()
    assert events(page)[0]["score"] == 0
    section.get_by_role("button", name="Try again").click()
    assert not section.get_by_label("N18.4").is_checked(), "a new attempt begins with all off"
    section.get_by_label("I50.23").check()
    section.get_by_label("N18.4").check()
    section.get_by_label("E03.9").check()
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text().startswith("Partly right: 67%.")
    assert "Your setting comes to group 292 and 3,043.60 USD too little." in reason(feedback, "Group 291").inner_text()
    section.get_by_role("button", name="Show the answer").click()
    assert set(section.locator(".mc-verdict").all_inner_texts()) == {"✓ The answer"}
    assert section.get_by_label("I13.0").is_checked()


def test_one_principal_diagnosis_is_told_and_not_asked_for(open_sheet, small_bank):
    sheet = item_alone("switch-stay", small_bank)
    item = sheet["items"][0]
    sheet["id"] = "one-principal"
    item["principals"] = item["principals"][:1]
    item["settings"] = item["settings"][:8]
    item["severity"] = item["severity"][:1]
    page, section = open_sheet(sheet)
    assert section.locator("input[type=radio]").count() == 0
    assert "Principal diagnosis: I13.0 Hypertensive heart" in section.inner_text()
    assert outcome(section).inner_text() == f"{WITH_MCC} All off."
    Learner(page, section).answer(item)
    assert section.locator(".mc-feedback .mc-result").inner_text() == "✓ Right."
    assert events(page)[0]["answer"] == {"principal": 0, "on": [0, 1]}


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (PHONE, "light"), (DESKTOP, "light")])
def test_no_state_has_an_accessibility_fault_or_sticks_out(opened, screens, size, scheme):
    page, section, _ = opened(size, scheme)
    section.get_by_label("I50.23").check()
    section.get_by_label("J96.01").check()
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"stay-{size['width']}-{scheme}.png", full_page=True)
    check(section)
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"stay-{size['width']}-{scheme}-checked.png", full_page=True)
