"""The published book, built once in a test session however many modules or workers ask."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Book:
    """A build: its exit ``status``, what it printed, and the folder of its HTML."""

    status: int
    log: str
    html: Path

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page, parsed, by its path from the book's root."""
        return {
            path.relative_to(self.html).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
            for path in sorted(self.html.rglob("*.html"))
            if not path.is_relative_to(self.html / "_static")
        }


def build_book(tmp_path_factory, seconds: int = 300) -> Book:
    """Build the course's book as ``course.py book`` does, or take what this session has built.

    The first to make the folder builds; others, in other workers too, wait for its result.
    """
    folder = _session_folder(tmp_path_factory) / "published-book"
    result = folder / "result.json"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(result, seconds)
    else:
        built = run_jupyter_book(ROOT, folder)
        shutil.rmtree(folder / "_build" / ".doctrees", ignore_errors=True)
        unfinished = result.with_suffix(".part")
        unfinished.write_text(json.dumps([built.status, built.log]), "utf-8")
        unfinished.replace(result)
    status, log = json.loads(result.read_text("utf-8"))
    return Book(status, log, folder / "_build" / "html")


def run_jupyter_book(source: Path, output: Path, repository: str = "") -> Book:
    """Run Jupyter Book on ``source`` with warnings as errors and put ``_build`` into ``output``."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "MEDCODER_HOME": str(output / "no-record"),
        "MEDCODER_REPOSITORY": repository,
    }
    run = subprocess.run(
        [
            sys.executable, "-c", "from jupyter_book.cli.main import main; main()",
            "build", str(source), "--path-output", str(output),
            "--all", "--warningiserror", "--nitpick", "--keep-going",
        ],
        cwd=source, env=environment, text=True, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    # Jupyter Book colours its messages even where nobody watches.
    return Book(run.returncode, re.sub(r"\x1b\[[0-9;]*m", "", run.stdout), output / "_build" / "html")


def _session_folder(tmp_path_factory) -> Path:
    """A temporary folder that all workers of this session share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def _wait_for(result: Path, seconds: int) -> None:
    until = time.monotonic() + seconds
    while not result.exists():
        if time.monotonic() > until:
            raise TimeoutError(f"another worker has not built the book within {seconds} seconds")
        time.sleep(0.2)
