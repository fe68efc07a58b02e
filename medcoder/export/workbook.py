"""The printable workbook: one HTML file without script, questions by lesson, the answers at the end."""

from __future__ import annotations

from html import escape
from pathlib import Path

from medcoder.assess.bank import Bank
from medcoder.export.questions import COURSE, LEFT_OUT, LICENSE, Asked, Group, clean, counted, lesson_groups

FILE = "workbook.html"

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""For the browser: the page runs nothing and asks nothing of any host."""

_STYLE = """\
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #000; background: #fff; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { font-family: Arial, Helvetica, sans-serif; line-height: 1.2; }
pre { font: 10pt/1.4 "Courier New", monospace; white-space: pre-wrap; border: 1px solid #777; padding: .5em .7em; }
table { border-collapse: collapse; margin: .6em 0; } th, td { border: 1px solid #777; padding: .2em .5em; text-align: left; vertical-align: top; }
img { max-width: 100%; max-height: 15cm; }
.question, .answer { margin: 0 0 1.3em; } .number { font-weight: bold; font-family: Arial, Helvetica, sans-serif; }
.kind-choose > ul, .kind-order > ul { list-style: none; padding-left: .3em; }
.kind-choose > ul > li::before { content: "\\2610\\00a0\\00a0"; } .kind-order > ul > li::before { content: "____\\00a0\\00a0"; }
.line { display: block; border-bottom: 1px solid #000; height: 2em; max-width: 24em; } .line.wide { max-width: none; }
.blank { display: inline-block; border-bottom: 1px solid #000; width: 10em; }
a { color: inherit; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; } nav { display: none; }
  @page { margin: 18mm 16mm; }
  h1, h2, h3 { break-after: avoid; } .lesson, .answers { break-before: page; } pre, img, tr, li, .line { break-inside: avoid; }
  .head { break-after: avoid; }
}
"""

_LINES = {"code": 4, "chart": 8, "level": 4, "reflect": 8, "query": 8, "audit": 6, "switch": 6}
"""How many write-on lines a kind gets below its question; the number must not tell the number of keys."""
_WIDE = {"reflect", "query", "audit", "switch", "level"}


def export(bank: Bank, folder: Path) -> list[str]:
    """Write the workbook into ``folder``; what to print. Raises OSError."""
    path = folder / FILE
    lessons = [(lesson, lesson_groups(bank, lesson)) for lesson in bank.lessons.values()]
    path.write_text(workbook(lessons), encoding="utf-8")
    count = sum(len(group.questions) for _, groups in lessons for group in groups)
    return [
        f"Workbook: {path} holds {counted(count, 'question')} of {counted(len(lessons), 'lesson')}, with the answers"
        " at the end. Open it in a browser and print it.",
        LEFT_OUT,
    ]


def workbook(lessons: list[tuple]) -> str:
    """The whole file. ``lessons``: each lesson with its groups of questions."""
    lessons = [(lesson, groups) for lesson, groups in lessons if groups]
    contents = "".join(f'<li><a href="#lesson-{lesson.lesson}">{_title(lesson)}</a></li>' for lesson, _ in lessons)
    questions = "".join(_lesson(*each) for each in lessons)
    answers = "".join(_answers(*each) for each in lessons)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{COURSE}: workbook</title><style>{_STYLE}</style></head><body>"
        f"<h1>{COURSE}: workbook</h1>"
        "<p>Write your answer first. The answers, with the reasons and the sources, are at the end, under the same"
        " numbers. You need the code book for the questions that ask for codes.</p>"
        f"<p>{LICENSE}</p>"
        f'<nav><h2>Contents</h2><ul>{contents}<li><a href="#answers">Answers</a></li></ul></nav>'
        f'{questions}<section class="answers" id="answers"><h2>Answers</h2>{answers}</section></body></html>\n'
    )


def _title(lesson) -> str:
    return f"{_number(lesson)} {escape(clean(lesson.title))}"


def _number(lesson) -> str:
    """The lesson's number, as its notebook's name has it: "4" of ``04-the-language-of-medicine``."""
    return lesson.notebook.partition("-")[0].lstrip("0") or "0"


def _lesson(lesson, groups: list[Group]) -> str:
    count, parts = 0, []
    for group in groups:
        parts.append(f"<h3>{escape(clean(group.title))}</h3>{clean(group.questions[0].record)}")
        for asked in group.questions:
            count += 1
            parts.append(_question(f"{_number(lesson)}.{count}", asked))
    return f'<section class="lesson" id="lesson-{lesson.lesson}"><h2>{_title(lesson)}</h2>{"".join(parts)}</section>'


def _question(number: str, asked: Asked) -> str:
    html = asked.question(with_record=False).replace("________", '<span class="blank"></span>')
    return (
        f'<div class="question" id="q-{asked.id}"><div class="head"><span class="number">{number}</span></div>'
        f'<div class="kind-{asked.kind}">{html}</div>{_lines(asked)}</div>'
    )


def _lines(asked: Asked) -> str:
    """Lines to write on. The blank in the question is enough where one code is asked for."""
    if asked.kind == "code" and not asked.sheet["several"]:
        return ""
    line = f'<span class="line{" wide" if asked.kind in _WIDE else ""}"></span>'
    return line * _LINES.get(asked.kind, 0)


def _answers(lesson, groups: list[Group]) -> str:
    asked = [each for group in groups for each in group.questions]
    answers = "".join(
        f'<div class="answer" id="a-{each.id}"><div class="head">'
        f'<span class="number">{_number(lesson)}.{count}</span></div>{each.answer()}</div>'
        for count, each in enumerate(asked, 1)
    )
    return f"<h3>{_title(lesson)}</h3>{answers}"
