"""The directives of the book's pages.

``{activity} ID``, ``{chart} ID``, ``{mock-exam} ID``, ``{codebook} QUERY`` and ``{progress}`` place a live part; ``{course-map}``,
``{glossary-terms}`` and ``{source-list}`` write out what the bank holds.
"""

from __future__ import annotations

import difflib

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from medcoder.assess.bank import FOLDER, BankError, load_bank
from medcoder.assess.sheet import activity_sheet, chart_activity, course_outline, mock_sheet, readiness_sheet, review_sheet
from medcoder.widgets.codebook import codes_found
from medcoder.widgets.published import activity_html, codebook_html, progress_html

LOGGER = logging.getLogger(__name__)

SURENESS = {"official": "official source", "third-party": "third-party source"}


class ActivityDirective(SphinxDirective):
    """``{activity} the-role``: an activity of the bank, in its published form."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        known = load_bank().activities()
        if (name := self.arguments[0]) not in known:
            return _unknown(self, "activity", name, known)
        return [_raw_html(activity_html(activity_sheet(load_bank(), name)))]


class ChartDirective(SphinxDirective):
    """``{chart} side-in-nursing``: a record to code."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        known = load_bank().charts
        if (name := self.arguments[0]) not in known:
            return _unknown(self, "chart", name, known)
        return [_raw_html(activity_html(chart_activity(load_bank(), name)))]


class MockExamDirective(SphinxDirective):
    """``{mock-exam} cpc``: a mock exam by its blueprint."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        known = [blueprint.id for blueprint in load_bank().blueprints.blueprints]
        if (name := self.arguments[0]) not in known:
            return _unknown(self, "mock exam", name, known)
        return [_raw_html(activity_html(mock_sheet(load_bank(), name)))]


class ReviewDirective(SphinxDirective):
    """``{review}``: what is due today."""

    def run(self) -> list[nodes.Node]:
        return [_raw_html(activity_html(review_sheet()))]


class ReadinessDirective(SphinxDirective):
    """``{readiness}``: how much of each objective would be known today."""

    def run(self) -> list[nodes.Node]:
        return [_raw_html(activity_html(readiness_sheet(load_bank())))]


class CodebookDirective(SphinxDirective):
    """``{codebook}`` or ``{codebook} E11.2``: the code book, opened at a code or at some words."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        query = self.arguments[0] if self.arguments else ""
        return [_raw_html(codebook_html(query, codes_found(query)))]


class ProgressDirective(SphinxDirective):
    """``{progress}``: what the learner has done, from the browser's storage."""

    def run(self) -> list[nodes.Node]:
        return [_raw_html(progress_html(course_outline(load_bank())))]


class CourseMapDirective(SphinxDirective):
    """``{course-map}``: the steps of the course in order, with their lessons."""

    def run(self) -> list[nodes.Node]:
        live = {lesson.notebook: lesson for lesson in load_bank().lessons.values()}
        steps = nodes.enumerated_list(classes=["course-map"], enumtype="arabic", suffix=".")
        steps.extend(self._step(step, live) for step in load_bank().course.steps)
        return [steps]

    def _step(self, step, live: dict) -> nodes.list_item:
        title = nodes.paragraph("", "", nodes.strong(text=step.title))
        lessons = nodes.bullet_list()
        for planned in step.lessons:
            lesson = live.get(planned.notebook)
            lessons += self._live(lesson) if lesson else _coming(planned)
        return nodes.list_item("", title, _paragraph(step.why), lessons)

    def _live(self, lesson) -> nodes.list_item:
        link = _page_link(self, f"/notebooks/{lesson.notebook}", lesson.title)
        return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(f" ({duration(lesson.minutes)})")))


class GlossaryDirective(SphinxDirective):
    """``{glossary-terms}``: every term with its meaning, in alphabetical order.

    Each can be linked to as ``#term-`` and the term in lower case with hyphens.
    """

    def run(self) -> list[nodes.Node]:
        lessons = load_bank().lessons
        terms = nodes.definition_list(classes=["glossary-terms"])
        for term in sorted(load_bank().glossary, key=lambda term: term.term.casefold()):
            body = [_paragraph(term.meaning)]
            if term.lesson in lessons:
                lesson = lessons[term.lesson]
                link = _page_link(self, f"/notebooks/{lesson.notebook}", lesson.title)
                body.append(nodes.paragraph("", "Lesson: ", link, classes=["term-lesson"]))
            terms += _definition(f"term-{term.term}", nodes.Text(term.term), *body)
        return [terms]


class SourceListDirective(SphinxDirective):
    """``{source-list}``: what the lessons rest on, each linkable as ``#source-`` and its id."""

    def run(self) -> list[nodes.Node]:
        sources = nodes.definition_list(classes=["source-list"])
        for source in sorted(load_bank().sources.values(), key=lambda source: source.title.casefold()):
            read = f"{source.read:%B} {source.read.day}, {source.read.year}"
            details = f"{source.publisher}; {SURENESS[source.sure]}, read on {read}."
            sources += _definition(f"source-{source.id}", _source_title(source), _paragraph(details))
        return [sources]


def _unknown(directive: SphinxDirective, what: str, name: str, known) -> list[nodes.Node]:
    """Warn of a name that the bank does not have; nothing is placed."""
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    LOGGER.warning("the bank has no %s %r%s", what, name, hint, location=directive.get_location())
    return []


def _raw_html(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def _page_link(directive: SphinxDirective, page: str, text: str) -> addnodes.pending_xref:
    """A link to a page of the book; Sphinx warns where there is no such page."""
    link = addnodes.pending_xref(
        "",
        nodes.inline(text=text),
        refdomain="std",
        reftype="doc",
        refdoc=directive.env.docname,
        refexplicit=True,
        reftarget=page,
        refwarn=True,
    )
    directive.set_source_info(link)
    return link


def duration(minutes: int) -> str:
    """A lesson's time as people say it: minutes up to an hour and a half, then hours."""
    if minutes <= 90:
        return f"{minutes} minutes"
    hours = round(minutes / 30) / 2
    return f"about {hours:g} hours"


def _coming(planned) -> nodes.list_item:
    return nodes.list_item("", _paragraph(f"{planned.title} (coming)"), classes=["coming"])


def _source_title(source) -> nodes.Node:
    if source.url is None:
        return nodes.Text(source.title)
    return nodes.reference("", source.title, refuri=source.url, internal=False)


def _definition(name: str, title: nodes.Node, *body: nodes.paragraph) -> nodes.definition_list_item:
    term = nodes.term("", "", title, ids=[nodes.make_id(name)])
    return nodes.definition_list_item("", term, nodes.definition("", *body))


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)


def refuse_faulty_bank(_app: Sphinx) -> None:
    """Stop with the bank's problems in words: nearly every page would fail on them."""
    try:
        load_bank()
    except BankError as error:
        raise ExtensionError(f"the bank has problems:\n{error}") from None


def depend_on_bank(app: Sphinx, _doctree: nodes.document) -> None:
    """Have a page read again when the bank changes: notebooks show its activities too."""
    for path in (*FOLDER.rglob("*.yml"), *FOLDER.rglob("*.svg")):
        app.env.note_dependency(str(path))


def setup(app: Sphinx) -> None:
    app.add_directive("activity", ActivityDirective)
    app.add_directive("chart", ChartDirective)
    app.add_directive("mock-exam", MockExamDirective)
    app.add_directive("review", ReviewDirective)
    app.add_directive("readiness", ReadinessDirective)
    app.add_directive("codebook", CodebookDirective)
    app.add_directive("progress", ProgressDirective)
    app.add_directive("course-map", CourseMapDirective)
    app.add_directive("glossary-terms", GlossaryDirective)
    app.add_directive("source-list", SourceListDirective)
    app.connect("builder-inited", refuse_faulty_bank)
    app.connect("doctree-read", depend_on_bank)
