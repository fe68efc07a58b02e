"""The record as one JSON text, which the page reads and writes as well.

    {"format": "medcoder-record", "version": 1, "events": [{...}, ...]}
"""

import json
from collections.abc import Iterable

from pydantic import ValidationError

from .events import Event

FORMAT = "medcoder-record"
VERSION = 1


class DamagedRecord(ValueError):
    """The text is no record that can be imported. `str()` says why, in a sentence."""


def dump(events: Iterable[Event]) -> str:
    """The events as JSON text, sorted by time and id: the same events, the same text."""
    ordered = sorted(events, key=lambda event: (event.at, event.id))
    data = {
        "format": FORMAT,
        "version": VERSION,
        "events": [event.model_dump() for event in ordered],
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1)


def parse(text: str) -> list[Event]:
    """The events of an exported record, in the file's order, each of them once.

    All or nothing: DamagedRecord when anything in it is not as it should be.
    """
    found: dict[str, tuple[int, Event]] = {}
    for number, data in enumerate(_list_of_events(_load(text)), start=1):
        event = _read_event(number, data)
        first_number, first = found.setdefault(event.id, (number, event))
        if _content(event) != _content(first):
            raise DamagedRecord(
                f"Event number {number} has the same id as event number"
                f" {first_number} but differs from it."
            )
    return [event for _, event in found.values()]


def _load(text: str) -> object:
    try:
        # Some editors put a byte order mark before a text that they save.
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise DamagedRecord(
            f"The file is not JSON: something is wrong on line {error.lineno}"
            f" ({error.msg})."
        ) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or thousands of brackets in each other.
        raise DamagedRecord("The file holds JSON that no record holds.") from error


def _list_of_events(data: object) -> list:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise DamagedRecord("The file is not an exported record of this course.")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise DamagedRecord("The file does not say which version of a record it is.")
    if version > VERSION:
        raise DamagedRecord(
            "The file was exported by a newer version of the course; update this one"
            " to import it."
        )
    events = data.get("events")
    if not isinstance(events, list):
        raise DamagedRecord("The file holds no list of events.")
    return events


def _read_event(number: int, data: object) -> Event:
    if not isinstance(data, dict):
        raise DamagedRecord(f"Event number {number} is not an object with fields.")
    try:
        return Event.model_validate(data)
    except ValidationError as error:
        raise DamagedRecord(f"Event number {number}: {_reason(error)}.") from error


def _reason(error: ValidationError) -> str:
    """Which field is wrong and how, of the first one that is."""
    first = error.errors(include_url=False, include_context=False)[0]
    field = first["loc"][0]
    if first["type"] == "missing":
        return f"{field} is missing"
    if field not in Event.model_fields:
        return f"{str(field)[:40]!r} is not a field of an event"
    return f"{field} must be {Event.model_fields[field].description}"


def _content(event: Event) -> str:
    """Equal for equal events only (in Python True == 1, in JSON not)."""
    return json.dumps(event.model_dump(), sort_keys=True)
