"""No text of the bank or of the learner is ever taken for HTML, whatever it holds."""

from __future__ import annotations

import shutil

import pytest
import yaml

from medcoder.assess.bank import read_bank
from medcoder.assess.sheet import activity_sheet
from medcoder.widgets.published import BUNDLE, activity_html
from tests.browser.conftest import PHONE
from tests.browser.learner import Learner

pytestmark = pytest.mark.browser

SCRIPT = "</script><script>window.hacked = true</script><img src=x onerror='window.hacked = true'>"
TEXTS = {
    "script": SCRIPT,
    "quotes": "\"double\" 'single' `back` &amp; &lt;b&gt; ${hacked} {{hacked}}",
    "rtl": "שלום עולם 123 مرحبا \u202egnp.exe",
    "long": "x" * 10_000,
}


def lesson(hostile: str) -> dict:
    """A lesson whose every plain text is hostile, with one item of each kind that shows such."""
    # The small Markdown refuses tags, so there they come as code, the one way an author has.
    code = f"`` {hostile.replace('`', '')} ``" if "<" not in hostile else "x"
    common = {"objective": "hostile", "difficulty": 1, "source": [{"ref": "hostile"}], "stem": code, "record": hostile}
    return {
        "lesson": "hostile",
        "notebook": "90-hostile",
        "title": hostile,
        "as_of": "2026-11-02",
        "minutes": 1,
        "objectives": [{"id": "hostile", "text": hostile, "section": hostile}],
        "activities": [
            {
                "id": "hostile",
                "form": "check",
                "title": hostile,
                "items": [
                    {
                        **common, "id": "hostile-match", "kind": "match",
                        "pairs": [
                            {"left": f"{hostile}1", "right": f"{hostile}2", "why": code},
                            {"left": f"{hostile}3", "right": f"{hostile}4", "why": code},
                        ],
                    },
                    {
                        **common, "id": "hostile-sort", "kind": "sort", "bins": [f"{hostile}1", f"{hostile}2"],
                        "cards": [
                            {"text": "one", "bin": f"{hostile}1", "why": code},
                            {"text": "two", "bin": f"{hostile}2", "why": code},
                        ],
                    },
                    {
                        **common, "id": "hostile-mark", "kind": "mark", "passage": f"start {hostile} end",
                        "marks": [{"words": "end", "why": code}],
                    },
                    {
                        **common, "id": "hostile-fill", "kind": "fill", "accept": [hostile], "why": code,
                        "otherwise": code, "unit": hostile,
                    },
                    {
                        **common, "id": "hostile-code", "kind": "code", "encounter": {"date": "2026-11-02"},
                        "several": True,
                        "keys": [{"code": "E11.22", "why": code}, {"code": "N18.31", "why": code}],
                        "order": [
                            {"first": "E11.22", "then": "N18.31", "why": code, "source": [{"ref": "hostile"}]}
                        ],
                    },
                    {
                        **common, "id": "hostile-reflect", "kind": "reflect", "model": code,
                        "points": [code, "second"],
                    },
                ],
            }
        ],
    }


def published(tmp_path, hostile: str) -> dict:
    bank_folder = tmp_path / "bank"
    (bank_folder / "lessons").mkdir(parents=True)
    data = lesson(hostile)
    text = yaml.safe_dump(data, allow_unicode=True).replace("'2026-11-02'", "2026-11-02")
    (bank_folder / "lessons" / "90-hostile.yml").write_text(text, "utf-8")
    source = {"id": "hostile", "title": hostile, "publisher": "x", "sure": "official"}
    (bank_folder / "sources.yml").write_text(
        yaml.safe_dump([source], allow_unicode=True).rstrip() + "\n  read: 2026-11-23\n", "utf-8"
    )
    (bank_folder / "glossary.yml").write_text("[]")
    (bank_folder / "course.yml").write_text(
        "steps: [{id: x, title: x, why: x, lessons: [{notebook: 90-hostile, title: x}]}]"
    )
    bank, problems = read_bank(bank_folder)
    assert problems == []
    sheet = activity_sheet(bank, "hostile")
    (tmp_path / "_static").mkdir()
    (tmp_path / "notebooks").mkdir()
    shutil.copy(BUNDLE, tmp_path / "_static")
    (tmp_path / "notebooks" / "page.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>x</title><script async src="../_static/medcoder.js"></script>{activity_html(sheet)}',
        "utf-8",
    )
    return sheet


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_shown_as_it_stands(tmp_path, new_page, name):
    hostile = TEXTS[name]
    sheet = published(tmp_path, hostile)
    page = new_page(PHONE)
    page.goto((tmp_path / "notebooks" / "page.html").as_uri())
    section = page.locator("section.mc")
    section.wait_for()
    assert section.locator(".mc-title").text_content() == hostile
    learner = Learner(page, section)
    for item in sheet["items"]:
        assert section.locator(".mc-record pre").text_content() == hostile
        if item["kind"] in ("fill", "reflect"):
            section.locator(".mc-input").first.fill(hostile)
            if item["kind"] == "fill":
                learner.press_button("Check")
                assert hostile.strip() in section.locator(".mc-feedback").text_content()
            else:
                learner.press_button("Compare with a model answer")
                section.get_by_label("Not yet").check()
                learner.press_button("Save my rating")
                assert section.locator("textarea").input_value() == hostile
        else:
            section.get_by_role("button", name="Show the answer").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], item["id"]
        section.locator(".mc-travel .mc-button").last.click()
    assert section.locator(".mc-objective").text_content().startswith(hostile)
    assert page.evaluate("window.hacked") is None
    assert page.locator("section.mc img, section.mc script").count() == 0
    page.reload()
    section.wait_for()
    assert page.evaluate("window.hacked") is None
