"""Pregnancy, hypertension, body mass index."""

import pytest


@pytest.mark.parametrize(
    ("codes", "section", "without"),
    [("O99.511 Z33.1", "I.C.15.a.1", "J45.20 Z33.1"), ("Z34.01 O99.011", "I.C.15.b.1", "Z34.01 Z3A.10")],
)
def test_an_incidental_or_normal_pregnancy_is_not_coded_with_chapter_15(one, codes, section, without):
    finding = one("pregnancy", codes)
    assert (finding.severity, finding.basis) == ("error", f"Official Guidelines, section {section}")
    assert one("Excludes1", codes) is None
    assert one("pregnancy", without) is None


def test_chapter_15_comes_before_other_chapters(one):
    finding = one("pregnancy", "J45.20 O99.511")
    assert finding.codes == ("J45.20", "O99.511")
    assert one("pregnancy", "O99.511 J45.20") is None
    assert one("pregnancy", "Z36.3 O09.511") is None


def test_no_weeks_of_gestation_after_an_abortion(one):
    assert one("pregnancy", "O03.9 Z3A.08").codes == ("Z3A.08", "O03.9")
    assert one("pregnancy", "O20.0 Z3A.08") is None


def test_mother_and_newborn_have_a_record_each(one):
    assert one("mother and newborn", "O80 P07.18").codes == ("O80", "P07.18")
    assert one("mother and newborn", "Z38.00 P07.18") is None


@pytest.mark.parametrize(("code", "age", "fits"), [
    ("Z68.31", 67, True), ("Z68.31", 12, False), ("Z68.54", 12, True), ("Z68.54", 67, False), ("Z68.31", None, True),
])  # fmt: skip
def test_the_body_mass_index_goes_by_age(one, code, age, fits):
    assert (one("body mass index", f"E66.9 {code}", age=age) is None) is fits


def test_no_body_mass_index_in_pregnancy(one):
    assert one("body mass index", "O99.212 E66.811 Z68.31", age=30).basis.endswith("I.C.21.c.3")


HYPERTENSION = [
    ("I10 I50.22", "hypertension with heart disease", "I11.-", "I11.0 I50.22"),
    ("I10 I51.7", "hypertension with heart disease", "I11.-", "I11.9"),
    ("I10 N18.32", "hypertension with kidney disease", "I12.-", "I12.9 N18.32"),
    ("E11.22 I10 N18.32", "hypertension with kidney disease", "I12.-", "E11.22 I12.9 N18.32"),
    ("I10 I50.22 N18.32", "hypertension with heart and kidney disease", "I13.-", "I13.0 I50.22 N18.32"),
    ("I11.0 I50.22 N18.32", "hypertension with heart and kidney disease", "I13.-", "I13.0 I50.22 N18.32"),
    ("I12.9 N18.32 I50.22", "hypertension with heart and kidney disease", "I13.-", "I13.0 N18.32 I50.22"),
]


@pytest.mark.parametrize(("apart", "rule", "use", "combined"), HYPERTENSION)
def test_hypertension_is_combined_with_heart_failure_and_ckd(findings, one, apart, rule, use, combined):
    finding = one(rule, apart)
    assert finding.severity == "error"
    assert use in finding.reason and "unless the provider states" in finding.reason
    assert "I.C.9.a." in finding.basis
    assert not any("hypertension" in finding.rule for finding in findings(combined))


@pytest.mark.parametrize("codes", ["I10 N17.9", "I10 I25.10", "I10 I51.81", "I15.1 N18.32"])
def test_what_hypertension_is_not_presumed_to_cause_stays_apart(findings, codes):
    assert not any("hypertension" in finding.rule for finding in findings(codes))
