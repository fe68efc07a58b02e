"""How many answers are marked in a second: run ``.venv/bin/python benchmarks/marking_speed.py``.

Answers to every code item and every chart, right ones and wrong ones as the test of the two markers
makes them, are marked by the page's own module in Node and by Python's, in the same run. Prints for
each the median over five rounds, after one to warm up. Needs Node.
"""

from __future__ import annotations

import datetime
import json
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measure import RUNS, Unmeasured  # noqa: E402
from medcoder import codeset  # noqa: E402
from medcoder.assess.marking import mark  # noqa: E402
from tests.frontend.test_marking_agrees import answer, asked_of, from_bank  # noqa: E402

ANSWERS = 5_000
SEED = 20261123

NODE = """
import { text } from "node:stream/consumers";
const [module, rounds] = process.argv.slice(1);
const { mark } = await import(module);
const { sheets, answers } = JSON.parse(await text(process.stdin));
const times = [];
for (let round = 0; round <= Number(rounds); round++) {
  const start = performance.now();
  for (const [sheet, codes, asked] of answers) mark(sheets[sheet], codes, asked);
  times.push((performance.now() - start) / 1000);
}
process.stdout.write(JSON.stringify(times.slice(1)));
"""


def made() -> tuple[list[dict], list[tuple]]:
    """The sheets, and answers to them: the sheet's number, the codes, the question asked."""
    rng = random.Random(SEED)
    others = rng.sample(list(codeset.on(datetime.date(2026, 11, 2)).billable_codes()), 500)
    sheets = from_bank()
    places = [number % len(sheets) for number in range(ANSWERS)]
    return sheets, [(at, answer(sheets[at], others, rng), asked_of(sheets[at], rng)) for at in places]


def by_page(sheets: list[dict], answers: list[tuple]) -> float:
    """Answers a second, by the page's module in Node."""
    node = shutil.which("node")
    if node is None:
        raise Unmeasured("Node is not installed, in which the page's module is run.")
    run = subprocess.run(
        [node, "--input-type=module", "-e", NODE, (ROOT / "frontend/src/coding/mark.js").as_uri(), str(RUNS)],
        input=json.dumps({"sheets": sheets, "answers": answers}),
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return len(answers) / statistics.median(json.loads(run.stdout))


def by_python(sheets: list[dict], answers: list[tuple]) -> float:
    """Answers a second, by ``medcoder.assess.marking``."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        for sheet, codes, asked in answers:
            mark(sheets[sheet], codes, asked)
        times.append(time.perf_counter() - start)
    return len(answers) / statistics.median(times[1:])


def main() -> None:
    sheets, answers = made()
    print(f"{len(answers):,} answers to {len(sheets)} code items and charts, marked a second")
    print(f"  the page's, in Node  {by_page(sheets, answers):>10,.0f}")
    print(f"  Python's             {by_python(sheets, answers):>10,.0f}")


if __name__ == "__main__":
    main()
