"""The workbook: one file that runs nothing, with every answer at the end."""

import re
from html.parser import HTMLParser

import pytest

from medcoder.export import workbook
from medcoder.export.questions import lesson_questions

from .conftest import HOSTILE


class Tags(HTMLParser):
    """Every tag with its attributes, and the text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data


def written(bank, folder):
    said = workbook.export(bank, folder)
    return (folder / workbook.FILE).read_text(encoding="utf-8"), said


@pytest.fixture(scope="module")
def book(bank, tmp_path_factory):
    return written(bank, tmp_path_factory.mktemp("workbook"))


def assert_harmless(html):
    tags = Tags(html).tags
    assert {tag for tag, _ in tags}.isdisjoint({"script", "iframe", "object", "embed", "link", "form", "base"})
    for tag, attributes in tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href"):
            assert attributes.get(name, "#").startswith(("#", "data:image/svg+xml;base64,"))
    assert "url(" not in html and "@import" not in html


def test_runs_nothing_and_asks_no_host(book):
    assert_harmless(book[0])
    assert "default-src 'none'" in book[0]


def test_every_answer_stands_behind_every_question(bank, book):
    html, said = book
    names = [asked.id for lesson in bank.lessons.values() for asked in lesson_questions(bank, lesson)]
    assert re.findall(r'id="q-([a-z0-9-]+)"', html) == names
    assert re.findall(r'id="a-([a-z0-9-]+)"', html) == names
    assert html.rindex('id="q-') < html.index('id="a-')
    assert f"{len(names)} questions" in said[0]


def test_questions_and_answers_have_the_same_numbers(small, tmp_path):
    html, _ = written(small, tmp_path)
    for mark in "qa":
        assert re.search(rf'id="{mark}-choose-side"><div class="head"><span class="number">1\.8<', html)


def test_no_question_holds_its_answer(small, tmp_path):
    questions, answers = written(small, tmp_path)[0].split('id="answers"')
    for reason in ("Reading comes first", "That is the left ankle", "Official Guidelines", "Two times 15"):
        assert reason not in questions and reason in answers


def test_there_are_lines_to_write_codes_on(small, tmp_path):
    html, _ = written(small, tmp_path)
    codes = re.search(r'id="q-enter-codes".*?(?=<div class="question")', html, re.S)[0]
    assert codes.count('<span class="line">') == 4


def test_a_drawing_is_in_the_file(small, tmp_path):
    html, _ = written(small, tmp_path)
    assert html.count('<img src="data:image/svg+xml;base64,') == 1


def test_hostile_texts_stay_text(hostile, tmp_path):
    html, _ = written(hostile, tmp_path)
    assert_harmless(html)
    assert Tags(html).text.count(HOSTILE) >= 6
