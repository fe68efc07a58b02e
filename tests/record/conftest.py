"""Events to record, a record to keep them in, and other processes that use it."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

import medcoder.record
from medcoder.record import Event, Record

ROOT = Path(medcoder.record.__file__).parents[2]


def event_number(number: int, **changes) -> Event:
    """A sound event; another number gives another id and a later moment."""
    second, minute = number % 60, number // 60 % 60
    fields = {
        "id": f"{number:08x}-00ab",
        "at": f"2026-11-23T{10 + number // 3600:02}:{minute:02}:{second:02}.250Z",
        "item": "role-claim-form",
        "hash": "0123456789ab",
        "answer": {"picked": [0, 2]},
        "score": 0.5,
        "attempt": 1,
        "hint": False,
        "seconds": 12.5,
    }
    return Event(**fields | changes)


# The record alone: `import medcoder` would load the widgets into every process.
CHILD = f"""
import os, signal, sys, types
medcoder = types.ModuleType("medcoder")
medcoder.__path__ = [{str(ROOT / "medcoder")!r}]
sys.modules["medcoder"] = medcoder
from medcoder.record import Event, Record, RecordUnavailable, open_record

{inspect.getsource(event_number)}
def say(*words):
    print(*words, flush=True)

def wait_for_start():
    say("ready")
    sys.stdin.readline()
"""


@pytest.fixture
def make_event():
    return event_number


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "record.sqlite3"


@pytest.fixture
def record(path):
    record = Record(path, wait=0.2)
    yield record
    record.close()


@pytest.fixture
def start_child():
    """start_child(code, *arguments) -> Popen of a Python process with `CHILD`'s names."""
    started = []

    def start(code: str, *arguments) -> subprocess.Popen:
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD + code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.communicate()


@pytest.fixture
def start_together(start_child):
    """start_together(count, code, *arguments) -> what each of the processes printed.

    Each gets its number (from 0) as the last argument, and goes past its call
    of `wait_for_start()` only when all of them have come there.
    """

    def start(count: int, code: str, *arguments) -> list[list[str]]:
        children = [start_child(code, *arguments, number) for number in range(count)]
        for child in children:
            assert child.stdout.readline() == "ready\n"
        for child in children:
            child.stdin.write("go\n")
            child.stdin.flush()
        said = [child.communicate(timeout=60)[0].splitlines() for child in children]
        assert [child.returncode for child in children] == [0] * count
        return said

    return start
