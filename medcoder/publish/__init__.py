"""The Sphinx extension behind the published book: its directives, its page, its look."""

from __future__ import annotations

import os
import tempfile

from sphinx.application import Sphinx

from medcoder.publish import buttons, directives, mends, page


def spare_the_record(app: Sphinx) -> None:
    """Keep the notebooks that a build runs away from the record of whoever builds."""
    if "MEDCODER_HOME" not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="medcoder-", ignore_cleanup_errors=True)
        os.environ["MEDCODER_HOME"] = folder.name
        app.connect("build-finished", lambda _app, _failure: folder.cleanup())


def setup(app: Sphinx) -> dict:
    """Connect the parts. Called by Sphinx."""
    app.connect("builder-inited", spare_the_record)
    directives.setup(app)
    page.setup(app)
    buttons.setup(app)
    mends.setup(app)
    # Pages are written one after another: the bundle is added to each page as it comes.
    return {"parallel_read_safe": True, "parallel_write_safe": False}
