"""The audit over the real bank and lessons."""

from typing import get_args

from medcoder.assess.audit import audit
from medcoder.assess.bank import read_bank
from medcoder.assess.items import Item


def test_the_bank_and_the_lessons_have_no_problem(root):
    counts, problems = audit(root)
    assert "\n".join(map(str, problems)) == ""
    assert counts.items >= 24
    assert counts.lessons >= 2
    assert counts.codes > 0


def test_every_kind_is_used(root):
    bank, _ = read_bank(root / "medcoder" / "bank")
    kinds = {item.kind for lesson in bank.lessons.values() for item in lesson.items}
    assert kinds == {get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Item)[0])}
