"""Excludes1: two codes that are not reported together."""

from __future__ import annotations

from itertools import combinations

from medcoder.codeset.rules.case import Case, Code, Finding, Note, guideline, quoted, refers


def excludes1(case: Case) -> list[Finding]:
    """I.A.12.a, for each pair once; the note may stand at either, or above it."""
    return [
        Finding(
            "Excludes1", "error", (one.code, other.code),
            f"{one.code} and {other.code} exclude each other: they name the same condition twice, or two that"
            " do not occur together. Report both only where the record shows that they are unrelated;"
            " if that is not clear, query the provider.",
            f"{quoted(note)}; {guideline('I.A.12.a')}",
        )
        for one, other in combinations(case.codes, 2)
        for note in [_between(one, other) or _between(other, one)] if note
    ]  # fmt: skip


def _between(code: Code, other: Code) -> Note | None:
    """The nearest note of ``code``, its own or inherited, that excludes ``other``.

    A note at a heading may name one of the codes below that heading; it then separates that
    code from its siblings, not from itself.
    """
    return next(
        (
            note for note in code.all_notes
            if note.kind == "excludes1" and refers(note.text, other) and not refers(note.text, code)
        ),
        None,
    )  # fmt: skip


RULES = (excludes1,)
