"""The class at a glance: three records, one of them damaged, and a file name that means harm."""

import json
import os

import pytest

from medcoder.export import records
from medcoder.export.records import NoRecords
from medcoder.record import Event, dump

from .test_export_workbook import Tags, assert_harmless

HARMFUL = "=cmd() <img src=x onerror=alert(1)>"


def hashes(lessons):
    return {item["id"]: item["hash"] for lesson in lessons for item in lesson["items"]}


@pytest.fixture
def answer(small):
    """answer(number, item, score, attempt=1, hash=...) -> an event."""
    current = hashes(records.lessons_of(small))

    def make(number, item, score, attempt=1, **changes):
        fields = {
            "id": f"{number:08x}-00ab",
            "at": f"2026-11-23T10:{number:02}:00.250Z",
            "item": item,
            "hash": current[item],
            "answer": None,
            "score": score,
            "attempt": attempt,
            "hint": False,
            "seconds": 1.0,
        }
        return Event(**fields | changes)

    return make


@pytest.fixture
def folder(tmp_path, answer):
    """Ana has answered in both lessons, the other in one; the third file is damaged."""
    folder = tmp_path / "class"
    folder.mkdir()
    ana = [
        answer(1, "choose-side", 1.0),
        answer(2, "put-in-order", 0.0),
        answer(3, "put-in-order", 1.0, attempt=2),
        answer(4, "write-freely", 1.0),
        answer(5, "choose-release", 1.0),
        answer(6, "match-pairs", 0.0, hash="0123456789ab"),
    ]
    (folder / "ana.json").write_text(dump(ana), encoding="utf-8")
    (folder / f"{HARMFUL}.json").write_text(dump([answer(1, "choose-side", 0.25)]), encoding="utf-8")
    broken = {"format": "medcoder-record", "version": 1, "events": [{"id": "<script>alert(3)</script>"}]}
    (folder / "broken.json").write_text(json.dumps(broken), encoding="utf-8")
    (folder / "notes.txt").write_text("not a record", encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_the_table_is_right(small, folder, out, read_table):
    said = records.export(small, out, folder)
    harmful, ana = read_table(out / records.CSV)
    assert ana == {
        "Learner": "ana",
        "Lessons begun": "2",
        "Questions answered": "4",  # the reflection too; not the question that was worded otherwise
        "Score in percent": "66.7",  # 1, 0 and 1: no second attempt, no rating of one's own
        "The first lesson": "50.0",
        "The second lesson": "100.0",
    }
    assert harmful["Score in percent"] == "25.0" and harmful["The second lesson"] == ""
    assert "2 records" in said[0]
    assert len(said) == 2 and said[1].startswith("Left out: broken.json. Event number 1: ")


def test_the_page_shows_the_same_and_names_what_is_left_out(small, folder, out):
    records.export(small, out, folder)
    html = (out / records.HTML).read_text(encoding="utf-8")
    text = Tags(html).text
    assert "ana24 of " in text and "67%50%100%" in text
    assert "broken.json: Event number 1" in text
    assert html.count("<circle") == 3, "a dot for each learner and lesson with a score"
    assert "38% (2)" in text and "100% (1)" in text, "the means of the class"


def test_names_and_texts_of_files_stay_text(small, folder, out):
    records.export(small, out, folder)
    html = (out / records.HTML).read_text(encoding="utf-8")
    assert_harmless(html)
    assert "<img" not in html and HARMFUL in Tags(html).text
    assert not [line for line in (out / records.CSV).read_text(encoding="utf-8-sig").splitlines() if line.startswith("=")]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b"[]", b"", b'{"format": "medcoder-record", "version": 9}'])
def test_every_damaged_file_is_named_with_its_reason(small, tmp_path, content):
    (tmp_path / "odd.json").write_bytes(content)
    learners, [(name, reason)] = records.read_folder(tmp_path, records.lessons_of(small))
    assert not learners and name == "odd.json" and reason.endswith(".")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_text_does_not_stop_the_summary(small, folder, out):
    (folder / os.fsdecode(b"caf\xe9\x1b[31m\n.json")).write_text(dump([]), encoding="utf-8")
    records.export(small, out, folder)
    assert "caf[31m" in (out / records.CSV).read_text(encoding="utf-8-sig")


def test_a_record_without_events_is_a_learner_who_has_not_begun(small, tmp_path):
    (tmp_path / "new.json").write_text(dump([]), encoding="utf-8")
    [learner], _ = records.read_folder(tmp_path, records.lessons_of(small))
    assert learner.begun == 0 and learner.whole.score is None


def test_no_folder_and_no_file_get_one_sentence(small, tmp_path):
    with pytest.raises(NoRecords, match="There is no folder .*missing: name the one"):
        records.read_folder(tmp_path / "missing", [])
    with pytest.raises(NoRecords, match="holds no file that ends in .json: put"):
        records.read_folder(tmp_path, [])
