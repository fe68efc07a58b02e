"""The table of `course.py bench`, from made-up figures. Nothing is timed here."""

import pytest

import course
from benchmarks.measure import Unmeasured, Weight, medians, tried
from benchmarks.table import WIDTH, Group, Row, figure, row, table


@pytest.mark.parametrize(
    "number, digits, shown",
    [(1234.5678, 2, "1,234.57"), (0.5, 3, "0.500"), (12.4, 0, "12"), (0, 1, "0.0"), (None, 2, "–")],
)
def test_a_figure(number, digits, shown):
    assert figure(number, digits) == shown


def test_a_row_has_a_cell_for_each_number():
    assert row("ready, s", [0.123, None], 2) == Row("ready, s", ["0.12", "–"])


def test_the_table_is_aligned_and_says_below_a_group_what_is_missing():
    pages = [row("weight, KB", [32.1, 461]), row("ready, s", [0.5, None], 2)]
    groups = [
        Group("Pages", ["course", "peer"], pages, ["peer: No npm."]),
        Group("Marking", ["page"], [row("answers a second", [6411])], []),
    ]
    assert table(groups).splitlines() == [
        "Pages" + " " * 43 + "course" + " " * 10 + "peer",
        "-" * 68,
        "  weight, KB" + " " * 40 + "32" + " " * 11 + "461",
        "  ready, s" + " " * 40 + "0.50" + " " * 13 + "–",
        "  * peer: No npm.",
        "",
        "Marking" + " " * 43 + "page",
        "-" * 54,
        "  answers a second" + " " * 31 + "6,411",
    ]


def test_a_long_sentence_is_wrapped():
    lines = table([Group("Pages", ["course"], [], ["why " * 60])]).splitlines()
    assert len(lines) > 3 and max(map(len, lines)) <= WIDTH


def test_medians_are_taken_in_turn():
    figures = {"course": iter([3, 1, 2]), "peer": iter([9, 7, 8])}
    order = []

    def measure(name):
        order.append(name)
        return next(figures[name])

    assert medians({name: lambda name=name: measure(name) for name in figures}, runs=3) == {"course": 2, "peer": 8}
    assert order == ["course", "peer"] * 3


def test_what_cannot_be_measured_is_a_sentence_and_costs_no_other_row():
    def missing():
        raise Unmeasured("npm is not installed.")

    def broken():
        raise ValueError("no such table\nand more")

    assert tried(lambda: 7) == (7, "")
    assert tried(missing) == (None, "npm is not installed.")
    assert tried(broken) == (None, "It stopped with ValueError: no such table.")


class TestGroups:
    @pytest.fixture(scope="class")
    def bench(self):
        from benchmarks import __main__ as bench

        return bench

    def test_the_pages(self, bench):
        weights = {"lesson page": Weight(300_000, 90_000), "jupyterquiz": Weight(12_000, 11_000)}
        group = bench.pages_table(weights, {"jupyterquiz": 0.061}, {"lesson page": 3.4567}, count=7, why=["x: Not had."])
        assert group.title == "Pages (7 items to choose)" and group.why == ["x: Not had."]
        assert [each.cells for each in group.rows] == [
            ["300", "–", "–", "12"],
            ["90", "–", "–", "11"],
            ["–", "–", "–", "0.06"],
            ["3.46", "–", "–", "–"],
        ]

    def test_the_code_book(self, bench):
        engine = {"p50": 0.5, "p95": 2, "index": 0.9, "lay": 0.8}
        group = bench.codebook_table({"cold": 0.5, "open": 412.3}, 900.2, [engine, {}, engine], [])
        cells = {each.what: each.cells for each in group.rows}
        assert cells["page ready, cold, s"] == ["0.50", "–", "–"]
        assert cells["load: data to index, in memory, ms"] == ["412", "900", "900"]
        assert cells["search, 95th percentile (p95), ms"] == ["2.00", "–", "2.00"]
        assert cells["recall at 10, phrases of the index"] == ["0.900", "–", "0.900"]

    def test_no_line_is_wider_than_a_terminal(self, bench):
        groups = [bench.pages_table({}, {}, {}, 7, []), bench.codebook_table({}, None, [{}, {}, {}], [])]
        assert max(map(len, table(groups).splitlines())) <= 100

    def test_the_plain_book_is_without_the_courses_extension(self, bench, root):
        import yaml

        settings = bench.plain_settings(yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8")))
        assert "medcoder" not in yaml.safe_dump(settings["sphinx"])


def test_arguments_are_refused_in_one_sentence():
    with pytest.raises(course.Refusal) as refusal:
        course.bench(None, ["--help", "pages"])
    said = str(refusal.value)
    assert "was given `--help pages`: run `python3 course.py bench`" in said and "\n" not in said


def test_the_arguments_are_refused_before_anything_is_measured(monkeypatch, capsys):
    monkeypatch.setattr(course.Environment, "ready", lambda self, requirements: None)
    monkeypatch.setattr(course.Environment, "execute", lambda *_, **__: pytest.fail("it ran"))
    assert course.main(["bench", "--fast"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_it_runs_the_table_and_keeps_off_the_learners_record():
    class Environment:
        def execute(self, *arguments, **variables):
            self.ran = arguments, variables
            return 0

    environment = Environment()
    assert course.bench(environment, []) == 0
    arguments, variables = environment.ran
    assert arguments == ("-m", "benchmarks") and "medcoder-" in variables["MEDCODER_HOME"]
