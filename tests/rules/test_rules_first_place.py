"""What may not stand first, and what may stand nowhere else."""

import pytest

NEVER = [
    # A list with the culprit first, its section, and the same encounter in the right order.
    ("W19.XXXA S93.401A", "I.C.20.a.6", "S93.401A W19.XXXA"),
    ("T46.4X6A I10", "I.C.19.e.5.c", "I10 T46.4X6A"),
    ("T45.1X5A D64.81", "I.C.19.e.5.a", "D64.81 T45.1X5A"),
    ("T36.95XA R19.7", "I.C.19.e.5.a", "R19.7 T36.95XA"),
    ("R65.20 A41.9", "I.C.1.d.3", "A41.9 R65.20"),
    ("T81.12XA T81.44XA", "I.C.1.d.2", "T81.44XA T81.12XA"),
    ("R65.10 K85.90", "I.C.18.g", "K85.90 R65.10"),
    ("B96.20 N39.0", "I.C.1.b", "N39.0 B96.20"),
    ("R40.2112 S06.5X1A", "I.C.18.e.1", "S06.5X1A R40.2112"),
    ("R29.710 I63.9", "I.C.18.i", "I63.9 R29.710"),
    ("Z16.11 N39.0", "I.C.21.c.3", "N39.0 Z16.11"),
    ("Z33.1 S93.401A", "I.C.21.c.3", "S93.401A Z33.1"),
    ("Z37.0 O80", "I.C.21.c.11", "O80 Z37.0"),
    ("Z3A.23 O24.112", "I.C.21.c.11", "O24.112 Z3A.23"),
    ("Z68.31 E66.811", "I.B.14", "E66.811 Z68.31"),
    ("Z59.02 I10", "I.B.14", "I10 Z59.02"),
    ("Z92.82 I63.9", "I.C.21.c.3", "I63.9 Z92.82"),
]


@pytest.mark.parametrize(("wrong", "section", "right"), NEVER)
def test_what_is_never_first(one, wrong, section, right):
    finding = one("not first", wrong)
    assert finding.severity == "error"
    assert finding.codes == (wrong.split()[0],)
    assert finding.basis == f"Official Guidelines, section {section}"
    assert one("not first", right) is None


def test_a_poisoning_does_come_first(findings):
    assert [finding for finding in findings("T38.3X1A E16.0") if finding.severity != "advice"] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Z79.4 E11.9", "E11.9 Z79.4"), ("Z85.3 Z08", "Z08 Z85.3"), ("Z95.1 I25.10", "I25.10 Z95.1")],
)
def test_status_and_history_are_hardly_ever_first(one, wrong, right):
    assert one("not first", wrong).severity == "warning"
    assert one("not first", right) is None


def test_the_first_place_is_named_as_the_setting_names_it(one):
    assert "first-listed diagnosis" in one("not first", "W19.XXXA", setting="emergency").reason
    assert "principal diagnosis" in one("not first", "W19.XXXA", setting="inpatient").reason


@pytest.mark.parametrize("late", ["Z00.00", "Z51.11", "Z38.00", "Z02.1", "Z34.01", "Z01.818"])
def test_what_may_only_be_first(one, late):
    finding = one("only first", f"I10 {late}")
    assert (finding.severity, finding.codes) == ("warning", (late,))
    assert one("only first", f"{late} I10") is None


@pytest.mark.parametrize("codes", ["Z51.0 Z51.11", "I10 Z00.6", "I10 Z52.9"])
def test_exceptions_to_what_may_only_be_first(one, codes):
    assert one("only first", codes) is None
