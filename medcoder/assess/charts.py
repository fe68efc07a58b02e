"""What a chart holds: one encounter's record, the codes that it supports, and why.

A chart is a file of its own in ``bank/charts``. Its record is several documents as they
arrive; its key is the list of codes in order, each with the words that support it, the rule
that requires it, and what near misses earn.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.items import Citation, Markdown, Plain, Slug, _distinct, _Model, find_words

INPATIENT = "inpatient"
ROLES = {
    "outpatient": ("first-listed", "secondary"),
    "emergency": ("first-listed", "secondary"),
    INPATIENT: ("principal", "secondary"),
}


class Document(_Model):
    """One paper of the record, shown as it stands."""

    id: Slug
    title: Plain
    text: Plain


class Evidence(_Model):
    """Words of a document, which stand there exactly once."""

    document: Slug
    words: Plain


class NearMiss(_Model):
    """A code that a coder might enter in place of the key, and what it earns."""

    code: Plain
    credit: Annotated[float, Field(ge=0, lt=1)]
    why: Markdown


class Key(_Model):
    """One code to be reported. ``poa`` (present on admission) is for inpatients alone."""

    code: Plain
    role: Literal["first-listed", "principal", "secondary"]
    poa: Literal["Y", "N", "U", "W", "exempt"] | None = None
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    why: Markdown
    source: Annotated[list[Citation], Field(min_length=1)]
    near: list[NearMiss] = []


class Leave(_Model):
    """A code that a beginner would add, and must not."""

    code: Plain
    why: Markdown
    evidence: list[Evidence] = []


class Optional(_Model):
    """A code that the guidelines leave to the employer: it earns nothing and costs nothing."""

    code: Plain
    why: Markdown


class Sequence(_Model):
    """``first`` must stand before ``then``."""

    first: Plain
    then: Plain
    why: Markdown
    source: Annotated[list[Citation], Field(min_length=1)]


class Exemption(_Model):
    """A finding of the course's own rules that does not apply here, by the rule's name."""

    rule: Slug
    codes: Annotated[list[Plain], Field(min_length=1)]
    why: Plain


class Chart(_Model):
    """One encounter. ``date`` is the date of service; for an inpatient, of discharge."""

    chart: Slug
    title: Plain
    setting: Literal["outpatient", "emergency", "inpatient"]
    date: datetime.date
    age: Annotated[int, Field(ge=0, le=120)]
    sex: Literal["female", "male"]
    difficulty: Annotated[int, Field(ge=1, le=3)]
    teaches: Plain
    documents: Annotated[list[Document], Field(min_length=2)]
    keys: Annotated[list[Key], Field(min_length=1)]
    order: list[Sequence] = []
    optional: list[Optional] = []
    leave: Annotated[list[Leave], Field(min_length=1)]
    thinking: Annotated[list[Markdown], Field(min_length=2)]
    exempt: list[Exemption] = []

    @model_validator(mode="after")
    def _roles(self):
        first, other = ROLES[self.setting]
        for place, key in enumerate(self.keys):
            wanted = first if place == 0 else other
            if key.role != wanted:
                raise ValueError(
                    f"{key.code} has the role {key.role!r} in place {place + 1}; write {wanted!r}"
                )
            if (key.poa is None) == (self.setting == INPATIENT):
                raise ValueError(
                    f"{key.code}: 'poa' is for inpatients, and every inpatient code has one;"
                    " add it or take it out"
                )
        return self

    @model_validator(mode="after")
    def _codes(self):
        keys = [key.code for key in self.keys]
        _distinct([*keys, *(part.code for part in (*self.optional, *self.leave))], "code")
        for key in self.keys:
            for near in key.near:
                if near.code in keys:
                    raise ValueError(f"the near miss {near.code} is itself a key; take it out")
        for rule in self.order:
            for code in (rule.first, rule.then):
                if code not in keys:
                    raise ValueError(f"'order' names {code}, which is no key; correct it")
            if keys.index(rule.first) > keys.index(rule.then):
                raise ValueError(
                    f"'order' puts {rule.first} before {rule.then}, the keys do not; correct one of them"
                )
        return self

    @model_validator(mode="after")
    def _evidence(self):
        _distinct([document.id for document in self.documents], "document")
        texts = {document.id: document.text for document in self.documents}
        for evidence in self.all_evidence():
            if evidence.document not in texts:
                raise ValueError(
                    f"the evidence {evidence.words!r} names the document {evidence.document!r},"
                    " which the chart does not have; correct it"
                )
            find_words(texts[evidence.document], evidence.words)
        return self

    def all_evidence(self) -> Iterator[Evidence]:
        for part in (*self.keys, *self.leave):
            yield from part.evidence

    def all_codes(self) -> Iterator[str]:
        """Every code that the chart names, keys first."""
        yield from (key.code for key in self.keys)
        yield from (near.code for key in self.keys for near in key.near)
        yield from (part.code for part in (*self.optional, *self.leave))

    def citations(self) -> Iterator[Citation]:
        for part in (*self.keys, *self.order):
            yield from part.source
