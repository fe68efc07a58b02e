"""The mock exams: their blueprints, and a bank of items kept apart from the lessons'.

``bank/exams/blueprints.yml`` says which areas an exam has and how many questions of each; every other file of
the folder is a list of items, each with its area in one exam or several.
"""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, model_validator

from medcoder.assess.fields import Citation, Model, Plain, Slug, distinct
from medcoder.assess.items import Choose

SITTINGS = 3
"""So many half exams can be sat without a repeat."""
_Count = Annotated[int, Field(ge=1)]


class Length(Model):
    """Minutes of a full and of a half exam."""

    full: _Count
    half: _Count


class ExamArea(Model):
    """How many questions of an area a full and a half exam have."""

    id: Slug
    title: Plain
    full: _Count
    half: _Count

    @property
    def needed(self) -> int:
        """How many items the bank must have of it."""
        return max(self.full, SITTINGS * self.half)


class Blueprint(Model):
    """``lacks`` and ``is_not`` say plainly what the mock exam cannot contain, and what it is not."""

    id: Slug
    title: Plain
    passes: Annotated[int, Field(ge=1, le=100, alias="pass")]
    minutes: Length
    source: Citation
    lacks: Plain
    is_not: Plain
    areas: Annotated[list[ExamArea], Field(min_length=2)]

    @model_validator(mode="after")
    def _once(self):
        distinct([area.id for area in self.areas], "area")
        return self


class Blueprints(Model):
    """``as_of`` is the day on which the items' codes are in force."""

    as_of: datetime.date
    blueprints: Annotated[list[Blueprint], Field(min_length=1)]


class ExamItem(Model):
    """``areas`` maps a blueprint to the item's area in it."""

    areas: Annotated[dict[Slug, Slug], Field(min_length=1)]
    item: Choose

    @model_validator(mode="after")
    def _four(self):
        if self.item.several or len(self.item.options) != 4:
            raise ValueError(f"the exam item {self.item.id!r} is not one of four options; write four, with one key")
        return self
