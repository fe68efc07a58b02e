"""A learner at a drill: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import re

import nbformat
import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import activity_sheet
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.single_page import events, fits, too_small, write_page
from tests.browser.test_accessibility import violations
from tests.browser.test_lesson_in_lab import _events, open_notebook, run_all

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sheet():
    return activity_sheet(load_bank(), "word-builder")


@pytest.fixture
def opened(open_sheet, sheet):
    """Opens the drill: the page and its section."""
    return lambda *size_and_scheme: open_sheet(sheet, *size_and_scheme)


def practise(section, what):
    section.get_by_label("Practice").select_option(label=what)


def stem(section):
    return section.locator(".mc-stem").inner_text()


def tally(section):
    return section.locator(".mc-tally").inner_text()


def right_meaning(sheet, question):
    """What the part of "What does the … mean?" means."""
    form = re.search(r"the \w+ (\S+) mean", question)[1]
    kind = re.search(r"the (\w+) ", question)[1]
    return next(part["meaning"] for part in sheet["data"]["parts"] if part["kind"] == kind and form in part["forms"])


def ask_for_a_meaning(page, section):
    """Go on until a question of that type comes."""
    practise(section, "Meanings")
    for _ in range(40):
        if stem(section).startswith("What does"):
            return
        section.get_by_role("button", name="Show the answer").click()
        section.get_by_role("button", name="Next", exact=True).click()
    raise AssertionError("no question for a meaning came")


def test_questions_are_answered_by_keyboard_and_counted(opened, sheet):
    page, section = opened()
    ask_for_a_meaning(page, section)
    before = int(re.search(r"(\d+) answered in all", tally(section))[1])
    wanted = right_meaning(sheet, stem(section))
    section.get_by_label("Practice").focus()
    page.keyboard.press("Tab")
    for _ in range(4):
        page.keyboard.press("Space")
        if page.evaluate("document.activeElement.parentElement.innerText.trim()") == wanted:
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert section.locator(".mc-result").inner_text() == "✓ Right."
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    assert f"1 of {before + 1} right in this session, {before + 1} answered in all." == tally(section)
    assert section.get_by_role("button", name="Try again").count() == 0, "a question comes once"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Next"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "FIELDSET"
    assert section.locator(".mc-feedback").count() == 0
    assert page.faults == []


def test_a_wrong_answer_is_explained_from_the_data(opened, sheet):
    page, section = opened()
    ask_for_a_meaning(page, section)
    wanted = right_meaning(sheet, stem(section))
    section.locator(".mc-option").filter(has_not=page.get_by_text(wanted, exact=True)).first.click()
    section.get_by_role("button", name="Check").click()
    reasons = section.locator(".mc-reason").all_inner_texts()
    assert reasons[0].startswith("✗ Not right") and "That is " in reasons[0] and "as in " in reasons[0]
    assert reasons[1].startswith("✓ The answer") and f"means {wanted}, as in" in reasons[1]


def test_each_practice_brings_its_own_questions(opened):
    page, section = opened()
    practise(section, "Take apart")
    assert stem(section).startswith("Take ") and section.locator("fieldset select").count() >= 2
    practise(section, "Build")
    assert stem(section).startswith("Which term means") and section.locator(".mc-option").count() == 4
    practise(section, "Easily confused")
    assert re.match(r"What does .* mean\?|Which of these means", stem(section))
    assert tally(section) == "0 of 0 right in this session, 0 answered in all.", "to change is no answer"
    assert page.faults == []


def test_the_drill_goes_on_after_a_reload_and_shows_no_earlier_answer(opened, sheet):
    page, section = opened()
    asked = []
    for _ in range(3):
        asked.append(stem(section))
        section.get_by_role("button", name="Show the answer").click()
        section.get_by_role("button", name="Next", exact=True).click()
    waiting = stem(section)
    page.reload()
    assert tally(section) == "0 of 0 right in this session, 3 answered in all."
    assert section.locator(".mc-feedback").count() == 0
    assert stem(section) == waiting, "the question that was in front comes again"
    assert waiting not in asked
    kept = events(page)
    assert [event["answer"]["seed"] for event in kept] == [0, 1, 2]
    for event in kept:
        assert (event["item"], event["hash"], event["score"]) == (sheet["id"], sheet["hash"], 0)
        assert set(event["answer"]) == {"seed", "type", "kind", "about", "picked"} and event["answer"]["picked"] is None


def test_a_term_taken_apart_in_part_counts_as_not_right(opened):
    page, section = opened()
    practise(section, "Take apart")
    selects = section.locator("fieldset select")
    for number in range(selects.count()):
        selects.nth(number).select_option(index=1)
    section.get_by_role("button", name="Check").click()
    assert tally(section) == "0 of 1 right in this session, 1 answered in all."
    assert events(page)[0]["score"] == 0


def test_nothing_picked_is_no_answer(opened):
    _, section = opened()
    section.get_by_role("button", name="Check").click()
    assert section.get_by_role("alert").inner_text() in ("Choose an answer first.", "Choose a partner for every line first.")
    assert tally(section).startswith("0 of 0")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")])
def test_no_state_of_a_drill_has_an_accessibility_fault(opened, screens, size, scheme):
    page, section = opened(size, scheme)
    for what in ("Meanings", "Take apart", "Build", "Easily confused"):
        practise(section, what)
        assert violations(page) == [], what
        assert too_small(section) == [], what
        section.get_by_role("button", name="Show the answer").click()
        assert violations(page) == [], what
        assert too_small(section) == [], what
        assert fits(page)
        page.screenshot(path=screens / f"drill-{what.split()[0].lower()}-{size['width']}-{scheme}.png")
        section.get_by_role("button", name="Next", exact=True).click()


def test_without_scripts_the_parts_can_be_read(new_page, tmp_path, sheet):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(write_page(tmp_path, sheet).as_uri())
    page.get_by_text("Roots", exact=True).click()
    assert page.get_by_role("cell", name="nephr/o, ren/o", exact=True).is_visible()


def test_a_drill_in_jupyterlab_is_kept_by_the_kernel(lab, new_page, sheet):  # noqa: F811
    address, folder, record = lab
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell('from medcoder import drill\ndrill("word-builder")')],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    )
    nbformat.write(notebook, folder / "notebooks" / "drill.ipynb")
    page = new_page(DESKTOP)
    page.set_default_timeout(40_000)
    open_notebook(page, address, "drill.ipynb")
    run_all(page, 1)
    section = page.locator("section.mc").first
    section.get_by_role("button", name="Show the answer").click()
    section.get_by_role("button", name="Next", exact=True).click()
    assert tally(section) == "0 of 1 right in this session, 1 answered in all."
    (event,) = _events(record, 1)
    assert (event.item, event.hash, event.answer["seed"]) == (sheet["id"], sheet["hash"], 0)
