"""The fields that the bank's models are made of: plain texts, the small Markdown, sources."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from medcoder.assess import markup


class Model(BaseModel):
    """Refuses unknown keys and wrong types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _small_markdown(text: str) -> str:
    if found := markup.refusals(text):
        raise ValueError(f"the text holds {' and '.join(found)}; write it in the small Markdown")
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Plain = Annotated[str, StringConstraints(pattern=r"\S")]
"""Text shown exactly as it stands; white space alone is none."""
Markdown = Annotated[Plain, AfterValidator(_small_markdown)]
"""Text in the small Markdown of ``markup.py``."""


def spelled(pattern: str, refusal: str) -> AfterValidator:
    """A text of this form. ``refusal`` says what another one is not; and, behind "; ", how to write it."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(f"{text!r} is no {refusal}")
        return text

    return AfterValidator(check)


def _rising(ends: list[float]) -> list[float]:
    rising(*ends)
    return ends


def rising(least: float, most: float) -> None:
    """Raises ValueError where a range is written backwards."""
    if least > most:
        raise ValueError(f"the range goes down from {least:g} to {most:g}; write the lower end first")


Range = Annotated[
    list[Annotated[float, Field(ge=0)]], Field(min_length=2, max_length=2), AfterValidator(_rising)
]
"""From the least to the most."""


class Citation(Model):
    """What a key rests on: a source of ``sources.yml`` and the place in it."""

    ref: Slug
    at: Plain | None = None


class ItemBase(Model):
    """What every item has, of whatever kind."""

    id: Slug
    objective: Slug
    difficulty: Annotated[int, Field(ge=1, le=3)]
    stem: Markdown
    record: Plain | None = None
    hint: Markdown | None = None
    source: Annotated[list[Citation], Field(min_length=1)]
    codes: list[Plain] = []


def distinct(values: list[str], what: str) -> None:
    """Raises ValueError, with the value named, where one stands twice."""
    seen = set()
    for value in values:
        if value in seen:
            raise ValueError(f"the {what} {value!r} is there twice; remove or reword one")
        seen.add(value)
