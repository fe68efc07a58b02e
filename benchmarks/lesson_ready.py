"""How soon a lesson page can be used: run ``.venv/bin/python benchmarks/lesson_ready.py``.

Builds the book, serves it compressed on this machine, and opens the first lesson in Chromium
with an empty cache, several times: as it is, and throttled to a slow phone (1.6 Mbit/s, 150 ms
each way there and back, CPU slowed four times). Beside it, in the same run, its peer: the same
page without the activities' script, whose time to the first paint of the text is what the
theme alone costs. Prints medians in seconds.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import NAMES, PHONE, QUIET  # noqa: E402
from tests.built_book import run_jupyter_book  # noqa: E402

LESSON = "notebooks/01-the-role.html"
RUNS = 5
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}

WATCH = """
new MutationObserver((_, watch) => {
    if (!document.querySelector("section.mc button")) return;
    window.activityReady = performance.now();
    watch.disconnect();
}).observe(document, {childList: true, subtree: true});
"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed, as any web host does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        packed = path.suffix in {".html", ".js", ".css", ".svg"}
        body = gzip.compress(body) if packed else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(folder: Path) -> str:
    handler = functools.partial(Compressed, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # a page that is closed breaks its connections off
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def once(browser, address: str, slow: bool, with_script: bool) -> float:
    """Seconds from the start of navigation, with an empty cache."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.add_init_script(WATCH)
    if not with_script:
        page.route("**/medcoder.js*", lambda route: route.abort())
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(f"{address}/{LESSON}", wait_until="commit")
    measured = "() => window.activityReady" if with_script else PAINTED
    milliseconds = page.wait_for_function(measured, timeout=60_000).json_value()
    context.close()
    return milliseconds / 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = run_jupyter_book(ROOT, Path(folder))
        assert built.status == 0, built.log
        address = serve(built.html)
        path = next(filter(None, map(shutil.which, NAMES)))
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        print("median seconds            activity ready   peer: text painted, no script")
        for name, slow in (("cold", False), ("cold, throttled", True)):
            # In turn, so that a change of the machine's speed touches both.
            pairs = [(once(browser, address, slow, True), once(browser, address, slow, False)) for _ in range(RUNS)]
            ours, peer = (statistics.median(times) for times in zip(*pairs, strict=True))
            print(f"{name:<26}{ours:>10.2f}{peer:>18.2f}")
        browser.close()


if __name__ == "__main__":
    main()
