"""The learner's record: what was answered, when and how well.

An `Event` is one marked attempt. A `Record` keeps events in a SQLite file.
`dump` and `parse` carry them to and from the JSON form that the page reads and
writes as well.
"""

from .events import Event
from .store import Record, RecordUnavailable, open_record
from .transfer import DamagedRecord, dump, parse

__all__ = [
    "DamagedRecord",
    "Event",
    "Record",
    "RecordUnavailable",
    "dump",
    "open_record",
    "parse",
]
