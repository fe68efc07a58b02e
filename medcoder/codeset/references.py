"""Which codes the text of an instructional note refers to.

The notes of the tabular list write codes for people, in several ways::

    chronic kidney disease (N18.-)                  everything below N18
    hepatitis B (B16.-, B18.0-B18.1)                a list, with a range in it
    adverse effect, if applicable, to identify
    drug (T36-T50 with fifth or sixth character 5)  a range, and only some codes of it
    code from category T31 or T32                   without parentheses

    >>> [reference.covers("B18.1") for reference in references("hepatitis B (B16.-, B18.0-B18.1)")]
    [False, True]
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_CODE = r"[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])(?:\.[0-9A-Z]{1,4})?(?![0-9A-Za-z])"
# "S32.1--S32.9", "F98.2.-F98.3" and "J96." stand so in the list.
_ITEM = rf"{_CODE}(?:\.?-?\s?(?:-|\bto\b)\s?{_CODE})?\.?-?"
_LIST = re.compile(rf"(?<![\w/]){_ITEM}(?:(?:\s?[,;.]\s?|\s)(?:and\s|or\s)?{_ITEM})*")
# Behind these words a category stands without parentheses; elsewhere "B12" is a vitamin.
_NAMED = re.compile(r"(?:categor(?:y|ies)|codes?(?:\(s\))? from|\bfrom|classifi(?:ed|able) (?:to|in)) $")


class Reference(NamedTuple):
    """Codes from ``first`` to ``last``, and all below them; both without the dot.

    Where ``only`` is not empty, it is a regular expression that the code, written without
    its dot, has to match from its start.
    """

    first: str
    last: str
    only: str = ""

    def covers(self, code: str) -> bool:
        """Whether the reference means ``code``, written in its normal form."""
        bare = code.replace(".", "")
        if not self.first <= bare or bare[: len(self.last)] > self.last:
            return False
        return not self.only or re.match(self.only, bare) is not None


@lru_cache(maxsize=None)
def references(text: str) -> tuple[Reference, ...]:
    """What the note's ``text`` refers to, in its order; empty where it names no code."""
    return tuple(
        Reference(first, last, only)
        for match in _LIST.finditer(text)
        if _is_named(text, match)
        for only in [_restriction(text[match.end() :])]
        for first, last in _ranges(match.group())
    )


def _is_named(text: str, match: re.Match) -> bool:
    """Whether what looks like codes refers to them: in parentheses, with a dot, or announced.

    "for codes G31.0-G31.83, to identify" tells where the note holds, not what it refers to.
    """
    before = text[: match.start()]
    if before.endswith("for codes "):
        return False
    in_parentheses = before.count("(") > before.count(")")
    return in_parentheses or "." in match.group() or _NAMED.search(before) is not None


def _ranges(items: str) -> list[tuple[str, str]]:
    found = []
    for item in re.findall(_ITEM, items):
        ends = [code.replace(".", "") for code in re.findall(_CODE, item)]
        found.append((ends[0], ends[-1]))
    return found


def _restriction(rest: str) -> str:
    """The regular expression for what follows a list of codes: "with fifth character 1"."""
    for wording, expression in _RESTRICTIONS:
        match = re.match(rf"\)?,?\s?with {wording}", rest)
        if match:
            return expression(*match.groups())
    return ""


def _final_intent(characters: str) -> str:
    """In T36-T65 the intent is the sixth character or, where that is a placeholder, the fifth."""
    wanted = "[" + characters.replace(" or ", "") + "]"
    return f".{{5}}{wanted}|.{{4}}{wanted}X"


def _seventh(letter: str, or_letter: str | None) -> str:
    return f".{{6}}[{letter}{or_letter or ''}]"


def _endings(text: str) -> str:
    """".51-.52", ".150, .250" or ".61-": how the code goes on behind its category."""
    ends = re.findall(r"[0-9]+", text)
    if "-." in text:
        ends = [str(number).zfill(len(ends[0])) for number in range(int(ends[0]), int(ends[1]) + 1)]
    return ".{3}(?:" + "|".join(ends) + ")"


_RESTRICTIONS = (
    (r"(?:fifth or six(?:th)?|final|sixth) character ([0-9](?:-[0-9])?(?: or [0-9])?)", _final_intent),
    (r"fifth to sixth characters ([0-9]{2})", lambda ending: f".{{4}}{ending}"),
    (r"(?:fifth|5th)[ -]character \.?([0-9])", lambda character: f".{{4}}{character}"),
    (r"(?:seventh|7th) character ([A-Z])(?: or ([A-Z]))?", _seventh),
    # Open fractures, of all types and at all stages of healing.
    (r"open fracture 7th character", lambda: ".{6}[BCEFHJMNQR]"),
    (r"(?:final characters )?(\.[0-9][-.,0-9 or]*)", _endings),
    (r"final characters -([0-9]{2})", lambda ending: f".{{4}}{ending}"),
    # E87.2, of diabetes: in each of its categories, .1 is ketoacidosis.
    (r"ketoacidosis", lambda: ".{3}1"),
)
