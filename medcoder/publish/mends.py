"""What the theme and its companions get wrong, mended.

A template of ours in ``templates/`` stands in for the theme's of the same name.
``STANDINS`` says for each what it mends and the words of the theme's that are at fault:
when a newer theme no longer has them, the build warns, and the stand-in can go.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from medcoder.publish.page import TEMPLATES

LOGGER = logging.getLogger(__name__)

STANDINS = {
    # The name that assistive technology hears ("Search") is not the text on the button
    # ("Search Ctrl+K"), so speech control cannot find it (WCAG 2.5.3).
    "search-button-field.html": 'aria-label="{{ _(\'Search\') }}"',
    # The button is called "Color mode" but shows an icon titled "Light" or "Dark".
    "theme-switcher.html": 'title="{{ _(\'Light\') }}"',
    # Named by a tooltip alone, and no hint that it opens something.
    "toggle-primary-sidebar.html": 'title="Toggle primary sidebar"',
    "toggle-secondary-sidebar.html": 'title="Toggle secondary sidebar"',
    # Menus behind icons; see buttons.py.
    "article-header-buttons.html": "render_funcs[btype]",
    # With no mode set the theme reports an error in the console, with "auto" it shows no
    # colours until its script has run; layout.html settles the colours before the first
    # paint. It also drops the search index from pages that have no search results.
    "layout.html": "sbt-scroll-pixel-helper",
    # fontawesome.js (1.5 MB) repeats the icons that come from the fonts; bootstrap.js
    # serves menus and tooltips that this book does not have.
    "static/webpack-macros.html": "scripts/fontawesome.js",
}

WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def check_standins(app: Sphinx) -> None:
    """Warn where a stand-in mends what is no longer broken."""
    for name, fault in STANDINS.items():
        if fault not in _theirs(app, name):
            LOGGER.warning(
                "the theme's %s no longer has %s: see whether medcoder/publish/templates/%s is still needed",
                name, fault, name,
            )


def _theirs(app: Sphinx, name: str) -> str:
    """The template that ours stands in for, or nothing where the theme has none."""
    for folder in map(Path, app.builder.templates.pathchain):
        if folder != TEMPLATES and (folder / name).is_file():
            return (folder / name).read_text(encoding="utf-8")
    return ""


def drop_widget_state(app: Sphinx, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Leave out the state of the widgets that ran while the book was built.

    Only html-manager could use it, which no page loads. myst-nb adds it at the usual
    priority, so this runs later.
    """
    scripts = context.get("script_files", [])
    kept = [script for script in scripts if getattr(script, "attributes", {}).get("type") != WIDGET_STATE]
    scripts[:] = kept


def without_script(markup: str, *names: str) -> str:
    """For templates: ``markup`` without the lines that load or preload these scripts."""
    lines = markup.splitlines()
    for name in names:
        if not any(name in line for line in lines):
            LOGGER.warning("the theme no longer loads %s: see medcoder/publish/mends.py", name)
        lines = [line for line in lines if name not in line]
    return "\n".join(lines)


def offer_to_templates(app: Sphinx) -> None:
    app.builder.templates.environment.filters["without_script"] = without_script


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", offer_to_templates)
    app.connect("builder-inited", check_standins)
    app.connect("html-page-context", drop_widget_state, priority=900)
