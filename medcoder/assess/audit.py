"""The audit of the bank and the lessons: ``python3 course.py check``.

Prints one line for each problem, then one line of counts. ``bank.py`` reports what is wrong
with one file of the bank; here stands what needs several of them, the notebooks, the book's
pages or the code set. Each rule is a function that yields problems.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain, pairwise
from pathlib import Path

from pydantic import BaseModel

from medcoder import codeset
from medcoder.assess.bank import Bank, Problem, read_bank
from medcoder.assess.coded_audit import coded_problems
from medcoder.assess.items import Lesson
from medcoder.assess.lexicon import lexicon_problems
from medcoder.lessons import tidy
from medcoder.lessons.notebook import FORMS, OBJECTIVES_HEADING, LessonNotebook, NotebookFault, read

ROOT = Path(__file__).parent.parent.parent
COURSE_FILE = "medcoder/bank/course.yml"
GLOSSARY_FILE = "medcoder/bank/glossary.yml"
SOURCES_FILE = "medcoder/bank/sources.yml"
LESSONS_FOLDER = "medcoder/bank/lessons/"
CHARTS_FOLDER = "medcoder/bank/charts/"


@dataclass(frozen=True)
class Counts:
    lessons: int
    objectives: int
    items: int
    charts: int
    glossary: int
    codes: int

    def line(self, problems: int) -> str:
        counts = {**asdict(self), "problems": problems}
        return ", ".join(f"{name} {number}" for name, number in counts.items())


def main(root: Path = ROOT) -> int:
    """Print the audit of the course in ``root``; the exit status."""
    counts, problems = audit(root)
    for problem in problems:
        print(problem)
    print(counts.line(len(problems)))
    return 1 if problems else 0


def audit(root: Path) -> tuple[Counts, list[Problem]]:
    """What the course in the folder ``root`` holds, and all that is wrong with it.

    A rule that looks names up in a file of the bank waits until that file is in order: else
    one slip there would be reported at every place that uses it.
    """
    bank, problems = read_bank(root / "medcoder" / "bank")
    faulty = {problem.file for problem in problems}
    notebooks, unreadable = _read_notebooks(root)
    rules = [
        unreadable,
        _check_problems(bank),
        _untested_objectives(bank),
        _item_code_problems(bank),
        _notebook_code_problems(bank, notebooks),
        _missing_counterparts(root),
        _untidy_notebooks(root, notebooks),
        _notebook_problems(bank, notebooks),
        _foreign_code_problems(root, bank, notebooks),
        lexicon_problems(root / "medcoder" / "bank"),
    ]
    lessons_are_whole = not any(file.startswith(LESSONS_FOLDER) for file in faulty)
    if SOURCES_FILE not in faulty:
        rules += _unknown_sources(bank), coded_problems(bank)
    if GLOSSARY_FILE not in faulty:
        rules += _unknown_terms(bank, notebooks), _order_of_terms(bank)
    if COURSE_FILE not in faulty:
        rules += _unplanned_lessons(bank), _order_of_plan(bank)
    if lessons_are_whole:
        rules += _unknown_objectives(bank), _unknown_activities(bank, notebooks)
    if lessons_are_whole and not any(file.startswith(CHARTS_FOLDER) for file in faulty):
        rules += _unknown_charts(bank, notebooks), _lesson_charts(bank, notebooks), _shared_charts(bank)
    if lessons_are_whole and COURSE_FILE not in faulty:
        rules.append(_lessons_of_terms(bank))
    problems += chain.from_iterable(rules)
    problems.sort(key=lambda problem: (problem.file, problem.line or 0))
    return _counts(bank, notebooks), problems


def _counts(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Counts:
    items = [item for _, item in _items(bank)]
    listed = {
        codeset.normal_form(code)
        for item in items
        for code in (*item.codes, *(item.all_codes() if item.kind == "code" else ()))
    }
    charted = {codeset.normal_form(code) for chart in bank.charts.values() for code in chart.all_codes()}
    written = {found.text for notebook in notebooks.values() for found in notebook.codes}
    return Counts(
        lessons=len(bank.lessons),
        objectives=len(bank.objectives()),
        items=len(items),
        charts=len(bank.charts),
        glossary=len(bank.glossary),
        codes=len(listed | written | charted),
    )


def _at_item(bank: Bank, item, what: str, remedy: str) -> Problem:
    return Problem(*bank.place("item", item.id), what, f"{remedy}.", item.id)


def _at(bank: Bank, kind: str, name: str, what: str, remedy: str) -> Problem:
    return Problem(*bank.place(kind, name), what, f"{remedy}.")


def _in_notebook(notebook: str, what: str, remedy: str) -> Problem:
    return Problem(f"notebooks/{notebook}.ipynb", None, what, f"{remedy}.")


def _items(bank: Bank) -> Iterator[tuple[Lesson, BaseModel]]:
    for lesson in bank.lessons.values():
        for item in lesson.items:
            yield lesson, item


def _quoted(names) -> str:
    return ", ".join(repr(name) for name in names)


# Objectives, sources, checks


def _unknown_objectives(bank: Bank) -> Iterator[Problem]:
    reading_order = list(bank.lessons)
    objectives = bank.objectives()
    for lesson, item in _items(bank):
        if item.objective not in objectives:
            yield _at_item(
                bank, item, f"no lesson states the objective {item.objective!r}",
                "Name one that a lesson states, or state it under 'objectives'",
            )
            continue
        home = objectives[item.objective][0].lesson
        if reading_order.index(home) > reading_order.index(lesson.lesson):
            yield _at_item(
                bank, item, f"its objective {item.objective!r} belongs to the later lesson {home!r}",
                "Name an objective of this lesson or of an earlier one, or move the item",
            )


def _untested_objectives(bank: Bank) -> Iterator[Problem]:
    checked = {
        item.objective
        for lesson in bank.lessons.values()
        for activity in lesson.activities
        if activity.form == "check"
        for item in activity.items
    }
    for name in bank.objectives():
        if name not in checked:
            yield _at(
                bank, "objective", name, f"no item of a check tests the objective {name!r}",
                "Write an item for it, or remove the objective here and in the notebook",
            )


def _unknown_sources(bank: Bank) -> Iterator[Problem]:
    for _, item in _items(bank):
        for citation in item.source:
            if citation.ref not in bank.sources:
                yield _at_item(
                    bank, item, f"the source {citation.ref!r} is not in sources.yml",
                    "Add it there, or correct 'ref'",
                )


def _check_problems(bank: Bank) -> Iterator[Problem]:
    for lesson in bank.lessons.values():
        checks = [activity.id for activity in lesson.activities if activity.form == "check"]
        if checks == [lesson.lesson]:
            continue
        if len(checks) > 1:
            what, remedy = f"the lesson has {len(checks)} checks: {_quoted(checks)}", "Leave one"
        elif checks:
            what = f"the lesson's check is called {checks[0]!r}"
            remedy = f"Give it the lesson's id, {lesson.lesson!r}"
        else:
            what = "the lesson has no check"
            remedy = f"Add an activity of the form check with the id {lesson.lesson!r}"
        yield _at(bank, "lesson", lesson.lesson, what, remedy)


# ICD-10-CM codes


def _item_code_problems(bank: Bank) -> Iterator[Problem]:
    for lesson in bank.lessons.values():
        try:
            release = codeset.on(lesson.as_of)
        except ValueError as error:
            yield _at(bank, "lesson", lesson.lesson, str(error), "Correct 'as_of'")
            continue
        for activity in lesson.activities:
            # Around an item of a story stands its step, whose codes it lists as its own.
            for item, part in zip(activity.items, getattr(activity, "steps", activity.items)):
                yield from _codes_of_item(bank, item, part, _release_of(item, release))
            if activity.form == "follow":
                for code in _unknown(codeset.codes_in(activity.record), release):
                    yield _at(
                        bank, "activity", activity.id,
                        f"the record names {code}: {release.why_unknown(code)}", _correct_code(lesson),
                    )


def _release_of(item, release: codeset.Release) -> codeset.Release:
    """Its encounter's, where it has one whose date is covered (coded_audit.py says if not)."""
    if item.kind != "code":
        return release
    try:
        return codeset.on(item.encounter.date)
    except ValueError:
        return release


def _codes_of_item(bank: Bank, item, part, release: codeset.Release) -> Iterator[Problem]:
    """The codes of ``item``, whose text is that of ``part``: itself, or its step of a story."""
    cited = "\n".join(citation.at or "" for citation in item.source)
    text = _text(part.model_dump())
    listed = [codeset.normal_form(code) for code in item.codes]
    own = list(item.all_codes()) if item.kind == "code" else []
    written = [code for code in codeset.codes_in(text) if code not in own]
    for code in _unknown(dict.fromkeys([*listed, *written, *codeset.codes_in(cited)]), release):
        yield _at_item(
            bank, item, f"it names {code}: {release.why_unknown(code)}",
            "Correct it in the text and under 'codes'",
        )
    for code in listed:
        if not _stands_in(code, f"{text}\n{cited}"):
            yield _at_item(bank, item, f"'codes' lists {code}, which the item does not name", "Take it out")
    for code in written:
        if code not in listed:
            yield _at_item(bank, item, f"the item names {code}, which 'codes' does not list", "List it there")


def _unknown(codes, release: codeset.Release) -> list[str]:
    return [code for code in codes if not release.is_known(code)]


def _stands_in(code: str, text: str) -> bool:
    """Whether ``text`` names ``code`` itself, not one that begins with it."""
    return re.search(rf"(?<![\w.]){re.escape(code)}(?!\w|\.\w)", text) is not None


def _text(value) -> str:
    """All text in an item's or step's plain data, without its list of codes and its sources."""
    if isinstance(value, dict):
        return "\n".join(_text(part) for key, part in value.items() if key not in ("codes", "source"))
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return value if isinstance(value, str) else ""


def _correct_code(lesson: Lesson) -> str:
    return f"Name a code that is in force on {lesson.as_of}, the lesson's date"


def _notebook_code_problems(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for lesson, notebook in _pairs(bank, notebooks):
        try:
            release = codeset.on(lesson.as_of)
        except ValueError:
            continue  # reported with the items
        for found in notebook.codes:
            if not release.is_known(found.text):
                yield _in_notebook(
                    lesson.notebook,
                    f"the cell '{found.cell}' names {found.text}: {release.why_unknown(found.text)}",
                    _correct_code(lesson),
                )


# Glossary and course map


def _lessons_of_terms(bank: Bank) -> Iterator[Problem]:
    known = set(bank.lessons) | {name.partition("-")[2] for name in _planned(bank)}
    for term in bank.glossary:
        if term.lesson not in known:
            yield _at(
                bank, "term", term.term,
                f"the term {term.term!r} names the lesson {term.lesson!r}, which is none",
                "Name the id of a lesson in the bank, or of one planned in course.yml",
            )


def _order_of_terms(bank: Bank) -> Iterator[Problem]:
    for before, term in pairwise(bank.glossary):
        if _alphabetical(term.term) < _alphabetical(before.term):
            yield _at(
                bank, "term", term.term, f"the term {term.term!r} stands behind {before.term!r}",
                "Put the terms in alphabetical order",
            )


def _unknown_terms(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    terms = {term.term.casefold() for term in bank.glossary}
    for name, notebook in notebooks.items():
        for found in notebook.bold:
            if found.text.casefold() not in terms:
                yield _in_notebook(
                    name, f"the cell '{found.cell}' has {found.text!r} in bold, which is not in the glossary",
                    "Add it to glossary.yml, or use italics",
                )


def _alphabetical(term: str) -> str:
    return term.casefold().replace("-", " ")


def _planned(bank: Bank) -> list[str]:
    """The notebooks that the course map names, in its order."""
    steps = bank.course.steps if bank.course else []
    return [planned.notebook for step in steps for planned in step.lessons]


def _unplanned_lessons(bank: Bank) -> Iterator[Problem]:
    planned = _planned(bank)
    for lesson in bank.lessons.values():
        if lesson.notebook not in planned:
            yield Problem(
                COURSE_FILE, None, f"no step lists the notebook {lesson.notebook!r}",
                "Add it under the step that it belongs to.",
            )


def _order_of_plan(bank: Bank) -> Iterator[Problem]:
    for before, notebook in pairwise(_planned(bank)):
        if notebook < before:
            yield _at(
                bank, "planned lesson", notebook, f"{notebook!r} stands behind {before!r}",
                "Put the lessons in the order of their notebooks' numbers",
            )


# Notebooks


def _read_notebooks(root: Path) -> tuple[dict[str, LessonNotebook], list[Problem]]:
    """The notebooks by name, and a problem for each that cannot be read."""
    notebooks, problems = {}, []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        try:
            notebooks[path.stem] = read(path)
        except NotebookFault as fault:
            problems.append(_in_notebook(path.stem, str(fault), "Restore it, or save it anew in JupyterLab"))
    return notebooks, problems


def _pairs(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[tuple[Lesson, LessonNotebook]]:
    """Each lesson with its notebook, where there is one that can be read."""
    for lesson in bank.lessons.values():
        if lesson.notebook in notebooks:
            yield lesson, notebooks[lesson.notebook]


def _untidy_notebooks(root: Path, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for name in notebooks:
        for departure in tidy.problems(root / "notebooks" / f"{name}.ipynb"):
            yield _in_notebook(name, f"not in normal form: {departure}", "Run `python3 course.py tidy`")


def _missing_counterparts(root: Path) -> Iterator[Problem]:
    """Bank files without a notebook, and the other way round, by the files' names."""
    lessons = {path.stem for path in (root / "medcoder" / "bank" / "lessons").glob("*.yml")}
    notebooks = {path.stem for path in (root / "notebooks").glob("*.ipynb")}
    for name in sorted(lessons - notebooks):
        yield Problem(
            f"medcoder/bank/lessons/{name}.yml", None, f"the notebook notebooks/{name}.ipynb is missing",
            "Write it, or correct the file's name.",
        )
    for name in sorted(notebooks - lessons):
        yield _in_notebook(
            name, "the bank has no lesson for it",
            f"Add medcoder/bank/lessons/{name}.yml, or correct the name",
        )


def _notebook_problems(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for lesson, notebook in _pairs(bank, notebooks):
        yield from _heading_problems(bank, lesson, notebook)
        yield from _stated_objective_problems(bank, lesson, notebook)
        yield from _unshown_activity_problems(bank, lesson, notebook)
    for name, notebook in notebooks.items():
        for cell in notebook.markdown:
            if "$" in cell.text:
                yield _in_notebook(
                    name, f"the cell '{cell.cell}' holds a dollar sign, which starts a formula in JupyterLab",
                    "Write USD",
                )


def _heading_problems(bank: Bank, lesson: Lesson, notebook: LessonNotebook) -> Iterator[Problem]:
    headings = [heading.text for heading in notebook.headings]
    for text in dict.fromkeys(headings):
        if headings.count(text) > 1:
            yield _in_notebook(
                lesson.notebook, f"the heading {text!r} is there {headings.count(text)} times",
                "Reword one of them",
            )
    for objective in lesson.objectives:
        if objective.section not in headings:
            yield _at(
                bank, "objective", objective.id,
                f"the section {objective.section!r} of {objective.id!r} is no heading of the notebook",
                "Write 'section' exactly as the heading stands",
            )


def _stated_objective_problems(bank: Bank, lesson: Lesson, notebook: LessonNotebook) -> Iterator[Problem]:
    texts = [objective.text for objective in lesson.objectives]
    listed = [passage.text for passage in notebook.objectives]
    for objective in lesson.objectives:
        if objective.text not in listed:
            yield _at(
                bank, "objective", objective.id,
                f"the notebook does not list the objective {objective.text!r}",
                f"Put it word for word under the heading '{OBJECTIVES_HEADING}'",
            )
    for passage in notebook.objectives:
        if passage.text not in texts:
            yield _in_notebook(
                lesson.notebook,
                f"the cell '{passage.cell}' lists {passage.text!r}, which is no objective in the bank",
                "Use the objective's exact words, or take the line out",
            )


_FUNCTION = {form: function for function, form in FORMS.items()}


def _unshown_activity_problems(bank: Bank, lesson: Lesson, notebook: LessonNotebook) -> Iterator[Problem]:
    shown = {call.activity for call in notebook.calls}
    for activity in lesson.activities:
        if activity.id not in shown:
            yield _at(
                bank, "activity", activity.id, f"the notebook never shows the activity {activity.id!r}",
                f'Add a cell with {_FUNCTION[activity.form]}("{activity.id}")',
            )


def _lesson_charts(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    """A lesson names the charts that its notebook shows, and the objective of each."""
    for lesson, notebook in _pairs(bank, notebooks):
        shown = {call.activity for call in notebook.calls if call.function == "chart"}
        named = {each.chart for each in lesson.charts}
        objectives = {objective.id for objective in lesson.objectives}
        for each in lesson.charts:
            if each.chart not in bank.charts:
                yield _at(
                    bank, "lesson", lesson.lesson, f"the bank has no chart {each.chart!r}",
                    "Correct its name under 'charts'",
                )
            elif each.chart not in shown:
                yield _at(
                    bank, "lesson", lesson.lesson, f"the notebook never shows the chart {each.chart!r}",
                    f'Add a cell with chart("{each.chart}")',
                )
            if each.objective not in objectives:
                yield _at(
                    bank, "lesson", lesson.lesson,
                    f"the chart {each.chart!r} names {each.objective!r}, which is no objective of this lesson",
                    "Name one that the lesson states",
                )
        for chart in sorted((shown & bank.charts.keys()) - named):
            yield _in_notebook(
                lesson.notebook, f"it shows the chart {chart!r}, which the lesson does not name",
                f"Add it under 'charts' in medcoder/bank/lessons/{lesson.notebook}.yml, or correct the call",
            )


def _shared_charts(bank: Bank) -> Iterator[Problem]:
    """A chart practises the objective of one lesson, and counts there."""
    homes: dict[str, str] = {}
    for lesson in bank.lessons.values():
        for each in lesson.charts:
            home = homes.setdefault(each.chart, lesson.lesson)
            if home != lesson.lesson:
                yield _at(
                    bank, "lesson", lesson.lesson, f"the lesson {home!r} names the chart {each.chart!r} too",
                    "Name it in one of them",
                )


def _unknown_charts(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    for name, notebook in notebooks.items():
        for call in notebook.calls:
            if call.function == "chart" and call.activity not in bank.charts:
                yield _in_notebook(
                    name,
                    f"the cell '{call.cell}' calls chart({call.activity!r}), and the bank has no such chart",
                    "Write the id of a chart between quotation marks",
                )


def _unknown_activities(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Iterator[Problem]:
    activities = bank.activities()
    calls = [(name, call) for name, notebook in notebooks.items() for call in notebook.calls]
    for name, call in calls:
        if call.function not in FORMS:
            continue
        cell = f"the cell '{call.cell}' calls {call.function}({call.activity!r})"
        if call.activity not in activities:
            yield _in_notebook(
                name, f"{cell}, and the bank has no such activity",
                "Write the id of an activity between quotation marks",
            )
        elif (form := activities[call.activity][1].form) != FORMS[call.function]:
            yield _in_notebook(
                name, f"{cell}, and the activity is of the form {form}",
                f'Write {_FUNCTION[form]}("{call.activity}")',
            )


# Codes that belong to others

# Section ranges ("70010–79999") may be named; web addresses hold numbers of their own.
_ALLOWED = re.compile(r"https?://\S+|\b\d{5}\s*(?:[-–—]|to|through)\s*\d{5}\b")
_CPT = re.compile(r"(?<![\w.,])(?:\d{5}|\d{4}[FTUM])(?!\w|[.,]\d)")
_CDT = re.compile(r"(?<![\w.])D\d{4}(?!\w)")


def _foreign_code_problems(
    root: Path, bank: Bank, notebooks: dict[str, LessonNotebook]
) -> Iterator[Problem]:
    for path in sorted([*(root / "medcoder" / "bank").rglob("*.yml"), *(root / "book").rglob("*.md")]):
        file = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for what, remedy in _foreign_codes(line):
                yield Problem(file, number, what, remedy, _item_at(bank, file, number))
    for name, notebook in notebooks.items():
        for cell in notebook.sources:
            for what, remedy in _foreign_codes(cell.text):
                yield Problem(f"notebooks/{name}.ipynb", None, f"the cell '{cell.cell}': {what}", remedy)


def _foreign_codes(text: str) -> Iterator[tuple[str, str]]:
    text = _ALLOWED.sub(" ", text)
    for code in _CPT.findall(text):
        yield (
            f"{code} looks like a CPT code, and CPT codes are not shipped",
            "Describe the service in words; if it is another number, write it in another form (12,345).",
        )
    for code in _CDT.findall(text):
        yield (
            f"{code} looks like a CDT code (HCPCS codes with D), and CDT codes are not shipped",
            "Describe the service in words.",
        )


def _item_at(bank: Bank, file: str, line: int) -> str | None:
    """The item within which ``line`` of ``file`` stands, if it stands in one."""
    starts = [
        (start, kind, name)
        for (kind, name), (place, start) in bank.places.items()
        if place == file and start <= line
    ]
    _, kind, name = max(starts, default=(0, "", ""))
    return name if kind == "item" else None


if __name__ == "__main__":
    sys.exit(main())
