"""ICD-10-CM by date: which codes are known and billable, and their titles."""

import datetime
import subprocess
import sys

import pytest

from medcoder import codeset


def test_the_number_of_billable_codes_is_the_official_one(fy2026, fy2027):
    for release, count in ((fy2026, 74_719), (fy2027, 74_879)):
        codes = list(release.billable_codes())
        assert len(codes) == len(set(codes)) == count
        assert all(release.is_billable(code) for code in codes)


@pytest.mark.parametrize(
    ("day", "name"),
    [("2025-10-01", "FY2026"), ("2026-09-30", "FY2026"), ("2026-10-01", "FY2027"), ("2027-09-30", "FY2027")],
)
def test_the_day_decides_the_release(day, name):
    release = codeset.on(datetime.date.fromisoformat(day))
    assert release.name == name
    assert release.first_day <= datetime.date.fromisoformat(day) <= release.last_day


@pytest.mark.parametrize("day", ["2025-09-30", "2027-10-01", "1999-01-01"])
def test_a_day_outside_the_releases_is_refused_in_a_sentence(day):
    with pytest.raises(ValueError) as error:
        codeset.on(datetime.date.fromisoformat(day))
    assert str(error.value) == (
        f"no ICD-10-CM release is known for {day};"
        " the course has those for encounters from 2025-10-01 to 2027-09-30"
    )


TITLES = [
    ("E11", "Type 2 diabetes mellitus", False),
    ("E11.22", "Type 2 diabetes mellitus with diabetic chronic kidney disease", True),
    # The 7th character's meaning is part of the official title.
    ("S93.401A", "Sprain of unspecified ligament of right ankle, initial encounter", True),
    ("S93.401", "Sprain of unspecified ligament of right ankle", False),
    # From the category, where only that defines 7th characters; with placeholders.
    ("T07", "Unspecified multiple injuries", False),
    ("T07.XXXD", "Unspecified multiple injuries, subsequent encounter", True),
    ("O31.10X2", "Continuing pregnancy after spontaneous abortion of one fetus or more,"
     " unspecified trimester, fetus 2", True),
    # From the nearest definition: a displaced fracture has more than its chapter's three.
    ("S52.501K", "Unspecified fracture of the lower end of right radius,"
     " subsequent encounter for closed fracture with nonunion", True),
    # With a placeholder that the list itself writes out, and without a 7th character.
    ("J09.X1", "Influenza due to identified novel influenza A virus with pneumonia", True),
    # Seven characters without any 7th-character definition.
    ("C44.1021", "Unspecified malignant neoplasm of skin of right upper eyelid, including canthus", True),
    # A letter in second place; accents.
    ("QA0", "Neurodevelopmental disorders related to specific genetic pathogenic variants", False),
    ("C84.1A", "Sézary disease, in remission", True),
]  # fmt: skip


@pytest.mark.parametrize(("code", "title", "billable"), TITLES)
def test_titles_and_billability(fy2026, code, title, billable):
    assert fy2026.title(code) == title
    assert fy2026.is_billable(code) is billable
    assert fy2026.is_known(code)


def test_no_title_is_empty_or_unevenly_spaced(fy2026):
    titles = [stem.title for stem in fy2026.stems()]
    assert all(title and title == " ".join(title.split()) for title in titles)


@pytest.mark.parametrize("written", ["s93.401a", "S93401A", " s93 401a ", "S93.401A"])
def test_written_forms_are_forgiven(fy2026, written):
    assert fy2026.title(written).startswith("Sprain of unspecified ligament of right ankle")
    assert fy2026.is_billable(written)


def test_the_dash_of_the_index_stands_for_the_heading(fy2026):
    assert fy2026.is_known("E11.-")
    assert not fy2026.is_billable("E11.-")
    assert fy2026.code("E11.-").code == "E11"


@pytest.mark.parametrize("code", ["S93.401Q", "S93.401X", "T07.XXX", "T07.A", "ABC", "", "E11.Z-", "S06.1X7D"])
def test_what_is_no_code_is_unknown(fy2026, code):
    assert not fy2026.is_known(code)
    assert not fy2026.is_billable(code)
    with pytest.raises(codeset.UnknownCode, match="is no ICD-10-CM code in FY2026"):
        fy2026.title(code)


def test_death_before_regaining_consciousness_takes_no_other_seventh_character_than_a(fy2026):
    assert fy2026.is_billable("S06.1X7A")
    assert not fy2026.is_known("S06.1X7S")
    assert fy2026.is_billable("S06.1X1S")


def test_nothing_is_missing_from_a_billable_code(fy2027):
    assert fy2027.missing("S93.401A") == ""
    assert fy2027.missing("J4B") == ""
    with pytest.raises(codeset.UnknownCode):
        fy2027.missing("ABC")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("E11", "E11 is a category and needs at least a 4th character:"
         " E11.0, E11.1, E11.2, E11.3, E11.4, …, E11.A"),
        ("I42.0", "I42.0 is a subcategory and needs at least a 5th character: I42.00, I42.01, I42.09"),
        ("S93.4", "S93.4 is a subcategory and needs at least a 5th character: S93.40, S93.41, S93.42,"
         " S93.43, S93.49; its codes also take a 7th character (A, D, S)"),
        ("T07", "T07 needs a 7th character (A, D, S): T07.XXXA, T07.XXXD, T07.XXXS"),
        ("M86.8X1", "M86.8X1 is a subcategory and needs at least a 7th character:"
         " M86.8X11, M86.8X12, M86.8X19"),
    ],
)  # fmt: skip
def test_a_category_typed_as_a_code_hears_what_is_missing(fy2027, code, sentence):
    assert fy2027.missing(code) == sentence


def test_every_heading_can_say_what_it_needs(fy2026, fy2027):
    for release in (fy2026, fy2027):
        for stem in release.stems():
            assert bool(release.missing(stem.code)) is not stem.billable


def test_every_entry_stands_where_its_code_says_and_every_heading_holds_a_code(fy2026, fy2027):
    for release in (fy2026, fy2027):
        for stem in release.stems():
            assert stem.billable is not bool(stem.children)
            assert all(child.parent == stem for child in stem.children)
            assert all(child.code.startswith(stem.code) for child in stem.children)


def test_the_chapters_and_blocks_hold_every_category_once_and_in_order(fy2026, fy2027):
    assert len(fy2026.chapters) == 22
    assert sum(len(chapter.blocks) for chapter in fy2026.chapters) == 285
    for release in (fy2026, fy2027):
        categories = [
            category
            for chapter in release.chapters
            for block in chapter.blocks
            for category in block.categories
        ]
        stems = [stem.code for stem in release.stems()]
        assert categories == [code for code in stems if len(code) == 3]
        assert len(stems) == len(set(stems))


def test_codes_added_for_fy2027(fy2026, fy2027):
    assert fy2027.title("J4B") == "Pulmonary mycetoma"
    assert fy2027.is_billable("QA1.71")
    assert not fy2026.is_known("QA1.71")
    assert fy2026.why_unknown("QA1.71") == "QA1.71 is in force only from 2026-10-01"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("T52.8X1A", "T52.8X1A was deleted on 2026-10-01; use T52.891A"),
        ("S23.420A", "S23.420A was deleted on 2026-10-01"),
        ("ABC", "ABC is no ICD-10-CM code in FY2027"),
    ],
)
def test_codes_deleted_for_fy2027_name_what_follows_them(fy2026, fy2027, code, why):
    assert not fy2027.is_known(code)
    assert fy2027.why_unknown(code) == why


def test_a_code_that_was_split_up_stays_as_a_heading(fy2026, fy2027):
    assert fy2026.is_billable("I42.0")
    assert fy2027.is_known("I42.0")
    assert not fy2027.is_billable("I42.0")
    assert fy2027.code("I42.01").parent.code == "I42.0"
    assert fy2027.code("I42.0").change == "deleted"
    assert fy2027.why_unknown("I42.0") == "I42.0 was deleted on 2026-10-01; use I42.00 or I42.01 or I42.09"


def test_headings_left_without_a_code_are_gone(fy2026, fy2027):
    assert fy2026.is_known("T52.8X")
    assert not fy2027.is_known("T52.8X")
    assert not fy2027.is_known("S23.420")
    assert fy2027.is_known("T52.8")


def test_titles_revised_for_fy2027(fy2026, fy2027):
    assert fy2026.title("Z29.14") == "Encounter for prophylactic rabies immune globin"
    assert fy2027.title("Z29.14") == "Encounter for prophylactic rabies immune globulin"


def test_a_new_heading_is_known_though_its_title_may_not_be(fy2027):
    assert fy2027.is_known("O31.40")
    assert not fy2027.is_known("O31.40X")
    assert fy2027.code("O31.40X0").parent.code == "O31.40"
    # The new codes' titles, less the 7th character's meaning, tell that of O31.40 but not of O31.4.
    assert fy2027.title("O31.40") == (
        "Continuing pregnancy after vanishing twin syndrome of one fetus or more, unspecified trimester"
    )
    assert fy2027.code("O31.4").title is None
    with pytest.raises(codeset.UnknownCode, match="O31.4 is a heading that is new in FY2027"):
        fy2027.title("O31.4")


def test_what_fy2027_changed_is_what_the_table_lists(fy2026, fy2027):
    before, after = set(fy2026.billable_codes()), set(fy2027.billable_codes())
    assert len(after - before) == 190
    assert before - after == fy2027.deleted.keys()
    assert len(fy2027.deleted) == 30
    new = {code for code in after if fy2027.code(code).change == "new"}
    assert new == after - before
    revised = {code for code in after & before if fy2027.title(code) != fy2026.title(code)}
    assert revised == {code for code in after if fy2027.code(code).change == "revised"}
    assert len(revised) == 4
    assert not any(stem.change for stem in fy2026.stems())


def test_new_codes_stand_among_their_siblings_in_order(fy2027):
    assert [child.code for child in fy2027.code("I42.8").children] == ["I42.81", "I42.89"]
    assert [child.code for child in fy2027.code("C78.3").children] == [
        "C78.30", "C78.31", "C78.32", "C78.39",
    ]  # fmt: skip
    assert fy2027.code("J4B").block.categories == (
        "J40", "J41", "J42", "J43", "J44", "J4A", "J45", "J47", "J4B",
    )  # fmt: skip
    assert fy2027.code("QA1.71").chapter.number == 17
    assert fy2027.code("T52.811").sevenths == fy2027.code("T52").sevenths


def test_reading_the_list_does_not_import_the_package_that_brings_it():
    script = (
        "import datetime, sys; from medcoder import codeset;"
        "codeset.on(datetime.date(2026, 11, 2)); print('simple_icd_10_cm' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
