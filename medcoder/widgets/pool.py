"""The final assessment's questions, as each place needs them: a script in the book, one message in a notebook."""

from __future__ import annotations

import base64
import gzip
import json
from functools import lru_cache

import ipywidgets

from medcoder.assess.bank import load_bank
from medcoder.assess.pool import pool

POOL_FILE = "final-pool.js"


@lru_cache(maxsize=1)
def pool_data() -> bytes:
    """The gzipped JSON of the pool. Raises LookupError where no lesson holds a final assessment."""
    bank = load_bank()
    homes = [lesson.lesson for lesson, activity in bank.activities().values() if activity.form == "final"]
    if not homes:
        raise LookupError("no lesson holds a final assessment")
    text = json.dumps(pool(bank, homes[0]), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def pool_script() -> str:
    """The data as a script, which works from a folder too, where nothing can be fetched."""
    return f'medcoderPoolData="{base64.b64encode(pool_data()).decode()}";\n'


class PoolSource(ipywidgets.Widget):
    """Sends the pool when the page asks for it: as a trait it would be kept in each saved state."""

    def __init__(self):
        super().__init__()
        self.on_msg(lambda _widget, _message, _buffers: self.send({"pool": True}, buffers=[pool_data()]))


@lru_cache(maxsize=1)
def pool_source() -> PoolSource:
    return PoolSource()
