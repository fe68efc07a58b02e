"""The Anki package: everything is in it, and a new export updates the notes of an old one."""

import json
import re
import sqlite3
import zipfile

import pytest

from medcoder.export import anki
from medcoder.export.questions import lesson_questions

from .conftest import HOSTILE


@pytest.fixture(scope="module")
def package(bank, tmp_path_factory):
    folder = tmp_path_factory.mktemp("anki")
    return folder / anki.FILE, anki.export(bank, folder)


def test_holds_every_question_word_part_and_term(bank, package, read_notes):
    path, said = package
    notes = read_notes(path)
    guids = [guid for guid, *_ in notes]
    assert len(guids) == len(set(guids))
    questions = [asked.id for lesson in bank.lessons.values() for asked in lesson_questions(bank, lesson)]
    assert {f"medcoder-item-{name}" for name in questions} <= set(guids)
    fronts = [fields[0] for _, _, fields, tags in notes if "word-part" in tags]
    parts = list(bank.data["word-parts"].parts())
    assert len(fronts) == len(parts)
    for kind, part in parts:
        assert f"{', '.join(part.forms)} <small>({kind})</small>" in fronts
    assert len(notes) == len(questions) + len(parts) + len(bank.glossary)
    assert f"{len(notes):,} notes" in said[0] and str(path) in said[0]


def test_has_a_deck_for_each_lesson_and_two_more(bank, package):
    with zipfile.ZipFile(package[0]) as opened:
        data = opened.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
    own = [deck["name"] for deck in decks.values() if "::" in deck["name"]]
    assert len(own) == len(bank.lessons) + 2


def test_two_exports_have_the_same_ids(small, tmp_path, read_notes):
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        anki.export(small, tmp_path / name)
        found.append([(guid, notetype) for guid, notetype, *_ in read_notes(tmp_path / name / anki.FILE)])
    assert found[0] == found[1]


def test_question_before_and_key_behind(small, tmp_path, read_notes):
    anki.export(small, tmp_path)
    notes = {fields[2]: (fields, tags) for _, _, fields, tags in read_notes(tmp_path / anki.FILE) if len(fields) == 3}
    (front, back, _), tags = notes["choose-side"]
    assert "Which code does the note support?" in front and "Sprain of right ankle" in front and "S93.402A" in front
    assert "That is the left ankle" not in front and "Right: S93.401A" in back and "That is the left ankle" in back
    assert "Official Guidelines, section I.B.13" in back
    assert {"first", "choose", "difficulty-2"} <= set(tags)
    assert "Ankle sprain, right." in notes["fill-in"][0][0], "the record of the story stands before each of its questions"


def test_a_drawing_goes_along_as_a_file_with_its_numbers(small, tmp_path, read_notes):
    anki.export(small, tmp_path)
    [front] = [fields[0] for _, _, fields, _ in read_notes(tmp_path / anki.FILE) if fields[-1] == "label-places"]
    name = re.search(r'<img src="([^"]+)"', front)[1]
    with zipfile.ZipFile(tmp_path / anki.FILE) as package:
        [number] = [key for key, value in json.loads(package.read("media")).items() if value == name]
        drawing = package.read(number).decode()
    assert ">1</text>" in drawing and ">2</text>" in drawing


def test_hostile_texts_stay_text(hostile, tmp_path, read_notes):
    anki.export(hostile, tmp_path)
    fields = "".join(field for _, _, fields, _ in read_notes(tmp_path / anki.FILE) for field in fields)
    assert fields.count("alert(1)") >= 5
    assert "<script" not in fields and "onerror=alert(2)>" not in fields
    for command in ("[sound", "{{", "[latex"):
        assert command not in fields
    assert HOSTILE not in fields
