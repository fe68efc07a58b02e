"""The notebooks' normal form, and the command that puts them into it."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from medcoder.lessons import tidy

STAND_IN = '''
"""Stands in for the course's own package: activities whose output depends on the record's folder."""
import os

class Activity:
    def __init__(self, name):
        self.name = name

    def _repr_mimebundle_(self, **kwargs):
        kept = os.listdir(os.environ["MEDCODER_HOME"])
        return {
            "text/plain": self.name,
            "text/html": f"<div>{self.name}: {[name for name in kept if name != 'ipython']}</div>",
            "application/vnd.jupyter.widget-view+json": {"model_id": hex(id(self)), "version_major": 2},
        }, {"noise": 1}

check = progress = Activity
'''


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A folder with a stand-in package and one messy notebook."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "medcoder").mkdir()
    (tmp_path / "medcoder" / "__init__.py").write_text(STAND_IN)
    home = tmp_path / "home"
    home.mkdir()
    (home / "record.sqlite").write_text("the learner's own")
    monkeypatch.setenv("MEDCODER_HOME", str(home))
    (tmp_path / "notebooks" / "01-messy.ipynb").write_text(messy_notebook(), encoding="utf-8")
    return tmp_path


def messy_notebook() -> str:
    view = {"text/plain": "old", tidy.WIDGET_VIEW: {"model_id": "12ab", "version_major": 2}}
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Züge\n\ntext", id="title", metadata={"editable": True}),
            new_code_cell(
                "from medcoder import check, progress\nprint(2 + 2)", id="setup", execution_count=7
            ),
            new_code_cell(
                'check("a")',
                id="check-a",
                execution_count=8,
                outputs=[new_output("display_data", data=view)],
                metadata={
                    "tags": ["remove-input"],
                    "jupyter": {"source_hidden": True, "outputs_hidden": False},
                    "execution": {"iopub.status.busy": "2026-11-02T10:00:00Z"},
                    "scrolled": True,
                },
            ),
            new_code_cell('progress("mine")', id="progress"),
        ],
        metadata={
            "kernelspec": {"display_name": "my env", "language": "python", "name": "my-env"},
            "language_info": {"name": "python", "version": "3.12.1"},
            "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
            "toc-autonumbering": True,
        },
    )
    return json.dumps(notebook, indent=4, sort_keys=False)


def notebook_of(course):
    return json.loads((course / "notebooks" / "01-messy.ipynb").read_text(encoding="utf-8"))


def test_every_lesson_is_in_normal_form(root):
    departures = {path.name: tidy.problems(path) for path in sorted((root / "notebooks").glob("*.ipynb"))}
    assert departures
    assert departures == {name: [] for name in departures}


def test_a_messy_notebook_comes_into_normal_form_and_stays_there(course, capsys):
    path = course / "notebooks" / "01-messy.ipynb"
    assert tidy.problems(path)
    assert tidy.main(course) == 0
    assert capsys.readouterr().out == "notebooks/01-messy.ipynb: changed\n"
    assert tidy.problems(path) == []

    stored = notebook_of(course)
    setup, check, progress = stored["cells"][1:]
    assert stored["metadata"] == tidy.NOTEBOOK_METADATA
    assert [cell["id"] for cell in stored["cells"]] == ["title", "setup", "check-a", "progress"]
    assert setup["outputs"] == [{"name": "stdout", "output_type": "stream", "text": ["4\n"]}]
    assert check["metadata"] == {"jupyter": {"source_hidden": True}, "tags": ["remove-input"]}
    assert [cell["execution_count"] for cell in (setup, check, progress)] == [1, 2, 3]
    assert check["outputs"] == [
        {
            "data": {"text/html": ["<div>a: []</div>"], "text/plain": ["a"]},
            "execution_count": 2,
            "metadata": {},
            "output_type": "execute_result",
        }
    ]
    # The record's folder was empty, whatever the learner's own holds.
    assert progress["outputs"][0]["data"]["text/html"] == ["<div>mine: []</div>"]

    once = path.read_bytes()
    assert once.endswith(b"}\n")
    assert "Züge".encode() in once
    assert tidy.main(course) == 0
    assert capsys.readouterr().out == "notebooks/01-messy.ipynb: already in order\n"
    assert path.read_bytes() == once


def test_an_error_names_notebook_and_cell_and_nothing_is_written(course, capsys):
    broken = new_notebook(cells=[new_code_cell("1 / 0\n", id="divide")])
    (course / "notebooks" / "02-broken.ipynb").write_text(nbformat.writes(broken), encoding="utf-8")
    before = {path: path.read_bytes() for path in (course / "notebooks").iterdir()}
    assert tidy.main(course) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "notebooks/02-broken.ipynb: the cell 'divide' ends in an error:"
        " ZeroDivisionError: division by zero; nothing was written.\n"
    )
    assert {path: path.read_bytes() for path in (course / "notebooks").iterdir()} == before


def test_a_kernel_that_stops_is_reported(course, capsys):
    dying = new_notebook(cells=[new_code_cell("import os; os._exit(1)", id="end")])
    (course / "notebooks" / "00-dying.ipynb").write_text(nbformat.writes(dying), encoding="utf-8")
    assert tidy.main(course) == 1
    said = capsys.readouterr().err
    assert said == "notebooks/00-dying.ipynb: the kernel stopped in the middle of it; nothing was written.\n"


def test_a_file_that_is_no_notebook_is_reported(course, capsys):
    (course / "notebooks" / "00-none.ipynb").write_text("{", encoding="utf-8")
    assert tidy.main(course) == 1
    assert "notebooks/00-none.ipynb: the file is not readable as JSON at line 1." in capsys.readouterr().err


def shown(**changes):
    output = new_output(
        "execute_result", data={"text/html": "<div>a</div>", "text/plain": "a"}, execution_count=1
    )
    cell = {"source": 'check("a")', "id": "check", "execution_count": 1, "outputs": [output], **changes}
    return new_notebook(cells=[new_code_cell(**cell)], metadata=tidy.NOTEBOOK_METADATA)


VIEW = new_output("display_data", data={"text/html": "a", tidy.WIDGET_VIEW: {"model_id": "1"}})
ERROR = new_output("error", ename="E", evalue="e", traceback=[])
DEPARTURES = [
    (shown(), []),
    (shown(outputs=[]), ["the cell 'check' shows an activity and stores no HTML of it"]),
    (shown(source="1 + 1", outputs=[]), []),
    (
        shown(execution_count=7),
        ["the cell 'check' holds an execution count other than that of a fresh run"],
    ),
    (shown(outputs=[VIEW]), ["the cell 'check' holds a live widget view"]),
    (shown(source="1 / 0", outputs=[ERROR]), ["the cell 'check' holds an error"]),
    (
        shown(metadata={"scrolled": True}),
        ["the cell 'check' holds metadata other than tags and a hidden source"],
    ),
    (
        shown() | {"metadata": {}},
        ["the notebook's metadata holds other things than its kernel and language"],
    ),
]


@pytest.mark.parametrize(("notebook", "found"), DEPARTURES)
def test_departures_from_the_normal_form_are_named_without_a_run(tmp_path, notebook, found):
    path = tmp_path / "lesson.ipynb"
    path.write_text(tidy.text_of(nbformat.from_dict(notebook)), encoding="utf-8")
    assert tidy.problems(path) == found


def test_another_layout_of_the_same_notebook_departs_from_the_normal_form(tmp_path):
    path = tmp_path / "lesson.ipynb"
    path.write_text(json.dumps(shown(), indent=2), encoding="utf-8")
    assert tidy.problems(path) == ["the file is not laid out as it would be written"]


def test_the_normal_form_leaves_the_notebook_it_is_given_alone():
    messy = nbformat.reads(messy_notebook(), as_version=4)
    before = nbformat.writes(messy)
    tidy.normal_form(messy)
    assert nbformat.writes(messy) == before
