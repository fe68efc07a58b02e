"""What CONTRIBUTING.md shows to copy is what the bank accepts."""

import re
from typing import get_args

import pytest
import yaml
from pydantic import TypeAdapter

from medcoder import codeset
from medcoder.assess.bank import Bank, load_bank
from medcoder.assess.audit.coded import coded_problems
from medcoder.assess.audit.data_files import impossible_builds, stale_groups, unknown_services
from medcoder.assess.items import Check, Item, Term
from medcoder.assess.neighbours import neighbours


@pytest.fixture(scope="module")
def examples(root):
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return [entry for block in re.findall(r"```yaml\n(.*?)```", text, re.S) for entry in yaml.safe_load(block)]


def test_there_is_an_example_of_each_kind_of_item(examples):
    items = [TypeAdapter(Item).validate_python(entry) for entry in examples if "kind" in entry]
    kinds = get_args(get_args(Item)[0])
    assert sorted(type(item).__name__ for item in items) == sorted(kind.__name__ for kind in kinds)


def test_the_example_of_codes_is_what_the_audit_accepts(examples):
    [entry] = [entry for entry in examples if entry.get("kind") == "code"]
    item = TypeAdapter(Item).validate_python(entry)
    check = Check(form="check", id="example", title="Check", items=[item])
    lesson = load_bank().lessons["the-role"].model_copy(update={"activities": [check]})
    bank = Bank(lessons={"the-role": lesson}, sources=load_bank().sources)
    assert [str(problem) for problem in coded_problems(bank)] == []
    release = codeset.on(item.encounter.date)
    automatic = {near.code for key in item.keys for near in neighbours(key.code, release)}
    written = {near.code for key in item.keys for near in key.near}
    assert written and not written & automatic, "it writes those that would not come by themselves"


def test_the_examples_of_a_level_a_build_and_a_stay_are_what_the_audit_accepts(examples):
    entries = [entry for entry in examples if entry.get("kind") in ("level", "build", "switch")]
    items = [TypeAdapter(Item).validate_python(entry) for entry in entries]
    check = Check(form="check", id="example", title="Check", items=items)
    lesson = load_bank().lessons["the-role"].model_copy(update={"activities": [check]})
    bank = Bank(lessons={"the-role": lesson}, data=load_bank().data)
    problems = [*unknown_services(bank), *impossible_builds(bank), *stale_groups(bank)]
    assert [(problem.item, problem.remedy) for problem in problems] == [
        ("example-switch", "Run `python3 course.py group`."),
    ], "a stay that is new is to be grouped"  # fmt: skip


def test_the_example_of_a_term_is_accepted(examples):
    [term] = [entry for entry in examples if "kind" not in entry]
    Term.model_validate(term)


def test_the_examples_name_objectives_and_sources_that_there_are(examples):
    bank = load_bank()
    items = [entry for entry in examples if "kind" in entry]
    assert {entry["objective"] for entry in items} <= set(bank.objectives())
    assert {source["ref"] for entry in items for source in entry["source"]} <= set(bank.sources)
