"""How ICD-10-CM codes are written."""

from __future__ import annotations

import re
import unicodedata

# A letter, then two characters of which one is a digit (J4B and QA0 are categories too),
# a dot and one to four characters. `\w` and the dot around it rule out parts of longer words.
_DOTTED = re.compile(r"(?<![\w.])[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])\.[0-9A-Z]{1,4}(?!\w)")

_BETWEEN = re.compile(r"[\s\ufeff.\u2010-\u2015\u2212-]+")
"""What people write between the characters: spaces, dots, hyphens and dashes of any kind."""

LENGTH = len("S93.401A")
"""Of a code with all its seven characters, dot included."""


def normal_form(code: str) -> str:
    """``code`` in capitals, without spaces and dashes, with the dot behind the third character.

    Full-width letters and the like count as the plain ones. ``frontend/src/written.js``
    makes the same form.
    """
    characters = _BETWEEN.sub("", unicodedata.normalize("NFKC", code).upper())
    return characters if len(characters) <= 3 else f"{characters[:3]}.{characters[3:]}"


def with_seventh(code: str, character: str) -> str:
    """``code`` with a 7th character; the placeholder X fills the places before it."""
    return normal_form(code.replace(".", "").ljust(6, "X") + character)


def codes_in(text: str) -> list[str]:
    """What is written in ``text`` like an ICD-10-CM code with its dot, each once, in order."""
    return list(dict.fromkeys(_DOTTED.findall(text)))
