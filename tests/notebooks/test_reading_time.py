"""A lesson is read in one sitting: its text, apart from the questions, takes at most twenty minutes."""

import re

import pytest

from medcoder.lessons.notebook import read

WORDS_A_MINUTE = 150  # slow and careful, as by somebody whose first language is another
LONGEST = 20 * WORDS_A_MINUTE


def notebooks(root):
    return sorted((root / "notebooks").glob("*.ipynb"))


def words_in(text):
    return len(re.findall(r"\w[\w'’.-]*", text))


def words_of(path):
    return words_in(" ".join(passage.text for passage in read(path).markdown))


def test_no_lesson_takes_over_twenty_minutes_to_read(root):
    long = {path.stem: words for path in notebooks(root) if (words := words_of(path)) > LONGEST}
    assert long == {}


@pytest.mark.parametrize("text, words", [("Two words", 2), ("Dr. Lee's 2.4-minute rule", 4), ("- | --- |", 0)])
def test_marks_are_no_words(text, words):
    assert words_in(text) == words
