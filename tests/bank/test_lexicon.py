"""The lexicon of the code book's search, and what its reader refuses."""

import datetime
import re
import unicodedata
from itertools import pairwise

import pytest

from medcoder import codeset
from medcoder.assess import lexicon
from medcoder.assess.audit import audit
from medcoder.assess.bank import BankError
from medcoder.assess.lexicon import lexicon_problems, load_lexicon, read_lexicon


@pytest.fixture(scope="module")
def entries():
    return load_lexicon()


@pytest.fixture(scope="module")
def release():
    return codeset.on(datetime.date(2026, 11, 2))


def words(text: str) -> list[str]:
    """The words of a text in small letters, without accents."""
    plain = unicodedata.normalize("NFD", text).casefold()
    return re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain))


def spoken(text: str) -> str:
    """How the page's search compares what is said: without apostrophes, plurals as singulars."""
    return " ".join(re.sub(r"(?<=\w\w\w)(?<!s|u|i)s$", "", word) for word in words(text.replace("'", "")))


def test_there_are_at_least_6000_entries(entries):
    assert len(entries) >= 6000


def test_each_is_said_once_in_small_letters_and_in_order(entries):
    said = [entry.say for entry in entries]
    assert [say for say in said if say != say.lower()] == []
    assert [pair for pair in pairwise(said) if pair[0] >= pair[1]] == []
    assert len({spoken(say) for say in said}) == len(said)


def test_no_entry_is_longer_than_the_search_reads(entries):
    assert [entry.say for entry in entries if len(spoken(entry.say).split()) > 6] == []


def test_every_code_is_known(entries, release):
    assert [code for entry in entries for code in entry.codes if not release.is_known(code)] == []


def test_every_entry_leads_to_codes_each_once(entries):
    assert [entry.say for entry in entries if not entry.codes] == []
    assert [entry.say for entry in entries if len(set(entry.codes)) < len(entry.codes)] == []


def test_all_chapters_are_covered(entries, release):
    chapters = {release.code(code).chapter.number for entry in entries for code in entry.codes}
    assert chapters == set(range(1, 23))


def test_every_word_of_the_meanings_stands_in_the_tabular_list(entries, release):
    known = set()
    for code in release.stems():
        known.update(words(code.title or ""))
        known.update(word for note in code.notes if note.kind == "inclusion" for word in words(note.text))
    unknown = {
        word for entry in entries for phrase in entry.means for word in words(phrase) if word not in known
    }
    assert unknown == set()


@pytest.mark.parametrize(
    "say, first",
    [
        ("heart attack", "I21"), ("sugar", "E11"), ("uti", "N39.0"), ("mini stroke", "G45.9"),
        ("piles", "K64"), ("pink eye", "H10"), ("broken wrist", "S52.5"), ("water pill poisoning", "T50.1"),
        ("bka", "Z89.51"), ("fell off ladder", "W11"), ("flu shot", "Z23"), ("fits", "G40"),
        ("throwing up blood", "K92.0"), ("scared of heights", "F40.241"), ("had breast cancer", "Z85.3"),
        ("calf pain", "M79.66"), ("waters broken", "O42"), ("narcan given", "T40.6"),
    ],
)
def test_what_a_coder_opens_first(entries, say, first):
    assert next(entry for entry in entries if entry.say == say).codes[0] == first


@pytest.mark.parametrize(
    "say, senses",
    [
        ("ms", {"G35", "I05.0"}), ("pe", {"I26", "J90"}), ("cp", {"R07.9", "G80"}), ("om", {"H66", "M86"}),
        ("mi", {"I21", "I25.2"}), ("asd", {"F84.0", "Q21.1"}), ("aka", {"Z89.61", "E87.2"}),
    ],
)
def test_an_ambiguous_abbreviation_has_its_senses(entries, say, senses):
    assert senses <= set(next(entry for entry in entries if entry.say == say).codes)


GOOD = "- {say: heart attack, means: [acute myocardial infarction], codes: [I21]}\n"


def problems_of(tmp_path, text: str) -> list[str]:
    (tmp_path / lexicon.FILE).write_text(text, encoding="utf-8")
    return [str(problem) for problem in lexicon_problems(tmp_path)]


def test_a_good_lexicon_has_no_problem_and_a_bank_without_one_neither(tmp_path):
    assert list(lexicon_problems(tmp_path)) == []
    assert problems_of(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    "text, line, what",
    [
        (GOOD + "- {say: stroke, means: [infarction], code: [I63]}\n", 2, "the key 'code' is not known"),
        (GOOD + "- {say: stroke, codes: [I63]}\n", 2, "'means' is missing"),
        (GOOD + "- {say: stroke, means: [], codes: [I63]}\n", 2, "'means' has too few entries"),
        (GOOD + GOOD, 2, "the entry 'heart attack' is already at medcoder/bank/lexicon.yml:1"),
        (GOOD + "- {say: stroke, means: [infarction], codes: [I99.7]}\n", 2, "I99.7 is no ICD-10-CM code"),
        (GOOD + "- {say: flu, means: [influenza], codes: [J11]}\n", 2, "'flu' stands behind 'heart attack'"),
        ("- {say: UTI, means: [urinary tract infection]}\n", 1, "'UTI' has capital letters"),
        ("- {say: uti, means: [urinary tract infection}\n", 1, "not readable as YAML"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path, text, line, what):
    (problem,) = problems_of(tmp_path, text)
    assert problem.startswith(f"medcoder/bank/lexicon.yml:{line}: ")
    assert what in problem


def test_a_faulty_lexicon_is_not_loaded(tmp_path, monkeypatch):
    (tmp_path / lexicon.FILE).write_text(GOOD + GOOD, encoding="utf-8")
    entries, problems = read_lexicon(tmp_path)
    assert (len(entries), len(problems)) == (1, 1)
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    load_lexicon.cache_clear()
    with pytest.raises(BankError, match="already at"):
        load_lexicon()
    load_lexicon.cache_clear()


def test_the_audit_reports_it(course):
    (course.bank / lexicon.FILE).write_text(GOOD.replace("I21", "I99.7"), encoding="utf-8")
    _, problems = audit(course.root)
    assert ["I99.7 is no ICD-10-CM code in FY2027" in str(problem) for problem in problems] == [True]
