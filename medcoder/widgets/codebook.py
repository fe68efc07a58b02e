"""The code book in a notebook: a search over ICD-10-CM and every code with its notes."""

from __future__ import annotations

import ipywidgets
import traitlets

from medcoder.codeset.releases import fy2027
from medcoder.widgets.activity import Live
from medcoder.widgets.book import BookSource, book_source
from medcoder.widgets.published import codebook_html


def codebook(query: str = "") -> Codebook:
    """The code book, opened at a code or at the results for some words: ``codebook("E11.2")``."""
    return Codebook(str(query).strip())


class Codebook(Live):
    """One view of the code book."""

    codebook = traitlets.Instance(BookSource).tag(sync=True, **ipywidgets.widget_serialization)

    def __init__(self, query: str):
        super().__init__(
            form="codebook",
            sheet={"query": query},
            watched=set(),
            html=codebook_html(query, codes_found(query)),
            text=f"Code book: {query}" if query else "Code book",
        )

    @traitlets.default("codebook")
    def _shared_source(self) -> BookSource:
        return book_source()


def codes_found(query: str) -> list[tuple[str, str]]:
    """For readers without a script: the code that was asked for and those below it, with titles."""
    release = fy2027()
    if not query or not release.is_known(query):
        return []
    code = release.code(query)
    return [(each.code, each.title or "") for each in (code, *code.children)]
