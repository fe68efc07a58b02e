"""Put the notebooks into their normal form: ``python3 course.py tidy``.

A notebook in normal form differs from what its author wrote in its outputs alone, and two
runs give the same bytes. Each code cell keeps what it printed and the HTML and text of what
it showed, and is numbered as in a fresh run. Left out is all that a machine adds: live widget
views (without their kernel they show as an error), times, and what editors note for themselves.
"""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from medcoder.lessons.notebook import NotebookFault, calls, load

ROOT = Path(__file__).parent.parent.parent

NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
SECONDS_PER_CELL = 120


class TidyError(Exception):
    """A notebook cannot be run. Says which, and where, in one sentence."""


def main(root: Path = ROOT) -> int:
    """Tidy every notebook under ``root``; the exit status. Writes all or, after an error, none."""
    paths = sorted((root / "notebooks").glob("*.ipynb"))
    try:
        tidied = {path: text_of(normal_form(run(path, root))) for path in paths}
    except TidyError as error:
        print(error, file=sys.stderr)
        return 1
    for path, text in tidied.items():
        changed = path.read_text(encoding="utf-8") != text
        if changed:
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(root).as_posix()}: {'changed' if changed else 'already in order'}")
    return 0


def run(path: Path, root: Path) -> NotebookNode:
    """The notebook with the outputs of a fresh run. Raises :class:`TidyError`.

    The kernel gets an empty record and IPython folder, so that nothing of whoever runs it
    comes into the outputs.
    """
    notebook = _load(path)
    with tempfile.TemporaryDirectory(prefix="medcoder-", ignore_cleanup_errors=True) as home:
        client = NotebookClient(
            notebook,
            timeout=SECONDS_PER_CELL,
            kernel_name="python3",
            record_timing=False,
            store_widget_state=False,
            extra_arguments=["--IPKernelApp.log_level=ERROR"],  # its warnings would print among our lines
            resources={"metadata": {"path": str(path.parent)}},
        )
        try:
            client.execute(env=_environment(root, home))
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise TidyError(_failure(path, notebook, error)) from None
    return notebook


def normal_form(notebook: NotebookNode) -> NotebookNode:
    """``notebook`` without what machines and editors add. It is not run, and not changed."""
    cells = [_normal_cell(cell, count) for cell, count in _counted(notebook)]
    return nbformat.from_dict({**notebook, "cells": cells, "metadata": NOTEBOOK_METADATA})


def text_of(notebook: NotebookNode) -> str:
    """The text of a notebook file as nbformat and JupyterLab write it."""
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def problems(path: Path) -> list[str]:
    """How the notebook at ``path`` departs from the normal form, found without running it.

    Raises :class:`medcoder.lessons.notebook.NotebookFault`.
    """
    notebook = load(path)
    found = [
        f"the cell '{cell.id}' shows an activity and stores no HTML of it"
        for cell in notebook.cells
        if cell.cell_type == "code" and any(calls(cell)) and not _stores_html(cell)
    ]
    found += [
        f"the cell '{cell.id}' holds {departure}"
        for cell, count in _counted(notebook)
        for departure in _departures(cell, count)
    ]
    if notebook.metadata != NOTEBOOK_METADATA:
        found.append("the notebook's metadata holds other things than its kernel and language")
    if not found and path.read_text(encoding="utf-8") != text_of(normal_form(notebook)):
        found.append("the file is not laid out as it would be written")
    return found


def _load(path: Path) -> NotebookNode:
    try:
        return load(path)
    except NotebookFault as fault:
        raise TidyError(f"notebooks/{path.name}: {fault}.") from None


def _environment(root: Path, home: str) -> dict[str, str]:
    """The kernel's environment. ``root`` is on its path, in case the course is not installed."""
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "MEDCODER_HOME": home,
        "IPYTHONDIR": str(Path(home, "ipython")),
    }


def _failure(path: Path, notebook: NotebookNode, error: Exception) -> str:
    """One sentence that names the notebook, the cell and the reason."""
    if isinstance(error, CellExecutionError):
        cell = next(
            cell.id
            for cell in notebook.cells
            if any(output.output_type == "error" for output in cell.get("outputs", []))
        )
        reason = f"the cell '{cell}' ends in an error: {error.ename}: {error.evalue}".splitlines()[0]
    elif isinstance(error, CellTimeoutError):
        reason = f"a cell takes more than {SECONDS_PER_CELL} seconds"
    else:
        reason = "the kernel stopped in the middle of it"
    return f"notebooks/{path.name}: {reason}; nothing was written."


def _counted(notebook: NotebookNode):
    """Each cell with the execution count that a fresh run gives it; None if it is no code.

    nbval takes a cell with outputs and no count for one that was never run.
    """
    counts = itertools.count(1)
    for cell in notebook.cells:
        yield cell, next(counts) if cell.cell_type == "code" else None


def _normal_cell(cell: NotebookNode, count: int | None) -> dict:
    normal = {**cell, "metadata": _cell_metadata(cell)}
    if cell.cell_type == "code":
        outputs = [_normal_output(output, count) for output in cell.outputs]
        normal |= {
            "execution_count": count,
            "outputs": [output for output in outputs if output.get("data") != {}],
        }
    return normal


def _cell_metadata(cell: NotebookNode) -> dict:
    """The tags, and whether JupyterLab folds the source: the rest is an editor's own."""
    kept = {}
    if cell.metadata.get("tags"):
        kept["tags"] = cell.metadata["tags"]
    if cell.metadata.get("jupyter", {}).get("source_hidden"):
        kept["jupyter"] = {"source_hidden": True}
    return kept


def _normal_output(output: NotebookNode, count: int | None) -> dict:
    normal = dict(output)
    if "data" in output:
        normal |= {
            "data": {kind: data for kind, data in output["data"].items() if kind != WIDGET_VIEW},
            "metadata": {},
        }
    if "execution_count" in output:
        normal["execution_count"] = count
    return normal


def _departures(cell: NotebookNode, count: int | None) -> list[str]:
    """What a cell holds that its normal form does not."""
    found = []
    if cell.metadata != _cell_metadata(cell):
        found.append("metadata other than tags and a hidden source")
    if cell.cell_type != "code":
        return found
    if cell.execution_count != count:
        found.append("an execution count other than that of a fresh run")
    if any(WIDGET_VIEW in output.get("data", {}) for output in cell.outputs):
        found.append("a live widget view")
    if any(output.output_type == "error" for output in cell.outputs):
        found.append("an error")
    return found


def _stores_html(cell: NotebookNode) -> bool:
    return any("text/html" in output.get("data", {}) for output in cell.outputs)


if __name__ == "__main__":
    sys.exit(main())
