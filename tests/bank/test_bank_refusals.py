"""What the models and the loader of the bank refuse, each with place, item, fault and remedy."""

from dataclasses import dataclass

import pytest

from medcoder.assess import bank as bank_module
from medcoder.assess.bank import BankError, load_bank, read_bank

FIRST = "medcoder/bank/lessons/01-first.yml"
SECOND = "medcoder/bank/lessons/02-second.yml"
CHART = "medcoder/bank/charts/ankle.yml"
GLOSSARY = "medcoder/bank/glossary.yml"
SOURCES = "medcoder/bank/sources.yml"
COURSE = "medcoder/bank/course.yml"


@dataclass
class Refusal:
    """Replace ``old`` by ``new`` in ``file``; the problem stands on the line of ``at``."""

    name: str
    file: str
    old: str
    new: str
    at: str
    item: str | None
    what: str
    remedy: str


REFUSALS = [
    # The YAML itself
    Refusal("no-yaml", FIRST, "minutes: 10", "minutes: 10: 20", "minutes", None,
            "not readable as YAML", "Correct the YAML on or just above this line"),
    Refusal("impossible-date", FIRST, "2026-11-02", "2026-13-02", "2026-13-02", None,
            "'2026-13-02' is no date", "Correct the YAML"),
    Refusal("control-character", FIRST, "Why does", "Why \u0007does", "does the side matter", None,
            "control characters are not allowed", "Correct the YAML"),
    Refusal("double-key", FIRST, "minutes: 10", "minutes: 10\nminutes: 20", "minutes: 20", None,
            "the key 'minutes' is there twice", "Correct the YAML"),
    Refusal("key-is-no-text", FIRST, "minutes: 10", "minutes: 10\n? [a]\n: b", "? [a]", None,
            "a key is not plain text", "Correct the YAML"),
    Refusal("key-read-as-yes", FIRST, "minutes: 10", "minutes: 10\non: 1", "lesson: first", None,
            "a key is read as True, not as text", "Put it between quotation marks"),
    # Any model
    Refusal("unknown-key", FIRST, "hint: Look", "hints: Look", "hints: Look", "choose-side",
            "the key 'hints' is not known here", "Correct its spelling or remove it"),
    Refusal("missing-key", FIRST, "minutes: 10\n", "", "lesson: first", None,
            "'minutes' is missing", "Add 'minutes'"),
    Refusal("missing-rationale", FIRST, "{text: S93.402A, why: That is the left ankle.}", "{text: S93.402A}",
            "{text: S93.402A}", "choose-side", "'why' is missing", "Add 'why'"),
    Refusal("empty-rationale", FIRST, "why: That is the left ankle.", "why: ", "S93.402A, why", "choose-side",
            "'why' is empty", "Write 'why'"),
    Refusal("blank-rationale", FIRST, "why: That is the left ankle.", "why: ' '", "S93.402A, why",
            "choose-side", "'why' is empty", "Write 'why'"),
    Refusal("number-for-text", FIRST, "title: Check yourself", "title: 12", "title: 12", None,
            "'title' is not text", "Put it between quotation marks"),
    Refusal("text-for-number", FIRST, "minutes: 10", "minutes: ten", "minutes: ten", None,
            "'minutes': input should be a valid integer", "Correct this value"),
    Refusal("id-with-capitals", FIRST, "id: choose-side", "id: Choose_Side", "id: Choose_Side", "Choose_Side",
            "'id' is not in lower-case letters", "Write it like 'role-code-set'"),
    Refusal("difficulty-out-of-range", FIRST, "difficulty: 3", "difficulty: 4", "difficulty: 4",
            "write-freely",
            "'difficulty'", "Correct this value"),
    Refusal("no-kind", FIRST, "        kind: order\n", "", "- id: put-in-order", "put-in-order",
            "'kind' is missing", "Add 'kind'"),
    Refusal("unknown-kind", FIRST, "kind: order", "kind: dance", "id: put-in-order", "put-in-order",
            "'dance' is no 'kind' that the course has", "Use one of 'choose', 'order'"),
    Refusal("unknown-form", FIRST, "form: try", "form: play", "id: first-try", None,
            "'play' is no 'form' that the course has", "Use one of 'check', 'try', 'follow'"),
    Refusal("no-source", FIRST, "source: [{ref: guidelines, at: section I.B.13}]", "source: []", "source: []",
            "choose-side", "'source' has too few entries (0)", "Write at least 1"),
    Refusal("too-many-bins", FIRST, "bins: [Symptom, Diagnosis]", "bins: [Symptom, Diagnosis, A, B, C, D, E]",
            "bins:", "sort-cards", "'bins' has too many entries (7)", "Leave at most 6"),
    # The small Markdown
    Refusal("html", FIRST, "stem: Sort the cards.", "stem: Sort <b>the</b> cards.", "Sort <b>", "sort-cards",
            "the text holds raw HTML '<b>'", "Write it in the small Markdown"),
    Refusal("link", FIRST, "stem: Sort the cards.", "stem: 'Sort [the](x) cards.'", "Sort [the]",
            "sort-cards",
            "a link or picture '[the](x)'", "Write it in the small Markdown"),
    Refusal("heading", FIRST, "stem: Sort the cards.", "stem: '# Sort the cards.'", "# Sort", "sort-cards",
            "a heading", "Write it in the small Markdown"),
    # Each kind of item
    Refusal("two-keys", FIRST, "{text: S93.402A, why", "{text: S93.402A, key: true, why", "id: choose-side",
            "choose-side", "2 options are keys in a choose-one item", "Leave one, or set 'several: true'"),
    Refusal("no-key", FIRST, "key: true, why: Right ankle.", "why: Right ankle.", "id: choose-side",
            "choose-side", "no option is the key", "Set 'key: true' on the right one"),
    Refusal("option-twice", FIRST, "{text: S93.402A, why", "{text: S93.401A, why", "id: choose-side",
            "choose-side", "the option 'S93.401A' is there twice", "Remove or reword one"),
    Refusal("step-twice", FIRST, "text: Find the term", "text: Read the note", "id: put-in-order",
            "put-in-order", "the step 'Read the note' is there twice", "Remove or reword one"),
    Refusal("bin-twice", FIRST, "bins: [Symptom, Diagnosis]", "bins: [Symptom, Diagnosis, Symptom]",
            "id: sort-cards", "sort-cards", "the bin 'Symptom' is there twice", "Remove or reword one"),
    Refusal("card-twice", FIRST, "text: Asthma", "text: Cough", "id: sort-cards", "sort-cards",
            "the card 'Cough' is there twice", "Remove or reword one"),
    Refusal("no-such-bin", FIRST, "bin: Diagnosis", "bin: Illness", "id: sort-cards", "sort-cards",
            "the card 'Asthma' names the bin 'Illness'", "Correct its 'bin'"),
    Refusal("left-twice", FIRST, "left: hepatic", "left: renal", "id: match-pairs", "match-pairs",
            "the left side 'renal' is there twice", "Remove or reword one"),
    Refusal("right-twice", FIRST, "text: heart", "text: liver", "id: match-pairs", "match-pairs",
            "the right side 'liver' is there twice", "Remove or reword one"),
    Refusal("words-absent", FIRST, "words: right ankle", "words: wrong ankle", "id: mark-words", "mark-words",
            "'wrong ankle' does not stand in the passage", "Name words that stand there exactly once"),
    Refusal("words-twice", FIRST, "The left knee is well.", "The left knee and the left knee.",
            "id: mark-words",
            "mark-words", "'left knee' stands 2 times in the passage",
            "Name words that stand there exactly once"),
    Refusal("words-overlap", FIRST, "{words: left knee, why: It is well.}", "{words: ankle, why: The joint.}",
            "id: mark-words", "mark-words", "'ankle' and 'right ankle' overlap",
            "Let each word stand in one"),
    Refusal("form-twice", FIRST, 'forms: ["30"]', 'forms: [" 2"]', "item:", "fill-in",
            "the form '2' is there twice", "Remove or reword one"),
    # Codes as an answer
    Refusal("several-codes-in-an-item-for-one", SECOND, "        several: true\n", "", "id: enter-codes",
            "enter-codes", "2 codes are keys in an item for one code", "Leave one, or set 'several: true'"),
    Refusal("near-miss-is-key", SECOND, "code: E11.21", "code: N18.31", "id: enter-codes", "enter-codes",
            "the near miss N18.31 is itself a key", "Take it out"),
    Refusal("code-key-twice", SECOND, "- code: N18.31", "- code: E11.22", "id: enter-codes", "enter-codes",
            "the code 'E11.22' is there twice", "Remove or reword one"),
    Refusal("key-and-to-leave", SECOND, "code: R73.9", "code: N18.31", "id: enter-codes", "enter-codes",
            "the code 'N18.31' is there twice", "Remove or reword one"),
    Refusal("order-of-no-key", SECOND, "then: N18.31", "then: N18.30", "id: enter-codes", "enter-codes",
            "'order' names N18.30, which is no key", "Correct it"),
    Refusal("order-against-the-keys", SECOND, "first: E11.22\n            then: N18.31",
            "first: N18.31\n            then: E11.22", "id: enter-codes", "enter-codes",
            "'order' puts N18.31 before E11.22, the keys do not", "Correct one of them"),
    Refusal("order-of-one-code", SECOND, "then: N18.31", "then: E11.22", "id: enter-codes", "enter-codes",
            "'order' puts E11.22 before E11.22, the keys do not", "Correct one of them"),
    Refusal("full-credit-for-a-near-miss", SECOND, "credit: 0.75", "credit: 1.0", "credit: 1.0", "enter-codes",
            "'credit': input should be less than 1", "Correct this value"),
    Refusal("no-encounter", SECOND, "        encounter: {setting: outpatient, date: 2026-10-20, age: 61, sex: male}\n",
            "", "id: enter-codes", "enter-codes", "'encounter' is missing", "Add 'encounter'"),
    Refusal("no-such-setting", SECOND, "setting: outpatient", "setting: home", "setting: home", "enter-codes",
            "'setting': input should be 'outpatient'", "Correct this value"),
    Refusal("key-in-another-form", SECOND, "- code: N18.31", "- code: n1831", "code: n1831", "enter-codes",
            "the code 'n1831' is not in its normal form", "Write N18.31"),
    Refusal("optional-in-another-form", SECOND, "code: Z87.891", "code: Z87891", "code: Z87891", "enter-codes",
            "the code 'Z87891' is not in its normal form", "Write Z87.891"),
    Refusal("code-to-leave-in-another-form", SECOND, "code: R73.9,", "code: r73.9,", "code: r73.9", "enter-codes",
            "the code 'r73.9' is not in its normal form", "Write R73.9"),
    Refusal("chart-twice-in-a-lesson", FIRST, "  - {chart: ankle, objective: first-side}\n",
            "  - {chart: ankle, objective: first-side}\n  - {chart: ankle, objective: first-side}\n",
            "lesson: first", None, "the chart 'ankle' is there twice", "Remove or reword one"),
    # Ids and names
    Refusal("chart-named-as-an-item", CHART, "chart: ankle", "chart: enter-codes", "chart: enter-codes", "enter-codes",
            "the item 'enter-codes' is already at medcoder/bank/lessons/02-second.yml:",
            "Give one of them another name"),
    Refusal("item-twice", SECOND, "id: repeat-side", "id: choose-side", "id: choose-side", "choose-side",
            "the item 'choose-side' is already at medcoder/bank/lessons/01-first.yml:",
            "Give one of them another"),
    Refusal("objective-twice", SECOND, "id: second-date", "id: first-side", "id: first-side", None,
            "the objective 'first-side' is already at", "Give one of them another name"),
    Refusal("activity-twice", SECOND, "  - id: second\n", "  - id: first\n", "  - id: first", None,
            "the activity 'first' is already at", "Give one of them another name"),
    Refusal("lesson-twice", SECOND, "lesson: second", "lesson: first", "lesson: first", None,
            "the lesson 'first' is already at", "Give one of them another name"),
    Refusal("file-named-otherwise", SECOND, "notebook: 02-second", "notebook: 02-other", "notebook:", None,
            "the notebook '02-other' is not the file's name", "Name the file 02-other.yml, or correct"),
    Refusal("term-twice", GLOSSARY, "term: side", "term:  claim", "term:  claim", None,
            "the term 'claim' is already at medcoder/bank/glossary.yml:1", "Give one of them another name"),
    Refusal("source-twice", SOURCES, "  sure: official\n",
            "  sure: official\n"
            "- {id: guidelines, title: T, publisher: P, read: 2026-11-23, sure: official}\n",
            "title: T", None, "the source 'guidelines' is already at", "Give one of them another name"),
    Refusal("source-not-https", SOURCES, "https://", "http://", "http://", None, "'url'",
            "Correct this value"),
    Refusal("source-unsure", SOURCES, "sure: official", "sure: maybe", "sure: maybe", None,
            "'sure': input should be 'official' or 'third-party'", "Correct this value"),
    Refusal("step-of-course-twice", COURSE, "id: later", "id:  role", "id:  role", None,
            "the step 'role' is already at", "Give one of them another name"),
    Refusal("planned-twice", COURSE, "notebook: 03-third", "notebook: 02-second", "The third lesson", None,
            "the planned lesson '02-second' is already at", "Give one of them another name"),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.name)
def test_the_bank_refuses(course, refusal):
    course.edit(refusal.file, refusal.old, refusal.new)
    _, problems = read_bank(course.bank)
    line = course.line_of(refusal.file, refusal.at)
    found = [problem for problem in problems if refusal.what in problem.what]
    assert len(found) == 1, problems
    assert found[0].file == refusal.file
    assert found[0].line == line
    assert found[0].item == refusal.item
    assert refusal.remedy in found[0].remedy


def test_a_problem_prints_as_one_line_with_place_item_fault_and_remedy(course):
    course.edit(FIRST, "hint: Look", "hints: Look")
    _, [problem] = read_bank(course.bank)
    line = course.line_of(FIRST, "hints")
    assert str(problem) == (
        f"{FIRST}:{line}: item 'choose-side': the key 'hints' is not known here."
        " Correct its spelling or remove it."
    )


def test_every_fault_of_a_file_is_reported_at_once(course):
    course.edit(FIRST, "hint: Look", "hints: Look")
    course.edit(FIRST, "minutes: 10\n", "")
    _, problems = read_bank(course.bank)
    assert len(problems) == 2


@pytest.mark.parametrize("name", ["glossary.yml", "sources.yml", "course.yml"])
def test_a_missing_file_is_reported(course, name):
    (course.bank / name).unlink()
    _, [problem] = read_bank(course.bank)
    assert (problem.file, problem.line) == (f"medcoder/bank/{name}", None)
    assert problem.what == "the file is missing"


def test_an_empty_file_is_reported(course):
    (course.bank / "glossary.yml").write_text("")
    _, [problem] = read_bank(course.bank)
    assert (problem.line, problem.what) == (1, "the file is empty")


def test_a_file_that_is_not_utf_8_is_reported(course):
    (course.bank / "glossary.yml").write_bytes("- term: Sézary".encode("latin-1"))
    _, [problem] = read_bank(course.bank)
    assert problem.what == "the file is not UTF-8 text"
    assert problem.remedy == "Save it as UTF-8."


def test_the_good_bank_is_read_in_order_with_every_place(course):
    bank, problems = read_bank(course.bank)
    assert problems == []
    assert list(bank.lessons) == ["first", "second"]
    assert bank.place("item", "choose-side") == (FIRST, course.line_of(FIRST, "id: choose-side"))
    assert bank.place("source", "guidelines") == (SOURCES, 1)
    assert [term.term for term in bank.glossary] == ["claim", "first-listed diagnosis", "side"]


def test_a_faulty_bank_is_not_used(course, monkeypatch):
    course.edit(FIRST, "hint: Look", "hints: Look")
    monkeypatch.setattr(bank_module, "FOLDER", course.bank)
    load_bank.cache_clear()
    with pytest.raises(BankError, match="the key 'hints' is not known here"):
        load_bank()
    load_bank.cache_clear()
