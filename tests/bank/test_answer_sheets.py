"""The compiler: an activity of the bank as the answer sheet that the page works from."""

import base64
import json

import pytest
from docutils.nodes import make_id
from small_course import PICTURE

from medcoder.assess.bank import read_bank
from medcoder.assess.sheet import activity_sheet, chart_activity, course_outline, item_sheet, slug
from medcoder.codeset import Release
from medcoder.widgets.published import activity_html

FIRST = "medcoder/bank/lessons/01-first.yml"
SECOND = "medcoder/bank/lessons/02-second.yml"
CHART = "medcoder/bank/charts/ankle.yml"
LEVELS = "medcoder/bank/tools/em-levels.yml"
PATHS = "medcoder/bank/tools/path-planner.yml"
DRUGS = "medcoder/bank/drills/drug-units.yml"
TABLES = "medcoder/bank/pcs_tables.yml"
GROUPS = "medcoder/bank/drg_groups.yml"


def sheet_of(course, item_id):
    bank, problems = read_bank(course.bank)
    assert problems == []
    items = [item for lesson in bank.lessons.values() for item in lesson.items]
    return item_sheet(bank, next(item for item in items if item.id == item_id))


def chart_of(course):
    bank, problems = read_bank(course.bank)
    assert problems == []
    return chart_activity(bank, "ankle")


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


def test_label_holds_the_drawing_of_its_own_bank_the_places_and_extras(course):
    sheet = sheet_of(course, "label-places")
    head, _, drawing = sheet["picture"].partition(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(drawing).decode() == PICTURE
    assert sheet["alt"].startswith("A forearm.")
    assert sheet["places"] == [
        {"x": 25, "y": 50, "label": "Radius", "why": ["It is on the side of the thumb."]},
        {"x": 75, "y": 50, "label": "Ulna", "why": ["It is on the other side."]},
    ]
    assert sheet["extras"] == [{"text": "Humerus", "why": ["That is the upper arm."]}]


def test_a_picture_is_told_in_words_where_no_script_puts_its_numbers(course):
    bank, _ = read_bank(course.bank)
    html = activity_html(activity_sheet(bank, "first-try"))
    readable = html[html.index('<section class="medcoder-readable">') :]
    questions, answers = readable.split("<summary>Answers</summary>")
    assert '<img src="data:image/svg+xml;base64,' in questions
    assert "Number 1 is beside the thumb" in questions
    assert questions.index("Humerus") < questions.index("Radius") < questions.index("Ulna"), "no key is given away"
    assert "<li>Radius — It is on the side of the thumb.</li><li>Ulna" in answers


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


def test_code_holds_the_encounter_the_keys_in_order_and_what_else_may_be_entered(course):
    sheet = sheet_of(course, "enter-codes")
    assert sheet["encounter"] == {"setting": "outpatient", "date": "2026-10-20", "age": 61, "sex": "male"}
    assert sheet["several"] is True
    assert sheet["keys"] == [
        {"code": "E11.22", "why": ["The record calls the kidney disease diabetic."]},
        {"code": "N18.31", "why": ["It tells the stage."]},
    ]
    assert sheet["optional"] == [{"code": "Z87.891", "why": ["Some employers want it."]}]
    assert [each["code"] for each in sheet["leave"]] == ["E11.9", "R73.9"]
    assert sheet["order"] == [
        {
            "first": 0, "then": 1, "why": ["The note at E11.22 asks for the stage as an additional code."],
            "source": ["Official Guidelines, section I.B.7"],
        }
    ]  # fmt: skip


def test_an_encounter_holds_age_and_sex_only_where_they_are_told(course):
    course.edit(SECOND, ", age: 61, sex: male}", "}")
    assert sheet_of(course, "enter-codes")["encounter"] == {"setting": "outpatient", "date": "2026-10-20"}


def test_what_the_author_says_of_a_near_miss_comes_before_what_the_tabular_list_says(course):
    near = sheet_of(course, "enter-codes")["near"]
    assert near[:2] == [
        {"code": "E11.21", "key": 0, "credit": 0.75, "why": ["The record says CKD."]},
        {"code": "N18.30", "key": 1, "credit": 0.25, "why": ["The stage is 3a."]},
    ]
    pairs = [(each["code"], each["key"]) for each in near]
    assert ("E11.2", 0) in pairs and ("N18.32", 1) in pairs, "the neighbours"
    assert len(pairs) == len(set(pairs)), "the author's word alone on E11.21 and N18.30"


def test_no_neighbour_is_a_key_or_optional_or_to_be_left(course):
    def neighbours():
        return {each["code"] for each in sheet_of(course, "enter-codes")["near"]}

    assert "E11.9" not in neighbours(), "it is to be left"
    course.edit(SECOND, "code: E11.9,", "code: E11.65,")
    assert "E11.9" in neighbours(), "else it is one"
    course.edit(SECOND, "code: Z87.891,", "code: E11.9,")
    assert "E11.9" not in neighbours(), "it is optional"
    assert "E11.29" in neighbours()
    course.edit(SECOND, "- code: N18.31\n", "- code: E11.29\n")
    course.edit(SECOND, "then: N18.31", "then: E11.29")
    assert "E11.29" not in neighbours(), "it is a key"


def test_every_code_that_a_sheet_names_has_its_official_title(course):
    sheet = sheet_of(course, "enter-codes")
    named = [each["code"] for part in ("keys", "near", "optional", "leave") for each in sheet[part]]
    assert set(sheet["titles"]) == set(named)
    assert sheet["titles"]["N18.31"] == "Chronic kidney disease, stage 3a"
    assert sheet["titles"]["E11.2"] == "Type 2 diabetes mellitus with kidney complications", "of a heading too"


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2026-09-30", "Encounter for prophylactic rabies immune globin"),
        ("2026-10-01", "Encounter for prophylactic rabies immune globulin"),
    ],
)
def test_titles_are_those_of_the_encounters_day(course, day, title):
    course.edit(SECOND, "date: 2026-10-20", f"date: {day}")
    course.edit(SECOND, "code: R73.9,", "code: Z29.14,")
    assert sheet_of(course, "enter-codes")["titles"]["Z29.14"] == title


def test_a_code_that_is_not_in_force_on_that_day_has_no_title(course):
    course.edit(SECOND, "date: 2026-10-20", "date: 2026-09-30")
    course.edit(SECOND, "code: R73.9,", "code: M72.21,")
    assert "M72.21" not in sheet_of(course, "enter-codes")["titles"]
    course.edit(SECOND, "date: 2026-09-30", "date: 2026-10-01")
    assert sheet_of(course, "enter-codes")["titles"]["M72.21"] == "Plantar fascial fibromatosis, right foot"


def test_a_chart_is_an_activity_of_one_item_with_the_objective_of_its_lesson(course):
    activity = chart_of(course)
    assert (activity["id"], activity["form"], activity["title"]) == ("ankle", "chart", "A turned ankle")
    assert list(activity["objectives"]) == ["first-side"]
    [item] = activity["items"]
    assert (item["id"], item["kind"], item["objective"]) == ("ankle", "chart", "first-side")
    assert item["several"] is True
    assert item["encounter"] == {"setting": "outpatient", "date": "2026-11-02", "age": 34, "sex": "female"}
    assert item["teaches"] == "The side comes from the nurse"
    assert item["thinking"] == [["First the assessment."], ["Then the side."]]


def test_a_chart_that_no_lesson_shows_has_no_objective(course):
    course.edit(FIRST, "charts:\n  - {chart: ankle, objective: first-side}\n", "")
    activity = chart_of(course)
    assert activity["objectives"] == {}
    assert activity["items"][0]["objective"] is None


def test_the_evidence_of_a_chart_names_the_phrases_that_hold_it(course):
    [item] = chart_of(course)["items"]
    assert item["documents"] == [
        {
            "title": "Visit note",
            "lines": [["Twisted on the stairs, ", "ankle pain. ", "Assessment: ankle sprain."]],
        },
        {"title": "Nursing note", "lines": [["Right ankle swollen."]]},
    ]
    [key], [leave] = item["keys"], item["leave"]
    assert key["evidence"] == [
        {"document": 0, "phrases": [2], "words": "ankle sprain"},
        {"document": 1, "phrases": [0], "words": "Right ankle"},
    ]
    assert leave["evidence"] == [{"document": 0, "phrases": [1], "words": "ankle pain"}]
    assert (key["role"], key["source"]) == ("first-listed", ["Official Guidelines, section I.B.14"])
    assert "poa" not in key


def test_a_key_of_an_inpatient_chart_holds_its_indicator(course):
    course.edit(CHART, "setting: outpatient", "setting: inpatient")
    course.edit(CHART, "role: first-listed", "role: principal\n    poa: Y")
    assert chart_of(course)["items"][0]["keys"][0]["poa"] == "Y"


def test_level_holds_the_kind_of_visit_the_right_steps_and_the_level_that_follows(course):
    sheet = sheet_of(course, "set-level")
    assert sheet["service"]["title"] == "Office visit, established patient"
    assert sheet["service"]["minutes"] == [[2, 10], [3, 20], [4, 30], [5, 40]]
    assert sheet["keys"] == {"problems": 2, "data": 0, "risk": 2, "minutes": 25}
    assert (sheet["level"], sheet["making"][sheet["decision"]]) == (4, "moderate")
    assert sheet["mistakes"] == [
        {"element": "risk", "value": 1, "why": ["A prescription is more than that."]},
        {"element": "minutes", "value": 45, "why": ["The time of the nurse does not count."]},
    ]
    assert sheet["why"]["time"] == ["The time of the provider."]
    assert sheet["guide"]["data"][1] == {"level": "limited", "text": "Two results."}


def test_build_holds_the_tables_that_are_offered_row_by_row(course):
    sheet = sheet_of(course, "build-code")
    assert [table["table"] for table in sheet["tables"]] == ["0DB", "0DT"]
    resection = sheet["tables"][1]
    assert resection["heading"] == ["Medical and Surgical", "Gastrointestinal System", "Resection"]
    assert resection["rows"][1] == [
        [["J", "Appendix"]], [["4", "Percutaneous Endoscopic"]], [["Z", "No Device"]], [["G", "Hand-Assisted"]],
    ]  # fmt: skip
    assert sheet["keys"] == {"table": "0DT", "values": ["J", "4", "Z", "Z"]}
    assert sheet["why"]["values"][1] == ["A laparoscope goes through the wall of the belly."]
    assert sheet["mistakes"][1] == {"table": None, "character": 5, "value": "0", "why": ["Nothing was laid open."]}


def test_switch_holds_the_group_of_every_setting_and_what_each_diagnosis_counts_as(course):
    sheet = sheet_of(course, "switch-stay")
    assert [(each["code"], each["key"]) for each in sheet["principals"]] == [("I13.0", True), ("I50.23", False)]
    assert [(each["code"], each["poa"], each["key"]) for each in sheet["diagnoses"]] == [
        ("N18.4", "Y", True), ("E03.9", "Y", True), ("J96.01", "N", False),
    ]  # fmt: skip
    assert sheet["diagnoses"][2]["title"] == "Acute respiratory failure with hypoxia"
    groups = [sheet["groups"][number]["drg"] for number in sheet["settings"]]
    assert groups == ["291"] * 8 + ["292"] * 4 + ["291"] * 4
    assert sheet["groups"][1] == {"drg": "292", "title": "Heart failure and shock with CC", "weight": 0.849}
    assert sheet["severity"] == [["CC", "none", "MCC"]] * 2
    assert (sheet["base"], sheet["year"]) == (7000, 2026)


def readable(course, activity):
    """What a reader without scripts has: the questions, or all of a drill or a tool, and the answers."""
    bank, problems = read_bank(course.bank)
    assert problems == []
    html = activity_html(activity_sheet(bank, activity))
    questions, _, answers = html[html.index('<section class="medcoder-readable">') :].partition("<summary>Answers</summary>")
    return questions, answers


def test_levels_tables_and_stays_can_be_read_without_a_script_and_the_questions_give_no_key_away(course):
    questions, answers = readable(course, "second-kinds")
    assert "Office visit, established patient. Set problems, data and risk, and the total time that counts" in questions
    assert "moderate" not in questions
    assert "<td>H Cecum; J Appendix</td><td>0 Open; 4 Percutaneous Endoscopic</td>" in questions
    assert "0DTJ4ZZ" not in questions
    assert "Inpatient, 71 years, female, discharged on 2026-03-12 (home)." in questions
    assert "J96.01 Acute respiratory failure with hypoxia, present on admission: N" in questions
    assert "<li>Problems: moderate — One chronic illness" in answers and "<li>Time: 25 — " in answers
    assert "Level 4, decision making moderate." in answers
    assert "<strong>0DTJ4ZZ</strong>" in answers and "<li>5 Approach: 4 — A laparoscope" in answers
    assert "<li>Principal: <strong>I13.0</strong>" in answers and "<li>Not the principal: <strong>I50.23</strong>" in answers
    assert "<li>On: <strong>N18.4</strong>" in answers and "<li>Off: <strong>J96.01</strong>" in answers


def test_a_shortened_table_says_so_also_without_a_script(course):
    assert readable(course, "second-kinds")[0].count("The table is shortened.") == 2
    course.edit(TABLES, "operation: Excision\n    definition: Cutting out or off, without replacement, a portion of a body part\n    excerpt: true",
                "operation: Excision\n    definition: Cutting out")  # fmt: skip
    assert readable(course, "second-kinds")[0].count("The table is shortened.") == 1


def test_an_emergency_visit_asks_for_no_time_also_without_a_script(course):
    course.edit(SECOND, "service: office-established", "service: emergency")
    course.edit(SECOND, "time: {minutes: 25, why", "time: {why")
    course.edit(SECOND, "          - {element: time, minutes: 45, why: The time of the nurse does not count.}\n", "")
    questions, answers = readable(course, "second-kinds")
    assert "Emergency visit. Set problems, data and risk; the level follows." in questions
    assert "<li>Time: none that counts — The time of the provider.</li>" in answers


def test_the_drugs_of_a_drill_can_be_read_without_a_script(course):
    whole, answers = readable(course, "second-doses")
    assert "<td>J0001</td><td>drug A</td><td>10 mg</td><td>Official Guidelines, J0001</td>" in whole
    assert "<td>up to 1,000 mcg</td>" in whole
    assert answers == ""


def test_the_paths_of_the_planner_can_be_read_without_a_script(course):
    whole, answers = readable(course, "second-plan")
    assert "Exam: 399 to 499 USD (Official Guidelines, page 9; as of 2026); Books: 100 USD (" in whole
    assert "<td>The words</td><td>20 to 40 hours</td>" in whole
    assert answers == ""
    course.edit(PATHS, '        - {what: Fees, currency: USD, least: 1440, most: 8900, source: {ref: guidelines}, as_of: "2026"}\n', "")
    course.edit(PATHS, "    cost:\n      us:\n    needs: [You keep the dates.]", "    cost: {}\n    needs: [You keep the dates.]")
    assert "<td>People who want a teacher.</td><td>no price with a source: ask before you sign up</td>" in readable(course, "second-plan")[0]


def test_the_levels_of_the_tool_can_be_read_without_a_script(course):
    course.edit(SECOND, "tool: path-planner", "tool: em-levels")
    whole, _ = readable(course, "second-plan")
    assert "<td>Risk</td><td>moderate</td><td>A prescription drug.</td>" in whole
    assert "<td>Office visit, new patient</td><td>2, 3, 4, 5</td><td>level 2: 15; level 3: 30; level 4: 45; level 5: 60</td>" in whole
    assert "<td>First hospital visit</td><td>1, 2, 3</td>" in whole
    assert "<td>Emergency visit</td><td>2, 3, 4, 5</td><td>does not count</td>" in whole


@pytest.mark.parametrize(("activity", "file", "old", "new"), [
    ("second-doses", DRUGS, "name: drug A", "name: drug Alpha"),
    ("second-plan", PATHS, "suits: People who have studied alone.", "suits: Quiet people."),
])  # fmt: skip
def test_the_hash_of_a_drill_or_a_tool_outlives_its_data(course, activity, file, old, new):
    before, _ = read_bank(course.bank)
    course.edit(file, old, new)
    after, _ = read_bank(course.bank)
    first, second = (activity_sheet(bank, activity) for bank in (before, after))
    assert first["data"] != second["data"]
    assert first["hash"] == second["hash"]


def test_a_drill_and_a_tool_count_towards_no_lesson(course):
    bank, _ = read_bank(course.bank)
    outline = str(course_outline(bank))
    assert "second-doses" not in outline and "second-plan" not in outline
    assert "switch-stay" in outline


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


def test_the_outline_holds_items_and_charts_and_names_coming_lessons_by_title_alone(course):
    bank, _ = read_bank(course.bank)
    first_step, later = course_outline(bank)["steps"]
    assert later["lessons"] == [{"title": "The third lesson"}]
    assert [lesson["notebook"] for lesson in first_step["lessons"]] == ["01-first", "02-second"]
    chart = chart_of(course)["items"][0]
    assert first_step["lessons"][0]["items"][-1] == {
        "id": "ankle", "hash": chart["hash"], "objective": "first-side", "kind": "chart",
    }  # fmt: skip
    items = first_step["lessons"][1]["items"]
    assert items[4] == {
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
    ("label-places", "label: Ulna", "label: Ulna bone"),
    ("label-places", "text: Humerus", "text: Femur"),
    ("mark-words", "words: right ankle", "words: right"),
    ("fill-in", 'accept: ["2"]', 'accept: ["2", two]'),
    ("fill-in", "unit: units", "unit: doses"),
]  # fmt: skip

EXPLAINED_ANEW = [
    ("choose-side", "why: Right ankle.", "why: The right ankle."),
    ("choose-side", "hint: Look for", "hint: Search for"),
    ("choose-side", "at: section I.B.13", "at: section I.B.14"),
    ("mark-words", "words: left knee", "words: knee"),
    ("label-places", "x: 25, y: 50", "x: 26, y: 50"),
    ("label-places", "why: It is on the other side.", "why: The other one."),
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


CODED_ANEW = [
    ("- code: N18.31\n", "- code: N18.32\n", "then: N18.31", "then: N18.32"),
    ("code: Z87.891", "code: Z87.89"),
    ("code: R73.9,", "code: R73.03,"),
    ("diabetic CKD", "diabetic kidney disease"),
    ("date: 2026-10-20", "date: 2026-10-21"),
    ("        several: true\n", "        several: true\n        codes: []\n", "age: 61", "age: 62"),
]

CODED_EXPLAINED_ANEW = [
    ("why: The record calls the kidney disease diabetic.", "why: It is called diabetic."),
    ("why: The record says CKD.", "why: It says CKD."),
    ("code: E11.21, credit: 0.75", "code: E11.29, credit: 0.5"),
    ("why: Some employers want it.", "why: Some want it."),
    ("why: There is a complication.", "why: There is one."),
    ("source: [{ref: guidelines, at: section I.B.7}]", "source: [{ref: guidelines}]"),
]


def edit(course, file, changes):
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        course.edit(file, old, new)


@pytest.mark.parametrize("changes", CODED_ANEW)
def test_the_hash_of_a_code_item_changes_with_its_key_and_what_is_asked(course, changes):
    before = sheet_of(course, "enter-codes")["hash"]
    edit(course, SECOND, changes)
    assert sheet_of(course, "enter-codes")["hash"] != before


@pytest.mark.parametrize("changes", CODED_EXPLAINED_ANEW)
def test_the_hash_of_a_code_item_stays_when_only_an_explanation_changes(course, changes):
    before = sheet_of(course, "enter-codes")
    edit(course, SECOND, changes)
    after = sheet_of(course, "enter-codes")
    assert after != before
    assert after["hash"] == before["hash"]


KINDS_ANEW = [
    ("set-level", SECOND, "minutes: 25", "minutes: 30"),
    ("set-level", SECOND, "data: {level: minimal", "data: {level: limited"),
    ("set-level", SECOND, "service: office-established", "service: office-new"),
    ("set-level", LEVELS, "minutes: {2: 10, 3: 20, 4: 30, 5: 40}", "minutes: {2: 10, 3: 20, 4: 25, 5: 40}"),
    ("build-code", SECOND, "key: 0DTJ4ZZ", "key: 0DTH4ZZ"),
    ("build-code", SECOND, "tables: [0DB, 0DT]", "tables: [0DT]"),
    ("build-code", TABLES, "parts: {H: Cecum, J: Appendix}", "parts: {J: Appendix}"),
    ("switch-stay", SECOND, "code: E03.9, key: true", "code: E03.9"),
    ("switch-stay", SECOND, "poa: N", "poa: Y"),
    ("switch-stay", GROUPS, "weight: 0.849", "weight: 0.85"),
]

KINDS_EXPLAINED_ANEW = [
    ("set-level", SECOND, "why: One result was reviewed.", "why: One result."),
    ("set-level", SECOND, "why: The time of the provider.", "why: The time of the doctor."),
    ("set-level", LEVELS, "text: Two results.", "text: Two results or orders."),
    ("build-code", SECOND, "table_why: The whole appendix was cut out.", "table_why: All of it."),
    ("build-code", SECOND, "6: Nothing was left in place.", "6: Nothing was left."),
    ("build-code", SECOND, "why: An excision takes a part.", "why: A part."),
    ("switch-stay", SECOND, "why: It was treated.", "why: A drug was given."),
]


@pytest.mark.parametrize(("item", "file", "old", "new"), KINDS_ANEW)
def test_the_hash_of_a_level_a_build_or_a_stay_changes_with_what_is_asked_and_the_key(course, item, file, old, new):
    before = sheet_of(course, item)["hash"]
    course.edit(file, old, new)
    assert sheet_of(course, item)["hash"] != before


@pytest.mark.parametrize(("item", "file", "old", "new"), KINDS_EXPLAINED_ANEW)
def test_the_hash_of_a_level_a_build_or_a_stay_stays_when_only_an_explanation_changes(course, item, file, old, new):
    before = sheet_of(course, item)
    course.edit(file, old, new)
    after = sheet_of(course, item)
    assert after != before
    assert after["hash"] == before["hash"]


def test_the_hash_of_a_code_item_does_not_depend_on_official_titles(course, monkeypatch):
    before = sheet_of(course, "enter-codes")
    monkeypatch.setattr(Release, "title", lambda release, code: f"the title of {code}")
    after = sheet_of(course, "enter-codes")
    assert after["titles"] != before["titles"]
    assert after["hash"] == before["hash"]


@pytest.mark.parametrize(
    ("changes", "anew"),
    [
        (("why: The provider names the sprain", "why: The doctor names the sprain"), False),
        (("why: Pain belongs to the sprain.", "why: It belongs to the sprain."), False),
        (("- First the assessment.", "- The assessment first."), False),
        (("teaches: The side comes from the nurse", "teaches: Sides"), False),
        (("at: section I.B.14", "at: section I.B.13"), False),
        (("credit: 0.5", "credit: 0.25"), False),
        (("Right ankle swollen.", "Right ankle swollen and blue."), True),
        (("title: Nursing note", "title: Triage"), True),
        (("code: S93.401A", "code: S93.411A"), True),
        (("setting: outpatient", "setting: emergency"), True),
        (("words: ankle sprain", "words: sprain"), True),
    ],
)
def test_the_hash_of_a_chart_changes_with_record_and_key_alone(course, changes, anew):
    before = chart_of(course)
    edit(course, CHART, changes)
    after = chart_of(course)
    assert after != before
    assert (after["items"][0]["hash"] != before["items"][0]["hash"]) == anew


def test_the_hash_is_twelve_hex_digits_and_the_same_each_time(course):
    digest = sheet_of(course, "choose-side")["hash"]
    assert len(digest) == 12
    assert int(digest, 16) >= 0
    assert sheet_of(course, "choose-side")["hash"] == digest


def test_no_text_of_the_bank_can_leave_the_published_sheet(course):
    evil = "</script><img src=x onerror=alert(1)><!--"
    course.edit(FIRST, "Sprain of right ankle, first visit.", evil)
    course.edit(FIRST, "left: renal", f'left: "{evil}"')
    course.edit(FIRST, "alt: A forearm.", f"alt: A forearm. {evil}")
    bank, problems = read_bank(course.bank)
    assert problems == []
    for activity in ("first", "first-try"):
        html = activity_html(activity_sheet(bank, activity))
        assert html.count("</script>") == 1
        assert "<img src=x" not in html
        assert "<!--" not in html
        embedded = html.partition('type="application/json">')[2].partition("</script>")[0]
        assert evil in json.dumps(json.loads(embedded), ensure_ascii=False)


def test_no_text_of_the_files_behind_an_activity_can_leave_its_published_form(course):
    evil = "</script><img src=x onerror=alert(1)><!--"
    for file, old in (
        (LEVELS, "title: Office visit, established patient"), (TABLES, "operation: Resection"), (TABLES, "G: Hand-Assisted"),
        (GROUPS, "title: Heart failure and shock with CC"), (DRUGS, "name: drug A"), (PATHS, "suits: People who have studied alone."),
        (PATHS, "what: Exam"), (PATHS, "title: The words"), (PATHS, "needs: [You keep the dates."), (SECOND, "Assistance with Respiratory"),
    ):  # fmt: skip
        course.edit(file, old, f"{old} {evil}")
    bank, problems = read_bank(course.bank)
    assert problems == []
    for activity in ("second-kinds", "second-doses", "second-plan"):
        html = activity_html(activity_sheet(bank, activity))
        assert html.count("</script>") == 1
        assert "<img" not in html
        assert "<!--" not in html
        assert "&lt;/script&gt;&lt;img" in html


def test_no_text_of_a_chart_can_leave_its_published_form(course):
    evil = "</script><img src=x onerror=alert(1)><!--"
    for old in ("Right ankle swollen.", "title: Nursing note", "teaches: The side comes from the nurse"):
        course.edit(CHART, old, f"{old} {evil}")
    course.edit(CHART, "words: Right ankle}", f'words: "swollen. {evil}"}}')
    html = activity_html(chart_of(course))
    assert html.count("</script>") == 1
    assert "<img" not in html
    assert "<!--" not in html
    assert html.count("&lt;/script&gt;&lt;img") == 4, "the title twice, the text and the quotation"


@pytest.mark.parametrize(
    "heading",
    ["The code's journey", "The code’s journey", "4 kinds, 4 code sets", "Café – E/M", "A_b (c)?"],
)
def test_the_anchor_of_a_section_is_the_one_that_the_book_makes(heading):
    assert slug(heading) == make_id(heading)
