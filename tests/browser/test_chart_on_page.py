"""A chart on the page: evidence that is marked while codes come, move and go."""

from __future__ import annotations

import shutil

import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import chart_activity
from medcoder.widgets.published import BUNDLE, activity_html
from tests.browser.learner import Learner, sheets

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(tmp_path, new_page):
    """Opens a page with one chart alone, and no code book."""

    def opened(name):
        (tmp_path / "_static").mkdir()
        (tmp_path / "notebooks").mkdir()
        shutil.copy(BUNDLE, tmp_path / "_static")
        html = activity_html(chart_activity(load_bank(), name))
        path = tmp_path / "notebooks" / "page.html"
        path.write_text(
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>'
            f'<script async src="../_static/medcoder.js"></script>{html}',
            "utf-8",
        )
        page = new_page()
        page.goto(path.as_uri())
        page.locator("section.mc").wait_for()
        return page

    return opened


@pytest.fixture
def chart(opened):
    return opened("side-in-nursing")


def press(page, name, nth=0):
    page.get_by_role("button", name=name).nth(nth).click()


def test_marks_belong_to_their_code_wherever_it_moves(chart):
    press(chart, "Add another code")
    chart.locator(".mc-code-input").nth(0).fill("H66.002")
    chart.locator(".mc-code-input").nth(1).fill("Z77.22")
    press(chart, "Mark the evidence in the record", 1)
    chart.get_by_role("button", name="Secondhand tobacco smoke exposure.").click()
    press(chart, "Done marking")
    assert chart.locator("mark").all_text_contents() == ["Secondhand tobacco smoke exposure."]
    assert chart.locator(".mc-mark-of").text_content().strip() == "[code 2]"
    press(chart, "Move up: 2. Z77.22")
    assert chart.locator(".mc-mark-of").text_content().strip() == "[code 1]"


def test_marking_ends_when_its_code_is_removed(chart):
    press(chart, "Add another code")
    chart.locator(".mc-code-input").nth(0).fill("H66.002")
    chart.locator(".mc-code-input").nth(1).fill("Z77.22")
    press(chart, "Mark the evidence in the record", 1)
    chart.get_by_role("button", name="Secondhand tobacco smoke exposure.").click()
    press(chart, "Remove: 2. Z77.22")
    assert not chart.locator(".mc-marking").is_visible()
    assert chart.locator(".mc-document button").count() == 0, "the record is for reading again"
    assert chart.locator("mark").count() == 0


def test_codes_are_marked_also_where_the_code_book_cannot_be_loaded(chart):
    chart.locator(".mc-code-input").fill("h66.009")
    press(chart, "Check")
    feedback = chart.locator(".mc-feedback")
    assert "Accuracy as an auditor counts: 0 of 3 decisions right, 0%." in feedback.text_content()
    assert "You entered H66.009 Acute suppurative otitis media" in feedback.text_content()
    assert "(half the credit)" in feedback.text_content()
    chart.get_by_text("The rules could not be checked: the code book did not load.").wait_for()
    assert not [fault for fault in chart.faults if fault.startswith("error: ")], chart.faults


def test_enter_leads_to_the_next_line_and_does_not_check_a_list_halfway(chart):
    lines = chart.locator(".mc-code-input")
    lines.fill("H66.002")
    lines.press("Enter")
    assert lines.count() == 2
    assert lines.nth(1).evaluate("line => line === document.activeElement")
    lines.nth(1).press("Enter")
    assert lines.count() == 2, "an empty line is enough"
    lines.nth(0).press("Enter")
    assert lines.count() == 2
    assert lines.nth(1).evaluate("line => line === document.activeElement")
    assert chart.locator(".mc-feedback").count() == 0


def test_a_reload_keeps_codes_and_marks_until_they_are_checked(chart):
    chart.locator(".mc-code-input").fill("Z77.22")
    press(chart, "Mark the evidence in the record")
    chart.get_by_role("button", name="Secondhand tobacco smoke exposure.").click()
    chart.reload()
    assert chart.locator(".mc-code-input").input_value() == "Z77.22"
    assert chart.locator("mark").text_content() == "Secondhand tobacco smoke exposure."
    press(chart, "Check")
    press(chart, "Try again")
    assert chart.locator(".mc-code-input").input_value() == ""


def test_an_inpatient_chart_is_coded_rightly_by_keyboard_alone(opened):
    page = opened("sepsis-pneumonia")
    [sheet] = sheets(page)
    Learner(page, page.locator("section.mc")).complete(sheet)
    assert "decisions right, 100%. That meets the 95%" in page.locator(".mc-feedback").text_content()


def test_an_indicator_that_is_not_chosen_is_asked_for(opened):
    page = opened("sepsis-pneumonia")
    page.locator(".mc-code-input").fill("A41.9")
    press(page, "Check")
    warning = page.locator(".mc-form .mc-warning").text_content()
    assert warning == "Choose for 1. A41.9 whether it was present on admission."
    assert page.locator(".mc-feedback").count() == 0
