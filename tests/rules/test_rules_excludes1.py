"""Two codes that exclude each other."""

import pytest

PAIRS = [
    # Two codes that do, words of the note, and a pair alike that does not.
    ("E11.22 E10.9", "Excludes1 note at E1", "E11.22 E11.42"),
    ("J03.90 J02.9", "Excludes1 note at J03: “acute sore throat (J02.-)”", "J03.90 J01.90"),
    ("E87.20 E11.10", "diabetic acidosis - see categories E08-E10, E11, E13 with ketoacidosis", "E87.20 E11.9"),
    ("R31.9 N30.01", "acute cystitis with hematuria (N30.01)", "R31.9 N30.00"),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "note", "alike"), PAIRS)
def test_a_pair_is_found_in_either_order(one, codes, note, alike):
    for order in (codes.split(), codes.split()[::-1]):
        finding = one("Excludes1", " ".join(order))
        assert (finding.severity, finding.codes) == ("error", tuple(order))
        assert note in finding.basis and finding.basis.endswith("Official Guidelines, section I.A.12.a")
        assert "unrelated" in finding.reason and "query" in finding.reason
    assert one("Excludes1", alike) is None


def test_a_chapter_s_note_is_inherited_by_its_codes(one):
    assert "Excludes1 note at chapter 4" in one("Excludes1", "E16.2 P70.4").basis


def test_excludes2_allows_both(one):
    assert one("Excludes1", "J44.9 J45.909") is None


def test_a_note_that_separates_siblings_does_not_exclude_the_code_that_it_names(one):
    """At C43, "Merkel cell carcinoma (C4A.-)": two melanomas of different sites are two codes."""
    assert one("Excludes1", "C43.4 C43.61") is None
