"""The published form of an activity: HTML that needs no kernel, and is readable without a script.

It is a ``<div class="medcoder">`` that holds the answer sheet as JSON, from which the page's
script builds the live activity, and a readable section for print, for readers without
scripts, and for code hosts, which drop the JSON.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from medcoder.widgets.html_parts import html_list, html_table
from medcoder.widgets.readable_items import after, answer, before, question
from medcoder.widgets.readable_tools import FROM_RECORD, made_of

BUNDLE = Path(__file__).parent / "static" / "medcoder.js"
"""The page's script, built from ``frontend/``."""

CODEBOOK_BUNDLE = Path(__file__).parent / "static" / "codebook.js"
"""The code book's script, built likewise; a page loads it only where it shows a code book."""

PRACTICE_BUNDLE = Path(__file__).parent / "static" / "practice.js"
"""Kinds of questions, drills and exams that some lessons have; a page loads it only where it shows one."""

TOOLS_BUNDLE = Path(__file__).parent / "static" / "tools.js"
"""The tools, loaded likewise."""


def activity_html(sheet: dict) -> str:
    """The published form of one answer sheet."""
    return _published("activity", sheet, _READABLE.get(sheet["form"], _readable_activity)(sheet))


def progress_html(outline: dict) -> str:
    """The published form of the progress panel, from the outline of the course."""
    readable = f"{_RUN}<p>Your progress shows here when the page’s script runs.</p>"
    return _published("progress", outline, readable)


def codebook_html(query: str, found: list[tuple[str, str]]) -> str:
    """The published form of the code book. ``found``: codes with titles that the query names."""
    if found:
        readable = html_list(f"<strong>{escape(code)}</strong> {escape(title)}" for code, title in found)
    else:
        readable = "<p>The code book shows here when the page’s script runs.</p>"
    return _published("codebook", {"query": query}, f"<p><strong>Code book</strong></p>{_RUN}{readable}")


_RUN = (
    '<p class="medcoder-run"><em>To answer here, run this notebook: in the menu Run, '
    "choose Run All Cells.</em></p>"
)
"""For a reader in JupyterLab before anything is run; the book's style hides it."""


def _published(what: str, data: dict, readable: str) -> str:
    return (
        f'<div class="medcoder" data-medcoder="{what}">'
        f'<script type="application/json">{embedded(data)}</script>'
        f'<section class="medcoder-readable">{readable}</section>'
        "</div>"
    )


def embedded(data: dict) -> str:
    """JSON that no text can break out of: ``<`` never stands in it."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _readable_activity(sheet: dict) -> str:
    record = f"<pre>{escape(sheet['record'])}</pre>" if "record" in sheet else ""
    if sheet["form"] == "exam":
        record = f"<p>{len(sheet['items'])} questions, {sheet['minutes']} minutes.</p>"
    scenes = sheet.get("steps", [{}] * len(sheet["items"]))
    parts = list(zip(sheet["items"], scenes, strict=True))
    questions = "".join(f"<li>{before(scene)}{question(item)}</li>" for item, scene in parts)
    answers = "".join(f"<li>{answer(item)}{after(scene)}</li>" for item, scene in parts)
    return (
        f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}{record}<ol>{questions}</ol>"
        f"<details><summary>Answers</summary><ol>{answers}</ol></details>"
    )


def _readable_made(sheet: dict) -> str:
    """What a drill asks about, or a tool works with, folded away."""
    return f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}{made_of(sheet)}"


def _readable_final(sheet: dict) -> str:
    what = f"{sheet['draw']} questions and {sheet['charts']} charts, drawn over all lessons, in {sheet['minutes']} minutes."
    return f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}<p>{what}</p>"


def _readable_mock(sheet: dict) -> str:
    minutes = sheet["minutes"]
    counts = {length: sum(area[length] for area in sheet["areas"]) for length in ("full", "half")}
    what = f"Full: {counts['full']} questions in {minutes['full']} minutes. Half: {counts['half']} in {minutes['half']}."
    rows = [[area["title"], str(area["full"]), str(area["half"])] for area in sheet["areas"]]
    return (
        f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}<p>{what}</p><p>{escape(sheet['is_not'])}</p>"
        f"<p>{escape(sheet['lacks'])}</p>{html_table(['Area', 'Full', 'Half'], rows)}"
    )


def _readable_review(sheet: dict) -> str:
    return f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}{FROM_RECORD}"


_READABLE = {"drill": _readable_made, "tool": _readable_made, "final": _readable_final, "mock": _readable_mock, "review": _readable_review}
"""The forms that have no questions of their own."""
