"""Codes are marked twice, by the page and in Python: both come to the same result."""

from __future__ import annotations

import datetime
import json
import math
import os
import random
import shutil
import subprocess

import pytest

from medcoder import codeset
from medcoder.assess.bank import load_bank
from medcoder.assess.coding import Coded, Encounter
from medcoder.assess.coded_sheet import coded_sheet
from medcoder.assess.marking import mark
from medcoder.assess.sheet import chart_sheet, item_sheet

ANSWERS = 12_000
SEED = 20261123

PAGE = """
import { text } from "node:stream/consumers";
const { mark } = await import(process.env.MARK);
const { sheets, answers } = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(answers.map(([sheet, codes, asked]) => mark(sheets[sheet], codes, asked))));
"""

JUNK = ["?", " ", "...", "–", "diabetes", "E11.22 and I10", "12345678901", "ß", "ŉ", "İ", "🙂🙂E11", "\ud83d", "E11.22.", "<b>", "\x1f\x85"]  # fmt: skip
POA = ["Y", "N", "U", "W", "exempt", None, "", "y"]


def from_bank() -> list[dict]:
    bank = load_bank()
    items = [item for lesson in bank.lessons.values() for item in lesson.items if item.kind == "code"]
    return [
        *(chart_sheet(bank, chart) for chart in bank.charts.values()),
        *(item_sheet(bank, item) for item in items),
    ]


def made_up() -> list[dict]:
    """Sheets with what the bank may not have: one code near to several keys, ties, no credit."""
    encounter = Encounter(date=datetime.date(2026, 11, 2))
    neighbours = Coded.model_validate(
        {
            # Each is a neighbour of the other two, and what is near to one is near to all.
            "keys": [
                {
                    "code": "S93.401A", "why": "x",
                    "near": [
                        {"code": "S93.409A", "credit": 0.5, "why": "x"},
                        {"code": "S93.411A", "credit": 0.0, "why": "x"},
                        {"code": "I10", "credit": 0.25, "why": "x"},
                    ],
                },
                {
                    "code": "S93.402A", "why": "x",
                    "near": [
                        {"code": "S93.409A", "credit": 0.5, "why": "x"},
                        {"code": "S93.411A", "credit": 0.75, "why": "x"},
                        {"code": "I10", "credit": 0.25, "why": "x"},
                    ],
                },
                {"code": "S93.412D", "why": "x"},
                {"code": "S99", "why": "x", "near": [{"code": "S93", "credit": 0.3, "why": "x"}]},
            ],
            "order": [
                {"first": "S93.401A", "then": "S93.412D", "why": "x", "source": [{"ref": "x"}]},
                {"first": "S93.402A", "then": "S99", "why": "x", "source": [{"ref": "x"}]},
            ],
            "optional": [{"code": "S93.492A", "why": "x"}, {"code": "Z87.891", "why": "x"}],
            "leave": [{"code": "M25.571", "why": "x"}],
        }
    )  # fmt: skip
    keys = ["A00.0", "A00.1", "B00.1", "B00.2"]
    tied = {
        "keys": [{"code": code, **({"poa": "Y"} if number != 1 else {})} for number, code in enumerate(keys)],
        "near": [
            {"code": code, "key": key, "credit": credit}
            for credit in (0.1, 0.7, 0, 0.1)
            for key in (3, 0, 2, 1)
            for code in ("A00.9", "B00.9", "C00.9")
        ],
        "optional": [{"code": "A00.9"}, {"code": "B00.8"}],
        "leave": [],
        "order": [{"first": 0, "then": 3}, {"first": 1, "then": 2}, {"first": 0, "then": 1}],
    }
    return [coded_sheet(neighbours, encounter, cite=lambda _: []), tied]


def written(code: str, rng: random.Random) -> str:
    """One of the forms in which people write a code."""
    forms = [
        code, code, code.lower(), code.replace(".", ""), code.replace(".", " "), code.replace(".", "–"),
        f" {code}\t", "-".join(code), "\u00a0".join(code), f"\ufeff{code}", code.replace(".", "．"),
        "".join(chr(ord(sign) + 0xFEE0) for sign in code), f"\x1c{code}\x85", code.replace(".", "\u2212."),
    ]  # fmt: skip
    return rng.choice(forms)


def answer(sheet: dict, others: list[str], rng: random.Random) -> list[dict]:
    """The keys, some of them gone or replaced, others added, in some order and form."""
    keys = [(key["code"], key.get("poa")) for key in sheet["keys"]]
    near = {number: [each["code"] for each in sheet["near"] if each["key"] == number] for number in range(len(keys))}
    entered = []
    for number, (code, poa) in enumerate(keys):
        chance = rng.random()
        if chance < 0.55:
            entered.append((code, poa))
        elif chance < 0.8 and near[number]:
            entered.append((rng.choice(near[number]), poa))
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 4])):
        pools = [sheet["near"], sheet["optional"], sheet["leave"], sheet["keys"]]
        known = [each["code"] for each in rng.choice(pools)]
        code = rng.choice([*known[:1], rng.choice(known or JUNK), rng.choice(others), rng.choice(JUNK)])
        entered.append((code, rng.choice(POA)))
    if entered and rng.random() < 0.2:
        entered.append(rng.choice(entered))
    if rng.random() < 0.4:
        rng.shuffle(entered)
    return [_line(code, poa, rng) for code, poa in entered or keys]


def _line(code: str, poa, rng: random.Random) -> dict:
    line = {"code": code if code in JUNK else written(code, rng)}
    if poa is not None or rng.random() < 0.3:
        line["poa"] = poa if rng.random() < 0.7 else rng.choice(POA)
    return line


def asked_of(sheet: dict, rng: random.Random) -> int | None:
    """Which question to the provider was chosen; at times none, and where nothing is asked one all the same."""
    return rng.choice([None, *range(len(sheet.get("query", [0])))])


@pytest.fixture(scope="module")
def node():
    found = shutil.which("node")
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Node is not installed; only these tests need it")
    return found


def test_the_page_and_python_mark_every_answer_alike(root, node):
    rng = random.Random(SEED)
    others = rng.sample(list(codeset.on(datetime.date(2026, 11, 2)).billable_codes()), 500)
    sheets = [*from_bank(), *made_up()]
    assert any("query" in sheet for sheet in sheets)
    answers = []
    for number in range(ANSWERS):
        sheet = sheets[number % len(sheets)]
        answers.append((number % len(sheets), answer(sheet, others, rng), asked_of(sheet, rng)))
    mine = [mark(sheets[sheet], codes, asked) for sheet, codes, asked in answers]
    assert kinds_of(mine) == {
        "right", "partly", "wrong", "missed", "optional", "twice", "needless", "poa True", "poa False", "poa None",
        "order True", "order False", "query True", "query False", "query None",
    }, "the answers bring about all there is"  # fmt: skip
    done = subprocess.run(
        [node, "--input-type=module", "-e", PAGE],
        input=json.dumps({"sheets": sheets, "answers": answers}),
        env={**os.environ, "MARK": (root / "frontend" / "src" / "coding" / "mark.js").as_uri()},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = json.loads(done.stdout)
    assert len(pages) == len(answers) >= 10_000
    for (sheet, codes, asked), own, pages_own in zip(answers, mine, pages, strict=True):
        assert same(own, pages_own), (sheets[sheet].get("id", sheet), codes, asked, own, pages_own)


def kinds_of(results: list[dict]) -> set[str]:
    rows = [row for result in results for row in result["rows"]]
    return (
        {row["verdict"] for row in rows}
        | {f"poa {row['poa']}" for row in rows}
        | {f"order {holds}" for result in results for holds in result["order"]}
        | {f"query {result['query']}" for result in results}
    )


def same(one, other) -> bool:
    """Equal, with numbers as near as two machines add them up."""
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or one is None or isinstance(one, str):
        return one is other or one == other
    return not isinstance(other, bool) and math.isclose(one, other, abs_tol=1e-12)
