"""Export to one JSON text, and import from it."""

import json

import pytest

from medcoder.record import DamagedRecord, Record, dump, parse

UNUSUAL = [
    "naïve café, 診断, Ελληνικά",
    "שלום עולם \u202eעברית\u202c ﷽",
    "\"double\" 'single' “curly” `back` \\ back\\slash </script><!--",
    "line\nend\ttab\u2028separator\u0000nul",
    "😀 👩🏽\u200d⚕️",
]


def test_the_form_is_the_one_that_the_page_reads(make_event):
    event = make_event(1, answer="né", score=1.0)
    assert dump([event]) == (
        "{\n"
        ' "format": "medcoder-record",\n'
        ' "version": 1,\n'
        ' "events": [\n'
        "  {\n"
        '   "id": "00000001-00ab",\n'
        '   "at": "2026-11-23T10:00:01.250Z",\n'
        '   "item": "role-claim-form",\n'
        '   "hash": "0123456789ab",\n'
        '   "answer": "né",\n'
        '   "score": 1.0,\n'
        '   "attempt": 1,\n'
        '   "hint": false,\n'
        '   "seconds": 12.5\n'
        "  }\n"
        " ]\n"
        "}"
    )


def test_the_same_events_give_the_same_text_in_whatever_order(make_event):
    events = [make_event(n, at="2026-11-23T10:15:30.123Z") for n in (3, 1)]
    events.append(make_event(2, at="2026-11-22T10:15:30.123Z"))
    assert dump(events) == dump(reversed(events))
    assert [e.id[:8] for e in parse(dump(events))] == ["00000002", "00000001", "00000003"]


def test_nothing_answered_yet_can_be_exported_and_imported():
    assert parse(dump([])) == []


@pytest.mark.parametrize("text", UNUSUAL)
def test_unusual_text_comes_back_as_it_was_by_file_and_record(
    make_event, record, tmp_path, text
):
    record.add(make_event(1, answer={"text": text, text: [text]}))
    file = tmp_path / "export.json"
    file.write_text(dump(record.events()), encoding="utf-8", newline="")

    other = Record(tmp_path / "other.sqlite3")
    with file.open(encoding="utf-8", newline="") as opened:
        other.merge(parse(opened.read()))
    events = other.events()
    other.close()

    assert events == record.events()
    assert events[0].answer == {"text": text, text: [text]}


def test_what_a_page_wrote_is_read(make_event):
    """JavaScript writes whole numbers without a point, and no spaces if it likes."""
    event = make_event(1, score=1.0, seconds=3.0)
    text = dump([event]).replace("1.0,", "1,").replace("3.0", "3")
    assert parse(text) == [event]
    assert parse(json.dumps(json.loads(text), separators=(",", ":"))) == [event]


def test_a_byte_order_mark_does_not_matter(make_event):
    assert parse("\ufeff" + dump([make_event(1)])) == [make_event(1)]


def test_the_same_event_twice_counts_once(make_event):
    text = dump([make_event(1), make_event(1), make_event(2)])
    assert parse(text) == [make_event(1), make_event(2)]


def change(**changes):
    """A damage: these fields of the second event."""

    def damage(data):
        data["events"][1] |= changes

    return damage


def without(field):
    def damage(data):
        del data["events"][1][field]

    return damage


def top(**changes):
    def damage(data):
        data |= changes

    return damage


def insert(event):
    def damage(data):
        data["events"].insert(1, event)

    return damage


def same_id(**changes):
    """A damage: a third event with the id of the first, which differs in this."""

    def damage(data):
        data["events"].append(data["events"][0] | changes)

    return damage


DAMAGED = [
    (top(format="other"), "not an exported record of this course"),
    (top(version=2), "newer version of the course; update"),
    (top(version="1"), "which version"),
    (top(version=True), "which version"),
    (top(version=0), "which version"),
    (top(events=None), "no list of events"),
    (top(events={}), "no list of events"),
    (insert(None), "Event number 2 is not an object"),
    (insert([1]), "Event number 2 is not an object"),
    (without("answer"), "Event number 2: answer is missing"),
    (without("id"), "Event number 2: id is missing"),
    (change(colour="red"), "Event number 2: 'colour' is not a field"),
    (change(id="x"), "Event number 2: id must be 8 to 40 characters"),
    (change(at="yesterday"), "Event number 2: at must be a moment in UTC such as 2026"),
    (change(at="2026-02-30T10:15:30.123Z"), "Event number 2: at must be a moment"),
    (change(item="The Role"), "Event number 2: item must be 1 to 80 characters"),
    (change(hash="g"), "Event number 2: hash must be 12 characters"),
    (change(answer="x" * 100_000), "Event number 2: answer must be JSON of at most 100,"),
    (change(answer=[float("nan")]), "Event number 2: answer must be JSON"),
    (change(score=2), "Event number 2: score must be a number from 0 to 1"),
    (change(score=float("nan")), "Event number 2: score must be a number"),
    (change(attempt=0), "Event number 2: attempt must be a whole number, 1 or more"),
    (change(hint="no"), "Event number 2: hint must be true or false"),
    (change(seconds=-1), "Event number 2: seconds must be a number, 0 or more"),
    (change(seconds=float("inf")), "Event number 2: seconds must be a number"),
    (same_id(score=0.25), "Event number 3 has the same id as event number 1"),
    (same_id(answer=True), "Event number 3 has the same id as event number 1"),
]


@pytest.mark.parametrize(("damage", "reason"), DAMAGED, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_a_damaged_file_is_refused_whole_with_the_reason(
    make_event, record, damage, reason
):
    record.add(make_event(9))
    data = json.loads(dump([make_event(1, answer=1), make_event(2)]))
    damage(data)
    with pytest.raises(DamagedRecord) as refusal:
        record.merge(parse(json.dumps(data)))
    assert reason in str(refusal.value)
    assert_one_sentence(refusal.value)
    assert record.events() == [make_event(9)]


NOT_JSON = {
    "empty": ("", "not JSON: something is wrong on line 1"),
    "cut off": ('{\n "format": "medcoder-record",\n "version', "wrong on line 3"),
    "a web page": ("<!doctype html>", "not JSON: something is wrong on line 1"),
    "a list": ("[]", "not an exported record"),
    "a number": ("1", "not an exported record"),
    "brackets without end": ("[" * 100_000, "no record holds"),
    "digits without end": ("9" * 10_000, "no record holds"),
}


@pytest.mark.parametrize(("text", "reason"), NOT_JSON.values(), ids=NOT_JSON.keys())
def test_what_is_no_record_is_refused_with_the_reason(text, reason):
    with pytest.raises(DamagedRecord) as refusal:
        parse(text)
    assert reason in str(refusal.value)
    assert_one_sentence(refusal.value)


def test_every_cut_of_a_file_is_refused(make_event):
    text = dump([make_event(1), make_event(2)])
    for length in range(len(text)):
        with pytest.raises(DamagedRecord):
            parse(text[:length])


def assert_one_sentence(error):
    text = str(error)
    assert text.endswith(".") and "\n" not in text and len(text) < 200
