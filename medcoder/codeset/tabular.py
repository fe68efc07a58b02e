"""The tabular list of ICD-10-CM, read from the official XML.

The file comes with the PyPI package ``simple-icd-10-cm``. Only the file is used: importing
the package takes 2 s and 185 MB, and many of its titles for 7th characters are wrong.

Layout of the file (the official one of NCHS), as far as it is read here::

    <ICD10CM.tabular>
      <chapter>                      22 of them: name, desc, notes, sectionIndex
        <section id="A00-A09">       a block of categories: desc, notes
          <diag>                     a category such as E11, or below it a subcategory or code
            <name>S93.4</name>
            <desc>Sprain of ankle</desc>
            <sevenChrDef>            at most one: the 7th characters of all codes below
              <extension char="A">initial encounter</extension>
            </sevenChrDef>
            <diag>…</diag>           what is below it; a diag without any is a code

Beside these a chapter, section or diag may hold notes, which are not read yet: ``notes``,
``includes``, ``inclusionTerm``, ``excludes1``, ``excludes2``, ``codeFirst``,
``useAdditionalCode``, ``codeAlso`` and ``sevenChrNote``, each with ``<note>`` lines.

A ``sevenChrDef`` holds for everything below its diag, unless a diag further down has one of
its own. Codes with a 7th character are not written out: where the definition leads to a code
of fewer than six characters, the placeholder X fills up. A diag that is marked
``placeholder="true"`` writes its X out (J09.X); it needs no other treatment.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from medcoder.codeset.written import normal_form

PACKAGE = "simple-icd-10-cm"
FILE = "simple_icd_10_cm/data/icd10c-tabular-April-1-2026.xml"


class Entry(NamedTuple):
    """A category, subcategory or code. ``title`` is None where only codes below it are known."""

    code: str
    title: str | None
    billable: bool
    parent: str | None


def tabular_list() -> dict[str, Entry]:
    """Every entry of the April 2026 list by its code, in the list's order. Takes about 1 s."""
    root = ElementTree.parse(_file()).getroot()
    return {
        entry.code: entry
        for category in root.iterfind("chapter/section/diag")
        for entry in _entries(category, parent=None, sevenths={})
    }


def _file() -> Path:
    return Path(distribution(PACKAGE).locate_file(FILE))


def _entries(diag: ElementTree.Element, parent: str | None, sevenths: dict[str, str]) -> Iterator[Entry]:
    """``diag`` and all that is below it. ``sevenths`` maps the 7th characters in force to meanings."""
    code, title = diag.findtext("name"), _text(diag.find("desc"))
    definition = diag.find("sevenChrDef")
    if definition is not None:
        sevenths = {
            extension.get("char"): _text(extension) for extension in definition.iterfind("extension")
        }
    below = diag.findall("diag")
    extended = {} if below or len(code) == len("S93.401A") else _applicable(code, sevenths)
    yield Entry(code, title, not below and not extended, parent)
    for child in below:
        yield from _entries(child, code, sevenths)
    stem = code.replace(".", "").ljust(6, "X")
    for character, meaning in extended.items():
        yield Entry(normal_form(stem + character), f"{title}, {meaning}", True, code)


def _applicable(code: str, sevenths: dict[str, str]) -> dict[str, str]:
    """The 7th characters that ``code`` takes.

    The note at S06 makes the one exception: D and S do not apply where the 6th character is
    7 or 8, death before regaining consciousness.
    """
    if code.startswith("S06.") and code[6:] in ("7", "8"):
        return {"A": sevenths["A"]}
    return sevenths


def _text(element: ElementTree.Element) -> str:
    """The element's own text; the file has stray tabs and doubled spaces in it."""
    return " ".join(element.text.split())
