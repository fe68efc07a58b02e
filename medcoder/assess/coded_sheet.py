"""The part of an answer sheet that marks codes, for items of the kind ``code`` and for charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from medcoder import codeset
from medcoder.assess.coding import Coded, Encounter
from medcoder.assess.fields import Citation
from medcoder.assess.markup import tree
from medcoder.assess.neighbours import neighbours
from medcoder.codeset.releases import Release, UnknownCode


def coded_sheet(coded: Coded, encounter: Encounter, cite: Callable[[list[Citation]], list[str]]) -> dict:
    """The keys, and what every plausible other code earns and why. ``cite`` puts sources in words.

    ``near``: what the author wrote comes before what stands in the tabular list around a key.
    ``titles``: the official title of each code named here that has one, on the encounter's date.
    """
    release = codeset.on(encounter.date)
    numbers = {key.code: number for number, key in enumerate(coded.keys)}
    near = [*_authored(coded), *_automatic(coded, release)]
    named = [*coded.all_codes(), *(each["code"] for each in near)]
    return {
        "encounter": encounter.model_dump(mode="json", exclude_none=True),
        "keys": [{"code": key.code, "why": tree(key.why)} for key in coded.keys],
        "near": near,
        "optional": [{"code": each.code, "why": tree(each.why)} for each in coded.optional],
        "leave": [{"code": each.code, "why": tree(each.why)} for each in coded.leave],
        "order": [
            {
                "first": numbers[pair.first],
                "then": numbers[pair.then],
                "why": tree(pair.why),
                "source": cite(pair.source),
            }
            for pair in coded.order
        ],
        "titles": dict(_titles(named, release)),
    }


def _authored(coded: Coded) -> Iterator[dict]:
    for number, key in enumerate(coded.keys):
        for near in key.near:
            yield {"code": near.code, "key": number, "credit": near.credit, "why": tree(near.why)}


def _automatic(coded: Coded, release: Release) -> Iterator[dict]:
    """The neighbours of each key, less what the author has a word on."""
    said = {each.code for each in (*coded.keys, *coded.optional, *coded.leave)}
    for number, key in enumerate(coded.keys):
        known = said | {near.code for near in key.near}
        for near in neighbours(key.code, release):
            if near.code not in known:
                yield {"code": near.code, "key": number, "credit": near.credit, "why": tree(near.why)}


def _titles(codes: Iterable[str], release: Release) -> Iterator[tuple[str, str]]:
    for code in dict.fromkeys(codes):
        try:
            yield code, release.title(code)
        except UnknownCode:
            continue  # a code of another release, or a new heading without a title
