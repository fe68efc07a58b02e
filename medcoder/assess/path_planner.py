"""The ways into the job, from which the page makes a learner's plan: ``bank/tools/path-planner.yml``.

Hours are estimates, amounts of money rest on their sources; what has no source is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.fields import Citation, Model, Plain, Slug, distinct

Country = Literal["us", "india"]
_Range = Annotated[list[Annotated[float, Field(ge=0)]], Field(min_length=2, max_length=2)]
_Cite = Callable[[list[Citation]], list[str]]


class Bounds(Model):
    """How many hours a week the planner takes."""

    least: Annotated[int, Field(gt=0)]
    most: Annotated[int, Field(le=80)]


class Background(Model):
    """What a learner brings; ``spares`` the percentage of a stage's hours that it saves."""

    id: Slug
    title: Plain
    spares: dict[Slug, Annotated[int, Field(ge=0, le=100)]]


class Stage(Model):
    """Something to learn; ``hours`` from the least to the most, ``here`` the lessons of this course on it."""

    id: Slug
    title: Plain
    hours: _Range
    hours_source: Citation | None = None
    here: list[Slug] = []


class Goal(Model):
    id: Slug
    title: Plain
    stages: Annotated[list[Slug], Field(min_length=1)]


class Cost(Model):
    """An amount of the country's money, and where it was read."""

    what: Plain
    currency: Literal["USD", "INR"]
    least: Annotated[float, Field(ge=0)]
    most: Annotated[float, Field(ge=0)]
    source: Citation
    as_of: Plain


class Path(Model):
    """``fixed_months``: how long it takes by its own calendar, where it has one."""

    id: Slug
    title: Plain
    countries: Annotated[list[Country], Field(min_length=1)]
    hours_factor: Annotated[float, Field(gt=0)] = 1.0
    fixed_months: _Range | None = None
    cost: dict[Country, list[Cost]]
    needs: list[Plain]
    gives: list[Plain]
    suits: Plain


class Paths(Model):
    as_of: datetime.date
    hours: Bounds
    weeks_a_year: Annotated[int, Field(gt=0, le=52)]
    backgrounds: Annotated[list[Background], Field(min_length=2)]
    goals: Annotated[list[Goal], Field(min_length=2)]
    stages: Annotated[list[Stage], Field(min_length=2)]
    paths: Annotated[list[Path], Field(min_length=2)]
    notes: list[Plain] = []

    @model_validator(mode="after")
    def _names(self):
        for what in ("backgrounds", "goals", "stages", "paths"):
            distinct([each.id for each in getattr(self, what)], what.removesuffix("s"))
        stages = {stage.id for stage in self.stages}
        named = {name for background in self.backgrounds for name in background.spares}
        named |= {name for goal in self.goals for name in goal.stages}
        if unknown := sorted(named - stages):
            raise ValueError(f"{unknown[0]!r} is none of the stages; correct it, or add it to 'stages'")
        for path in self.paths:
            for country, costs in path.cost.items():
                if country not in path.countries:
                    raise ValueError(f"{path.id!r} has a cost in {country!r}, which is none of its countries; take it out")
                if len({cost.currency for cost in costs}) > 1:
                    raise ValueError(f"{path.id!r} has costs of two currencies in {country!r}; give them in one")
        return self

    def citations(self) -> Iterator[Citation]:
        yield from (cost.source for path in self.paths for costs in path.cost.values() for cost in costs)
        yield from (stage.hours_source for stage in self.stages if stage.hours_source)

    def data(self, cite: _Cite, lessons: dict) -> dict:
        """What the page plans with. ``lessons`` maps the id of each lesson that is there to it."""
        data = self.model_dump(mode="json")
        for stage, compiled in zip(self.stages, data["stages"], strict=True):
            compiled["here"] = [
                {"page": f"notebooks/{lessons[name].notebook}", "title": lessons[name].title}
                for name in stage.here
                if name in lessons
            ]
            compiled["hours_source"] = cite([stage.hours_source]) if stage.hours_source else []
        for path in data["paths"]:
            for costs in path["cost"].values():
                for cost in costs:
                    cost["source"] = cite([Citation(**cost["source"])])
        return data
