"""Cards for Anki: a deck for each lesson, one of word parts, one of the glossary.

All ids come from hashes of the bank's own ids. So a new export updates the cards of an old one, and what a learner
has scheduled stays.
"""

from __future__ import annotations

import base64
import re
import tempfile
from html import escape
from pathlib import Path

import genanki

from medcoder.assess.bank import Bank
from medcoder.export.questions import COURSE, LEFT_OUT, LICENSE, Asked, clean, counted, lesson_questions, number_from

FILE = "medical-coding.apkg"

_STYLE = """\
.card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 40em; margin: auto; }
pre { white-space: pre-wrap; background: #f2f2ee; color: #111; padding: .6em; }
table { border-collapse: collapse; } td, th { border: 1px solid #999; padding: .2em .5em; }
img { max-width: 100%; background: #fff; }
"""

_PICTURE = re.compile(r'src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"')
_SPECIAL = re.compile(r"[\[\]{}\\]")
"""What Anki reads as a command in a field: sounds, formulas, gaps."""


def export(bank: Bank, folder: Path) -> list[str]:
    """Write the package into ``folder``; what to print, one text a line. Raises OSError."""
    decks, pictures = [], {}
    for lesson in bank.lessons.values():
        name = f"{lesson.notebook[:2]} {lesson.title}"
        notes = [_item(asked, lesson, pictures) for asked in lesson_questions(bank, lesson)]
        decks.append(_deck(lesson.lesson, name, notes))
    items = sum(len(deck.notes) for deck in decks)
    parts = _deck("word-parts", "Word parts", _part_notes(bank))
    terms = _deck("glossary", "Glossary", [_term(term) for term in bank.glossary])
    path = folder / FILE
    _write(path, [*decks, parts, terms], pictures)
    return [
        f"Anki: {path} holds {counted(items + len(parts.notes) + len(terms.notes), 'note')}: {counted(items, 'question')}"
        f" and charts, {counted(len(parts.notes), 'word part')}, {counted(len(terms.notes), 'glossary term')}.",
        LEFT_OUT,
    ]


def _write(path: Path, decks: list, pictures: dict[str, bytes]) -> None:
    """``pictures``: the content of each by its file name. genanki reads them from files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in pictures.items():
            (Path(folder) / name).write_bytes(content)
        package = genanki.Package(decks)
        package.media_files = [str(Path(folder) / name) for name in pictures]
        package.write_to_file(str(path))


def _deck(key: str, name: str, notes: list) -> genanki.Deck:
    deck = genanki.Deck(number_from("deck", key), f"{COURSE}::{name}", LICENSE)
    for note in notes:
        deck.add_note(note)
    return deck


def _model(key: str, fields: list[str], cards: list[tuple[str, str, str]]) -> genanki.Model:
    """``cards``: the name, front and back of each card that a note gives."""
    return genanki.Model(
        number_from("model", key),
        f"{COURSE}: {key}",
        fields=[{"name": field} for field in fields],
        templates=[{"name": name, "qfmt": front, "afmt": back} for name, front, back in cards],
        css=_STYLE,
    )


_BACK = "{{FrontSide}}<hr id=answer>"
_QUESTION = _model("question", ["Question", "Answer", "Item"], [("Card", "{{Question}}", _BACK + "{{Answer}}")])
_PART = _model(
    "word part",
    ["Part", "Meaning", "Example"],
    [
        ("Part to meaning", "{{Part}}", _BACK + "{{Meaning}}<p>{{Example}}</p>"),
        ("Meaning to part", "{{Meaning}}", _BACK + "{{Part}}<p>{{Example}}</p>"),
    ],
)
_TERM = _model("term", ["Term", "Meaning"], [("Card", "{{Term}}", _BACK + "{{Meaning}}")])


def _item(asked: Asked, lesson, pictures: dict[str, bytes]) -> genanki.Note:
    """A question as a note; its drawing is put into ``pictures``."""

    def to_file(match: re.Match) -> str:
        name = f"medcoder-{asked.id}.svg"
        pictures[name] = base64.b64decode(match[1])
        return f'src="{name}"'

    question = _PICTURE.sub(to_file, asked.question())
    return genanki.Note(
        model=_QUESTION,
        fields=[_quiet(question), _quiet(asked.answer()), asked.id],
        guid=f"medcoder-item-{asked.id}",
        sort_field=asked.id,
        tags=[lesson.lesson, asked.kind, f"difficulty-{asked.sheet['difficulty']}"],
    )


def _part_notes(bank: Bank) -> list[genanki.Note]:
    """Every word part; none where the bank has no file of them."""
    if "word-parts" not in bank.data:
        return []
    words = bank.data["word-parts"].data()
    examples: dict[int, list[str]] = {}
    for term in words["terms"]:
        taken_apart = " + ".join(piece for piece, _ in term["parts"])
        for _, number in term["parts"]:
            examples.setdefault(number, []).append(f"{term['term']} = {taken_apart}: {term['meaning']}")
    return [_part(part, examples.get(number, [])[:2]) for number, part in enumerate(words["parts"])]


def _part(part: dict, examples: list[str]) -> genanki.Note:
    return genanki.Note(
        model=_PART,
        fields=[
            f"{_plain(', '.join(part['forms']))} <small>({part['kind']})</small>",
            _plain(part["meaning"]),
            "<br>".join(map(_plain, examples)),
        ],
        guid=f"medcoder-part-{part['kind']}-{part['forms'][0]}",
        tags=["word-part", part["kind"]],
    )


def _term(term) -> genanki.Note:
    return genanki.Note(
        model=_TERM,
        fields=[_plain(term.term), _plain(term.meaning)],
        guid=f"medcoder-term-{term.term}",
        tags=["term", term.lesson],
    )


def _plain(text: str) -> str:
    """Plain text as a field, which is HTML."""
    return _quiet(escape(clean(text)))


def _quiet(html: str) -> str:
    """The HTML with nothing that Anki would take for a command. Tags hold none of these characters."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", html)
