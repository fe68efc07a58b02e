"""The page module: its own tests, and whether the committed bundle is the one its sources make."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess

import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import activity_sheet, item_sheet
from medcoder.widgets.published import BUNDLE, CODEBOOK_BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE

BUNDLES = pytest.mark.parametrize(
    "bundle", [BUNDLE, CODEBOOK_BUNDLE, PRACTICE_BUNDLE, TOOLS_BUNDLE], ids=lambda bundle: bundle.name
)


@BUNDLES
def test_the_bundle_is_made_of_the_sources_as_they_are(root, bundle):
    first, body = bundle.read_text("utf-8").split("\n", 1)
    recorded = re.search(r"sources ([0-9a-f]{64}) body ([0-9a-f]{64})", first)
    assert recorded, "the bundle does not say what it was built from: run `python3 course.py bundle`"
    stale = "the committed bundle is stale: run `python3 course.py bundle` and commit what it makes"
    assert recorded[1] == sources_hash(root / "frontend"), stale
    assert recorded[2] == hashlib.sha256(body.encode()).hexdigest(), stale


def sources_hash(frontend) -> str:
    """What frontend/build.mjs records, computed without Node."""
    names = sorted(
        [path.relative_to(frontend).as_posix() for path in (frontend / "src").rglob("*") if path.is_file()]
        + ["build.mjs", "package.json"]
    )
    digest = hashlib.sha256()
    for name in names:
        text = (frontend / name).read_bytes().decode("utf-8").replace("\r\n", "\n")
        digest.update(f"{name}\n{text}\n".encode())
    return digest.hexdigest()


@BUNDLES
def test_the_bundle_holds_no_way_to_insert_html_and_fetches_nothing(bundle):
    script = bundle.read_text("utf-8")
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "http://", "https://"):
        assert word not in script, word


def test_the_modules_own_tests_pass(root, tmp_path):
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Node is not installed; only these tests need it")
    tests = sorted(str(path) for path in (root / "frontend" / "tests").glob("*.test.js"))
    # The course's own data, for the tests of the drills' questions and of the queries' models.
    handed = {"WORD_PARTS": "word-builder", "DRUG_UNITS": "dose-units"}
    for name, drill in handed.items():
        (tmp_path / name).write_text(json.dumps(activity_sheet(load_bank(), drill)["data"]), encoding="utf-8")
    queries = [item for lesson in load_bank().lessons.values() for item in lesson.items if item.kind == "query"]
    sheets = [item_sheet(load_bank(), item) for item in queries]
    (tmp_path / "QUERIES").write_text(json.dumps(sheets), encoding="utf-8")
    done = subprocess.run(
        [node, "--test", *tests], capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, **{name: str(tmp_path / name) for name in (*handed, "QUERIES")}},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"(?:#|ℹ) pass [1-9]", done.stdout), "no test ran"
