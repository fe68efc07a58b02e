"""The ways into the job: what the planner's file becomes on the page, and what it owes everybody who asks."""

from typing import get_args

import pytest

from medcoder.assess.bank import load_bank, read_bank
from medcoder.assess.path_planner import Country
from medcoder.assess.sheet import activity_sheet

PATHS = "medcoder/bank/tools/path-planner.yml"


def data_of(course) -> dict:
    bank, problems = read_bank(course.bank)
    assert problems == []
    return activity_sheet(bank, "second-plan")["data"]


def test_a_stage_leads_to_the_lessons_that_are_there_and_not_to_those_to_come(course):
    words, codes = data_of(course)["stages"]
    assert words["here"] == [{"page": "notebooks/01-first", "title": "The first lesson"}]
    assert codes["here"] == []


def test_hours_and_costs_name_their_sources_and_an_estimate_names_none(course):
    data = data_of(course)
    words, codes = data["stages"]
    assert words["hours_source"] == ["Official Guidelines, page 3"]
    assert codes["hours_source"] == []
    exam, books = data["paths"][0]["cost"]["us"]
    assert exam["source"] == ["Official Guidelines, page 9"]
    assert books["source"] == ["Official Guidelines"]


def test_the_page_gets_plain_data_with_what_was_left_out_filled_in(course):
    alone, school = data_of(course)["paths"]
    assert (alone["hours_factor"], alone["fixed_months"], alone["goals"]) == (1.0, None, [])
    assert (school["hours_factor"], school["fixed_months"], school["goals"]) == (1.5, [9, 12], ["work"])
    assert data_of(course)["as_of"] == "2026-11-26"


@pytest.mark.parametrize(
    ("old", "new", "country", "goal"),
    [
        ("    countries: [us, india]\n", "    countries: [us]\n", "india", "look"),
        ("    title: Alone\n", "    title: Alone\n    goals: [work]\n", "us", "look"),
    ],
)
def test_a_goal_that_no_path_of_a_country_serves_is_refused(course, old, new, country, goal):
    course.edit(PATHS, "      india: []\n", "")
    course.edit(PATHS, old, new)
    _, [problem] = read_bank(course.bank)
    assert problem.file == PATHS
    assert problem.what == f"no path in {country!r} serves the goal {goal!r}"
    assert problem.remedy == "Add one, or take the goal out."


def test_the_courses_own_planner_has_a_path_for_every_country_and_goal_and_a_source_for_every_amount():
    paths = load_bank().data["path-planner"]
    for country in get_args(Country):
        for goal in paths.goals:
            served = [path for path in paths.paths if country in path.countries and (not path.goals or goal.id in path.goals)]
            assert served, (country, goal.id)
    sheet = activity_sheet(load_bank(), "path-planner")["data"]
    costs = [cost for path in sheet["paths"] for lines in path["cost"].values() for cost in lines]
    assert costs and all(cost["source"] and cost["as_of"] for cost in costs)


@pytest.mark.parametrize(("old", "new"), [("terms: 50", "terms: 100"), ("hours: [20, 40]", "hours: [0, 0]")])
def test_a_background_that_leaves_nothing_of_a_goal_is_refused(course, old, new):
    """A plan of no week would be none."""
    course.edit(PATHS, old, new)
    _, [problem] = read_bank(course.bank)
    assert problem.what.endswith("leaves nothing to learn for the goal 'look'")
    assert problem.remedy == "Let it spare less, or give the goal another stage."
