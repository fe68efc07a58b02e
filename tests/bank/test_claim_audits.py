"""Claims to audit: what an author may not write, what the page gets, and what the audit of the course says."""

import datetime

import pytest
from refused import GONE, changed, refused

from medcoder.assess.audit import audit
from medcoder.assess.bank import load_bank, read_bank
from medcoder.assess.claim_audits import ERRORS, Audit, Error
from medcoder.assess.sheet import item_sheet

GOOD = {
    "id": "turned-ankle", "kind": "audit", "objective": "x", "difficulty": 2, "stem": "Audit.", "record": "Right ankle.",
    "source": [{"ref": "guidelines"}],
    "encounter": {"setting": "outpatient", "date": datetime.date(2026, 11, 5), "age": 34, "sex": "female"},
    "rules": [{"id": "side", "text": "Code the side"}, {"id": "symptom", "text": "Leave the symptom"}],
    "lines": [
        {"code": "S93.402A", "error": "side", "correct": "S93.401A", "rule": "side", "why": "Right."},
        {"code": "M25.571", "error": "unsupported", "rule": "symptom", "why": "A symptom."},
        {"code": "W10.9XXA", "why": "The stairs."},
    ],
    "missed": [{"code": "Y92.009", "rule": "side", "why": "At home."}],
}  # fmt: skip

REFUSALS = {
    "no record": ({"record": GONE}, "an item of the kind 'audit' has no record", "Write it under 'record'."),
    "error without a rule": ({"lines.0.rule": GONE}, "S93.402A: an error names its rule, and what is right names none", "Add or remove 'rule'."),
    "rule without an error": ({"lines.2.rule": "side"}, "W10.9XXA: an error names its rule, and what is right names none", "Add or remove 'rule'."),
    "correction without an error": ({"lines.2.correct": "W10.8XXA"}, "W10.9XXA is corrected and has no error", "Add 'error' or take 'correct' out."),
    "wrong side without its correction": ({"lines.0.correct": GONE}, "S93.402A has no other code as its correction", "Write 'correct'."),
    "correction that changes nothing": ({"lines.0.correct": "S93.402A"}, "S93.402A has no other code as its correction", "Write 'correct'."),
    "wrong place and another code": (
        {"lines.0.error": "order"},
        "S93.402A stands in the wrong place, so it is its own correction", "Write 'correct: S93.402A'.",
    ),
    "code to go that is corrected": ({"lines.1.correct": "M25.572"}, "M25.571 is not to be coded", "Take 'correct' out."),
    "rule of a line that is none": ({"lines.0.rule": "sides"}, "S93.402A names the rule 'sides', which is none of 'rules'", "Correct it."),
    "rule of a missed code that is none": ({"missed.0.rule": "sides"}, "Y92.009 names the rule 'sides', which is none of 'rules'", "Correct it."),
    "rule twice": ({"rules.1.id": "side", "lines.1.rule": "side"}, "the rule 'side' is there twice", "Remove or reword one."),
    "line twice": ({"lines.2.code": "M25.571"}, "the code 'M25.571' is there twice", "Remove or reword one."),
    "missed code that is on the claim": ({"missed.0.code": "W10.9XXA"}, "the corrected code 'W10.9XXA' is there twice", "Remove or reword one."),
    "another claim as the corrected one": (
        {"corrected": ["S93.401A", "W10.9XXA"]},
        "'corrected' holds other codes than the corrected lines and the missed codes", "Correct it.",
    ),
    "code in another form": ({"lines.0.correct": "s93401a"}, "the code 's93401a' is not in its normal form", "Write S93.401A."),
    "one rule alone": ({"rules": GOOD["rules"][:1]}, "'rules' has too few entries (1)", "Write at least 2."),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "what", "remedy"), REFUSALS.values(), ids=REFUSALS)
def test_a_fault_of_the_author_is_refused_in_a_sentence(changes, what, remedy):
    assert refused(Audit, changed(GOOD, changes)) == (what, remedy)


def item(**changes) -> Audit:
    return Audit.model_validate(changed(GOOD, changes))


def test_the_claim_as_it_should_be_is_the_corrected_lines_with_the_missed_codes_behind_them():
    assert item().claim() == ["S93.401A", "W10.9XXA", "Y92.009"]


def test_a_code_in_the_wrong_place_moves_behind_those_that_stay():
    moved = {"code": "W10.9XXA", "error": "order", "correct": "W10.9XXA", "rule": "side", "why": "It comes after the injury."}
    assert item(lines=[moved, *GOOD["lines"][:2]]).claim() == ["S93.401A", "W10.9XXA", "Y92.009"]


def test_the_author_may_put_the_corrected_claim_into_another_order():
    wanted = ["S93.401A", "Y92.009", "W10.9XXA"]
    assert item(corrected=wanted).claim() == wanted


def test_every_error_has_words_for_the_page():
    assert set(Error.__args__) == set(ERRORS)


# On small banks


LESSON = "medcoder/bank/lessons/02-second.yml"
ITEM = """\
  - id: second-audits
    form: try
    title: Audit it
    items:
      - id: turned-ankle
        kind: audit
        objective: first-side
        difficulty: 2
        stem: Audit this encounter.
        record: |
          Twisted the right ankle on the stairs.
        encounter: {setting: outpatient, date: 2026-11-05, age: 34, sex: female}
        rules:
          - {id: side, text: Code the side}
          - {id: symptom, text: Leave the symptom}
        lines:
          - {code: S93.402A, error: side, correct: S93.401A, rule: side, why: The record says *right*.}
          - {code: M25.571, error: unsupported, rule: symptom, why: It belongs to the sprain.}
          - {code: W10.9XXA, why: The stairs.}
        source: [{ref: guidelines}]
"""


@pytest.fixture
def audited(course):
    """The small course with a claim to audit in its second lesson."""
    course.edit(LESSON, "  - id: second-doses\n", f"{ITEM}  - id: second-doses\n")
    return course


def problems(course) -> list:
    """What the audit says of the item; that no cell shows its activity is another matter."""
    return [(problem.what, problem.remedy) for problem in audit(course.root)[1] if problem.item == "turned-ankle"]


def test_a_claim_without_a_fault_passes_the_audit_of_the_course(audited):
    assert problems(audited) == []


def test_a_corrected_code_that_is_not_billable_is_reported(audited):
    audited.edit(LESSON, "correct: S93.401A, rule", "correct: S93.401, rule")
    assert problems(audited) == [("the corrected S93.401 is no billable code", "Give it all its characters.")]


def test_a_corrected_claim_that_breaks_our_own_rules_is_reported(audited):
    audited.edit(LESSON, "          - {code: W10.9XXA, why: The stairs.}\n", "          - {code: E11.9, why: x}\n          - {code: E10.9, why: x}\n")
    [*found] = problems(audited)
    assert found and all("objects to" in what and "on the corrected claim" in what for what, _ in found)
    assert {remedy for _, remedy in found} == {"Correct the item."}


def test_errors_on_the_claim_itself_break_no_rule(audited):
    """It is there to be audited: E10.9 and E11.9 exclude each other, and one of them is to go."""
    audited.edit(
        LESSON, "{code: W10.9XXA, why: The stairs.}",
        "{code: E11.9, why: x}\n          - {code: E10.9, error: unsupported, rule: symptom, why: x}",
    )
    assert problems(audited) == []


def test_a_code_of_the_claim_that_is_none_is_reported_once(audited):
    audited.edit(LESSON, "code: W10.9XXA", "code: W10.9XXQ")
    [(what, _)] = problems(audited)
    assert "W10.9XXQ is no ICD-10-CM code in FY2027" in what


def test_a_day_without_a_release_is_reported(audited):
    audited.edit(LESSON, "date: 2026-11-05", "date: 2024-11-05")
    found = [what for what, _ in problems(audited) if "no ICD-10-CM release is known for 2024-11-05" in what]
    assert len(found) == 1


# The sheet


def sheet(course) -> dict:
    bank, faults = read_bank(course.bank)
    assert faults == []
    return item_sheet(bank, next(each for lesson in bank.lessons.values() for each in lesson.items if each.id == "turned-ankle"))


def test_the_sheet_has_the_claim_the_key_its_titles_and_the_names_of_the_errors(audited):
    made = sheet(audited)
    assert made["encounter"] == {"setting": "outpatient", "date": "2026-11-05", "age": 34, "sex": "female"}
    assert made["lines"][0] == {
        "code": "S93.402A", "error": "side", "correct": "S93.401A", "rule": "side", "why": ["The record says ", ["em", "right"], "."],
    }  # fmt: skip
    assert made["lines"][2]["error"] is None
    assert made["claim"] == ["S93.401A", "W10.9XXA"]
    assert made["errors"] == [[name, text] for name, text in ERRORS.items()]
    assert made["titles"]["S93.401A"] == "Sprain of unspecified ligament of right ankle, initial encounter"
    assert set(made["titles"]) == {"S93.402A", "S93.401A", "M25.571", "W10.9XXA"}


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        ("why: The stairs.", "why: They are told.", False),
        ("title: Audit it", "title: Audit", False),
        ("error: side, correct: S93.401A", "error: other-code, correct: S93.401A", True),
        ("Twisted the right", "Turned the right", True),
        ("correct: S93.401A", "correct: S93.411A", True),
    ],
)
def test_another_key_is_another_question_and_another_reason_is_not(audited, old, new, asked):
    before = sheet(audited)["hash"]
    audited.edit(LESSON, old, new)
    assert (sheet(audited)["hash"] != before) is asked


def test_every_claim_of_the_course_has_something_that_stands_or_is_wrong_and_each_rule_can_be_cited():
    own = [each for lesson in load_bank().lessons.values() for each in lesson.items if each.kind == "audit"]
    assert own
    for each in own:
        assert len(each.rules) >= 2 and each.claim(), each.id
