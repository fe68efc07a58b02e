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

from medcoder.assess.bank import Bank
from medcoder.assess.items import find_words, passage_words
from medcoder.assess.markup import tree

_NOT_ASKED = {"objective", "difficulty", "hint", "source", "why", "otherwise", "model", "points", "near"}
"""What may be reworded without making an earlier answer worthless."""


def activity_sheet(bank: Bank, activity_id: str) -> dict:
    """The answer sheet of one activity. Raises KeyError where the bank has no such id."""
    _, activity = bank.activities()[activity_id]
    items = [item_sheet(bank, item) for item in activity.items]
    sheet = {
        "id": activity.id,
        "form": activity.form,
        "title": activity.title,
        "items": items,
        "objectives": _objectives(bank, activity.items),
    }
    if activity.form == "follow":
        sheet |= {
            "record": activity.record,
            "ledger": activity.ledger,
            "steps": [_story_step(step) for step in activity.steps],
        }
    return sheet


def item_sheet(bank: Bank, item) -> dict:
    """One item's part of the sheet, with ``hash``: 12 hex digits that change with its content."""
    sheet = {
        "id": item.id,
        "kind": item.kind,
        "objective": item.objective,
        "difficulty": item.difficulty,
        "stem": tree(item.stem),
        "source": [_citation(bank, citation) for citation in item.source],
    }
    if item.record is not None:
        sheet["record"] = item.record.rstrip("\n")
    if item.hint is not None:
        sheet["hint"] = tree(item.hint)
    sheet |= _BY_KIND[item.kind](item)
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
            for sheet in (item_sheet(bank, item) for item in lesson.items)
        ],
    }


def _objectives(bank: Bank, items: list) -> dict:
    """The objectives that ``items`` test, in the order in which they first come up."""
    known = bank.objectives()
    found = {}
    for item in items:
        home, objective = known[item.objective]
        found.setdefault(
            item.objective, {"text": objective.text, "lesson": home.title, **_section(home, objective)}
        )
    return found


def _section(lesson, objective) -> dict:
    return {
        "section": objective.section,
        "page": f"notebooks/{lesson.notebook}",
        "anchor": slug(objective.section),
    }


def _citation(bank: Bank, citation) -> str:
    title = bank.sources[citation.ref].title
    return f"{title}, {citation.at}" if citation.at else title


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
}


def _without(value, keys: set):
    if isinstance(value, dict):
        return {key: _without(part, keys) for key, part in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(part, keys) for part in value]
    return value
