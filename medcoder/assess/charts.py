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

from medcoder.assess.coding import Coded, Encounter, KeyCode, Leave, Setting
from medcoder.assess.fields import Citation, Markdown, Model, Plain, Slug, distinct
from medcoder.assess.items import find_words

INPATIENT = "inpatient"
ROLES = {
    "outpatient": ("first-listed", "secondary"),
    "emergency": ("first-listed", "secondary"),
    INPATIENT: ("principal", "secondary"),
}


class Document(Model):
    """One paper of the record, shown as it stands."""

    id: Slug
    title: Plain
    text: Plain


class Evidence(Model):
    """Words of a document, which stand there exactly once."""

    document: Slug
    words: Plain


class Key(KeyCode):
    """``poa`` (present on admission) is for inpatients alone."""

    role: Literal["first-listed", "principal", "secondary"]
    poa: Literal["Y", "N", "U", "W", "exempt"] | None = None
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    source: Annotated[list[Citation], Field(min_length=1)]


class Question(Model):
    """What might be asked of the provider before the chart is coded, or that nothing need be."""

    text: Markdown
    key: bool = False
    why: Markdown


class LeaveOut(Leave):
    evidence: list[Evidence] = []


class Exemption(Model):
    """A finding of the course's own rules that does not apply here, by the rule's name."""

    rule: Slug
    codes: Annotated[list[Plain], Field(min_length=1)]
    why: Plain


class Chart(Coded):
    """One encounter. ``date`` is the date of service; for an inpatient, of discharge.

    ``query``, where a chart asks what must be asked first: the key is the question, or that there is none.
    The ``keys`` are then the codes that the record supports as it stands.
    """

    chart: Slug
    title: Plain
    setting: Setting
    date: datetime.date
    age: Annotated[int, Field(ge=0, le=120)]
    sex: Literal["female", "male"]
    difficulty: Annotated[int, Field(ge=1, le=3)]
    teaches: Plain
    documents: Annotated[list[Document], Field(min_length=2)]
    keys: Annotated[list[Key], Field(min_length=1)]
    leave: Annotated[list[LeaveOut], Field(min_length=1)]
    thinking: Annotated[list[Markdown], Field(min_length=2)]
    query: Annotated[list[Question], Field(max_length=6)] = []
    query_source: list[Citation] = []
    exempt: list[Exemption] = []

    @model_validator(mode="after")
    def _one_question(self):
        keys = sum(question.key for question in self.query)
        if self.query and keys != 1:
            raise ValueError(f"{keys} options of 'query' are the key; set 'key: true' on one")
        if self.query and not self.query_source:
            raise ValueError("'query' has no source; name it under 'query_source'")
        distinct([question.text for question in self.query], "option")
        return self

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
    def _evidence(self):
        distinct([document.id for document in self.documents], "document")
        texts = {document.id: document.text for document in self.documents}
        for evidence in self.all_evidence():
            if evidence.document not in texts:
                raise ValueError(
                    f"the evidence {evidence.words!r} names the document {evidence.document!r},"
                    " which the chart does not have; correct it"
                )
            find_words(texts[evidence.document], evidence.words)
        return self

    @property
    def encounter(self) -> Encounter:
        return Encounter(setting=self.setting, date=self.date, age=self.age, sex=self.sex)

    def all_evidence(self) -> Iterator[Evidence]:
        for part in (*self.keys, *self.leave):
            yield from part.evidence

    def citations(self) -> Iterator[Citation]:
        for part in (*self.keys, *self.order):
            yield from part.source
        yield from self.query_source
