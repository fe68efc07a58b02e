"""What the theme and its companions get wrong, mended.

A template of ours in ``templates/`` stands in for the theme's of the same name.
``STANDINS`` says what each mends, and quotes the words of the theme's that are at fault:
when a newer theme no longer has them, the build warns, and the stand-in can go.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

from medcoder.publish.buttons import is_notebook
from medcoder.publish.page import TEMPLATES, has_live_part

LOGGER = logging.getLogger(__name__)

STANDINS = {
    "search-button-field.html": [
        # The name that assistive technology hears ("Search") is not the text on the button
        # ("Search Ctrl+K"), so speech control cannot find it (WCAG 2.5.3).
        "aria-label=\"{{ _('Search') }}\"",
    ],
    "theme-switcher.html": [
        # The button is called "Color mode", but its icons are titled "Light" and "Dark".
        "title=\"{{ _('Light') }}\"",
    ],
    # Named by a tooltip of bootstrap.js alone, and after the layout, not after what they open.
    "toggle-primary-sidebar.html": ['title="Toggle primary sidebar"'],
    "toggle-secondary-sidebar.html": ['title="Toggle secondary sidebar"'],
    # Menus behind icons; see buttons.py.
    "article-header-buttons.html": ["render_funcs[btype]"],
    "layout.html": [
        # Without a default mode this reports an error in the console; with "auto" the page
        # has no colors until the theme's script has run. early-script.js settles them.
        'dataset.mode = localStorage.getItem("mode") || "{{ default_mode }}"',
        # The whole search index, on every page. The search page loads it by itself.
        "pathto('searchindex.js', 1)",
        # An empty banner; the page's banner is the course's name in the sidebar, which
        # stood in no landmark (course-brand.html).
        '<header id="pst-header"',
        # The page's title and contents a second time, for print.
        'id="jb-print-docs-body"',
    ],
    "static/webpack-macros.html": [
        # 1.5 MB that repeat the icons of the fonts. without_script() watches bootstrap.js,
        # which serves menus and tooltips that this book does not have.
        "scripts/fontawesome.js",
    ],
}

WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def check_standins(app: Sphinx) -> None:
    """Warn where a stand-in mends what is no longer broken."""
    for name, faults in STANDINS.items():
        theirs = _theirs(app, name)
        for fault in faults:
            if fault not in theirs:
                LOGGER.warning(
                    "the theme's %s no longer has %s: see whether our templates/%s still mends anything",
                    name, fault, name,
                )


def _theirs(app: Sphinx, name: str) -> str:
    """The text of every template that ours of this name stands in for."""
    folders = [Path(folder) for folder in app.builder.templates.pathchain if Path(folder) != TEMPLATES]
    files = [folder / name for folder in folders if (folder / name).is_file()]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def drop_widget_state(app: Sphinx, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Leave out the state of the widgets that ran while the book was built.

    Only html-manager could use it, which no page loads. myst-nb adds it at the usual
    priority, so this runs later.
    """
    scripts = context["script_files"]
    kept = [script for script in scripts if script.attributes.get("type") != WIDGET_STATE]
    ran_widgets = (
        app.config.nb_execution_mode == "force" and is_notebook(app, pagename) and has_live_part(context)
    )
    if ran_widgets and len(kept) == len(scripts):
        LOGGER.warning("%s: myst-nb no longer adds the widgets' state: drop_widget_state() can go", pagename)
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
