"""What the benchmarks share: a server as web hosts are, a browser with an empty cache, a slow phone."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import shutil
import statistics
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import NAMES, PHONE, QUIET  # noqa: E402

RUNS = 5
LESSON = "notebooks/01-the-role.html"
CONTROL = "section.mc fieldset :is(button, input, select):enabled"
"""What answers a question of the course's."""

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}
"""1.6 Mbit/s, and 150 ms there and back; beside it the CPU is slowed four times."""

OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Only this machine's own server is there, so that no page is helped, or held up, by another host."""

WATCH = """
new MutationObserver((_, watch) => {
    if (!document.querySelector(%s)) return;
    window.controlReady = performance.now();
    watch.disconnect();
}).observe(document, {childList: true, subtree: true, attributes: true});
"""
READY = "() => window.controlReady"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
INLINE = """() => [...document.scripts]
    .filter((script) => !script.src && /^$|javascript|module/.test(script.type))
    .map((script) => script.textContent).join("\\n")"""


class Unmeasured(Exception):
    """Why something cannot be measured: one sentence."""


class Page(NamedTuple):
    address: str
    control: str
    """The selector of what answers the first question: the page is ready when it is there and enabled."""


class Weight(NamedTuple):
    """Bytes on the wire."""

    total: float
    script: float
    """Files of script, and what the page itself holds of it, which is compressed alone here."""


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed, as any web host does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in {".html", ".js", ".css", ".svg"}
        body = compressed(path, path.stat().st_mtime_ns) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@functools.lru_cache(maxsize=None)
def compressed(path: Path, _changed: int) -> bytes:
    """Kept, because compressing two megabytes of script would count as time of the page that has them."""
    return gzip.compress(path.read_bytes())


def serve(folder: Path) -> str:
    handler = functools.partial(Compressed, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # a page that is closed breaks its connections off
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def chromium(playwright):
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise Unmeasured("Chromium is not installed: install Debian's package chromium.")
    return playwright.chromium.launch(executable_path=path, args=[*QUIET, OFFLINE])


def seconds(browser, page: Page, slow: bool, until: str = READY, without: str | None = None) -> float:
    """Seconds from the start of navigation, with an empty cache, until a script has a result.

    ``without``: what the page must do without.
    """
    context = browser.new_context(viewport=PHONE)
    tab = context.new_page()
    tab.add_init_script(WATCH % json.dumps(page.control))
    if without:
        tab.route(without, lambda route: route.abort())
    if slow:
        session = context.new_cdp_session(tab)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    try:
        tab.goto(page.address, wait_until="commit")
        return tab.wait_for_function(until, timeout=60_000).json_value() / 1000
    finally:
        context.close()


def weight(browser, page: Page) -> Weight:
    """What comes over the wire until the page is ready and asks for nothing more."""
    context = browser.new_context(viewport=PHONE)
    tab = context.new_page()
    tab.add_init_script(WATCH % json.dumps(page.control))
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    try:
        tab.goto(page.address)
        tab.wait_for_function(READY, timeout=60_000)
        tab.wait_for_load_state("networkidle")
        inline = tab.evaluate(INLINE)
    finally:
        context.close()
    script = sum(size for request, size in sizes.items() if kinds.get(request) == "Script")
    return Weight(sum(sizes.values()), script + (len(gzip.compress(inline.encode())) if inline else 0))


def medians(measures: dict[str, Callable[[], float]], runs: int = RUNS) -> dict[str, float]:
    """The median of each measure, taken in turn, so that a change of the machine's speed touches all."""
    rounds = [{name: measure() for name, measure in measures.items()} for _ in range(runs)]
    return {name: statistics.median(each[name] for each in rounds) for name in measures}


def tried(measure: Callable[..., Any], *arguments) -> tuple[Any, str]:
    """What was measured and nothing, or None and why: one failure must not cost the rest of a long run."""
    try:
        return measure(*arguments), ""
    except Unmeasured as reason:
        return None, str(reason)
    except Exception as error:  # noqa: BLE001
        first = next(iter(str(error).splitlines()), "").rstrip(". ")
        return None, f"It stopped with {type(error).__name__}: {first}."
