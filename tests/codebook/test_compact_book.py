"""The compact book holds all that the code set holds, and comes out of the page's module whole."""

from __future__ import annotations

import gzip
import json

import pytest

from medcoder.codeset import releases
from medcoder.codeset.book import compact_book, pack
from medcoder.codeset.releases import UnknownCode

MOST_BYTES = 700_000
RELEASES = (releases.fy2026, releases.fy2027)


@pytest.fixture(scope="module")
def stems():
    """For each release: its codes by name, without those with an added 7th character."""
    return [{code.code: code for code in release().stems()} for release in RELEASES]


def title(code):
    try:
        return code.title or ""
    except UnknownCode:
        return ""


def test_the_book_is_small(data):
    print(f"\nthe code book: {len(data):,} bytes gzipped")
    assert len(data) <= MOST_BYTES


def test_the_same_input_gives_the_same_bytes():
    books = [compact_book(releases.fy2026(), releases.fy2027(), []) for _ in range(2)]
    assert books[0] == books[1]


def test_what_leads_to_the_same_stands_together_in_the_lexicon():
    said = [("flu", ["influenza"], ["J11"]), ("mi", ["infarction"], ["I21"]), ("grippe", ["influenza"], ["J11"])]
    packed = json.loads(gzip.decompress(pack([], [], said)))["lexicon"]
    assert packed == [[["mi"], ["infarction"], ["I21"]], [["flu", "grippe"], ["influenza"], ["J11"]]]


def test_every_code_of_either_release_is_in_it_and_no_other(nodes, stems):
    codes = {label for label in nodes if "-" not in label and not label.startswith("Chapter ")}
    assert codes == set(stems[0]) | set(stems[1])


def test_every_code_has_its_titles_parent_validity_and_notes(nodes, stems):
    for name in set(stems[0]) | set(stems[1]):
        node, there = nodes[name], [release.get(name) for release in stems]
        code = there[1] or there[0]
        assert node["title"] == title(code), name
        before = title(there[0]) if all(there) else title(code)
        assert node["earlier"] == (before if before != title(code) else None), name
        assert node["parent"] == (code.parent.code if code.parent else code.block.span), name
        assert node["known"] == [each is not None for each in there], name
        assert node["billable"] == [each is not None and each.billable for each in there], name
        # The notes are those of April 2026, where the code was there.
        notes = (there[0] or code).notes
        assert node["notes"] == [[note.kind, note.text] for note in notes], name


def test_the_notes_of_blocks_and_chapters_are_in_it(nodes):
    for chapter in releases.fy2027().chapters:
        named = {f"Chapter {chapter.number}": chapter} | {block.span: block for block in chapter.blocks}
        named |= {wide.span: wide for block in chapter.blocks for wide in block.wider}
        for label, place in named.items():
            assert nodes[label]["title"] == place.title
            assert nodes[label]["notes"] == [[note.kind, note.text] for note in place.notes], label


@pytest.mark.parametrize("number", [0, 1])
def test_with_7th_characters_built_in_it_has_every_billable_code(nodes, number):
    built = set()
    for node in nodes.values():
        if node["known"][number]:
            built |= {code for _, code in node["sevenths"]}
            built |= {node["label"]} if node["billable"][number] else set()
    wanted = set(RELEASES[number]().billable_codes())
    assert sorted(built ^ wanted) == []


def test_what_changed_is_what_the_releases_say(nodes, stems):
    for name, node in nodes.items():
        there = [release.get(name) for release in stems]
        if not any(there):
            continue
        if node["change"] == "new":
            assert there[0] is None, name
        elif node["change"] == "deleted":
            assert there[1] is None, name
        elif node["change"] == "revised":
            assert title(there[0]) != title(there[1]), name
        elif node["change"] is None:
            assert all(there), name
    changes = [node["change"] for node in nodes.values()]
    assert {change for change in changes if change} == {"new", "deleted", "split", "revised"}
    assert changes.count("revised") == 4
