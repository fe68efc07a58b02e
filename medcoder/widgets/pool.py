"""The questions that exams are drawn from, as each place needs them: a script in the book, one message in a notebook."""

from __future__ import annotations

import base64
import gzip
import json
from functools import lru_cache

import ipywidgets

from medcoder.assess.bank import load_bank
from medcoder.assess.pool import POOLS

FORMS = {"final": "final", "mock": "mock", "review": "review"}
"""The pool that each form of an activity draws from."""


@lru_cache(maxsize=len(POOLS))
def pool_data(name: str) -> bytes:
    """The gzipped JSON of a pool."""
    text = json.dumps(POOLS[name](load_bank()), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def pool_file(name: str) -> str:
    return f"pool-{name}.js"


def pool_script(name: str) -> str:
    """The data as a script, which works from a folder too, where nothing can be fetched."""
    return f'(globalThis.medcoderPools??={{}}).{name}="{base64.b64encode(pool_data(name)).decode()}";\n'


class PoolSource(ipywidgets.Widget):
    """Sends a pool when the page asks for it by name: as a trait it would be kept in each saved state."""

    def __init__(self):
        super().__init__()
        self.on_msg(self._send_pool)

    def _send_pool(self, _widget, message: dict, _buffers) -> None:
        self.send({"pool": message["name"]}, buffers=[pool_data(message["name"])])


@lru_cache(maxsize=1)
def pool_source() -> PoolSource:
    return PoolSource()
