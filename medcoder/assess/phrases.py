"""A document of a record in phrases: the pieces that a learner marks as evidence."""

from __future__ import annotations

import re

from medcoder.assess.items import find_words

LONG = 4
"""From so many words on, a phrase also ends at a comma."""

_ITEM_NUMBER = re.compile(r"(?:\S+:\s)*\s*\d+\.")
"""At the start of a phrase, "A: 1.": it belongs to what comes behind it."""

_WORD = re.compile(r"\S+\s*")


def phrases(text: str) -> list[list[str]]:
    """The lines of ``text``, each as its phrases; joined they are the line, white space and all.

    A phrase ends at a full stop, a semicolon, or a gap between columns. A line of white space
    alone has none.
    """
    return [_in_line(line) for line in text.strip("\n").split("\n")]


def _in_line(line: str) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    found, phrase = [], indent
    for word in _WORD.findall(line[len(indent) :]):
        phrase += word
        if _ends(word, phrase):
            found.append(phrase)
            phrase = ""
    return [*found, phrase] if phrase.strip() else found


def _ends(word: str, phrase: str) -> bool:
    bare = word.rstrip()
    if len(word) - len(bare) > 1:
        return True
    if _ITEM_NUMBER.fullmatch(phrase.strip()):
        return False
    return bare[-1] in ".;?!" or (bare[-1] == "," and len(phrase.split()) >= LONG)


def phrases_with(text: str, words: str) -> list[int]:
    """The numbers of the phrases, counted over the whole document, in which ``words`` stand.

    Raises ValueError unless the words stand in ``text`` exactly once.
    """
    first, end = find_words(text, words)
    numbers, at, found = 0, 0, []
    for line in phrases(text):
        for phrase in line:
            length = len(phrase.split())
            if at < end and first < at + length:
                found.append(numbers)
            at += length
            numbers += 1
        at += 1  # the line break, which counts as a word there
    return found
