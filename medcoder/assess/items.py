"""What a lesson's bank file may hold: lessons, objectives, activities and items.

The models refuse unknown keys and wrong types; what concerns one object alone (two keys
in a choose-one item, a card whose bin does not exist) is checked here too. What needs the
whole bank (duplicate ids, unknown sources) is checked in ``bank.py`` and ``audit.py``.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Union

from pydantic import Field, StringConstraints, model_validator

from medcoder.assess.claim_audits import Audit
from medcoder.assess.coding import Coded, Encounter
from medcoder.assess.em_levels import Level
from medcoder.assess.fields import ItemBase, Markdown, Model, Plain, Slug, distinct
from medcoder.assess.pcs_tables import Build
from medcoder.assess.queries import Query
from medcoder.assess.stays import Switch


class Option(Model):
    text: Markdown
    key: bool = False
    why: Markdown


class Choose(ItemBase):
    """Pick the key among the options, or every key where ``several`` is true."""

    kind: Literal["choose"]
    several: bool = False
    options: Annotated[list[Option], Field(min_length=2, max_length=8)]

    @model_validator(mode="after")
    def _keys(self):
        keys = sum(option.key for option in self.options)
        if keys == 0:
            raise ValueError("no option is the key; set 'key: true' on the right one")
        if keys > 1 and not self.several:
            raise ValueError(
                f"{keys} options are keys in a choose-one item; leave one, or set 'several: true'"
            )
        distinct([option.text for option in self.options], "option")
        return self


class Step(Model):
    text: Markdown
    why: Markdown


class Order(ItemBase):
    """Put the steps into sequence; they stand here in the right one."""

    kind: Literal["order"]
    steps: Annotated[list[Step], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def _steps(self):
        distinct([step.text for step in self.steps], "step")
        return self


class Card(Model):
    text: Markdown
    bin: Plain
    why: Markdown


class Sort(ItemBase):
    """Put each card into the bin where it belongs."""

    kind: Literal["sort"]
    bins: Annotated[list[Plain], Field(min_length=2, max_length=6)]
    cards: Annotated[list[Card], Field(min_length=2, max_length=12)]

    @model_validator(mode="after")
    def _cards(self):
        distinct(self.bins, "bin")
        distinct([card.text for card in self.cards], "card")
        for card in self.cards:
            if card.bin not in self.bins:
                raise ValueError(
                    f"the card {card.text!r} names the bin {card.bin!r}, which is none of the bins;"
                    " correct its 'bin'"
                )
        return self


class Pair(Model):
    left: Plain
    right: Plain
    why: Markdown


class Extra(Model):
    text: Plain
    why: Markdown


class Match(ItemBase):
    """Find the right side for each left side; extras belong to none."""

    kind: Literal["match"]
    pairs: Annotated[list[Pair], Field(min_length=2, max_length=8)]
    extras: list[Extra] = []

    @model_validator(mode="after")
    def _sides(self):
        distinct([pair.left for pair in self.pairs], "left side")
        rights = [pair.right for pair in self.pairs] + [extra.text for extra in self.extras]
        distinct(rights, "right side")
        return self


class Words(Model):
    words: Plain
    why: Markdown


class Place(Model):
    """A place of a picture: ``x`` and ``y`` in percent of its width and height, from the top left."""

    x: Annotated[float, Field(ge=0, le=100)]
    y: Annotated[float, Field(ge=0, le=100)]
    label: Plain
    why: Markdown


class Label(ItemBase):
    """Name the numbered places of a picture; extras belong to none.

    ``picture`` is a drawing of the course, ``bank/pictures/….svg``; ``alt`` tells those who do not
    see it what it shows and where each number stands, without the names that are asked for.
    """

    kind: Literal["label"]
    picture: Slug
    alt: Plain
    places: Annotated[list[Place], Field(min_length=2, max_length=16)]
    extras: list[Extra] = []

    @model_validator(mode="after")
    def _labels(self):
        labels = [place.label for place in self.places] + [extra.text for extra in self.extras]
        distinct(labels, "label")
        return self


class Mark(ItemBase):
    """Select in the passage the words that the stem asks for."""

    kind: Literal["mark"]
    passage: Plain
    marks: Annotated[list[Words], Field(min_length=1)]
    near: list[Words] = []

    @model_validator(mode="after")
    def _spans(self):
        taken: dict[int, str] = {}
        for span in (*self.marks, *self.near):
            for position in range(*find_words(self.passage, span.words)):
                if position in taken:
                    raise ValueError(
                        f"{span.words!r} and {taken[position]!r} overlap; let each word stand in one"
                    )
                taken[position] = span.words
        return self


class Mistake(Model):
    forms: Annotated[list[Plain], Field(min_length=1)]
    why: Markdown


class Fill(ItemBase):
    """Type a short text or a number."""

    kind: Literal["fill"]
    accept: Annotated[list[Plain], Field(min_length=1)]
    why: Markdown
    mistakes: list[Mistake] = []
    otherwise: Markdown
    unit: Plain | None = None

    @model_validator(mode="after")
    def _forms(self):
        forms = [*self.accept, *(form for mistake in self.mistakes for form in mistake.forms)]
        distinct([form.strip().casefold() for form in forms], "form")
        return self


class Code(ItemBase, Coded):
    """Type the code; or, where ``several`` is true, every code in the order of the claim."""

    kind: Literal["code"]
    several: bool = False
    encounter: Encounter

    @model_validator(mode="after")
    def _one_or_several(self):
        if len(self.keys) > 1 and not self.several:
            raise ValueError(
                f"{len(self.keys)} codes are keys in an item for one code; leave one, or set 'several: true'"
            )
        return self


class Reflect(ItemBase):
    """Write freely, then compare with a model answer and rate oneself."""

    kind: Literal["reflect"]
    model: Markdown
    points: Annotated[list[Markdown], Field(min_length=2, max_length=6)]


Item = Annotated[
    Union[Choose, Order, Sort, Match, Label, Mark, Fill, Code, Level, Build, Switch, Audit, Query, Reflect],
    Field(discriminator="kind"),
]


class Objective(Model):
    """What the learner will be able to do, and the heading under which it is explained."""

    id: Slug
    text: Plain
    section: Plain


class Check(Model):
    """The lesson's self-assessment."""

    form: Literal["check"]
    id: Slug
    title: Plain
    items: Annotated[list[Item], Field(min_length=1)]


class Try(Model):
    """A little practice between sections."""

    form: Literal["try"]
    id: Slug
    title: Plain
    items: Annotated[list[Item], Field(min_length=1)]


class LedgerRow(Model):
    field: Plain
    value: Plain


class FollowStep(Model):
    heading: Plain
    text: Markdown
    item: Item
    after: Markdown
    ledger: list[LedgerRow] = []


class Follow(Model):
    """A story in steps: the learner decides at each one and a ledger grows."""

    form: Literal["follow"]
    id: Slug
    title: Plain
    record: Plain
    ledger: Plain
    steps: Annotated[list[FollowStep], Field(min_length=2)]

    @property
    def items(self) -> list:
        return [step.item for step in self.steps]


DRILLED = {
    "word-parts": ["part-to-meaning", "meaning-to-part", "take-apart", "build", "word-to-meaning", "meaning-to-word"],
    "drug-units": ["units", "weight", "waste", "lines"],
    "codes": [
        "billable", "seventh", "side", "family", "title", "term", "excludes", "first", "additional", "dates",
        "replaced", "chapter",
    ],
}  # fmt: skip
"""The kinds of questions that each generator of a drill draws, as the page names them."""


class Drill(Model):
    """Practice without an end: the page draws each question by ``generator`` from a file of the bank."""

    form: Literal["drill"]
    id: Slug
    title: Plain
    objective: Slug
    generator: Literal["word-parts", "drug-units", "codes"]

    @property
    def items(self) -> list:
        """None: its questions are made on the page, and count towards no lesson."""
        return []


class Tool(Model):
    """Something to work with that asks nothing: the page makes it from a file of the bank.

    What the learner keeps of it is recorded under the tool's own id.
    """

    form: Literal["tool"]
    id: Slug
    title: Plain
    objective: Slug
    tool: Literal[
        "em-levels", "path-planner", "credential-chooser", "study-plan", "ceu-planner", "ninety-days",
        "update-routine", "code-changes", "portfolio", "error-costs", "your-road",
    ]  # fmt: skip

    @property
    def items(self) -> list:
        """None: it counts towards no lesson."""
        return []


NOT_TIMED = {"reflect", "query"}
"""Kinds that are compared with a model, not marked at once: they have no place under exam conditions."""


class ExamSection(Model):
    """An area of the exam's report."""

    title: Plain
    items: Annotated[list[Item], Field(min_length=1)]


class Exam(Model):
    """Questions under exam conditions: a clock, no feedback before the end, a report by section.

    ``passes``: the percentage that the report compares with.
    """

    form: Literal["exam"]
    id: Slug
    title: Plain
    minutes: Annotated[int, Field(ge=1, le=300)]
    passes: Annotated[int, Field(ge=1, le=100)] = Field(alias="pass")
    sections: Annotated[list[ExamSection], Field(min_length=1)]

    @model_validator(mode="after")
    def _marked(self):
        return _timed(self)

    @property
    def items(self) -> list:
        return [item for section in self.sections for item in section.items]


class Batch(Model):
    """Short items against the clock, again and again: each run draws ``draw`` of them."""

    form: Literal["batch"]
    id: Slug
    title: Plain
    objective: Slug
    draw: Annotated[int, Field(ge=2)]
    items: Annotated[list[Item], Field(min_length=2)]

    @model_validator(mode="after")
    def _marked(self):
        if self.draw > len(self.items):
            raise ValueError(f"a run draws {self.draw} of {len(self.items)} items; write more items or draw fewer")
        return _timed(self)


class Final(Model):
    """The final assessment: each sitting draws ``draw`` questions over all lessons, and ``charts`` charts."""

    form: Literal["final"]
    id: Slug
    title: Plain
    minutes: Annotated[int, Field(ge=1, le=600)]
    passes: Annotated[int, Field(ge=1, le=100)] = Field(alias="pass")
    draw: Annotated[int, Field(ge=1)]
    charts: Annotated[int, Field(ge=0)]

    @property
    def items(self) -> list:
        """None of its own: those of the lessons."""
        return []


def _timed(activity):
    for item in activity.items:
        if item.kind in NOT_TIMED:
            raise ValueError(f"the item {item.id!r} of the kind {item.kind!r} cannot be marked at once; put it elsewhere")
    return activity


Activity = Annotated[Union[Check, Try, Follow, Drill, Tool, Exam, Batch, Final], Field(discriminator="form")]


class LessonChart(Model):
    """A chart that the lesson's notebook shows, and the objective that it practices."""

    chart: Slug
    objective: Slug


class Lesson(Model):
    """One bank file. ``as_of`` is the date on which the codes it names must be in force."""

    lesson: Slug
    notebook: Slug
    title: Plain
    as_of: datetime.date
    minutes: Annotated[int, Field(ge=1, le=600)]
    objectives: Annotated[list[Objective], Field(min_length=1)]
    activities: Annotated[list[Activity], Field(min_length=1)]
    charts: list[LessonChart] = []

    @model_validator(mode="after")
    def _charts(self):
        distinct([each.chart for each in self.charts], "chart")
        return self

    @property
    def items(self) -> list:
        """Every item of the lesson, in the order of its activities."""
        return [item for activity in self.activities for item in activity.items]


class Term(Model):
    term: Plain
    meaning: Plain
    lesson: Slug


class Source(Model):
    """``short`` is what an item or a chart calls it, where the title is long."""

    id: Slug
    title: Plain
    short: Plain | None = None
    publisher: Plain
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    read: datetime.date
    sure: Literal["official", "third-party"]


class PlannedLesson(Model):
    notebook: Slug
    title: Plain


class CourseStep(Model):
    id: Slug
    title: Plain
    why: Plain
    lessons: Annotated[list[PlannedLesson], Field(min_length=1)]


class Course(Model):
    """The course map: the guide's steps and the lessons under each."""

    steps: Annotated[list[CourseStep], Field(min_length=1)]


_EDGES = "".join(chr(c) for c in range(33, 127) if not chr(c).isalnum())


def passage_words(passage: str) -> list[str]:
    """The passage's words with their punctuation; a line break stands as ``"\\n"``."""
    lines = passage.strip("\n").split("\n")
    words: list[str] = []
    for number, line in enumerate(lines):
        if number:
            words.append("\n")
        words.extend(line.split())
    return words


def find_words(passage: str, wanted: str) -> tuple[int, int]:
    """Where ``wanted`` stands in :func:`passage_words`: first position, and one past the last.

    Punctuation around a word does not count. Raises ValueError unless it stands exactly once.
    """
    words = [word.strip(_EDGES) or word for word in passage_words(passage)]
    target = [word.strip(_EDGES) or word for word in wanted.split()]
    starts = [
        start for start in range(len(words)) if words[start : start + len(target)] == target
    ]
    if len(starts) != 1:
        times = "does not stand" if not starts else f"stands {len(starts)} times"
        raise ValueError(
            f"{wanted!r} {times} in the passage; name words that stand there exactly once"
        )
    return starts[0], starts[0] + len(target)

