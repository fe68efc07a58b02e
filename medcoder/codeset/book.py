"""The compact code book: both releases with every note, packed for the page.

The page unpacks it in ``frontend/src/codebook/data.js``, which reads the same layout. It is JSON
under gzip, with one column for each fact rather than one object for each code. A *node* is a
chapter, a block, a heading or a code without its 7th character; nodes stand in the order of the
tabular list, each before what is below it.

========== ===================================================================================
format     the number of this layout
releases   ``[name, first day, last day]``, the earlier release first
depths     one digit a node: 0 chapter, 1 and more what is in it. A block may stand in a wider one
names      a line a node: a chapter's number, a block's range with its hyphen, a category, and
           below that what the code adds to the one above it, without the dot
titles     a line a node: how many words at its beginning and how many at its end are those of
           the node before (each a character, counted from ``0``), then the words between
marks      one character a node, counted from ``0``: the sum of KNOWN and BILLABLE bits
earlier    a node's number to its title in the earlier release, where it was another
sevenths   the sets of 7th characters, ``[[character, meaning], …]``; set 0 is empty
seventh_at runs of nodes, ``"set*length"`` with commas between: which set is in force there, at a
           heading for the codes below it
notes      a line a node that has any: how far it is from the last such node, then its notes,
           each behind a tab, with the number of its kind (in KINDS) in front
lexicon    ``[[say, ...], [means], [codes]]``: lay words and abbreviations, those together that
           lead to the same, in the order of the codes
remarks    for each release, codes that it does not have to a sentence on when they are in force
rules      the lists of the rules, see :mod:`medcoder.codeset.rules.tables`
========== ===================================================================================
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from medcoder.codeset.releases import Release, UnknownCode
from medcoder.codeset.rules.tables import tables

FORMAT = 3
KINDS = (
    "includes", "inclusion", "excludes1", "excludes2", "code_first", "use_additional", "code_also",
    "note", "seventh",
)
KNOWN = (1, 2)
"""The bit that says that the earlier, the later release has the node."""
BILLABLE = (4, 8)
"""The bit that says that it can stand on a claim there, as it is."""

_TOP = 70
"""The largest count that one character holds: ``0`` and 70 is ``v``."""


class Row(NamedTuple):
    """One node. ``earlier`` is its title in the earlier release where it was another, else None;
    ``notes`` are its own, as ``(kind, text)``."""

    name: str
    depth: int
    title: str
    mark: int
    earlier: str | None
    sevenths: dict[str, str]
    notes: list[tuple[str, str]]


def compact_book(earlier: Release, later: Release, lexicon: Iterable[tuple[str, list, list]]) -> bytes:
    """The gzipped book of two releases; the same input always gives the same bytes."""
    return pack([earlier, later], list(rows(earlier, later)), lexicon)


def rows(earlier: Release, later: Release) -> Iterator[Row]:
    """Every node of either release, in the order of the later one's tabular list."""
    old = {code.code: code for code in earlier.stems()}
    new = {code.code: code for code in later.stems()}
    below = _below(old, new)
    for chapter in later.chapters:
        yield _place(str(chapter.number), 0, chapter)
        around: list = []
        for block in chapter.blocks:
            wanted = [*reversed(block.wider), block]
            for depth, each in enumerate(wanted, start=1):
                if each not in around:
                    yield _place(each.span, depth, each)
            around = wanted
            for category in below[block.span]:
                yield from _code_rows(category, len(wanted) + 1, old, new, below)


def _place(name: str, depth: int, place) -> Row:
    """The row of a chapter or a block, which both releases have."""
    return Row(name, depth, place.title, sum(KNOWN), None, {}, _plain(place.notes))


def _below(old: dict, new: dict) -> dict:
    """The codes below each code and below each block's span.

    A deleted code stands where it stood: before the first of its siblings that comes after it.
    """
    below = defaultdict(list)
    for code in new.values():
        below[_above(code)].append(code.code)
    for code in old.values():
        if code.code not in new:
            siblings = below[_above(code)]
            siblings.insert(bisect(siblings, code.code), code.code)
    return below


def _above(code) -> str:
    return code.parent.code if code.parent else code.block.span


def _plain(notes) -> list[tuple[str, str]]:
    return [(note.kind, note.text) for note in notes]


def _code_rows(name: str, depth: int, old: dict, new: dict, below: dict) -> Iterator[Row]:
    releases = (old.get(name), new.get(name))
    code = releases[1] or releases[0]
    mark = sum(
        known + (billable if there.billable else 0)
        for there, known, billable in zip(releases, KNOWN, BILLABLE, strict=True)
        if there
    )
    title = _title(code)
    before = _title(releases[0]) if all(releases) else title
    yield Row(
        name, depth, title, mark, before if before != title else None,
        code.sevenths, _plain((releases[0] or code).notes),
    )
    for child in below[name]:
        yield from _code_rows(child, depth + 1, old, new, below)


def _title(code) -> str:
    """Empty for a heading that is new and whose title the table of changes does not give."""
    try:
        return code.title or ""
    except UnknownCode:
        return ""


def pack(releases: list, nodes: list[Row], lexicon: Iterable[tuple[str, list, list]]) -> bytes:
    """The layout above. ``nodes`` in the book's order."""
    sets = {(): 0}
    at = [sets.setdefault(tuple(node.sevenths.items()), len(sets)) for node in nodes]
    book = {
        "format": FORMAT,
        "releases": [
            [release.name, release.first_day.isoformat(), release.last_day.isoformat()]
            for release in releases
        ],
        "depths": "".join(str(node.depth) for node in nodes),
        "names": "\n".join(_short_names(nodes)),
        "titles": "\n".join(_short_titles(node.title for node in nodes)),
        "marks": "".join(chr(48 + node.mark) for node in nodes),
        "earlier": {number: node.earlier for number, node in enumerate(nodes) if node.earlier is not None},
        "sevenths": [list(map(list, pairs)) for pairs in sets],
        "seventh_at": ",".join(f"{which}*{len(list(run))}" for which, run in groupby(at)),
        "notes": "\n".join(_note_lines(nodes)),
        "lexicon": _together(lexicon),
        "remarks": [release.remarks for release in releases],
        "rules": tables(),
    }
    text = json.dumps(book, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def _together(lexicon: Iterable[tuple[str, list, list]]) -> list[tuple[list, list, list]]:
    """What is said in other words stands once: this halves what the lexicon takes."""
    groups = defaultdict(list)
    for say, means, codes in lexicon:
        groups[tuple(codes), tuple(means)].append(say)
    return [(says, list(means), list(codes)) for (codes, means), says in sorted(groups.items())]


def _short_names(nodes: list[Row]) -> Iterator[str]:
    above: dict[int, str] = {}
    for node in nodes:
        name = above[node.depth] = node.name.replace(".", "")
        below_category = len(name) > 3 and "-" not in name
        yield name[len(above[node.depth - 1]):] if below_category else name


def _short_titles(titles: Iterable[str]) -> Iterator[str]:
    before: list[str] = []
    for title in titles:
        words = title.split(" ")
        most = min(len(before), len(words), _TOP)
        start = _shared(words, before, most)
        end = _shared(words[::-1], before[::-1], most - start)
        between = " ".join(words[start : len(words) - end])
        yield chr(48 + start) + chr(48 + end) + between
        before = words


def _shared(words: list[str], others: list[str], most: int) -> int:
    count = 0
    while count < most and words[count] == others[count]:
        count += 1
    return count


def _note_lines(nodes: list[Row]) -> Iterator[str]:
    last = 0
    for number, node in enumerate(nodes):
        if node.notes:
            notes = (f"{KINDS.index(kind)}{text}" for kind, text in node.notes)
            yield "\t".join([str(number - last), *notes])
            last = number
