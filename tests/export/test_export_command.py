"""`course.py export`: what it prints, and what it answers to a slip."""

import pytest

from medcoder.export.__main__ import main


@pytest.mark.parametrize(
    "arguments, file",
    [(["anki"], "medical-coding.apkg"), (["qti"], "qti/01-first.zip"), (["print"], "workbook.html")],
)
def test_says_where_it_is_and_what_is_left_out(course, tmp_path, capsys, arguments, file):
    folder = tmp_path / "out"
    assert main(arguments, course.root, folder) == 0
    said = capsys.readouterr()
    assert (folder / file).is_file() and said.err == ""
    assert str((folder / file.partition("/")[0])) in said.out and "Left out" in said.out


@pytest.mark.parametrize(
    "arguments, words",
    [
        ([], "The format is missing"),
        (["pdf"], "There is no export format `pdf`"),
        (["print", "all"], "`export print` takes nothing more"),
        (["records"], "`export records` takes one folder"),
        (["records", "nowhere"], "There is no folder nowhere"),
    ],
)
def test_a_slip_gets_one_sentence(course, tmp_path, capsys, arguments, words):
    assert main(arguments, course.root, tmp_path / "out") == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and words in said.err


@pytest.mark.parametrize(
    "file, old, new",
    [
        ("lessons/01-first.yml", "kind: match", "kind: mach"),
        ("sources.yml", "id: guidelines", "id: others"),
    ],
)
def test_a_faulty_bank_is_not_exported(course, tmp_path, capsys, file, old, new):
    course.edit(f"medcoder/bank/{file}", old, new)
    assert main(["print"], course.root, tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "medcoder/bank/lessons/01-first.yml:" in said and "nothing was exported" in said
    assert not (tmp_path / "out").exists()
