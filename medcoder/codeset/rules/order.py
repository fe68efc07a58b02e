"""The order of codes that belong together: cause before effect, what a note adds after it."""

from __future__ import annotations

import re
from itertools import groupby

from medcoder.codeset.references import references
from medcoder.codeset.rules.case import Case, Code, Finding, Note, guideline, quoted, refers

# "In most cases the manifestation codes will have in the code title, 'in diseases classified
# elsewhere'" (I.A.13). B95-B97, "as the cause of diseases classified elsewhere", are no manifestations.
MANIFESTATION_TITLE = "classified elsewhere"
AGENTS = "(B95-B97)"
# The manifestation codes without these words: a code first note names the etiology, and the
# classification knows no such condition without one.
OTHER_MANIFESTATIONS = (
    "(D63.0, D63.1, D64.1, D75.81, E08.-, G13.0-G13.2, G73.1, I68.0, J84.03, J91.0, M02.8-, M02.9,"
    " M36.0-M36.3, M90.6-)"
)
# What happened and why they came: nothing that has a cause to code, and nothing left over.
CIRCUMSTANCES = "(V00-Y99, Z00-Z99)"
# Notes for a case that may not be there: "if applicable", "any associated …", "tachycardia
# complicating:", "associated AIDS".
OPTIONAL = re.compile(
    r"if (?:applicable|known|present)|where applicable|\bany\b|complicating|associated AIDS"
)
# Its note speaks of adverse effects alone; ``first.not_first`` has that rule.
DRUGS = "T36-T50"
# In first place these are no condition that a note at another code could ask to add.
NEVER_ADDED = "(F10-F19, Z00-Z99)"


def is_manifestation(code: Code) -> bool:
    """I.A.13: whether it describes what a disease that is coded elsewhere does.

    The title may be a heading's; a code without a "code first" note (M14.6-, Charcôt's joint,
    below M14) stands by itself all the same.
    """
    if refers(AGENTS, code) or not _groups(code, "code_first"):
        return False
    above = code
    while above is not None:
        if above.title and MANIFESTATION_TITLE in above.title:
            return True
        above = above.parent
    return refers(OTHER_MANIFESTATIONS, code)


def code_first(case: Case) -> list[Finding]:
    """I.A.13 and I.B.7: the etiology before its manifestation, and each "code first" note."""
    return [finding for place, code in enumerate(case.codes) for finding in _of_one(case, place, code)]


def _of_one(case: Case, place: int, code: Code) -> list[Finding]:
    groups = _groups(code, "code_first")
    behind = [
        _wrong_order(code, group, other)
        for group in groups
        if _wants_all(group) or not _among(group, case.codes[:place])
        for other in _among(group, case.codes[place + 1 :])
    ]
    if behind:
        return behind[:1]
    required = [group for group in groups if not _is_optional(group)]
    if is_manifestation(code):
        return _without_etiology(case, place, code, required or groups)
    if required and code is case.first and not any(_among(group, case.codes) for group in required):
        return [_first_alone(case, code, required[0])]
    return []


def _groups(code: Code, kind: str) -> list[tuple[Note, ...]]:
    """The notes of one kind, own and inherited, one group for each place where they stand."""
    notes = [note for note in code.all_notes if note.kind == kind and note.at != DRUGS]
    return [tuple(group) for _, group in groupby(notes, key=lambda note: note.at)]


def _among(group: tuple[Note, ...], codes: tuple[Code, ...]) -> list[Code]:
    return [code for code in codes if any(refers(note.text, code) for note in group)]


def _is_optional(group: tuple[Note, ...]) -> bool:
    return any(OPTIONAL.search(note.text) for note in group)


def _wants_all(group: tuple[Note, ...]) -> bool:
    """"Any associated" condition comes first; of examples of a cause, the one that applies."""
    return any(re.search(r"\bany\b", note.text) for note in group)


def _is_open(group: tuple[Note, ...]) -> bool:
    """Whether the note names its causes as examples, or none at all."""
    return any("such as" in note.text or not references(note.text) for note in group)


def _wrong_order(code: Code, group: tuple[Note, ...], other: Code) -> Finding:
    """A warning where the note names causes "such as" this "if applicable": it may be no cause here."""
    note = next(note for note in group if refers(note.text, other))
    words = " ".join(note.text for note in group)
    may_be_chance = "such as" in words and re.search(r"if (?:applicable|known)", words)
    condition = f"if it is the cause of {code.code}, as the note there supposes" if may_be_chance else (
        "the note there says to code it first"
    )
    return Finding(
        "code first", "warning" if may_be_chance else "error", (code.code, other.code),
        f"{other.code} belongs before {code.code}: {condition}.",
        f"{quoted(note)}; {guideline('I.A.13' if is_manifestation(code) else 'I.B.7')}",
    )  # fmt: skip


def _without_etiology(case: Case, place: int, code: Code, groups: list[tuple[Note, ...]]) -> list[Finding]:
    before = [other for other in case.codes[:place] if not refers(CIRCUMSTANCES, other)]
    named = any(_among(group, case.codes[:place]) for group in groups)
    if named or before and any(_is_open(group) for group in groups):
        return []
    if code is case.first:
        rule, reason = "manifestation first", (
            f"{code.code} is a manifestation: it describes what a disease does, and is never the"
            f" {case.encounter.first_name}. The code for that disease comes before it."
        )
    else:
        rule, reason = "manifestation without its etiology", (
            f"{code.code} is a manifestation: the code for the disease behind it is missing before it."
        )
    return [Finding(rule, "error", (code.code,), reason, f"{quoted(*groups[0])}; {guideline('I.A.13')}")]


def _first_alone(case: Case, code: Code, group: tuple[Note, ...]) -> Finding:
    return Finding(
        "code first", "warning", (code.code,),
        f"{code.code} stands first, but its note says to code the cause first: if the record tells the cause,"
        f" that is the {case.encounter.first_name}.",
        f"{quoted(*group)}; {guideline('I.B.7')}",
    )  # fmt: skip


def use_additional(case: Case) -> list[Finding]:
    """I.B.7: a code that a note asks to add stands after the code that has the note.

    Advice, and on the first place alone: the additional condition may be the reason for the
    encounter, and among secondary codes the order seldom matters.
    """
    first = case.first
    if first is None or refers(NEVER_ADDED, first):
        return []
    return [
        Finding(
            "use additional", "advice", (first.code, code.code),
            f"A note at {code.code} says to add {first.code} to it. An additional code comes after the code"
            " that asks for it, unless it is itself the reason for the encounter.",
            f"{quoted(note)}; {guideline('I.B.7')}",
        )
        for code in case.codes[1:]
        for note in [_asking(code, first)] if note and not _asking(first, code)
    ]  # fmt: skip


def _asking(code: Code, other: Code) -> Note | None:
    notes = (note for note in code.all_notes if note.kind == "use_additional" and refers(note.text, other))
    return next(notes, None)


# "Use additional code to identify the stage of chronic kidney disease (N18.-)": the note names
# what is always there to be said once the code is used.
ALWAYS_THERE = re.compile(r"to (?:identify|specify)(?: the)? (?:stage|type of heart failure|site|severity)")


def missing_additional(case: Case) -> list[Finding]:
    """I.B.7, for the additional codes without which the first says half: stage, site, type."""
    return [
        Finding(
            "use additional", "advice", (code.code,),
            f"{code.code} leaves a part of the condition to an additional code, which is not on the list.",
            f"{quoted(note)}; {guideline('I.B.7')}",
        )
        for code in case.codes
        for note in code.all_notes
        if note.kind == "use_additional" and ALWAYS_THERE.search(note.text)
        if references(note.text) and not OPTIONAL.search(note.text) and not case.among(note.text)
    ]  # fmt: skip


# Their titles say "sequelae"; I69 names the residual itself, so it needs no second code.
SEQUELA_CODES = "(B90-B94, E64.-, E68, G09, G65.-, O94)"
LATE_INJURIES = "(S00-T88 with 7th character S)"


def sequela(case: Case) -> list[Finding]:
    """I.B.10 and I.C.19.a: what is left over comes first, the code for its cause second."""
    left_over = [
        place for place, code in enumerate(case.codes)
        if not _is_sequela(code) and not refers(CIRCUMSTANCES, code)
    ]  # fmt: skip
    return [
        _sequela(code, bool(left_over))
        for place, code in enumerate(case.codes)
        if _is_sequela(code) and not any(other < place for other in left_over)
    ]


def _is_sequela(code: Code) -> bool:
    return refers(SEQUELA_CODES, code) or refers(LATE_INJURIES, code)


def _sequela(code: Code, has_left_over: bool) -> Finding:
    return Finding(
        "sequela order", "error" if has_left_over else "warning", (code.code,),
        f"{code.code} names what caused a sequela. The condition that is left over today (such as a scar or a"
        " stiff joint) is coded first, this second.",
        guideline("I.B.10") + (" and I.C.19.a" if code.code[0] in "ST" else ""),
    )  # fmt: skip


def acute_with_sequela(case: Case) -> list[Finding]:
    """I.B.10: the acute injury is never coded beside its own late effect."""
    return [
        Finding(
            "sequela order", "error", (code.code, other.code),
            f"{code.code} and {other.code} are the same injury, once as a late effect and once as still under"
            " care. The code for the acute phase is never used with the one for the late effect.",
            guideline("I.B.10"),
        )
        for code in case.among(LATE_INJURIES)
        for other in case.codes
        if other.code[:-1] == code.code[:-1] and other != code
    ]  # fmt: skip


RULES = (code_first, use_additional, missing_additional, sequela, acute_with_sequela)
