"""The lexicon: what learners, patients and charts call things, and where the code book has them.

    >>> {entry.say: entry.codes for entry in load_lexicon()}["heart attack"]
    ['I21']
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from medcoder import codeset
from medcoder.assess.bank import FOLDER, BankError, Problem, _Reader
from medcoder.assess.fields import Model, Plain

FILE = "lexicon.yml"
RELEASE_DAY = datetime.date(2026, 11, 2)
"""The day of the lessons: the codes have to be known on it."""


class Entry(Model):
    """``say`` is typed; ``means`` is searched as well, in words of the tabular list.

    ``codes`` are the categories, subcategories or codes to open first: one for each usual sense.
    """

    say: Plain
    means: Annotated[list[Plain], Field(min_length=1, max_length=3)]
    codes: list[Plain] = []


@lru_cache(maxsize=1)
def load_lexicon() -> list[Entry]:
    """The course's own lexicon. Raises :class:`BankError` where the file cannot be used."""
    entries, problems = read_lexicon(FOLDER)
    if problems:
        raise BankError(problems)
    return entries


def read_lexicon(folder: Path) -> tuple[list[Entry], list[Problem]]:
    """Read the lexicon of the bank in ``folder``; what is unusable is left out and reported."""
    reader = _LexiconReader(folder)
    reader.lexicon(folder / FILE)
    return reader.lexicon_entries, reader.problems


def lexicon_problems(folder: Path) -> Iterator[Problem]:
    """All that is wrong with the lexicon in ``folder``; a bank without one has no problem."""
    if not (folder / FILE).exists():
        return
    reader = _LexiconReader(folder)
    reader.lexicon(folder / FILE)
    yield from reader.problems
    release = codeset.on(RELEASE_DAY)
    for entry in reader.lexicon_entries:
        for code in entry.codes:
            if not release.is_known(code):
                yield _at(reader, entry, release.why_unknown(code), "Name one that is known.")
    for before, entry in pairwise(reader.lexicon_entries):
        if entry.say < before.say:
            yield _at(
                reader, entry, f"the entry {entry.say!r} stands behind {before.say!r}",
                "Put the entries in alphabetical order.",
            )
    for entry in reader.lexicon_entries:
        if entry.say != entry.say.lower():
            yield _at(reader, entry, f"{entry.say!r} has capital letters", "Write it in small letters.")


def _at(reader: _LexiconReader, entry: Entry, what: str, remedy: str) -> Problem:
    return Problem(*reader.bank.place("entry", entry.say), what, remedy)


class _LexiconReader(_Reader):
    def __init__(self, folder: Path):
        super().__init__(folder)
        self.lexicon_entries: list[Entry] = []

    def lexicon(self, path: Path) -> None:
        located = self._read(path)
        if located is None:
            return
        entries = self._validate(path, located, TypeAdapter(list[Entry])) or []
        for number, entry in enumerate(entries):
            if self._claim("entry", entry.say, path, located.line((number,))):
                self.lexicon_entries.append(entry)
