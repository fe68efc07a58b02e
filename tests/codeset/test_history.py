"""The changes of three years: counts that are public, and codes and successors that the releases bear out."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from importlib.resources import files

import pytest

from medcoder import codeset
from medcoder.codeset.history import LAST_DAY, YEARS, chapter_of, history

COUNTS = {2025: (252, 36, 13), 2026: (487, 28, 38), 2027: (190, 30, 4)}
OCTOBER = datetime.date(2026, 10, 1)


def of(year: int, action: str) -> list:
    return [change for change in history() if (change.year, change.action) == (year, action)]


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_the_official_number_of_additions_deletions_and_new_titles(year):
    assert tuple(len(of(year, action)) for action in ("add", "delete", "revise")) == COUNTS[year]


def test_the_changes_stand_year_by_year_in_the_order_of_the_codes():
    assert [(change.year, change.code) for change in history()] == sorted((change.year, change.code) for change in history())


@pytest.mark.parametrize("year", YEARS)
def test_the_file_of_a_year_is_complete(year):
    text = files("medcoder.codeset").joinpath(f"fy{year}_changes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert Counter(row["action"] for row in rows) == dict(zip(("add", "delete", "revise"), COUNTS[year], strict=True))
    assert all(row["code"] and row["title"] and None not in row.values() for row in rows)
    assert all(bool(row["previous_title"]) == (row["action"] == "revise") for row in rows)
    assert all(row["title"] != row["previous_title"] for row in rows)
    assert len({row["code"] for row in rows}) == len(rows), "a code is there once"
    assert all(codeset.normal_form(row["code"]) == row["code"] for row in rows)


def test_the_two_releases_differ_by_the_changes_of_fy2027_alone(fy2026, fy2027):
    before, after = set(fy2026.billable_codes()), set(fy2027.billable_codes())
    assert after - before == {change.code for change in of(2027, "add")}
    assert before - after == {change.code for change in of(2027, "delete")}
    retitled = {code for code in before & after if fy2026.code(code).title != fy2027.code(code).title}
    assert retitled == {change.code for change in of(2027, "revise")}


def test_every_code_that_was_added_in_fy2027_is_valid_from_the_first_of_october(fy2026, fy2027):
    assert fy2027.first_day == OCTOBER and LAST_DAY == fy2027.last_day
    for change in of(2027, "add"):
        assert codeset.on(OCTOBER).is_billable(change.code), change.code
        assert not fy2026.is_billable(change.code), change.code
        assert fy2027.code(change.code).title == change.title


def test_fy2026_has_what_the_two_years_before_left(fy2026):
    """What was added stands in it unless it was deleted again; what was deleted does not, unless it came back."""
    later_deleted = {change.code for change in of(2026, "delete")}
    later_added = {change.code for change in of(2026, "add")}
    for change in (*of(2025, "add"), *of(2026, "add"), *of(2026, "revise")):
        assert fy2026.is_billable(change.code) or change.code in later_deleted, change
    for change in (*of(2025, "delete"), *of(2026, "delete")):
        assert not fy2026.is_billable(change.code) or change.code in later_added, change
    for change in (*of(2026, "add"), *of(2026, "revise")):
        assert fy2026.code(change.code).title == change.title


def test_each_successor_is_a_real_code_and_only_a_deleted_code_has_one(fy2026, fy2027):
    for change in history():
        assert change.action == "delete" or not change.successors
        release = fy2027 if change.year == 2027 else fy2026
        wrong = [code for code in change.successors if not release.is_billable(code)]
        assert wrong == [], change
        assert change.code not in change.successors
        assert len(set(change.successors)) == len(change.successors)


@pytest.mark.parametrize("year", YEARS)
def test_a_successor_was_added_in_the_same_year(year):
    added = {change.code for change in of(year, "add")}
    assert [change for change in of(year, "delete") if not set(change.successors) <= added] == []


@pytest.mark.parametrize("year", YEARS)
def test_most_deleted_codes_have_a_successor(year):
    """A code is mostly deleted because it is split up; a rule that finds nothing would go unnoticed."""
    deleted = of(year, "delete")
    assert sum(bool(change.successors) for change in deleted) > len(deleted) / 2


def test_plantar_fasciitis_and_an_injury_name_their_successors():
    following = {change.code: change.successors for change in history() if change.action == "delete"}
    # Split up, and an inclusion term moved to another category.
    assert following["M72.2"] == ("M67.A01", "M67.A02", "M67.A09", "M72.20", "M72.21", "M72.22")
    # By its 7th character: an initial encounter is followed by initial encounters alone.
    sevenths = {code: after for code, after in following.items() if len(code) == 8 and after}
    assert sevenths
    assert all(each[-1] == code[-1] for code, after in sevenths.items() for each in after)


def test_every_change_is_in_the_chapter_of_its_category(fy2027):
    numbers = {chapter.number for chapter in fy2027.chapters}
    assert {change.chapter for change in history()} <= numbers
    assert (chapter_of("E11.9"), chapter_of("S93.401A"), chapter_of("Z79.4")) == (4, 19, 21)
