"""The live form: an anywidget whose front end is the page module, kept by the learner's record."""

from __future__ import annotations

import difflib
import weakref
from functools import lru_cache
from pathlib import Path

import anywidget
import ipywidgets
import traitlets

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import (
    activity_sheet,
    chart_activity,
    course_outline,
    meanings,
    mock_sheet,
    readiness_sheet,
    review_sheet,
)
from medcoder.record import DamagedRecord, Event, RecordUnavailable, open_record, parse
from medcoder.widgets.book import BookSource, book_source
from medcoder.widgets.pool import FORMS, PoolSource, pool_source
from medcoder.widgets.published import BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE, activity_html, progress_html

_FUNCTION = {"check": "check", "try": "practice", "follow": "follow", "drill": "drill", "tool": "tool", "exam": "exam", "batch": "batch", "final": "final"}


class UnknownActivity(LookupError):
    """A notebook asked for an activity that the bank does not have."""

    def _render_traceback_(self) -> list[str]:
        # IPython shows these lines in place of a traceback, which would tell a learner nothing.
        return [str(self)]


def check(lesson: str) -> Activity:
    """The self-assessment of ``lesson``, for example ``check("the-role")``."""
    return _activity("check", lesson)


def practice(activity: str) -> Activity:
    """A short practice between sections."""
    return _activity("try", activity)


def follow(activity: str) -> Activity:
    """A story that the learner decides step by step."""
    return _activity("follow", activity)


def drill(name: str) -> Activity:
    """Practice without an end, for example ``drill("word-builder")``."""
    return _activity("drill", name)


def tool(name: str) -> Activity:
    """Something to work with that asks nothing, for example ``tool("path-planner")``."""
    return _activity("tool", name)


def exam(name: str) -> Activity:
    """Questions against the clock, marked at the end."""
    return _activity("exam", name)


def final(name: str) -> Activity:
    """The final assessment, drawn anew for each sitting."""
    return _activity("final", name)


def batch(name: str) -> Activity:
    """Short notes one after another, with a plot of speed and accuracy."""
    return _activity("batch", name)


def chart(name: str) -> Activity:
    """One record to code, for example ``chart("side-in-nursing")``."""
    charts = load_bank().charts
    if name not in charts:
        raise UnknownActivity(_not_found("chart", name, charts))
    return Activity(chart_activity(load_bank(), name))


def mock(exam: str) -> Activity:
    """A mock exam by its blueprint, for example ``mock("cpc")``."""
    known = [blueprint.id for blueprint in load_bank().blueprints.blueprints]
    if exam not in known:
        raise UnknownActivity(_not_found("mock", exam, dict.fromkeys(known)))
    return Activity(mock_sheet(load_bank(), exam))


def review() -> Activity:
    """Today's review: what the learner has met and is about to forget."""
    return Activity(review_sheet())


def readiness() -> Activity:
    """How much of each objective would be known today, with its uncertainty."""
    return Activity(readiness_sheet(load_bank()))


def progress() -> Progress:
    """The learner's progress over the whole course, with export, import and erase."""
    return Progress(course_outline(load_bank()))


def _activity(form: str, name: str) -> Activity:
    found = {
        activity_id: activity
        for activity_id, (_, activity) in load_bank().activities().items()
        if activity.form == form
    }
    if name not in found:
        raise UnknownActivity(_not_found(_FUNCTION[form], name, found))
    return Activity(activity_sheet(load_bank(), name))


def _not_found(function: str, name: str, found: dict) -> str:
    near = difflib.get_close_matches(str(name), found, n=1, cutoff=0.5)
    advice = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(sorted(found))}."
    return f"{function}({name!r}): the course has nothing of that name. {advice}"


class _PageModule(ipywidgets.Widget):
    """The text of the page module with the bundles for some lessons, and the glossary, as one model that every activity of the kernel refers to."""

    source = traitlets.Unicode().tag(sync=True)
    terms = traitlets.Dict().tag(sync=True)


@lru_cache(maxsize=1)
def _page_module() -> _PageModule:
    scripts = "\n".join(bundle.read_text(encoding="utf-8") for bundle in (BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE))
    bundles = "{ practice: medcoderPractice, tools: medcoderTools }"
    source = f"{scripts}\nexport const render = (context) => medcoder.render(context, {bundles});\n"
    return _PageModule(source=source, terms=meanings(load_bank()))


class _Keeper:
    """The one open record of this kernel, and the widgets that show what it holds.

    ``notice`` is a sentence for the learner when the record cannot be kept, or when an
    unreadable one was set aside; empty otherwise.
    """

    def __init__(self):
        self.widgets = weakref.WeakSet()
        self.record, self.notice = None, ""
        try:
            self.record = open_record()
        except RecordUnavailable as error:
            self.notice = str(error)

    def events(self, items: set[str] | None) -> list[dict]:
        """What the record holds of these items (None: of all). Sets ``notice``; never raises."""
        if self.record is None:
            return []
        try:
            events = self.record.events(items)
        except RecordUnavailable as error:
            self.notice = str(error)
            return []
        self.notice = self.record.notice or ""
        return [event.model_dump() for event in events]

    def add(self, event: Event) -> None:
        self._available().add(event)
        self._refresh({event.item})

    def merge(self, events: list[Event]) -> int:
        added = self._available().merge(events)
        self._refresh({event.item for event in events})
        return added

    def erase(self) -> None:
        self._available().erase()
        self._refresh(None)

    def _available(self):
        if self.record is None:
            raise RecordUnavailable(self.notice)
        return self.record

    def _refresh(self, items: set[str] | None) -> None:
        """Bring the widgets that show any of these items (None: all) up to date."""
        for widget in self.widgets:
            if items is None or widget.watched is None or items & widget.watched:
                widget.events = self.events(widget.watched)


@lru_cache(maxsize=1)
def _keeper() -> _Keeper:
    return _Keeper()


class Live(anywidget.AnyWidget):
    """What activities and the progress panel share: the record, and the three forms.

    ``watched`` holds the ids of the items whose events the page gets; None means all.
    """

    _esm = Path(__file__).parent / "loader.js"

    form = traitlets.Unicode().tag(sync=True)
    sheet = traitlets.Dict().tag(sync=True)
    events = traitlets.List().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    page = traitlets.Instance(_PageModule).tag(sync=True, **ipywidgets.widget_serialization)

    def __init__(self, form: str, sheet: dict, watched: set[str] | None, html: str, text: str):
        self.watched, self._html, self._text = watched, html, text
        keeper = _keeper()
        events = keeper.events(watched)
        super().__init__(form=form, sheet=sheet, events=events, notice=keeper.notice, page=_page_module())
        keeper.widgets.add(self)
        self.on_msg(_answer_page)

    def __repr__(self) -> str:
        return self._text

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": self._html}, metadata


CODED = {"code", "chart", "audit"}
"""The kinds of items that are answered in codes, with the code book beside them."""


class Activity(Live):
    """One activity of the bank, or one chart."""

    codebook = traitlets.Instance(BookSource, allow_none=True).tag(
        sync=True, **ipywidgets.widget_serialization
    )
    pool = traitlets.Instance(PoolSource, allow_none=True).tag(sync=True, **ipywidgets.widget_serialization)

    def __init__(self, sheet: dict):
        count = len(sheet["items"])
        questions = "1 question" if count == 1 else f"{count} questions"
        if sheet["form"] == "chart":
            questions = "a chart to code"
        elif sheet["form"] == "drill":
            questions = "a drill"
        elif sheet["form"] == "tool":
            questions = "a tool"
        elif sheet["form"] == "review":
            questions = "what is due today"
        elif sheet["form"] == "mock":
            questions = "a mock exam"
        elif sheet["form"] == "final":
            questions = f"{sheet['draw']} questions and {sheet['charts']} charts"
        super().__init__(
            form="activity",
            sheet=sheet,
            watched=_watched(sheet),
            html=activity_html(sheet),
            text=f"{sheet['title']} ({questions})",
        )
        if sheet["form"] in FORMS:
            self.pool = pool_source()
        if _needs_codebook(sheet):
            self.codebook = book_source()


def _needs_codebook(sheet: dict) -> bool:
    coded = any(item["kind"] in CODED for item in sheet["items"])
    return coded or sheet["form"] in ("final", "review") or sheet.get("generator") == "codes"


OVER_ALL = {"portfolio", "readiness", "your-road"}
"""The tools that are made from the whole record."""


def _watched(sheet: dict) -> set[str] | None:
    """What is kept of a drill, a tool or an exam is recorded under its own id, apart from its items."""
    if sheet["form"] in FORMS or sheet.get("tool") in OVER_ALL:
        return None
    return {sheet["id"], *(item["id"] for item in sheet["items"])}


class Progress(Live):
    """The progress panel."""

    def __init__(self, outline: dict):
        super().__init__(
            form="progress", sheet=outline, watched=None, html=progress_html(outline), text="Your progress"
        )


def _answer_page(widget: Live, message: dict, _buffers) -> None:
    """Do what the page asks and say how it went, under the page's own number for the request."""
    try:
        answer = _REQUESTS[message["do"]](message)
    except (RecordUnavailable, DamagedRecord, ValueError) as error:
        answer = {"error": str(error)}
    widget.send({"request": message["request"], **answer})


def _add(message: dict) -> dict:
    _keeper().add(Event.model_validate(message["event"]))
    return {}


def _merge(message: dict) -> dict:
    return {"added": _keeper().merge(parse(message["text"]))}


def _erase(_message: dict) -> dict:
    _keeper().erase()
    return {}


_REQUESTS = {"add": _add, "merge": _merge, "erase": _erase}
