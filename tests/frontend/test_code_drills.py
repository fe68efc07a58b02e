"""The drills on codes: over thousands of draws of each there is one key, and what is claimed of every code holds.

The page draws them from the compact book. Here each claim is looked up in Python's own code set.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from medcoder import codeset
from medcoder.assess.items import DRILLED
from medcoder.codeset import changes
from medcoder.codeset.releases import fy2026, fy2027
from medcoder.codeset.rules import Encounter
from medcoder.codeset.rules.case import Case, refers
from medcoder.codeset.rules.excludes import excludes1
from medcoder.widgets.book import book_data

pytestmark = pytest.mark.slow

DRAWS = 10_000
DAY = datetime.date(2026, 11, 2)
CODE = re.compile(r"^[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?(?= |$)")
SCRIPT = Path(__file__).with_name("code_drills.mjs")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Each generator's draws: (stem, options)."""
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Node is not installed; only the page's own tests need it")
    book = tmp_path_factory.mktemp("drills") / "book.gz"
    book.write_bytes(book_data())
    done = subprocess.run([node, str(SCRIPT), str(book), str(DRAWS)], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found = defaultdict(list)
    for line in done.stdout.splitlines():
        kind, stem, options = json.loads(line)
        found[kind].append((stem, options))
    return found


def code_of(text: str) -> str:
    return CODE.match(text)[0]


def key_of(options) -> str:
    return next(text for text, key in options if key)


def others_of(options) -> list[str]:
    return [text for text, key in options if not key]


def code_in(stem: str) -> str:
    return re.search(r"[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?(?= )", stem)[0]


def test_every_draw_of_every_drill_has_one_key_and_no_option_twice(drawn):
    assert set(drawn) == set(DRILLED["codes"])
    for kind, draws in drawn.items():
        assert len(draws) == DRAWS, f"{kind}: some draws came to another kind of question"
        for stem, options in draws:
            assert sum(key for _, key in options) == 1, (kind, stem)
            assert len({text for text, _ in options}) == len(options) >= 3, (kind, stem)


def test_the_billable_code_is_billable_and_the_others_are_headings(drawn):
    release = fy2027()
    for _, options in drawn["billable"]:
        assert release.is_billable(key_of(options))
        assert not any(release.is_billable(code) for code in others_of(options))
        assert all(release.is_known(code) for code in others_of(options))


def test_the_seventh_character_means_what_the_encounter_says(drawn):
    release = fy2027()
    for stem, options in drawn["seventh"]:
        meaning = stem.rpartition("The encounter: ")[2].removesuffix(". Which code?")
        assert release.is_billable(key_of(options))
        assert release.title(key_of(options)).endswith(f", {meaning}")
        for code in others_of(options):
            assert not release.is_billable(code) or not release.title(code).endswith(f", {meaning}"), (stem, code)


def test_the_other_side_differs_in_the_side_alone(drawn):
    release = fy2027()
    swap = {"right": "left", "left": "right"}
    for stem, options in drawn["side"]:
        title = release.title(code_in(stem)).lower()
        wanted = re.sub(r"\b(right|left)\b", lambda side: swap[side[0]], title)
        assert release.title(key_of(options)).lower() == wanted
        assert all(release.title(code).lower() != wanted for code in others_of(options))


def test_titles_belong_to_their_codes(drawn):
    release = fy2027()
    for stem, options in drawn["family"]:
        assert stem == f"Which code is {release.title(key_of(options))}?"
        assert all(release.title(code) != release.title(key_of(options)) for code in others_of(options))
        assert all(release.is_billable(code) for code, _ in options)
    for stem, options in drawn["title"]:
        code = stem.removeprefix("What is ").removesuffix("?")
        assert release.title(code) == key_of(options)


def test_an_inclusion_term_stands_at_the_key_alone(drawn):
    release = fy2027()
    for stem, options in drawn["term"]:
        term = stem.removeprefix("Where is ").removesuffix(" coded?")
        terms = {text: [note.text for note in release.code(code_of(text)).notes if note.kind == "inclusion"] for text, _ in options}
        assert [text for text, own in terms.items() if term in own] == [key_of(options)], stem


@lru_cache(maxsize=None)
def exclude_each_other(one: str, other: str) -> bool:
    # The rule alone: in a whole review another one may say the same of the pair in its place.
    return bool(excludes1(Case.of([one, other], Encounter("outpatient", DAY), fy2027())))


def test_a_note_forbids_the_key_and_none_of_the_others(drawn):
    for stem, options in drawn["excludes"]:
        own = code_in(stem)
        assert exclude_each_other(own, code_of(key_of(options))), (stem, key_of(options))
        assert not any(exclude_each_other(own, code_of(text)) for text in others_of(options)), (stem, options)


@pytest.mark.parametrize("drill, kind", [("first", "code_first"), ("additional", "use_additional")])
def test_the_note_names_the_key_and_none_of_the_others(drawn, drill, kind):
    release = fy2027()
    for stem, options in drawn[drill]:
        notes = [note.text for note in release.code(code_in(stem)).all_notes if note.kind == kind]
        named = [text for text, _ in options if any(refers(note, release.code(code_of(text))) for note in notes)]
        assert named == [key_of(options)], (stem, options)
        assert all(release.is_billable(code_of(text)) for text, _ in options)


def test_the_dates_are_those_on_which_the_code_is_billable(drawn):
    said = {
        (True, False): "Only until September 30, 2026",
        (False, True): "Only from October 1, 2026",
        (True, True): "On both sides of October 1, 2026",
    }
    for stem, options in drawn["dates"]:
        code = re.search(r"2027\) is (\S+)", stem)[1]
        assert said[fy2026().is_billable(code), fy2027().is_billable(code)] == key_of(options), stem


def test_the_successor_takes_the_place_of_the_deleted_code(drawn):
    for stem, options in drawn["replaced"]:
        code = stem.partition(" ")[0]
        successors = changes.successors(code, fy2026().tabular.notes)
        assert code in fy2027().deleted
        assert code_of(key_of(options)) in successors
        assert not set(map(code_of, others_of(options))) & set(successors)


def test_the_chapter_is_the_categorys(drawn):
    for stem, options in drawn["chapter"]:
        chapter = fy2027().code(code_in(stem)).chapter
        assert key_of(options) == f"Chapter {chapter.number}: {chapter.title}"


def test_the_release_of_the_drills_is_the_one_in_force():
    assert codeset.on(DAY) is fy2027()
