"""The word parts of the drill: the course's own, and what their reader and the audit refuse."""

from __future__ import annotations

import pytest

from medcoder.assess.audit import audit
from medcoder.assess.bank import load_bank, read_bank
from medcoder.assess.sheet import activity_sheet, course_outline
from medcoder.assess.word_parts import letters, piece_form

FILE = "medcoder/bank/drills/word-parts.yml"


@pytest.fixture(scope="module")
def words():
    return load_bank().data["word-parts"]


def test_there_are_at_least_250_parts_and_25_groups_easily_confused(words):
    assert len(list(words.parts())) >= 250
    assert len(words.confused) >= 25


def test_every_part_stands_in_a_term_and_every_term_joins(words):
    places = words.places()
    shown = {places[piece_form(piece)] for term in words.terms for piece in term.parts}
    assert shown == set(range(len(list(words.parts()))))
    assert [term.term for term in words.terms if "".join(map(letters, term.parts)) != term.term] == []


def test_no_two_parts_of_a_kind_mean_the_same(words):
    meanings = [(kind, part.meaning) for kind, part in words.parts()]
    assert len(set(meanings)) == len(meanings)


def test_the_sheet_of_a_drill_holds_its_data_and_no_items():
    sheet = activity_sheet(load_bank(), "word-builder")
    assert (sheet["form"], sheet["generator"], sheet["items"]) == ("drill", "word-parts", [])
    pericarditis = next(term for term in sheet["data"]["terms"] if term["term"] == "pericarditis")
    parts = [(piece, sheet["data"]["parts"][number]["meaning"]) for piece, number in pericarditis["parts"]]
    assert parts == [("peri-", "around"), ("card", "heart"), ("-itis", "inflammation")]
    assert sheet["objectives"].keys() == {sheet["objective"]}


def test_the_hash_of_a_drill_outlives_its_data(course):
    before, _ = read_bank(course.bank)
    course.edit(FILE, "meaning: stomach", "meaning: the stomach")
    after, _ = read_bank(course.bank)
    first, second = (activity_sheet(bank, "first-drill") for bank in (before, after))
    assert first["data"] != second["data"]
    assert first["hash"] == second["hash"]


def test_a_drill_counts_towards_no_lesson(course):
    bank, _ = read_bank(course.bank)
    assert "first-drill" not in str(course_outline(bank))


def problems(course) -> list[str]:
    return [str(problem) for problem in audit(course.root)[1]]


@pytest.mark.parametrize(
    "old, new, at, what",
    [
        ("forms: [gastr/o]", "forms: [gastr]", "forms: [gastr]", "should match pattern"),
        ("forms: [gastr/o]", "form: [gastr/o]", "forms: [gastr/o]", "'forms' is missing"),
        ("forms: [endo-]", "forms: [endo-, epi-]", "forms: [epi-]", "the prefix 'epi-' is already at"),
        ("forms: [nephr/o]", "forms: [nephr/o, hepat/i]", "forms: [hepat/o]", "has the letters of another entry's form"),
        ("meaning: kidney", "meaning: Liver", "forms: [nephr/o]", "'nephr/o' means 'Liver', as 'hepat/o' does"),
        ("meaning: removal of a kidney", "meaning: over the stomach", "term: nephrectomy", "'nephrectomy' means"),
        ("parts: [epi-, gastr, -ic]", "parts: [epi-, gastr, -ectomy]", "term: epigastric", "join to 'epigastrectomy'"),
        ("parts: [epi-, gastr, -ic]", "parts: [epi-, gast, -ric]", "term: epigastric", "the part 'gast' of 'epigastric' is in no list"),
        ("forms: [hepat/o]", "forms: [hepat/i]", "term: hepatomegaly", "'hepat/o' of 'hepatomegaly' has another vowel"),
        ("close: [hepat/o]", "close: [ren/o]", "forms: [epi-]", "'close' names 'ren/o', which is no other part"),
        ("close: [hepat/o]", "close: [epi-]", "forms: [epi-]", "'close' names 'epi-', which is no other part"),
        ("forms: [peri-]", "forms: [dia-]", "forms: [dia-]", "no term shows the prefix 'dia-'"),
        ("term: anemia", "term: zoster", "term: zoster", "the parts of 'zoster' join to 'anemia'"),
        ("meaning: hip bone", "meaning: bowel", "words", "the meaning 'bowel' is there twice"),
    ],
)
def test_a_fault_is_named_with_its_line(course, old, new, at, what):
    course.edit(FILE, old, new)
    found = problems(course)
    assert any(problem.startswith(f"{FILE}:") and what in problem for problem in found), found
    if "words" != at and "missing" not in what and "already" not in what:
        line = course.line_of(FILE, at)
        assert any(problem.startswith((f"{FILE}:{line}:", f"{FILE}:{line + 1}:")) and what in problem for problem in found), (line, found)


def test_lists_are_in_alphabetical_order(course):
    course.edit(FILE, "term: nephrectomy", "term: adrenectomy")
    course.edit(FILE, "parts: [nephr, -ectomy]", "parts: [adren, -ectomy]")
    course.edit(FILE, "forms: [nephr/o]", "forms: [adren/o]")
    found = "\n".join(problems(course))
    assert "'adrenectomy' stands behind 'hepatomegaly'" in found
    assert "'adren/o' stands behind 'hepat/o'" in found


def test_two_pieces_of_a_term_do_not_mean_the_same(course):
    course.edit(FILE, "meaning: enlargement\n", "meaning: liver\n")
    assert any("two parts of 'hepatomegaly' mean 'liver'" in problem for problem in problems(course))


def test_a_drill_without_its_file_is_a_problem(course):
    (course.root / FILE).unlink()
    assert any(problem.startswith(f"{FILE}: the file is missing") for problem in problems(course))


def test_a_drill_practises_a_known_objective_and_is_shown(course):
    name = "medcoder/bank/lessons/01-first.yml"
    course.edit(name, "    objective: first-side\n    generator", "    objective: first-sied\n    generator")
    assert any("no lesson states the objective 'first-sied'" in problem for problem in problems(course))
    course.edit(name, "id: first-drill", "id: other-drill")
    found = "\n".join(problems(course))
    assert "the notebook never shows the activity 'other-drill'" in found
    assert "drill('first-drill'), and the bank has no such activity" in found


def test_a_drill_has_no_name_that_an_item_has(course):
    course.edit("medcoder/bank/lessons/01-first.yml", "id: first-drill", "id: sort-cards")
    assert any("the item 'sort-cards' is already at" in problem for problem in problems(course))
