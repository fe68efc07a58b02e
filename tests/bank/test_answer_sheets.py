"""The compiler: an activity of the bank as the answer sheet that the page works from."""

import json

import pytest
from docutils.nodes import make_id

from medcoder.assess.bank import read_bank
from medcoder.assess.sheet import activity_sheet, course_outline, item_sheet, slug
from medcoder.widgets.published import activity_html

FIRST = "medcoder/bank/lessons/01-first.yml"


def sheet_of(course, item_id):
    bank, problems = read_bank(course.bank)
    assert problems == []
    items = [item for lesson in bank.lessons.values() for item in lesson.items]
    return item_sheet(bank, next(item for item in items if item.id == item_id))


def test_choose_holds_each_option_with_its_credit_and_rationale(course):
    sheet = sheet_of(course, "choose-side")
    assert sheet["several"] is False
    assert sheet["options"] == [
        {"text": ["S93.401A"], "key": True, "why": ["Right ankle."]},
        {"text": ["S93.402A"], "key": False, "why": ["That is the left ankle."]},
    ]


def test_order_holds_the_steps_in_the_right_order(course):
    steps = sheet_of(course, "put-in-order")["steps"]
    assert [step["text"] for step in steps] == [["Read the note"], ["Find the term"], ["Verify the code"]]
    assert steps[0]["why"] == ["Reading comes first."]


def test_sort_names_each_cards_bin_by_its_place(course):
    sheet = sheet_of(course, "sort-cards")
    assert sheet["bins"] == ["Symptom", "Diagnosis"]
    assert [(card["text"], card["bin"]) for card in sheet["cards"]] == [(["Cough"], 0), (["Asthma"], 1)]


def test_match_holds_pairs_and_extras(course):
    sheet = sheet_of(course, "match-pairs")
    assert sheet["pairs"][0] == {"left": "renal", "right": "kidney", "why": ["From Latin."]}
    assert sheet["extras"] == [{"text": "heart", "why": ["That is cardiac."]}]


def test_mark_counts_the_passages_words_with_line_breaks(course):
    sheet = sheet_of(course, "mark-words")
    assert sheet["passage"][:6] == ["Sprain", "of", "the", "right", "ankle.", "\n"]
    assert sheet["passage"][6:] == ["The", "left", "knee", "is", "well."]
    assert sheet["marks"] == [{"words": [3, 4], "why": ["The side of the sprain."]}]
    assert sheet["near"] == [{"words": [7, 8], "why": ["It is well."]}]


def test_fill_holds_accepted_forms_named_mistakes_and_an_answer_to_any_other(course):
    sheet = sheet_of(course, "fill-in")
    assert sheet["accept"] == ["2"]
    assert sheet["mistakes"] == [{"forms": ["30"], "why": ["That is the dose."]}]
    assert sheet["otherwise"] == ["Divide the dose by the unit."]
    assert sheet["unit"] == "units"


def test_reflect_holds_the_model_answer_and_its_points(course):
    sheet = sheet_of(course, "write-freely")
    assert sheet["model"] == ["It shows ", ["em", "which"], " ankle was treated."]
    assert sheet["points"] == [["Names the ankle"], ["Names the treatment"]]


def test_every_item_holds_what_the_page_shows_around_it(course):
    sheet = sheet_of(course, "choose-side")
    assert sheet["stem"] == ["Which code does the note support?"]
    assert sheet["record"] == "Sprain of right ankle, first visit."
    assert sheet["hint"] == ["Look for the side."]
    assert sheet["source"] == ["Official Guidelines, section I.B.13"]
    assert (sheet["objective"], sheet["difficulty"]) == ("first-side", 2)


def test_an_activity_tells_for_each_objective_where_to_reread(course):
    bank, _ = read_bank(course.bank)
    assert activity_sheet(bank, "second")["objectives"] == {
        "second-date": {
            "text": "Decide which release is in force", "lesson": "The second lesson",
            "section": "Dates", "page": "notebooks/02-second", "anchor": "dates",
        },
        "first-side": {
            "text": "Choose the code for the side in the record", "lesson": "The first lesson",
            "section": "Left and right", "page": "notebooks/01-first", "anchor": "left-and-right",
        },
    }  # fmt: skip


def test_a_story_holds_its_record_and_what_each_step_adds(course):
    bank, _ = read_bank(course.bank)
    sheet = activity_sheet(bank, "first-story")
    assert (sheet["form"], sheet["ledger"]) == ("follow", "The claim")
    assert sheet["record"].strip() == "Ankle sprain, right."
    assert [step["heading"] for step in sheet["steps"]] == ["The note", "The claim"]
    assert [step["ledger"] for step in sheet["steps"]] == [[["Units", "2"]], []]
    assert [item["id"] for item in sheet["items"]] == ["fill-in", "write-freely"]


def test_an_unknown_activity_is_a_key_error(course):
    bank, _ = read_bank(course.bank)
    with pytest.raises(KeyError):
        activity_sheet(bank, "nowhere")


def test_the_outline_names_coming_lessons_by_title_alone(course):
    bank, _ = read_bank(course.bank)
    first_step, later = course_outline(bank)["steps"]
    assert later["lessons"] == [{"title": "The third lesson"}]
    assert [lesson["notebook"] for lesson in first_step["lessons"]] == ["01-first", "02-second"]
    items = first_step["lessons"][1]["items"]
    assert items[0] == {
        "id": "choose-release", "hash": sheet_of(course, "choose-release")["hash"],
        "objective": "second-date", "kind": "choose",
    }  # fmt: skip


ASKED_ANEW = [
    ("choose-side", "stem: Which code", "stem: What code"),
    ("choose-side", "Sprain of right ankle, first visit.", "Sprain of right ankle, second visit."),
    ("choose-side", "text: S93.402A", "text: S93.401D"),
    ("choose-side", "{text: S93.401A, key: true, why: Right ankle.}\n          - {text: S93.402A, why",
     "{text: S93.401A, why: Right ankle.}\n          - {text: S93.402A, key: true, why"),
    ("put-in-order", "text: Find the term", "text: Find the main term"),
    ("sort-cards", "bin: Diagnosis", "bin: Symptom"),
    ("match-pairs", "text: heart", "text: lung"),
    ("mark-words", "words: right ankle", "words: right"),
    ("fill-in", 'accept: ["2"]', 'accept: ["2", two]'),
    ("fill-in", "unit: units", "unit: doses"),
]  # fmt: skip

EXPLAINED_ANEW = [
    ("choose-side", "why: Right ankle.", "why: The right ankle."),
    ("choose-side", "hint: Look for", "hint: Search for"),
    ("choose-side", "at: section I.B.13", "at: section I.B.14"),
    ("mark-words", "words: left knee", "words: knee"),
    ("fill-in", "otherwise: Divide", "otherwise: First divide"),
    ("write-freely", "model: It shows", "model: It tells"),
]


@pytest.mark.parametrize(("item", "old", "new"), ASKED_ANEW)
def test_the_hash_changes_with_what_is_asked_and_what_is_the_key(course, item, old, new):
    before = sheet_of(course, item)["hash"]
    course.edit(FIRST, old, new)
    assert sheet_of(course, item)["hash"] != before


@pytest.mark.parametrize(("item", "old", "new"), EXPLAINED_ANEW)
def test_the_hash_stays_when_only_an_explanation_changes(course, item, old, new):
    before = sheet_of(course, item)
    course.edit(FIRST, old, new)
    after = sheet_of(course, item)
    assert after != before
    assert after["hash"] == before["hash"]


def test_the_hash_is_twelve_hex_digits_and_the_same_each_time(course):
    digest = sheet_of(course, "choose-side")["hash"]
    assert len(digest) == 12
    assert int(digest, 16) >= 0
    assert sheet_of(course, "choose-side")["hash"] == digest


def test_no_text_of_the_bank_can_leave_the_published_sheet(course):
    evil = "</script><img src=x onerror=alert(1)><!--"
    course.edit(FIRST, "Sprain of right ankle, first visit.", evil)
    course.edit(FIRST, "left: renal", f'left: "{evil}"')
    bank, problems = read_bank(course.bank)
    assert problems == []
    for activity in ("first", "first-try"):
        html = activity_html(activity_sheet(bank, activity))
        assert html.count("</script>") == 1
        assert "<img" not in html
        assert "<!--" not in html
        embedded = html.partition('type="application/json">')[2].partition("</script>")[0]
        assert evil in json.dumps(json.loads(embedded), ensure_ascii=False)


@pytest.mark.parametrize(
    "heading",
    ["The code's journey", "The code’s journey", "4 kinds, 4 code sets", "Café – E/M", "A_b (c)?"],
)
def test_the_anchor_of_a_section_is_the_one_that_the_book_makes(heading):
    assert slug(heading) == make_id(heading)
