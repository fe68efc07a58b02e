"""What CONTRIBUTING.md shows to copy is what the bank accepts."""

import re
from typing import get_args

import pytest
import yaml
from pydantic import TypeAdapter

from medcoder.assess.bank import load_bank
from medcoder.assess.items import Item, Term


@pytest.fixture(scope="module")
def examples(root):
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return [entry for block in re.findall(r"```yaml\n(.*?)```", text, re.S) for entry in yaml.safe_load(block)]


def test_there_is_an_example_of_each_kind_of_item(examples):
    items = [TypeAdapter(Item).validate_python(entry) for entry in examples if "kind" in entry]
    kinds = get_args(get_args(Item)[0])
    assert sorted(type(item).__name__ for item in items) == sorted(kind.__name__ for kind in kinds)


def test_the_example_of_a_term_is_accepted(examples):
    [term] = [entry for entry in examples if "kind" not in entry]
    Term.model_validate(term)


def test_the_examples_name_objectives_and_sources_that_there_are(examples):
    bank = load_bank()
    items = [entry for entry in examples if "kind" in entry]
    assert {entry["objective"] for entry in items} <= set(bank.objectives())
    assert {source["ref"] for entry in items for source in entry["source"]} <= set(bank.sources)
