"""axe-core over every page, in both themes and sizes."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    # axe would fetch style sheets again, and from wrong addresses; the page's own are loaded.
    "preload": False,
    "resultTypes": ["violations"],  # what passed would be megabytes for each page
}


FORWARDING = "index.html"
"""The root page only sends the reader on to book/index.html."""


COLOURED = """scheme => document.documentElement.dataset.theme === scheme
  && document.getAnimations().every(animation => animation.playState !== "running")"""


def reading_pages(book) -> list[str]:
    return [name for name in sorted(book.pages) if name != FORWARDING]


def lesson_pages(book) -> list[str]:
    return [name for name in sorted(book.pages) if name.startswith("notebooks/")]


def violations(page, context=None) -> list[str]:
    found = Axe().run(page, context=context, options=RULES).response["violations"]
    return [f"{fault['id']}: {node['target']} {node['failureSummary']}" for fault in found for node in fault["nodes"]]


def in_both_themes(page):
    """Turns the page to each theme in turn, and gives its name once every colour has come."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(COLOURED, arg=scheme)
        yield scheme


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_has_a_violation(served, book, new_page, size):
    page = new_page(size)
    found = {}
    for name in reading_pages(book):
        page.goto(f"{served}/{name}")
        if book.pages[name].select(".medcoder"):
            page.locator("section.mc").first.wait_for()
        for scheme in in_both_themes(page):
            # The colours of the text do not depend on the size, and the phone has seen them in the dark.
            all_but_text = {"exclude": [[".bd-article"]]} if size == DESKTOP and scheme == "dark" else None
            if faults := violations(page, all_but_text):
                found[name, scheme] = faults
    assert found == {}
    assert page.faults == []


def test_an_erase_question_has_no_violation(served, new_page):
    page = new_page(PHONE)
    page.goto(f"{served}/book/progress.html")
    page.get_by_role("button", name="Erase my progress").click()
    assert violations(page) == []


def test_nothing_leaves_the_host(served, book, new_page):
    page = new_page()
    foreign = []
    page.on("request", lambda request: request.url.startswith((served, "data:", "blob:")) or foreign.append(request.url))
    for name in reading_pages(book):
        page.goto(f"{served}/{name}")
        page.wait_for_load_state("networkidle")
    assert foreign == []
    assert page.faults == []


def test_every_page_works_from_a_folder(book, new_page):
    page = new_page()
    for name in reading_pages(book):
        page.goto((book.html / name).as_uri())
        page.wait_for_load_state()
        if book.pages[name].select(".medcoder"):
            page.locator("section.mc").first.wait_for()
    assert page.faults == []


def test_forced_colours_and_reduced_motion_keep_what_is_picked_visible(served, new_page):
    page = new_page(PHONE, forced_colors="active", reduced_motion="reduce")
    page.goto(f"{served}/notebooks/01-the-role.html")
    word = page.locator(".mc-word").first
    word.wait_for()
    before = word.evaluate("word => getComputedStyle(word).backgroundColor")
    word.click()
    assert word.evaluate("word => getComputedStyle(word).backgroundColor") != before
    assert word.evaluate("word => parseFloat(getComputedStyle(word).transitionDuration)") < 0.01
