"""The audit of the bank and the lessons: ``python3 course.py check``.

Prints one line for each problem, then one line of counts. ``bank.py`` reports what is wrong
with one file of the bank; here stands what needs several of them, the notebooks, the book's
pages or the code set. Each rule is a function that yields problems.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from medcoder import codeset
from medcoder.assess.audit import coded, codes, course, data_files, drawings, exams, foreign, lesson_notebooks, objectives, word_parts
from medcoder.assess.audit.places import items
from medcoder.assess.bank import Bank, Problem, read_bank
from medcoder.assess.items import DRILLED
from medcoder.assess.lexicon import lexicon_problems
from medcoder.lessons.notebook import LessonNotebook

ROOT = Path(__file__).parent.parent.parent.parent
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
    exam_items: int
    generators: int
    glossary: int
    codes: int

    def line(self, problems: int) -> str:
        counts = {**asdict(self), "problems": problems}
        return ", ".join(f"{name.replace('_', ' ')} {number}" for name, number in counts.items())


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
    notebooks, unreadable = lesson_notebooks.read_notebooks(root)
    rules = [
        unreadable,
        objectives.check_problems(bank),
        objectives.untested_objectives(bank),
        codes.item_code_problems(bank),
        codes.exam_code_problems(bank),
        exams.areas_too_small(bank),
        codes.notebook_code_problems(bank, notebooks),
        lesson_notebooks.missing_counterparts(root),
        lesson_notebooks.untidy_notebooks(root, notebooks),
        lesson_notebooks.notebook_problems(bank, notebooks),
        drawings.picture_problems(root, bank),
        foreign.foreign_code_problems(root, bank, notebooks),
        lexicon_problems(root / "medcoder" / "bank"),
        coded.audited_claims(bank),
        data_files.unknown_services(bank),
        data_files.impossible_builds(bank),
        data_files.stale_groups(bank),
    ]
    lessons_are_whole = not any(file.startswith(LESSONS_FOLDER) for file in faulty)
    if SOURCES_FILE not in faulty:
        rules += objectives.unknown_sources(bank), data_files.sources_of_data(bank), exams.exam_sources(bank), coded.coded_problems(bank)
    if GLOSSARY_FILE not in faulty:
        rules += course.unknown_terms(bank, notebooks), course.order_of_terms(bank)
    if course.FILE not in faulty:
        rules += course.unplanned_lessons(bank), course.order_of_plan(bank)
    if "word-parts" in bank.data and word_parts.FILE not in faulty:
        rules.append(word_parts.word_part_problems(bank))
    if lessons_are_whole:
        rules += (
            objectives.unknown_objectives(bank),
            objectives.unknown_objectives_of_made(bank),
            lesson_notebooks.unknown_activities(bank, notebooks),
            data_files.groups_of_no_stay(bank),
        )
    if lessons_are_whole and not any(file.startswith(CHARTS_FOLDER) for file in faulty):
        rules += (
            lesson_notebooks.unknown_charts(bank, notebooks),
            lesson_notebooks.lesson_charts(bank, notebooks),
            lesson_notebooks.shared_charts(bank),
        )
    if lessons_are_whole and course.FILE not in faulty:
        rules += course.lessons_of_terms(bank), data_files.unknown_lessons(bank)
    problems += chain.from_iterable(rules)
    problems.sort(key=lambda problem: (problem.file, problem.line or 0))
    return _counts(bank, notebooks), problems


def _generators(bank: Bank) -> set[str]:
    return {activity.generator for _, activity in bank.activities().values() if activity.form == "drill"}


def _counts(bank: Bank, notebooks: dict[str, LessonNotebook]) -> Counts:
    every = [item for _, item in items(bank)]
    listed = {
        codeset.normal_form(code)
        for item in [*every, *(entry.item for entry in bank.exam_items)]
        for code in (*item.codes, *codes.own_codes(item))
    }
    charted = {
        code for chart in bank.charts.values() for code in (*chart.all_codes(), *coded.codes_of_text(chart))
    }
    written = {found.text for notebook in notebooks.values() for found in notebook.codes}
    return Counts(
        lessons=len(bank.lessons),
        objectives=len(bank.objectives()),
        items=len(every),
        charts=len(bank.charts),
        exam_items=len(bank.exam_items),
        generators=sum(len(DRILLED[name]) for name in _generators(bank)),
        glossary=len(bank.glossary),
        codes=len(listed | written | charted),
    )
