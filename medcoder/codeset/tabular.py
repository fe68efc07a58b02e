"""The tabular list of ICD-10-CM, read from the official XML.

The file comes with the PyPI package ``simple-icd-10-cm``. Only the file is used: importing
the package takes 2 s and 185 MB, and many of its titles for 7th characters are wrong.

Layout of the file (the official one of NCHS)::

    <ICD10CM.tabular>
      <chapter>                      22 of them: name, desc, notes, sectionIndex
        <section id="A00-A09">       a block of categories: desc, notes
          <diag>                     a category such as E11, or below it a subcategory or code
            <name>S93.4</name>
            <desc>Sprain of ankle</desc>
            <excludes2>
              <note>injury of Achilles tendon (S86.0-)</note>
            </excludes2>
            <sevenChrNote>
              <note>The appropriate 7th character is to be added to …</note>
            </sevenChrNote>
            <sevenChrDef>            at most one: the 7th characters of all codes below
              <extension char="A">initial encounter</extension>
            </sevenChrDef>
            <diag>…</diag>           what is below it; a diag without any is a code

A chapter, section or diag may hold any of the kinds of notes in ``KINDS``, some of them more
than once; each note is a line. A section without a diag is a wide block (C00-C96): it stands
around the blocks that follow it, and its notes hold for them. H54.8 holds a table of visual
acuity beside its notes.

A ``sevenChrDef`` holds for everything below its diag, unless a diag further down has one of
its own. Codes with a 7th character are not written out. A diag that is marked
``placeholder="true"`` writes its X out (J09.X); it needs no other treatment.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from medcoder.codeset.notes import span

PACKAGE = "simple-icd-10-cm"
FILE = "simple_icd_10_cm/data/icd10c-tabular-April-1-2026.xml"

# The file's names of the kinds of notes, and ours.
KINDS = {
    "includes": "includes",
    "inclusionTerm": "inclusion",
    "excludes1": "excludes1",
    "excludes2": "excludes2",
    "codeFirst": "code_first",
    "useAdditionalCode": "use_additional",
    "codeAlso": "code_also",
    "notes": "note",
    "sevenChrNote": "seventh",
}


class Tabular(NamedTuple):
    """The list as plain data, which JSON can hold.

    A place is where a note stands: a code ("E11"), a block ("E08-E13") or a chapter ("chapter 4").
    """

    chapters: list[tuple[int, str, str, str]]
    """Number, title without the range, first and last category of the range."""
    blocks: list[tuple[int, str, str, str, list[str]]]
    """Number of the chapter, title without the range, first, last, and the categories in it:
    none in a wide block."""
    titles: dict[str, str]
    """Of every category, subcategory and code that is written in the list, in its order."""
    notes: dict[str, list[tuple[str, str]]]
    """Place to its notes, each a kind and a text, in the list's order."""
    sevenths: dict[str, dict[str, str]]
    """Code that defines 7th characters, to character to meaning."""


def xml_file() -> Path:
    """Where the installed package keeps the tabular list."""
    return Path(distribution(PACKAGE).locate_file(FILE))


def read(file: Path) -> Tabular:
    """The tabular list in ``file``. Takes about 1 s."""
    tabular = Tabular([], [], {}, {}, {})
    for chapter in ElementTree.parse(file).getroot().iterfind("chapter"):
        number = int(chapter.findtext("name"))
        title, _, codes = _text(chapter.find("desc")).removesuffix(")").rpartition(" (")
        tabular.chapters.append((number, title, *_ends(codes)))
        _keep_notes(chapter, f"chapter {number}", tabular)
        for section in chapter.iterfind("section"):
            _read_section(section, number, tabular)
    return tabular


def _read_section(section: ElementTree.Element, chapter: int, tabular: Tabular) -> None:
    first, last = _ends(section.get("id"))
    title = _text(section.find("desc")).removesuffix(f" ({section.get('id')})")
    categories = [_text(name) for name in section.iterfind("diag/name")]
    tabular.blocks.append((chapter, title, first, last, categories))
    _keep_notes(section, span(first, last), tabular)
    for diag in section.iter("diag"):
        code = diag.findtext("name")
        tabular.titles[code] = _text(diag.find("desc"))
        _keep_notes(diag, code, tabular)


def _ends(codes: str) -> tuple[str, str]:
    """The first and last category of A00-B99; of R99, that."""
    first, _, last = codes.partition("-")
    return first, last or first


def _keep_notes(element: ElementTree.Element, place: str, tabular: Tabular) -> None:
    """The notes that stand at ``element`` itself, and its 7th characters."""
    notes = []
    for part in element:
        if part.tag in KINDS:
            notes += [(KINDS[part.tag], _text(note)) for note in part]
        elif part.tag == "sevenChrDef":
            tabular.sevenths[place] = {
                extension.get("char"): _text(extension) for extension in part.iterfind("extension")
            }
            notes += _notes_between_sevenths(part, place)
        elif part.tag == "visualImpairment":
            notes += [("note", line) for line in _visual_impairment(part)]
    if notes:
        tabular.notes[place] = notes


def _notes_between_sevenths(definition: ElementTree.Element, place: str) -> Iterator[tuple[str, str]]:
    """The notes that explain the 7th character above them.

    The file makes one slip: the inclusion term of W08 stands among its 7th characters.
    """
    character = ""
    for part in definition:
        if part.tag == "extension":
            character = part.get("char")
        elif place == "W08":
            yield "inclusion", _text(part)
        else:
            yield "seventh", f"{character}: {_text(part)}"


def _visual_impairment(table: ElementTree.Element) -> Iterator[str]:
    """A line for each category of the table at H54.8.

    A range is given in three notations: meters, decimal, feet. Categories 5 and 9 are no ranges.
    """
    for category in table.iterfind("visCategory"):
        number = category.findtext("value")
        if number is None:
            continue  # the table's heading
        limit, least = (_values(category, f"visRange/{end}/value") for end in ("visMax", "visMin"))
        range_ = f"visual acuity less than {limit}; equal to or better than {least}" if least else limit
        yield f"Category {number}: {range_}"


def _values(category: ElementTree.Element, path: str) -> str:
    return ", ".join(_text(value) for value in category.iterfind(path))


def _text(element: ElementTree.Element) -> str:
    """The element's own text; the file has stray tabs and doubled spaces in it."""
    return " ".join(element.text.split())
