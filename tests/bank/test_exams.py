"""Exams, batches and the final assessment: what an author may not write, their sheets, and what the final draws from."""

import json

import pytest
from pydantic import TypeAdapter
from refused import GONE, changed, refused

from medcoder.assess.audit import audit
from medcoder.assess.bank import load_bank, read_bank
from medcoder.assess.items import Activity
from medcoder.assess.pool import final_pool
from medcoder.assess.sheet import activity_sheet

CITED = {"objective": "x", "difficulty": 1, "stem": "x", "source": [{"ref": "guidelines"}]}
OPTIONS = [{"text": "a", "key": True, "why": "x"}, {"text": "b", "why": "x"}]


def choose(name: str) -> dict:
    return {**CITED, "id": name, "kind": "choose", "options": OPTIONS}


REFLECT = {**CITED, "id": "free", "kind": "reflect", "model": "x", "points": ["a", "b"]}
QUERY = {**CITED, "id": "asked", "kind": "query", "record": "x", "needed": False, "why": "x", "model": "x", "points": ["a", "b"]}
EXAM = {
    "form": "exam", "id": "sampler", "title": "A sampler", "minutes": 48, "pass": 70,
    "sections": [{"title": "One", "items": [choose("a"), choose("b")]}, {"title": "Two", "items": [choose("c")]}],
}  # fmt: skip
BATCH = {"form": "batch", "id": "notes", "title": "Notes", "objective": "x", "draw": 2, "items": [choose("a"), choose("b"), choose("c")]}
FINAL = {"form": "final", "id": "last", "title": "The final", "minutes": 180, "pass": 70, "draw": 40, "charts": 2}

REFUSALS = {
    "a reflection in an exam": (
        EXAM, {"sections.0.items.0": REFLECT}, ("the item 'free' of the kind 'reflect' cannot be marked at once", "Put it elsewhere."),
    ),
    "a query in an exam": (
        EXAM, {"sections.1.items.0": QUERY}, ("the item 'asked' of the kind 'query' cannot be marked at once", "Put it elsewhere."),
    ),
    "a reflection in a batch": (
        BATCH, {"items.0": REFLECT}, ("the item 'free' of the kind 'reflect' cannot be marked at once", "Put it elsewhere."),
    ),
    "more drawn than there are": (BATCH, {"draw": 4}, ("a run draws 4 of 3 items", "Write more items or draw fewer.")),
    "a batch of one": (BATCH, {"draw": 1}, ("'draw': input should be greater than or equal to 2", "Correct this value.")),
    "a batch without an objective": (BATCH, {"objective": GONE}, ("'objective' is missing", "Add 'objective'.")),
    "an exam without a pass mark": (EXAM, {"pass": GONE}, ("'pass' is missing", "Add 'pass'.")),
    "a pass mark over a hundred": (EXAM, {"pass": 101}, ("'pass': input should be less than or equal to 100", "Correct this value.")),
    "an exam without time": (EXAM, {"minutes": 0}, ("'minutes': input should be greater than or equal to 1", "Correct this value.")),
    "an area without a question": (EXAM, {"sections.1.items": []}, ("'items' has too few entries (0)", "Write at least 1.")),
    "a final that draws nothing": (FINAL, {"draw": 0}, ("'draw': input should be greater than or equal to 1", "Correct this value.")),
    "a final with questions of its own": (FINAL, {"items": []}, ("the key 'items' is not known here", "Correct its spelling or remove it.")),
}  # fmt: skip


@pytest.mark.parametrize(("good", "changes", "told"), REFUSALS.values(), ids=REFUSALS)
def test_a_fault_of_the_author_is_refused_in_a_sentence(good, changes, told):
    TypeAdapter(Activity).validate_python(good)
    assert refused(Activity, changed(good, changes)) == told


# On small banks

FIRST = "medcoder/bank/lessons/01-first.yml"
SECOND = "medcoder/bank/lessons/02-second.yml"


def written(activity: dict) -> str:
    """An activity as YAML: JSON is YAML too."""
    return f"  - {json.dumps(activity)}\n"


def with_objective(activity: dict) -> dict:
    return json.loads(json.dumps(activity).replace('"objective": "x"', '"objective": "first-side"'))


@pytest.fixture
def sat(course):
    """The small course with one of each form in its second lesson."""
    exam = with_objective(EXAM)
    batch = with_objective(changed(BATCH, {f"items.{number}.id": f"note-{number}" for number in range(3)}))
    course.edit(SECOND, "  - id: second-doses\n", f"{written(exam)}{written(batch)}{written(FINAL)}  - id: second-doses\n")
    return course


def bank_of(course):
    bank, problems = read_bank(course.bank)
    assert problems == []
    return bank


def test_the_sheet_of_an_exam_names_the_questions_of_each_area_by_their_numbers(sat):
    sheet = activity_sheet(bank_of(sat), "sampler")
    assert sheet["sections"] == [{"title": "One", "items": [0, 1]}, {"title": "Two", "items": [2]}]
    assert [item["id"] for item in sheet["items"]] == ["a", "b", "c"]
    assert (sheet["minutes"], sheet["pass"]) == (48, 70)


def test_the_sheets_of_a_batch_and_of_the_final_say_how_much_is_drawn(sat):
    batch, final = (activity_sheet(bank_of(sat), name) for name in ("notes", "last"))
    assert (batch["draw"], len(batch["items"])) == (2, 3)
    assert (final["draw"], final["charts"], final["minutes"], final["pass"], final["items"]) == (40, 2, 180, 70, [])


@pytest.mark.parametrize("name", ["sampler", "notes", "last"])
def test_earlier_sittings_count_on_when_a_question_changes(sat, name):
    before = activity_sheet(bank_of(sat), name)["hash"]
    text = (sat.root / SECOND).read_text(encoding="utf-8")
    (sat.root / SECOND).write_text(text.replace('"text": "b"', '"text": "c"'), encoding="utf-8")
    assert activity_sheet(bank_of(sat), name)["hash"] == before


def test_an_objective_of_a_batch_that_no_lesson_states_is_reported(sat):
    sat.edit(SECOND, '"title": "Notes", "objective": "first-side"', '"title": "Notes", "objective": "nowhere"')
    found = [(problem.what, problem.remedy) for problem in audit(sat.root)[1] if problem.file == SECOND and "objective" in problem.what]
    assert found == [("no lesson states the objective 'nowhere'", "Name one that a lesson states.")]


def test_a_sitting_and_an_item_cannot_have_one_name(sat):
    """Both are in the learner's record, by their ids."""
    sat.edit(SECOND, '"id": "sampler"', '"id": "choose-side"')
    assert any("the item 'choose-side' is already at" in problem.what for problem in read_bank(sat.bank)[1])


# What the final draws from


def test_the_pool_has_the_checks_of_each_step_and_nothing_else(course):
    made = final_pool(bank_of(course))
    assert [area["title"] for area in made["areas"]] == ["Understand the role"], "a step without a question is no area"
    assert [item["id"] for item in made["areas"][0]["items"]] == ["choose-side", "choose-release", "repeat-side"]
    assert [chart["id"] for chart in made["charts"]] == ["ankle"]


def test_the_pool_leaves_out_the_lesson_of_the_final_itself(sat):
    assert [item["id"] for area in final_pool(bank_of(sat))["areas"] for item in area["items"]] == ["choose-side"]


def test_the_pool_leaves_out_what_is_not_marked_at_once_and_drawings(sat):
    both = with_objective({"items": [REFLECT, QUERY]})["items"]
    label = (
        "      - {id: label-two, kind: label, objective: first-side, difficulty: 1, stem: x, picture: forearm, alt: x,"
        " places: [{x: 25, y: 50, label: A, why: x}, {x: 75, y: 50, label: B, why: x}], source: [{ref: guidelines}]}\n"
    )
    others = "".join(f"      - {json.dumps(item)}\n" for item in both)
    sat.edit(FIRST, "      - id: choose-side\n", f"{others}{label}      - id: choose-side\n")
    bank = bank_of(sat)
    assert {"free", "asked", "label-two"} <= {item.id for item in bank.lessons["first"].items}
    assert [item["id"] for area in final_pool(bank)["areas"] for item in area["items"]] == ["choose-side"]


def own_final():
    return next((lesson, activity) for lesson, activity in load_bank().activities().values() if activity.form == "final")


def test_the_courses_own_final_can_be_drawn_from_its_pool():
    lesson, final = own_final()
    made = final_pool(load_bank())
    items = [item for area in made["areas"] for item in area["items"]]
    assert len(made["areas"]) <= final.draw <= len(items)
    assert final.charts <= len(made["charts"])
    assert len({item["id"] for item in items}) == len(items)
    assert not {item["kind"] for item in items} & {"reflect", "query", "label"}
    own = {item.id for item in lesson.items}
    assert own and not own & {item["id"] for item in items}


def test_the_pool_names_the_objective_of_each_question(sat):
    """So that the report can say what to reread."""
    assert list(final_pool(bank_of(sat))["objectives"]) == ["first-side"]


def test_the_courses_own_pool_has_an_area_for_each_step_of_the_map():
    steps = [step.title for step in load_bank().course.steps]
    titles = [area["title"] for area in final_pool(load_bank())["areas"]]
    assert titles == [title for title in steps if title in titles]
    assert len(set(titles)) == len(titles) >= len(steps) - 1, "only the step of the final itself may have none"


def test_there_is_one_final_and_it_is_in_the_last_lesson():
    finals = [lesson.lesson for lesson, activity in load_bank().activities().values() if activity.form == "final"]
    assert finals == [list(load_bank().lessons)[-1]]
