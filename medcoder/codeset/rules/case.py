"""What a rule is given, and what it gives back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, NamedTuple

from medcoder.codeset.notes import Note
from medcoder.codeset.references import references
from medcoder.codeset.releases import Code, Release

Severity = Literal["error", "warning", "advice"]

KINDS = {
    "excludes1": "Excludes1 note",
    "code_first": "Code first note",
    "use_additional": "Use additional code note",
    "note": "Note",
}


class Encounter(NamedTuple):
    """What the codes are for. ``date`` is the discharge, for an inpatient stay."""

    setting: Literal["outpatient", "emergency", "inpatient"]
    date: datetime.date
    age: int | None = None
    sex: Literal["female", "male"] | None = None

    @property
    def first_name(self) -> str:
        """What the code in first place is called there."""
        return "principal diagnosis" if self.setting == "inpatient" else "first-listed diagnosis"


class Finding(NamedTuple):
    """``reason`` is a sentence for a learner; ``basis`` the note's words or a guideline section."""

    rule: str
    severity: Severity
    codes: tuple[str, ...]
    reason: str
    basis: str


@dataclass(frozen=True)
class Case:
    """The billable codes of a list, each once, in order. ``first`` is None where the code in
    first place is none of them: then no rule speaks of the first place."""

    codes: tuple[Code, ...]
    first: Code | None
    encounter: Encounter
    release: Release

    @classmethod
    def of(cls, written: list[str], encounter: Encounter, release: Release) -> Case:
        billable = tuple(release.code(code) for code in dict.fromkeys(written) if release.is_billable(code))
        first = billable[0] if billable and billable[0].code == written[0] else None
        return cls(billable, first, encounter, release)

    def among(self, text: str) -> list[Code]:
        """Those of the codes that ``text`` refers to, written as in a note: "I12.-, N18.1-N18.6"."""
        return [code for code in self.codes if refers(text, code)]


def refers(text: str, code: Code) -> bool:
    """Whether ``text``, a note's or one in its style, refers to ``code``."""
    return any(reference.covers(code.code) for reference in references(text))


def guideline(section: str) -> str:
    return f"Official Guidelines, section {section}"


def quoted(*notes: Note) -> str:
    """Where notes of one kind stand and their words, of a long list the first lines."""
    words = [note.text.strip(" ,") for note in notes]
    shown = words if len(words) <= 4 else [*words[:4], "…"]
    return f"{KINDS[notes[0].kind]} at {notes[0].at}: “{' / '.join(shown)}”"
