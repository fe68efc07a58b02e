"""Drugs with their billing units, from which the page draws questions on units and wastage.

The file is ``bank/drills/drug-units.yml``. Doses and vials serve the arithmetic; they are no medical advice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.fields import Citation, Model, Plain, distinct, spelled

_Amount = Annotated[float, Field(gt=0)]
_Code = Annotated[
    str,
    spelled("[A-CE-V][0-9]{4}", "HCPCS code that the course may name; write a letter from A to V but D, and four digits"),
]


class Unit(Model):
    """One billing unit."""

    amount: _Amount
    measure: Literal["mg", "mcg", "units", "mL"]


class Drug(Model):
    """``code`` is HCPCS Level II, without the D series.

    ``upto``: one unit is any dose up to the amount. ``vials``: what single-dose vials hold by their label;
    ``multidose``: it comes in vials that stay in use. ``doses`` are given as they are, ``per_kg`` by weight;
    all in the unit's measure.
    """

    name: Plain
    code: _Code
    unit: Unit
    upto: bool = False
    vials: list[_Amount] = []
    multidose: bool = False
    route: Plain
    doses: list[_Amount] = []
    per_kg: list[_Amount] = []
    source: Citation

    @model_validator(mode="after")
    def _usable(self):
        if not self.doses and not self.per_kg:
            raise ValueError(f"{self.name!r} has no dose; write 'doses' or 'per_kg'")
        if not self.vials and not self.multidose:
            raise ValueError(f"{self.name!r} has no vial; write 'vials', or 'multidose: true'")
        return self


class DrugUnits(Model):
    drugs: Annotated[list[Drug], Field(min_length=10)]

    @model_validator(mode="after")
    def _once(self):
        distinct([drug.code for drug in self.drugs], "code")
        return self

    def citations(self) -> Iterator[Citation]:
        return (drug.source for drug in self.drugs)

    def data(self, cite: Callable[[list[Citation]], list[str]]) -> dict:
        """What the page draws its questions from; ``cite`` names sources for a reader."""
        return {
            "drugs": [
                {**drug.model_dump(exclude={"source"}), "source": cite([drug.source])} for drug in self.drugs
            ]
        }
