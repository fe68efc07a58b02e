"""The learner's record as a SQLite file.

What it promises:

- An event whose `add` has returned is on the disk. It survives `kill -9` and
  even a power cut.
- Several notebooks may use one file at once.
- A file that cannot be read is kept under another name, never deleted.
- Whatever stands in the way (a full disk, a folder that is read-only) is a
  `RecordUnavailable` with one sentence for the learner. The caller goes on
  without a record.
"""

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_data_dir

from .events import Event

SCHEMA_VERSION = 1

_COLUMNS = (
    "seq", "id", "at", "item", "hash",
    "answer", "score", "attempt", "hint", "seconds",
)  # fmt: skip
_CREATE = (
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY,   -- the order in which events came in
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        item TEXT NOT NULL,
        hash TEXT NOT NULL,
        answer TEXT NOT NULL,      -- JSON
        score REAL NOT NULL,
        attempt INTEGER NOT NULL,
        hint INTEGER NOT NULL,
        seconds REAL NOT NULL
    )""",
    "CREATE INDEX event_item ON event (item)",
)
_INSERT = """
    INSERT INTO event (id, at, item, hash, answer, score, attempt, hint, seconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO NOTHING
"""
_SELECT = """
    SELECT seq, id, at, item, hash, answer, score, attempt, hint, seconds FROM event
"""

_SMALLEST_DATABASE = 512  # bytes: the smallest page that SQLite has
_SIBLINGS = ("-wal", "-shm", "-journal")  # SQLite's own files beside the database

_ELSEWHERE = "set MEDCODER_HOME to a folder that you may write to"
_NO_WRITING = ("it cannot be written (no permission, or read-only)", _ELSEWHERE)
_DAMAGED = (
    "it is damaged",
    "restart the kernel, and the file will be kept and a new one begun",
)
_LOCKED = (
    "another program has kept it locked for too long",
    "close other notebooks that use it and try again",
)
# What is wrong and what to do, by SQLite's primary result code.
_REASONS = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _NO_WRITING,
    sqlite3.SQLITE_PERM: _NO_WRITING,
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened (no permission, or a read-only folder)",
        _ELSEWHERE,
    ),
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and try again"),
    sqlite3.SQLITE_IOERR: (
        "the disk reported an error",
        f"look whether the disk or your share of it is full, or {_ELSEWHERE}",
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}


class RecordUnavailable(Exception):
    """The record cannot be used now. `str()` is a sentence for the learner."""


class Record:
    """The events in one SQLite file.

    `path`    the file; made when missing, in a folder that exists.
    `wait`    seconds to wait for another program that holds the file.
    `notice`  a sentence for the learner when something had to be set aside,
              else None.

    May be shared by threads. Opening and every method raise RecordUnavailable.
    """

    def __init__(self, path: str | os.PathLike[str], wait: float = 5.0) -> None:
        self.path = Path(os.path.realpath(path))
        self.notice: str | None = None
        self._lock = threading.Lock()
        _check_place(self.path)
        with _errors_explained(self.path), _alone(self.path, wait):
            if _is_damaged(self.path, wait):
                self.notice = _kept_notice(_move_aside(self.path))
            self._connection = _connect(self.path, wait)
            self._opened = os.stat(self.path)

    def add(self, event: Event) -> bool:
        """Keep one event. False when its id is already there (nothing changes)."""
        return self.merge([event]) == 1

    def merge(self, events: Iterable[Event]) -> int:
        """Keep the events whose ids are new, all or none of them.

        Returns how many were new. What is already there stays as it is.
        """
        rows = [_row(event) for event in events]
        with self._writing() as connection:
            return sum(connection.execute(_INSERT, row).rowcount for row in rows)

    def events(self, items: Iterable[str] | None = None) -> list[Event]:
        """The events of these items (None: of all), by `at`, then as they came in.

        A row that is no event (a damaged disk, a file edited by hand) is left
        out and `notice` says so; it stays in the file.
        """
        with self._reading() as connection:
            if items is None:
                rows = connection.execute(_SELECT).fetchall()
            else:
                # One query an item: the number of parameters of a query is limited.
                rows = [
                    row
                    for item in set(items)
                    for row in connection.execute(f"{_SELECT} WHERE item = ?", (item,))
                ]
        read = [(seq, _event(row)) for seq, *row in rows]
        found = [(event.at, seq, event) for seq, event in read if event is not None]
        if len(found) < len(read):
            self.notice = _left_out_notice(self.path, len(read) - len(found))
        return [event for _, _, event in sorted(found, key=lambda entry: entry[:2])]

    def erase(self) -> None:
        """Forget every event, and overwrite what was written about them."""
        with self._writing() as connection:
            connection.execute("DELETE FROM event")
        # The answers still stand in the write-ahead log. Should another notebook
        # hold it at this moment, SQLite overwrites it later by itself.
        with self._lock, suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Close the file. May be called twice."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone, inside one transaction."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """As `_reading`; takes the write lock at once, so that it can be waited for."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        with self._lock, _errors_explained(self.path):
            self._check_still_there()
            try:
                connection.execute(begin)
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite has rolled back by itself after some errors (a full disk).
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _check_still_there(self) -> None:
        """Refuse to write into a file that was deleted or moved under our hands."""
        try:
            same = os.path.samestat(os.stat(self.path), self._opened)
        except OSError:
            same = False
        if not same:
            raise RecordUnavailable(
                f"The record of your answers, {self.path}, was moved or deleted while"
                " it was in use; restart the kernel to begin a new one."
            )


def default_path() -> Path:
    """Where the record is kept: in MEDCODER_HOME, or in the user's data folder."""
    home = os.environ.get("MEDCODER_HOME") or user_data_dir("medcoder", appauthor=False)
    return Path(home).expanduser() / "record.sqlite3"


def open_record() -> Record:
    """Open the record at `default_path()`, making its folder.

    Raises RecordUnavailable.
    """
    path = default_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordUnavailable(
            f"The folder for the record of your answers, {path.parent}, cannot be made"
            f" ({error.strerror}); {_ELSEWHERE}."
        ) from error
    return Record(path)


# Opening


def _check_place(path: Path) -> None:
    """Say what SQLite would only call "unable to open database file"."""
    if os.path.isdir(path):
        raise RecordUnavailable(
            f"The record of your answers cannot be kept in {path}, for that is a"
            " folder; move or rename it."
        )
    if not os.path.isdir(path.parent):
        raise RecordUnavailable(
            f"The record of your answers cannot be kept in {path.parent}, for there is"
            f" no such folder; make it, or {_ELSEWHERE}."
        )


@contextmanager
def _alone(path: Path, wait: float) -> Iterator[None]:
    """Let one process at a time open, make or move aside the record.

    Else a second one that has seen the damaged file could move aside the new
    one which the first has just begun, or open it half made. The lock is that
    of an empty database beside the record: SQLite's locks work on every system
    and end with the process that holds them. The file stays: deleting it would
    let a process wait for a lock that nobody else can see.
    """
    lock = path.with_name(path.name + ".lock")
    with closing(sqlite3.connect(lock, timeout=wait, isolation_level=None)) as guard:
        try:
            guard.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if not _tells_of_damage(error):
                raise
            raise RecordUnavailable(
                f"The file {lock} is damaged; delete it (none of your answers are in"
                " it) and try again."
            ) from error
        yield


def _is_damaged(path: Path, wait: float) -> bool:
    """Whether the file exists and is no record of ours.

    A file that is locked, or that we may not read or write, is not damaged.
    Raises sqlite3.Error, and RecordUnavailable for a newer schema.
    """
    if not path.exists():
        return False
    size = path.stat().st_size
    if size < _SMALLEST_DATABASE:
        # Nothing in an empty file, unless its last changes are still in the log
        # beside it, which SQLite would delete.
        log = Path(f"{path}-wal")
        return size > 0 or (log.exists() and log.stat().st_size > 0)
    try:
        return _is_damaged_in_mode(path, "ro", wait)
    except sqlite3.Error as error:
        if _primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise
    # What a killed writer left half done may first have to be undone in the file.
    return _is_damaged_in_mode(path, "rw", wait)


def _is_damaged_in_mode(path: Path, mode: str, wait: float) -> bool:
    """As `_is_damaged`, for a file that is at least one page long.

    Mode "ro" leaves the file and its log as they are. An ordinary connection
    would, as the last one to close, write the log into the file and delete it.
    """
    # Not Path.as_uri(): SQLite refuses a network share's name in its place.
    name = quote(os.fsencode(path.as_posix()), safe="/:")
    uri = f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=wait)) as connection:
            _check_not_newer(connection, path)
            return not _is_sound(connection)
    except sqlite3.Error as error:
        if _tells_of_damage(error):
            return True
        raise


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the database is whole, and is empty or ours."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        return False
    if _is_empty(connection):
        return True
    columns = tuple(row[1] for row in connection.execute("PRAGMA table_info(event)"))
    return _schema_version(connection) == SCHEMA_VERSION and columns == _COLUMNS


def _is_empty(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 and _schema_version(connection) == 0


def _schema_version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _check_not_newer(connection: sqlite3.Connection, path: Path) -> None:
    if _schema_version(connection) > SCHEMA_VERSION:
        raise RecordUnavailable(
            f"The record of your answers, {path}, was written by a newer version of the"
            " course; update the course to go on with it (it has been left as it is)."
        )


def _connect(path: Path, wait: float) -> sqlite3.Connection:
    """A connection to the record, which is made when the file is missing or empty."""
    connection = sqlite3.connect(
        path,
        timeout=wait,
        isolation_level=None,  # transactions begin and end where we say
        check_same_thread=False,  # `Record` lets in one thread at a time
    )
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # Damaged text must not make the sound answers unreadable.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    # What is erased is overwritten, not only unlinked.
    connection.execute("PRAGMA secure_delete = ON").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    _check_not_newer(connection, path)
    if _is_empty(connection):
        for statement in _CREATE:
            connection.execute(statement)
    # Written every time, to see now, and not at the first answer, whether the file
    # can be written. BEGIN IMMEDIATE alone is content with a read-only one.
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")
    # After the tables are made, so that they stand in the file itself and not in
    # a log that may be lost. Where the file system cannot do it, SQLite stays
    # with its rollback journal, which keeps the same promises.
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    # A commit is in the system's hands with NORMAL too, and so outlives kill -9.
    # FULL also waits for the disk: a learner answers every few seconds, so the
    # milliseconds cost nothing, and an answer outlives an empty battery.
    connection.execute("PRAGMA synchronous = FULL")


# Moving aside


def _move_aside(path: Path) -> Path:
    """Rename the damaged file and SQLite's files beside it; the new path."""
    kept = _free_name(path)
    # The database first: from then on nobody can open the rest in its place.
    for suffix in ("", *_SIBLINGS):
        if os.path.exists(f"{path}{suffix}"):
            os.rename(f"{path}{suffix}", f"{kept}{suffix}")
    return kept


def _free_name(path: Path) -> Path:
    """A dated name in the same folder under which nothing is kept yet."""
    stem = f"{path.stem}-unreadable-{datetime.now():%Y-%m-%d-%H%M%S}"
    number = 1
    kept = path.with_name(stem + path.suffix)
    while any(os.path.lexists(f"{kept}{suffix}") for suffix in ("", *_SIBLINGS)):
        number += 1
        kept = path.with_name(f"{stem}-{number}{path.suffix}")
    return kept


def _kept_notice(kept: Path) -> str:
    return (
        "The record of your answers could not be read; it has been kept as"
        f" {kept} and a new, empty one has been begun."
    )


def _left_out_notice(path: Path, count: int) -> str:
    answers = "1 answer" if count == 1 else f"{count} answers"
    return (
        f"{answers} in the record, {path}, cannot be read and had to be left out;"
        " nothing has been deleted from the file."
    )


# Rows


def _row(event: Event) -> tuple:
    """The event as the parameters of `_INSERT`."""
    return (
        event.id,
        event.at,
        event.item,
        event.hash,
        json.dumps(event.answer, ensure_ascii=False, separators=(",", ":")),
        event.score,
        event.attempt,
        event.hint,
        event.seconds,
    )


def _event(row: list) -> Event | None:
    """The event in a row of `_SELECT` without its `seq`; None when it is none."""
    id_, at, item, hash_, answer, score, attempt, hint, seconds = row
    try:
        return Event(
            id=id_,
            at=at,
            item=item,
            hash=hash_,
            answer=json.loads(answer),
            score=score,
            attempt=attempt,
            hint=bool(hint),
            seconds=seconds,
        )
    except (ValueError, TypeError, RecursionError):
        return None


# Errors


@contextmanager
def _errors_explained(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the file system into RecordUnavailable."""
    try:
        yield
    except sqlite3.Error as error:
        reason, remedy = _REASONS.get(
            _primary_code(error), ("SQLite refused", "restart the kernel and try again")
        )
        raise RecordUnavailable(_sentence(path, reason, error, remedy)) from error
    except OSError as error:
        reason = "a file could not be looked at or renamed"
        remedy = "close other programs that use it and try again"
        raise RecordUnavailable(_sentence(path, reason, error, remedy)) from error


def _sentence(path: Path, reason: str, error: Exception, remedy: str) -> str:
    return (
        f"The record of your answers, {path}, cannot be used: {reason} [{error}];"
        f" {remedy}."
    )


def _primary_code(error: sqlite3.Error) -> int | None:
    """SQLite's result code without its details; None when Python raised the error."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _tells_of_damage(error: sqlite3.Error) -> bool:
    """Whether an error on reading means that the file itself is broken."""
    # SQLITE_ERROR: a header that SQLite knows but cannot follow.
    # A short read: the file is shorter than it says of itself.
    return (
        _primary_code(error)
        in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)
        or getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_IOERR_SHORT_READ
    )
