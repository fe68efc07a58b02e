"""The ways into the job, from which the page makes a learner's plan: ``bank/tools/path-planner.yml``.

Hours are estimates, amounts of money rest on their sources; what has no source is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from medcoder.assess.career_tools import lesson_links
from medcoder.assess.fields import Citation, Model, Plain, Range, Slug, distinct, rising

Country = Literal["us", "india"]
_CURRENCY = {"us": "USD", "india": "INR"}
"""In which the page shows what a country's paths cost."""
_Cite = Callable[[list[Citation]], list[str]]


class Bounds(Model):
    """How many hours a week the planner takes."""

    least: Annotated[int, Field(gt=0)]
    most: Annotated[int, Field(le=80)]

    @model_validator(mode="after")
    def _rising(self):
        rising(self.least, self.most)
        return self


class Background(Model):
    """What a learner brings; ``spares`` the percentage of a stage's hours that it saves."""

    id: Slug
    title: Plain
    spares: dict[Slug, Annotated[int, Field(ge=0, le=100)]]


class Stage(Model):
    """Something to learn; ``hours`` from the least to the most, ``here`` the lessons of this course on it."""

    id: Slug
    title: Plain
    hours: Range
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

    @model_validator(mode="after")
    def _rising(self):
        rising(self.least, self.most)
        return self


class Path(Model):
    """``fixed_months``: how long it takes by its own calendar, where it has one. ``goals``: which it serves; all where none is named."""

    id: Slug
    title: Plain
    countries: Annotated[list[Country], Field(min_length=1)]
    goals: list[Slug] = []
    hours_factor: Annotated[float, Field(gt=0)] = 1.0
    fixed_months: Range | None = None
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
        goals = {goal.id for goal in self.goals}
        for path in self.paths:
            if unknown := [goal for goal in path.goals if goal not in goals]:
                raise ValueError(f"{path.id!r} serves {unknown[0]!r}, which is none of the goals; correct it")
            for country, costs in path.cost.items():
                if country not in path.countries:
                    raise ValueError(f"{path.id!r} has a cost in {country!r}, which is none of its countries; take it out")
                for cost in costs:
                    if cost.currency != _CURRENCY[country]:
                        raise ValueError(
                            f"{path.id!r} has costs in {cost.currency} for {country!r}; give them in {_CURRENCY[country]}"
                        )
        return self

    @model_validator(mode="after")
    def _something_to_plan(self):
        """Whatever a learner chooses, there is a path, and something to learn on it."""
        for goal in self.goals:
            for country in get_args(Country):
                if not any(country in path.countries and goal.id in (path.goals or [goal.id]) for path in self.paths):
                    raise ValueError(f"no path in {country!r} serves the goal {goal.id!r}; add one, or take the goal out")
            for background in self.backgrounds:
                stages = [stage for stage in self.stages if stage.id in goal.stages and stage.hours[1] > 0]
                if all(background.spares.get(stage.id) == 100 for stage in stages):
                    raise ValueError(
                        f"{background.id!r} leaves nothing to learn for the goal {goal.id!r};"
                        " let it spare less, or give the goal another stage"
                    )
        return self

    def citations(self) -> Iterator[Citation]:
        yield from (cost.source for path in self.paths for costs in path.cost.values() for cost in costs)
        yield from (stage.hours_source for stage in self.stages if stage.hours_source)

    def data(self, cite: _Cite, lessons: dict) -> dict:
        """What the page plans with. ``lessons`` maps the id of each lesson that is there to it."""
        data = self.model_dump(mode="json")
        for stage, compiled in zip(self.stages, data["stages"], strict=True):
            compiled["here"] = lesson_links(stage.here, lessons)
            compiled["hours_source"] = cite([stage.hours_source]) if stage.hours_source else []
        for path in data["paths"]:
            for costs in path["cost"].values():
                for cost in costs:
                    cost["source"] = cite([Citation(**cost["source"])])
        return data
