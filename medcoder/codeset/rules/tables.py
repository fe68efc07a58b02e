"""The rules' lists as plain data: the page's own rules read the same ones, by way of the code book.

``frontend/src/codebook/rules/`` has a file for each module here. It repeats what the modules do
with their lists, not the lists; regular expressions are written so that JavaScript reads them.
"""

from __future__ import annotations

from medcoder.codeset import nearest, rules
from medcoder.codeset.rules import case, first, order, specificity, together


def tables() -> dict[str, dict]:
    """By module, each constant under its name in lower case."""
    return {
        "review": {"severities": rules.SEVERITIES, "same_matter": [sorted(each) for each in rules.SAME_MATTER]},
        "case": _named(case, "KINDS"),
        "first": _named(first, "NEVER_FIRST SELDOM_FIRST ONLY_FIRST"),
        "order": _named(
            order,
            "MANIFESTATION_TITLE AGENTS OTHER_MANIFESTATIONS CIRCUMSTANCES DRUGS NEVER_ADDED SEQUELA_CODES"
            " LATE_INJURIES",
        )
        | {"optional": order.OPTIONAL.pattern, "always_there": order.ALWAYS_THERE.pattern},
        "together": _named(
            together,
            "PREGNANCY NO_CHAPTER_15 PREGNANCY_SEQUELA BEFORE_CHAPTER_15 ENDED_EARLY WEEKS NEWBORN NEWBORN_NOTE"
            " BODY_MASS_INDEX PEDIATRIC_INDEX AGE_NOTE HEART KIDNEY PRESUMED",
        ),
        "specificity": {"unspecified": specificity.UNSPECIFIED.pattern},
        "nearest": _named(nearest, "ALIKE"),
    }


def _named(module, names: str) -> dict:
    return {name.lower(): getattr(module, name) for name in names.split()}
