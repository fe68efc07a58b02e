"""Charts and code items in a notebook: their forms, and what stands in them for whom."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from bs4 import BeautifulSoup

import medcoder
from medcoder.assess.bank import load_bank
from medcoder.assess.items import Code
from medcoder.assess.sheet import chart_activity, item_sheet
from medcoder.widgets.activity import Activity, UnknownActivity
from medcoder.widgets.published import activity_html

VIEW = "application/vnd.jupyter.widget-view+json"

ITEM = Code.model_validate(
    {
        "id": "kidney",
        "kind": "code",
        "objective": "role-accuracy",
        "difficulty": 2,
        "stem": "Which codes?",
        "record": "Type 2 diabetes with diabetic CKD, stage 3a.",
        "encounter": {"date": datetime.date(2026, 11, 2), "age": 1},
        "several": True,
        "keys": [{"code": "E11.22", "why": "It is diabetic."}, {"code": "N18.31", "why": "The *stage*."}],
        "optional": [{"code": "Z87.891", "why": "Some want it."}],
        "leave": [{"code": "R73.9", "why": "A part of it."}],
        "source": [{"ref": "guidelines-fy2026"}],
    }
)


def readable(html: str) -> tuple[str, str]:
    """What a reader without a script sees before the answers, and in them."""
    section = BeautifulSoup(html, "html.parser").select_one("section.medcoder-readable")
    answers = section.select_one("details").extract()
    return plain(section.get_text(" ")), plain(answers.get_text(" "))


def plain(text: str) -> str:
    return " ".join(text.split())


def coded(name: str, **changes) -> dict:
    return {"id": name, "form": "try", "title": "Code it", "items": [item_sheet(load_bank(), ITEM.model_copy(update=changes))], "objectives": {}}


def test_a_chart_has_a_live_a_published_and_a_plain_form(home):
    forms, _ = medcoder.chart("side-in-nursing")._repr_mimebundle_()
    assert set(forms) == {VIEW, "text/html", "text/plain"}
    assert forms["text/plain"] == "Which ear? (a chart to code)"
    again, _ = medcoder.chart("side-in-nursing")._repr_mimebundle_()
    assert again["text/html"] == forms["text/html"], "a stored notebook must not change by itself"


def test_the_published_chart_holds_its_sheet(home):
    html = medcoder.chart("side-in-nursing")._repr_mimebundle_()[0]["text/html"]
    sheet = json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.S)[1])
    assert (sheet["form"], [item["kind"] for item in sheet["items"]]) == ("chart", ["chart"])


def test_a_chart_can_be_read_without_a_script(home):
    html = medcoder.chart("side-in-nursing")._repr_mimebundle_()[0]["text/html"]
    before, answers = readable(html)
    chart = load_bank().charts["side-in-nursing"]
    for document in chart.documents:
        assert document.title in before
        assert plain(document.text) in before
    assert "Encounter: outpatient, 2026-10-20, 5 years, female" in before
    assert "H66.002 Acute suppurative otitis media without spontaneous rupture of ear drum, left ear" in answers
    assert "Triage, registered nurse: “tugging at L ear”" in answers
    assert "That it is acute suppurative otitis media, that the drum is intact and that it is not recurrent: all this comes from the provider." in answers
    assert "Rule: Official Guidelines FY 2026, I.B.13; I.B.14" in answers
    assert "H92.02" in answers and "Ear pain is a symptom of the otitis media." in answers
    assert "Outpatient sick visit. The assessment:" in answers, "the reasoning"
    assert "Present on admission" not in answers


def test_the_answers_of_an_inpatient_chart_tell_what_was_present_on_admission(home):
    chart = load_bank().charts["sepsis-pneumonia"]
    _, answers = readable(activity_html(chart_activity(load_bank(), "sepsis-pneumonia")))
    assert re.findall(r"Present on admission: (\w+)\.", answers) == [key.poa for key in chart.keys]


def test_nothing_of_the_answers_stands_before_them():
    bank = load_bank()
    for name, chart in bank.charts.items():
        before, answers = readable(activity_html(chart_activity(bank, name)))
        for part in (*chart.keys, *chart.leave, *chart.optional):
            assert part.code not in before, name
            assert part.code in answers, name
        assert chart.teaches not in before and "reasoning" not in before, name


def test_a_code_item_can_be_read_without_a_script():
    before, answers = readable(activity_html(coded("one")))
    assert "Encounter: outpatient, 2026-11-02, 1 year" in before
    assert "Codes, in order: ________" in before
    assert not re.search(r"E11|N18|Z87|R73", before)
    assert "E11.22 Type 2 diabetes mellitus with diabetic chronic kidney disease — It is diabetic." in answers
    assert answers.index("E11.22") < answers.index("N18.31") < answers.index("Not to be coded, or not needed")
    assert "Z87.891" in answers and "R73.9" in answers
    assert "Source: Official Guidelines FY 2026" in answers


def test_an_item_for_one_code_does_not_speak_of_several():
    before, _ = readable(activity_html(coded("one", several=False, keys=ITEM.keys[:1])))
    assert "Code: ________" in before
    assert "order" not in before


def test_the_code_book_comes_with_codes_as_an_answer_alone(home):
    chart = medcoder.chart("side-in-nursing")
    assert chart.codebook is not None
    assert chart.codebook is medcoder.codebook().codebook, "one for the whole kernel"
    assert Activity(coded("one")).codebook is chart.codebook
    assert medcoder.check("the-role").codebook is None


def test_a_mistyped_chart_is_answered_with_one_sentence(home):
    with pytest.raises(UnknownActivity) as refused:
        medcoder.chart("side-in-nursin")
    assert str(refused.value) == (
        "chart('side-in-nursin'): the course has nothing of that name. Did you mean 'side-in-nursing'?"
    )
    assert refused.value._render_traceback_() == [str(refused.value)]
    with pytest.raises(UnknownActivity, match="There are: .*side-in-nursing"):
        medcoder.chart("zzzzzzzz")


def test_an_answer_to_a_chart_is_kept_and_comes_back(home):
    widget = medcoder.chart("side-in-nursing")
    event = {
        "id": "0123456789abcdef", "at": "2026-11-23T10:15:30.123Z", "item": "side-in-nursing",
        "hash": widget.sheet["items"][0]["hash"], "score": 0.5, "attempt": 1, "hint": False, "seconds": 12.5,
        "answer": {"codes": [{"code": "H66.001", "poa": None, "evidence": [[0, 3]]}]},
    }  # fmt: skip
    widget.send = lambda _: None
    widget._handle_custom_msg({"request": 1, "do": "add", "event": event}, [])
    [kept] = medcoder.chart("side-in-nursing").events
    assert kept["answer"] == event["answer"]
