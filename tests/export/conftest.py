"""The course to take along: from the course's own bank, and from a small bank with hostile texts."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from xml.etree import ElementTree

import pytest

from medcoder.assess.bank import load_bank, read_bank
from tests.bank.small_course import SmallCourse

HOSTILE = "<script>alert(1)</script> </textarea><img src=x onerror=alert(2)> [sound:x.mp3] {{Answer}} $x$ `GROUP` & \\num{7}"
"""What a page, Anki, or text2qti might take for a command."""

_QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


@pytest.fixture(scope="session")
def bank():
    """The course's own."""
    return load_bank()


@pytest.fixture
def course(tmp_path):
    return SmallCourse(tmp_path / "course")


@pytest.fixture
def hostile(course):
    """A bank whose texts hold what must stay text."""
    quoted = json.dumps(HOSTILE)
    lesson = "medcoder/bank/lessons/01-first.yml"
    course.edit(lesson, "title: The first lesson", f"title: {quoted}")
    course.edit(lesson, "title: Try it", f"title: {quoted}")
    course.edit(lesson, "left: renal", f"left: {quoted}")
    course.edit(lesson, "bins: [Symptom,", f"bins: [{quoted},")
    course.edit(lesson, "bin: Symptom", f"bin: {quoted}")
    course.edit(lesson, "Sprain of right ankle, first visit.", f"{HOSTILE}\n          GROUP\n          1. x\n          ``` \n          END_GROUP")
    course.edit(lesson, 'accept: ["2"]', f"accept: [{quoted}]")
    course.edit("medcoder/bank/glossary.yml", "meaning: The request for payment.", f"meaning: {quoted}")
    course.edit("medcoder/bank/drills/word-parts.yml", "meaning: stomach", f"meaning: {quoted}")
    course.edit("medcoder/bank/charts/ankle.yml", "title: A turned ankle", f"title: {quoted}")
    course.edit("medcoder/bank/sources.yml", "title: Official Guidelines", f"title: {quoted}")
    found, problems = read_bank(course.bank)
    assert not problems
    return found


@pytest.fixture
def small(course):
    found, problems = read_bank(course.bank)
    assert not problems
    return found


@pytest.fixture
def read_notes(tmp_path):
    """read_notes(path) -> (guid, notetype, fields, tags) of each note of an Anki package."""

    def read(path):
        with zipfile.ZipFile(path) as package:
            (tmp_path / "collection").write_bytes(package.read("collection.anki2"))
        connection = sqlite3.connect(tmp_path / "collection")
        rows = connection.execute("SELECT guid, mid, flds, tags FROM notes ORDER BY id").fetchall()
        connection.close()
        return [(guid, notetype, fields.split("\x1f"), tags.split()) for guid, notetype, fields, tags in rows]

    return read


class Quiz:
    """What a platform reads from a zip: each part must be well-formed XML."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            parts = {name: ElementTree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
        [root] = [part for part in parts.values() if part.tag == f"{_QTI}questestinterop"]
        self.items = [QuizItem(element) for element in root.iter(f"{_QTI}item")]


class QuizItem:
    """``name``: the question's of the course. ``kind``, ``html``, ``choices``, ``keys`` and ``feedback`` as a learner meets them."""

    def __init__(self, element):
        def texts(below):
            return [each.text for each in below.iter(f"{_QTI}mattext")]

        self.kind = element.find(f".//{_QTI}fieldentry").text.removesuffix("_question")
        presentation = element.find(f"{_QTI}presentation")
        self.html = presentation.find(f"{_QTI}material/{_QTI}mattext").text
        self.name = re.match(r'<div data-item="([^"]+)">', self.html)[1]
        labels = {label.get("ident"): text for label in presentation.iter(f"{_QTI}response_label") for text in texts(label)}
        self.choices = list(labels.values())
        marks = [mark for mark in element.iter(f"{_QTI}respcondition") if mark.find(f"{_QTI}setvar") is not None]
        parts = {child: parent for mark in marks for parent in mark.iter() for child in parent}
        named = [each for mark in marks for each in mark.iter(f"{_QTI}varequal")]
        right = [each.text for each in named if parts[each].tag != f"{_QTI}not"]
        self.keys = [labels.get(key, key) for key in right]
        self.feedback = [text for each in element.iter(f"{_QTI}itemfeedback") for text in texts(each)]


@pytest.fixture
def read_quiz():
    return Quiz


@pytest.fixture
def read_table():
    """read_table(path) -> the rows of a CSV file, each by the heads of its columns."""
    return lambda path: list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
