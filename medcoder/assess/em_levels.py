"""The level of an evaluation and management service, and the items of the kind ``level``.

The reference file ``bank/tools/em-levels.yml`` holds what each step of problems, data and risk takes, in
the course's own words, and the minutes of each level. The rule: two of the three elements must reach the
level of the decision making; where time may decide, the higher of both counts. The emergency department
goes by decision making alone.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.fields import ItemBase, Markdown, Model, Plain, distinct

Service = Literal["office-new", "office-established", "hospital-first", "hospital-later", "emergency"]
Element = Literal["problems", "data", "risk"]
ELEMENTS: dict[str, list[str]] = {
    "problems": ["minimal", "low", "moderate", "high"],
    "data": ["minimal", "limited", "moderate", "extensive"],
    "risk": ["minimal", "low", "moderate", "high"],
}
"""The steps of each element, from the lowest."""
MAKING = ["straightforward", "low", "moderate", "high"]
"""The levels of decision making, from the lowest."""


class ServiceLevels(Model):
    """``levels`` numbers each level of decision making; ``minutes`` names what a number takes."""

    id: Service
    title: Plain
    levels: dict[Literal["straightforward", "low", "moderate", "high"], int]
    minutes: dict[int, Annotated[int, Field(gt=0)]] = {}

    @model_validator(mode="after")
    def _whole(self):
        if list(self.levels) != MAKING:
            raise ValueError(f"the levels of {self.id!r} are not {', '.join(MAKING)}; name them in this order")
        for number in self.minutes:
            if number not in self.levels.values():
                raise ValueError(f"{self.id!r} names minutes for {number}, which is none of its levels; take them out")
        return self


class Guide(Model):
    """What a step of an element takes."""

    level: Plain
    text: Plain


class EmLevels(Model):
    services: Annotated[list[ServiceLevels], Field(min_length=1)]
    elements: dict[Element, list[Guide]]

    @model_validator(mode="after")
    def _whole(self):
        distinct([service.id for service in self.services], "service")
        for element, steps in ELEMENTS.items():
            found = [guide.level for guide in self.elements.get(element, [])]
            if found != steps:
                raise ValueError(f"the steps of {element!r} are not {', '.join(steps)}; write them in this order")
        return self

    def service(self, name: str) -> ServiceLevels:
        return next(service for service in self.services if service.id == name)

    def data(self) -> dict:
        """What the page needs of it, as plain data."""
        return {
            "services": [service_data(service) for service in self.services],
            "making": MAKING,
            "guide": self.guide(),
        }

    def guide(self) -> dict:
        return {element: [guide.model_dump() for guide in guides] for element, guides in self.elements.items()}


def service_data(service: ServiceLevels) -> dict:
    return {
        "id": service.id,
        "title": service.title,
        "levels": list(service.levels.values()),
        "minutes": [list(pair) for pair in service.minutes.items()],
    }


class Judged(Model):
    """How far one element goes in the note, and what in the note makes it so."""

    level: Plain
    why: Markdown


class TimeSpent(Model):
    """``minutes`` is the time that counts; None where the note has none that does."""

    minutes: Annotated[int, Field(gt=0, le=600)] | None = None
    why: Markdown


class Misjudged(Model):
    """A setting that is often chosen in place of the right one: a ``level``, or for time ``minutes``."""

    element: Literal["problems", "data", "risk", "time"]
    level: Plain | None = None
    minutes: Annotated[int, Field(gt=0, le=600)] | None = None
    why: Markdown


class Level(ItemBase):
    """Set problems, data, risk and time from a note; the level follows."""

    kind: Literal["level"]
    service: Service
    problems: Judged
    data: Judged
    risk: Judged
    time: TimeSpent
    mistakes: list[Misjudged] = []

    @model_validator(mode="after")
    def _steps(self):
        if self.record is None:
            raise ValueError("an item of the kind 'level' has no note; write it under 'record'")
        for element in ELEMENTS:
            _known_step(element, getattr(self, element).level)
        for mistake in self.mistakes:
            if mistake.element == "time":
                if mistake.minutes is None or mistake.minutes == self.time.minutes:
                    raise ValueError("a mistake in the time names no wrong 'minutes'; write those")
            elif mistake.level is None:
                raise ValueError(f"a mistake in {mistake.element!r} names no 'level'; write one")
            else:
                _known_step(mistake.element, mistake.level)
                if mistake.level == getattr(self, mistake.element).level:
                    raise ValueError(f"a mistake in {mistake.element!r} is the key itself; name another level")
        timed = self.time.minutes is not None or any(mistake.element == "time" for mistake in self.mistakes)
        if self.service == "emergency" and timed:
            raise ValueError("an emergency visit is never levelled by time; take 'minutes' out")
        return self

    @property
    def steps(self) -> dict[str, int]:
        """The number of the right step of each element."""
        return {element: steps.index(getattr(self, element).level) for element, steps in ELEMENTS.items()}


def _known_step(element: str, level: str) -> None:
    if level not in ELEMENTS[element]:
        raise ValueError(f"{level!r} is no step of {element!r}; write one of {', '.join(ELEMENTS[element])}")


def decision(steps: dict[str, int]) -> int:
    """The number, in :data:`MAKING`, of the decision making that two of three elements reach."""
    return sorted(steps.values())[1]


def level_by_time(service: ServiceLevels, minutes: int | None) -> int | None:
    """The highest level whose minutes are met; None where there is none."""
    met = [number for number, least in service.minutes.items() if minutes is not None and minutes >= least]
    return max(met, default=None)


def level_number(service: ServiceLevels, steps: dict[str, int], minutes: int | None) -> int:
    """The level of the visit: by decision making, or by time where that gives more."""
    made = list(service.levels.values())[decision(steps)]
    timed = level_by_time(service, minutes)
    return made if timed is None else max(made, timed)


def level_sheet(reference: EmLevels, item: Level, tree) -> dict:
    """The item's part of the answer sheet; ``tree`` compiles the small Markdown."""
    service = reference.service(item.service)
    return {
        "service": service_data(service),
        "level": level_number(service, item.steps, item.time.minutes),
        "decision": decision(item.steps),
        "making": MAKING,
        "guide": reference.guide(),
        "keys": {**item.steps, "minutes": item.time.minutes},
        "why": {name: tree(getattr(item, name).why) for name in (*ELEMENTS, "time")},
        "mistakes": [
            {
                "element": "minutes" if mistake.element == "time" else mistake.element,
                "value": mistake.minutes
                if mistake.element == "time"
                else ELEMENTS[mistake.element].index(mistake.level),
                "why": tree(mistake.why),
            }
            for mistake in item.mistakes
        ],
    }
