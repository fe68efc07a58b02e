"""Queries to a provider: the items of the kind ``query``. The page checks what a rule can check.

What makes a query compliant is told in the lesson, after the practice brief of ACDIS and AHIMA (2022).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.fields import ItemBase, Markdown, Model, Plain


class Indicator(Model):
    """A fact of the record that a good query cites; ``forms`` are the ways to write it."""

    forms: Annotated[list[Plain], Field(min_length=1)]
    why: Markdown


class Query(ItemBase):
    """Decide whether a query is needed, and write it.

    ``cite``: how many indicators it cites at the least. ``leading``: words that would lead here, beyond the
    page's own list. ``offer``: the options that a multiple-choice query offers, each with its wordings; none
    where an open question is the right form.
    """

    kind: Literal["query"]
    needed: bool
    why: Markdown
    indicators: list[Indicator] = []
    cite: Annotated[int, Field(ge=0, le=8)] = 0
    leading: list[Plain] = []
    offer: list[Annotated[list[Plain], Field(min_length=1)]] = []
    model: Markdown
    points: Annotated[list[Markdown], Field(min_length=2, max_length=6)]

    @model_validator(mode="after")
    def _whole(self):
        if self.record is None:
            raise ValueError("an item of the kind 'query' has no record; write it under 'record'")
        if not self.needed and (self.indicators or self.cite or self.leading or self.offer):
            raise ValueError("no query is needed, so there is nothing to check in one; take indicators, cite, leading and offer out")
        if self.needed and not 1 <= self.cite <= len(self.indicators):
            raise ValueError("'cite' is not a number of the indicators; write how many a query cites at the least")
        return self


def query_sheet(item: Query, tree) -> dict:
    """The item's part of the answer sheet; ``tree`` compiles the small Markdown."""
    return {
        "needed": item.needed,
        "why": tree(item.why),
        "indicators": [{"forms": each.forms, "why": tree(each.why)} for each in item.indicators],
        "cite": item.cite,
        "leading": item.leading,
        "offer": item.offer,
        "model": tree(item.model),
        "points": [tree(point) for point in item.points],
    }
