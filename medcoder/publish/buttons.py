"""The buttons above a page: open in Binder, download the notebook, print.

The theme works out the addresses and hides them in two menus behind icons. A newcomer
does not know what a rocket opens, so the few that are left stand in the open, with words.
"""

from __future__ import annotations

import os

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)

REPOSITORY_VARIABLE = "MEDCODER_REPOSITORY"


def settle_repository(_app: Sphinx, config: Config) -> None:
    """Take the repository's address from the environment or _config.yml.

    Without one the theme must not try to make launch buttons: it would fail.
    """
    options = config.html_theme_options
    address = os.environ.get(REPOSITORY_VARIABLE) or options.get("repository_url") or ""
    options["repository_url"] = address.rstrip("/").removesuffix(".git")
    if not address:
        options["launch_buttons"] = {}


def gather_page_actions(app: Sphinx, pagename: str, _template: str, context: dict, _doctree) -> None:
    """Give the template ``page_actions``: the links that this page's header shows."""
    links = list(_links(context["header_buttons"]))
    context["page_actions"] = actions = []
    if not is_notebook(app, pagename):
        return
    if context.get("theme_repository_url"):
        actions.append({
            "url": _expect(links, pagename, text="Binder"),
            "icon": "fa-solid fa-rocket",
            "text": "Open in Binder",
            "title": "Run this lesson on a free server; it can take several minutes to start",
        })
    actions.append({
        "url": _expect(links, pagename, label="download-source-button"),
        "icon": "fa-solid fa-download",
        "text": "Notebook",
        "title": "Download this lesson as a notebook (.ipynb)",
        "download": True,
    })


def is_notebook(app: Sphinx, pagename: str) -> bool:
    return pagename in app.env.all_docs and str(app.env.doc2path(pagename)).endswith(".ipynb")


def _links(buttons: list[dict]):
    """Every link of the theme's buttons, those within menus too."""
    for button in buttons:
        if button["type"] == "group":
            yield from _links(button["buttons"])
        elif button["type"] == "link":
            yield button


def _expect(links: list[dict], pagename: str, **wanted: str) -> str:
    """Where the theme's link with these fields leads; a warning where it is no longer made."""
    for link in links:
        if wanted.items() <= link.items():
            return link["url"]
    LOGGER.warning(
        "%s: the theme no longer makes the link with %s; mend medcoder/publish/buttons.py", pagename, wanted
    )
    return "#"


def setup(app: Sphinx) -> None:
    app.connect("config-inited", settle_repository)
    # The theme adds its buttons at 501.
    app.connect("html-page-context", gather_page_actions, priority=600)
