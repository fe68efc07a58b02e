"""Queries to a provider: what an author may not write, and what the page gets."""

import pytest
from refused import GONE, changed, refused

from medcoder.assess.bank import FOLDER, load_bank
from medcoder.assess.charts import Chart
from medcoder.assess.marking import mark
from medcoder.assess.markup import tree
from medcoder.assess.queries import Query, query_sheet
from medcoder.assess.sheet import chart_sheet

GOOD = {
    "id": "anemia", "kind": "query", "objective": "x", "difficulty": 3, "stem": "Write it.", "record": "Hemoglobin 7.1.",
    "source": [{"ref": "guidelines"}], "needed": True, "why": "The kind is *open*.",
    "indicators": [{"forms": ["7.1"], "why": "The value."}, {"forms": ["two units", "2 units"], "why": "Treated."}],
    "cite": 2, "leading": ["blood loss"], "offer": [["acute anemia"], ["chronic anemia"]],
    "model": "Hemoglobin 7.1. Which kind?", "points": ["Cites the value", "Leaves it open"],
}  # fmt: skip
NOT_NEEDED = {key: value for key, value in GOOD.items() if key not in ("indicators", "cite", "leading", "offer")} | {"needed": False}
NOTHING_TO_CHECK = ("no query is needed, so there is nothing to check in one", "Take indicators, cite, leading and offer out.")
NO_NUMBER = ("'cite' is not a number of the indicators", "Write how many a query cites at the least.")

REFUSALS = {
    "no record": (GOOD, {"record": GONE}, ("an item of the kind 'query' has no record", "Write it under 'record'.")),
    "more to cite than there is": (GOOD, {"cite": 3}, NO_NUMBER),
    "nothing to cite": (GOOD, {"cite": 0}, NO_NUMBER),
    "no indicator": (GOOD, {"indicators": []}, NO_NUMBER),
    "indicators where none is needed": (NOT_NEEDED, {"indicators": GOOD["indicators"]}, NOTHING_TO_CHECK),
    "a number to cite where none is needed": (NOT_NEEDED, {"cite": 1}, NOTHING_TO_CHECK),
    "leading words where none is needed": (NOT_NEEDED, {"leading": ["x"]}, NOTHING_TO_CHECK),
    "options where none is needed": (NOT_NEEDED, {"offer": [["x"]]}, NOTHING_TO_CHECK),
    "one point alone": (GOOD, {"points": ["x"]}, ("'points' has too few entries (1)", "Write at least 2.")),
    "an option without a wording": (GOOD, {"offer": [[]]}, ("0 has too few entries (0)", "Write at least 1.")),
}


@pytest.mark.parametrize(("good", "changes", "told"), REFUSALS.values(), ids=REFUSALS)
def test_a_fault_of_the_author_is_refused_in_a_sentence(good, changes, told):
    Query.model_validate(good)
    assert refused(Query, changed(good, changes)) == told


def test_the_sheet_has_what_is_checked_as_it_stands_and_the_rest_as_trees():
    sheet = query_sheet(Query.model_validate(GOOD), tree)
    assert sheet["needed"] is True and sheet["cite"] == 2
    assert sheet["indicators"][1]["forms"] == ["two units", "2 units"]
    assert sheet["offer"] == [["acute anemia"], ["chronic anemia"]] and sheet["leading"] == ["blood loss"]
    assert sheet["why"] == ["The kind is ", ["em", "open"], "."]
    assert sheet["points"] == [["Cites the value"], ["Leaves it open"]]


def test_each_indicator_of_the_course_stands_in_its_record():
    """One that the record does not hold, no learner could cite."""
    queries = [item for lesson in load_bank().lessons.values() for item in lesson.items if item.kind == "query"]
    assert {item.needed for item in queries} == {True, False}
    absent = [
        (item.id, indicator.forms)
        for item in queries
        for indicator in item.indicators
        if not any(form.casefold() in " ".join(item.record.split()).casefold() for form in indicator.forms)
    ]
    assert absent == []


# The part `query` of charts



def chart(**changes) -> dict:
    own = load_bank().charts["ileus-unexplained"].model_dump()
    return changed(own, changes)


NO_ONE_KEY = "Set 'key: true' on one."
CHARTS = {
    "no key": ({"query": [{"text": "a", "why": "x"}, {"text": "b", "why": "x"}]}, ("0 options of 'query' are the key", NO_ONE_KEY)),
    "two keys": (
        {"query": [{"text": "a", "key": True, "why": "x"}, {"text": "b", "key": True, "why": "x"}]},
        ("2 options of 'query' are the key", NO_ONE_KEY),
    ),
    "no source": ({"query_source": []}, ("'query' has no source", "Name it under 'query_source'.")),
    "an option twice": (
        {"query": [{"text": "a", "key": True, "why": "x"}, {"text": "a", "why": "x"}]},
        ("the option 'a' is there twice", "Remove or reword one."),
    ),
}


@pytest.mark.parametrize(("changes", "told"), CHARTS.values(), ids=CHARTS)
def test_what_is_asked_before_the_codes_has_one_key_and_a_source(changes, told):
    assert refused(Chart, chart(**changes)) == told


ASKING = [path.stem for path in sorted((FOLDER / "charts").glob("*.yml")) if "\nquery:" in path.read_text(encoding="utf-8")]
"""The charts that ask first."""


def test_the_charts_that_ask_are_those_of_the_bank():
    assert [name for name, each in load_bank().charts.items() if each.query] == ASKING != []


def keys_of(sheet: dict) -> list[dict]:
    return [{"code": key["code"], "poa": key.get("poa")} for key in sheet["keys"]]


@pytest.mark.parametrize("name", ASKING)
def test_the_question_is_one_decision_of_the_chart(name):
    sheet = chart_sheet(load_bank(), load_bank().charts[name])
    right = next(number for number, option in enumerate(sheet["query"]) if option["key"])
    whole = mark(sheet, keys_of(sheet), right)
    assert (whole["query"], whole["score"], whole["accuracy"]) == (True, 1, 1)
    wrong = mark(sheet, keys_of(sheet), (right + 1) % len(sheet["query"]))
    assert wrong["query"] is False
    assert (wrong["decisions"], wrong["right"]) == (whole["decisions"], whole["right"] - 1)
    assert wrong["score"] == pytest.approx(1 - 1 / whole["decisions"])


@pytest.mark.parametrize("name", ASKING)
def test_a_question_that_was_not_chosen_is_not_right(name):
    sheet = chart_sheet(load_bank(), load_bank().charts[name])
    assert mark(sheet, keys_of(sheet))["query"] is False
    assert mark(sheet, keys_of(sheet))["score"] < 1


def test_a_chart_that_asks_nothing_has_no_such_decision():
    sheet = chart_sheet(load_bank(), next(each for each in load_bank().charts.values() if not each.query))
    assert mark(sheet, keys_of(sheet))["query"] is None
    assert mark(sheet, keys_of(sheet))["score"] == 1


def test_the_sheet_of_a_chart_has_the_questions_with_their_reasons_and_sources():
    own = load_bank().charts["ileus-unexplained"]
    sheet = chart_sheet(load_bank(), own)
    assert [option["key"] for option in sheet["query"]] == [question.key for question in own.query]
    assert sheet["query_source"]
    assert all(option["why"] and option["text"] for option in sheet["query"])
