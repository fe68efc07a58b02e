"""How well the code book's search finds codes: ``.venv/bin/python benchmarks/search_quality.py``.

Asks the 250 index phrases and 60 lay queries of ``search_queries.yml`` of

- the course's own search, the page's modules in Node on the compact book, with the lexicon of lay
  words and without it;
- its peer in the same run, SQLite FTS5 with the Porter stemmer, in memory, over the same nodes and
  the same text (title, inclusion terms, titles above), ranked by BM25. Titles and terms weigh twice
  what stands above, which did best of three weightings. The words are joined by OR, by AND, or by
  AND and where that finds nothing OR: of these the table has the one with the best recall at 10. In
  a second row the peer leaves out the small words, which it spends most of its time on.

A query is answered at k when one of the first k results is at or below a category, subcategory or
code that the query accepts. Times are over the queries, for each the median of five searches for
ten results after one to warm up; building the index is left out. All of them are taken on a machine
that may have other work, so compare the rows of one run.

The queries are held out: nobody who writes the lexicon reads them. ``--misses`` lists what was not
found within ten, by kind, for whoever mends the search: mend a kind, not a query. Needs Node.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from medcoder import codeset  # noqa: E402
from medcoder.assess.lexicon import load_lexicon  # noqa: E402
from medcoder.codeset import book  # noqa: E402

QUERIES = Path(__file__).with_name("search_queries.yml")
EARLIER, LATER = codeset.on(datetime.date(2026, 9, 30)), codeset.on(datetime.date(2026, 10, 1))
FIRST = 10
ROUNDS = 5

SMALL_WORDS = frozenset("a an and as at by due for from in is not of on or the to with".split())
JOININGS = {"OR": ("OR",), "AND": ("AND",), "AND, else OR": ("AND", "OR")}

NODE = """
const [data, search, packed, queries, first, rounds] = process.argv.slice(1);
const { openBook, inSlices } = await import(data);
const { indexOf } = await import(search);
const { readFileSync } = await import("node:fs");
const book = await openBook(readFileSync(packed));
const index = await inSlices(indexOf(book));
const answers = [];
for (let round = 0; round <= Number(rounds); round++) {
  JSON.parse(readFileSync(queries)).forEach((query, number) => {
    const start = performance.now();
    const results = index.search(query, Number(first));
    const time = performance.now() - start;
    if (round === 0) answers.push({ codes: results.map(({ node }) => book.label(node)), times: [] });
    else answers[number].times.push(time);
  });
}
process.stdout.write(JSON.stringify(answers));
"""


class Query(NamedTuple):
    kind: str
    """``index`` or ``lay``."""
    text: str
    accept: tuple[str, ...]


class Answer(NamedTuple):
    codes: list[str]
    """The best ten, best first."""
    times: list[float]
    """Milliseconds, one a round."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Recall and latency of the code book's search.")
    parser.add_argument("--misses", action="store_true", help="list what is not found within ten, by kind")
    show_misses = parser.parse_args().misses
    queries = read_queries()
    nodes = list(book.rows(EARLIER, LATER))
    texts = list(documents(nodes))
    engines = {
        "the course's, with lexicon": own_answers(queries, nodes, lexicon()),
        "the course's, without": own_answers(queries, nodes, []),
        **peer_answers(queries, texts),
    }
    print_table(queries, engines)
    if show_misses:
        print_misses(queries, engines, texts)


def read_queries() -> list[Query]:
    """Every query. Raises ValueError for a code that the later release does not have."""
    listed = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    queries = [Query(kind, row["query"], tuple(row["accept"])) for kind in listed for row in listed[kind]]
    unknown = [code for query in queries for code in query.accept if not LATER.is_known(code)]
    if unknown:
        raise ValueError(f"{QUERIES.name} accepts what {LATER.name} does not have: {', '.join(unknown)}")
    return queries


def lexicon() -> list[tuple[str, list[str], list[str]]]:
    return [(entry.say, entry.means, entry.codes) for entry in load_lexicon()]


def own_answers(queries: list[Query], nodes: list[book.Row], entries: list) -> list[Answer]:
    """The page's search, run in Node on the book with these entries of the lexicon."""
    modules = ROOT / "frontend" / "src" / "codebook"
    with tempfile.TemporaryDirectory() as folder:
        packed, texts = Path(folder, "book.gz"), Path(folder, "queries.json")
        packed.write_bytes(book.pack([EARLIER, LATER], nodes, entries))
        texts.write_text(json.dumps([query.text for query in queries]), encoding="utf-8")
        run = subprocess.run(
            [
                "node", "--input-type=module", "--eval", NODE,
                (modules / "data.js").as_uri(), (modules / "search.js").as_uri(),
                str(packed), str(texts), str(FIRST), str(ROUNDS),
            ],
            check=True, stdout=subprocess.PIPE, text=True,
        )
    return [Answer(**answer) for answer in json.loads(run.stdout)]


def documents(nodes: list[book.Row]) -> Iterator[tuple[str, str, str, str]]:
    """What the page's search has of each node: code, title, inclusion terms, titles above."""
    above: dict[int, str] = {}
    for row in nodes:
        above = {depth: title for depth, title in above.items() if depth < row.depth}
        if row.depth > 1:
            terms = [text for kind, text in row.notes if kind == "inclusion"]
            earlier = [row.earlier] if row.earlier else []
            yield row.name, row.title, "; ".join(terms + earlier), "; ".join(above.values())
        above[row.depth] = row.title


def peer_answers(queries: list[Query], texts: list) -> dict[str, list[Answer]]:
    """SQLite's rows of the table, each with the joining that answers most within ten."""
    table = fts_table(texts)
    rows = {}
    for name, left_out in (("SQLite FTS5", frozenset()), ("SQLite FTS5, no small words", SMALL_WORDS)):
        tried = {
            joining: asked(queries, partial(fts, table, operators, left_out), rounds=0)
            for joining, operators in JOININGS.items()
        }
        best = max(tried, key=lambda joining: recall(queries, tried[joining], FIRST))
        search = partial(fts, table, JOININGS[best], left_out)
        rows[f"{name} ({best})"] = asked(queries, search, ROUNDS)
    return rows


def fts_table(texts: list) -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute(
        "CREATE VIRTUAL TABLE book"
        " USING fts5(code UNINDEXED, title, terms, above, tokenize='porter unicode61')"
    )
    table.executemany("INSERT INTO book VALUES (?, ?, ?, ?)", texts)
    table.execute("INSERT INTO book(book) VALUES ('optimize')")
    return table


def fts(table: sqlite3.Connection, operators: tuple, left_out: frozenset, text: str) -> list[str]:
    """The codes for ``text``, its words joined by the first of ``operators`` that finds any."""
    words = re.findall(r"\w+", text.lower())
    words = [f'"{word}"' for word in words if word not in left_out] or [f'"{word}"' for word in words]
    for operator in operators:
        found = table.execute(
            "SELECT code FROM book WHERE book MATCH ? ORDER BY bm25(book, 0, 2, 2, 1) LIMIT ?",
            (f" {operator} ".join(words), FIRST),
        ).fetchall()
        if found:
            return [code for (code,) in found]
    return []


def asked(queries: list[Query], search: Callable[[str], list[str]], rounds: int) -> list[Answer]:
    answers = [Answer(search(query.text), []) for query in queries]
    for _ in range(rounds):
        for query, answer in zip(queries, answers, strict=True):
            start = time.perf_counter()
            search(query.text)
            answer.times.append(1000 * (time.perf_counter() - start))
    return answers


def recall(queries: list[Query], answers: list[Answer], first: int, kind: str | None = None) -> float:
    """The share of the queries (of one kind, or all) that are answered within the first ``first``."""
    right = [
        is_answered(query, answer, first)
        for query, answer in zip(queries, answers, strict=True)
        if kind in (None, query.kind)
    ]
    return sum(right) / len(right)


def is_answered(query: Query, answer: Answer, first: int) -> bool:
    return any(code.startswith(query.accept) for code in answer.codes[:first])


def print_table(queries: list[Query], engines: dict[str, list[Answer]]) -> None:
    kinds = list(dict.fromkeys(query.kind for query in queries))
    heads = [f"{kind} at {first}" for kind in kinds for first in (1, FIRST)]
    width = max(map(len, engines))
    print(" " * width, *(f"{head:>11}" for head in (*heads, "median ms", "95% ms")))
    for name, answers in engines.items():
        shares = [recall(queries, answers, first, kind) for kind in kinds for first in (1, FIRST)]
        times = [statistics.median(answer.times) for answer in answers]
        cells = [f"{share:11.3f}" for share in shares]
        cells += [f"{statistics.median(times):11.2f}", f"{statistics.quantiles(times, n=20)[-1]:11.2f}"]
        print(f"{name:{width}}", *cells)


def print_misses(queries: list[Query], engines: dict[str, list[Answer]], texts: list) -> None:
    """For each engine the queries not answered within ten, by kind, with the first three results."""
    for name, answers in engines.items():
        missed = [pair for pair in zip(queries, answers, strict=True) if not is_answered(*pair, FIRST)]
        print(f"\n{name}: {len(missed)} not found")
        for why, query, answer in sorted((kind_of_miss(query, texts), query, answer) for query, answer in missed):
            accepted, first = ", ".join(query.accept), ", ".join(answer.codes[:3]) or "nothing"
            print(f"  {why}: {query.kind}: {query.text} -> {accepted}; first: {first}")


def kind_of_miss(query: Query, texts: list) -> str:
    """``ranking`` where the book has at least half of the query's words (by their first five
    letters) at one of the codes accepted, ``words`` where it says it otherwise."""
    asked = {word[:5] for word in re.findall(r"\w+", query.text.lower()) if word not in SMALL_WORDS}
    shared = max(
        len(asked & {word[:5] for word in re.findall(r"\w+", " ".join(text).lower())})
        for code, *text in texts
        if code.startswith(query.accept)
    )
    return "ranking" if 2 * shared >= len(asked) else "words"


if __name__ == "__main__":
    main()
