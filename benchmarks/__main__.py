"""Everything that the course measures of itself, in one table: run ``python3 course.py bench``.

- Pages, over a local server that compresses, with an empty cache and no other host, as they are and
  throttled to a slow phone: a lesson; the questions of its check alone; the same as plain ipywidgets
  with the standard manager, and as jupyterquiz. A page is ready when its first question can be answered.
- The build of the book, beside Jupyter Book alone on the same pages.
- The code book: until it can be searched, how soon it answers, and how often it finds what is meant,
  beside SQLite FTS5 over the same text (``search_quality.py`` says how).
- Marking of codes, by the page and by Python.

Times are of this machine at this moment: compare what stands in one row. Nothing here passes or fails.
What cannot be measured has a dash, and a sentence below its group says why.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from benchmarks import codebook_speed, marking_speed, measure, peers, search_quality
from benchmarks.measure import ROOT, RUNS, Page, Unmeasured, tried
from benchmarks.table import Group, row, table
from tests.built_book import Book, run_jupyter_book

OPENING = """async () => {
    const start = performance.now();
    await medcoderCodebook.open(medcoderCodebook.bytesOf(medcoderCodebookData));
    return performance.now() - start;
}"""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="medcoder-bench-") as folder:
        place = Path(folder)
        say("Building the book, twice")
        built, own_time = build(ROOT, place / "book")
        groups = [build_group(own_time, built, place)]
        with sync_playwright() as playwright:
            browser, why = tried(measure.chromium, playwright)
            say("Opening pages")
            groups.insert(0, pages_group(browser, why, built.html, place / "pages"))
            say("Searching the code book")
            groups.append(codebook_group(browser, why, built.html))
            if browser:
                browser.close()
        say("Marking")
        groups.append(marking_group())
    print(f"{heading()}\n\n{table(groups)}")


def say(what: str) -> None:
    """To the error stream, so that the table alone can be kept."""
    print(f"{what} …", file=sys.stderr, flush=True)


def heading() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()};"
        f" medians of {RUNS}, the builds once.\nThrottled: 1.6 Mbit/s, 150 ms, CPU slowed four times."
    )


# ------------------------------------------------------------------------------------- the book


def build(source: Path, output: Path) -> tuple[Book, float]:
    """A build into a fresh folder, and its seconds."""
    output.mkdir()
    start = time.perf_counter()
    built = run_jupyter_book(source, output)
    return built, time.perf_counter() - start


def build_group(own: float, built: Book, place: Path) -> Group:
    why = [] if built.status == 0 else ["The course's book has warnings: `python3 course.py book` shows them."]
    peer, why_not = tried(plain_build, place)
    return Group("The book", ["course", "plain"], [row("build into a fresh folder, s", [own, peer], 1)], [
        *why,
        f"plain: {why_not}" if why_not else "plain: Jupyter Book on the same pages, without the course's extension.",
    ])  # fmt: skip


def plain_build(place: Path) -> float:
    """Seconds that Jupyter Book takes for the same pages without the course's own extension."""
    source = place / "plain"
    source.mkdir()
    for name in ("notebooks", "book"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(ROOT / "_toc.yml", source)
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    (source / "_config.yml").write_text(yaml.safe_dump(plain_settings(settings)), encoding="utf-8")
    built, seconds = build(source, place / "plain-book")  # its status tells only of directives that are not there
    if not (built.html / measure.LESSON).is_file():
        said = next((line for line in reversed(built.log.splitlines()) if "Error" in line), "it gives no reason")
        raise Unmeasured(f"Jupyter Book made no lesson page without the course's extension ({said.strip()}).")
    return seconds


def plain_settings(settings: dict) -> dict:
    """The book's settings without what needs the course's extension: templates, pictures, a link to no address."""
    del settings["logo"], settings["html"]["favicon"], settings["sphinx"]["local_extensions"]
    del settings["launch_buttons"], settings["repository"]
    config = settings["sphinx"]["config"]
    config["extensions"].remove("medcoder.publish")
    del config["html_sidebars"], config["html_theme_options"]["footer_content_items"]
    return settings


# ------------------------------------------------------------------------------------- the pages


def pages_group(browser, why: str, book: Path, place: Path) -> Group:
    place.mkdir()
    sheet, no_sheet = tried(peers.choices)
    address = measure.serve(place)
    makers: dict[str, Callable[[], Page]] = {
        "lesson page": partial(lesson_page, book),
        "items alone": partial(peers.own_page, place, address, sheet),
        "ipywidgets": partial(peers.ipywidgets_page, place, address, sheet),
        "jupyterquiz": partial(peers.jupyterquiz_page, place, address, sheet),
    }
    without = {name: why or no_sheet for name in makers} | {"lesson page": why}
    made = {name: (None, without[name]) if without[name] else tried(maker) for name, maker in makers.items()}
    pages = {name: page for name, (page, _) in made.items() if page}
    weights = {name: tried(measure.weight, browser, page) for name, page in pages.items()}
    # A page that never gets ready would hold up the others in every round.
    pages = {name: page for name, page in pages.items() if weights[name][0]}
    times = [tried(ready_times, browser, pages, slow) for slow in (False, True)]
    return pages_table(
        {name: weight for name, (weight, _) in weights.items() if weight},
        *(found or {} for found, _ in times),
        count=len(sheet["items"]) if sheet else 0,
        why=[
            f"lesson page: {measure.LESSON}, with all its text and practice; the others hold the items alone.",
            *(f"{name}: {peers.DESCRIBED[name]()}" for name in pages if name in peers.DESCRIBED),
            *(f"{name}: {reason}" for name, (_, reason) in (made | weights).items() if reason),
            *(reason for _, reason in times if reason),
        ],
    )


def pages_table(weights: dict, cold: dict, throttled: dict, count: int, why: list[str]) -> Group:
    names = ["lesson page", "items alone", "ipywidgets", "jupyterquiz"]
    totals = [weights[name].total / 1000 if name in weights else None for name in names]
    scripts = [weights[name].script / 1000 if name in weights else None for name in names]
    return Group(f"Pages ({count} items to choose)", names, [
        row("weight on the wire, KB gzipped", totals),
        row("of it script", scripts),
        row("ready, cold, s", [cold.get(name) for name in names], 2),
        row("ready, cold and throttled, s", [throttled.get(name) for name in names], 2),
    ], why)  # fmt: skip


def lesson_page(book: Path) -> Page:
    if not (book / measure.LESSON).is_file():
        raise Unmeasured("The book could not be built: `python3 course.py book` says why.")
    return Page(f"{measure.serve(book)}/{measure.LESSON}", measure.CONTROL)


def ready_times(browser, pages: dict[str, Page], slow: bool) -> dict[str, float]:
    return measure.medians({name: partial(measure.seconds, browser, page, slow) for name, page in pages.items()})


# ------------------------------------------------------------------------------------- the code book


def codebook_group(browser, why: str, book: Path) -> Group:
    loads, no_loads = tried(own_loads, browser, book) if browser else (None, why)
    nodes = list(search_quality.book.rows(search_quality.EARLIER, search_quality.LATER))
    texts = list(search_quality.documents(nodes))
    fill, no_fill = tried(fill_time, texts)
    queries = search_quality.read_queries()
    own, no_own = tried(own_answers, queries, nodes)
    theirs, no_theirs = tried(search_quality.peer_answers, queries, texts)
    engines = [own, *(theirs.values() if theirs else (None, None))]
    reasons = {"page": no_loads, "search": no_own, "FTS5": no_fill, "FTS5's search": no_theirs}
    return codebook_table(loads or {}, fill, [figures(queries, each) if each else {} for each in engines], [
        "SQLite has no page to open: what both have is the load.",
        *(f"FTS5: words joined by {name}." for name in best_joinings(theirs)),
        *(f"{name}: {reason}" for name, reason in reasons.items() if reason),
    ])  # fmt: skip


def best_joinings(answers: dict | None) -> list[str]:
    """How the peers' words are joined, as the names of their rows tell: "SQLite FTS5 (OR)"."""
    joinings = dict.fromkeys(name.rpartition("(")[2].rstrip(")") for name in answers or {})
    return [" and, without stop words, ".join(joinings)] if joinings else []


def codebook_table(loads: dict, fill: float | None, engines: list[dict], why: list[str]) -> Group:
    def cells(name: str) -> list:
        return [engine.get(name) for engine in engines]

    return Group("The code book", ["course", "SQLite FTS5", "no stop words"], [
        row("page ready, cold, s", [loads.get("cold"), None, None], 2),
        row("page ready, cold and throttled, s", [loads.get("throttled"), None, None], 2),
        row("load: data to index, in memory, ms", [loads.get("open"), fill, fill]),
        row("search, median (p50), ms", cells("p50"), 2),
        row("search, 95th percentile (p95), ms", cells("p95"), 2),
        row("recall at 10, phrases of the index", cells("index"), 3),
        row("recall at 10, lay words", cells("lay"), 3),
    ], why)  # fmt: skip


def own_loads(browser, book: Path) -> dict[str, float]:
    """Seconds until the page can be asked, and milliseconds of unpacking and indexing alone."""
    path = "book/code-book.html"
    if not (book / path).is_file():
        raise Unmeasured("The book could not be built: `python3 course.py book` says why.")
    page = Page(f"{measure.serve(book)}/{path}", ".mc-book [type=search]:enabled")
    found = {
        name: measure.medians({name: partial(measure.seconds, browser, page, slow)})[name]
        for name, slow in (("cold", False), ("throttled", True))
    }
    tab = browser.new_page()
    tab.goto(page.address)
    tab.locator(page.control).wait_for()
    found["open"] = statistics.median(tab.evaluate(OPENING) for _ in range(RUNS))
    tab.close()
    return found


def fill_time(texts: list) -> float:
    """Milliseconds in which SQLite indexes the texts."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        search_quality.fts_table(texts).close()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def own_answers(queries: list, nodes: list) -> list:
    if shutil.which("node") is None:
        raise Unmeasured("Node is not installed, in which the page's search is run.")
    return search_quality.own_answers(queries, nodes, search_quality.lexicon())


def figures(queries: list, answers: list) -> dict[str, float]:
    """Latency over the queries, and the recall of each kind of them."""
    times = [statistics.median(answer.times) for answer in answers]
    recalls = {kind: search_quality.recall(queries, answers, 10, kind) for kind in ("index", "lay")}
    return {"p50": statistics.median(times), "p95": codebook_speed.at_95(times), **recalls}


# ------------------------------------------------------------------------------------- marking


def marking_group() -> Group:
    made, why = tried(marking_speed.made)
    page, no_page = tried(marking_speed.by_page, *made) if made else (None, why)
    python, no_python = tried(marking_speed.by_python, *made) if made else (None, "")
    sheets = len(made[0]) if made else 0
    return Group(f"Marking ({sheets} code items, charts)", ["page (Node)", "Python"], [
        row("answers a second", [page, python]),
    ], [reason for reason in (no_page, no_python) if reason])  # fmt: skip


if __name__ == "__main__":
    main()
