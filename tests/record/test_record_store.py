"""The record while all is well: what is kept, in which order, and where."""

import threading

import pytest
from platformdirs import user_data_dir

from medcoder.record import Record, dump, open_record, parse
from medcoder.record.store import default_path


def test_answers_are_there_after_a_restart(make_event, path):
    first = Record(path)
    assert first.add(make_event(1)) is True
    first.close()

    second = Record(path)
    assert second.events() == [make_event(1)]
    assert second.notice is None
    second.close()


def test_an_event_keeps_every_field(make_event, record):
    event = make_event(
        1,
        answer={"z": [1, 2.5, None, True, "é"], "a": {}},
        score=1 / 3,
        attempt=2**53 - 1,
        hint=True,
        seconds=0.1 + 0.2,
    )
    record.add(event)
    assert record.events() == [event]
    assert list(record.events()[0].answer) == ["z", "a"]
    assert record.events()[0].hint is True


def test_an_answer_shown_without_an_attempt_is_kept(make_event, record):
    record.add(make_event(1, answer=None, score=0.0))
    assert record.events()[0].answer is None


def test_an_event_added_twice_is_there_once_as_it_was_first(make_event, record):
    assert record.add(make_event(1, score=0.5)) is True
    assert record.add(make_event(1, score=1.0)) is False
    assert record.events() == [make_event(1, score=0.5)]


def test_events_come_by_time_then_as_they_came_in(make_event, record):
    moment = "2026-11-23T08:00:00.000Z"
    early = [make_event(n, at=moment, item=f"item-{n}") for n in (3, 1, 2)]
    for event in [make_event(9), *early]:
        record.add(event)
    assert record.events() == [*early, make_event(9)]
    assert record.events(["item-1", "item-3"]) == [early[0], early[1]]


def test_events_can_be_asked_for_by_item(make_event, record):
    for number in range(6):
        record.add(make_event(number, item=f"item-{number % 3}"))
    wanted = record.events(item for item in ["item-0", "item-2", "item-2", "unknown"])
    assert [event.item for event in wanted] == ["item-0", "item-2"] * 2
    assert record.events([]) == []
    everything = (f"item-{number}" for number in range(40_000))
    assert record.events(everything) == record.events()


def test_merging_keeps_what_is_there_and_counts_what_is_new(make_event, record):
    for number in (1, 2):
        record.add(make_event(number, score=0.25))
    imported = [make_event(number, score=1.0) for number in (2, 3, 4)]
    assert record.merge(imported) == 2
    assert record.merge(imported) == 0
    assert record.merge([]) == 0
    assert [event.score for event in record.events()] == [0.25, 0.25, 1.0, 1.0]


def test_two_records_merged_both_ways_become_equal(make_event, record, tmp_path):
    other = Record(tmp_path / "other.sqlite3")
    record.merge(make_event(number) for number in range(5))
    other.merge(make_event(number) for number in range(3, 9))
    assert record.merge(parse(dump(other.events()))) == 4
    assert other.merge(parse(dump(record.events()))) == 3
    assert dump(other.events()) == dump(record.events())
    other.close()


def test_what_is_erased_is_gone_from_the_disk_and_can_be_imported_again(
    make_event, record, tmp_path
):
    events = [make_event(n, answer=f"my secret {n} " * 400) for n in range(20)]
    record.merge(events)
    assert any(b"my secret" in file.read_bytes() for file in tmp_path.iterdir())

    record.erase()

    assert record.events() == []
    assert not any(b"my secret" in file.read_bytes() for file in tmp_path.iterdir())
    assert record.merge(events) == 20
    assert record.events() == events


def test_one_record_serves_several_threads(make_event, record):
    def answer(first):
        for number in range(first, first + 50):
            record.add(make_event(number))
            record.events(["role-claim-form"])

    threads = [threading.Thread(target=answer, args=[50 * n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert record.events() == [make_event(number) for number in range(200)]


def test_a_record_may_be_closed_twice(path):
    record = Record(path)
    record.close()
    record.close()


def test_medcoder_home_says_where_the_record_is(make_event, monkeypatch, tmp_path):
    home = tmp_path / "a folder" / "of mine"
    monkeypatch.setenv("MEDCODER_HOME", str(home))
    record = open_record()
    record.add(make_event(1))
    record.close()
    assert record.path == home / "record.sqlite3"
    again = open_record()
    assert again.events() == [make_event(1)]
    again.close()


@pytest.mark.parametrize("empty", [True, False])
def test_without_medcoder_home_it_is_in_the_users_data_folder(monkeypatch, empty):
    if empty:
        monkeypatch.setenv("MEDCODER_HOME", "")
    else:
        monkeypatch.delenv("MEDCODER_HOME", raising=False)
    folder = user_data_dir("medcoder", appauthor=False)
    assert str(default_path().parent) == folder
    assert default_path().name == "record.sqlite3"
