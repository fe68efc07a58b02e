"""The data of the career lessons' tools: credentials, plans, continuing education, the cost of errors.

Each is a file of ``bank/tools``; what has no source is left out of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.fields import Citation, Markdown, Model, Plain, Slug, distinct
from medcoder.assess.markup import tree

Cite = Callable[[list[Citation]], list[str]]
_Positive = Annotated[int, Field(gt=0)]


def lesson_links(names: list[str], lessons: dict) -> list[dict]:
    """Page and title of each of the lessons that is there. ``lessons`` maps ids to them."""
    return [
        {"page": f"notebooks/{lessons[name].notebook}", "title": lessons[name].title} for name in names if name in lessons
    ]


class Column(Model):
    id: Slug
    title: Plain


class Fact(Model):
    """What is known of a credential in one column; ``sort`` is the number to sort by."""

    text: Plain
    sort: float | None = None
    source: Citation
    sure: Literal["official", "third-party"]
    as_of: Plain


class Credential(Model):
    id: Slug
    name: Plain
    long: Plain
    issuer: Plain
    work: Plain
    facts: dict[Slug, Fact]


class Reason(Model):
    credential: Slug
    says: Literal["for", "against"]
    why: Plain


class Answer(Model):
    id: Slug
    text: Plain
    reasons: list[Reason] = []


class ChooserQuestion(Model):
    id: Slug
    text: Plain
    options: Annotated[list[Answer], Field(min_length=2)]


class Credentials(Model):
    """The credentials side by side, and questions whose answers speak for or against each."""

    as_of: datetime.date
    columns: Annotated[list[Column], Field(min_length=1)]
    credentials: Annotated[list[Credential], Field(min_length=2)]
    questions: Annotated[list[ChooserQuestion], Field(min_length=2)]
    notes: list[Plain] = []

    @model_validator(mode="after")
    def _names(self):
        columns = {column.id for column in self.columns}
        known = {credential.id for credential in self.credentials}
        for credential in self.credentials:
            if unknown := sorted(set(credential.facts) - columns):
                raise ValueError(f"{credential.name} has a fact {unknown[0]!r}, which is no column; correct it")
        for question in self.questions:
            for reason in (reason for option in question.options for reason in option.reasons):
                if reason.credential not in known:
                    raise ValueError(f"a reason names the credential {reason.credential!r}, which is none; correct it")
        return self

    def citations(self) -> Iterator[Citation]:
        yield from (fact.source for credential in self.credentials for fact in credential.facts.values())

    def data(self, cite: Cite) -> dict:
        data = self.model_dump(mode="json")
        for credential in data["credentials"]:
            for fact in credential["facts"].values():
                fact["source"] = cite([Citation(**fact["source"])])
        return data


class Area(Model):
    """An area of an exam; ``share`` is its part of the questions in percent."""

    id: Slug
    title: Plain
    share: Annotated[float, Field(gt=0, le=100)]
    here: list[Slug] = []
    source: Citation


class ExamAreas(Model):
    id: Slug
    title: Plain
    areas: Annotated[list[Area], Field(min_length=2)]


class Advice(Model):
    text: Plain


class StudyPlan(Model):
    """``last_weeks``: what the weeks before the exam are for, the last one first."""

    exams: Annotated[list[ExamAreas], Field(min_length=1)]
    last_weeks: Annotated[list[Advice], Field(min_length=1)]
    advice: list[Plain] = []

    def citations(self) -> Iterator[Citation]:
        yield from (area.source for exam in self.exams for area in exam.areas)

    def data(self, cite: Cite, lessons: dict) -> dict:
        data = self.model_dump(mode="json")
        for exam in data["exams"]:
            for area in exam["areas"]:
                area["source"] = cite([Citation(**area["source"])])
                area["here"] = lesson_links(area["here"], lessons)
        return data


class CeuRule(Model):
    """How many continuing education units a credential asks for in how many years."""

    credential: Plain
    ceus: _Positive
    years: _Positive
    source: Citation
    as_of: Plain


class CeuPlanner(Model):
    rules: Annotated[list[CeuRule], Field(min_length=1)]
    kinds: Annotated[list[Plain], Field(min_length=2)]
    advice: list[Plain] = []

    def citations(self) -> Iterator[Citation]:
        yield from (rule.source for rule in self.rules)

    def data(self, cite: Cite) -> dict:
        data = self.model_dump(mode="json")
        for rule in data["rules"]:
            rule["source"] = cite([Citation(**rule["source"])])
        return data


class Task(Model):
    id: Slug
    week: _Positive
    text: Plain
    why: Plain


class TaskList(Model):
    """Things to do by week; ``own``: whether the learner may add some."""

    title: Plain
    intro: Plain
    tasks: Annotated[list[Task], Field(min_length=2)]
    own: bool = True

    @model_validator(mode="after")
    def _once(self):
        distinct([task.id for task in self.tasks], "task")
        return self

    def data(self) -> dict:
        return self.model_dump(mode="json")


class Outcome(Model):
    """An amount, what it is called, and what comes of it."""

    label: Plain
    amount: Annotated[float, Field(ge=0)]
    note: Markdown
    error: Plain | None = None
    follows: Markdown | None = None


class CostCase(Model):
    """One record, paid as it should be and with each of some errors. ``computed_by``: how the amounts came about."""

    id: Slug
    title: Plain
    record: Plain
    right: Outcome
    wrong: Annotated[list[Outcome], Field(min_length=1)]
    unit: Plain
    source: Citation
    computed_by: Plain

    @model_validator(mode="after")
    def _errors(self):
        for outcome in self.wrong:
            if outcome.error is None or outcome.follows is None:
                raise ValueError(f"{outcome.label!r} does not say what is wrong and what follows; write 'error' and 'follows'")
        return self


class ErrorCosts(Model):
    cases: Annotated[list[CostCase], Field(min_length=1)]

    def citations(self) -> Iterator[Citation]:
        yield from (case.source for case in self.cases)

    def data(self, cite: Cite) -> dict:
        return {"cases": [_case(case, cite) for case in self.cases]}


def _case(case: CostCase, cite: Cite) -> dict:
    return {
        **case.model_dump(mode="json", include={"id", "title", "record", "unit", "computed_by"}),
        "right": _outcome(case.right),
        "wrong": [_outcome(outcome) for outcome in case.wrong],
        "source": cite([case.source]),
    }


def _outcome(outcome: Outcome) -> dict:
    compiled = {"label": outcome.label, "amount": outcome.amount, "note": tree(outcome.note)}
    if outcome.error is not None:
        compiled |= {"error": outcome.error, "follows": tree(outcome.follows)}
    return compiled
