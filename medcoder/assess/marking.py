"""Marks codes as they were entered: a code item's or a chart's answer against its sheet.

The page marks by itself (``frontend/src/coding/mark.js``); a test holds the two to the same
result. Here the audit uses it: each key must earn full marks.
"""

from __future__ import annotations

from medcoder.codeset import normal_form


def mark(sheet: dict, entered: list[dict], asked: int | None = None) -> dict:
    """What became of each key and of each code ``entered``, as ``{"code": …, "poa": …}``.

    ``asked`` is the number of the question that was chosen, where the sheet has a ``query``.

    ``rows``: one for each key in order, then one for each code that is none of them::

        {"verdict": "right", "key": 0, "entered": 2, "near": None, "credit": 1, "poa": True}

    The verdict is ``right``; ``partly`` or ``wrong`` for a code in the place of a key; ``missed``;
    ``optional``; ``twice``; or ``needless``. ``near`` is the number of the near miss, ``poa``
    whether the indicator is right, None where none is asked for.

    ``order``: whether the first place and each pair of the sheet's ``order`` hold; empty for one
    key. ``score``: what was earned, near misses in part; ``accuracy``: as auditors count, each
    decision right or wrong. A decision is a key, a needless code, the order, an indicator, or the question;
    ``query``: whether that is right, None where there is none.
    """
    codes = [normal_form(each["code"]) for each in entered]
    keys = [key["code"] for key in sheet["keys"]]
    optional = {each["code"] for each in sheet["optional"]}
    taken = _by_key(sheet["near"], keys, codes, optional)
    rows = [
        _row(sheet["keys"][key], key, entered, *taken.get(key, (None, None, 0))) for key in range(len(keys))
    ]
    placed = {row["entered"] for row in rows}
    rows += [
        _other(number, _verdict(code, codes[:number], optional))
        for number, code in enumerate(codes)
        if number not in placed
    ]
    order = _order(sheet["order"], rows[: len(keys)])
    query = asked is not None and sheet["query"][asked]["key"] if sheet.get("query") else None
    return {"rows": rows, "order": order, "query": query, **_totals(rows, order, query)}


def _by_key(near: list[dict], keys: list[str], codes: list[str], optional: set[str]) -> dict[int, tuple]:
    """For each key that was met, or nearly: the place of the code entered, its near miss, its credit.

    First what is right, then the near misses, the most credit first, then codes of the same
    category: each key and each code entered once.
    """
    exact = [(key, codes.index(code), None, 1) for key, code in enumerate(keys) if code in codes]
    misses = [
        (each["key"], place, number, each["credit"])
        for number, each in sorted(enumerate(near), key=lambda one: -one[1]["credit"])
        for place, code in enumerate(codes)
        if code == each["code"]
    ]
    alike = [
        (key, place, None, 0)
        for key, code in enumerate(keys)
        for place, other in enumerate(codes)
        if other[:3] == code[:3] and other not in optional
    ]
    taken: dict[int, tuple] = {}
    used: set[int] = set()
    for key, place, number, credit in [*exact, *misses, *alike]:
        if key not in taken and place not in used and codes[place] not in codes[:place]:
            taken[key] = (place, number, credit)
            used.add(place)
    return taken


def _row(key: dict, number: int, entered: list[dict], place, near, credit) -> dict:
    verdict = "missed" if place is None else "right" if credit == 1 else "partly" if credit else "wrong"
    asks_poa = key.get("poa") is not None and credit > 0
    poa = entered[place].get("poa") == key["poa"] if asks_poa else None
    return {"verdict": verdict, "key": number, "entered": place, "near": near, "credit": credit, "poa": poa}


def _verdict(code: str, before: list[str], optional: set[str]) -> str:
    if code in before:
        return "twice"
    return "optional" if code in optional else "needless"


def _other(place: int, verdict: str) -> dict:
    return {"verdict": verdict, "key": None, "entered": place, "near": None, "credit": 0, "poa": None}


def _order(pairs: list[dict], rows: list[dict]) -> list[bool]:
    if len(rows) == 1:
        return []
    places = [row["entered"] for row in rows]

    def before(first: int, then: int) -> bool:
        return None not in (places[first], places[then]) and places[first] < places[then]

    return [places[0] == 0, *(before(pair["first"], pair["then"]) for pair in pairs)]


def _totals(rows: list[dict], order: list[bool], query: bool | None) -> dict:
    counted = [row for row in rows if row["verdict"] != "optional"]
    indicators = [row["poa"] for row in rows if row["poa"] is not None]
    decisions = len(counted) + len(indicators) + bool(order)
    earned = sum(row["credit"] for row in counted) + sum(indicators)
    right = sum(row["verdict"] == "right" for row in counted) + sum(indicators)
    if order:
        earned += sum(order) / len(order)
        right += all(order)
    if query is not None:
        decisions += 1
        earned += query
        right += query
    return {"score": earned / decisions, "accuracy": right / decisions, "right": right, "decisions": decisions}
