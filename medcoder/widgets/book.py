"""The code book's data, as each place needs it.

The page unpacks the data and searches it by itself (``frontend/src/codebook/``). The published
book ships the data as a script; here the kernel sends it in one message, once a page, however
many code books and questions use it.
"""

from __future__ import annotations

import base64
import contextlib
import os
import tempfile
import zlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import ipywidgets
import traitlets
from platformdirs import user_cache_path

from medcoder.assess.bank import FOLDER
from medcoder.assess.lexicon import FILE, load_lexicon
from medcoder.codeset import book, tabular
from medcoder.codeset.releases import fy2026, fy2027
from medcoder.widgets.published import CODEBOOK_BUNDLE

LEXICON = FOLDER / FILE


@lru_cache(maxsize=1)
def book_data() -> bytes:
    """The gzipped book of both releases with the lexicon: from the cache, or else made and cached."""
    cache = user_cache_path("medcoder", appauthor=False) / f"codebook-{edition()}.gz"
    with contextlib.suppress(OSError):
        data = cache.read_bytes()
        if _is_whole(data):
            return data
    lexicon = [(entry.say, entry.means, entry.codes) for entry in load_lexicon()]
    data = book.compact_book(fy2026(), fy2027(), lexicon)
    with contextlib.suppress(OSError):
        _write(cache, data)
    return data


def book_script() -> str:
    """The data as a script, which works from a folder too, where nothing can be fetched."""
    return f'medcoderCodebookData="{base64.b64encode(book_data()).decode()}";\n'


@lru_cache(maxsize=1)
def edition() -> str:
    """Differs whenever what the book is made from differs: the package, our readers, the rules, the lexicon."""
    sources = sorted(path for path in Path(book.__file__).parent.rglob("*") if path.suffix in (".py", ".csv"))
    checksum = zlib.crc32(version(tabular.PACKAGE).encode())
    for path in [*sources, LEXICON]:
        checksum = zlib.crc32(path.read_bytes(), checksum)
    return f"{checksum:08x}"


def _is_whole(data: bytes) -> bool:
    """Whether gzip's own checksum holds: a file that was cut short is made anew."""
    try:
        zlib.decompress(data, wbits=31)
    except zlib.error:
        return False
    return True


def _write(cache: Path, data: bytes) -> None:
    """Write aside and put in place, so that nobody reads half a file; older editions go."""
    cache.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=cache.parent, prefix="codebook-part-")
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(aside, cache)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise
    for old in cache.parent.glob("codebook-*.gz"):
        if old != cache:
            old.unlink(missing_ok=True)


class BookSource(ipywidgets.Widget):
    """The book's script, as one model that all of the kernel refer to.

    The data are no trait: a trait is kept in each saved state. The page asks for them with a
    message, and gets them in one.
    """

    script = traitlets.Unicode().tag(sync=True)
    edition = traitlets.Unicode().tag(sync=True)

    def __init__(self):
        super().__init__(script=CODEBOOK_BUNDLE.read_text(encoding="utf-8"), edition=edition())
        self.on_msg(self._send_book)

    def _send_book(self, _widget, _message: dict, _buffers) -> None:
        self.send({"edition": self.edition}, buffers=[book_data()])


@lru_cache(maxsize=1)
def book_source() -> BookSource:
    return BookSource()
