"""What the pages of the book load: the course's look and, where they are needed, our scripts."""

from __future__ import annotations

import zlib
from functools import lru_cache
from html import escape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import meanings
from medcoder.widgets.book import book_script
from medcoder.widgets.pool import FORMS, pool_file, pool_script
from medcoder.widgets.published import BUNDLE, CODEBOOK_BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE, embedded

STATIC = Path(__file__).resolve().parent / "static"
TEMPLATES = Path(__file__).resolve().parent / "templates"
BUNDLES = (BUNDLE, CODEBOOK_BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE)


def add_our_files(_app: Sphinx, config: Config) -> None:
    """Offer our templates before the theme's, and copy our static files with the theme's."""
    for bundle in BUNDLES:
        if not bundle.is_file():
            raise ExtensionError(f"a script of the page is missing: {bundle} (build it in frontend/)")
    config.templates_path.insert(0, str(TEMPLATES))
    config.html_static_path += [str(STATIC), *map(str, BUNDLES)]


def add_look(app: Sphinx) -> None:
    # After the theme's own style, whose priority is 500.
    app.add_css_file("look.css", priority=800)


def add_bundle(app: Sphinx, _pagename: str, _template: str, context: dict, _doctree) -> None:
    """Load the bundle once on a page that has a live part.

    As a classic script, because modules are blocked on ``file://``; ``async``, because a
    deferred script waits behind the theme's. Sphinx adds the file's checksum to its address.
    It is told the addresses of the other scripts, which it loads where an activity needs them.
    """
    if has_live_part(context):
        others = {f"data-{name}": _addresses({bundle.name: bundle.read_bytes()}) for name, bundle in LATER.items()}
        others["data-codebook"] = codebook_files()
        for form, name in FORMS.items():
            if f'"form":"{form}"' in context["body"]:
                others[f"data-pool-{name}"] = _addresses({pool_file(name): pool_script(name).encode()})
        app.add_js_file(BUNDLE.name, loading_method="async", **others)


LATER = {"practice": PRACTICE_BUNDLE, "tools": TOOLS_BUNDLE}
"""The bundles that hold a part of the activities, by their names in the page module (hosts.js)."""

CODEBOOK_DATA = "codebook-data.js"


@lru_cache(maxsize=1)
def codebook_files() -> str:
    """The code book's bundle and data."""
    return _addresses({CODEBOOK_BUNDLE.name: CODEBOOK_BUNDLE.read_bytes(), CODEBOOK_DATA: book_script().encode()})


def _addresses(contents: dict[str, bytes]) -> str:
    """Files of the static folder, with checksums like Sphinx's own."""
    return " ".join(f"{name}?v={zlib.crc32(content):08x}" for name, content in contents.items())


def write_codebook(app: Sphinx, failure: Exception | None) -> None:
    """Put the code book's data with the other static files."""
    if failure is None and app.builder.format == "html":
        Path(app.outdir, "_static", CODEBOOK_DATA).write_text(book_script(), encoding="utf-8")


def write_pools(app: Sphinx, failure: Exception | None) -> None:
    """Put what exams are drawn from there too."""
    if failure is None and app.builder.format == "html":
        for name in FORMS.values():
            Path(app.outdir, "_static", pool_file(name)).write_text(pool_script(name), encoding="utf-8")


def add_terms(_app: Sphinx, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Give a lesson the glossary's terms that it uses, for the page's script."""
    if pagename.startswith("notebooks/") and has_live_part(context):
        terms = embedded(meanings(load_bank(), context["body"]))
        context["body"] += f'<script type="application/json" id="medcoder-terms">{terms}</script>'


def has_live_part(context: dict) -> bool:
    return 'class="medcoder"' in context.get("body", "")


FRONT_DOOR = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="icon" href="_static/favicon.svg">
<meta http-equiv="refresh" content="0; url={page}">
</head>
<body><main><h1>{title}</h1><p><a href="{page}">Open the course</a></p></main></body>
</html>
"""


def write_front_door(app: Sphinx, failure: Exception | None) -> None:
    """The root's index.html, before sphinx_external_toc writes one without a title or a link."""
    if failure is None and app.builder.name == "html":
        page = app.builder.get_target_uri(app.config.root_doc)
        html = FRONT_DOOR.format(title=escape(app.config.html_title), page=escape(page))
        Path(app.outdir, "index.html").write_text(html, encoding="utf-8")


def setup(app: Sphinx) -> None:
    app.connect("config-inited", add_our_files)
    app.connect("builder-inited", add_look)
    app.connect("html-page-context", add_bundle)
    app.connect("html-page-context", add_terms)
    app.connect("build-finished", write_codebook)
    app.connect("build-finished", write_pools)
    app.connect("build-finished", write_front_door, priority=400)
