"""The whole book as a reader gets it: nothing broken, nothing foreign, nothing heavy."""

from __future__ import annotations

import gzip
import json
import re
from urllib.parse import unquote, urlsplit

import pytest

LESSON = "notebooks/01-the-role.html"
SCRIPT_KB = 30
LATER = {"data-practice": "practice.js", "data-tools": "tools.js"}
"""What the page's script loads where a page has such an activity, and the attribute that tells it the address."""
LOOK_KB = 8

CSS_ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)|@import\s+["']([^"']+)""")


def test_the_build_gives_no_warning(book):
    assert "WARNING:" not in book.log


def test_every_page_of_the_contents_is_there(book, root):
    contents = (root / "_toc.yml").read_text("utf-8")
    wanted = re.findall(r"(?:root|file): (\S+)", contents)
    assert [page for page in wanted if f"{page}.html" not in book.pages] == []


def test_every_internal_link_and_anchor_resolves(book):
    broken = [
        f"{name}: {address}"
        for name, page in book.pages.items()
        for address in _addresses(page)
        if not _foreign(address) and not _resolves(book, name, address)
    ]
    assert broken == []


def test_every_link_of_an_activity_resolves(book):
    links = {
        f"{link['page']}.html#{link['anchor']}"
        for page in book.pages.values()
        for data in _activity_data(page)
        for link in _page_links(data)
    }
    assert links
    assert [link for link in sorted(links) if not _resolves(book, "index.html", link)] == []


def test_no_page_fetches_from_another_host(book):
    fetched = {
        f"{name}: {address}"
        for name, page in book.pages.items()
        for address in [*_fetched(page), *_styled(page)]
        if _foreign(address)
    }
    assert fetched == set()


def test_no_style_sheet_fetches_from_another_host(book):
    foreign = {
        f"{sheet.name}: {address[:80]}"
        for sheet in (book.html / "_static").rglob("*.css")
        for address in _css_addresses(sheet.read_text("utf-8"))
        if _foreign(address)
    }
    assert foreign == set()


def test_the_script_is_once_on_a_page_with_a_live_part_and_nowhere_else(book):
    for name, page in book.pages.items():
        wanted = 1 if page.select(".medcoder") else 0
        scripts = page.select('script[src*="_static/medcoder.js"]')
        assert len(scripts) == wanted, name
        for script in scripts:
            assert script.has_attr("async") and script.get("type") is None, name


def test_lessons_and_progress_have_live_parts(book):
    for name in ("book/index.html", "book/progress.html", LESSON):
        assert book.pages[name].select(".medcoder"), name


@pytest.mark.parametrize(
    "unwanted",
    [
        "application/vnd.jupyter.widget-state+json",
        "application/vnd.jupyter.widget-view+json",
        "require.js",
        "html-manager",
        "thebe",
        "fontawesome.js",
        "bootstrap.js",
        "MathJax",
        "plausible",
    ],
)
def test_no_page_loads(book, unwanted):
    loading = [name for name, page in book.pages.items() for tag in _loaders(page) if unwanted in str(tag)]
    assert loading == []


def test_a_lesson_page_is_light(book):
    script = _gzipped_kb(book.html / "_static" / "medcoder.js")
    look = _gzipped_kb(book.html / "_static" / "look.css")
    files = {_path(book, LESSON, address) for address in _fetched(book.pages[LESSON])}
    total = {
        kind: sum(_gzipped_kb(path) for path in files if path.suffix == kind) for kind in (".js", ".css")
    }
    print(
        f"\nA lesson loads, gzipped: our script {script:.1f} KB, our style {look:.1f} KB;"
        f" all scripts {total['.js']:.1f} KB, all styles {total['.css']:.1f} KB"
    )
    assert script <= SCRIPT_KB
    assert look <= LOOK_KB


@pytest.mark.parametrize(("attribute", "name"), LATER.items())
def test_a_bundle_that_some_lessons_need_is_light_and_no_page_loads_it_by_itself(book, attribute, name):
    size = _gzipped_kb(book.html / "_static" / name)
    print(f"\n{name}, gzipped: {size:.1f} KB")
    assert size <= SCRIPT_KB
    for page_name, page in book.pages.items():
        assert name not in {_path(book, page_name, address).name for address in _fetched(page)}, page_name
        for script in page.select('script[src*="_static/medcoder.js"]'):
            [address] = script[attribute].split()
            assert urlsplit(address).path == name, page_name


def test_without_a_repository_no_page_offers_a_launch(book):
    for name, page in book.pages.items():
        assert not page.select('.article-header-buttons a[href*="binder"]'), name
        assert "Source repository" not in page.get_text(), name


def test_a_lesson_offers_its_notebook(book):
    link = book.pages[LESSON].select_one(".article-header-buttons a[download]")
    notebook = json.loads(_path(book, LESSON, link["href"]).read_text("utf-8"))
    assert notebook["nbformat"] == 4


def test_pages_without_code_offer_no_source(book):
    assert not book.pages["book/glossary.html"].select("a[download]")


def _addresses(page):
    for tag in page.select("[href], [src]"):
        address = tag.get("href") or tag.get("src")
        if address and not address.startswith(("data:", "mailto:")):
            yield address


def _loaders(page):
    return page.select("script, link, iframe")


def _fetched(page):
    """What the browser asks for by itself when it opens the page."""
    for tag in page.select("script[src], img[src], iframe[src], source[src], link[href]"):
        if tag.name != "link" or set(tag.get("rel", [])) & {"stylesheet", "icon", "preload", "preconnect"}:
            yield tag.get("src") or tag.get("href")


def _styled(page):
    for tag in page.select("style"):
        yield from _css_addresses(tag.get_text())
    for tag in page.select("[style]"):
        yield from _css_addresses(tag["style"])


def _css_addresses(text):
    return ["".join(found) for found in CSS_ADDRESS.findall(text)]


def _foreign(address):
    return address.startswith("//") or urlsplit(address).scheme in {"http", "https", "ws", "wss"}


def _path(book, name, address):
    return (book.html / name).parent / unquote(urlsplit(address).path)


def _resolves(book, name, address):
    parts = urlsplit(address)
    path = (_path(book, name, address) if parts.path else book.html / name).resolve()
    if not path.is_file():
        return False
    if not parts.fragment or path.suffix != ".html":
        return True
    page = book.pages[path.relative_to(book.html.resolve()).as_posix()]
    return page.find(id=unquote(parts.fragment)) is not None


def _activity_data(page):
    for script in page.select('.medcoder > script[type="application/json"]'):
        yield json.loads(script.string)


def _page_links(data):
    """Every place in the data of an activity that names a page and an anchor on it."""
    if isinstance(data, dict):
        if "page" in data and "anchor" in data:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _page_links(value)


def _gzipped_kb(path):
    return len(gzip.compress(path.read_bytes(), mtime=0)) / 1024
