"""What is offered for something that is no code."""

import pytest

from medcoder import codeset
from medcoder.codeset.nearest import slips


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("E11.2Z", "E11.22"),     # a wrong character, read as the one that looks like it
        ("EE11.22", "E11.22"),    # one too many
        ("1E1.22", "E11.22"),     # two swapped
        ("lO3.312", "L03.312"),   # a letter for a digit
        ("QAO.0101", "QA0.0101"),
        ("E11.22A", "E11.22"),    # a 7th character that the code does not take
        ("T07A", "T07.XXXA"),     # placeholders forgotten
        ("S93.401", "S93.401A"),  # the 7th character forgotten
        ("S93.401Q", "S93.401A"),
        ("S06.1X7D", "S06.1X7A"),
        ("G35", "G35.A"),         # a category: what is below it
        ("M72.2", "M72.20"),      # deleted: what took its place
        ("T52.8X1A", "T52.891A"),
    ],
)  # fmt: skip
def test_the_nearest_real_code_comes_first(fy2027, written, first):
    assert fy2027.suggest(written)[0] == first


@pytest.mark.parametrize(
    "written", ["E11.2Z", "T07A", "S93.401Q", "D69.1", "E1", "ABC", "xyzzy", "", "..", "é"]
)
def test_only_billable_codes_are_offered_each_once_and_at_most_five(fy2027, written):
    offered = fy2027.suggest(written)
    assert len(offered) == len(set(offered)) <= 5
    assert all(fy2027.is_billable(code) for code in offered)


@pytest.mark.parametrize("written", ["xyzzy", "hello", ""])
def test_nothing_is_offered_for_what_is_near_no_category(fy2027, written):
    assert fy2027.suggest(written) == ()


def test_an_unknown_code_says_why_and_names_the_nearest(fy2027):
    with pytest.raises(codeset.UnknownCode) as error:
        fy2027.code("t07a")
    assert str(error.value) == (
        "T07.A is no ICD-10-CM code in FY2027; nearest: T07.XXXA, T07.XXXD, T07.XXXS"
    )
    with pytest.raises(codeset.UnknownCode) as error:
        fy2027.code("T52.8X1A")
    assert str(error.value) == "T52.8X1A was deleted on 2026-10-01; use T52.891A"
    with pytest.raises(codeset.UnknownCode) as error:
        fy2027.code("hello")
    assert str(error.value) == "HEL.LO is no ICD-10-CM code in FY2027"


@pytest.mark.parametrize(
    ("written", "meant", "count"),
    [("", "", 0), ("E11", "E11", 0), ("E1", "E11", 1), ("E112", "E11", 1), ("E21", "E11", 1),
     ("1E1", "E11", 1), ("EI1", "E11", 0.5), ("O1O", "010", 1), ("", "E11", 3)],
)  # fmt: skip
def test_slips_are_counted(written, meant, count):
    assert slips(written, meant) == count
