"""Kinds of questions, a drill and a tool that have bundles of their own, in a real JupyterLab: Python keeps the record."""

from __future__ import annotations

import nbformat
import pytest

from medcoder.assess.sheet import activity_sheet
from tests.browser.conftest import DESKTOP
from tests.browser.learner import Learner
from tests.browser.test_accessibility import violations
from tests.browser.test_lesson_in_lab import _events, menu, open_notebook, run_all, wait_until_idle

pytestmark = pytest.mark.browser

ACTIVITIES = ['practice("second-kinds")', 'drill("second-doses")', 'tool("second-plan")']
SETUP = """\
from pathlib import Path
from medcoder import drill, practice, tool
from medcoder.assess import bank
bank.FOLDER = Path({folder!r})
"""


def test_levels_tables_stays_doses_and_a_plan_in_jupyterlab_outlive_the_kernel(lab, new_page, small_bank, screens):  # noqa: F811
    address, folder, record = lab
    cells = [SETUP.format(folder=str(small_bank.folder)), *ACTIVITIES]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    )
    nbformat.write(notebook, folder / "notebooks" / "practice.ipynb")
    page = new_page(DESKTOP)
    page.set_default_timeout(40_000)
    open_notebook(page, address, "practice.ipynb")
    run_all(page, len(ACTIVITIES))
    kinds, doses, plan = (page.locator("section.mc").nth(number) for number in range(3))

    sheet = activity_sheet(small_bank, "second-kinds")
    kinds.locator(".mc-title").click()
    Learner(page, kinds).complete(sheet)
    assert "Your score on first attempts: 100%" in kinds.inner_text()
    doses.get_by_role("button", name="Show the answer").click()
    assert "0 of 1 right in this session" in doses.locator(".mc-tally").inner_text()
    plan.get_by_label("Hours a week").fill("7")
    plan.get_by_role("button", name="Keep this plan").click()
    plan.get_by_text("Kept, with your progress.").wait_for()
    assert violations(page, "section.mc") == []
    page.screenshot(path=screens / "practice-lab.png")

    kept = _events(record, 5)
    assert [(event.item, event.score) for event in kept] == [
        ("set-level", 1), ("build-code", 1), ("switch-stay", 1), ("second-doses", 0), ("second-plan", 1),
    ]  # fmt: skip
    assert [event.hash for event in kept[:3]] == [item["hash"] for item in sheet["items"]]
    assert kept[1].answer == {"table": "0DT", "values": ["J", "4", "Z", "Z"]}
    assert kept[4].answer["hours"] == 7

    menu(page, "Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    wait_until_idle(page)
    run_all(page, len(ACTIVITIES))
    assert "Your score on first attempts: 100%" in kinds.inner_text()
    assert "1 answered in all" in doses.locator(".mc-tally").inner_text()
    assert plan.get_by_label("Hours a week").input_value() == "7"
