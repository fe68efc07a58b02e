"""What an event may hold."""

import json

import pytest
from pydantic import ValidationError

from medcoder.record import Event

WRONG = {
    "id too short": {"id": "abc-123"},
    "id too long": {"id": "a" * 41},
    "id with other letters": {"id": "0000000g"},
    "id with a line end": {"id": "00000000\n"},
    "at without milliseconds": {"at": "2026-11-23T10:15:30Z"},
    "at with an offset": {"at": "2026-11-23T10:15:30.123+00:00"},
    "at with a space": {"at": "2026-11-23 10:15:30.123Z"},
    "at on 30 February": {"at": "2026-02-30T10:15:30.123Z"},
    "at hour 24": {"at": "2026-11-23T24:00:00.000Z"},
    "at in other digits": {"at": "２０２６-11-23T10:15:30.123Z"},
    "item with capitals": {"item": "Role"},
    "item empty": {"item": ""},
    "item too long": {"item": "a" * 81},
    "hash too short": {"hash": "0123456789a"},
    "hash with capitals": {"hash": "0123456789AB"},
    "score above 1": {"score": 1.01},
    "score below 0": {"score": -0.01},
    "score NaN": {"score": float("nan")},
    "score as text": {"score": "0.5"},
    "score as truth": {"score": True},
    "attempt 0": {"attempt": 0},
    "attempt a fraction": {"attempt": 1.0},
    "attempt beyond what SQLite holds": {"attempt": 2**63},
    "hint as a number": {"hint": 1},
    "seconds below 0": {"seconds": -1.0},
    "seconds infinite": {"seconds": float("inf")},
    "answer NaN": {"answer": float("nan")},
    "answer infinite, deep inside": {"answer": {"a": [1, {"b": float("-inf")}]}},
    "answer no JSON": {"answer": {"a", "b"}},
    "answer too long": {"answer": "x" * 99_999},  # and two quotes
    "answer nested without end": {"answer": json.loads("[" * 900 + "]" * 900)},
    "unknown field": {"colour": "red"},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_refused(make_event, changes):
    with pytest.raises(ValidationError):
        make_event(1, **changes)


@pytest.mark.parametrize("field", Event.model_fields)
def test_a_missing_field_is_refused(make_event, field):
    fields = make_event(1).model_dump()
    del fields[field]
    with pytest.raises(ValidationError):
        Event(**fields)


@pytest.mark.parametrize(
    "answer",
    [None, True, 0, 1.5, "", "x" * 10_000, "x" * 99_998, [], {"a": [None, {"b": 1}]}],
    ids=lambda answer: repr(answer)[:20],
)
def test_an_answer_may_be_any_json(make_event, answer):
    assert make_event(1, answer=answer).answer == answer


def test_a_long_text_in_another_script_is_measured_in_characters(make_event):
    text = "診" * 99_998
    assert make_event(1, answer=text).answer == text


def test_half_an_emoji_is_replaced_and_a_whole_one_kept(make_event):
    event = make_event(1, answer=["cut \ud83d", "\ude00 cut", "\ud83d\ude00", "😀"])
    assert event.answer == ["cut \ufffd", "\ufffd cut", "😀", "😀"]


def test_an_event_cannot_be_changed_afterwards(make_event):
    answer = {"picked": [1]}
    event = make_event(1, answer=answer)
    answer["picked"].append(2)
    assert event.answer == {"picked": [1]}
    with pytest.raises(ValidationError):
        event.score = 1.0
