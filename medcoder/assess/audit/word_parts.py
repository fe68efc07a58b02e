"""Rules on the word parts: each part has a term, each term its parts, no meaning stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from medcoder.assess.audit.places import at
from medcoder.assess.bank import Bank, Problem
from medcoder.assess.word_parts import piece_form

FILE = "medcoder/bank/drills/word-parts.yml"


def word_part_problems(bank: Bank) -> Iterator[Problem]:
    yield from _terms(bank)
    yield from _parts(bank)
    yield from _meanings(bank)
    yield from _order(bank)


def _terms(bank: Bank) -> Iterator[Problem]:
    known = bank.data["word-parts"].places()
    for term in bank.data["word-parts"].terms:
        for piece in term.parts:
            if piece_form(piece) not in known:
                yield at(
                    bank, "medical term", term.term, f"the part {piece!r} of {term.term!r} is in no list",
                    "Add it to its list, or correct it",
                )
            elif "/" in piece and not any(piece in part.forms for part in bank.data["word-parts"].roots):
                yield at(
                    bank, "medical term", term.term, f"the part {piece!r} of {term.term!r} has another vowel in the list",
                    "Correct one of them",
                )


        meanings = [part.meaning for _, part in _parts_of(bank, term)]
        for meaning in {each for each in meanings if meanings.count(each) > 1}:
            yield at(
                bank, "medical term", term.term, f"two parts of {term.term!r} mean {meaning!r}",
                "Tell the meanings apart, or take another term",
            )


def _parts_of(bank: Bank, term) -> Iterator:
    places, parts = bank.data["word-parts"].places(), list(bank.data["word-parts"].parts())
    yield from (parts[places[piece_form(piece)]] for piece in term.parts if piece_form(piece) in places)


def _parts(bank: Bank) -> Iterator[Problem]:
    places = bank.data["word-parts"].places()
    used = {places.get(piece_form(piece)) for term in bank.data["word-parts"].terms for piece in term.parts}
    for number, (kind, part) in enumerate(bank.data["word-parts"].parts()):
        if number not in used:
            yield at(
                bank, kind, part.forms[0], f"no term shows the {kind} {part.forms[0]!r}", "Add one under 'terms'"
            )
        for form in part.close:
            if places.get(piece_form(form), number) == number:
                yield at(
                    bank, kind, part.forms[0], f"'close' names {form!r}, which is no other part of the lists",
                    "Name a form of another entry",
                )
        for form in part.forms:
            if places[piece_form(form)] != number:
                yield at(
                    bank, kind, part.forms[0], f"{form!r} has the letters of another entry's form",
                    "Leave it in one of them",
                )


def _meanings(bank: Bank) -> Iterator[Problem]:
    words = bank.data["word-parts"]
    named = [(kind, part.forms[0], part.meaning) for kind, part in words.parts()]
    named += [("medical term", term.term, term.meaning) for term in words.terms]
    named += [("confused words", each.name, word.meaning) for each in words.confused for word in each.words]
    first: dict[tuple[str, str], str] = {}
    for kind, name, meaning in named:
        other = first.setdefault((kind, meaning.casefold()), name)
        if other != name:
            yield at(
                bank, kind, name, f"{name!r} means {meaning!r}, as {other!r} does",
                "Put two forms with one meaning into one entry, or tell the meanings apart",
            )


def _order(bank: Bank) -> Iterator[Problem]:
    words = bank.data["word-parts"]
    lists = {kind: [part.forms[0] for each, part in words.parts() if each == kind] for kind in ("prefix", "root", "suffix")}
    lists["medical term"] = [term.term for term in words.terms]
    lists["confused words"] = [each.name for each in words.confused]
    for kind, names in lists.items():
        for before, name in pairwise(names):
            if _plain(name) < _plain(before):
                yield at(
                    bank, kind, name, f"{name!r} stands behind {before!r}", "Put the list in alphabetical order"
                )


def _plain(name: str) -> str:
    return name.strip("-").partition("/")[0].casefold()
