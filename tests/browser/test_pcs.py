"""A learner builds codes of ICD-10-PCS from tables: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import check, events, fits, item_alone, reason, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

NOT_TOGETHER = "These values do not stand together in one row of the table, so there is no such code."


@pytest.fixture
def opened(open_item, small_bank):
    """Opens the item: the page, its section, the item of its sheet."""
    return lambda *size_and_scheme: open_item("build-code", *size_and_scheme, bank=small_bank)


def choose(section, table, *values):
    section.get_by_label("Table", exact=True).select_option(value=table)
    for label, value in zip(("4 Body part", "5 Approach", "6 Device", "7 Qualifier"), values, strict=False):
        section.get_by_label(label, exact=True).select_option(value=value)


def so_far(section):
    """The code as it grows, which is announced: a status."""
    return section.locator(".mc-outcome[role=status]")


def test_a_code_built_by_keyboard_is_right_recorded_and_there_after_a_reload(opened):
    page, section, item = opened()
    Learner(page, section).answer(item)
    feedback = section.locator(".mc-feedback")
    assert feedback.locator(".mc-result").inner_text() == "✓ Right."
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    assert section.locator("[aria-live=polite]").inner_text() == "✓ Right."
    assert reason(feedback, "The code: 0DTJ4ZZ").count() == 1
    [event] = events(page)
    assert (event["item"], event["hash"], event["score"]) == ("build-code", item["hash"], 1)
    assert event["answer"] == {"table": "0DT", "values": ["J", "4", "Z", "Z"]}
    page.reload()
    assert section.locator(".mc-feedback .mc-result").inner_text() == "✓ Right."
    assert section.get_by_label("5 Approach").input_value() == "4"
    assert so_far(section).inner_text() == "Code so far: 0DTJ4ZZ"
    assert page.faults == []


def test_the_code_grows_with_every_choice_and_another_table_begins_anew(opened):
    page, section, _ = opened()
    status = so_far(section).element_handle()
    assert status.inner_text() == ""
    assert section.locator("table").count() == 0
    choose(section, "0DT")
    assert status.inner_text() == "Code so far: 0DT____"
    section.get_by_label("5 Approach").select_option(value="4")
    assert status.inner_text() == "Code so far: 0DT_4__"
    choose(section, "0DT", "J", "4", "Z", "Z")
    assert status.inner_text() == "Code so far: 0DTJ4ZZ"
    choose(section, "0DB")
    assert status.inner_text() == "Code so far: 0DB____"
    choose(section, "")
    assert status.inner_text() == ""
    assert section.locator("table").count() == 0
    assert events(page) == [], "to try is no answer"


def test_the_table_stands_as_the_official_one_and_each_character_offers_the_values_of_all_its_rows(opened):
    _, section, _ = opened(DESKTOP)
    choose(section, "0DT")
    assert "0DT: Medical and Surgical, Gastrointestinal System, Resection" in section.inner_text()
    assert "Resection: Cutting out or off, without replacement, all of a body part. The table is shortened." in section.inner_text()
    assert section.locator("th").all_inner_texts() == ["4 Body part", "5 Approach", "6 Device", "7 Qualifier"]
    rows = [row.locator("td").all_inner_texts() for row in section.locator("tbody tr").all()]
    assert rows == [
        ["H Cecum\nJ Appendix", "0 Open\n4 Percutaneous Endoscopic", "Z No Device", "Z No Qualifier"],
        ["J Appendix", "4 Percutaneous Endoscopic", "Z No Device", "G Hand-Assisted"],
    ]
    offered = section.get_by_label("7 Qualifier").locator("option").all_inner_texts()
    assert offered == ["Choose…", "G Hand-Assisted", "Z No Qualifier"]


def test_on_a_phone_each_cell_has_a_line_of_its_own_and_no_part_of_the_table_scrolls(opened):
    _, section, _ = opened(PHONE)
    choose(section, "0DT")
    cells = section.locator("tbody tr").first.locator("td")
    tops = [cell.bounding_box()["y"] for cell in cells.all()]
    assert tops == sorted(set(tops)), "one below the other"
    names = cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert [re.sub(r"\W+", " ", name).strip() for name in names] == ["4 Body part", "5 Approach", "6 Device", "7 Qualifier"]
    assert section.locator(".mc-pcs, .mc-pcs *").evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth + 1 || each.clientWidth === 0)")


def test_values_of_different_rows_are_no_code_and_the_learner_hears_it_before_checking(opened):
    page, section, _ = opened()
    choose(section, "0DT", "H", "4", "Z", "G")
    assert so_far(section).inner_text() == f"Code so far: 0DTH4ZG. {NOT_TOGETHER}"
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == NOT_TOGETHER
    assert section.locator(".mc-feedback").count() == 0
    assert events(page) == []


def test_a_table_or_a_value_that_is_missing_is_asked_for(opened):
    page, section, _ = opened()
    button, alert = section.get_by_role("button", name="Check", exact=True), section.get_by_role("alert")
    button.click()
    assert alert.inner_text() == "Choose a table first."
    choose(section, "0DT", "J", "4")
    button.click()
    assert alert.inner_text() == "Choose a value for each of the characters 4 to 7 first."
    assert events(page) == []


def test_a_wrong_value_and_a_wrong_table_are_explained_and_the_answer_can_be_shown(opened):
    page, section, _ = opened()
    choose(section, "0DT", "J", "0", "Z", "Z")
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text() == "Partly right: 80%."
    assert "Nothing was laid open." in reason(feedback, "5 Approach: 0 Open").inner_text()
    section.get_by_role("button", name="Try again").click()
    choose(section, "0DB", "J", "4", "Z", "X")
    feedback = check(section)
    assert feedback.locator(".mc-result").inner_text().startswith("✗ Not right.")
    assert "An excision takes a part." in reason(feedback, "0DB Medical and Surgical").inner_text()
    assert [event["score"] for event in events(page)] == [0.8, 0]
    section.get_by_role("button", name="Show the answer").click()
    assert set(section.locator(".mc-verdict").all_inner_texts()) == {"✓ The answer"}
    assert section.get_by_label("Table", exact=True).input_value() == "0DT"


def test_where_there_is_one_table_it_is_there_at_once(open_sheet, small_bank):
    sheet = item_alone("build-code", small_bank)
    sheet["id"] = "one-table"
    sheet["items"][0]["tables"] = sheet["items"][0]["tables"][1:]
    page, section = open_sheet(sheet)
    assert section.get_by_label("Table", exact=True).count() == 0
    assert so_far(section).inner_text() == "Code so far: 0DT____"
    Learner(page, section).answer(sheet["items"][0])
    assert section.locator(".mc-feedback .mc-result").inner_text() == "✓ Right."
    page.reload()
    assert section.get_by_label("5 Approach").input_value() == "4"
    assert page.faults == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (PHONE, "light"), (DESKTOP, "light")])
def test_no_state_has_an_accessibility_fault_or_sticks_out(opened, screens, size, scheme):
    page, section, _ = opened(size, scheme)
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    choose(section, "0DT", "H", "4", "Z", "G")
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"pcs-{size['width']}-{scheme}.png", full_page=True)
    choose(section, "0DT", "J", "0", "Z", "Z")
    check(section)
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    page.screenshot(path=screens / f"pcs-{size['width']}-{scheme}-checked.png", full_page=True)
