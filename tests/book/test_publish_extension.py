"""The extension on a book of a few lines: what it says of mistakes, and what a repository adds."""

from __future__ import annotations

import json

import pytest
import yaml

from medcoder.publish.directives import duration
from tests.built_book import ROOT, run_jupyter_book

REPOSITORY = "https://github.com/example/course"

NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    "cells": [{"id": "title", "cell_type": "markdown", "metadata": {}, "source": "# A lesson"}],
}


@pytest.fixture
def build(tmp_path):
    """Build a book of one page and one notebook with the course's own settings."""

    def build(page: str, repository: str = ""):
        source = tmp_path / "source"
        (source / "book").mkdir(parents=True)
        (source / "notebooks").mkdir()
        (source / "book" / "page.md").write_text(page, "utf-8")
        (source / "notebooks" / "lesson.ipynb").write_text(json.dumps(NOTEBOOK), "utf-8")
        (source / "_toc.yml").write_text(
            "format: jb-book\nroot: book/page\nchapters:\n- file: notebooks/lesson\n", "utf-8"
        )
        settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
        settings["logo"] = str(ROOT / settings["logo"])
        settings["html"]["favicon"] = str(ROOT / settings["html"]["favicon"])
        settings["sphinx"]["local_extensions"] = {"medcoder.publish": str(ROOT)}
        (source / "_config.yml").write_text(yaml.safe_dump(settings), "utf-8")
        return run_jupyter_book(source, tmp_path, repository)

    return build


def test_an_unknown_activity_is_named_with_page_and_line(build):
    book = build("# A page\n\nText.\n\n```{activity} no-such-activity\n```\n")
    assert book.status != 0
    assert "page.md:5: WARNING: the bank has no activity 'no-such-activity'" in book.log


def test_a_chart_is_placed_and_an_unknown_one_is_named_with_page_and_line(build):
    book = build("# A page\n\n```{chart} side-in-nursing\n```\n\n```{chart} side-in-nursin\n```\n")
    assert book.status != 0
    assert (
        "page.md:6: WARNING: the bank has no chart 'side-in-nursin'; did you mean 'side-in-nursing'?" in book.log
    )
    [chart] = book.pages["book/page.html"].select('div.medcoder[data-medcoder="activity"]')
    assert json.loads(chart.select_one("script").string)["id"] == "side-in-nursing"
    assert "Which ear?" in chart.select_one("section.medcoder-readable").get_text()


def test_a_drill_is_placed_as_an_activity(build):
    book = build("# A page\n\n```{activity} word-builder\n```\n")
    assert book.status == 0, book.log
    [drill] = book.pages["book/page.html"].select('div.medcoder[data-medcoder="activity"]')
    assert json.loads(drill.select_one("script").string)["form"] == "drill"
    assert [summary.get_text() for summary in drill.select("details > summary")] == [
        "Prefixes", "Roots", "Suffixes", "Easily confused",
    ]


def test_with_a_repository_lessons_open_in_jupyterlab_on_binder(build):
    book = build("# A page\n", REPOSITORY + ".git/")
    assert book.status == 0, book.log
    binder = book.pages["notebooks/lesson.html"].select_one('.article-header-buttons a[href*="mybinder.org"]')
    assert binder["href"] == (
        "https://mybinder.org/v2/gh/example/course/main?urlpath=lab/tree/notebooks/lesson.ipynb"
    )
    assert not book.pages["book/page.html"].select('a[href*="mybinder.org"]')
    for page in book.pages.values():
        if page.select(".course-footer"):
            assert page.select_one(f'.course-footer a[href="{REPOSITORY}"]')


@pytest.mark.parametrize("minutes, said", [(25, "25 minutes"), (90, "90 minutes"), (100, "about 1.5 hours"), (600, "about 10 hours")])
def test_a_long_lesson_is_told_in_hours(minutes, said):
    assert duration(minutes) == said
