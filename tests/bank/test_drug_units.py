"""Drugs and their billing units: what the drill's file becomes on the page, and what its questions need."""

import pytest

from medcoder.assess.bank import load_bank, read_bank
from medcoder.assess.sheet import activity_sheet

DRUGS = "medcoder/bank/drills/drug-units.yml"


@pytest.fixture(scope="module")
def drugs():
    return load_bank().data["drug-units"].drugs


def test_the_sheet_of_the_drill_holds_each_drug_whole_with_its_source_in_words(course):
    bank, problems = read_bank(course.bank)
    assert problems == []
    sheet = activity_sheet(bank, "second-doses")
    assert (sheet["form"], sheet["generator"], sheet["items"]) == ("drill", "drug-units", [])
    assert sheet["data"]["drugs"][0] == {
        "name": "drug A", "code": "J0001", "unit": {"amount": 10, "measure": "mg"}, "upto": False, "vials": [100, 400],
        "multidose": False, "route": "IV", "doses": [], "per_kg": [5, 7.5], "source": ["Official Guidelines, J0001"],
    }  # fmt: skip


@pytest.mark.parametrize("code", ["99213", "J123", "J12345", "j1234", "D1234", "W1234", "J1234 "])
def test_a_code_that_is_no_hcpcs_code_or_belongs_to_others_is_refused(course, code):
    course.edit(DRUGS, "code: J0001", f'code: "{code}"')
    _, problems = read_bank(course.bank)
    assert [problem.what for problem in problems] == [f"{code!r} is no HCPCS code that the course may name"]


@pytest.mark.parametrize("code", ["A9270", "C9257", "Q5107", "S0020"])
def test_a_code_of_another_letter_is_taken(course, code):
    course.edit(DRUGS, "code: J0001", f"code: {code}")
    assert read_bank(course.bank)[1] == []


def test_the_courses_own_drugs_stand_in_alphabetical_order_each_once(drugs):
    names = [drug.name.casefold() for drug in drugs]
    assert names == sorted(set(names))


def test_there_are_drugs_for_each_practice(drugs):
    """Doses as they are and by weight, from single-dose and from multi-dose vials, and units of up to an amount."""
    assert sum(bool(drug.doses) for drug in drugs) >= 10
    assert sum(bool(drug.per_kg) for drug in drugs) >= 3
    assert sum(bool(drug.vials) for drug in drugs) >= 10
    assert sum(drug.multidose for drug in drugs) >= 3
    assert sum(drug.upto for drug in drugs) >= 3


def test_no_drug_is_of_single_and_of_multi_dose_vials_at_once(drugs):
    assert [drug.name for drug in drugs if drug.vials and drug.multidose] == []
