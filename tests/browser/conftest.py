"""A real browser for the tests, and the places where a learner meets the course."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

from medcoder.assess.bank import read_bank
from tests.bank.career_course import add_career
from tests.bank.small_course import SmallCourse
from tests.browser.single_page import THERE, item_alone, lay_out, write_page
from tests.built_book import build_book

PHONE = {"width": 375, "height": 700}
DESKTOP = {"width": 1280, "height": 900}

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",  # CI runs as root, where Chromium's sandbox cannot start
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("MEDCODER_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        no_browser = pytest.fail if os.environ.get("CI") else pytest.skip
        no_browser("no Chromium found; install Debian's package chromium or set MEDCODER_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    built = build_book(tmp_path_factory)
    assert built.status == 0, built.log[-6000:]
    return built


@pytest.fixture(scope="session")
def served(book):
    """The address of the book on a server of this machine."""
    handler = functools.partial(_Silent, directory=str(book.html))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def screens(root):
    """Where pictures go, so that a person can look."""
    folder = root / "test-output"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def new_page(browser):
    """Opens pages that report everything a reader's console would: ``page.faults`` lists it."""
    contexts = []

    def open_page(size=DESKTOP, scheme="light", **options):
        context = browser.new_context(viewport=size, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: message.type in ("error", "warning")
            and page.faults.append(f"{message.type}: {message.text}"),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """The folder for single pages, next to a book's static files."""
    return lay_out(tmp_path_factory.mktemp("single-pages"))


@pytest.fixture(scope="session")
def small_bank(tmp_path_factory):
    """The bank of the small course: one activity of each kind, which no author changes."""
    bank, problems = read_bank(SmallCourse(tmp_path_factory.mktemp("small-course")).bank)
    assert problems == []
    return bank


@pytest.fixture(scope="session")
def career_bank(tmp_path_factory):
    """The bank of the small course with all that the career lessons have."""
    bank, problems = read_bank(add_career(SmallCourse(tmp_path_factory.mktemp("career-course"))).bank)
    assert problems == []
    return bank


@pytest.fixture
def open_sheet(pages, new_page):
    """Opens an answer sheet on a page of its own, from a folder and with no network: the page, the activity's section."""

    def opened(sheet, size=PHONE, scheme="light", **options):
        page = new_page(size, scheme, **options)
        page.context.set_offline(True)
        page.goto(write_page(pages, sheet).as_uri())
        page.locator(THERE).first.wait_for()
        return page, page.locator("section.mc")

    return opened


@pytest.fixture
def open_item(open_sheet):
    """Opens an item alone, of the course itself or of another bank: the page, its section, the item of its sheet."""

    def opened(name, *size_and_scheme, bank=None):
        sheet = item_alone(name, bank)
        return *open_sheet(sheet, *size_and_scheme), sheet["items"][0]

    return opened


@pytest.fixture
def lab(root, tmp_path):
    """A running JupyterLab over a copy of the notebooks: ``(address, its folder, record file)``."""
    shutil.copytree(root / "notebooks", tmp_path / "notebooks")
    home = tmp_path / "home"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = open(tmp_path / "lab.log", "w")
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
            "--IdentityProvider.token=", "--ServerApp.password=",
        ],
        cwd=tmp_path,
        env=os.environ | {
            "MEDCODER_HOME": str(home),
            "PYTHONPATH": str(root),
            "JUPYTERLAB_WORKSPACES_DIR": str(tmp_path / "workspaces"),  # else the last notebook reopens
            "JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings"),
            "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        },
        stdout=log, stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for_server(address, server, tmp_path / "lab.log")
        yield address, tmp_path, home / "record.sqlite3"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _wait_for_server(address, server, log):
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/api", timeout=5)
            return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.25)
    raise AssertionError(log.read_text())
