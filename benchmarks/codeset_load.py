"""How soon the code set answers: run ``.venv/bin/python benchmarks/codeset_load.py``.

Each measurement is a fresh process that asks for one title: first with an empty cache folder,
then with the cache. Beside it, in the same run, its peer: the package ``simple-icd-10-cm``, which
reads the same list as it is imported. Prints medians: seconds, seconds of CPU time (which say
more on a busy machine), and by how many MB the process grew (where /proc tells). Ours counts from
when ``medcoder`` itself has been imported, which a notebook does anyway.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5

SCRIPT = """
import datetime, json, sys, time
from pathlib import Path
{prepare}

def megabytes():
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * 4096 / 1e6 if statm.exists() else float("nan")

memory, start, busy = megabytes(), time.perf_counter(), time.process_time()
{load}
print(json.dumps([time.perf_counter() - start, time.process_time() - busy, megabytes() - memory]))
"""

OURS = {
    "prepare": "import medcoder",
    "load": """
from medcoder import codeset
from medcoder.codeset import cache
cache.user_cache_path = lambda *_, **__: Path(sys.argv[1])
codeset.on(datetime.date(2026, 10, 1)).title("S93.401A")
""",
}
PEER = {
    "prepare": "",
    "load": """
import simple_icd_10_cm
simple_icd_10_cm.get_description("S93.401A")
""",
}


def measured(parts: dict[str, str], folder: str) -> tuple[float, float, float]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(**parts), folder],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(json.loads(done.stdout))


def first_loads() -> list[tuple[float, float, float]]:
    runs = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(measured(OURS, folder))
    return runs


def cached_loads() -> list[tuple[float, float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        measured(OURS, folder)
        return [measured(OURS, folder) for _ in range(RUNS)]


def main() -> None:
    rows = {
        "first load": first_loads(),
        "cached load": cached_loads(),
        "simple_icd_10_cm": [measured(PEER, "") for _ in range(RUNS)],
    }
    print(f"{'':18}  seconds     CPU      MB")
    for title, runs in rows.items():
        seconds, busy, grown = (statistics.median(column) for column in zip(*runs))
        print(f"{title:18}{seconds:9.2f}{busy:8.2f}{grown:8.0f}")


if __name__ == "__main__":
    main()
