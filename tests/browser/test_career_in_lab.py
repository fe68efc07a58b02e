"""An exam, the final assessment, an audit and a tool in a real JupyterLab: Python keeps the record."""

from __future__ import annotations

import nbformat
import pytest

from medcoder.assess.sheet import activity_sheet
from tests.browser.conftest import DESKTOP
from tests.browser.learner import Learner
from tests.browser.test_accessibility import violations
from tests.browser.test_exams import go, hand_in, press
from tests.browser.test_lesson_in_lab import _events, menu, open_notebook, run_all, wait_until_idle
from tests.browser.test_practice_in_lab import SETUP

pytestmark = pytest.mark.browser

CELLS = ["from medcoder import exam, final", 'exam("career-exam")', 'practice("career-audit")', 'tool("career-ninety-days")', 'final("career-final")']
LIVE = len(CELLS) - 1


def test_an_exam_an_audit_a_tool_and_the_final_in_jupyterlab_outlive_the_kernel(lab, new_page, career_bank, screens):  # noqa: F811
    address, folder, record = lab
    cells = [SETUP.format(folder=str(career_bank.folder)), *CELLS]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    )
    nbformat.write(notebook, folder / "notebooks" / "career.ipynb")
    page = new_page(DESKTOP)
    page.set_default_timeout(40_000)
    open_notebook(page, address, "career.ipynb")
    run_all(page, LIVE)
    sampler, audit, tasks, last = (page.locator("section.mc").nth(number) for number in range(LIVE))

    press(sampler, "Begin")
    sampler.get_by_label("Right one").check()
    go(sampler, 4)
    sampler.get_by_label("Your answer").fill("12")
    hand_in(sampler)
    assert "Your score: 40%." in sampler.inner_text()
    audit.locator(".mc-title").click()
    [item] = activity_sheet(career_bank, "career-audit")["items"]
    Learner(page, audit).answer(item)
    assert "Your audit: 9 of 9 decisions right, 100%." in audit.inner_text()
    tasks.get_by_label("Write down the aim").check()
    tasks.get_by_text("Kept, with your progress.").wait_for()
    assert "3 questions in 20 minutes." in last.inner_text(), "the kernel sent what it is drawn from"
    assert violations(page, "section.mc") == []
    page.screenshot(path=screens / "career-lab.png")

    kept = {event.item: event for event in _events(record, 5)}
    assert {name: event.score for name, event in kept.items()} == {
        "career-exam": 0.4, "exam-choose": 1, "exam-fill": 1, "turned-ankle": 1, "career-ninety-days": 1,
    }  # fmt: skip
    assert kept["career-exam"].answer["scores"] == [1, 0, 0, 1, 0]
    assert kept["career-ninety-days"].answer["done"] == ["aim"]

    menu(page, "Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    wait_until_idle(page)
    run_all(page, LIVE)
    assert "Your last sitting: 40%." in sampler.inner_text()
    assert "Your audit: 9 of 9 decisions right, 100%." in audit.inner_text()
    assert tasks.get_by_label("Write down the aim").is_checked()
