"""The same lesson in a real JupyterLab: Python keeps the record."""

from __future__ import annotations

import json
import re
import time

import pytest

from medcoder.record import Record
from tests.browser.conftest import DESKTOP
from tests.browser.learner import Learner
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

LESSON = "01-the-role.ipynb"


def open_notebook(page, address, name):
    page.goto(f"{address}/lab/tree/notebooks/{name}")
    wait_until_idle(page)


def wait_until_idle(page):
    page.get_by_text(re.compile(r"Python 3 \(ipykernel\) \| Idle")).wait_for(timeout=60_000)


def menu(page, name, command):
    page.locator("li.lm-MenuBar-item", has_text=name).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{re.escape(command)}$")).click()


def run_all(page, activities):
    menu(page, "Run", "Run All Cells")
    page.locator("section.mc").nth(activities - 1).wait_for(state="attached", timeout=60_000)
    wait_until_idle(page)


def test_a_lesson_in_jupyterlab_outlives_its_kernel(lab, new_page, root, screens):
    address, folder, record = lab
    sheets = _sheets(root / "notebooks" / LESSON)
    page = new_page(DESKTOP)
    page.set_default_timeout(30_000)
    open_notebook(page, address, LESSON)
    assert page.locator(".jp-OutputArea-output details").count() == len(sheets), "readable before it is run"

    run_all(page, len(sheets))
    assert page.evaluate("globalThis.medcoderModules.size") == 1
    assert page.locator("#medcoder-style").count() == 1
    for number, sheet in enumerate(sheets):
        section = page.locator("section.mc").nth(number)
        section.locator(".mc-title").click()
        Learner(page, section).complete(sheet)
        assert "Your score on first attempts: 100%" in section.inner_text(), sheet["id"]
    page.locator("section.mc").nth(1).scroll_into_view_if_needed()
    page.screenshot(path=screens / "lab-1280-light.png")
    assert violations(page, "section.mc") == []

    items = [item["id"] for sheet in sheets for item in sheet["items"]]
    kept = _events(record, len(items))
    assert sorted(event.item for event in kept) == sorted(items)
    assert all(event.score == 1 for event in kept)

    menu(page, "Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    wait_until_idle(page)
    run_all(page, len(sheets))
    for number, sheet in enumerate(sheets):
        assert "Your score on first attempts: 100%" in page.locator("section.mc").nth(number).text_content()
    assert len(_events(record, len(items))) == len(items)

    # Saved and opened without a kernel, it can still be read.
    menu(page, "File", "Save Notebook")
    saved = folder / "notebooks" / LESSON
    _wait(lambda: "medcoder-readable" in saved.read_text("utf-8") and _ran(saved))
    assert "widget-view+json" not in saved.read_text("utf-8")


def use_dark_theme(folder):
    settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text('{"theme": "JupyterLab Dark"}')


def test_the_welcome_shows_progress_in_jupyterlabs_dark_theme(lab, new_page, screens):
    address, folder, record = lab
    use_dark_theme(folder)
    page = new_page(DESKTOP)
    page.set_default_timeout(30_000)
    open_notebook(page, address, "00-welcome.ipynb")
    count = len(_sheets(folder / "notebooks" / "00-welcome.ipynb"))
    run_all(page, count + 1)
    first = page.locator("section.mc").first
    first.get_by_role("button", name="Show the answer").click()
    panel = page.locator(".mc-progress")
    panel.get_by_text("(1 of").first.wait_for()
    assert len(_events(record, 1)) == 1
    with page.expect_download() as download:
        panel.get_by_role("button", name="Export to a file").click()
    exported = download.value.path()
    panel.get_by_role("button", name="Erase my progress").click()
    panel.get_by_role("button", name="Erase", exact=True).click()
    panel.get_by_role("button", name="Yes, erase everything").click()
    panel.get_by_text("Your progress is erased.").wait_for()
    assert _events(record, 0) == []
    panel.get_by_label("Import from a file").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": exported.read_bytes()}
    )
    panel.get_by_text("1 answer added").wait_for()
    assert len(_events(record, 1)) == 1
    first.scroll_into_view_if_needed()
    page.screenshot(path=screens / "lab-1280-dark.png")
    assert page.evaluate("document.body.dataset.jpThemeLight") == "false"
    assert violations(page, "section.mc") == []


def _sheets(path) -> list[dict]:
    """The answer sheets of the activities in a stored notebook, in order."""
    notebook = json.loads(path.read_text("utf-8"))
    found = []
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            html = "".join(output.get("data", {}).get("text/html", ""))
            if match := re.search(r'data-medcoder="activity"><script type="application/json">(.*?)</script>', html, re.S):
                found.append(json.loads(match.group(1)))
    return found


def _events(path, count):
    """What the record holds, once it holds ``count`` events."""
    with_record = Record(path)
    try:
        _wait(lambda: len(with_record.events()) == count)
        return with_record.events()
    finally:
        with_record.close()


def _wait(condition):
    for _ in range(100):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("not within ten seconds")


def _ran(path) -> bool:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return any(cell.get("execution_count") for cell in cells)
