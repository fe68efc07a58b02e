"""The code book's data, and what the page's own module makes of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

from medcoder.widgets.book import book_data

UNPACK = """
import { readFileSync } from "node:fs";
const { openBook } = await import(process.argv[1]);
const book = await openBook(readFileSync(process.argv[2]));
const row = (node) => ({
  label: book.label(node),
  parent: book.parents[node] < 0 ? null : book.label(book.parents[node]),
  title: book.titles[node],
  earlier: book.earlier.get(node) ?? null,
  known: [0, 1].map((release) => book.isKnown(node, release)),
  billable: [0, 1].map((release) => book.isBillable(node, release)),
  change: book.change(node),
  sevenths: book.sevenths(node).map(([character]) => [character, book.withSeventh(node, character)]),
  notes: (book.notes.get(node) ?? []).map(({ kind, text }) => [kind, text]),
});
console.log(JSON.stringify(Array.from({ length: book.count }, (_, node) => row(node))));
"""


@pytest.fixture(scope="session")
def data():
    return book_data()


@pytest.fixture(scope="session")
def nodes(root, data, tmp_path_factory):
    """Every node by its label, as the page's module unpacks it."""
    node = shutil.which("node")
    if node is None:
        no_node = pytest.fail if os.environ.get("CI") else pytest.skip
        no_node("Node is not installed; only tests of the page's script need it")
    path = tmp_path_factory.mktemp("codebook") / "book.gz"
    path.write_bytes(data)
    module = (root / "frontend" / "src" / "codebook" / "data.js").as_uri()
    run = subprocess.run(
        [node, "--input-type=module", "-e", UNPACK, module, str(path)],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )
    return {row["label"]: row for row in json.loads(run.stdout)}
