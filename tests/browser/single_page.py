"""An activity on a page of its own, as the book has it: opened from a folder, with no network at all."""

from __future__ import annotations

import shutil
from pathlib import Path

from medcoder.assess.bank import Bank, load_bank
from medcoder.assess.sheet import activity_sheet, item_sheet
from medcoder.widgets.book import book_script
from medcoder.widgets.published import BUNDLE, CODEBOOK_BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE, activity_html

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>An activity</title></head>
<body><main><h1>An activity</h1><h2>Practice</h2>{html}</main>
<script src="../_static/medcoder.js" data-codebook="codebook.js codebook-data.js" data-practice="practice.js"
 data-tools="tools.js"></script></body>
</html>
"""
THERE = "section.mc .mc-stage, section.mc-tool"
"""What an activity has once it is there; while a bundle is on its way something else stands in its place."""

EVENTS = "Object.keys(localStorage).filter(name => name.startsWith('medcoder.event.')).map(name => JSON.parse(localStorage[name]))"


def lay_out(root: Path) -> Path:
    """Put a book's static files into a folder; the folder next to them, for its pages."""
    (root / "_static").mkdir()
    for bundle in (BUNDLE, CODEBOOK_BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE):
        shutil.copy(bundle, root / "_static")
    (root / "_static" / "codebook-data.js").write_text(book_script(), encoding="utf-8")
    (root / "pages").mkdir()
    return root / "pages"


def write_page(folder: Path, sheet: dict) -> Path:
    """The page of one answer sheet."""
    path = folder / f"{sheet['id']}.html"
    path.write_text(PAGE.format(html=activity_html(sheet)), encoding="utf-8")
    return path


def item_alone(name: str, bank: Bank | None = None) -> dict:
    """An activity that holds this item alone, of the course itself or of another bank."""
    bank = bank or load_bank()
    activity, item = next(
        (activity, item) for _, activity in bank.activities().values() for item in activity.items if item.id == name
    )
    return activity_sheet(bank, activity.id) | {"id": f"{name}-alone", "items": [item_sheet(bank, item)]}


def press(section, name: str) -> None:
    section.get_by_role("button", name=name, exact=True).click()


def events(page) -> list[dict]:
    """What the page has kept of the learner's answers, in their order."""
    return sorted(page.evaluate(EVENTS), key=lambda event: (event["at"], event["attempt"]))


def check(section):
    """Check the answer; its feedback."""
    section.get_by_role("button", name="Check", exact=True).click()
    return section.locator(".mc-feedback")


def reason(feedback, text):
    """The row of the feedback that holds the text."""
    return feedback.locator(".mc-reason", has_text=text)


def too_small(section) -> list[str]:
    """What a finger has to hit and is lower or narrower than 44 pixels."""
    targets = section.locator("button, select, summary, .mc-input, .mc-option").all()
    boxes = [(target.inner_text()[:30], target.bounding_box()) for target in targets if target.is_visible()]
    return [f"{name}: {box}" for name, box in boxes if min(box["width"], box["height"]) < 44]


def fits(page) -> bool:
    """Whether nothing sticks out of the page at its side."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")
