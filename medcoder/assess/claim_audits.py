"""Claims to audit: the items of the kind ``audit``. The learner says of each code what is wrong with it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.coding import CodeName, Encounter
from medcoder.assess.fields import ItemBase, Markdown, Model, Plain, Slug, distinct

Error = Literal["other-code", "side", "seventh", "unspecified", "unsupported", "order", "notes"]
ERRORS: dict[str, str] = {
    "other-code": "Another code fits the record",
    "side": "Wrong side",
    "seventh": "Wrong 7th character",
    "unspecified": "Less specific than the record",
    "unsupported": "Not to be coded here",
    "order": "Right code, wrong place",
    "notes": "A note of the tabular list is not followed",
}
"""The kinds of error, as the page calls them."""


class AuditRule(Model):
    """A rule that may be cited, under a short name."""

    id: Slug
    text: Plain


class Line(Model):
    """A code of the claim. With an ``error``: what stands in its place (``correct``; none if it is to go),
    and the ``rule``. The error ``order`` keeps its code and moves it behind the others."""

    code: CodeName
    error: Error | None = None
    correct: CodeName | None = None
    rule: Slug | None = None
    why: Markdown

    @model_validator(mode="after")
    def _whole(self):
        if (self.error is None) != (self.rule is None):
            raise ValueError(f"{self.code}: an error names its rule, and what is right names none; add or remove 'rule'")
        if self.error is None and self.correct is not None:
            raise ValueError(f"{self.code} is corrected and has no error; add 'error' or take 'correct' out")
        if self.error in ("other-code", "side", "seventh", "unspecified") and self.correct in (None, self.code):
            raise ValueError(f"{self.code} has no other code as its correction; write 'correct'")
        if self.error == "order" and self.correct != self.code:
            raise ValueError(f"{self.code} stands in the wrong place, so it is its own correction; write 'correct: {self.code}'")
        if self.error == "unsupported" and self.correct is not None:
            raise ValueError(f"{self.code} is not to be coded; take 'correct' out")
        return self


class Missed(Model):
    """A code that should have been reported and was not."""

    code: CodeName
    rule: Slug
    why: Markdown


class Audit(ItemBase):
    """Say of each code on the claim what is wrong, correct it, and cite the rule.

    ``corrected`` is the claim as it should be, where it is not simply the corrected lines, those in the
    wrong place behind them, and the missed codes at the end.
    """

    kind: Literal["audit"]
    encounter: Encounter
    rules: Annotated[list[AuditRule], Field(min_length=2, max_length=8)]
    lines: Annotated[list[Line], Field(min_length=1, max_length=10)]
    missed: list[Missed] = []
    corrected: list[CodeName] = []

    @model_validator(mode="after")
    def _rules(self):
        if self.record is None:
            raise ValueError("an item of the kind 'audit' has no record; write it under 'record'")
        distinct([rule.id for rule in self.rules], "rule")
        distinct([line.code for line in self.lines], "code")
        known = {rule.id for rule in self.rules}
        for part in (*self.lines, *self.missed):
            if part.rule is not None and part.rule not in known:
                raise ValueError(f"{part.code} names the rule {part.rule!r}, which is none of 'rules'; correct it")
        usual = self._usual()
        distinct(usual, "corrected code")
        if self.corrected and sorted(self.corrected) != sorted(usual):
            raise ValueError("'corrected' holds other codes than the corrected lines and the missed codes; correct it")
        return self

    def _usual(self) -> list[str]:
        stay = [line.correct or line.code for line in self.lines if line.error != "order" and (line.correct or line.error is None)]
        moved = [line.code for line in self.lines if line.error == "order"]
        return stay + moved + [each.code for each in self.missed]

    def claim(self) -> list[str]:
        """The claim as it should be, in order."""
        return self.corrected or self._usual()

    def all_codes(self) -> list[str]:
        """Every code that it names as data."""
        return [*dict.fromkeys([*(line.code for line in self.lines), *self.claim()])]


def audit_sheet(item: Audit, titles: dict[str, str], tree) -> dict:
    """The item's part of the answer sheet; ``titles`` maps codes to official titles, ``tree`` compiles the small Markdown."""
    return {
        "encounter": item.encounter.model_dump(mode="json", exclude_none=True),
        "errors": [[name, text] for name, text in ERRORS.items()],
        "rules": [rule.model_dump() for rule in item.rules],
        "lines": [
            {"code": line.code, "error": line.error, "correct": line.correct, "rule": line.rule, "why": tree(line.why)}
            for line in item.lines
        ],
        "missed": [{"code": each.code, "rule": each.rule, "why": tree(each.why)} for each in item.missed],
        "claim": item.claim(),
        "titles": titles,
    }
