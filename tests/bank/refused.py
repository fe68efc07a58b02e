"""What a model refuses, in the words that an author reads."""

from __future__ import annotations

import copy

import pytest
from pydantic import TypeAdapter, ValidationError

from medcoder.assess.bank import _in_words

GONE = object()
"""In place of a value: the key is taken out."""


def changed(good: dict, changes: dict) -> dict:
    """A copy with other values; a place is named like ``lines.0.rule``."""
    data = copy.deepcopy(good)
    for place, value in changes.items():
        *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
        part = data
        for step in way:
            part = part[step]
        if value is GONE:
            del part[last]
        else:
            part[last] = value
    return data


def refused(model, data: dict) -> tuple[str, str]:
    """What is wrong with the data, and what to do: there is one fault, and it is told in a sentence."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(data)
    [fault] = caught.value.errors()
    return _in_words(fault)
