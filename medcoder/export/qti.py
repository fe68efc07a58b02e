"""Quizzes for learning platforms: QTI 1.2, by way of text2qti's text format.

text2qti reads Markdown with HTML in it. Each text therefore goes in as one line of HTML in which every sign that
Markdown, or text2qti, could take for a command is a character reference.

A question of the course becomes one question of the quiz, or one for each card or pair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from medcoder.assess.bank import Bank
from medcoder.assess.markup import to_html
from medcoder.export.questions import Asked, clean, counted, exam_questions, lesson_questions

FOLDER = "qti"

_TAG_OR_REFERENCE = re.compile(r"<[^>]*>|&#?\w+;|[^<&]+")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 .,;:?()%/\-\u0080-\U0010ffff]")


def export(bank: Bank, folder: Path) -> list[str]:
    """Write one zip for each lesson and for each file of exam questions; what to print. Raises OSError."""
    folder = folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    left_out: Counter = Counter()
    by_hand, written, total = 0, [], 0
    for name, title, asked in _quizzes(bank):
        text, count, essays = quiz_text(title, asked, left_out)
        if count:
            (folder / f"{name}.zip").write_bytes(qti_zip(text))
            written.append(name)
            total, by_hand = total + count, by_hand + essays
    _remove_old(folder, written)
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(left_out.items())) or "none"
    return [
        f"QTI: {folder} holds {counted(len(written), 'zip file')} with {counted(total, 'question')}.",
        f"To be graded by hand: {by_hand}, which are lists of codes, charts, claims to audit, queries and free answers."
        " The key is in the feedback.",
        "Each card of a sort and each pair of a match is a question of its own. An order is typed as letters.",
        f"Left out, because a quiz cannot carry them: {kinds}; and drills and tools, which are made on the page.",
    ]


def _quizzes(bank: Bank) -> Iterator[tuple[str, str, list[Asked]]]:
    """File name without ending, title and questions of each quiz."""
    for lesson in bank.lessons.values():
        yield lesson.notebook, lesson.title, lesson_questions(bank, lesson)
    for name, asked in exam_questions(bank).items():
        yield f"exam-{name}", f"Mock exam questions: {name.replace('-', ' ')}", asked


def _remove_old(folder: Path, written: list[str]) -> None:
    """A lesson that was renamed leaves no quiz behind."""
    for path in folder.glob("*.zip"):
        if path.stem not in written:
            path.unlink()


def qti_zip(text: str) -> bytes:
    """The quiz as a zip. Raises text2qti.err.Text2qtiError where the text is none."""
    # The default settings, not those in the user's home: nothing is run and nothing is fetched.
    return QTI(Quiz(text, config=Config())).zip_bytes()


def quiz_text(title: str, questions: list[Asked], left_out: Counter) -> tuple[str, int, int]:
    """A quiz in text2qti's format, how many questions it has, and how many of them a person has to grade.

    Kinds that cannot be asked are counted in ``left_out``.
    """
    lines = [f"Quiz title: {_one_line(title)}", "Shuffle answers: true", ""]
    count = essays = 0
    for asked in questions:
        if not _can_carry(asked):
            left_out[asked.kind] += 1
            continue
        for block in _WRITERS[asked.kind](asked):
            count += 1
            essays += block[-1] == _ESSAY
            lines += [f"{count}. {block[0]}", *block[1:], ""]
    return "\n".join(lines), count, essays


def _can_carry(asked: Asked) -> bool:
    # Words to mark alone would all be right.
    return asked.kind in _WRITERS and not (asked.kind == "mark" and not asked.sheet["near"])


_ESSAY = "____"


def _html(html: str, name: str = "") -> str:
    """HTML as one line that text2qti hands on as it is. ``name`` tells questions with equal words apart."""
    parts = (
        part if part[0] in "<&" else _NOT_PLAIN.sub(lambda match: f"&#{ord(match[0])};", part)
        for part in _TAG_OR_REFERENCE.findall(clean(html))
    )
    start = f'<div data-item="{name}">' if name else "<div>"
    return f"{start}{''.join(parts)}</div>"


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _feedback(html: str) -> str:
    return f"... {_html(html)}"


def _source(asked: Asked) -> str:
    return f"<p>Source: {escape(asked.source())}</p>" if asked.source() else ""


def _choose(asked: Asked) -> Iterator[list[str]]:
    several = asked.sheet["several"]
    lines = [_html(asked.stem(), asked.id), *([_feedback(_source(asked))] if asked.source() else [])]
    for letter, option in zip("abcdefgh", asked.sheet["options"]):
        if several:
            sign = "[*]" if option["key"] else "[ ]"
        else:
            sign = f"{'*' if option['key'] else ''}{letter})"
        lines += [f"{sign} {_html(to_html(option['text']))}", _feedback(to_html(option["why"]))]
    yield lines


def _one_of(asked: Asked, name: str, shown: str, choices: list[str], key: str, why: list) -> list[str]:
    """A question with one right choice. ``shown``: HTML that stands below the stem. ``choices``: plain text."""
    lines = [_html(asked.stem() + shown, name), _feedback(f"{to_html(why)}{_source(asked)}")]
    signs = "abcdefghijklmnopqrstuvwxyz"
    lines += [
        f"{'*' if choice == key else ''}{letter}) {_html(escape(choice))}" for letter, choice in zip(signs, choices)
    ]
    return lines


def _sort(asked: Asked) -> Iterator[list[str]]:
    bins = asked.sheet["bins"]
    for number, card in enumerate(asked.sheet["cards"], 1):
        shown = f"<p><strong>{to_html(card['text'])}</strong></p>"
        yield _one_of(asked, f"{asked.id}-{number}", shown, bins, bins[card["bin"]], card["why"])


def _match(asked: Asked) -> Iterator[list[str]]:
    pairs = asked.sheet["pairs"]
    rights = sorted([pair["right"] for pair in pairs] + [extra["text"] for extra in asked.sheet["extras"]])
    for number, pair in enumerate(pairs, 1):
        shown = f"<p><strong>{escape(pair['left'])}</strong></p>"
        yield _one_of(asked, f"{asked.id}-{number}", shown, rights, pair["right"], pair["why"])


def _short(asked: Asked, shown: str, answers: list[str]) -> list[str]:
    """A question whose answer is typed; platforms compare without regard to capitals."""
    once = {_one_line(answer).casefold(): _one_line(answer) for answer in answers}
    return [_html(asked.stem() + shown, asked.id), _feedback(asked.answer()), *(f"* {answer}" for answer in once.values())]


def _order(asked: Asked) -> Iterator[list[str]]:
    """The steps in an order that gives nothing away, each with a letter: the letters are to be typed."""
    steps = [to_html(step["text"]) for step in asked.sheet["steps"]]
    shuffled = sorted(steps)
    letters = ["ABCDEFGH"[shuffled.index(step)] for step in steps]
    listed = "".join(f"<p>{'ABCDEFGH'[number]}: {step}</p>" for number, step in enumerate(shuffled))
    shown = f"{listed}<p>Type the letters in order, without spaces.</p>"
    yield _short(asked, shown, [sign.join(letters) for sign in ("", " ", ",", ", ")])


_NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$")
_SMALLEST = 0.0001
"""text2qti refuses numbers nearer to zero."""


def _fill(asked: Asked) -> Iterator[list[str]]:
    accept, unit = asked.sheet["accept"], asked.sheet.get("unit")
    number = _the_number(accept) if unit else None
    shown = f"<p>Unit: {escape(unit)}</p>" if unit else ""
    if number is None:
        yield _short(asked, shown, accept)
        return
    yield [_html(asked.stem() + shown, asked.id), _feedback(asked.answer()), f"= {number} +- 0"]


def _the_number(accept: list[str]) -> str | None:
    """The number that is accepted, where it is one only; other spellings of it do not count."""
    values = {form.replace(",", "") for form in accept if _NUMBER.match(form)}
    if not _NUMBER.match(accept[0]) or len({float(value) for value in values}) != 1:
        return None
    value = accept[0].replace(",", "")
    return value if abs(float(value)) >= _SMALLEST else None


def _code(asked: Asked) -> Iterator[list[str]]:
    sheet = asked.sheet
    shown = asked.encounter()
    if sheet["several"]:
        yield _essay(asked, f"{shown}<p>Enter every code, in the order of the claim.</p>")
        return
    code = sheet["keys"][0]["code"]
    yield _short(asked, f"{shown}<p>Enter one code.</p>", [code, code.replace(".", "")])


def _essay(asked: Asked, shown: str = "") -> list[str]:
    return [_html(asked.stem() + shown, asked.id), _feedback(asked.answer()), _ESSAY]


def _whole(asked: Asked) -> Iterator[list[str]]:
    """As on paper, with free text as the answer."""
    yield [_html(asked.question(), asked.id), _feedback(asked.answer()), _ESSAY]


def _mark(asked: Asked) -> Iterator[list[str]]:
    """Choose among the words to mark and those that beginners mark; left out where there are no such words."""
    passage, near = asked.sheet["passage"], asked.sheet["near"]
    shown = "<br>".join(escape(line) for line in " ".join(passage).split(" \n "))
    lines = [_html(f"{asked.stem()}<p>{shown}</p><p>Choose the words.</p>", asked.id), _feedback(_source(asked))]
    spans = [(span["words"], span["why"], "[*]") for span in asked.sheet["marks"]]
    spans += [(span["words"], span["why"], "[ ]") for span in near]
    for words, why, sign in sorted(spans, key=lambda span: span[0]):
        lines += [f"{sign} {_html(escape(' '.join(passage[word] for word in words)))}", _feedback(to_html(why))]
    yield lines


def _level(asked: Asked) -> Iterator[list[str]]:
    shown = f"<p>{escape(asked.sheet['service']['title'])}. Type the number of the level.</p>"
    yield [_html(asked.stem() + shown, asked.id), _feedback(asked.answer()), f"= {asked.sheet['level']}"]


def _build(asked: Asked) -> Iterator[list[str]]:
    keys = asked.sheet["keys"]
    code = keys["table"] + "".join(keys["values"])
    yield [_html(asked.question(), asked.id), _feedback(asked.answer()), f"* {code}"]


_WRITERS: dict[str, Callable[[Asked], Iterator[list[str]]]] = {
    "choose": _choose,
    "sort": _sort,
    "match": _match,
    "order": _order,
    "mark": _mark,
    "fill": _fill,
    "code": _code,
    "chart": _whole,
    "level": _level,
    "build": _build,
    "audit": _whole,
    "reflect": _whole,
    "query": _whole,
}
"""For each kind: its questions as lines of text2qti's format, the question's own text first and without number."""
