"""Rules on the notebooks: their form, and that they show what the bank holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from medcoder.assess.audit.places import at, in_notebook, pairs
from medcoder.assess.bank import Bank, Problem
from medcoder.assess.items import Lesson
from medcoder.lessons import tidy
from medcoder.lessons.notebook import FORMS, OBJECTIVES_HEADING, LessonNotebook, NotebookFault, read


def read_notebooks(root: Path) -> tuple[dict[str, LessonNotebook], list[Problem]]:
    """The notebooks by name, and a problem for each that cannot be read."""
    notebooks, problems = {}, []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        try:
            notebooks[path.stem] = read(path)
        except NotebookFault as fault:
            problems.append(in_notebook(path.stem, str(fault), "Restore it, or save it anew in JupyterLab"))
    return notebooks, problems


def untidy_notebooks(root: Path, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for name in notebooks:
        for departure in tidy.problems(root / "notebooks" / f"{name}.ipynb"):
            yield in_notebook(name, f"not in normal form: {departure}", "Run `python3 course.py tidy`")


def missing_counterparts(root: Path) -> Iterator[Problem]:
    """Bank files without a notebook, and the other way round, by the files' names."""
    lessons = {path.stem for path in (root / "medcoder" / "bank" / "lessons").glob("*.yml")}
    notebooks = {path.stem for path in (root / "notebooks").glob("*.ipynb")}
    for name in sorted(lessons - notebooks):
        yield Problem(
            f"medcoder/bank/lessons/{name}.yml", None, f"the notebook notebooks/{name}.ipynb is missing",
            "Write it, or correct the file's name.",
        )
    for name in sorted(notebooks - lessons):
        yield in_notebook(
            name, "the bank has no lesson for it",
            f"Add medcoder/bank/lessons/{name}.yml, or correct the name",
        )


def notebook_problems(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for lesson, notebook in pairs(bank, notebooks):
        yield from _heading_problems(bank, lesson, notebook)
        yield from _stated_objective_problems(bank, lesson, notebook)
        yield from _unshown_activity_problems(bank, lesson, notebook)
    for name, notebook in notebooks.items():
        for cell in notebook.markdown:
            if "$" in cell.text:
                yield in_notebook(
                    name, f"the cell '{cell.cell}' holds a dollar sign, which starts a formula in JupyterLab",
                    "Write USD",
                )


def _heading_problems(bank: Bank, lesson: Lesson, notebook: LessonNotebook) -> Iterator[Problem]:
    headings = [heading.text for heading in notebook.headings]
    for text in dict.fromkeys(headings):
        if headings.count(text) > 1:
            yield in_notebook(
                lesson.notebook, f"the heading {text!r} is there {headings.count(text)} times",
                "Reword one of them",
            )
    for objective in lesson.objectives:
        if objective.section not in headings:
            yield at(
                bank, "objective", objective.id,
                f"the section {objective.section!r} of {objective.id!r} is no heading of the notebook",
                "Write 'section' exactly as the heading stands",
            )


def _stated_objective_problems(bank: Bank, lesson: Lesson, notebook: LessonNotebook) -> Iterator[Problem]:
    texts = [objective.text for objective in lesson.objectives]
    listed = [passage.text for passage in notebook.objectives]
    for objective in lesson.objectives:
        if objective.text not in listed:
            yield at(
                bank, "objective", objective.id,
                f"the notebook does not list the objective {objective.text!r}",
                f"Put it word for word under the heading '{OBJECTIVES_HEADING}'",
            )
    for passage in notebook.objectives:
        if passage.text not in texts:
            yield in_notebook(
                lesson.notebook,
                f"the cell '{passage.cell}' lists {passage.text!r}, which is no objective in the bank",
                "Use the objective's exact words, or take the line out",
            )


_FUNCTION = {form: function for function, form in FORMS.items()}


def _unshown_activity_problems(bank: Bank, lesson: Lesson, notebook: LessonNotebook) -> Iterator[Problem]:
    shown = {call.activity for call in notebook.calls}
    for activity in lesson.activities:
        if activity.id not in shown:
            yield at(
                bank, "activity", activity.id, f"the notebook never shows the activity {activity.id!r}",
                f'Add a cell with {_FUNCTION[activity.form]}("{activity.id}")',
            )


def lesson_charts(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    """A lesson names the charts that its notebook shows, and the objective of each."""
    for lesson, notebook in pairs(bank, notebooks):
        shown = {call.activity for call in notebook.calls if call.function == "chart"}
        named = {each.chart for each in lesson.charts}
        objectives = {objective.id for objective in lesson.objectives}
        for each in lesson.charts:
            if each.chart not in bank.charts:
                yield at(
                    bank, "lesson", lesson.lesson, f"the bank has no chart {each.chart!r}",
                    "Correct its name under 'charts'",
                )
            elif each.chart not in shown:
                yield at(
                    bank, "lesson", lesson.lesson, f"the notebook never shows the chart {each.chart!r}",
                    f'Add a cell with chart("{each.chart}")',
                )
            if each.objective not in objectives:
                yield at(
                    bank, "lesson", lesson.lesson,
                    f"the chart {each.chart!r} names {each.objective!r}, which is no objective of this lesson",
                    "Name one that the lesson states",
                )
        for chart in sorted((shown & bank.charts.keys()) - named):
            yield in_notebook(
                lesson.notebook, f"it shows the chart {chart!r}, which the lesson does not name",
                f"Add it under 'charts' in medcoder/bank/lessons/{lesson.notebook}.yml, or correct the call",
            )


def shared_charts(bank: Bank) -> Iterator[Problem]:
    """A chart practices the objective of one lesson, and counts there."""
    homes: dict[str, str] = {}
    for lesson in bank.lessons.values():
        for each in lesson.charts:
            home = homes.setdefault(each.chart, lesson.lesson)
            if home != lesson.lesson:
                yield at(
                    bank, "lesson", lesson.lesson, f"the lesson {home!r} names the chart {each.chart!r} too",
                    "Name it in one of them",
                )


def unknown_charts(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for name, notebook in notebooks.items():
        for call in notebook.calls:
            if call.function == "chart" and call.activity not in bank.charts:
                yield in_notebook(
                    name,
                    f"the cell '{call.cell}' calls chart({call.activity!r}), and the bank has no such chart",
                    "Write the id of a chart between quotation marks",
                )


def unknown_activities(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    activities = bank.activities()
    calls = [(name, call) for name, notebook in notebooks.items() for call in notebook.calls]
    for name, call in calls:
        if call.function not in FORMS:
            continue
        cell = f"the cell '{call.cell}' calls {call.function}({call.activity!r})"
        if call.activity not in activities:
            yield in_notebook(
                name, f"{cell}, and the bank has no such activity",
                "Write the id of an activity between quotation marks",
            )
        elif (form := activities[call.activity][1].form) != FORMS[call.function]:
            yield in_notebook(
                name, f"{cell}, and the activity is of the form {form}",
                f'Write {_FUNCTION[form]}("{call.activity}")',
            )
