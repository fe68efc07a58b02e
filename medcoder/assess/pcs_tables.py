"""Tables of ICD-10-PCS as the lessons print them, and the items of the kind ``build``.

A table is named by its first three characters; each row names the values of characters 4 to 7 that may
stand together. Values and titles are the official ones; a test looks every code up that a table allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Annotated, Literal

from pydantic import Field, model_validator

from medcoder.assess.fields import ItemBase, Markdown, Model, Plain, distinct, spelled

_SIGN = "[0-9A-HJ-NP-Z]"
PcsCode = Annotated[
    str, spelled(_SIGN + "{7}", "ICD-10-PCS code; write its seven digits and capital letters, without I and O")
]
_TableName = Annotated[
    str, spelled(_SIGN + "{3}", "name of an ICD-10-PCS table; write the first three characters of its codes")
]
_Value = Annotated[
    str, spelled(_SIGN, "value of an ICD-10-PCS character; write a digit, or a capital letter but I and O")
]
Character = Literal[4, 5, 6, 7]
AXES = ("parts", "approaches", "devices", "qualifiers")
"""The lists of a row, for characters 4 to 7."""


class Row(Model):
    """Each value of a character with its title, as the official table has it."""

    parts: Annotated[dict[_Value, Plain], Field(min_length=1)]
    approaches: Annotated[dict[_Value, Plain], Field(min_length=1)]
    devices: Annotated[dict[_Value, Plain], Field(min_length=1)]
    qualifiers: Annotated[dict[_Value, Plain], Field(min_length=1)]

    def holds(self, values: str) -> bool:
        """Whether the four values may stand together here."""
        return all(value in getattr(self, axis) for value, axis in zip(values, AXES, strict=True))


class PcsTable(Model):
    """``definition`` is the official one of the operation; ``excerpt`` tells that rows or values are left out.

    ``names`` is what the section calls characters 4 to 7, where it differs from the usual.
    """

    table: _TableName
    section: Plain
    system: Plain
    operation: Plain
    definition: Plain
    excerpt: bool = False
    names: Annotated[list[Plain], Field(min_length=4, max_length=4)] = ["Body part", "Approach", "Device", "Qualifier"]
    rows: Annotated[list[Row], Field(min_length=1)]

    def codes(self) -> Iterator[str]:
        """Every code that the table allows."""
        for row in self.rows:
            for values in product(*(getattr(row, axis) for axis in AXES)):
                yield self.table + "".join(values)

    def title(self, character: int, value: str) -> str | None:
        axis = AXES[character - 4]
        return next((getattr(row, axis)[value] for row in self.rows if value in getattr(row, axis)), None)


class PcsTables(Model):
    tables: Annotated[list[PcsTable], Field(min_length=1)]

    @model_validator(mode="after")
    def _once(self):
        distinct([table.table for table in self.tables], "table")
        return self

    def by_name(self) -> dict[str, PcsTable]:
        return {table.table: table for table in self.tables}


class Misbuilt(Model):
    """A wrong choice with its own reason: a ``table``, or a ``value`` of a ``character``."""

    table: _TableName | None = None
    character: Character | None = None
    value: _Value | None = None
    why: Markdown

    @model_validator(mode="after")
    def _one(self):
        if (self.table is None) == (self.character is None) or (self.character is None) != (self.value is None):
            raise ValueError("a mistake is neither a table alone nor a character with its value; write one of the two")
        return self


class Build(ItemBase):
    """Choose the table, then a value for each of the characters 4 to 7."""

    kind: Literal["build"]
    tables: Annotated[list[_TableName], Field(min_length=1, max_length=4)]
    key: PcsCode
    table_why: Markdown
    why: dict[Character, Markdown]
    mistakes: list[Misbuilt] = []

    @model_validator(mode="after")
    def _key(self):
        distinct(self.tables, "table")
        if self.key[:3] not in self.tables:
            raise ValueError(f"the key {self.key!r} is in none of the tables; add its table to 'tables'")
        if sorted(self.why) != [4, 5, 6, 7]:
            raise ValueError("'why' does not explain each of the characters 4 to 7; write one line for each")
        for mistake in self.mistakes:
            if mistake.table == self.key[:3] or (mistake.character and self.key[mistake.character - 1] == mistake.value):
                raise ValueError("a mistake is the key itself; name another table or value")
        return self


def table_data(table: PcsTable) -> dict:
    return {
        "table": table.table,
        "heading": [table.section, table.system, table.operation],
        "definition": table.definition,
        "excerpt": table.excerpt,
        "names": table.names,
        "rows": [[list(map(list, getattr(row, axis).items())) for axis in AXES] for row in table.rows],
    }


def build_sheet(tables: PcsTables, item: Build, tree) -> dict:
    """The item's part of the answer sheet; ``tree`` compiles the small Markdown."""
    known = tables.by_name()
    return {
        "tables": [table_data(known[name]) for name in item.tables],
        "keys": {"table": item.key[:3], "values": list(item.key[3:])},
        "why": {"table": tree(item.table_why), "values": [tree(item.why[each]) for each in (4, 5, 6, 7)]},
        "mistakes": [
            {"table": mistake.table, "character": mistake.character, "value": mistake.value, "why": tree(mistake.why)}
            for mistake in item.mistakes
        ],
    }
