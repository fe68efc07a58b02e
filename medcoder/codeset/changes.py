"""What changed on 2026-10-01, applied to the tabular list of FY2026.

``fy2027_changes.csv`` names each billable code that was added, deleted or given another title.
It names no headings and no notes. A heading that new codes need is added; its title is known
only where it is the new codes' own, less the 7th character's meaning.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from medcoder.codeset.tree import Tree
from medcoder.codeset.written import LENGTH


def listed(action: str) -> dict[str, str]:
    """Code to title of what was changed by ``action``: add, delete or revise."""
    return {row["code"]: row["title"] for row in _rows() if row["action"] == action}


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    text = files("medcoder.codeset").joinpath("fy2027_changes.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def apply(old: Tree) -> tuple[Tree, dict[str, str]]:
    """The tree after the changes, and entry to what became of it: new, revised, deleted.

    "deleted" are codes that stay as headings, because they were split up.
    """
    new = Tree(dict(old.titles), dict(old.below), old.definitions)
    changed: dict[str, str] = {}
    for code, title in listed("add").items():
        _add(new, code, title, changed)
    for code, title in listed("revise").items():
        new.titles[code] = title
        changed[code] = "revised"
    for code in listed("delete"):
        entry = old.stem(code) or code
        if entry in new.below:
            changed[entry] = "deleted"
        else:
            _drop(new, entry)
    return new, changed


Notes = dict[str, list[tuple[str, str]]]
"""Place to its notes, each a kind and a text, as in :class:`medcoder.codeset.tabular.Tabular`."""


def moved_terms(notes: Notes) -> dict[str, dict[str, list[str]]]:
    """Deleted code to those of its inclusion terms that new codes elsewhere now have as titles.

    M72.2 included plantar fasciitis; since FY2027 that is M67.A0-, and no longer below M72.2.
    """
    return {
        code: moved
        for code in listed("delete")
        if (moved := {text: new for text in _terms(notes, code) if (new := _named(text, code))})
    }


def _terms(notes: Notes, code: str) -> list[str]:
    return [text for kind, text in notes.get(code, ()) if kind == "inclusion"]


def _named(term: str, code: str) -> list[str]:
    """New codes outside of ``code`` whose titles begin with ``term``."""
    wanted = term.casefold()
    return [
        new
        for new, title in listed("add").items()
        if title.casefold().startswith(wanted) and not new.startswith(code)
    ]


def without_moved_terms(notes: Notes) -> Notes:
    """``notes`` less the inclusion terms that moved to new codes."""
    moved = moved_terms(notes)
    kept = {
        code: [(kind, text) for kind, text in notes[code] if text not in terms] for code, terms in moved.items()
    }
    return {**notes, **kept}


def successors(code: str, notes: Notes) -> list[str]:
    """What took the place of a deleted code: those that split it up, the one with its title, and
    those that took over its inclusion terms. ``notes`` are those before the change."""
    title, added = listed("delete")[code], listed("add")
    moved = [new for terms in moved_terms(notes).get(code, {}).values() for new in terms]
    return [new for new in added if new.startswith(code) or added[new] == title] + moved


def _add(tree: Tree, code: str, title: str, changed: dict[str, str]) -> None:
    """Add ``code``, or else the entry that becomes it by its 7th character."""
    if tree.stem(code):
        return  # another 7th character of an entry that was just added
    above = tree.entry_above(code)
    sevenths = tree.sevenths(above) if above else {}
    if len(code) == LENGTH and code[-1] in sevenths:
        code, title = code[:-1].rstrip("X"), title.removesuffix(f", {sevenths[code[-1]]}")
    _hang(tree, code, title, changed)


def _hang(tree: Tree, entry: str, title: str | None, changed: dict[str, str]) -> None:
    """Put ``entry`` into its place below the right heading, which may be new as well."""
    if len(entry) > 3:
        heading = _heading(tree, entry)
        if heading not in tree.titles:
            _hang(tree, heading, None, changed)
        tree.below[heading] = _among(tree.below.get(heading, []), entry)
    tree.titles[entry] = title
    changed[entry] = "new"


def _among(siblings: list[str], entry: str) -> list[str]:
    """``siblings`` with ``entry`` behind the last that sorts before it. The list's own order is
    not quite that of characters: C4A stands before C44."""
    place = max((n for n, sibling in enumerate(siblings, 1) if sibling < entry), default=0)
    return [*siblings[:place], entry, *siblings[place:]]


def _heading(tree: Tree, entry: str) -> str:
    """The heading right above ``entry``; one that ends in a mere placeholder is none."""
    heading = entry[:-1].removesuffix(".")
    if heading.endswith("X") and heading not in tree.titles:
        return _heading(tree, heading)
    return heading


def _drop(tree: Tree, entry: str) -> None:
    """Take out ``entry``, and each heading above it that is left without a code."""
    while entry in tree.titles and entry not in tree.below:
        heading = tree.entry_above(entry)
        del tree.titles[entry]
        if heading is None:
            return
        siblings = [code for code in tree.below.pop(heading) if code != entry]
        if siblings:
            tree.below[heading] = siblings
        entry = heading


def with_categories(blocks: list[tuple], new: list[str]) -> list[tuple]:
    """The blocks of :class:`Tabular` with each new category in the block of the one before it.

    Their ranges stay as FY2026 has them: the table does not tell what they are called now.
    """
    changed = list(blocks)
    for category in new:
        firsts = {block[-1][0]: place for place, block in enumerate(changed) if block[-1]}
        place = firsts[max(first for first in firsts if first < category)]
        *block, categories = changed[place]
        changed[place] = (*block, _among(categories, category))
    return changed
