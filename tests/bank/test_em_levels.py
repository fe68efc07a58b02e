"""The level of a visit: two of three elements, or time where that gives more."""

import pytest
import yaml
from small_course import EM_LEVELS

from medcoder.assess.bank import load_bank
from medcoder.assess.em_levels import ELEMENTS, MAKING, EmLevels, decision, level_by_time, level_number

LEVELS = EmLevels.model_validate(yaml.safe_load(EM_LEVELS))


def steps(problems: str, data: str, risk: str) -> dict[str, int]:
    named = {"problems": problems, "data": data, "risk": risk}
    return {element: ELEMENTS[element].index(name) for element, name in named.items()}


@pytest.mark.parametrize(
    ("problems", "data", "risk", "wanted"),
    [
        ("minimal", "minimal", "minimal", "straightforward"),
        ("high", "extensive", "high", "high"),
        # Two at the same step decide, whichever the third is.
        ("moderate", "minimal", "moderate", "moderate"),
        ("moderate", "moderate", "minimal", "moderate"),
        ("minimal", "moderate", "moderate", "moderate"),
        ("high", "limited", "low", "low"),
        # All three differ: the one in the middle is what two of them reach.
        ("low", "minimal", "moderate", "low"),
        ("minimal", "extensive", "moderate", "moderate"),
        ("high", "limited", "minimal", "low"),
        # One alone never lifts the rest.
        ("high", "minimal", "minimal", "straightforward"),
        ("minimal", "extensive", "minimal", "straightforward"),
        ("minimal", "minimal", "high", "straightforward"),
    ],
)
def test_two_of_three_elements_reach_the_level(problems, data, risk, wanted):
    assert MAKING[decision(steps(problems, data, risk))] == wanted


@pytest.mark.parametrize(
    ("service", "minutes", "wanted"),
    [
        ("office-established", None, None),
        ("office-established", 9, None),
        ("office-established", 10, 2),
        ("office-established", 19, 2),
        ("office-established", 20, 3),
        ("office-established", 40, 5),
        ("office-established", 600, 5),
        ("office-new", 14, None),
        ("office-new", 59, 4),
        ("hospital-first", 39, None),
        ("hospital-first", 40, 1),
        ("hospital-later", 50, 3),
        ("emergency", 60, None),
    ],
)
def test_time_gives_the_highest_level_whose_minutes_are_met(service, minutes, wanted):
    assert level_by_time(LEVELS.service(service), minutes) == wanted


LOW = steps("low", "limited", "minimal")
HIGH = steps("high", "minimal", "high")


@pytest.mark.parametrize(
    ("service", "found", "minutes", "wanted"),
    [
        ("office-new", LOW, None, 3),
        ("office-new", LOW, 60, 5),  # time gives more
        ("office-new", HIGH, 30, 5),  # decision making gives more
        ("office-new", LOW, 30, 3),  # both give the same
        ("office-new", LOW, 1, 3),  # fewer minutes than any level takes
        ("hospital-first", steps("minimal", "minimal", "minimal"), None, 1),
        ("hospital-first", LOW, None, 1),
        ("hospital-first", HIGH, 40, 3),
        ("hospital-later", LOW, 35, 2),
        ("emergency", LOW, 120, 3),  # time never counts there
        ("emergency", HIGH, None, 5),
    ],
)
def test_the_higher_of_decision_making_and_time_counts(service, found, minutes, wanted):
    assert level_number(LEVELS.service(service), found, minutes) == wanted


def test_the_courses_own_levels_and_minutes_rise_and_an_emergency_has_no_time():
    services = load_bank().data["em-levels"].services
    assert [service.id for service in services] == [
        "office-new", "office-established", "hospital-first", "hospital-later", "emergency",
    ]  # fmt: skip
    for service in services:
        levels = list(service.levels.values())
        assert levels == sorted(levels), service.id
        assert list(service.minutes) == sorted(service.minutes), service.id
        assert list(service.minutes.values()) == sorted(set(service.minutes.values())), service.id
        assert set(service.minutes) == (set() if service.id == "emergency" else set(levels)), service.id
