"""Can each code stand on a claim?"""

import datetime

import pytest

CASES = [
    # What was typed, the rule, and words of the reason that matter.
    ("E11.2Z", "not a code", "The nearest are E11.2"),
    ("QQQ", "not a code", "QQQ is no ICD-10-CM code in FY2027"),
    ("E11", "needs more characters", "E11 is a category"),
    ("S93.4", "needs more characters", "at least a 5th character"),
    ("S93.401", "7th character missing", "S93.401A"),
    ("T07", "7th character missing", "T07.XXXA"),
    ("S93.401Q", "7th character invalid", "Q is no 7th character for S93.401"),
    ("S82.201X", "7th character invalid", "X is no 7th character for S82.201"),
    ("E11.9XXA", "7th character invalid", "E11.9 takes none"),
    ("T07.A", "placeholder X", "T07.XXXA"),
    ("W19A", "placeholder X", "W19.XXXA"),
    ("T36.01A", "placeholder X", "T36.0X1A"),
    ("T36.0XX1A", "placeholder X", "T36.0X1A"),
    ("I10.X", "placeholder X", "Written out it is I10"),
    ("O31.101", "placeholder X", "O31.10X1"),
]


@pytest.mark.parametrize(("code", "rule", "words"), CASES)
def test_each_has_one_error_that_says_what_is_wrong(findings, code, rule, words):
    [finding] = findings(code)
    assert (finding.rule, finding.severity) == (rule, "error")
    assert words in finding.reason
    assert finding.basis.startswith("Official Guidelines, section I.")


@pytest.mark.parametrize(
    ("code", "date", "words"),
    [
        ("I42.0", "2026-11-02", "deleted on 2026-10-01; use I42.00 or I42.01 or I42.09"),
        ("T52.8X1A", "2026-11-02", "use T52.891A"),
        ("I42.01", "2026-09-15", "in force only from 2026-10-01"),
    ],
)
def test_a_code_of_another_year_is_told_from_no_code(findings, code, date, words):
    [finding] = findings(code, date=datetime.date.fromisoformat(date))
    assert finding.rule == "not in force"
    assert words in finding.reason
    assert finding.basis.startswith("ICD-10-CM FY")


def test_a_deleted_code_is_fine_in_its_year(findings):
    assert findings("I42.0", date=datetime.date(2026, 9, 15)) == []


@pytest.mark.parametrize("code", ["e119", "E11.9", " t07xxxa", "I10", "J09.X2", "C44.1021", "J4B"])
def test_a_real_code_in_any_written_form_is_one(findings, code):
    assert [finding for finding in findings(code) if finding.severity == "error"] == []


def test_the_same_code_twice(one):
    finding = one("same code twice", "M17.11 e119 E11.9")
    assert finding.codes == ("E11.9",)
    assert finding.basis == "Official Guidelines, section I.B.12"
    assert one("same code twice", "M17.11 E11.9") is None


def test_two_sides_are_two_codes(one):
    assert one("same code twice", "H66.001 H66.002") is None


def test_what_is_no_code_does_not_take_part_in_other_rules(findings):
    assert [finding.rule for finding in findings("QQQ W19.XXXA")] == ["not a code"]


def test_a_date_without_a_release_is_refused(findings):
    with pytest.raises(ValueError, match="no ICD-10-CM release"):
        findings("I10", date=datetime.date(2020, 1, 1))
