"""How soon a lesson page can be used: run ``.venv/bin/python benchmarks/lesson_ready.py``.

Builds the book, serves it compressed on this machine, and opens the first lesson in Chromium
with an empty cache, several times: as it is, and throttled to a slow phone (1.6 Mbit/s, 150 ms
each way there and back, CPU slowed four times). Beside it, in the same run, its peer: the same
page without the activities' script, whose time to the first paint of the text is what the
theme alone costs. Prints medians in seconds.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import measure  # noqa: E402
from tests.built_book import run_jupyter_book  # noqa: E402


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = run_jupyter_book(ROOT, Path(folder))
        assert built.status == 0, built.log
        page = measure.Page(f"{measure.serve(built.html)}/{measure.LESSON}", measure.CONTROL)
        browser = measure.chromium(playwright)
        print("median seconds            activity ready   peer: text painted, no script")
        for name, slow in (("cold", False), ("cold, throttled", True)):
            once = partial(measure.seconds, browser, page, slow)
            times = measure.medians(
                {"ours": once, "peer": partial(once, until=measure.PAINTED, without="**/medcoder.js*")}
            )
            print(f"{name:<26}{times['ours']:>10.2f}{times['peer']:>18.2f}")
        browser.close()


if __name__ == "__main__":
    main()
