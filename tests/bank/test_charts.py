"""Charts: what their form and the audit refuse."""

import pytest
from small_course import CHART

from medcoder.assess.audit import audit

FILE = "medcoder/bank/charts/ankle.yml"
INPATIENT = [
    ("setting: outpatient", "setting: inpatient"),
    ("role: first-listed", "role: principal"),
]


@pytest.fixture
def chart(course):
    """Changes the course's chart; returns what the audit says."""

    def problems(*changes):
        text = CHART
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (course.root / FILE).write_text(text, encoding="utf-8")
        _, problems = audit(course.root)
        return problems

    return problems


def test_a_sound_chart_has_no_problem_and_is_counted(chart, course):
    assert chart() == []
    counts, _ = audit(course.root)
    (course.root / FILE).unlink()
    without, _ = audit(course.root)
    assert counts.charts == without.charts + 1
    assert counts.codes > without.codes


FAULTS = {
    "unknown key": ([("teaches:", "teachs:")], "the key 'teachs' is not known here"),
    "another file name": ([("chart: ankle\n", "chart: knee\n")], "is not the file's name"),
    "role": ([("role: first-listed", "role: secondary")], "S93.401A has the role 'secondary' in place 1"),
    "poa missing": (INPATIENT, "'poa' is for inpatients, and every inpatient code has one"),
    "poa outpatient": ([("    why: The provider", "    poa: Y\n    why: The provider")], "'poa' is for inpatients"),
    "evidence not there": ([("words: Right ankle", "words: Left ankle")], "'Left ankle' does not stand in the passage"),
    "evidence twice": ([("swollen", "swollen. Right ankle")], "'Right ankle' stands 2 times"),
    "evidence document": ([("document: nurse", "document: doctor")], "which the chart does not have"),
    "left and key": ([("code: M25.571", "code: S93.401A")], "the code 'S93.401A' is there twice"),
    "near is key": ([("code: S93.409A", "code: S93.401A")], "is itself a key"),
    "order of no key": (
        [("leave:", "order: [{first: S93.401A, then: I10, why: x, source: [{ref: guidelines}]}]\nleave:")],
        "'order' names I10, which is no key",
    ),
    "full credit for a near miss": ([("credit: 0.5", "credit: 1")], "'credit'"),
    "unknown source": ([("ref: guidelines", "ref: nowhere")], "the source 'nowhere' is not in sources.yml"),
    "no such code": ([("code: M25.571", "code: M25.999")], "M25.999"),
    "not billable": ([("- code: S93.401A", "- code: S93.401")], "the key S93.401 is no billable code"),
    "no such code in the reasoning": ([("- Then the side.", "- Then the side, not I42.05.")], "it names I42.05"),
    "no release": ([("date: 2026-11-02", "date: 2024-11-02")], "2024-11-02"),
    "idle exemption": (
        [("thinking:", "exempt: [{rule: excludes1, codes: [S93.401A], why: x}]\nthinking:")],
        "it exempts S93.401A from the rule 'excludes1', which does not object",
    ),
}


@pytest.mark.parametrize(("changes", "what"), FAULTS.values(), ids=FAULTS.keys())
def test_the_audit_reports(chart, changes, what):
    problems = chart(*changes)
    assert any(what in problem.what for problem in problems), problems
    assert all(problem.file == FILE and problem.line and problem.remedy for problem in problems)
