"""The mock exams' bank: what an author may not write, and that three half exams can be sat without a repeat."""

from __future__ import annotations

import copy

import pytest
from refused import GONE, changed, refused

from medcoder.assess.audit import exams
from medcoder.assess.bank import Bank, load_bank
from medcoder.assess.exam_bank import Blueprints, ExamItem
from medcoder.assess.items import DRILLED
from medcoder.assess.pool import mock_pool

OPTION = {"text": "a", "why": "x"}
ITEM = {
    "areas": {"cpc": "anatomy"},
    "item": {
        "id": "exam-x", "kind": "choose", "objective": "x", "difficulty": 1, "stem": "x", "source": [{"ref": "s"}],
        "options": [{**OPTION, "key": True}, {**OPTION, "text": "b"}, {**OPTION, "text": "c"}, {**OPTION, "text": "d"}],
    },
}  # fmt: skip

REFUSALS = {
    "three options": ({"item.options.3": GONE}, ("the exam item 'exam-x' is not one of four options", "Write four, with one key.")),
    "several keys": ({"item.several": True}, ("the exam item 'exam-x' is not one of four options", "Write four, with one key.")),
    "no area": ({"areas": {}}, ("'areas' has too few entries (0)", "Write at least 1.")),
}


@pytest.mark.parametrize(("changes", "told"), REFUSALS.values(), ids=REFUSALS)
def test_a_fault_of_the_author_is_refused_in_a_sentence(changes, told):
    ExamItem.model_validate(ITEM)
    assert refused(ExamItem, changed(ITEM, changes)) == told


@pytest.fixture
def bank():
    """The course's own, to be spoilt: what is changed here stays here."""
    whole = load_bank()
    return Bank(
        lessons=whole.lessons, sources=whole.sources, places=whole.places, blueprints=whole.blueprints,
        exam_items=list(whole.exam_items), folder=whole.folder,
    )  # fmt: skip


def problems(rule, bank) -> list[str]:
    return [problem.what for problem in rule(bank)]


def test_the_courses_own_bank_is_in_order(bank):
    for rule in (exams.exam_items, exams.exam_sources, exams.areas_too_small):
        assert problems(rule, bank) == []
    assert len(bank.exam_items) >= 240


def test_an_unknown_area_objective_or_source_is_reported(bank):
    own = copy.deepcopy(ITEM)
    own["areas"]["cpc"] = "astrology"
    bank.exam_items.append(ExamItem.model_validate(own))
    assert problems(exams.exam_items, bank) == [
        "the exam 'cpc' has no area 'astrology'", "no lesson states the objective 'x'",
    ]  # fmt: skip
    assert problems(exams.exam_sources, bank) == ["the source 's' is not in sources.yml"]


def test_an_area_with_too_few_items_for_three_half_exams_is_reported(bank):
    bank.exam_items = [entry for entry in bank.exam_items if entry.areas.get("cca") != "privacy"]
    [problem] = problems(exams.areas_too_small, bank)
    assert problem.startswith("the area 'privacy' of 'cca' has 0 items and needs 12")


def test_items_without_a_blueprint_are_reported(bank):
    bank.blueprints = None
    assert problems(exams.exam_items, bank) == ["there are exam items and no blueprint"]


def test_no_exam_item_stands_in_a_lesson(bank):
    asked = {item.stem for lesson in bank.lessons.values() for item in lesson.items if item.record is None}
    assert not [entry.item.id for entry in bank.exam_items if entry.item.record is None and entry.item.stem in asked]


def test_the_pool_has_every_item_with_its_areas_and_objectives(bank):
    pool = mock_pool(bank)
    assert [item["id"] for item in pool["items"]] == [entry.item.id for entry in bank.exam_items]
    assert {item["objective"] for item in pool["items"]} == set(pool["objectives"])


def test_a_full_exam_has_a_hundred_questions():
    for blueprint in load_bank().blueprints.blueprints:
        assert sum(area.full for area in blueprint.areas) == 100
        assert isinstance(load_bank().blueprints, Blueprints)


def test_there_are_at_least_twelve_generators():
    assert sum(map(len, DRILLED.values())) >= 12
