"""Cause before effect, and what a note adds after it."""

import pytest


@pytest.mark.parametrize("code", ["F02.80", "D63.1", "E08.42", "J91.0", "M90.611", "K82.A1", "I43", "H42"])
def test_a_manifestation_is_never_first(one, code):
    finding = one("manifestation first", code)
    assert finding.severity == "error"
    assert "Code first note at" in finding.basis
    assert finding.basis.endswith("Official Guidelines, section I.A.13")


@pytest.mark.parametrize("code", ["M14.671", "B96.20", "I50.9", "F01.50", "N18.4"])
def test_what_is_no_manifestation_is_not_taken_for_one(one, code):
    assert one("manifestation first", code) is None


def test_a_manifestation_needs_its_etiology_before_it(one):
    finding = one("manifestation without its etiology", "I10 D63.1")
    assert (finding.severity, finding.codes) == ("error", ("D63.1",))
    assert "(N18.-)" in finding.basis
    assert one("manifestation without its etiology", "N18.4 D63.1") is None


def test_a_note_with_examples_leaves_the_etiology_open(one):
    """F02 names its causes "such as"; hypothyroidism is not among them, and can be one."""
    assert one("manifestation without its etiology", "E00.9 F02.80") is None
    assert one("manifestation without its etiology", "Z79.4 F02.80") is not None


ORDERS = [
    # Wrong and right, and the words of the note.
    ("F02.80 G30.9", "G30.9 F02.80", "Alzheimer's (G30.-)"),
    ("D63.0 C34.11", "C34.11 D63.0", "neoplasm (C00-D49)"),
    ("I50.22 I11.0", "I11.0 I50.22", "heart failure due to hypertension (I11.0)"),
    ("N18.4 E11.22", "E11.22 N18.4", "diabetic chronic kidney disease (E08.22, E09.22, E10.22, E11.22, E13.22)"),
    ("L97.421 E11.621", "E11.621 L97.421", "diabetic ulcers"),
    ("J12.82 U07.1", "U07.1 J12.82", "COVID-19 (U07.1)"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right", "words"), ORDERS)
def test_code_first(one, wrong, right, words):
    finding = one("code first", wrong)
    assert (finding.severity, finding.codes) == ("error", tuple(wrong.split()))
    assert words in finding.basis
    assert one("code first", right) is None


def test_any_associated_condition_comes_first_not_just_one(one):
    assert one("code first", "E11.22 N18.30 I12.9").codes == ("N18.30", "I12.9")
    assert one("code first", "E11.22 I12.9 N18.30") is None


def test_a_possible_cause_that_may_be_chance_is_a_warning(one):
    assert one("code first", "I21.A1 J44.9").severity == "warning"
    assert one("code first", "J44.9 I21.A1") is None


def test_a_condition_in_first_place_whose_note_asks_for_the_cause(one):
    finding = one("code first", "I46.2")
    assert (finding.severity, finding.codes) == ("warning", ("I46.2",))
    assert one("code first", "I21.4 I46.2") is None


@pytest.mark.parametrize("code", ["I50.9", "I82.401", "I47.10", "N18.4", "L97.421", "R33.8", "I42.9"])
def test_a_note_for_a_case_that_is_not_there_asks_for_nothing(one, code):
    assert one("code first", code) is None


def test_a_condition_that_a_note_adds_comes_second(one):
    finding = one("use additional", "B16.9 C22.0")
    assert (finding.severity, finding.codes) == ("advice", ("B16.9", "C22.0"))
    assert "Use additional code note at C22" in finding.basis
    assert one("use additional", "C22.0 B16.9") is None


def test_one_matter_is_said_once(one):
    """The "use additional" note at N40.1 says what the "code first" note at N13.8 says."""
    assert one("code first", "N13.8 N40.1").codes == ("N13.8", "N40.1")
    assert one("use additional", "N13.8 N40.1") is None


@pytest.mark.parametrize(
    ("code", "added"),
    [("E11.22", "N18.4"), ("I12.9", "N18.4"), ("E11.621", "L97.421"), ("I11.0", "I50.22")],
)
def test_a_part_that_is_left_to_an_additional_code_is_missed(one, code, added):
    assert one("use additional", code).severity == "advice"
    assert one("use additional", f"{code} {added}") is None


def test_the_residual_before_the_sequela_code(one):
    finding = one("sequela order", "T23.301S L90.5")
    assert (finding.severity, finding.codes) == ("error", ("T23.301S",))
    assert finding.basis == "Official Guidelines, section I.B.10 and I.C.19.a"
    assert one("sequela order", "L90.5 T23.301S") is None
    assert one("sequela order", "M81.0 B91") is None
    assert one("sequela order", "B91 M21.371").severity == "error"


def test_a_sequela_code_by_itself_lacks_the_residual(one):
    assert one("sequela order", "S82.201S W19.XXXS").severity == "warning"


def test_sequelae_of_stroke_name_the_residual_themselves(one):
    assert one("sequela order", "I69.351") is None


def test_the_acute_injury_is_not_coded_with_its_late_effect(one):
    finding = one("sequela order", "M25.561 S82.201S S82.201A")
    assert finding.codes == ("S82.201S", "S82.201A")
    assert one("sequela order", "M25.561 S82.201S S52.501A") is None
