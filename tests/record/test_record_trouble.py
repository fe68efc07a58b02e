"""The record in trouble: killed, crowded, damaged, locked, full, read-only."""

import os
import shutil
import sqlite3
import sys
import tempfile
import threading
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from medcoder.record import Record, RecordUnavailable, open_record, store

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")


def kept_files(folder: Path) -> list[Path]:
    """The damaged databases that were moved aside."""
    return sorted(folder.glob("*-unreadable-*.sqlite3"))


def assert_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def assert_clear(error: Exception, *words: str) -> None:
    """One line for the learner, with these words in it."""
    text = str(error)
    assert text.endswith(".") and "\n" not in text
    for word in words:
        assert word in text


# Killed

KEEP_WRITING = """
record = Record(sys.argv[1])
for number in range(50_000):
    record.add(event_number(number, answer="x" * 500))
    say(number)
"""


@pytest.mark.parametrize("after", [1, 300])
def test_every_answer_kept_survives_the_kill_of_its_writer(
    make_event, start_child, path, after
):
    child = start_child(KEEP_WRITING, path)
    said = [child.stdout.readline() for _ in range(after)]
    child.kill()
    said += child.stdout.readlines()
    returned = [int(line) for line in said if line.endswith("\n")]

    record = Record(path)
    there = record.events()
    assert record.notice is None
    assert len(returned) >= after
    # One more may be there: kept, and killed before it could be said.
    assert len(there) in (len(returned), len(returned) + 1)
    expected = [make_event(n, answer="x" * 500) for n in range(len(there))]
    assert there == expected
    assert record.add(make_event(len(there)))
    record.close()
    assert_whole(path)


KILLED_AT_STATEMENT = """
path, verb, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
record = Record(path)
record.add(event_number(0))
seen = 0

def kill_at(statement):
    global seen
    seen += statement.strip().startswith(verb)
    if seen == count:
        os.kill(os.getpid(), signal.SIGKILL)

record._connection.set_trace_callback(kill_at)
record.merge(event_number(number) for number in range(1, 1000))
"""


@posix_only
@pytest.mark.parametrize(("verb", "count"), [("INSERT", 500), ("COMMIT", 1)])
def test_an_import_killed_half_way_leaves_nothing_of_itself(
    make_event, start_child, path, verb, count
):
    child = start_child(KILLED_AT_STATEMENT, path, verb, count)
    assert child.wait(timeout=60) == -9
    record = Record(path)
    assert record.notice is None
    assert record.events() == [make_event(0)]
    assert record.merge(make_event(number) for number in range(1000)) == 999
    record.close()
    assert_whole(path)


# Crowded

WRITE_200 = """
wait_for_start()
first = 1000 * (1 + int(sys.argv[2]))
record = Record(sys.argv[1], wait=30)
for number in range(200):
    assert record.add(event_number(first + number))
    if number < 50:
        say(record.add(event_number(number)))  # the other one adds it too
"""


def test_two_writers_at_once_lose_none_and_double_none(make_event, start_together, path):
    said = start_together(2, WRITE_200, path)
    record = Record(path)
    numbers = [*range(50), *range(1000, 1200), *range(2000, 2200)]
    assert record.events() == [make_event(number) for number in numbers]
    record.close()
    for mine, others in zip(*said, strict=True):
        assert sorted([mine, others]) == ["False", "True"]
    assert_whole(path)


ADD_ONE = """
wait_for_start()
record = Record(sys.argv[1], wait=30)
assert record.add(event_number(int(sys.argv[2])))
if record.notice:
    say(record.notice)
"""


def test_of_several_that_open_a_damaged_file_one_moves_it_aside(
    make_event, start_together, path
):
    path.write_bytes(b"garbage" * 1000)
    said = start_together(3, ADD_ONE, path)
    assert sum(len(lines) for lines in said) == 1
    [kept] = kept_files(path.parent)
    assert kept.read_bytes() == b"garbage" * 1000
    record = Record(path)
    assert record.events() == [make_event(number) for number in range(3)]
    record.close()


@pytest.mark.parametrize("damage", [None, b"", b"garbage" * 1000])
def test_opening_at_the_same_moment_always_gives_one_record(make_event, path, damage):
    """As above with threads, which start closer together, and so many times."""
    for attempt in range(5):
        folder = path.parent / str(attempt)
        folder.mkdir()
        file = folder / "record.sqlite3"
        if damage is not None:
            file.write_bytes(damage)
        together = threading.Barrier(6)
        records = []

        def open_and_add(number, file=file, together=together, records=records):
            together.wait()
            record = Record(file, wait=30)
            record.add(make_event(number))
            records.append(record)

        threads = [threading.Thread(target=open_and_add, args=[n]) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(records) == 6
        for record in records:
            assert record.events() == [make_event(number) for number in range(6)]
            record.close()
        notices = [record for record in records if record.notice]
        assert len(notices) == len(kept_files(folder)) == (1 if damage else 0)


# Damaged


def as_garbage(path):
    path.write_bytes(b"This is no database.\n" * 300)


def as_zeros(path):
    path.write_bytes(bytes(path.stat().st_size))


def as_one_byte(path):
    path.write_bytes(b"S")


def as_part_of_a_header(path):
    path.write_bytes(path.read_bytes()[:60])


def as_a_header_alone(path):
    path.write_bytes(path.read_bytes()[:100])


def as_half_the_file(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def as_a_page_overwritten(path):
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xa5" * 4096  # the root of the table of events
    path.write_bytes(data)


def as_an_index_that_misses_an_event(path):
    """Each page is sound, but the event could be counted twice."""
    index_leaf = 0x0A  # the first byte of such a page
    data = path.read_bytes()
    pages = [data[start : start + 4096] for start in range(0, len(data), 4096)]
    changed = [
        page.replace(b"00000032-00ab", b"00000032-00ac") if page[0] == index_leaf else page
        for page in pages
    ]
    assert changed != pages
    path.write_bytes(b"".join(changed))


def as_another_database(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def as_a_record_without_tables(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE event")


def as_a_table_with_other_columns(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE event RENAME COLUMN score TO marks")


DAMAGES = [
    as_garbage,
    as_zeros,
    as_one_byte,
    as_part_of_a_header,
    as_a_header_alone,
    as_half_the_file,
    as_a_page_overwritten,
    as_an_index_that_misses_an_event,
    as_another_database,
    as_a_record_without_tables,
    as_a_table_with_other_columns,
]


@pytest.fixture
def filled(make_event, path) -> Path:
    """A closed record of a hundred events."""
    record = Record(path)
    record.merge(make_event(n, answer=f"kept answer {n} " * 20) for n in range(100))
    record.close()
    return path


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_kept_and_a_new_one_begun(make_event, filled, damage):
    damage(filled)
    before = filled.read_bytes()

    record = Record(filled)

    [kept] = kept_files(filled.parent)
    assert kept.read_bytes() == before
    assert str(kept) in record.notice
    assert record.notice.endswith(".") and "\n" not in record.notice
    assert record.events() == []
    assert record.add(make_event(1))
    record.close()

    again = Record(filled)
    assert again.notice is None
    assert again.events() == [make_event(1)]
    again.close()


def test_the_log_beside_a_damaged_file_is_kept_with_it(filled):
    for suffix in ("", "-wal", "-shm"):
        Path(f"{filled}{suffix}").write_bytes(f"damaged{suffix}".encode() * 500)

    record = Record(filled)

    [kept] = kept_files(filled.parent)
    assert kept.read_bytes() == b"damaged" * 500
    assert Path(f"{kept}-wal").read_bytes() == b"damaged-wal" * 500
    assert Path(f"{kept}-shm").exists()  # SQLite's scratch, whatever is in it
    assert record.events() == []
    record.close()


def test_a_journal_beside_a_damaged_file_does_not_spoil_the_new_one(make_event, filled):
    as_garbage(filled)
    Path(f"{filled}-journal").write_bytes(b"damaged" * 500)
    record = Record(filled)
    [kept] = kept_files(filled.parent)
    assert str(kept) in record.notice
    assert record.add(make_event(1))
    record.close()
    again = Record(filled)
    assert again.events() == [make_event(1)]
    again.close()
    assert_whole(filled)


def test_answers_in_the_log_of_an_emptied_file_are_kept(make_event, path, tmp_path):
    """SQLite alone would delete the log, and with it the last answers."""
    live = tmp_path / "live.sqlite3"
    record = Record(live)
    record.add(make_event(1, answer="only in the log"))
    shutil.copy(f"{live}-wal", f"{path}-wal")
    record.close()
    path.touch()

    record = Record(path)

    [kept] = kept_files(tmp_path)
    assert b"only in the log" in Path(f"{kept}-wal").read_bytes()
    assert str(kept) in record.notice
    record.close()


def test_an_empty_file_is_simply_begun(make_event, path):
    path.touch()
    record = Record(path)
    assert record.notice is None
    assert record.add(make_event(1))
    record.close()


def test_kept_files_are_dated_and_never_overwrite_each_other(path, monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls):
            return cls(2026, 11, 23, 10, 15, 30)

    monkeypatch.setattr(store, "datetime", Clock)
    contents = [b"first" * 300, b"second" * 300, b"third" * 300]
    for content in contents:
        path.write_bytes(content)
        Record(path).close()

    names = [
        "record-unreadable-2026-11-23-101530.sqlite3",
        "record-unreadable-2026-11-23-101530-2.sqlite3",
        "record-unreadable-2026-11-23-101530-3.sqlite3",
    ]
    assert [(path.parent / name).read_bytes() for name in names] == contents


def test_a_damaged_answer_is_left_out_and_the_others_are_read(make_event, record):
    record.merge(make_event(number) for number in range(3))
    record._connection.execute("UPDATE event SET answer = '{\"pick' WHERE seq = 2")
    record._connection.execute("UPDATE event SET hash = CAST(x'ff80' AS TEXT) WHERE seq = 3")
    assert record.events() == [make_event(0)]
    assert record.notice.startswith("2 answers") and str(record.path) in record.notice
    assert record.add(make_event(9))


@pytest.mark.parametrize("name", ["a space", "per%20cent", "hash#tag", "né", "100% 診"])
def test_the_folder_may_have_any_name(make_event, tmp_path, name):
    path = tmp_path / name / "record.sqlite3"
    path.parent.mkdir()
    for expected in ([], [make_event(1)]):
        record = Record(path)
        assert record.events() == expected
        record.add(make_event(1))
        record.close()
    path.write_bytes(b"garbage" * 1000)
    record = Record(path)
    assert record.notice
    record.close()
    assert {file.name for file in tmp_path.iterdir()} == {name}


# Not damaged, but not to be used


def test_a_newer_record_is_not_touched_and_the_course_asks_to_be_updated(filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version = 2")
        connection.execute("ALTER TABLE event ADD COLUMN mood TEXT")
    before = filled.read_bytes()

    with pytest.raises(RecordUnavailable) as refusal:
        Record(filled)

    assert_clear(refusal.value, str(filled), "newer version", "update the course")
    assert filled.read_bytes() == before
    assert kept_files(filled.parent) == []


@pytest.mark.parametrize("mode", ["NORMAL", "EXCLUSIVE"])
def test_a_locked_record_is_not_taken_for_a_damaged_one(filled, mode):
    """NORMAL keeps others from writing, EXCLUSIVE from reading too."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute(f"PRAGMA locking_mode = {mode}")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordUnavailable) as refusal:
            Record(filled, wait=0.1)
        assert_clear(refusal.value, str(filled), "locked", "close other notebooks")
        other.execute("ROLLBACK")

    assert kept_files(filled.parent) == []
    record = Record(filled)
    assert len(record.events()) == 100
    record.close()


def test_a_lock_that_comes_later_holds_up_one_answer_alone(make_event, record):
    record.add(make_event(1))
    with closing(sqlite3.connect(record.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordUnavailable) as refusal:
            record.add(make_event(2))
        assert_clear(refusal.value, str(record.path), "locked")
        assert record.events() == [make_event(1)]  # reading goes on
        other.execute("ROLLBACK")
    assert record.add(make_event(2))
    assert record.events() == [make_event(1), make_event(2)]


def test_answers_are_kept_while_another_notebook_reads(make_event, record):
    with closing(sqlite3.connect(record.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM event").fetchone() == (0,)
        assert record.add(make_event(1))


def test_a_damaged_lock_file_is_named(path):
    lock = path.with_name("record.sqlite3.lock")
    lock.write_bytes(b"garbage" * 1000)
    with pytest.raises(RecordUnavailable) as refusal:
        Record(path)
    assert_clear(refusal.value, f"{lock} is damaged", "delete it")
    lock.unlink()
    Record(path).close()


def test_a_folder_in_its_place_is_named(path):
    path.mkdir()
    with pytest.raises(RecordUnavailable) as refusal:
        Record(path)
    assert_clear(refusal.value, str(path), "a folder")
    assert path.is_dir()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(RecordUnavailable) as refusal:
        Record(tmp_path / "none" / "record.sqlite3")
    assert_clear(refusal.value, str(tmp_path / "none"), "no such folder")


@pytest.mark.parametrize("inside", ["", "below"])
def test_a_folder_that_cannot_be_made_is_named(monkeypatch, tmp_path, inside):
    """A file stands in its way, which stops every user, root too."""
    (tmp_path / "file").write_text("mine")
    monkeypatch.setenv("MEDCODER_HOME", str(tmp_path / "file" / inside))
    with pytest.raises(RecordUnavailable) as refusal:
        open_record()
    assert_clear(refusal.value, str(tmp_path / "file"), "MEDCODER_HOME")
    assert (tmp_path / "file").read_text() == "mine"


OPEN_AS_NOBODY = """
nobody = 65534
if os.geteuid() == 0:  # permissions do not bind root
    try:
        os.setgid(nobody)
        os.setuid(nobody)
    except PermissionError:
        say("cannot")
        sys.exit()
try:
    open_record()
except RecordUnavailable as error:
    say(error)
"""


@posix_only
@pytest.mark.parametrize(
    ("begun", "file_mode", "folder_mode"),
    [
        pytest.param(False, None, 0o555, id="new, folder read-only"),
        pytest.param(True, 0o644, 0o555, id="folder read-only"),
        pytest.param(True, 0o444, 0o777, id="file read-only"),
        pytest.param(True, 0o000, 0o777, id="file unreadable"),
    ],
)
def test_what_may_not_be_written_is_named_and_left(
    start_child, monkeypatch, begun, file_mode, folder_mode
):
    # Not in tmp_path: other users cannot reach that.
    folder = Path(os.path.realpath(tempfile.mkdtemp(prefix="medcoder-")))
    path = folder / "record.sqlite3"
    if begun:
        Record(path).close()
        path.chmod(file_mode)
        path.with_name("record.sqlite3.lock").chmod(0o666)
    before = path.read_bytes() if begun else None
    folder.chmod(folder_mode)
    monkeypatch.setenv("MEDCODER_HOME", str(folder))
    try:
        said = start_child(OPEN_AS_NOBODY).communicate(timeout=60)[0].strip()
    finally:
        folder.chmod(0o755)
        after = path.read_bytes() if path.exists() else None
        kept = kept_files(folder)
        shutil.rmtree(folder)
    if said == "cannot":
        pytest.skip("root here may not become another user")
    assert_clear(Exception(said), str(path), "no permission", "MEDCODER_HOME")
    assert (after, kept) == (before, [])


def test_a_record_that_turns_read_only_says_so_and_is_still_read(make_event, record):
    record.add(make_event(1))
    record._connection.execute("PRAGMA query_only = ON")
    for write in (lambda: record.add(make_event(2)), record.erase):
        with pytest.raises(RecordUnavailable) as refusal:
            write()
        assert_clear(refusal.value, str(record.path), "cannot be written")
    assert record.events() == [make_event(1)]


def test_a_full_disk_says_so_and_keeps_what_was_there(make_event, record):
    record.add(make_event(1))
    [pages] = record._connection.execute("PRAGMA page_count").fetchone()
    record._connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    large = make_event(2, answer="x" * 50_000)
    imported = [make_event(number) for number in range(3, 500)]

    for write in (lambda: record.add(large), lambda: record.merge(imported)):
        with pytest.raises(RecordUnavailable) as refusal:
            write()
        assert_clear(refusal.value, str(record.path), "disk is full", "free some space")
        assert record.events() == [make_event(1)]

    record._connection.execute("PRAGMA max_page_count = 1000000").fetchone()
    assert record.add(large)
    assert record.events() == [make_event(1), large]


WRITE_UNTIL_FULL = """
import resource
record = Record(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
added = 0
try:
    for number in range(1000):
        record.add(event_number(number, answer="x" * 1000))
        added += 1
except RecordUnavailable as error:
    say(error)
say(added, len(record.events()))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
say(record.add(event_number(5000)))
os._exit(0)  # no tidy end
"""


@posix_only
def test_a_file_that_may_not_grow_says_so_and_keeps_what_was_there(start_child, path):
    """The system refuses the write itself, as with a quota that is used up."""
    said = start_child(WRITE_UNTIL_FULL, path).communicate(timeout=60)[0].splitlines()
    error, counts, added_later = said
    assert_clear(Exception(error), str(path), "disk", "full")
    added, there = map(int, counts.split())
    assert 0 < added == there < 1000
    assert added_later == "True"
    record = Record(path)
    assert record.notice is None
    assert len(record.events()) == added + 1
    record.close()
    assert_whole(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows holds open files in place")
@pytest.mark.parametrize("replaced", [False, True])
def test_answers_do_not_vanish_into_a_deleted_file(make_event, record, replaced):
    record.add(make_event(1))
    for file in record.path.parent.glob("record.sqlite3*"):
        file.unlink()
    if replaced:
        record.path.touch()
    with pytest.raises(RecordUnavailable) as refusal:
        record.add(make_event(2))
    assert_clear(refusal.value, str(record.path), "deleted", "restart the kernel")
