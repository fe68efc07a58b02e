"""No text of the bank or of the learner is ever taken for HTML, whatever it holds."""

from __future__ import annotations

import datetime

import pytest
import yaml

from medcoder.assess.bank import read_bank
from medcoder.assess.sheet import activity_sheet
from tests.browser.learner import Learner
from tests.browser.single_page import fits, press

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
        "as_of": datetime.date(2026, 11, 2),
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
                        **common, "id": "hostile-code", "kind": "code", "encounter": {"date": datetime.date(2026, 11, 2)},
                        "several": True,
                        "keys": [{"code": "E11.22", "why": code}, {"code": "N18.31", "why": code}],
                        "order": [
                            {"first": "E11.22", "then": "N18.31", "why": code, "source": [{"ref": "hostile"}]}
                        ],
                    },
                    {
                        **common, "id": "hostile-level", "kind": "level", "service": "office-new",
                        "problems": {"level": "low", "why": code}, "data": {"level": "limited", "why": code},
                        "risk": {"level": "minimal", "why": code}, "time": {"minutes": 30, "why": code},
                    },
                    {
                        **common, "id": "hostile-build", "kind": "build", "tables": ["0DB", "0DT"], "key": "0DTJ4ZZ",
                        "table_why": code, "why": {character: code for character in (4, 5, 6, 7)},
                    },
                    {
                        **common, "id": "hostile-switch", "kind": "switch",
                        "stay": {"date": datetime.date(2026, 3, 12), "age": 71, "sex": "female"},
                        "principals": [{"code": "J18.9", "key": True, "why": code}, {"code": "J96.01", "why": code}],
                        "procedures": [{"code": "5A09357", "title": hostile}],
                        "diagnoses": [{"code": "E11.9", "key": True, "why": code}],
                    },
                    {
                        **common, "id": "hostile-audit", "kind": "audit",
                        "encounter": {"setting": "outpatient", "date": datetime.date(2026, 11, 2)},
                        "rules": [{"id": "one", "text": f"{hostile}1"}, {"id": "two", "text": f"{hostile}2"}],
                        "lines": [{"code": "S93.402A", "error": "side", "correct": "S93.401A", "rule": "one", "why": code}],
                        "missed": [{"code": "Y92.009", "rule": "two", "why": code}],
                    },
                    {
                        **common, "id": "hostile-query", "kind": "query", "needed": True, "why": code, "cite": 1,
                        "indicators": [{"forms": [hostile], "why": code}], "offer": [[hostile], ["other"]],
                        "model": code, "points": [code, "second"],
                    },
                    {
                        **common, "id": "hostile-reflect", "kind": "reflect", "model": code,
                        "points": [code, "second"],
                    },
                ],
            },
            {
                "id": "hostile-exam", "form": "exam", "title": hostile, "minutes": 10, "pass": 70,
                "sections": [
                    {
                        "title": hostile,
                        "items": [
                            {
                                **common, "id": "hostile-exam-fill", "kind": "fill", "accept": [hostile], "why": code,
                                "otherwise": code, "unit": hostile,
                            }
                        ],
                    }
                ],
            },
            *(
                {"id": f"hostile-{name}", "form": "tool", "title": hostile, "objective": "hostile", "tool": name}
                for name in ("em-levels", "path-planner")
            ),
            {"id": "hostile-doses", "form": "drill", "title": hostile, "objective": "hostile", "generator": "drug-units"},
        ],
    }


def files(hostile: str) -> dict:
    """The files of the bank, every plain text of theirs hostile."""
    cite = {"ref": "hostile", "at": hostile}
    table = {
        "section": hostile, "system": hostile, "operation": hostile, "definition": hostile,
        "names": [f"{hostile}{number}" for number in range(4)],
        "rows": [{"parts": {"J": hostile}, "approaches": {"4": hostile}, "devices": {"Z": hostile}, "qualifiers": {"Z": hostile}}],
    }  # fmt: skip
    steps = {
        "problems": ["minimal", "low", "moderate", "high"], "data": ["minimal", "limited", "moderate", "extensive"],
        "risk": ["minimal", "low", "moderate", "high"],
    }  # fmt: skip
    cost = {"what": hostile, "currency": "USD", "least": 1, "most": 2, "source": cite, "as_of": hostile}
    path = {
        "title": hostile, "countries": ["us", "india"], "cost": {"us": [cost]}, "needs": [hostile], "gives": [hostile],
        "suits": hostile,
    }  # fmt: skip
    drug = {
        "unit": {"amount": 10, "measure": "mg"}, "vials": [100], "route": hostile, "doses": [50], "per_kg": [1],
        "source": cite,
    }  # fmt: skip
    return {
        "lessons/90-hostile.yml": lesson(hostile),
        "sources.yml": [{"id": "hostile", "title": hostile, "publisher": "x", "sure": "official", "read": datetime.date(2026, 11, 23)}],
        "glossary.yml": [],
        "course.yml": {"steps": [{"id": "x", "title": "x", "why": "x", "lessons": [{"notebook": "90-hostile", "title": "x"}]}]},
        "pcs_tables.yml": {"tables": [{"table": "0DB", **table}, {"table": "0DT", **table}]},
        "drg_groups.yml": {
            "groups": {"195": {"title": hostile, "weight": 0.6}},
            "stays": {"hostile-switch": {"claim": "x", "groups": ["195"] * 4, "severity": [["none"], ["none"]]}},
        },
        "tools/em-levels.yml": {
            "services": [
                {
                    "id": "office-new", "title": hostile, "minutes": {3: 30},
                    "levels": {"straightforward": 2, "low": 3, "moderate": 4, "high": 5},
                }
            ],
            "elements": {element: [{"level": level, "text": hostile} for level in levels] for element, levels in steps.items()},
        },
        "tools/path-planner.yml": {
            "as_of": datetime.date(2026, 11, 26), "hours": {"least": 3, "most": 40}, "weeks_a_year": 48,
            "backgrounds": [{"id": each, "title": hostile, "spares": {}} for each in ("a", "b")],
            "goals": [{"id": each, "title": hostile, "stages": ["a", "b"]} for each in ("a", "b")],
            "stages": [{"id": each, "title": hostile, "hours": [20, 40], "hours_source": cite, "here": ["hostile"]} for each in ("a", "b")],
            "paths": [{"id": each, **path} for each in ("a", "b")],
            "notes": [hostile],
        },
        "drills/drug-units.yml": {"drugs": [{"name": f"{hostile}{number}", "code": f"J000{number}", **drug} for number in range(10)]},
    }  # fmt: skip


def hostile_bank(folder, hostile: str):
    for name, data in files(hostile).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    bank, problems = read_bank(folder)
    assert problems == []
    return bank


def set_level(section):
    """Open what the steps take, and set all, so that the result shows too."""
    for summary in section.locator(".mc-guide summary").all():
        summary.click()
    for label in ("Problems", "Data", "Risk"):
        section.get_by_label(label, exact=True).select_option(index=2)
    section.get_by_label("Total time, in minutes").fill("30")


def build_code(section):
    section.locator("select").first.select_option(value="0DT")
    for select in section.locator(".mc-characters select").all():
        select.select_option(index=1)


def switch_stay(section):
    for box in section.locator(".mc-switches input").all():
        box.check()


def audit_claim(section):
    section.get_by_label("Finding").first.select_option(label="Wrong side")
    section.get_by_label("The code in its place").first.fill("S93.401A")
    section.get_by_label("Rule").first.select_option(index=1)


def write_query(section):
    hostile = section.locator(".mc-record pre").text_content()
    section.get_by_label("A query is needed", exact=True).check()
    section.get_by_label("Your query").fill(hostile)
    section.get_by_label("Options that it offers").fill(hostile)
    press(section, "Check")


TRY = {"level": set_level, "build": build_code, "switch": switch_stay, "audit": audit_claim, "query": write_query}
"""What a learner sets before the answer is shown, in kinds that show more then."""


def nothing_was_taken_for_html(page) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.locator("section.mc img, section.mc script").count() == 0
    assert fits(page)


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_shown_as_it_stands(tmp_path, open_sheet, name):
    hostile = TEXTS[name]
    sheet = activity_sheet(hostile_bank(tmp_path, hostile), "hostile")
    page, section = open_sheet(sheet)
    assert section.locator(".mc-title").text_content() == hostile
    learner = Learner(page, section)
    for item in sheet["items"]:
        assert section.locator(".mc-record pre").text_content() == hostile
        if item["kind"] in TRY:
            TRY[item["kind"]](section)
            assert hostile in section.locator(".mc-form").text_content()
            assert fits(page), item["id"]
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
        assert fits(page), item["id"]
        section.locator(".mc-travel .mc-button").last.click()
    assert section.locator(".mc-objective").text_content().startswith(hostile)
    nothing_was_taken_for_html(page)
    page.reload()
    section.wait_for()
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_in_an_exam_is_shown_as_it_stands(tmp_path, open_sheet, name):
    hostile = TEXTS[name]
    page, section = open_sheet(activity_sheet(hostile_bank(tmp_path, hostile), "hostile-exam"))
    press(section, "Begin")
    assert section.locator(".mc-record pre").text_content() == hostile
    section.locator(".mc-input").fill(hostile)
    assert fits(page)
    page.reload()
    press(section, "Go on with your sitting")
    assert section.locator(".mc-input").input_value() == hostile
    press(section, "Hand in")
    section.locator(".mc-summary").wait_for()
    section.locator("summary").click()
    assert section.locator(".mc-summary tbody th").text_content() == hostile
    nothing_was_taken_for_html(page)
    assert page.faults == []


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_in_a_tool_is_shown_as_it_stands(tmp_path, open_sheet, name):
    hostile = TEXTS[name]
    bank = hostile_bank(tmp_path, hostile)
    page, section = open_sheet(activity_sheet(bank, "hostile-em-levels"))
    set_level(section)
    assert section.locator(".mc-outcome").text_content().endswith(f"{hostile}: level 3.")
    nothing_was_taken_for_html(page)
    page, section = open_sheet(activity_sheet(bank, "hostile-path-planner"))
    for summary in section.locator("summary").all():
        summary.click()
    assert section.locator(".mc-weeks li").first.text_content() == f"Week 1, from {first_day(section)}: {hostile} (10 hours)Here: {hostile}"
    assert hostile in section.locator(".mc-path").first.text_content()
    section.get_by_role("button", name="Keep this plan").click()
    section.get_by_text("Kept, with your progress.").wait_for()
    nothing_was_taken_for_html(page)
    assert page.faults == []


def first_day(section) -> str:
    day = datetime.date.fromisoformat(section.get_by_label("Beginning on").input_value())
    return f"{day:%b} {day.day}, {day.year}"


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_in_a_drill_is_shown_as_it_stands(tmp_path, open_sheet, name):
    hostile = TEXTS[name]
    page, section = open_sheet(activity_sheet(hostile_bank(tmp_path, hostile), "hostile-doses"))
    for practice in section.get_by_label("Practice").locator("option").all_inner_texts():
        section.get_by_label("Practice").select_option(label=practice)
        assert hostile in section.locator(".mc-record pre").text_content()
        section.get_by_role("button", name="Show the answer").click()
        assert hostile in section.locator(".mc-source").text_content()
        nothing_was_taken_for_html(page)
        section.get_by_role("button", name="Next", exact=True).click()
    assert page.faults == []
