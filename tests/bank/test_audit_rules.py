"""Every rule of the audit, by a small course with one fault in it."""

from dataclasses import dataclass

import nbformat
import pytest
from small_course import FIRST_NOTEBOOK, notebook, shown, text

from medcoder.assess.audit import audit, main

FIRST = "medcoder/bank/lessons/01-first.yml"
SECOND = "medcoder/bank/lessons/02-second.yml"
CHART = "medcoder/bank/charts/ankle.yml"
PICTURE = "medcoder/bank/pictures/forearm.svg"
GLOSSARY = "medcoder/bank/glossary.yml"
COURSE = "medcoder/bank/course.yml"
PAGE = "book/about.md"
FIRST_BOOK = "notebooks/01-first.ipynb"
SECOND_BOOK = "notebooks/02-second.ipynb"
LEVELS = "medcoder/bank/tools/em-levels.yml"
PATHS = "medcoder/bank/tools/path-planner.yml"
DRUGS = "medcoder/bank/drills/drug-units.yml"
TABLES = "medcoder/bank/pcs_tables.yml"
GROUPS = "medcoder/bank/drg_groups.yml"


@dataclass
class Fault:
    """Replace ``old`` by ``new`` in ``file``: one problem, on the line of ``at`` in ``where``.

    ``where`` is ``file`` itself unless it is given; without ``at`` the problem has no line.
    """

    name: str
    file: str
    old: str
    new: str
    at: str | None
    item: str | None
    what: str
    remedy: str
    where: str | None = None


FAULTS = [
    # Objectives, sources, checks
    Fault("unknown-objective", FIRST, "objective: first-side\n        difficulty: 2\n        stem: Mark",
          "objective: nowhere\n        difficulty: 2\n        stem: Mark", "id: mark-words", "mark-words",
          "no lesson states the objective 'nowhere'", "Name one that a lesson states"),
    Fault("objective-of-a-later-lesson", FIRST,
          "objective: first-side\n        difficulty: 2\n        stem: Mark",
          "objective: second-date\n        difficulty: 2\n        stem: Mark", "id: mark-words", "mark-words",
          "its objective 'second-date' belongs to the later lesson 'second'",
          "of this lesson or of an earlier"),
    Fault("untested-objective", SECOND, "objective: second-date", "objective: first-side", "id: second-date",
          None, "no item of a check tests the objective 'second-date'", "Write an item for it"),
    Fault("unknown-source", SECOND, "why: It ended on September 30.}\n        source: [{ref: guidelines}]",
          "why: It ended on September 30.}\n        source: [{ref: rumour}]", "id: choose-release",
          "choose-release", "the source 'rumour' is not in sources.yml", "Add it there, or correct 'ref'"),
    Fault("no-check", SECOND, "form: check", "form: try", "lesson: second", None,
          "the lesson has no check", "Add an activity of the form check with the id 'second'"),
    Fault("two-checks", FIRST, "form: try", "form: check", "lesson: first", None,
          "the lesson has 2 checks: 'first-try', 'first'", "Leave one"),
    Fault("check-with-another-id", SECOND, "id: second\n", "id: second-check\n", "lesson: second", None,
          "the lesson's check is called 'second-check'", "Give it the lesson's id, 'second'"),
    # ICD-10-CM codes
    Fault("date-without-release", SECOND, "as_of: 2026-11-02", "as_of: 2024-11-02", "lesson: second", None,
          "no ICD-10-CM release is known for 2024-11-02", "Correct 'as_of'"),
    Fault("code-that-is-none", FIRST, "codes: [S93.401A, S93.402A]", "codes: [S93.401A, S93.402A, S93.401Q]",
          "id: choose-side", "choose-side", "S93.401Q is no ICD-10-CM code in FY2027",
          "Correct it in the text"),
    Fault("code-that-was-deleted", FIRST, "why: That is the left ankle.", "why: That is T52.8X1A.",
          "id: choose-side", "choose-side", "T52.8X1A was deleted on 2026-10-01; use T52.891A",
          "Correct it in the text and under 'codes'"),
    Fault("code-in-a-citation", FIRST, "at: section I.B.13", "at: category S93.9Z", "id: choose-side",
          "choose-side", "S93.9Z is no ICD-10-CM code", "Correct it"),
    Fault("code-not-listed", FIRST, "why: That is the left ankle.", "why: S93.409A is for no side.",
          "id: choose-side", "choose-side", "the item names S93.409A, which 'codes' does not list",
          "List it"),
    Fault("code-in-a-record-not-listed", FIRST, "Sprain of right ankle, first visit.", "Sprain, S93.409A.",
          "id: choose-side", "choose-side", "the item names S93.409A, which 'codes' does not list",
          "List it"),
    Fault("code-in-a-step-not-listed", FIRST, "codes: [S93.401A]", "codes: []", "id: write-freely",
          "write-freely", "the item names S93.401A, which 'codes' does not list", "List it there"),
    Fault("code-listed-and-not-named", FIRST, "codes: [S93.401A, S93.402A]",
          "codes: [S93.401A, S93.402A, S93.40]",
          "id: choose-side", "choose-side", "'codes' lists S93.40, which the item does not name",
          "Take it out"),
    Fault("code-in-a-story", FIRST, "Ankle sprain, right.", "Ankle sprain, S93.401Q.", "id: first-story",
          None,
          "the record names S93.401Q", "Name a code that is in force on 2026-11-02"),
    Fault("code-in-a-notebook", FIRST_BOOK, "is in S93.401A", "is in S93.401Q", None, None,
          "the cell 'sides' names S93.401Q: S93.401Q is no ICD-10-CM code", "Name a code that is in force"),
    # Codes as an answer
    Fault("key-not-in-force", SECOND, "date: 2026-10-20", "date: 2024-10-20", "id: enter-codes",
          "enter-codes", "no ICD-10-CM release is known for 2024-10-20", "Correct 'date'"),
    Fault("code-to-leave-that-is-none", SECOND, "code: R73.9,", "code: R73.99,", "id: enter-codes",
          "enter-codes", "R73.99 is no ICD-10-CM code in FY2027", "Name a code that is in force on 2026-10-20"),
    Fault("optional-code-that-is-none", SECOND, "code: Z87.891", "code: Z87.898X", "id: enter-codes",
          "enter-codes", "Z87.898X is no ICD-10-CM code in FY2027", "in force on 2026-10-20"),
    Fault("near-miss-that-is-none", SECOND, "code: E11.21", "code: E11.20", "id: enter-codes",
          "enter-codes", "E11.20 is no ICD-10-CM code in FY2027", "in force on 2026-10-20"),
    Fault("source-of-an-order", SECOND, "source: [{ref: guidelines, at: section I.B.7}]",
          "source: [{ref: rumour}]", "id: enter-codes", "enter-codes",
          "the source 'rumour' is not in sources.yml", "Add it there, or correct 'ref'"),
    Fault("near-miss-with-two-credits", SECOND, "credit: 0.75, why: The record says CKD.}",
          "credit: 0.75, why: x}\n              - {code: E11.21, credit: 0.5, why: x}", "id: enter-codes",
          "enter-codes", "the near miss E11.21 does not earn its 0.5 in the place of E11.22",
          "See whether the code is named a second time"),
    # Drawings
    Fault("picture-that-is-none", FIRST, "picture: forearm", "picture: elbow", "id: label-places",
          "label-places", "its picture 'elbow': the file is missing",
          "Correct medcoder/bank/pictures/elbow.svg, or name another picture"),
    Fault("picture-with-a-link", PICTURE, "<style>", "<a/><style>", "id: label-places", "label-places",
          "its picture 'forearm': it holds <a>", "Correct medcoder/bank/pictures/forearm.svg", FIRST),
    Fault("numbers-too-close", FIRST, "x: 75, y: 50", "x: 37, y: 50", "id: label-places", "label-places",
          "numbers 1 and 2 are less than 48 pixels apart on a phone", "Move it"),
    Fault("number-at-the-edge", FIRST, "x: 75, y: 50", "x: 75, y: 95", "id: label-places", "label-places",
          "number 2 is less than 22 pixels from the edge of the picture on a phone", "Move it"),
    # Files from which activities are made, and what looks something up in them
    Fault("source-of-a-drug", DRUGS, "ref: guidelines, at: J0001", "ref: rumour, at: J0001", None, None,
          "the source 'rumour' is not in sources.yml", "Add it there, or correct 'ref'"),
    Fault("source-of-a-cost", PATHS, "ref: guidelines, at: page 9", "ref: rumour, at: page 9", None, None,
          "the source 'rumour' is not in sources.yml", "Add it there, or correct 'ref'"),
    Fault("source-of-hours", PATHS, "ref: guidelines, at: page 3", "ref: rumour, at: page 3", None, None,
          "the source 'rumour' is not in sources.yml", "Add it there, or correct 'ref'"),
    Fault("lesson-of-a-stage", PATHS, "here: [first, third]", "here: [first, fourth]", None, None,
          "the stage 'terms' names the lesson 'fourth', which is none", "planned in course.yml"),
    Fault("service-without-levels", LEVELS,
          "  - id: office-established\n    title: Office visit, established patient\n"
          "    levels: {straightforward: 2, low: 3, moderate: 4, high: 5}\n    minutes: {2: 10, 3: 20, 4: 30, 5: 40}\n",
          "", "id: set-level", "set-level",
          f"its service 'office-established' is not in {LEVELS}", "Add it there, or correct 'service'", SECOND),
    Fault("table-that-is-none", TABLES, "table: 0DB", "table: 0DC", "id: build-code", "build-code",
          f"the table '0DB' is not in {TABLES}", "Add it there, or correct 'tables'", SECOND),
    Fault("key-in-no-row", SECOND, "key: 0DTJ4ZZ", "key: 0DTH4ZG", "id: build-code", "build-code",
          "no row of the table 0DT holds the key 0DTH4ZG", "Correct the key or the table"),
    Fault("mistaken-table-not-offered", SECOND, "{table: 0DB, why", "{table: 0DC, why", "id: build-code", "build-code",
          "nobody can make the mistake '0DC': it is not offered", "Take it out, or correct it"),
    Fault("mistaken-value-not-offered", SECOND, 'value: "0"', 'value: "7"', "id: build-code", "build-code",
          "nobody can make the mistake '7': it is not offered", "Take it out, or correct it"),
    Fault("code-of-a-stay-that-is-none", SECOND, "code: J96.01", "code: J96.09", "id: switch-stay", "switch-stay",
          "it names J96.09: J96.09 is no ICD-10-CM code in FY2026", "Correct it"),
    Fault("code-of-a-stay-that-is-not-billable", SECOND, "code: E03.9, key", "code: E03, key", "id: switch-stay",
          "switch-stay", "E03 is no billable code", "Give it all its characters"),
    Fault("stay-of-another-year", SECOND, "date: 2026-03-12", "date: 2026-10-01", "id: switch-stay", "switch-stay",
          "the discharge on 2026-10-01 is not in fiscal year 2026, whose weights are kept",
          "Choose a day from 2025-10-01 to 2026-09-30"),
    Fault("stay-changed-since", SECOND, "age: 71", "age: 72", "id: switch-stay", "switch-stay",
          f"{GROUPS} does not have the groups of this stay as it is now", "Run `python3 course.py group`"),
    Fault("stay-not-grouped", GROUPS, "  switch-stay:\n", "  switch-other:\n", "id: switch-stay", "switch-stay",
          f"{GROUPS} does not have the groups of this stay as it is now", "Run `python3 course.py group`", SECOND),
    Fault("stay-of-no-lesson", GROUPS, "  switch-stay:\n", "  switch-other:\n", None, None,
          "it has the stay 'switch-other', which no lesson has", "Run `python3 course.py group`"),
    # Charts in lessons
    Fault("chart-that-is-none", FIRST, "chart: ankle", "chart: elbow", "lesson: first", None,
          "the bank has no chart 'elbow'", "Correct its name under 'charts'"),
    Fault("objective-of-another-lesson", FIRST, "chart: ankle, objective: first-side",
          "chart: ankle, objective: second-date", "lesson: first", None,
          "the chart 'ankle' names 'second-date', which is no objective of this lesson",
          "Name one that the lesson states"),
    Fault("chart-not-shown", FIRST_BOOK, 'chart(\\"ankle\\")', "progress()", "lesson: first", None,
          "the notebook never shows the chart 'ankle'", 'Add a cell with chart("ankle")', FIRST),
    Fault("chart-not-named", FIRST, "charts:\n  - {chart: ankle, objective: first-side}\n", "", None, None,
          "it shows the chart 'ankle', which the lesson does not name", f"Add it under 'charts' in {FIRST}",
          FIRST_BOOK),
    Fault("chart-of-two-lessons", SECOND, "    section: Dates\n",
          "    section: Dates\ncharts: [{chart: ankle, objective: second-date}]\n", "lesson: second", None,
          "the lesson 'first' names the chart 'ankle' too", "Name it in one of them"),
    # Glossary and course map
    Fault("term-of-no-lesson", GLOSSARY, "lesson: third", "lesson: fourth", "term: first-listed", None,
          "the term 'first-listed diagnosis' names the lesson 'fourth', which is none",
          "planned in course.yml"),
    Fault("terms-out-of-order", GLOSSARY, "term: side", "term: ankle", "term: ankle", None,
          "the term 'ankle' stands behind 'first-listed diagnosis'", "alphabetical order"),
    Fault("bold-term-not-in-glossary", FIRST_BOOK, "The **side**", "The **edge**", None, None,
          "the cell 'sides' has 'edge' in bold, which is not in the glossary", "Add it to glossary.yml"),
    Fault("unplanned-lesson", COURSE, "      - {notebook: 02-second, title: The second lesson}\n", "", None,
          None,
          "no step lists the notebook '02-second'", "Add it under the step"),
    Fault("plan-out-of-order", COURSE, "notebook: 03-third", "notebook: 00-third", "notebook: 00-third", None,
          "'00-third' stands behind '02-second'", "in the order of their notebooks' numbers"),
    # Notebooks
    Fault("dollar-sign", FIRST_BOOK, "USD 20", "$20", None, None,
          "the cell 'sides' holds a dollar sign", "Write USD"),
    Fault("objective-not-in-notebook", FIRST, "text: Choose the code for the side in the record",
          "text: Choose the code", "id: first-side", None,
          "the notebook does not list the objective 'Choose the code'",
          "Put it word for word under the heading"),
    Fault("line-is-no-objective", SECOND_BOOK, "- Decide which release is in force",
          "- Decide which release is in force\\n- Sing", None, None,
          "the cell 'objectives' lists 'Sing', which is no objective in the bank", "take the line out"),
    Fault("section-is-no-heading", FIRST, "section: Left and right", "section: Right and left",
          "id: first-side",
          None, "the section 'Right and left' of 'first-side' is no heading",
          "exactly as the heading stands"),
    Fault("heading-twice", SECOND_BOOK, "They matter.", "They matter.\\n\\n## Dates", None, None,
          "the heading 'Dates' is there 2 times", "Reword one of them"),
    Fault("activity-not-shown", FIRST_BOOK, '"practice(\\"first-try\\")"', '"progress()"', "id: first-try",
          None,
          "the notebook never shows the activity 'first-try'", 'Add a cell with practice("first-try")',
          FIRST),
    Fault("wrong-function", FIRST_BOOK, 'practice(\\"first-try\\")', 'check(\\"first-try\\")', None, None,
          "the cell 'try' calls check('first-try'), and the activity is of the form try",
          'Write practice("first-try")'),
    Fault("execution-count", SECOND_BOOK, '"execution_count": 1,\n   "id"',
          '"execution_count": 8,\n   "id"',
          None, None, "not in normal form: the cell 'try' holds an execution count other than that of a fresh run",
          "Run `python3 course.py tidy`"),
    # Codes that belong to others
    Fault("cpt-in-an-item", FIRST, "why: That is the left ankle.", "why: That is 99213 too.", "99213",
          "choose-side", "99213 looks like a CPT code, and CPT codes are not shipped",
          "Describe the service"),
    Fault("cpt-category-iii", SECOND, "why: The claim repeats it.", "why: Like 0123T.", "0123T",
          "repeat-side",
          "0123T looks like a CPT code", "Describe the service in words"),
    Fault("cpt-in-a-page", PAGE, "70,000 codes.", "70,000 codes, and 99213.", "99213", None,
          "99213 looks like a CPT code", "Describe the service in words"),
    Fault("cpt-in-a-notebook", SECOND_BOOK, "They matter.", "They matter to 99213-25.", None, None,
          "the cell 'dates': 99213 looks like a CPT code", "Describe the service in words"),
    Fault("cdt", SECOND, "why: The claim repeats it.", "why: Like D0120.", "D0120", "repeat-side",
          "D0120 looks like a CDT code", "Describe the service in words"),
    Fault("cpt-in-a-chart", CHART, "Right ankle swollen.", "Right ankle swollen. 99213.", "99213", "ankle",
          "99213 looks like a CPT code", "Describe the service in words"),
    Fault("cpt-outside-items", FIRST, "title: Follow a visit", "title: Follow 99213", "99213", None,
          "99213 looks like a CPT code", "Describe the service in words"),
]


SECOND_STAY = """\
      - id: first-stay
        kind: switch
        objective: first-side
        difficulty: 1
        stem: Switch.
        stay: {date: 2026-03-12, age: 50, sex: male}
        principals: [{code: J18.9, key: true, why: It is.}]
        diagnoses: [{code: E11.9, key: true, why: It is.}]
        source: [{ref: guidelines}]
"""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_audit_reports(course, fault):
    course.edit(fault.file, fault.old, fault.new)
    _, problems = audit(course.root)
    where = fault.where or fault.file
    found = [problem for problem in problems if fault.what in problem.what]
    assert len(found) == 1, problems
    assert found[0].file == where
    assert found[0].line == (course.line_of(where, fault.at) if fault.at else None)
    assert found[0].item == fault.item
    assert fault.remedy in found[0].remedy


def test_a_course_without_a_fault_is_counted_and_has_no_problem(course, capsys):
    assert main(course.root) == 0
    assert capsys.readouterr().out == (
        "lessons 2, objectives 2, items 14, charts 1, exam items 0, generators 10, glossary 3, codes 16, problems 0\n"
    )


def test_each_problem_is_one_line_and_the_counts_come_last(course, capsys):
    course.edit(FIRST, "hint: Look", "hints: Look")
    course.edit(PAGE, "70,000", "70000")
    assert main(course.root) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "lessons 1, objectives 1, items 6, charts 1, exam items 0, generators 4, glossary 3, codes 15, problems 2"
    assert [line.partition(":")[0] for line in lines[:-1]] == [PAGE, FIRST]


def test_distinct_codes_of_items_and_notebooks_are_counted(course):
    before, _ = audit(course.root)
    course.edit(SECOND_BOOK, "They matter.", "They matter to QA1.71 and S93.401A.")
    counts, problems = audit(course.root)
    assert (counts.codes, problems) == (before.codes + 1, [])


def test_a_code_is_checked_on_its_lessons_date(course):
    course.edit(SECOND, "as_of: 2026-11-02", "as_of: 2026-09-30")
    course.edit(SECOND_BOOK, "They matter.", "They matter to QA1.71.")
    _, [problem] = audit(course.root)
    assert problem.file == SECOND_BOOK
    assert problem.what == "the cell 'dates' names QA1.71: QA1.71 is in force only from 2026-10-01"
    assert problem.remedy == "Name a code that is in force on 2026-09-30, the lesson's date."


def test_a_missing_notebook_is_reported_at_its_bank_file(course):
    (course.root / SECOND_BOOK).unlink()
    _, [problem] = audit(course.root)
    assert problem.file == SECOND
    assert problem.what == "the notebook notebooks/02-second.ipynb is missing"


def test_a_notebook_without_bank_file_is_reported(course):
    extra = nbformat.writes(notebook(text("title", "# More"))) + "\n"
    (course.root / "notebooks" / "03-third.ipynb").write_text(extra, encoding="utf-8")
    _, [problem] = audit(course.root)
    assert (problem.file, problem.what) == ("notebooks/03-third.ipynb", "the bank has no lesson for it")
    assert "Add medcoder/bank/lessons/03-third.yml" in problem.remedy


@pytest.mark.parametrize("call", ['check("nowhere")', "check(name)", "check()"])
def test_a_call_that_names_no_activity_is_reported(course, call):
    extra = notebook(*FIRST_NOTEBOOK.cells, shown("extra", call))
    (course.root / FIRST_BOOK).write_text(nbformat.writes(extra) + "\n", encoding="utf-8")
    _, [problem] = audit(course.root)
    assert "the cell 'extra' calls check(" in problem.what
    assert "the bank has no such activity" in problem.what
    assert problem.remedy == "Write the id of an activity between quotation marks."


@pytest.mark.parametrize("call", ['chart("nowhere")', "chart(name)", "chart()", 'chart("first-try")'])
def test_a_call_that_names_no_chart_is_reported_once(course, call):
    extra = notebook(*FIRST_NOTEBOOK.cells, shown("extra", call))
    (course.root / FIRST_BOOK).write_text(nbformat.writes(extra) + "\n", encoding="utf-8")
    _, [problem] = audit(course.root)
    assert "the cell 'extra' calls chart(" in problem.what
    assert "the bank has no such chart" in problem.what
    assert problem.remedy == "Write the id of a chart between quotation marks."


def test_a_chart_is_no_activity_of_another_function(course):
    extra = notebook(*FIRST_NOTEBOOK.cells, shown("extra", 'practice("ankle")'))
    (course.root / FIRST_BOOK).write_text(nbformat.writes(extra) + "\n", encoding="utf-8")
    _, [problem] = audit(course.root)
    assert "the cell 'extra' calls practice('ankle'), and the bank has no such activity" in problem.what


def test_an_unreadable_notebook_is_reported_and_the_rest_still_audited(course):
    (course.root / SECOND_BOOK).write_text("{", encoding="utf-8")
    course.edit(FIRST_BOOK, "USD 20", "$20")
    _, problems = audit(course.root)
    assert [(problem.file, problem.what) for problem in problems] == [
        (FIRST_BOOK, "the cell 'sides' holds a dollar sign, which starts a formula in JupyterLab"),
        (SECOND_BOOK, "the file is not readable as JSON at line 1"),
    ]


@pytest.mark.parametrize(
    "name", [GLOSSARY, "medcoder/bank/sources.yml", COURSE, FIRST, SECOND, CHART, LEVELS, PATHS, DRUGS, TABLES, GROUPS]
)
def test_one_slip_in_a_file_is_not_reported_again_wherever_the_file_is_used(course, name):
    path = course.root / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n: :", encoding="utf-8")
    _, problems = audit(course.root)
    assert [problem.file for problem in problems] == [name]


def test_a_slip_in_a_lesson_is_not_reported_as_a_stay_too_many(course):
    course.edit(FIRST, "      - id: label-places", f"{SECOND_STAY}      - id: label-places")
    course.edit(GROUPS, "  switch-stay:", "  first-stay: {claim: x, groups: ['291'], severity: [[CC]]}\n  switch-stay:")
    course.edit(FIRST, "hint: Look", "hints: Look")
    assert [problem.file for problem in audit(course.root)[1]] == [FIRST]


def test_groups_that_are_not_there_are_to_be_made(course):
    (course.root / GROUPS).unlink()
    _, [problem] = audit(course.root)
    assert str(problem) == f"{GROUPS}: the file is missing. Run `python3 course.py group`."


@pytest.mark.parametrize(
    "words",
    [
        "10004–69990", "10004-69990", "10004 to 69990", "70,000", "123456", "1234", "0.12345",
        "https://example.org/99213", "J1885", "E0114", "29-2072", "2026-11-23T10:00", "D69.11",
    ],
)  # fmt: skip
def test_ranges_amounts_and_other_numbers_are_no_cpt_codes(course, words):
    course.edit(PAGE, "70,000 codes", f"{words} codes")
    assert audit(course.root)[1] == []


def test_the_codes_of_a_code_item_are_checked_on_the_day_of_its_encounter(course):
    course.edit(SECOND, "date: 2026-10-20", "date: 2026-09-30")
    course.edit(SECOND, "why: There is a complication.", "why: QA1.71 is another matter.")
    course.edit(SECOND, "code: R73.9,", "code: QA1.71,")
    _, problems = audit(course.root)
    assert [(problem.item, problem.what) for problem in problems] == [
        ("enter-codes", "QA1.71 is in force only from 2026-10-01")
    ]


def change_the_second_key(course, code):
    course.edit(SECOND, "- code: N18.31\n", f"- code: {code}\n")
    course.edit(SECOND, "then: N18.31", f"then: {code}")


def test_a_key_that_is_not_billable_is_reported(course):
    change_the_second_key(course, "N18.3")
    _, [problem] = audit(course.root)
    assert (problem.item, problem.line) == ("enter-codes", course.line_of(SECOND, "id: enter-codes"))
    assert problem.what == "the key N18.3 is no billable code"
    assert problem.remedy == "Give it all its characters."


def test_what_the_rules_have_against_the_key_of_a_code_item_is_reported(course):
    change_the_second_key(course, "E10.22")
    _, problems = audit(course.root)
    objections = [problem for problem in problems if "objects to E11.22, E10.22" in problem.what]
    assert objections, problems
    assert all(problem.item == "enter-codes" and "Correct the key" in problem.remedy for problem in objections)


def test_the_own_codes_of_a_code_item_need_no_list_and_others_do(course):
    course.edit(SECOND, "why: There is a complication.", "why: E11.22 and E11.9 exclude each other; E11.65 too.")
    _, [problem] = audit(course.root)
    assert (problem.item, problem.what) == (
        "enter-codes", "the item names E11.65, which 'codes' does not list",
    )  # fmt: skip


def test_a_category_may_be_listed_without_a_dot(course):
    course.edit(FIRST, "why: That is the left ankle.", "why: That is S93 too.")
    course.edit(FIRST, "codes: [S93.401A, S93.402A]", "codes: [S93, s93401a, S93.402A]")
    assert audit(course.root)[1] == []
