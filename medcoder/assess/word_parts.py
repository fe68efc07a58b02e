"""The parts that medical terms are built of: the data of the drill *word builder*.

Synonyms share an entry (``nephr/o`` and ``ren/o``), so that no question has two right answers. Every
fault of one entry is found here; what needs the whole file, by ``audit/word_parts.py``.

    >>> piece_form("cardi/o")
    ('root', 'cardi')
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from medcoder.assess.fields import Model, Plain, Slug, distinct

KINDS = {"prefix": "prefixes", "root": "roots", "suffix": "suffixes"}
"""Each kind of part, and the key under which the file lists it."""

_Prefix = Annotated[str, StringConstraints(pattern=r"^[a-z]+-$")]
_Root = Annotated[str, StringConstraints(pattern=r"^[a-z]+/[aeio]$")]
_Suffix = Annotated[str, StringConstraints(pattern=r"^-[a-z]+$")]
_Piece = Annotated[str, StringConstraints(pattern=r"^([a-z]+-|[a-z]+(/[aeio])?|-[a-z]+)$")]
_Word = Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


class _Part(Model):
    """``topic`` groups what can be mistaken for each other; ``close`` names forms of other parts
    whose meaning is so near that they are never offered beside it as a wrong answer."""

    topic: Slug
    meaning: Plain
    close: list[Plain] = []

    @model_validator(mode="after")
    def _once(self):
        distinct(self.forms, "form")
        distinct(self.close, "form")
        return self


class Prefix(_Part):
    forms: Annotated[list[_Prefix], Field(min_length=1)]


class Root(_Part):
    """Each form with its combining vowel behind a slash: ``cardi/o``."""

    forms: Annotated[list[_Root], Field(min_length=1)]


class Suffix(_Part):
    forms: Annotated[list[_Suffix], Field(min_length=1)]


class MedicalTerm(Model):
    """``parts`` as they stand in the term: ``peri-``, ``card`` or with its vowel ``cardi/o``, ``-itis``."""

    term: _Word
    parts: Annotated[list[_Piece], Field(min_length=2, max_length=6)]
    meaning: Plain

    @model_validator(mode="after")
    def _joined(self):
        distinct(self.parts, "part")
        joined = "".join(letters(piece) for piece in self.parts)
        if joined != self.term:
            raise ValueError(f"the parts of {self.term!r} join to {joined!r}; correct the parts")
        return self


class ConfusedWord(Model):
    word: Plain
    meaning: Plain


class Confused(Model):
    """Words or parts that are easily taken for each other; ``tell`` is how to tell them apart."""

    words: Annotated[list[ConfusedWord], Field(min_length=2, max_length=5)]
    tell: Plain

    @model_validator(mode="after")
    def _once(self):
        distinct([each.word for each in self.words], "word")
        distinct([each.meaning for each in self.words], "meaning")
        return self

    @property
    def name(self) -> str:
        return self.words[0].word


class WordParts(Model):
    prefixes: Annotated[list[Prefix], Field(min_length=4)]
    roots: Annotated[list[Root], Field(min_length=4)]
    suffixes: Annotated[list[Suffix], Field(min_length=4)]
    terms: Annotated[list[MedicalTerm], Field(min_length=4)]
    confused: Annotated[list[Confused], Field(min_length=1)]

    def parts(self) -> Iterator[tuple[str, _Part]]:
        """Every part with its kind."""
        for kind, key in KINDS.items():
            for part in getattr(self, key):
                yield kind, part

    def names(self) -> Iterator[tuple[str, str, tuple]]:
        """What may stand only once: its kind, its name and its place in the file."""
        for kind, key in KINDS.items():
            for number, part in enumerate(getattr(self, key)):
                yield from ((kind, form, (key, number)) for form in part.forms)
        yield from (("medical term", term.term, ("terms", number)) for number, term in enumerate(self.terms))
        yield from (("confused words", each.name, ("confused", number)) for number, each in enumerate(self.confused))

    def places(self) -> dict[tuple[str, str], int]:
        """The number, in :meth:`parts`, of each form, under its kind and its letters without vowel."""
        return {
            piece_form(form): number for number, (_, part) in enumerate(self.parts()) for form in part.forms
        }

    def data(self) -> dict:
        """What the page draws its questions from: a term's parts with the number of each part."""
        places = self.places()
        return {
            "parts": [
                {
                    "kind": kind,
                    "topic": part.topic,
                    "forms": part.forms,
                    "meaning": part.meaning,
                    **({"close": [places[piece_form(form)] for form in part.close]} if part.close else {}),
                }
                for kind, part in self.parts()
            ],
            "terms": [
                {
                    "term": term.term,
                    "parts": [[piece, places[piece_form(piece)]] for piece in term.parts],
                    "meaning": term.meaning,
                }
                for term in self.terms
            ],
            "confused": [each.model_dump() for each in self.confused],
        }


def piece_form(piece: str) -> tuple[str, str]:
    """The kind of a form or of a piece of a term, and its letters without the combining vowel."""
    if piece.endswith("-"):
        return "prefix", piece[:-1]
    if piece.startswith("-"):
        return "suffix", piece[1:]
    return "root", piece.partition("/")[0]


def letters(piece: str) -> str:
    """A piece as it stands in a term."""
    return piece.replace("/", "").replace("-", "")
