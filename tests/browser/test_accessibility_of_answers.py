"""axe-core over every question of every lesson, with its hint and its answer shown. A file of its own, so that another
worker can run it: together with the pages it would be the longest of all."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PHONE
from tests.browser.learner import sheets
from tests.browser.test_accessibility import in_both_themes, lesson_pages, violations

pytestmark = pytest.mark.browser

UNDER_A_CLOCK = ("exam", "batch")
"""Forms that show no answer while they run; test_exams.py puts their reports through axe."""


def test_no_answered_question_has_a_violation(served, book, new_page):
    page = new_page(PHONE)
    for name in lesson_pages(book):
        page.goto(f"{served}/{name}")
        page.locator("section.mc").first.wait_for()
        for number, sheet in enumerate(sheets(page)):
            if sheet["form"] in UNDER_A_CLOCK:
                continue
            section = page.locator('[data-medcoder="activity"]').nth(number).locator("section.mc").first
            for step in range(len(sheet["items"])):
                if hint := section.get_by_role("button", name="Hint").all():
                    hint[0].click()
                section.get_by_role("button", name="Show the answer").click()
                if step + 1 < len(sheet["items"]):
                    section.get_by_role("button", name="Next", exact=True).click()
        for scheme in in_both_themes(page):
            assert violations(page, ".mc") == [], (name, scheme)
