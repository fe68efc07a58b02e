"""The compiler: an activity of the bank becomes its *answer sheet*.

An answer sheet is plain JSON. It holds the question, every plausible answer, its credit
and its rationale, so that the page marks by look-up and no second marker exists.
Text in the small Markdown is compiled to the trees of ``markup.py``; other text is a string.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import partial

from medcoder import codeset
from medcoder.codeset import history as codeset_history
from medcoder.assess.bank import Bank
from medcoder.assess.charts import Chart
from medcoder.assess.claim_audits import audit_sheet
from medcoder.assess.coded_sheet import coded_sheet
from medcoder.assess.drg_groups import stay_sheet
from medcoder.assess.em_levels import level_sheet
from medcoder.assess.items import find_words, passage_words
from medcoder.assess.markup import tree
from medcoder.assess.pcs_tables import build_sheet
from medcoder.assess.queries import query_sheet
from medcoder.assess.pictures import picture_address
from medcoder.assess.phrases import phrases, phrases_with

_NOT_ASKED = {
    "objective", "difficulty", "hint", "source", "why", "otherwise", "model", "points", "near", "titles",
    "teaches", "thinking", "picture", "alt", "x", "y", "guide",
}
"""What may be reworded without making an earlier answer worthless."""


def activity_sheet(bank: Bank, activity_id: str) -> dict:
    """The answer sheet of one activity. Raises KeyError where the bank has no such id."""
    _, activity = bank.activities()[activity_id]
    if activity.form in _MADE:
        return _made(bank, activity)
    items = [item_sheet(bank, item) for item in activity.items]
    sheet = {
        "id": activity.id,
        "form": activity.form,
        "title": activity.title,
        "items": items,
        "objectives": objectives_of(bank, [item.objective for item in activity.items]),
    }
    if activity.form == "exam":
        sheet |= {"minutes": activity.minutes, "pass": activity.passes, "sections": _sections(activity)}
    if activity.form == "batch":
        sheet |= {"draw": activity.draw}
    if activity.form == "final":
        sheet |= {"minutes": activity.minutes, "pass": activity.passes, "draw": activity.draw, "charts": activity.charts}
    if activity.form in ("exam", "batch", "final"):
        sheet["hash"] = name_hash(activity.id, activity.form)
    if activity.form == "follow":
        sheet |= {
            "record": activity.record,
            "ledger": activity.ledger,
            "steps": [_story_step(step) for step in activity.steps],
        }
    return sheet


def _made(bank: Bank, activity) -> dict:
    """A drill or a tool: it brings the data from which the page makes it, and has no items.

    Its hash does not change with the data: what a learner has kept of it counts on.
    """
    by = _MADE[activity.form]
    name = getattr(activity, by)
    return {
        "id": activity.id,
        "form": activity.form,
        "title": activity.title,
        by: name,
        "data": _DATA[name](bank),
        "hash": name_hash(activity.id, name),
        "objective": activity.objective,
        "objectives": objectives_of(bank, [activity.objective]),
        "items": [],
    }


def name_hash(*names: str) -> str:
    """12 hex digits that stay while what an activity holds changes."""
    return hashlib.sha256(json.dumps(names).encode()).hexdigest()[:12]


def _sections(exam) -> list[dict]:
    """Each area of the report with the numbers of its items."""
    sections, first = [], 0
    for section in exam.sections:
        sections.append({"title": section.title, "items": list(range(first, first + len(section.items)))})
        first += len(section.items)
    return sections


_MADE = {"drill": "generator", "tool": "tool"}
"""The forms that are made on the page, and the key that says by what."""

_DATA = {
    "word-parts": lambda bank: bank.data["word-parts"].data(),
    "drug-units": lambda bank: bank.data["drug-units"].data(partial(cited, bank)),
    "codes": lambda bank: {},  # the page draws them from the code book
    "em-levels": lambda bank: bank.data["em-levels"].data(),
    "path-planner": lambda bank: bank.data["path-planner"].data(partial(cited, bank), bank.lessons),
    "credential-chooser": lambda bank: bank.data["credential-chooser"].data(partial(cited, bank)),
    "study-plan": lambda bank: bank.data["study-plan"].data(partial(cited, bank), bank.lessons),
    "ceu-planner": lambda bank: bank.data["ceu-planner"].data(partial(cited, bank)),
    "ninety-days": lambda bank: bank.data["ninety-days"].data(),
    "update-routine": lambda bank: bank.data["update-routine"].data(),
    "error-costs": lambda bank: bank.data["error-costs"].data(partial(cited, bank)),
    "code-changes": lambda bank: _code_changes(),
    "portfolio": lambda bank: {"charts": _charts_of_lessons(bank)},
    "your-road": lambda bank: course_outline(bank),
}


def _code_changes() -> dict:
    """The changes of three years in short rows, and the chapters' titles."""
    chapters = {chapter.number: chapter.title for chapter in codeset.on(codeset_history.LAST_DAY).chapters}
    return {
        "years": list(codeset_history.YEARS),
        "chapters": [[number, title] for number, title in chapters.items()],
        "changes": [
            [each.year, each.action, each.code, each.title, each.before, each.chapter, list(each.successors)]
            for each in codeset_history.history()
        ],
    }


def _charts_of_lessons(bank: Bank) -> list[dict]:
    """What the portfolio says of each chart that a lesson shows."""
    return [
        {
            **{key: sheet[key] for key in ("id", "hash")},
            "title": chart.title,
            "setting": chart.setting,
            "teaches": chart.teaches,
            "difficulty": chart.difficulty,
        }
        for lesson in bank.lessons.values()
        for named in lesson.charts
        if (chart := bank.charts.get(named.chart)) and (sheet := chart_sheet(bank, chart))
    ]


def review_sheet() -> dict:
    """The review over all lessons; the page makes it from the pool and the record."""
    return {
        "id": "review",
        "form": "review",
        "title": "Your review",
        "hash": name_hash("review"),
        "objectives": {},
        "items": [],
    }


def readiness_sheet(bank: Bank) -> dict:
    """How ready the learner is, by the outline of the course and the record."""
    return {
        "id": "readiness",
        "form": "tool",
        "title": "How ready you are",
        "tool": "readiness",
        "data": course_outline(bank),
        "hash": name_hash("readiness"),
        "objectives": {},
        "items": [],
    }


def mock_sheet(bank: Bank, blueprint_id: str) -> dict:
    """A mock exam: its blueprint; the page draws its items from the pool. Raises KeyError where there is none."""
    blueprint = {each.id: each for each in bank.blueprints.blueprints}[blueprint_id]
    return {
        "id": f"mock-{blueprint.id}",
        "form": "mock",
        "exam": blueprint.id,
        "title": blueprint.title,
        "pass": blueprint.passes,
        "minutes": blueprint.minutes.model_dump(),
        "areas": [area.model_dump() for area in blueprint.areas],
        "lacks": blueprint.lacks,
        "is_not": blueprint.is_not,
        "source": cited(bank, [blueprint.source]),
        "hash": name_hash(blueprint.id, "mock"),
        "objectives": {},
        "items": [],
    }


def chart_activity(bank: Bank, chart_id: str) -> dict:
    """The answer sheet of a chart, as an activity of one item. Raises KeyError where there is none."""
    chart = bank.charts[chart_id]
    item = chart_sheet(bank, chart)
    return {
        "id": chart.chart,
        "form": "chart",
        "title": chart.title,
        "items": [item],
        "objectives": objectives_of(bank, [item["objective"]] if item["objective"] else []),
    }


def chart_sheet(bank: Bank, chart: Chart) -> dict:
    """A chart as an item: what ``coded_sheet`` tells, the record in phrases, and the reasoning.

    Evidence names a document by its number, and in it the phrases that hold the words.
    """
    cite = partial(cited, bank)
    sheet = {
        "id": chart.chart,
        "kind": "chart",
        "objective": bank.objective_of_chart(chart.chart),
        "difficulty": chart.difficulty,
        "stem": tree(CHART_STEM),
        "source": [],
        "several": True,
        "documents": [{"title": each.title, "lines": phrases(each.text)} for each in chart.documents],
        "teaches": chart.teaches,
        "thinking": [tree(thought) for thought in chart.thinking],
        **coded_sheet(chart, chart.encounter, cite),
    }
    for key, compiled in zip(chart.keys, sheet["keys"], strict=True):
        compiled |= {"role": key.role, "evidence": _evidence(chart, key.evidence)}
        compiled["source"] = cite(key.source)
        if key.poa:
            compiled["poa"] = key.poa
    for leave, compiled in zip(chart.leave, sheet["leave"], strict=True):
        compiled["evidence"] = _evidence(chart, leave.evidence)
    if chart.query:
        sheet["query"] = [{"text": tree(each.text), "key": each.key, "why": tree(each.why)} for each in chart.query]
        sheet["query_source"] = cite(chart.query_source)
    sheet["hash"] = content_hash(sheet)
    return sheet


CHART_STEM = "Read the record. Enter the codes that it supports, in the order of the claim."


def _evidence(chart: Chart, evidence: list) -> list[dict]:
    numbers = {document.id: number for number, document in enumerate(chart.documents)}
    return [
        {
            "document": numbers[each.document],
            "phrases": phrases_with(chart.documents[numbers[each.document]].text, each.words),
            "words": each.words,
        }
        for each in evidence
    ]


def item_sheet(bank: Bank, item) -> dict:
    """One item's part of the sheet, with ``hash``: 12 hex digits that change with its content."""
    sheet = {
        "id": item.id,
        "kind": item.kind,
        "objective": item.objective,
        "difficulty": item.difficulty,
        "stem": tree(item.stem),
        "source": cited(bank, item.source),
    }
    if item.record is not None:
        sheet["record"] = item.record.rstrip("\n")
    if item.hint is not None:
        sheet["hint"] = tree(item.hint)
    sheet |= _WITH_BANK[item.kind](bank, item) if item.kind in _WITH_BANK else _BY_KIND[item.kind](item)
    sheet["hash"] = content_hash(sheet)
    return sheet


def content_hash(sheet: dict) -> str:
    """12 hex digits over what is asked and what is the key, not over the explanations."""
    asked = json.dumps(_without(sheet, _NOT_ASKED), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def slug(heading: str) -> str:
    """The anchor that the published book gives a heading, by the rule of docutils.

    Accents and typographic marks go, and an anchor does not begin with a digit.
    """
    plain = unicodedata.normalize("NFKD", heading.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).lstrip("-0123456789").rstrip("-")


def meanings(bank: Bank, text: str | None = None) -> dict[str, str]:
    """Each term of the glossary with its meaning; with ``text``, of those that it holds."""
    text = text.casefold() if text is not None else None
    return {
        term.term: term.meaning for term in bank.glossary if text is None or term.term.casefold() in text
    }


def course_outline(bank: Bank) -> dict:
    """The whole course for the progress panel: steps, lessons, objectives, items by hash."""
    by_notebook = {lesson.notebook: lesson for lesson in bank.lessons.values()}
    return {
        "steps": [
            {
                "title": step.title,
                "lessons": [
                    _outline(bank, planned, by_notebook.get(planned.notebook)) for planned in step.lessons
                ],
            }
            for step in bank.course.steps
        ]
    }


def _outline(bank: Bank, planned, lesson) -> dict:
    if lesson is None:
        return {"title": planned.title}
    return {
        "title": lesson.title,
        "notebook": lesson.notebook,
        "minutes": lesson.minutes,
        "objectives": [
            {"id": objective.id, "text": objective.text, **_section(lesson, objective)}
            for objective in lesson.objectives
        ],
        "items": [
            {key: sheet[key] for key in ("id", "hash", "objective", "kind")}
            for sheet in _sheets(bank, lesson)
        ],
    }


def _sheets(bank: Bank, lesson) -> Iterator[dict]:
    """The sheet of each of the lesson's items and charts."""
    yield from (item_sheet(bank, item) for item in lesson.items)
    yield from (chart_sheet(bank, bank.charts[named.chart]) for named in lesson.charts)


def objectives_of(bank: Bank, wanted: list[str]) -> dict:
    """What the page needs of the objectives ``wanted``, each once, in that order."""
    known = bank.objectives()
    found = {}
    for name in dict.fromkeys(wanted):
        home, objective = known[name]
        found[name] = {"text": objective.text, "lesson": home.title, **_section(home, objective)}
    return found


def _section(lesson, objective) -> dict:
    return {
        "section": objective.section,
        "page": f"notebooks/{lesson.notebook}",
        "anchor": slug(objective.section),
    }


def cited(bank: Bank, citations: list) -> list[str]:
    """Each source once, its name with the places in it: "Official Guidelines, I.B.13; I.B.14"."""
    places: dict[str, list[str]] = {}
    for citation in citations:
        places.setdefault(citation.ref, []).extend([citation.at] if citation.at else [])
    named = {ref: bank.sources[ref].short or bank.sources[ref].title for ref in places}
    return [f"{named[ref]}, {'; '.join(at)}" if at else named[ref] for ref, at in places.items()]


def _story_step(step) -> dict:
    return {
        "heading": step.heading,
        "text": tree(step.text),
        "after": tree(step.after),
        "ledger": [[row.field, row.value] for row in step.ledger],
    }


def _choose(item) -> dict:
    options = [
        {"text": tree(option.text), "key": option.key, "why": tree(option.why)} for option in item.options
    ]
    return {"several": item.several, "options": options}


def _order(item) -> dict:
    return {"steps": [{"text": tree(step.text), "why": tree(step.why)} for step in item.steps]}


def _sort(item) -> dict:
    cards = [
        {"text": tree(card.text), "bin": item.bins.index(card.bin), "why": tree(card.why)}
        for card in item.cards
    ]
    return {"bins": item.bins, "cards": cards}


def _match(item) -> dict:
    return {
        "pairs": [{"left": p.left, "right": p.right, "why": tree(p.why)} for p in item.pairs],
        "extras": [{"text": extra.text, "why": tree(extra.why)} for extra in item.extras],
    }


def _label(bank: Bank, item) -> dict:
    return {
        "picture": picture_address(bank.picture(item.picture)),
        "alt": item.alt,
        "places": [
            {"x": place.x, "y": place.y, "label": place.label, "why": tree(place.why)}
            for place in item.places
        ],
        "extras": [{"text": extra.text, "why": tree(extra.why)} for extra in item.extras],
    }


def _mark(item) -> dict:
    def spans(found):
        return [
            {"words": [*range(*find_words(item.passage, span.words))], "why": tree(span.why)}
            for span in found
        ]

    return {
        "passage": passage_words(item.passage),
        "marks": spans(item.marks),
        "near": spans(item.near),
    }


def _fill(item) -> dict:
    sheet = {
        "accept": item.accept,
        "why": tree(item.why),
        "mistakes": [{"forms": m.forms, "why": tree(m.why)} for m in item.mistakes],
        "otherwise": tree(item.otherwise),
    }
    if item.unit is not None:
        sheet["unit"] = item.unit
    return sheet


def _code(bank: Bank, item) -> dict:
    return {"several": item.several, **coded_sheet(item, item.encounter, partial(cited, bank))}


def _level(bank: Bank, item) -> dict:
    return level_sheet(bank.data["em-levels"], item, tree)


def _build(bank: Bank, item) -> dict:
    return build_sheet(bank.data["pcs-tables"], item, tree)


def _switch(bank: Bank, item) -> dict:
    release = codeset.on(item.stay.date)
    return stay_sheet(bank.data["drg-groups"], item, lambda code: release.code(code).title, tree)


def _audit(bank: Bank, item) -> dict:
    release = codeset.on(item.encounter.date)
    titles = {code: release.code(code).title for code in item.all_codes() if release.is_known(code)}
    return audit_sheet(item, titles, tree)


def _query(item) -> dict:
    return query_sheet(item, tree)


def _reflect(item) -> dict:
    return {"model": tree(item.model), "points": [tree(point) for point in item.points]}


_BY_KIND = {
    "choose": _choose,
    "order": _order,
    "sort": _sort,
    "match": _match,
    "mark": _mark,
    "fill": _fill,
    "reflect": _reflect,
    "query": _query,
}

_WITH_BANK = {"code": _code, "label": _label, "level": _level, "build": _build, "switch": _switch, "audit": _audit}
"""Kinds whose sheet also needs the bank: its sources, its drawings, its tables."""


def _without(value, keys: set):
    if isinstance(value, dict):
        return {key: _without(part, keys) for key, part in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(part, keys) for part in value]
    return value
