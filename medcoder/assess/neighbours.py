"""The codes around a key in the tabular list: what they earn in its place, and why.

An author writes the near misses that need a word of their own; these are the rest that a coder
might plausibly enter: other 7th characters, headings, the other side, what is unspecified, and
what stands beside the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from medcoder.codeset.releases import Code, Release
from medcoder.codeset.written import LENGTH, with_seventh

_UNSPECIFIED = re.compile(r"\bunspecified\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SIDES = {"right": "left", "left": "right"}


class Neighbour(NamedTuple):
    """``why`` is plain text, fit for the small Markdown."""

    code: str
    credit: float
    why: str


def neighbours(key: str, release: Release) -> Iterator[Neighbour]:
    """The neighbours of a billable code, the nearest first; none twice, never the key itself."""
    code = release.code(key)
    seventh = code.code[-1] if len(code.code) == LENGTH and code.parent.sevenths else ""
    stem = code.parent if seventh else code
    if seventh:
        yield from _other_sevenths(code, stem)
    yield from _headings(code)
    if stem.parent is None:
        return
    beside = [other for other in stem.parent.children if other != stem]
    for other in beside:
        yield from _beside(stem, other, seventh, below=stem.parent)
    category = _category(stem)
    if stem.parent != category:
        for other in category.children:
            yield from _beside(stem, other, seventh, below=category)


def _category(code: Code) -> Code:
    return code if code.parent is None else _category(code.parent)


def _other_sevenths(code: Code, stem: Code) -> Iterator[Neighbour]:
    meanings = stem.sevenths
    for other in stem.children:
        if other != code:
            said, meant = (meanings[each.code[-1]] for each in (other, code))
            yield Neighbour(
                other.code, 0.5,
                f"The right condition with the wrong 7th character: {other.code[-1]} is {said}, and this is"
                f" {code.code[-1]}, {meant}.",
            )  # fmt: skip


def _headings(code: Code) -> Iterator[Neighbour]:
    """The key cut short: what is right stands in it, but a payer rejects it."""
    heading = code.parent
    while heading is not None:
        yield Neighbour(heading.code, 0.25, f"Right as far as it goes, but not billable: {_incomplete(heading)}.")
        heading = heading.parent


def _incomplete(heading: Code) -> str:
    sentence = heading.release.missing(heading.code)
    return sentence.partition(":")[0]


def _beside(stem: Code, other: Code, seventh: str, below: Code) -> Iterator[Neighbour]:
    """``other`` is another code below the same heading; where the key has a 7th character, with it."""
    title, wanted = other.title or "", stem.title or ""  # a new heading has no title
    code = with_seventh(other.code, seventh) if seventh else other.code
    if not other.release.is_billable(code):
        return
    if _other_side(title, wanted):
        yield Neighbour(code, 0.25, "The same condition on the wrong side.")
    elif _leaves_open(title, wanted):
        credit = 0.5 if below == stem.parent else 0.25
        yield Neighbour(code, credit, "Unspecified, and the record tells more than that.")
    elif below == stem.parent:
        yield Neighbour(
            code, 0.25, f"It stands beside the right code, under {below.code}. Compare the two titles with the record."
        )
    else:
        yield Neighbour(code, 0, f"The right category, {below.code}, and another condition in it.")


def _leaves_open(title: str, wanted: str) -> bool:
    """Whether ``title`` says the same as ``wanted``, but for a word, and leaves more unspecified.

    "Bradycardia, unspecified" is not palpitations left open: they share no word.
    """
    if len(_UNSPECIFIED.findall(title)) <= len(_UNSPECIFIED.findall(wanted)):
        return False
    words = set(_WORD.findall(title.lower())) - {"unspecified"}
    shared = words & set(_WORD.findall(wanted.lower()))
    return bool(shared) and len(words - shared) <= 1


def _other_side(title: str, wanted: str) -> bool:
    turned = re.sub(r"\b(right|left)\b", lambda side: _SIDES[side[1].lower()], wanted, flags=re.IGNORECASE)
    return turned != wanted and turned.casefold() == title.casefold()
