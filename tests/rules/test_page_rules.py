"""The page's own rules (``frontend/src/codebook/rules/``) say exactly what Python's say.

Thousands of lists of codes are drawn, the same ones each time: codes of the charts and of these
tests, what stands near them, what they might be mistyped as, codes of both releases, and pairs of
a code and one that its notes name.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import re
import shutil
import subprocess

import pytest

from medcoder import codeset
from medcoder.codeset.references import Reference, references
from medcoder.codeset.releases import fy2026, fy2027
from medcoder.codeset.rules import Encounter, review
from medcoder.codeset.rules.tables import tables
from medcoder.codeset.written import normal_form, with_seventh
from medcoder.widgets.book import book_data

LISTS = 5_000
DATES = ["2025-10-01", "2026-09-30", "2026-10-01", "2026-11-02", "2027-09-30"]
KINDS = ("excludes1", "code_first", "use_additional")
RULES = {
    "7th character invalid", "7th character missing", "body mass index", "code first", "Excludes1",
    "hypertension with heart and kidney disease", "hypertension with heart disease",
    "hypertension with kidney disease", "manifestation first", "manifestation without its etiology",
    "mother and newborn", "needs more characters", "not a code", "not first", "not in force", "only first",
    "placeholder X", "pregnancy", "same code twice", "sequela order", "unspecified", "unspecified side",
    "unspecified trimester", "use additional",
}  # fmt: skip

PAGE = """
import { readFileSync } from "node:fs";
const [folder, data] = process.argv.slice(1);
const { openBook } = await import(`${folder}/data.js`);
const { references, covers } = await import(`${folder}/rules/references.js`);
const { review } = await import(`${folder}/rules/index.js`);
const book = await openBook(readFileSync(data));
const ask = {
  reviews: (lists) => lists.map(({ codes, encounter }) => review(book, codes, encounter)),
  titles: (asked) => asked.map(([code, date]) => book.titleOf(code, book.release(date))),
  found: (codes) => codes.map((code) => {
    const found = book.find(code);
    return found && (found.seventh ? book.withSeventh(found.node, found.seventh) : book.label(found.node));
  }),
  covered: (asked) => asked.map(([text, codes]) => {
    const found = references(text);
    return [found.map(({ first, last }) => [first, last]), codes.filter((code) => found.some((each) => covers(each, code)))];
  }),
  refused: (dates) => dates.map((date) => {
    try {
      return review(book, ["I10"], { setting: "outpatient", date });
    } catch (error) {
      return error.message;
    }
  }),
};
const asked = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(Object.fromEntries(Object.entries(asked).map(([what, list]) => [what, ask[what](list)]))));
"""


@pytest.fixture(scope="module")
def page(root, tmp_path_factory):
    """Asks the page's module: ``page(reviews=[…])``."""
    node = shutil.which("node")
    if node is None:
        no_node = pytest.fail if os.environ.get("CI") else pytest.skip
        no_node("Node is not installed; only tests of the page's script need it")
    data = tmp_path_factory.mktemp("codebook") / "book.gz"
    data.write_bytes(book_data())
    folder = (root / "frontend" / "src" / "codebook").as_uri()

    def ask(**asked):
        [(what, questions)] = asked.items()
        run = subprocess.run(
            [node, "--input-type=module", "-e", PAGE, folder, str(data)],
            input=json.dumps({what: questions}), capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)[what]

    return ask


class Draw:
    """Draws lists of codes, always the same."""

    def __init__(self, root):
        self.dice = random.Random(20261001)
        self.billable = list(dict.fromkeys([*fy2026().billable_codes(), *fy2027().billable_codes()]))
        self.known = set(self.billable)
        self.starts = {code[:3]: place for place, code in reversed(list(enumerate(self.billable)))}
        self.charts = self.written_in(sorted((root / "medcoder" / "bank" / "charts").glob("*.yml")))
        self.tests = self.lists_in(sorted((root / "tests" / "rules").glob("test_*.py")))
        self.changed = [*fy2027().deleted, *fy2026().remarks]
        self.named = [
            (stem.code.replace(".", ""), reference)
            for stem in fy2026().stems()
            for note in stem.notes
            if note.kind in KINDS
            for reference in references(note.text)
        ]
        texts = re.findall(r"\([A-Z][0-9][^()]*\)", json.dumps(tables()))
        self.listed = [reference for text in texts for reference in references(text)]
        self.kinds = [
            self.of_charts, self.of_tests, self.near, self.wrong, self.of_another_year, self.anything, self.by_note,
            self.by_inherited_note, self.by_table, self.pregnant, self.injured, self.of_chapter_21, self.twice,
        ]  # fmt: skip

    def written_in(self, files):
        found = {code for file in files for code in re.findall(r"code: \"?([A-Z0-9.]+)", file.read_text("utf-8"))}
        return sorted(found & self.known)

    def lists_in(self, files):
        """Strings of these tests that are lists of codes: "W19.XXXA S93.401A"."""
        code = r"[A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?"
        return [
            found.split()
            for file in files
            for found in re.findall(rf'"({code}(?: {code})*)"', file.read_text("utf-8"))
            if any(each in self.known for each in found.split())
        ]

    def encounter(self):
        age = self.dice.choice([None, 0, 1, 2, 12, 19, 20, 34, 67, 101])
        sex = self.dice.choice([None, "female", "male"])
        setting = self.dice.choice(["outpatient", "emergency", "inpatient"])
        return {"setting": setting, "date": self.dice.choice(DATES), "age": age, "sex": sex}

    def list(self):
        """One to twelve codes from one or more of the kinds, often as a learner would write them."""
        codes = [code for _ in range(self.dice.choice([1, 1, 2, 2, 3, 4])) for code in self.dice.choice(self.kinds)()]
        if self.dice.random() < 0.5:
            self.dice.shuffle(codes)
        if self.dice.random() < 0.3:
            codes = [self.dice.choice([code.lower(), code.replace(".", ""), f" {code} "]) for code in codes]
        return codes[:12]

    def of_charts(self):
        return self.dice.sample(self.charts, self.dice.randint(1, 5))

    def of_tests(self):
        return self.dice.choice(self.tests)

    def anything(self):
        return self.dice.sample(self.billable, self.dice.randint(1, 3))

    def of_another_year(self):
        return [self.dice.choice(self.changed)]

    def one(self):
        """One code of any of the sources."""
        return self.dice.choice(
            self.dice.choice([self.charts, self.changed, self.billable, self.dice.choice(self.tests)])
        )

    def near(self):
        """What stands around a code in the list: siblings, what is above, other 7th characters."""
        release = self.dice.choice([fy2026(), fy2027()])
        if not release.is_known(code := self.one()):
            return [code]
        above = release.code(code).parent or release.code(code)
        siblings = [child.code for child in above.children]
        heading = [above.code] if self.dice.random() < 0.2 else []
        return [*heading, *self.dice.sample(siblings, min(len(siblings), self.dice.randint(1, 3)))]

    def wrong(self):
        """What a code may be mistyped as."""
        code = self.one()
        bare, place = code.replace(".", ""), self.dice.randrange(len(code.replace(".", "")))
        letter = self.dice.choice("0123456789AXSOIQ")
        return [
            self.dice.choice(
                [
                    normal_form(bare[:place]),  # even nothing
                    normal_form(bare[: self.dice.randint(3, 6)]),
                    normal_form(bare[:place] + letter + bare[place + 1 :]),
                    normal_form(bare[:place] + bare[place + 1 :]),
                    normal_form(bare[:place] + letter + bare[place:]),
                    normal_form(bare[:place] + bare[place : place + 2][::-1] + bare[place + 2 :]),
                    with_seventh(bare[:6], letter),
                    normal_form(bare.replace("X", "")),
                    normal_form(bare[:place] + "X" + bare[place:]),
                    normal_form(bare + "X" * self.dice.randint(1, 3)),
                    f"{code}-",
                    self.dice.choice(["", "?", "é", "ß12", "AB😀1", "I10\u00a0", "I10, E11.9", "codes", "0", "E08-E13", "11E"]),
                ]
            )
        ]

    def by_note(self):
        """A code below a note, and one or two that the note names."""
        place, reference = self.dice.choice(self.named)
        named = [self.covered(reference) for _ in range(self.dice.choice([1, 1, 2]))]
        return [self.covered(Reference(place, place)), *named]

    def by_inherited_note(self):
        """A code and one that a note at it or above it names, at its block and chapter too."""
        release = self.dice.choice([fy2026(), fy2027()])
        code = self.one()
        notes = release.code(code).all_notes if release.is_billable(code) else ()
        named = [each for note in notes if note.kind in KINDS for each in references(note.text)]
        return [code, self.covered(self.dice.choice(named))] if named else [code]

    def by_table(self):
        """Two or three codes that the rules' own lists name."""
        return [self.covered(self.dice.choice(self.listed)) for _ in range(self.dice.choice([2, 3]))]

    def covered(self, reference):
        """A billable code that the reference means, if a few tries find one."""
        start = self.starts.get(reference.first[:3], 0)
        end = min(start + 300, len(self.billable))
        tries = [*self.dice.sample(range(start, end), min(end - start, 20)), *range(start, end)]
        return next((self.billable[n] for n in tries if reference.covers(self.billable[n])), self.billable[start])

    def of_chapter(self, letters):
        code = self.dice.choice(self.billable)
        while code[0] not in letters:
            code = self.dice.choice(self.billable)
        return code

    def pregnant(self):
        others = [
            "Z33.1", "Z34.02", "Z3A.20", "Z68.31", "Z68.54", "Z33.2", "O94", "O03.9", "Z37.0", "P07.18", "J45.20"
        ]  # fmt: skip
        return [self.of_chapter("O"), self.dice.choice([self.of_chapter("P"), *others])]

    def injured(self):
        """An injury or poisoning, perhaps with its late effect, and a cause."""
        code = self.of_chapter("ST")
        late = [f"{code[:-1]}S"] if self.dice.random() < 0.5 else []
        return [code, *late, self.of_chapter("VWXY")]

    def of_chapter_21(self):
        return [self.of_chapter("Z"), self.of_chapter("Z")]

    def twice(self):
        return [self.one()] * self.dice.choice([2, 2, 3])


@pytest.fixture(scope="module")
def lists(root):
    draw = Draw(root)
    return [{"codes": draw.list(), "encounter": draw.encounter()} for _ in range(LISTS)]


def pythons(asked):
    encounter = asked["encounter"] | {"date": datetime.date.fromisoformat(asked["encounter"]["date"])}
    findings = review(asked["codes"], Encounter(**encounter))
    return [finding._asdict() | {"codes": list(finding.codes)} for finding in findings]


def test_the_page_finds_what_python_finds(page, lists):
    ours = [pythons(asked) for asked in lists]
    theirs = page(reviews=lists)
    for asked, one, other in zip(lists, ours, theirs, strict=True):
        assert one == other, asked
    assert {finding["rule"] for findings in ours for finding in findings} == RULES


@pytest.mark.parametrize("day", ["2026-09-15", "2026-11-02"])
def test_the_page_knows_every_title(page, day):
    """Of headings and codes of either release, and of what is none in this one."""
    release = codeset.on(datetime.date.fromisoformat(day))
    codes = {stem.code for each in (fy2026(), fy2027()) for stem in each.stems()}
    codes |= {code for each in (fy2026(), fy2027()) for code in each.billable_codes()}
    codes = [*sorted(codes), "e1122", " s93401a ", "E11.2Z", "T07.A", "S93.401Q", "E08-E13", "", "Chapter 4"]
    titles = page(titles=[(code, day) for code in codes])
    assert titles == [release.code(code).title if release.is_known(code) else None for code in codes]


def test_the_page_finds_every_code_of_either_release(page):
    codes = list(dict.fromkeys([*fy2026().billable_codes(), *fy2027().billable_codes()]))
    assert page(found=codes) == codes
    assert page(found=["S93.401Q", "T07.XXXZ", "T07.A", "J09.XXXX", "", "XXXXXXX", "E11.2Z", "E1122XX"]) == [None] * 8


def test_the_page_reads_every_note_the_same(page):
    release = fy2026()
    texts = sorted({text for notes in release.tabular.notes.values() for _, text in notes})
    codes = random.Random(1).sample(list(release.billable_codes()), 300)
    wanted = []
    for text in texts:
        found = references(text)
        covered = [code for code in codes if any(reference.covers(code) for reference in found)]
        wanted.append([[[each.first, each.last] for each in found], covered])
    assert page(covered=[(text, codes) for text in texts]) == wanted


def test_a_date_without_a_release_is_refused_in_the_same_words(page):
    days = ["2020-01-01", "2027-10-01"]
    for day, said in zip(days, page(refused=days), strict=True):
        with pytest.raises(ValueError) as refused:
            codeset.on(datetime.date.fromisoformat(day))
        assert said == str(refused.value)
    assert all("no ICD-10-CM release" in said for said in page(refused=["", "2026", "11/02/2026", "2026-11-02T10:00"]))
