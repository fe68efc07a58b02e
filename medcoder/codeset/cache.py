"""The tabular list, kept in the user's cache folder as JSON: reading that is ten times faster.

The cache may always be thrown away. What cannot be read, was cut short or was made from another
file or by another reader counts as none, and is written anew; where nothing can be written, the
list is read from the XML each time.

The file holds two lines: what the list was made from, with a checksum of the second line, and
the list.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import zlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from medcoder.codeset import tabular
from medcoder.codeset.tabular import Tabular

FORMAT = 1
"""Of the cache file. What the reader makes of the XML needs no number: its source is in the key."""


@lru_cache(maxsize=1)
def tabular_list() -> Tabular:
    """The tabular list of April 2026: from the cache, or else from the XML, and then cached."""
    return load(tabular.xml_file(), user_cache_path("medcoder", appauthor=False) / "tabular.json")


def load(xml: Path, cache: Path) -> Tabular:
    """The list in ``xml``, by way of the file ``cache``. Raises OSError if ``xml`` is not there."""
    key = _key(xml)
    cached = _cached(cache, key)
    if cached is not None:
        return cached
    read = tabular.read(xml)
    with contextlib.suppress(OSError):
        _write(cache, key, read)
    return read


def _key(xml: Path) -> dict[str, str | int]:
    """What the list is made from: when one of these differs, it has to be read again."""
    found = xml.stat()
    return {
        "format": FORMAT,
        "package": version(tabular.PACKAGE),
        "size": found.st_size,
        "modified": found.st_mtime_ns,
        "reader": zlib.crc32(Path(tabular.__file__).read_bytes()),
    }


def _cached(cache: Path, key: dict[str, str | int]) -> Tabular | None:
    try:
        head, _, body = cache.read_bytes().partition(b"\n")
        if json.loads(head) != {**key, "checksum": zlib.crc32(body)}:
            return None
        return Tabular(*json.loads(body))
    except (OSError, ValueError):  # not there, not readable; no JSON, no UTF-8
        return None


def _write(cache: Path, key: dict[str, str | int], read: Tabular) -> None:
    """Write aside and then put in place, so that nobody ever reads half a file."""
    body = json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()
    head = json.dumps({**key, "checksum": zlib.crc32(body)}).encode()
    cache.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=cache.parent, prefix=f"{cache.name}.")
    try:
        with open(handle, "wb") as file:
            file.write(head + b"\n" + body)
        os.replace(aside, cache)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise
