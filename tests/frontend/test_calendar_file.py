"""The calendar file that the page writes is one that others read: days, titles and texts come back as they were."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess

import pytest
from icalendar import Calendar

PAGE = """
import { text } from "node:stream/consumers";
const { calendarFile, momentOf } = await import(process.env.CALENDAR);
const { name, events, made } = JSON.parse(await text(process.stdin));
process.stdout.write(calendarFile(name, events, momentOf(new Date(made))));
"""

TEXTS = {
    "plain": "Week 1: the words (10 hours)",
    "punctuation": "Codes, stages; and \\ back \"quotes\": 100 %",
    "lines": "Lesson: one\nLesson: two\n\nLesson: three",
    "accents": "Sézary – naïve façade " * 12,
    "far away": "医療コーディング שלום 🙂 " * 20,
    "one long word": "x" * 500,
    "like the format": "END:VEVENT\nEND:VCALENDAR\nSUMMARY:other",
}


@pytest.fixture(scope="module")
def written(root):
    """Has the page write events into a calendar file; its text as bytes."""
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Node is not installed; only these tests need it")

    def write(**asked) -> bytes:
        done = subprocess.run(
            [node, "--input-type=module", "-e", PAGE],
            input=json.dumps(asked).encode(),
            env={**os.environ, "CALENDAR": (root / "frontend" / "src" / "calendar.js").as_uri()},
            capture_output=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return write


def test_titles_texts_and_days_are_read_as_they_were_written(written):
    events = [
        {"id": f"plan-{number}", "from": f"2026-12-{number + 24}", "until": f"2026-12-{number + 25}", "title": text, "text": text[::-1]}
        for number, text in enumerate(TEXTS.values())
    ]
    calendar = Calendar.from_ical(written(name="My plan", events=events, made="2026-11-26T10:15:30Z"))
    assert calendar["X-WR-CALNAME"] == "My plan"
    found = calendar.walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in found] == list(TEXTS.values())
    assert [str(event["DESCRIPTION"]) for event in found] == [text[::-1] for text in TEXTS.values()]
    assert [event["DTSTART"].dt for event in found] == [datetime.date(2026, 12, 24 + number) for number in range(len(TEXTS))]
    assert all(event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1) for event in found)
    assert {event["DTSTAMP"].dt for event in found} == {datetime.datetime(2026, 11, 26, 10, 15, 30, tzinfo=datetime.UTC)}
    assert len({str(event["UID"]) for event in found}) == len(TEXTS)


def test_a_week_lasts_to_the_day_before_the_next_and_blocks_no_time(written):
    week = {"id": "x", "from": "2026-12-28", "until": "2027-01-04", "title": "x", "text": "x"}
    [event] = Calendar.from_ical(written(name="x", events=[week], made="2026-11-26T10:15:30Z")).walk("VEVENT")
    assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=7)
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_calendar_without_an_event_is_one(written):
    assert Calendar.from_ical(written(name="x", events=[], made="2026-11-26T10:15:30Z")).walk("VEVENT") == []
