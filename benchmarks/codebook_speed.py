"""How soon the code book can be used: run ``.venv/bin/python benchmarks/codebook_speed.py``.

Builds the book and opens its page "Code book" in Chromium from the folder, cold, several times;
then times searches on the page. Its peer, measured in the same run, is Python's SQLite with
FTS5 and porter stemming over the same titles. Reviews lists of twelve codes by the page's rules,
and says how large the data and the script are. Prints medians; milliseconds for searches.
"""

from __future__ import annotations

import gzip
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import measure  # noqa: E402
from medcoder.codeset.releases import fy2027  # noqa: E402
from medcoder.widgets.book import book_data  # noqa: E402
from medcoder.widgets.published import CODEBOOK_BUNDLE  # noqa: E402
from tests.built_book import run_jupyter_book  # noqa: E402

RUNS = measure.RUNS

WATCH = """window.longest = 0; let last = performance.now();
    (function look() {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
        if (document.querySelector(".mc-book [type=search]")) window.ready = now;
        else setTimeout(look, 4);
    })();"""

OPEN = """async () => {
    window.opened = await medcoderCodebook.open(medcoderCodebook.bytesOf(medcoderCodebookData));
    return window.opened.book.titles;
}"""

SEARCH = """queries => queries.map(query => {
    const start = performance.now();
    window.opened.index.search(query);
    return performance.now() - start;
})"""


REVIEW = """lists => lists.map(codes => {
    const start = performance.now();
    window.opened.review(codes, { setting: "inpatient", date: "2026-11-02", age: 67, sex: "female" });
    return performance.now() - start;
})"""


def lists_of_twelve() -> list[list[str]]:
    """Codes drawn from the whole release, one in six of them mistyped."""
    dice = random.Random(12)
    codes = list(fy2027().billable_codes())
    return [
        [code if dice.random() > 1 / 6 else code[:-1] + "Q" for code in dice.sample(codes, 12)] for _ in range(200)
    ]


def queries_of(titles: list[str]) -> list[str]:
    """Titles, some of their words turned round, a prefix and a mistyped word, from all over the book."""
    found = []
    for title in titles[::151]:
        words = title.split(" ")
        found += [title, " ".join(reversed(words[:3])), words[0][:5], words[-1] + "x"]
    return found


def peer(titles: list[str], queries: list[str]) -> list[float]:
    """Milliseconds of each query in SQLite FTS5."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE book USING fts5(title, tokenize='porter')")
    database.executemany("INSERT INTO book VALUES (?)", [(title,) for title in titles])
    times = []
    for query in queries:
        words = " OR ".join('"' + word.replace('"', "") + '"' for word in query.split())
        start = time.perf_counter()
        database.execute("SELECT rowid FROM book WHERE book MATCH ? ORDER BY rank LIMIT 10", [words]).fetchall()
        times.append((time.perf_counter() - start) * 1000)
    return times


def at_95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = run_jupyter_book(ROOT, Path(folder))
        assert built.status == 0, built.log
        browser = measure.chromium(playwright)
        ready, pauses = [], []
        for _ in range(RUNS):
            page = browser.new_context().new_page()
            page.add_init_script(WATCH)
            page.goto((built.html / "book" / "code-book.html").as_uri())
            page.get_by_role("searchbox").wait_for()
            ready.append(page.evaluate("window.ready"))
            pauses.append(page.evaluate("window.longest"))
        titles = page.evaluate(OPEN)
        queries = queries_of(titles)
        page.evaluate(SEARCH, queries)  # a warm-up
        ours, theirs = page.evaluate(SEARCH, queries), peer(titles, queries)
        lists = lists_of_twelve()
        page.evaluate(REVIEW, lists[:20])  # a warm-up
        reviews = page.evaluate(REVIEW, lists)
        browser.close()
    print(f"ready, cold: {statistics.median(ready):.0f} ms; longest pause: {statistics.median(pauses):.0f} ms")
    print(f"{len(queries)} searches, median and 95th percentile in ms")
    print(f"  the code book   {statistics.median(ours):.2f}   {at_95(ours):.2f}")
    print(f"  SQLite FTS5     {statistics.median(theirs):.2f}   {at_95(theirs):.2f}")
    print(f"{len(reviews)} reviews of 12 codes, median, 95th percentile and longest in ms")
    print(f"  the page's rules {statistics.median(reviews):.1f}   {at_95(reviews):.1f}   {max(reviews):.1f}")
    script = gzip.compress(CODEBOOK_BUNDLE.read_bytes())
    print(f"gzipped: data {len(book_data()):,} bytes, script {len(script):,}")


if __name__ == "__main__":
    main()
