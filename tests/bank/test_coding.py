"""Codes as an answer: marking, the neighbours of a key, and a record in phrases."""

import datetime
import random
from itertools import pairwise

import pytest

from medcoder import codeset
from medcoder.assess import markup
from medcoder.assess.bank import load_bank
from medcoder.assess.items import passage_words
from medcoder.assess.marking import mark
from medcoder.assess.neighbours import neighbours
from medcoder.assess.phrases import phrases, phrases_with
from medcoder.assess.sheet import chart_sheet, item_sheet

DAY = datetime.date(2026, 11, 2)


def coded_sheets():
    """The sheet of each code item and each chart of the course."""
    bank = load_bank()
    items = [item for lesson in bank.lessons.values() for item in lesson.items if item.kind == "code"]
    return [item_sheet(bank, item) for item in items] + [
        chart_sheet(bank, chart) for chart in bank.charts.values()
    ]


# Marking. What is marked knows nothing of codes but how they are written, so three letters do.


def sheet(*keys, near=(), optional=(), order=(), poa=()):
    """A sheet. ``near``: (code, key, credit); ``order``: (first, then); ``poa``: one for each key."""
    return {
        "keys": [{"code": code, **({"poa": poa[at]} if poa else {})} for at, code in enumerate(keys)],
        "near": [dict(zip(("code", "key", "credit"), each, strict=True)) for each in near],
        "optional": [{"code": code} for code in optional],
        "order": [dict(zip(("first", "then"), pair, strict=True)) for pair in order],
    }


def marked(sheet, *codes):
    return mark(sheet, [{"code": code} for code in codes])


def verdicts(result):
    return [(row["verdict"], row["key"], row["entered"]) for row in result["rows"]]


ONE = sheet("E11.22", near=[("E11.21", 0, 0.5), ("E11.9", 0, 0)])
TWO = sheet("E11.22", "N18.31", near=[("E11.21", 0, 0.5), ("N18.30", 1, 0.5)], optional=["Z87.891"], order=[(0, 1)])
THREE = sheet("A00.0", "B00.0", "C00.0", order=[(0, 1), (1, 2)])

CASES = {
    # One code: neither the order nor anything else is a decision.
    "right": (ONE, ["E11.22"], [("right", 0, 0)], 1, 1),
    "partly right": (ONE, ["E11.21"], [("partly", 0, 0)], 0.5, 0),
    "wrong, and told why": (ONE, ["E11.9"], [("wrong", 0, 0)], 0, 0),
    "wrong, in the same category": (ONE, ["E11.65"], [("wrong", 0, 0)], 0, 0),
    "another category": (ONE, ["I10"], [("missed", 0, None), ("needless", None, 0)], 0, 0),
    "right, with one too many": (ONE, ["E11.22", "I10"], [("right", 0, 0), ("needless", None, 1)], 1 / 2, 1 / 2),
    "right beside its near miss": (ONE, ["E11.21", "E11.22"], [("right", 0, 1), ("needless", None, 0)], 1 / 2, 1 / 2),
    "the same code twice": (ONE, ["E11.22", "e1122"], [("right", 0, 0), ("twice", None, 1)], 1 / 2, 1 / 2),
    "a near miss twice": (ONE, ["E11.21", "E11.21"], [("partly", 0, 0), ("twice", None, 1)], 0.5 / 2, 0),
    # Two codes: each, and the order.
    "both in order": (TWO, ["E11.22", "N18.31"], [("right", 0, 0), ("right", 1, 1)], 1, 1),
    "both the other way round": (TWO, ["N18.31", "E11.22"], [("right", 0, 1), ("right", 1, 0)], 2 / 3, 2 / 3),
    "one missed": (TWO, ["E11.22"], [("right", 0, 0), ("missed", 1, None)], (1 + 1 / 2) / 3, 1 / 3),
    "the first missed": (TWO, ["N18.31"], [("missed", 0, None), ("right", 1, 0)], 1 / 3, 1 / 3),
    "a near miss keeps the place": (
        TWO, ["E11.21", "N18.31"], [("partly", 0, 0), ("right", 1, 1)], (0.5 + 1 + 1) / 3, 2 / 3,
    ),
    "optional, behind": (
        TWO, ["E11.22", "N18.31", "Z87.891"], [("right", 0, 0), ("right", 1, 1), ("optional", None, 2)], 1, 1,
    ),
    "optional, in between": (
        TWO, ["E11.22", "Z87.891", "N18.31"], [("right", 0, 0), ("right", 1, 2), ("optional", None, 1)], 1, 1,
    ),
    "optional, in the first place": (
        TWO, ["Z87.891", "E11.22", "N18.31"], [("right", 0, 1), ("right", 1, 2), ("optional", None, 0)],
        (2 + 1 / 2) / 3, 2 / 3,
    ),
    "optional, twice": (
        TWO, ["E11.22", "N18.31", "Z87.891", "Z87.891"],
        [("right", 0, 0), ("right", 1, 1), ("optional", None, 2), ("twice", None, 3)], 3 / 4, 3 / 4,
    ),
    # Three codes: the order is one decision, of the first place and each pair.
    "the last two exchanged": (
        THREE, ["A00.0", "C00.0", "B00.0"], [("right", 0, 0), ("right", 1, 2), ("right", 2, 1)], (3 + 2 / 3) / 4, 3 / 4,
    ),
    "all three backwards": (
        THREE, ["C00.0", "B00.0", "A00.0"], [("right", 0, 2), ("right", 1, 1), ("right", 2, 0)], 3 / 4, 3 / 4,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "codes", "rows", "score", "accuracy"), CASES.values(), ids=CASES.keys())
def test_codes_are_marked(sheet, codes, rows, score, accuracy):
    result = marked(sheet, *codes)
    assert verdicts(result) == rows
    assert result["score"] == pytest.approx(score)
    assert result["accuracy"] == pytest.approx(accuracy)
    assert result["accuracy"] == result["right"] / result["decisions"]


def test_one_key_has_no_order_and_more_have_the_first_place_and_each_pair():
    assert marked(ONE, "I10", "E11.22")["order"] == []
    assert marked(THREE, "A00.0", "C00.0", "B00.0")["order"] == [True, True, False]
    assert marked(THREE, "I10", "A00.0", "B00.0")["order"] == [False, True, False], "a missing code is in no order"


def test_a_code_goes_to_the_key_that_gives_it_the_most():
    tricky = sheet("A00.0", "A00.1", near=[("A00.9", 0, 0.25), ("A00.9", 1, 0.5)])
    assert verdicts(marked(tricky, "A00.9")) == [("missed", 0, None), ("partly", 1, 0)]
    taken = marked(tricky, "A00.9", "A00.1")
    assert verdicts(taken) == [("partly", 0, 0), ("right", 1, 1)], "its better key is taken"
    assert [row["near"] for row in taken["rows"]] == [0, None]


def test_among_equals_the_first_key_and_the_first_code_entered_win():
    tied = sheet("A00.0", "B00.0", near=[("C00.9", 1, 0.5), ("C00.9", 0, 0.5), ("C00.8", 1, 0.5)])
    assert verdicts(marked(tied, "C00.8", "C00.9")) == [("missed", 0, None), ("partly", 1, 1), ("needless", None, 0)]
    alike = sheet("A00.0", "A00.1")
    assert verdicts(marked(alike, "A00.8", "A00.9")) == [("wrong", 0, 0), ("wrong", 1, 1)]


def test_an_optional_code_is_not_taken_for_a_wrong_one_of_its_category():
    neighbour = sheet("Z79.4", "E11.9", optional=["Z79.84"])
    assert verdicts(marked(neighbour, "E11.9", "Z79.84")) == [
        ("missed", 0, None), ("right", 1, 0), ("optional", None, 1),
    ]  # fmt: skip


def test_the_indicator_counts_where_the_code_earns_something():
    inpatient = sheet("A41.9", "J18.9", near=[("J18.1", 1, 0.5), ("J18.0", 1, 0)], poa=["Y", "N"])
    codes = [{"code": "A41.9", "poa": "Y"}, {"code": "J18.9", "poa": "Y"}]
    result = mark(inpatient, codes)
    assert [row["poa"] for row in result["rows"]] == [True, False]
    assert (result["right"], result["decisions"]) == (4, 5), "two codes, two indicators, the order"
    near = mark(inpatient, [codes[0], {"code": "J18.1", "poa": "N"}])
    assert [row["poa"] for row in near["rows"]] == [True, True]
    assert near["score"] == pytest.approx((1 + 0.5 + 2 + 1) / 5)
    wrong = mark(inpatient, [codes[0], {"code": "J18.0", "poa": "N"}])
    assert [row["poa"] for row in wrong["rows"]] == [True, None], "of a wrong code it says nothing"
    missing = mark(inpatient, [codes[0], {"code": "J18.9"}])
    assert [row["poa"] for row in missing["rows"]] == [True, False]


@pytest.mark.parametrize(
    "written",
    ["E11.22", "e11 22", "E11–22", " e-11.22 ", "E1122", "e11.2.2", "Ｅ１１．２２", "E11\u00a022", "\ufeffE11.22", "E11\u201122"],
)  # fmt: skip
def test_a_code_counts_in_any_written_form(written):
    assert verdicts(marked(ONE, written)) == [("right", 0, 0)]


@pytest.mark.parametrize("junk", ["?", "...", "diabetes", "E11.2.2.1", "🙂", "ẞ", "E1l.22"])
def test_what_is_no_code_is_needless(junk):
    [key, other] = marked(sheet("I10"), junk)["rows"]
    assert (key["verdict"], other["verdict"]) == ("missed", "needless")


def test_the_key_of_every_code_item_and_chart_earns_full_marks():
    sheets = coded_sheets()
    assert sheets
    for each in sheets:
        question = next((number for number, option in enumerate(each.get("query", [])) if option["key"]), None)
        result = mark(each, each["keys"], question)
        assert (result["score"], result["accuracy"]) == (1, 1), each["id"]
        assert all(row["verdict"] == "right" for row in result["rows"])


def test_every_near_miss_earns_its_credit_in_the_place_of_its_key():
    for each in coded_sheets():
        for number, near in enumerate(each["near"]):
            entered = [*each["keys"]]
            entered[near["key"]] = {**entered[near["key"]], "code": near["code"]}
            row = mark(each, entered)["rows"][near["key"]]
            assert (row["entered"], row["credit"]) == (near["key"], near["credit"]), (each["id"], number)


# Neighbours


def around(code, day=DAY):
    return {near.code: near for near in neighbours(code, codeset.on(day))}


def test_other_7th_characters_earn_half_and_say_what_they_mean():
    near = around("S93.401A")
    assert near["S93.401D"].credit == near["S93.401S"].credit == 0.5
    assert near["S93.401D"].why == (
        "The right condition with the wrong 7th character: D is subsequent encounter, and this is A,"
        " initial encounter."
    )


def test_headings_are_the_key_cut_short():
    near = around("S93.401A")
    assert [near[code].credit for code in ("S93.401", "S93.40", "S93.4", "S93")] == [0.25] * 4
    assert near["S93.401"].why == "Right as far as it goes, but not billable: S93.401 needs a 7th character (A, D, S)."
    assert near["S93.4"].why.endswith("S93.4 is a subcategory and needs at least a 5th character.")


def test_the_other_side_is_named_as_such_with_the_same_7th_character():
    near = around("S93.401A")
    assert near["S93.402A"].why == "The same condition on the wrong side."
    assert near["S93.402A"].credit == 0.25
    assert "S93.402D" not in near


@pytest.mark.parametrize(
    ("key", "other", "credit"),
    [
        ("S93.401A", "S93.409A", 0.5),  # "unspecified ligament" stands in both titles
        ("H66.002", "H66.009", 0.5),
        ("N18.31", "N18.30", 0.5),
        ("N18.31", "N18.9", 0.25),
        ("E11.22", "E11.8", 0.25),
    ],
)
def test_the_unspecified_code_earns_half_beside_the_key_and_a_quarter_farther_off(key, other, credit):
    assert around(key)[other].credit == credit
    assert around(key)[other].why == "Unspecified, and the record tells more than that."


def test_another_condition_that_is_unspecified_is_not_the_key_left_open():
    assert around("R00.2")["R00.1"].credit == 0.25
    assert "Unspecified" not in around("R00.2")["R00.1"].why


def test_of_an_unspecified_key_the_exact_codes_are_not_called_unspecified():
    near = around("S93.409A")
    assert near["S93.401A"].credit == 0.25
    assert near["S93.401A"].why.startswith("It stands beside the right code, under S93.40.")


def test_a_sibling_earns_a_quarter_and_another_condition_of_the_category_nothing():
    near = around("E11.22")
    assert (near["E11.21"].credit, near["E11.9"].credit) == (0.25, 0)
    assert near["E11.9"].why == "The right category, E11, and another condition in it."
    assert "E11.65" not in near, "no cousins: marking tells them by the category"


def test_a_category_that_is_itself_a_code_has_no_neighbours():
    assert around("I10") == {}


def test_placeholders_stay_where_they_belong():
    near = around("T40.2X1A")
    assert near["T40.2X1D"].credit == 0.5
    assert {"T40.2X1", "T40.2X", "T40.2", "T40", "T40.2X2A"} <= near.keys()
    assert "S02.2" in around("S02.2XXA") and "S02.2XXB" in around("S02.2XXA")


@pytest.mark.parametrize("day", [datetime.date(2026, 9, 30), DAY])
def test_around_any_code_no_neighbour_is_unknown_or_twice_or_the_key(day):
    release = codeset.on(day)
    keys = [key["code"] for each in coded_sheets() for key in each["keys"]]
    billable = list(release.billable_codes())
    for key in {*filter(release.is_billable, keys), *random.Random(8).sample(billable, 1500)}:
        found = list(neighbours(key, release))
        codes = [near.code for near in found]
        assert len(codes) == len(set(codes)), key
        assert key not in codes
        for near in found:
            assert release.is_known(near.code), (key, near.code)
            assert 0 <= near.credit < 1
            assert markup.tree(near.why) == [near.why], "plain text, in no need of a mark"


# Phrases


def documents():
    return [
        pytest.param(document.text, id=f"{chart.chart}/{document.id}")
        for chart in load_bank().charts.values()
        for document in chart.documents
    ]


def joined(text):
    return "\n".join("".join(line) for line in phrases(text))


@pytest.mark.parametrize("text", documents())
def test_the_phrases_of_a_document_are_the_document(text):
    assert joined(text) == text.strip("\n")
    assert all(phrase.strip() for line in phrases(text) for phrase in line), "each can be pressed"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Fever. No cough; lungs clear.", ["Fever. ", "No cough; ", "lungs clear."]),
        ("A: 1. Asthma. 2. Gout.", ["A: 1. Asthma. ", "2. Gout."]),
        ("EF 30% in 2025. HR 92. Fine.", ["EF 30% in 2025. ", "HR 92. ", "Fine."]),
        ("T 101.6 F, HR 118, SpO2 99% on RA", ["T 101.6 F, HR 118, ", "SpO2 99% on RA"]),
        ("Na   138    K 4.0", ["Na   ", "138    ", "K 4.0"]),
        ("  - indented", ["  - indented"]),
        ("no end", ["no end"]),
    ],
)
def test_a_phrase_ends_at_a_mark_or_a_gap_and_a_long_one_at_a_comma(line, found):
    assert phrases(line) == [found]


@pytest.mark.parametrize("text", ["a\n\nb", "a.  \n\n\nb", "  a\n\tb ", "\na\n"])
def test_no_white_space_around_words_is_lost(text):
    assert joined(text) == text.strip("\n")


def test_a_line_of_white_space_alone_has_no_phrase():
    assert phrases("a\n   \nb") == [["a"], [], ["b"]]
    assert phrases_with("a\n   \nb", "b") == [1]


def test_evidence_is_found_over_several_phrases_and_lines():
    text = "Fever. No\n\ncough; lungs clear, today at noon.\n"
    assert phrases_with(text, "Fever") == [0]
    assert phrases_with(text, "Fever. No") == [0, 1]
    assert phrases_with(text, "cough; lungs") == [2, 3]
    assert phrases_with(text, "noon") == [3]


def every_evidence():
    for chart in load_bank().charts.values():
        texts = {document.id: document.text for document in chart.documents}
        for evidence in chart.all_evidence():
            yield texts[evidence.document], evidence.words


def test_the_phrases_of_every_evidence_in_the_charts_hold_its_words():
    pieces = list(every_evidence())
    assert pieces
    for text, words in pieces:
        numbers = phrases_with(text, words)
        assert numbers
        assert all(then - before == 1 for before, then in pairwise(numbers)), "next to each other"
        all_phrases = [phrase for line in phrases(text) for phrase in line]
        held = passage_words(" ".join(all_phrases[number] for number in numbers))
        assert " ".join(words.split()) in " ".join(held)
