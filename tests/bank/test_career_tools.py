"""The career lessons' tools: what an author may not write, what the page gets, and how each reads without a script."""

import datetime
import re

import pytest
from refused import GONE, changed, refused

from medcoder.assess.audit.data_files import sources_of_data
from medcoder.assess.bank import DATA, Bank, load_bank, read_bank
from medcoder.assess.career_tools import CeuPlanner, Credentials, ErrorCosts, StudyPlan, TaskList
from medcoder.assess.markup import to_html
from medcoder.assess.sheet import activity_sheet, chart_activity
from medcoder.widgets.published import activity_html

SOURCE = {"ref": "guidelines", "at": "page 3"}
FACT = {"text": "36", "sort": 36.0, "source": SOURCE, "sure": "official", "as_of": "2026"}
CREDENTIAL = {"id": "one", "name": "One", "long": "The first", "issuer": "Us", "work": "Work", "facts": {"cost": FACT}}
CREDENTIALS = {
    "as_of": datetime.date(2026, 11, 26),
    "columns": [{"id": "cost", "title": "Cost"}],
    "credentials": [CREDENTIAL, {**CREDENTIAL, "id": "two", "name": "Two", "facts": {}}],
    "questions": [
        {
            "id": "where", "text": "Where?",
            "options": [{"id": "here", "text": "Here", "reasons": [{"credential": "one", "says": "for", "why": "Near."}]}, {"id": "there", "text": "There"}],
        },
        {"id": "when", "text": "When?", "options": [{"id": "now", "text": "Now"}, {"id": "later", "text": "Later"}]},
    ],
}  # fmt: skip
AREA = {"id": "words", "title": "Words", "share": 40.0, "here": ["first", "third"], "source": SOURCE}
PLAN = {
    "exams": [{"id": "cpc", "title": "CPC", "areas": [AREA, {**AREA, "id": "codes", "share": 60.0, "here": []}]}],
    "last_weeks": [{"text": "Rest."}],
}
CEUS = {"rules": [{"credential": "CPC", "ceus": 36, "years": 2, "source": SOURCE, "as_of": "2026"}], "kinds": ["Live", "Book"]}
TASKS = {
    "title": "Ninety days", "intro": "Do it.",
    "tasks": [{"id": "a", "week": 1, "text": "A", "why": "x"}, {"id": "b", "week": 2, "text": "B", "why": "x"}],
}  # fmt: skip
COSTS = {
    "cases": [
        {
            "id": "stay", "title": "A stay", "record": "Heart failure.", "unit": "USD", "source": SOURCE, "computed_by": "a grouper",
            "right": {"label": "I50.23", "amount": 9000.0, "note": "With *MCC*."},
            "wrong": [{"label": "I50.9", "amount": 6000.5, "note": "None.", "error": "Less specific", "follows": "Too little."}],
        }
    ]
}  # fmt: skip

REFUSALS = {
    "fact of no column": (
        Credentials, CREDENTIALS, {"credentials.0.facts": {"price": FACT}}, ("One has a fact 'price', which is no column", "Correct it."),
    ),
    "reason for no credential": (
        Credentials, CREDENTIALS, {"questions.0.options.0.reasons.0.credential": "three"},
        ("a reason names the credential 'three', which is none", "Correct it."),
    ),
    "fact without a source": (
        Credentials, CREDENTIALS, {"credentials.0.facts.cost": {key: FACT[key] for key in FACT if key != "source"}},
        ("'source' is missing", "Add 'source'."),
    ),
    "one credential alone": (
        Credentials, CREDENTIALS, {"credentials": [CREDENTIAL]}, ("'credentials' has too few entries (1)", "Write at least 2."),
    ),
    "share of nothing": (
        StudyPlan, PLAN, {"exams.0.areas.0.share": 0.0}, ("'share': input should be greater than 0", "Correct this value."),
    ),
    "share over all": (
        StudyPlan, PLAN, {"exams.0.areas.0.share": 101.0}, ("'share': input should be less than or equal to 100", "Correct this value."),
    ),
    "no last week": (StudyPlan, PLAN, {"last_weeks": []}, ("'last_weeks' has too few entries (0)", "Write at least 1.")),
    "cycle without years": (CeuPlanner, CEUS, {"rules.0.years": 0}, ("'years': input should be greater than 0", "Correct this value.")),
    "rule without a source": (CeuPlanner, CEUS, {"rules.0.source": GONE}, ("'source' is missing", "Add 'source'.")),
    "task twice": (TaskList, TASKS, {"tasks.1.id": "a"}, ("the task 'a' is there twice", "Remove or reword one.")),
    "task before the first week": (TaskList, TASKS, {"tasks.0.week": 0}, ("'week': input should be greater than 0", "Correct this value.")),
    "error that is not told": (
        ErrorCosts, COSTS, {"cases.0.wrong.0.error": GONE},
        ("'I50.9' does not say what is wrong and what follows", "Write 'error' and 'follows'."),
    ),
    "consequence that is not told": (
        ErrorCosts, COSTS, {"cases.0.wrong.0.follows": GONE},
        ("'I50.9' does not say what is wrong and what follows", "Write 'error' and 'follows'."),
    ),
    "amount below nothing": (
        ErrorCosts, COSTS, {"cases.0.right.amount": -1.0}, ("'amount': input should be greater than or equal to 0", "Correct this value."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("model", "good", "changes", "told"), REFUSALS.values(), ids=REFUSALS)
def test_a_fault_of_the_author_is_refused_in_a_sentence(model, good, changes, told):
    model.model_validate(good)
    assert refused(model, changed(good, changes)) == told


def cite(citations) -> list[str]:
    return [f"{each.ref}, {each.at}" for each in citations]


def test_the_page_gets_each_source_in_words():
    credentials = Credentials.model_validate(CREDENTIALS).data(cite)
    assert credentials["credentials"][0]["facts"]["cost"]["source"] == ["guidelines, page 3"]
    assert credentials["as_of"] == "2026-11-26"
    assert CeuPlanner.model_validate(CEUS).data(cite)["rules"][0]["source"] == ["guidelines, page 3"]
    [case] = ErrorCosts.model_validate(COSTS).data(cite)["cases"]
    assert case["source"] == ["guidelines, page 3"]
    assert case["right"] == {"label": "I50.23", "amount": 9000.0, "note": ["With ", ["em", "MCC"], "."]}
    assert case["wrong"][0]["follows"] == ["Too little."]


def test_an_area_leads_to_the_lessons_that_are_there(course):
    lessons = read_bank(course.bank)[0].lessons
    words, codes = StudyPlan.model_validate(PLAN).data(cite, lessons)["exams"][0]["areas"]
    assert words["here"] == [{"page": "notebooks/01-first", "title": "The first lesson"}]
    assert (codes["here"], codes["source"]) == ([], ["guidelines, page 3"])


@pytest.mark.parametrize(
    ("name", "model", "good"),
    [
        ("credential-chooser", Credentials, CREDENTIALS),
        ("study-plan", StudyPlan, PLAN),
        ("ceu-planner", CeuPlanner, CEUS),
        ("error-costs", ErrorCosts, COSTS),
    ],
)
def test_a_source_of_a_tool_that_is_unknown_is_reported(name, model, good):
    bank = Bank(data={name: model.model_validate(good)}, sources={"other": None})
    found = [(problem.file, problem.what, problem.remedy) for problem in sources_of_data(bank)]
    assert set(found) == {
        (f"medcoder/bank/{DATA[name][0]}", "the source 'guidelines' is not in sources.yml", "Add it there, or correct 'ref'."),
    }  # fmt: skip
    assert list(sources_of_data(Bank(data=bank.data, sources={"guidelines": None}))) == []


SECOND = "medcoder/bank/lessons/02-second.yml"


def test_a_tool_whose_file_is_missing_is_reported(course):
    course.edit(SECOND, "tool: path-planner", "tool: ceu-planner")
    [problem] = read_bank(course.bank)[1]
    assert str(problem) == "medcoder/bank/tools/ceu-planner.yml: the file is missing. Put it back."


def test_a_tool_made_from_the_code_set_or_the_record_needs_no_file(course):
    course.edit(SECOND, "tool: path-planner", "tool: portfolio")
    bank, problems = read_bank(course.bank)
    assert problems == []
    [chart] = activity_sheet(bank, "second-plan")["data"]["charts"]
    assert (chart["id"], chart["title"], chart["teaches"]) == ("ankle", "A turned ankle", "The side comes from the nurse")


# Without a script


def own(tool: str) -> dict:
    """The sheet of the course's own activity that is this tool."""
    made = load_bank().activities().values()
    return activity_sheet(load_bank(), next(each.id for _, each in made if getattr(each, "tool", None) == tool))


def readable(sheet: dict) -> str:
    """What is left of the published form where no script runs."""
    return re.sub(r"<script.*?</script>", "", activity_html(sheet), flags=re.DOTALL)


@pytest.mark.parametrize(
    "tool",
    ["credential-chooser", "study-plan", "ceu-planner", "ninety-days", "update-routine", "error-costs", "code-changes", "portfolio", "your-road"],
)
def test_every_tool_of_the_course_can_be_read_without_a_script(tool):
    html = readable(own(tool))
    assert "medcoder-readable" in html and own(tool)["title"] in html
    assert len(re.findall(r"<(?!/)", html)) > 5
    assert ("made from your own answers" in html) is (tool in ("portfolio", "your-road"))


def test_the_changes_of_each_year_are_counted_without_a_script():
    html = readable(own("code-changes"))
    for year, counts in ((2025, (252, 36, 13)), (2026, (487, 28, 38)), (2027, (190, 30, 4))):
        assert f"<td>FY {year}</td>" + "".join(f"<td>{count}</td>" for count in counts) in html


def test_credentials_areas_rules_tasks_and_amounts_stand_in_tables_without_a_script():
    assert "<td>36 (guidelines, page 3; 2026)</td>" in made("credential-chooser", Credentials.model_validate(CREDENTIALS).data(cite))
    assert "<td>Words</td><td>40%</td>" in made("study-plan", StudyPlan.model_validate(PLAN).data(cite, {}))
    assert "<td>CPC</td><td>36</td><td>2</td><td>guidelines, page 3; 2026</td>" in made("ceu-planner", CeuPlanner.model_validate(CEUS).data(cite))
    assert "<td>2</td><td>B</td><td>x</td>" in made("ninety-days", TaskList.model_validate(TASKS).data())
    costs = made("error-costs", ErrorCosts.model_validate(COSTS).data(cite))
    assert "<td>I50.9</td><td>6,000.50 USD</td><td>Less specific</td>" in costs
    assert "<li>I50.23: With <em>MCC</em>.</li>" in costs, "why the right codes are paid what they are"
    assert "<li>I50.9: None. Too little.</li>" in costs


def made(tool: str, data: dict) -> str:
    return readable({"id": "x", "form": "tool", "title": "A tool", "tool": tool, "data": data, "items": []})


HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    ("tool", "data"),
    [
        (
            "credential-chooser",
            lambda: Credentials.model_validate(
                changed(CREDENTIALS, {"columns.0.title": HOSTILE, "credentials.0.name": HOSTILE, "credentials.0.facts.cost.text": HOSTILE})
            ).data(cite),
        ),
        ("study-plan", lambda: StudyPlan.model_validate(changed(PLAN, {"exams.0.title": HOSTILE, "exams.0.areas.0.title": HOSTILE})).data(cite, {})),
        ("ceu-planner", lambda: CeuPlanner.model_validate(changed(CEUS, {"rules.0.credential": HOSTILE}) | {"advice": [HOSTILE]}).data(cite)),
        ("ninety-days", lambda: TaskList.model_validate(changed(TASKS, {"title": HOSTILE, "intro": HOSTILE, "tasks.0.text": HOSTILE})).data()),
        (
            "error-costs",
            lambda: ErrorCosts.model_validate(
                changed(COSTS, {"cases.0.title": HOSTILE, "cases.0.record": HOSTILE, "cases.0.right.label": HOSTILE, "cases.0.wrong.0.label": HOSTILE})
            ).data(cite),
        ),
    ],
)
def test_no_text_of_a_tool_becomes_markup(tool, data):
    html = made(tool, data())
    assert "<img" not in html
    assert "&lt;img" in html


# Audits, queries, charts with a question, exams, batches and the final


def of_course(wanted) -> dict:
    """The sheet of the first activity of the course for which this holds."""
    name = next(activity.id for _, activity in load_bank().activities().values() if wanted(activity))
    return activity_sheet(load_bank(), name)


@pytest.mark.parametrize("kind", ["audit", "query"])
def test_an_item_of_the_kind_shows_what_is_asked_and_folds_the_answer_away(kind):
    sheet = of_course(lambda activity: any(item.kind == kind for item in activity.items))
    item = next(each for each in sheet["items"] if each["kind"] == kind)
    asked, _, answers = readable(sheet | {"form": "try", "items": [item]}).partition("<details>")
    if kind == "audit":
        assert all(f"<strong>{line['code']}</strong>" in asked for line in item["lines"])
        assert "The claim as it should be" not in asked
        assert f"The claim as it should be: {', '.join(item['claim'])}." in answers
    else:
        assert "Is a query needed? If so, write it." in asked
        assert ("A query is needed." if item["needed"] else "No query is needed.") in answers
        assert to_html(item["why"]) not in asked and to_html(item["model"]) not in asked


def test_a_chart_that_asks_first_shows_its_questions_and_folds_the_right_one_away():
    sheet = chart_activity(load_bank(), "ileus-unexplained")
    asked, _, answers = readable(sheet).partition("<details>")
    options = sheet["items"][0]["query"]
    assert all(to_html(option["text"]) in asked for option in options)
    right = next(option for option in options if option["key"])
    assert f"To ask the provider: {to_html(right['text'])} — {to_html(right['why'])}" in answers
    assert to_html(right["why"]) not in asked


def test_an_exam_and_the_final_say_their_size_and_their_time():
    exam = of_course(lambda activity: activity.form == "exam")
    assert f"<p>{len(exam['items'])} questions, {exam['minutes']} minutes.</p>" in readable(exam)
    final = of_course(lambda activity: activity.form == "final")
    assert f"{final['draw']} questions and {final['charts']} charts, drawn over all lessons, in {final['minutes']} minutes." in readable(final)


def test_a_batch_can_be_read_with_every_note():
    batch = of_course(lambda activity: activity.form == "batch")
    asked, _, answers = readable(batch).partition("<details>")
    assert asked.count("<pre>") == sum("record" in item for item in batch["items"])
    assert len(batch["items"]) <= answers.count("<li>")
