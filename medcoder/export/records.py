"""A class at a glance: a folder of exported progress files as a table and a plot.

The files come from other people's computers, so nothing in them is trusted: a file that is no sound record is named and
left out, and no text of a file, nor its name, becomes HTML or a formula of a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from html import escape
from pathlib import Path

from medcoder.assess.bank import Bank
from medcoder.assess.sheet import course_outline
from medcoder.export.questions import clean, counted
from medcoder.record.transfer import DamagedRecord, parse

CSV, HTML = "class.csv", "class.html"
SELF_RATED = {"reflect"}
"""Kinds whose score is the learner's own rating: answered, but no evidence."""


class NoRecords(Exception):
    """There is nothing to sum up. ``str()`` is one sentence."""


@dataclass(frozen=True)
class Standing:
    """``answered`` and ``total`` count questions; ``score`` is the mean of first attempts, 0 to 1, None without any."""

    answered: int
    total: int
    score: float | None


@dataclass(frozen=True)
class Learner:
    """``name`` is the file's, without its ending; ``lessons`` has a standing for each lesson of the course, in order."""

    name: str
    whole: Standing
    lessons: list[Standing]

    @property
    def begun(self) -> int:
        return sum(lesson.answered > 0 for lesson in self.lessons)


def export(bank: Bank, folder: Path, source: Path) -> list[str]:
    """Sum up the records in ``source``; write table and page into ``folder``; what to print.

    Raises NoRecords where there is no such folder or no file in it, OSError where nothing can be written.
    """
    lessons = lessons_of(bank)
    learners, damaged = read_folder(source, lessons)
    titles = [lesson["title"] for lesson in lessons]
    (folder / CSV).write_text(table_csv(titles, learners), encoding="utf-8-sig", newline="")
    (folder / HTML).write_text(page(titles, learners, damaged), encoding="utf-8")
    return [
        f"Class: {folder / HTML} and {folder / CSV} sum up {counted(len(learners), 'record')}.",
        *(f"Left out: {name}. {reason}" for name, reason in damaged),
    ]


def lessons_of(bank: Bank) -> list[dict]:
    """``[{"title", "items": [{"id", "hash", "kind", ...}]}]``: the lessons in the order of the course map."""
    planned = (lesson for step in course_outline(bank)["steps"] for lesson in step["lessons"])
    return [lesson for lesson in planned if "items" in lesson]


def read_folder(folder: Path, lessons: list[dict]) -> tuple[list[Learner], list[tuple[str, str]]]:
    """The learners, by name, and ``(file name, reason)`` of each file that is no sound record. Raises NoRecords."""
    if not folder.is_dir():
        raise NoRecords(f"There is no folder {folder}: name the one that holds the learners' exported records.")
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".json")
    if not paths:
        raise NoRecords(f"The folder {folder} holds no file that ends in .json: put the learners' exported records there.")
    learners, damaged = [], []
    for path in paths:
        try:
            events = parse(path.read_text(encoding="utf-8"))
        except DamagedRecord as reason:
            damaged.append((_name(path.name), str(reason)))
        except UnicodeDecodeError:
            damaged.append((_name(path.name), "The file is not text in UTF-8."))
        except OSError as error:
            damaged.append((_name(path.name), f"The file cannot be read ({error.strerror})."))
        else:
            learners.append(learner(_name(path.stem), events, lessons))
    return learners, damaged


def _name(text: str) -> str:
    """A file's name in one line, without what no file or terminal should get."""
    return " ".join(clean(text).split())


def learner(name: str, events: list, lessons: list[dict]) -> Learner:
    """What a record says; as on the progress page, only answers to a question as it is worded now count."""
    firsts = {}
    for event in sorted(events, key=lambda event: event.at):
        firsts.setdefault((event.item, event.hash), event)
    return Learner(
        name,
        standing([item for lesson in lessons for item in lesson["items"]], firsts),
        [standing(lesson["items"], firsts) for lesson in lessons],
    )


def standing(items: list[dict], firsts: dict) -> Standing:
    """``firsts``: the first event of each ``(item, hash)``."""
    found = [(item, firsts[item["id"], item["hash"]]) for item in items if (item["id"], item["hash"]) in firsts]
    scores = [event.score for item, event in found if item["kind"] not in SELF_RATED]
    return Standing(len(found), len(items), sum(scores) / len(scores) if scores else None)


def percent(score: float | None) -> str:
    """``0.5`` is "50%"; None is "–"."""
    return "–" if score is None else f"{int(score * 100 + 0.5)}%"


# The table


def table_csv(titles: list[str], learners: list[Learner]) -> str:
    """Scores in percent as plain numbers, empty where there is none."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Learner", "Lessons begun", "Questions answered", "Score in percent", *map(_cell, titles)])
    for each in learners:
        scores = [each.whole.score, *(lesson.score for lesson in each.lessons)]
        row = ["" if score is None else f"{score * 100:.1f}" for score in scores]
        writer.writerow([_cell(each.name), each.begun, each.whole.answered, *row])
    return text.getvalue()


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = " ".join(clean(text).split())
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


_STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; color: #111; background: #fff; margin: 2em; }
.wide { overflow-x: auto; } table { border-collapse: collapse; } th, td { border: 1px solid #999; padding: .25em .5em; }
td { text-align: right; } th { text-align: left; } thead th { vertical-align: bottom; font-size: 85%; max-width: 9em; }
svg { max-width: 100%; height: auto; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(titles: list[str], learners: list[Learner], damaged: list[tuple[str, str]]) -> str:
    """The whole page: the plot, the table, and which files were left out."""
    names = ("Learner", "Lessons begun", "Questions answered", "Score", *titles)
    heads = "".join(f'<th scope="col">{_text(name)}</th>' for name in names)
    rows = "".join(map(_row, learners))
    left_out = "".join(f"<li>{_text(name)}: {_text(reason)}</li>" for name, reason in damaged)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>The class at a glance</title><style>{_STYLE}</style></head><body><h1>The class at a glance</h1>"
        f"<p>{counted(len(learners), 'record')}. Scores are those of first attempts, in questions as they are worded now."
        " A record does not prove who answered, and a file can be edited: use it to see where the class stands.</p>"
        f"<h2>Scores by lesson</h2>{plot(titles, learners)}"
        f'<h2>Learners</h2><div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        + (f"<h2>Left out</h2><ul>{left_out}</ul>" if damaged else "")
        + "</body></html>\n"
    )


def _text(text: str) -> str:
    return escape(clean(text))


def _row(each: Learner) -> str:
    cells = [
        str(each.begun),
        f"{each.whole.answered} of {each.whole.total}",
        percent(each.whole.score),
        *(percent(lesson.score) for lesson in each.lessons),
    ]
    return f'<tr><th scope="row">{_text(each.name)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


# The plot

_LEFT, _WIDTH, _TOP, _STEP = 330, 480, 30, 24
"""Pixels: room for the titles, width of the scale from 0% to 100%, room above, height of a lesson's row."""


def plot(titles: list[str], learners: list[Learner]) -> str:
    """Inline SVG: a row for each lesson, a dot for each learner's score, a line at the mean of the class."""
    height = _TOP + len(titles) * _STEP + 10
    scale = "".join(_scale_line(part, height) for part in (0, 0.25, 0.5, 0.75, 1))
    rows = "".join(
        _plot_row(number, title, [each.lessons[number].score for each in learners]) for number, title in enumerate(titles)
    )
    return (
        f'<svg viewBox="0 0 {_LEFT + _WIDTH + 90} {height}" width="{_LEFT + _WIDTH + 90}" role="img"'
        ' font-family="sans-serif" font-size="13"><title>Scores on first attempts by lesson; the numbers are in the table</title>'
        f"{scale}{rows}</svg><p>A dot is a learner, the line is the mean of those who have answered.</p>"
    )


def _scale_line(part: float, height: int) -> str:
    x = _LEFT + part * _WIDTH
    return (
        f'<line x1="{x:g}" y1="{_TOP - 6}" x2="{x:g}" y2="{height}" stroke="#ccc"/>'
        f'<text x="{x:g}" y="{_TOP - 12}" text-anchor="middle">{part:.0%}</text>'
    )


def _plot_row(number: int, title: str, scores: list[float | None]) -> str:
    y = _TOP + number * _STEP + _STEP / 2
    found = [score for score in scores if score is not None]
    parts = [f'<text x="{_LEFT - 12}" y="{y + 4:g}" text-anchor="end">{_text(title)}</text>']
    parts += [
        f'<circle cx="{_LEFT + score * _WIDTH:.1f}" cy="{y:g}" r="5" fill="#1f5f8b" fill-opacity=".45"/>'
        for score in found
    ]
    if found:
        mean = sum(found) / len(found)
        x = _LEFT + mean * _WIDTH
        parts.append(f'<line x1="{x:.1f}" y1="{y - 10:g}" x2="{x:.1f}" y2="{y + 10:g}" stroke="#111" stroke-width="2.5"/>')
        parts.append(f'<text x="{_LEFT + _WIDTH + 14}" y="{y + 4:g}">{percent(mean)} ({len(found)})</text>')
    return "".join(parts)
