"""Unspecified codes where the tabular list has specific ones."""

from __future__ import annotations

import re

from medcoder.codeset.rules.case import Case, Code, Finding, guideline
from medcoder.codeset.written import LENGTH

# "Complete or unspecified spontaneous abortion" has no more specific code.
UNSPECIFIED = re.compile(r"(?<!or )\bunspecified\b", re.IGNORECASE)


def unspecified(case: Case) -> list[Finding]:
    """Advice only: I.B.18 lets an unspecified code stand where the record tells no more."""
    return [finding for code in case.codes for finding in (_side(code) or _trimester(code) or _type(code))]


def _side(code: Code) -> list[Finding]:
    """I.B.13: a sibling has the same title with a side in it."""
    stem = _stem(code)
    titles = {sibling.title for sibling in _siblings(stem)}
    sides = [side for side in ("right", "left") if titles.intersection(_with(stem.title, side))]
    if not sides:
        return []
    return [
        Finding(
            "unspecified side", "advice", (code.code,),
            f"{code.code} leaves the side open; there are codes for the {' and the '.join(sides)}. Look in the"
            " whole record: nurses and other clinicians may document the side too.",
            f"{guideline('I.B.13')} and I.B.14",
        )
    ]  # fmt: skip


def _with(title: str, side: str) -> list[str]:
    """``title`` with each "unspecified" in turn replaced by ``side``."""
    return [title[: match.start()] + side + title[match.end() :] for match in UNSPECIFIED.finditer(title)]


def _trimester(code: Code) -> list[Finding]:
    """I.C.15.a.5."""
    if "unspecified trimester" not in code.title:
        return []
    return [
        Finding(
            "unspecified trimester", "advice", (code.code,),
            f"{code.code} leaves the trimester open; the weeks of gestation in the record tell it.",
            guideline("I.C.15.a.5"),
        )
    ]  # fmt: skip


def _type(code: Code) -> list[Finding]:
    """I.A.9.b and I.B.18."""
    if not UNSPECIFIED.search(code.title) or not _siblings(_stem(code)):
        return []
    return [
        Finding(
            "unspecified", "advice", (code.code,),
            f"{code.code} is unspecified ({code.title}). It is right where the record tells no more; its"
            f" neighbours below {_stem(code).parent.code} are more specific.",
            f"{guideline('I.A.9.b')} and I.B.18",
        )
    ]  # fmt: skip


def _stem(code: Code) -> Code:
    """The code without its 7th character, where the list defines 7th characters."""
    return code.parent if len(code.code) == LENGTH and code.parent.sevenths else code


def _siblings(code: Code) -> list[Code]:
    return [other for other in code.parent.children if other != code] if code.parent else []


RULES = (unspecified,)
