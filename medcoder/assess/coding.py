"""What an answer in codes is made of: the keys in order, what near misses earn, what to leave.

The items of the kind ``code`` and the charts share it, and with it their marking.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from medcoder.assess.fields import Citation, Markdown, Model, Plain, distinct
from medcoder.codeset import normal_form

Setting = Literal["outpatient", "emergency", "inpatient"]


def _in_normal_form(code: str) -> str:
    if code != normal_form(code):
        raise ValueError(f"the code {code!r} is not in its normal form; write {normal_form(code)}")
    return code


CodeName = Annotated[Plain, AfterValidator(_in_normal_form)]
"""A code as it is compared with what a learner enters."""


class Encounter(Model):
    """``date`` is the date of service; for an inpatient, of discharge."""

    setting: Setting = "outpatient"
    date: datetime.date
    age: Annotated[int, Field(ge=0, le=120)] | None = None
    sex: Literal["female", "male"] | None = None


class NearMiss(Model):
    """A code that a coder might enter in place of the key, and what it earns."""

    code: CodeName
    credit: Annotated[float, Field(ge=0, lt=1)]
    why: Markdown


class KeyCode(Model):
    """One code to be reported."""

    code: CodeName
    why: Markdown
    near: list[NearMiss] = []


class Optional(Model):
    """A code that the guidelines leave to the employer: it earns nothing and costs nothing."""

    code: CodeName
    why: Markdown


class Leave(Model):
    """A code that a beginner would add, and must not."""

    code: CodeName
    why: Markdown


class Sequence(Model):
    """``first`` must stand before ``then``."""

    first: CodeName
    then: CodeName
    why: Markdown
    source: Annotated[list[Citation], Field(min_length=1)]


class Coded(Model):
    """Codes to be reported, in order."""

    keys: Annotated[list[KeyCode], Field(min_length=1)]
    order: list[Sequence] = []
    optional: list[Optional] = []
    leave: list[Leave] = []

    @model_validator(mode="after")
    def _codes(self):
        keys = [key.code for key in self.keys]
        distinct([*keys, *(part.code for part in (*self.optional, *self.leave))], "code")
        for key in self.keys:
            for near in key.near:
                if near.code in keys:
                    raise ValueError(f"the near miss {near.code} is itself a key; take it out")
        for rule in self.order:
            for code in (rule.first, rule.then):
                if code not in keys:
                    raise ValueError(f"'order' names {code}, which is no key; correct it")
            if keys.index(rule.first) >= keys.index(rule.then):
                raise ValueError(
                    f"'order' puts {rule.first} before {rule.then}, the keys do not; correct one of them"
                )
        return self

    def all_codes(self) -> Iterator[str]:
        """Every code that the answer names, keys first."""
        yield from (key.code for key in self.keys)
        yield from (near.code for key in self.keys for near in key.near)
        yield from (part.code for part in (*self.optional, *self.leave))
