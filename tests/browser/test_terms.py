"""The glossary in the text of a lesson: on hover, focus and tap, in the book and in JupyterLab."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import violations
from tests.browser.test_lesson_in_lab import open_notebook, run_all

pytestmark = pytest.mark.browser

LESSON = "notebooks/01-the-role.html"


@pytest.fixture
def lesson(book, new_page):
    def open_lesson(size=PHONE, scheme="light", name=LESSON):
        page = new_page(size, scheme)
        page.context.set_offline(True)
        page.goto((book.html / name).as_uri())
        page.locator(".mc-term").first.wait_for()
        return page

    return open_lesson


def meaning_of(term):
    return term.page.locator(f"#{term.get_attribute('aria-describedby')}")


def test_each_term_has_its_meaning_once_and_none_in_headings_or_questions(lesson):
    page = lesson()
    names = [text.lower().removesuffix("s") for text in page.locator(".mc-term").all_inner_texts()]
    assert len(names) > 10
    assert len(names) == len(set(names))
    assert page.locator("h1 .mc-term, h2 .mc-term, .mc .mc-term, a .mc-term, pre .mc-term").count() == 0
    assert "medical coder" in names


def test_a_meaning_comes_with_the_focus_and_goes_with_escape(lesson):
    page = lesson()
    term = page.locator(".mc-term").nth(3)
    meaning = meaning_of(term)
    assert not meaning.is_visible()
    term.focus()
    assert meaning.is_visible()
    page.keyboard.press("Escape")
    assert not meaning.is_visible()
    page.keyboard.press("Enter")
    assert meaning.is_visible()
    page.keyboard.press("Tab")
    assert not meaning.is_visible()
    assert page.faults == []


def test_a_meaning_stays_under_the_pointer(lesson):
    page = lesson(DESKTOP)
    term = page.locator(".mc-term").nth(2)
    meaning = meaning_of(term)
    term.hover()
    assert meaning.is_visible()
    meaning.hover()
    assert meaning.is_visible(), "one can move onto it"
    page.mouse.move(5, 5)
    assert not meaning.is_visible()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")])
def test_no_meaning_leaves_the_window_or_breaks_a_rule(lesson, size, scheme):
    page = lesson(size, scheme)
    for term in page.locator(".mc-term").all():
        term.focus()
        box = meaning_of(term).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"], term.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert violations(page) == []


def test_in_jupyterlab_a_term_shows_its_meaning_and_the_cell_is_not_edited(lab, new_page):  # noqa: F811
    address, _folder, _record = lab
    page = new_page(DESKTOP)
    page.set_default_timeout(40_000)
    open_notebook(page, address, "01-the-role.ipynb")
    run_all(page, 1)
    term = page.locator(".jp-MarkdownOutput .mc-term").first
    term.wait_for()
    term.focus()
    assert meaning_of(term).is_visible()
    page.keyboard.press("Escape")
    assert not meaning_of(term).is_visible()
    page.keyboard.press("Enter")
    assert meaning_of(term).is_visible()
    assert page.locator(".jp-Notebook.jp-mod-editMode").count() == 0


def test_a_term_of_several_words_breaks_with_its_line(lesson):
    """As a block of its own it tore the sentence apart on a phone."""
    page = lesson(name="notebooks/11-inpatient-icd-10-pcs-and-drgs.html")
    term = page.get_by_role("button", name="major complication or comorbidity")
    assert term.evaluate("element => getComputedStyle(element).display") == "inline"
    assert term.evaluate("element => element.getClientRects().length") > 1, "it stands on one line, so nothing is shown"
