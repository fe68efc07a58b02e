"""What the notes of the tabular list refer to."""

import pytest

from medcoder.codeset.references import references

# Notes as they stand in the list, a code that each refers to and one that it does not.
NOTES = [
    ("type 1 diabetes mellitus (E10.-)", "E10.9", "E11.9"),
    ("heart failure due to hypertension (I11.0)", "I11.0", "I11.9"),
    ("vitamin B12 deficiency anemia due to intrinsic factor deficiency (D51.0)", "D51.0", "D51.9"),
    ("hepatitis B (B16.-, B18.0-B18.1)", "B18.1", "B18.2"),
    ("malignant neoplasm of auricular canal (external) (C43.2-,C44.2-)", "C44.201", "C44.301"),
    ("obstetric condition or encounter for delivery (O09-O60, O80-O82, O94-O9A)", "O9A.211", "O85"),
    ("drug use complicating pregnancy, childbirth, and the puerperium (O99.32-)", "O99.321", "O99.311"),
    ("code (B95-B97), to identify infectious agent.", "B96.20", "B99.9"),
    ("code from category T31 or T32 to identify extent of body surface involved", "T32.0", "T33.011A"),
    ("code(s) from F11-F16 and F18-F19 to identify manifestations of the drug use", "F18.10", "F17.210"),
    ("specific infections classified to A00-B99", "B99.9", "C00.0"),
    ("conditions classifiable to S06.0- to S06.8-code to specified intracranial injury", "S06.5X0A", "S06.9X0A"),
    ("behavioral eating disorders of infancy or childhood (F98.2.-F98.3)", "F98.21", "F98.4"),
    ("pneumoconiosis associated with tuberculosis, any type in A15 (J65)", "J65", "A15.0"),
    ("jaw pain R68.84", "R68.84", "R68.89"),
    ("personal history of malignant neoplasm of female genital tract (Z85.40-Z85.44, Z85.4A)", "Z85.4A", "Z85.45"),
    ("diseases of the nervous system complicating neoplasm (M1A.-, M10.-)", "M1A.9XX0", "M11.00"),
    # Restricted to some of the codes.
    ("code for adverse effect, if applicable, to identify drug (T36-T50 with fifth or sixth character 5)",
     "T45.1X5A", "T45.1X1A"),
    ("code for adverse effect, if applicable, to identify drug (T36-T50 with fifth or sixth character 5)",
     "T36.95XA", "T50.911A"),
    ("poisoning due to drug or toxin, if applicable (T36-T65 with fifth or sixth character 1-4)",
     "T58.01XA", "T50.915A"),
    ("underdosing of medication (T36-T50) with fifth or sixth character 6", "T46.4X6A", "T46.4X5A"),
    ("diabetic (peripheral) angiopathy (E08-E13 with .51-.52)", "E11.52", "E11.59"),
    ("diabetes mellitus (E08-E13 with .61-)", "E10.618", "E10.620"),
    ("hallucinations in drug psychosis (F11-F19 with fifth to sixth characters 51)", "F14.151", "F14.150"),
    ("anxiety disorders due to alcohol and other psychoactive substances (F10-F19 with .180, .280, .980)",
     "F10.280", "F10.281"),
    ("diabetes with hyperosmolarity (E08, E09, E11, E13 with final characters .00 or .01)", "E13.01", "E13.10"),
    ("diabetic acidosis - see categories E08-E10, E11, E13 with ketoacidosis", "E10.10", "E10.9"),
    ("ataxia following cerebrovascular disease (I69. with final characters -93)", "I69.393", "I69.391"),
    ("whooping cough with pneumonia (A37 with fifth-character 1)", "A37.01", "A37.00"),
    ("open fracture of shoulder and upper arm (S42.- with 7th character B or C)", "S42.201B", "S42.201A"),
    ("open fracture of elbow and forearm (S52.- with open fracture 7th character)", "S52.501C", "S52.501D"),
    ("current concussion (brain) (S06.0X- with seventh character A)", "S06.0X0A", "S06.0X0D"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant", "other"), NOTES)
def test_a_note_covers_what_it_means_and_no_more(text, meant, other, fy2026):
    assert fy2026.is_billable(meant) and fy2026.is_billable(other)
    assert any(reference.covers(meant) for reference in references(text))
    assert not any(reference.covers(other) for reference in references(text))


@pytest.mark.parametrize(
    "text",
    [
        "underlying disease, such as:",
        "code, if applicable, for codes G31.0-G31.83, G31.85-G31.9, to identify:",
        "primary cutaneous CD30-positive T-cell proliferations",
        "vitamin B12 deficiency",
        "glucose-6-phosphate dehydrogenase (G6PD) deficiency",
        "aftercare for healing fracture-code to fracture with 7th character D",
    ],
)
def test_a_note_that_names_no_code_refers_to_none(text):
    assert references(text) == ()


def notes(release):
    """Every note of the release that may refer to codes."""
    found = {}
    for chapter in release.chapters:
        found |= dict.fromkeys(chapter.notes)
        for block in chapter.blocks:
            found |= dict.fromkeys(note for each in (block, *block.wider) for note in each.notes)
    for stem in release.stems():
        found |= dict.fromkeys(stem.notes)
    kinds = {"excludes1", "excludes2", "code_first", "use_additional", "code_also"}
    return [note for note in found if note.kind in kinds]


def test_whatever_a_note_refers_to_is_a_code(fy2026):
    """Every reference in the list covers a billable code; but one, a misprint for G31.09."""
    by_category = {}
    for code in fy2026.billable_codes():
        by_category.setdefault(code[:3], []).append(code)
    dangling = {
        (note.at, note.text)
        for note in notes(fy2026)
        for reference in references(note.text)
        if not any(
            reference.covers(code)
            for category, codes in by_category.items()
            if reference.first[:3] <= category <= reference.last[:3]
            for code in codes
        )
    }
    assert dangling == {("F02", "other frontotemporal neurocognitive disorder (G31.90)")}


def test_every_excludes1_note_names_a_code_or_is_known_to_name_none(fy2026, root):
    """Listed are introductions ("malignant neoplasm of cartilage (of):"), and notes that send the
    reader elsewhere in words ("omit code", "see Alphabetical Index")."""
    excludes1 = [note for note in notes(fy2026) if note.kind == "excludes1"]
    without = [f"{note.at}: {note.text}" for note in excludes1 if not references(note.text)]
    listed = (root / "tests/rules/excludes1_without_codes.txt").read_text(encoding="utf-8").splitlines()
    assert without == listed
    assert (len(excludes1), len(without)) == (5_406, 128)
