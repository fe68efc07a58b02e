"""The activities in a notebook: their three forms, and what happens when the record is in trouble."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

import medcoder
from medcoder.record import Record
from medcoder.widgets import activity, saving
from medcoder.widgets.activity import UnknownActivity

VIEW = "application/vnd.jupyter.widget-view+json"

EVENT = {
    "id": "0123456789abcdef",
    "at": "2026-11-23T10:15:30.123Z",
    "item": "role-pay-me-more",
    "hash": "0123456789ab",
    "answer": [0],
    "score": 1,
    "attempt": 1,
    "hint": False,
    "seconds": 12.5,
}


def ask(widget, **content):
    """Send what the page would send, and return the answer."""
    answers = []
    widget.send = answers.append
    widget._handle_custom_msg({"request": 1, **content}, [])
    (answer,) = answers
    assert answer.pop("request") == 1
    return answer


def test_an_activity_has_a_live_a_published_and_a_plain_form(home):
    forms, _ = medcoder.check("the-role")._repr_mimebundle_()
    assert set(forms) == {VIEW, "text/html", "text/plain"}
    assert forms["text/plain"] == "Check yourself (12 questions)"
    again, _ = medcoder.check("the-role")._repr_mimebundle_()
    assert again["text/html"] == forms["text/html"], "a stored notebook must not change by itself"


def test_the_published_form_holds_the_sheet_and_can_be_read_without_a_script(home):
    html = medcoder.check("the-role")._repr_mimebundle_()[0]["text/html"]
    sheet = json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.S)[1])
    assert len(sheet["items"]) == 12
    questions, answers = html.split("<summary>Answers</summary>")
    assert questions.count("<pre>") == sum("record" in item for item in sheet["items"])
    assert answers.count("Source: ") == 12


def test_a_story_can_be_read_without_a_script(home):
    html = medcoder.follow("follow-one-visit")._repr_mimebundle_()[0]["text/html"]
    readable = html[html.index('<section class="medcoder-readable">') :]
    questions, answers = readable.split("<summary>Answers</summary>")
    assert "Left or right, and who says so?" in questions and "S93.402A" in questions
    assert "The side came from the nurse" in answers and "<th>Diagnosis A (box 21)</th>" in answers


def test_a_drill_comes_in_the_same_three_forms(home):
    widget = medcoder.drill("word-builder")
    forms, _ = widget._repr_mimebundle_()
    assert set(forms) == {VIEW, "text/html", "text/plain"}
    assert forms["text/plain"] == "The word builder (a drill)"
    html = forms["text/html"]
    sheet = json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.S)[1])
    assert sheet == widget.sheet and sheet["items"] == []
    readable = html[html.index('<section class="medcoder-readable">') :]
    assert "<td>peri-" not in readable and "<td>circum-, peri-</td><td>around</td>" in readable
    assert readable.count("<details>") == 4 and readable.count("<tr>") == 4 + len(sheet["data"]["parts"]) + len(
        sheet["data"]["confused"]
    )


def test_a_drills_answers_are_kept_under_its_own_name(home):
    widget = medcoder.drill("word-builder")
    answer = {"seed": 0, "type": "build", "kind": "choose", "about": "term anemia", "picked": [1]}
    event = {**EVENT, "item": "word-builder", "hash": widget.sheet["hash"], "answer": answer}
    assert ask(widget, do="add", event=event) == {}
    assert [event["answer"] for event in widget.events] == [answer]


def test_a_tool_comes_in_the_same_three_forms_and_holds_its_data(home):
    widget = medcoder.tool("path-planner")
    forms, _ = widget._repr_mimebundle_()
    assert set(forms) == {VIEW, "text/html", "text/plain"}
    assert forms["text/plain"] == "The path planner (a tool)"
    sheet = json.loads(re.search(r'<script type="application/json">(.*?)</script>', forms["text/html"], re.S)[1])
    assert sheet == widget.sheet and sheet["items"] == []
    readable = unescape(forms["text/html"].partition('<section class="medcoder-readable">')[2])
    assert all(path["suits"] in readable for path in sheet["data"]["paths"])


def test_what_is_kept_of_a_tool_comes_back_after_the_kernel_did(home):
    widget = medcoder.tool("path-planner")
    plan = {"country": "us", "goal": "office", "background": "none", "hours": 10, "money": None, "start": "2026-11-30", "path": "self-study"}
    event = {**EVENT, "item": "path-planner", "hash": widget.sheet["hash"], "answer": plan}
    assert ask(widget, do="add", event=event) == {}
    activity._keeper.cache_clear()
    assert [event["answer"] for event in medcoder.tool("path-planner").events] == [plan]
    assert medcoder.drill("word-builder").events == []


def test_the_kernel_sends_the_bundles_that_only_some_lessons_need_with_the_page_module(home):
    source = medcoder.practice("role-sort-facts").page.source
    for name in ("medcoderPractice", "medcoderTools"):
        assert f"var {name}=" in source
    assert source.rstrip().endswith("medcoder.render(context, { practice: medcoderPractice, tools: medcoderTools });")


@pytest.mark.parametrize("call", [medcoder.check, medcoder.practice, medcoder.follow, medcoder.drill, medcoder.tool])
def test_a_mistyped_name_is_answered_with_one_sentence(call):
    right = {"check": "the-role", "practice": "role-sort-facts", "follow": "follow-one-visit", "drill": "word-builder", "tool": "path-planner"}[call.__name__]
    with pytest.raises(UnknownActivity) as refused:
        call(right[:-1])
    assert f"Did you mean '{right}'?" in str(refused.value)
    assert refused.value._render_traceback_() == [str(refused.value)], "IPython shows the sentence alone"
    with pytest.raises(UnknownActivity, match="There are: .*the-role|There are: "):
        call("zzzzzzzz")


def test_an_answer_is_kept_and_comes_back(home):
    widget = medcoder.check("the-role")
    panel = medcoder.progress()
    assert ask(widget, do="add", event=EVENT) == {}
    assert [event["id"] for event in widget.events] == [EVENT["id"]]
    assert [event["id"] for event in panel.events] == [EVENT["id"]], "the panel below shows it at once"
    assert ask(widget, do="add", event=EVENT) == {}, "sent twice, counted once"
    activity._keeper.cache_clear()  # as after a restart of the kernel
    assert [event["id"] for event in medcoder.check("the-role").events] == [EVENT["id"]]
    assert medcoder.practice("role-sort-facts").events == []


def test_an_import_merges_and_a_damaged_one_changes_nothing(home):
    panel = medcoder.progress()
    ask(panel, do="add", event=EVENT)
    text = json.dumps({"format": "medcoder-record", "version": 1, "events": [EVENT, {**EVENT, "id": "fedcba9876543210"}]})
    assert ask(panel, do="merge", text=text) == {"added": 1}
    assert "error" in ask(panel, do="merge", text=text[:-5])
    assert len(panel.events) == 2
    assert ask(panel, do="erase") == {}
    assert panel.events == []


def test_without_a_place_for_the_record_the_lesson_works_and_says_so(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("MEDCODER_HOME", str(tmp_path / "file" / "home"))
    activity._keeper.cache_clear()
    widget = medcoder.check("the-role")
    assert str(tmp_path / "file") in widget.notice
    assert widget.sheet["items"]
    answer = ask(widget, do="add", event=EVENT)
    assert answer["error"] == widget.notice
    activity._keeper.cache_clear()


def test_an_unreadable_record_is_set_aside_and_the_learner_is_told(home):
    (home / "record.sqlite3").write_bytes(b"not a database" * 100)
    widget = medcoder.check("the-role")
    (aside,) = home.glob("record-unreadable-*.sqlite3")
    assert aside.name in widget.notice
    assert ask(widget, do="add", event=EVENT) == {}
    assert len(Record(home / "record.sqlite3").events()) == 1


def test_all_widgets_of_a_kernel_share_one_page_module(home):
    assert medcoder.check("the-role").page is medcoder.practice("role-sort-facts").page


def saved(output):
    model = {"type": "notebook", "content": {"cells": [{"cell_type": "code", "outputs": [output]}, {"cell_type": "markdown"}]}}
    saving.drop_live_views(model)
    return model["content"]["cells"][0]["outputs"][0]


@pytest.mark.parametrize("html", ['<div class="medcoder" x>', ['<div class="medcoder" x>\n', "more"]])
def test_saving_leaves_out_the_live_view_of_an_activity(html):
    output = saved({"output_type": "execute_result", "data": {VIEW: {"model_id": "1"}, "text/html": html}})
    assert output["data"] == {"text/html": html}


def test_saving_leaves_other_outputs_as_they_are():
    for data in ({VIEW: {"model_id": "1"}, "text/plain": "slider"}, {"text/html": "<b>x</b>"}):
        assert saved({"output_type": "display_data", "data": dict(data)})["data"] == data
    assert saved({"output_type": "stream", "text": "hello"}) == {"output_type": "stream", "text": "hello"}
    drawing = {"type": "file", "content": "text"}
    saving.drop_live_views(drawing)
    assert drawing == {"type": "file", "content": "text"}
