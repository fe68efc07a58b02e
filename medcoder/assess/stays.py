"""Hospital stays whose diagnoses are switched on and off: the items of the kind ``switch``."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.coding import CodeName
from medcoder.assess.fields import ItemBase, Markdown, Model, Plain, distinct
from medcoder.assess.pcs_tables import PcsCode

STATUS = {"home": 1, "skilled nursing facility": 3, "home health": 6, "died": 20}
"""How a patient leaves, as Medicare numbers it."""


class Stay(Model):
    """``date`` is the day of discharge; ``status`` tells where the patient went."""

    date: datetime.date
    age: Annotated[int, Field(ge=0, le=120)]
    sex: Literal["female", "male"]
    status: Literal["home", "skilled nursing facility", "home health", "died"] = "home"


class Principal(Model):
    """One that might be the principal diagnosis."""

    code: CodeName
    key: bool = False
    why: Markdown


class Diagnosis(Model):
    """A secondary diagnosis with its switch; the key is whether the record supports it."""

    code: CodeName
    poa: Literal["Y", "N", "U", "W"] = "Y"
    key: bool = False
    why: Markdown


class Procedure(Model):
    """An ICD-10-PCS procedure of the stay, with its official title."""

    code: PcsCode
    title: Plain


class Switch(ItemBase):
    """Choose the principal diagnosis and switch on what the record supports; see what the stay groups to.

    Candidates that are not chosen stay on the claim as secondary diagnoses.
    """

    kind: Literal["switch"]
    stay: Stay
    principals: Annotated[list[Principal], Field(min_length=1, max_length=3)]
    procedures: list[Procedure] = []
    diagnoses: Annotated[list[Diagnosis], Field(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def _codes(self):
        distinct([each.code for each in (*self.principals, *self.diagnoses)], "code")
        keys = sum(each.key for each in self.principals)
        if keys != 1:
            raise ValueError(f"{keys} principal diagnoses are the key; set 'key: true' on one")
        if not any(each.key for each in self.diagnoses):
            raise ValueError("no diagnosis is supported; set 'key: true' on one at least")
        return self

    def all_codes(self) -> list[str]:
        return [each.code for each in (*self.principals, *self.diagnoses)]

    def settings(self):
        """Every setting of the switches, in the order of the sheet: (principal, the secondary codes with POA).

        The first principal with all off, then with the first on, the second, both, and so on.
        """
        for principal in self.principals:
            others = [(each.code, "Y") for each in self.principals if each is not principal]
            for mask in range(2 ** len(self.diagnoses)):
                on = [(each.code, each.poa) for bit, each in enumerate(self.diagnoses) if mask >> bit & 1]
                yield principal.code, others + on

    def claim(self) -> str:
        """12 hex digits that change with whatever the group depends on."""
        asked = {
            "stay": self.stay.model_dump(mode="json"),
            "principals": [each.code for each in self.principals],
            "procedures": [each.code for each in self.procedures],
            "diagnoses": [[each.code, each.poa] for each in self.diagnoses],
        }
        return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:12]
