"""The same questions three times, each alone on a page: the course's, as ipywidgets, and as jupyterquiz.

They are the questions of one lesson's check that ask to choose, which is the kind that all three have.
ipywidgets needs a kernel to mark them and jupyterquiz does not, so the page of ipywidgets leaves the
reasons out: it is as light as it can be.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path
from unittest import mock

from benchmarks.measure import CONTROL, ROOT, Page, Unmeasured
from medcoder.assess.bank import load_bank
from medcoder.assess.markup import to_html
from medcoder.assess.sheet import activity_sheet

CHECK = "the-role"
MANAGER = "@jupyter-widgets/html-manager"
KEPT = ROOT / "_build" / "bench"

PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Questions</title></head>
<body><main><h1>Questions</h1>
{body}
</main></body>
</html>
"""


def choices() -> dict:
    """The sheet of the check, with only what asks to choose."""
    sheet = activity_sheet(load_bank(), CHECK)
    items = [item for item in sheet["items"] if item["kind"] == "choose"]
    return sheet | {"id": f"{CHECK}-choices", "items": items}


def own_page(folder: Path, address: str, sheet: dict) -> Page:
    from tests.browser.single_page import lay_out, write_page

    (folder / "own").mkdir()
    path = write_page(lay_out(folder / "own"), sheet)
    return Page(f"{address}/{path.relative_to(folder).as_posix()}", CONTROL)


def question_html(item: dict) -> str:
    record = f"<pre>{html.escape(item['record'])}</pre>" if "record" in item else ""
    return f"{record}<div>{to_html(item['stem'])}</div>"


def plain(tree: list) -> str:
    """The text alone: the options of ipywidgets take no HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", to_html(tree)))


def ipywidgets_page(folder: Path, address: str, sheet: dict) -> Page:
    """Embedded with the standard manager, in the lighter of its two forms, which needs no require.js."""
    from ipywidgets.embed import dependency_state, embed_snippet

    manager = html_manager()
    place = folder / "ipywidgets"
    shutil.copytree(manager, place)
    views = [widgets_of(item) for item in sheet["items"]]
    snippet = embed_snippet(
        views, state=dependency_state(views), embed_url="embed.js", requirejs=False, cors=False, indent=None
    )
    (place / "page.html").write_text(PAGE.format(body=snippet), encoding="utf-8")
    return Page(f"{address}/ipywidgets/page.html", ".jupyter-widgets input:enabled")


def widgets_of(item: dict):
    import ipywidgets

    options = [plain(option["text"]) for option in item["options"]]
    if item.get("several"):
        pick = ipywidgets.VBox([ipywidgets.Checkbox(description=text, indent=False) for text in options])
    else:
        pick = ipywidgets.RadioButtons(options=options, value=None)
    return ipywidgets.VBox(
        [ipywidgets.HTML(question_html(item)), pick, ipywidgets.Button(description="Check"), ipywidgets.HTML()]
    )


def html_manager() -> Path:
    """The folder of the manager's files: kept from an earlier run, or else from the npm registry."""
    kept = KEPT / "html-manager"
    if not (kept / "embed.js").is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as folder:
            _fetch(Path(folder)).rename(kept)
    return kept


def _fetch(folder: Path) -> Path:
    from ipywidgets._version import __html_manager_version__ as wanted

    npm = shutil.which("npm")
    if npm is None:
        raise Unmeasured(f"{MANAGER} comes from the npm registry, and npm is not installed.")
    run = subprocess.run([npm, "pack", f"{MANAGER}@{wanted}"], cwd=folder, capture_output=True, text=True)
    archive = next(folder.glob("*.tgz"), None)
    if run.returncode or archive is None:
        raise Unmeasured(f"{MANAGER} could not be had from the npm registry.")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    place = folder / "package" / "dist"
    for other in [*place.glob("*.map"), *place.glob("*-amd.js")]:  # neither is loaded, and they are large
        other.unlink()
    shutil.copy(folder / "package" / "package.json", place)
    return place


def manager_version() -> str:
    return json.loads((html_manager() / "package.json").read_text(encoding="utf-8"))["version"]


def jupyterquiz_page(folder: Path, address: str, sheet: dict) -> Page:
    """What ``display_quiz`` displays, with its script in the page, where a book puts it."""
    try:
        from jupyterquiz import display_quiz
    except ImportError:
        raise Unmeasured("jupyterquiz is not installed: `python3 course.py bench` installs it.") from None
    shown = []
    with mock.patch("jupyterquiz.dynamic.display.display", shown.append):
        display_quiz([quiz_question(item) for item in sheet["items"]])
    markup, script = (output.data for output in shown)
    (folder / "jupyterquiz").mkdir()
    body = f"<div>{markup}</div></div>\n<script>{script}</script>"  # it leaves its own div open
    (folder / "jupyterquiz" / "page.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return Page(f"{address}/jupyterquiz/page.html", ".Quiz input:enabled")


def quiz_question(item: dict) -> dict:
    answers = [
        {"answer": to_html(option["text"]), "correct": bool(option["key"]), "feedback": to_html(option["why"])}
        for option in item["options"]
    ]
    kind = "many_choice" if item.get("several") else "multiple_choice"
    return {"question": question_html(item), "type": kind, "answers": answers}


DESCRIBED = {
    "ipywidgets": lambda: (
        f"{version('ipywidgets')} with html-manager {manager_version()}; without a kernel it marks nothing."
    ),
    "jupyterquiz": lambda: f"{version('jupyterquiz')}; it marks in the page.",
}
"""What stands below the table, of the peers that are there."""
