"""The notes of the tabular list: all are kept, and each code has those of what is above it."""

import xml.etree.ElementTree as ElementTree

from medcoder.codeset import Note, tabular


def test_no_note_of_the_list_is_lost(fy2026):
    root = ElementTree.parse(tabular.xml_file()).getroot()
    written = [
        " ".join(note.text.split()) for chapter in root.iterfind("chapter") for note in chapter.iter("note")
    ]
    kept = [note for place in fy2026.tabular.notes for note in fy2026.notes_at(place)]
    table = [note for note in kept if note.at == "H54.8" and note.text.startswith("Category ")]
    assert len(written) == 25_170
    assert len(table) == 6
    assert sorted(written) == sorted(_as_written(note) for note in kept if note not in table)


def _as_written(note):
    """A note that explains one 7th character names it here; in the list it stands below it."""
    character, colon, text = note.text.partition(": ")
    return text if note.kind == "seventh" and colon and len(character) == 1 else note.text


def test_every_note_is_reached_from_some_code(fy2026):
    reached = {note for stem in fy2026.stems() for note in stem.notes}
    for chapter in fy2026.chapters:
        reached.update(chapter.notes)
        for block in chapter.blocks:
            reached.update(block.notes, *(wide.notes for wide in block.wider))
    assert reached == {note for place in fy2026.tabular.notes for note in fy2026.notes_at(place)}


def test_own_notes_come_first_then_those_of_parents_blocks_and_chapter(fy2026):
    code = fy2026.code("T20.011A")
    assert code.notes == ()
    places = list(dict.fromkeys(note.at for note in code.all_notes))
    assert places == ["T20.01", "T20.0", "T20", "T20-T25", "T20-T32", "chapter 19"]
    assert Note("excludes2", "sunburn (L55.-)", "T20-T32") in code.all_notes
    category = fy2026.code("T20")
    assert code.all_notes[-len(category.all_notes) :] == category.all_notes


def test_each_kind_of_note_keeps_its_kind_and_order(fy2026):
    assert fy2026.code("E11.22").notes == (
        Note("use_additional", "code to identify stage of chronic kidney disease (N18.1-N18.6)", "E11.22"),
    )
    assert [note.kind for note in fy2026.code("S06").notes] == [
        "includes", "code_also", "code_also", "code_also", "use_additional", "excludes1", "seventh", "note",
    ]  # fmt: skip
    assert Note("inclusion", "Chronic obstructive airway disease NOS", "J44.9") in fy2026.code("J44.9").notes
    assert fy2026.code("I50").notes[0].kind == "code_first"


def test_a_note_among_the_seventh_characters_names_the_one_that_it_explains(fy2026):
    assert Note("seventh", "2: Old central retinal vein occlusion", "H34.81") in fy2026.code("H34.81").notes
    # The list's slip: an inclusion term.
    assert Note("inclusion", "Fall from stool", "W08") in fy2026.code("W08").notes


def test_the_table_of_visual_impairment_is_read_as_lines(fy2026):
    assert [note.text for note in fy2026.code("H54.8").notes[-6:]] == [
        "Category 1: visual acuity less than 6/18, 3/10(0.3), 20/70;"
        " equal to or better than 6/60, 1/10(0.1), 20/200",
        "Category 2: visual acuity less than 6/60, 1/10(0.1), 20/200;"
        " equal to or better than 3/60, 1/20(0.05), 20/400",
        "Category 3: visual acuity less than 3/60, 1/20(0.05), 20/400;"
        " equal to or better than 1/60(finger counting at one meter), 1/50(0.02), 5/300(20/1200)",
        "Category 4: visual acuity less than 1/60(finger counting at one meter), 1/50(0.02), 5/300;"
        " equal to or better than Light perception",
        "Category 5: No light perception",
        "Category 9: Undetermined or unspecified",
    ]


def test_the_notes_of_a_block_of_one_category_are_not_taken_for_the_categorys(fy2026):
    code = fy2026.code("QA0")
    assert code.block.first == code.block.last == "QA0"
    assert {note.at for note in code.notes} <= {"QA0"}
    assert {note.at for note in code.block.notes} <= {"QA0-QA0"}


def test_chapters_and_blocks_have_their_titles_without_the_range(fy2026):
    code = fy2026.code("C18.0")
    assert (code.chapter.number, code.chapter.title) == (2, "Neoplasms")
    assert (code.chapter.first, code.chapter.last) == ("C00", "D49")
    assert (code.block.span, code.block.title) == ("C15-C26", "Malignant neoplasms of digestive organs")
    assert [block.span for block in code.block.wider] == ["C00-C75", "C00-C96"]
    titles = [part.title for chapter in fy2026.chapters for part in (chapter, *chapter.blocks)]
    assert not any(title.endswith(")") and "-" in title.rpartition("(")[2] for title in titles)


def test_a_new_code_has_the_notes_that_it_inherits(fy2027):
    code = fy2027.code("T52.811A")
    assert code.notes == ()
    assert code.all_notes == fy2027.code("T52").all_notes
    assert fy2027.code("I42.01").all_notes == fy2027.code("I42.0").all_notes


def test_seventh_characters_come_from_the_nearest_definition(fy2026):
    three = {"A": "initial encounter", "D": "subsequent encounter", "S": "sequela"}
    for code in ("S93", "S93.4", "S93.401", "T07"):
        assert fy2026.code(code).sevenths == three
    assert len(fy2026.code("S52.501").sevenths) == 16
    assert fy2026.code("S52.0").sevenths == fy2026.code("S52").sevenths
    assert fy2026.code("S06.1X7").sevenths == {"A": "initial encounter"}
    for code in ("E11", "E11.22", "S93.401A", "C44.1021"):
        assert fy2026.code(code).sevenths == {}


def test_the_codes_below_a_code_without_more_entries_are_those_with_a_seventh_character(fy2026):
    children = fy2026.code("T07").children
    assert [child.code for child in children] == ["T07.XXXA", "T07.XXXD", "T07.XXXS"]
    assert [child.parent.code for child in children] == ["T07"] * 3
    assert children[0].children == ()


def test_two_codes_are_equal_in_one_release_only(fy2026, fy2027):
    assert fy2026.code("e1122") == fy2026.code("E11.22")
    assert fy2026.code("E11.22") != fy2027.code("E11.22")


def test_an_inclusion_term_that_became_a_new_code_elsewhere_is_not_below_the_old_one(fy2026, fy2027):
    term = Note("inclusion", "Plantar fasciitis", "M72.2")
    assert term in fy2026.code("M72.2").notes
    assert term not in fy2027.code("M72.21").all_notes
    assert {"M72.21", "M67.A01"} <= set(fy2027.suggest("M72.2"))
