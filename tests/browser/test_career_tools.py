"""The career lessons' tools: each opens, works, keeps and exports, on a page of its own, from a folder, with no network at all."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

from medcoder.assess.bank import load_bank
from medcoder.assess.sheet import activity_sheet, chart_activity
from tests.bank.career_course import TOOLS
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.single_page import events, fits, press, too_small
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

MONDAY = "2026-11-30"
HOSTILE = "</td></body><script>window.hacked = true</script><img src=x onerror='window.hacked = true'> & \"Zoë\" 'O’Neil'"


@pytest.fixture
def opened(open_sheet, career_bank):
    """Opens a tool of the small course: the page and its section."""
    return lambda tool, *size_and_scheme: open_sheet(activity_sheet(career_bank, f"career-{tool}"), *size_and_scheme)


def kept(section):
    section.get_by_text("Kept, with your progress.").wait_for()


def saved(page, section, button) -> tuple[str, str]:
    """The name and the text of the file that the button downloads."""
    with page.expect_download() as download:
        press(section, button)
    name = download.value.suggested_filename
    with open(download.value.path(), "rb") as file:
        return name, file.read().decode("utf-8")


def calendar(page, section) -> list:
    """The events of the calendar file, in order."""
    name, text = saved(page, section, "Download as calendar file")
    assert name.endswith(".ics")
    return Calendar.from_ical(text).walk("VEVENT")


def days(found) -> list:
    return [(event["DTSTART"].dt.isoformat(), (event["DTEND"].dt - event["DTSTART"].dt).days, str(event["SUMMARY"])) for event in found]


def add_event(page, item, hash, score, attempt=1, answer=None):
    """An answer that the learner gave elsewhere in the course."""
    event = {
        "id": f"{len(item)}{attempt}".ljust(32, "0") + item.encode().hex()[:8], "at": f"2026-11-2{attempt}T10:00:00.000Z", "item": item,
        "hash": hash, "answer": answer or {"codes": []}, "score": score, "attempt": attempt, "hint": False, "seconds": 1,
    }  # fmt: skip
    page.evaluate("event => localStorage.setItem('medcoder.event.' + event.id, JSON.stringify(event))", event)


# The chooser


def test_the_chooser_gives_reasons_for_and_against_keeps_the_answers_and_announces(opened):
    page, section = opened("credential-chooser")
    status = section.locator(".mc-plan[role=status]").element_handle()
    assert status.inner_text() == "Answer a question, and the reasons show here."
    section.get_by_label("In a hospital").check()
    kept(section)
    text = status.inner_text()
    assert text.index("Bravo (The credential Bravo, Them). Work.") < text.index("Alpha (The credential Alpha, Them).")
    assert "For: Made for hospitals." in text and "Against: Seldom asked for there." in text
    assert "Charlie" not in text
    section.get_by_label("In an office").check()
    assert "Made for hospitals." not in status.inner_text()
    page.reload()
    assert section.get_by_label("In an office").is_checked()
    assert "Made for offices." in section.locator(".mc-plan").inner_text()
    assert events(page)[-1]["answer"] == {"where": "office"}
    assert page.faults == []


def column(section, number=0) -> list[str]:
    cells = section.locator(f"table.mc-sortable tbody tr > :nth-child({number + 1})").all()
    return [cell.inner_text().split("\n")[0].removesuffix("Them").strip() for cell in cells]


def sorts(section) -> list:
    return [head.get_attribute("aria-sort") for head in section.locator("table.mc-sortable thead th").all()]


def test_the_table_sorts_by_any_column_by_keyboard_and_says_how(opened):
    page, section = opened("credential-chooser")
    assert (column(section), sorts(section)) == (["Alpha", "Bravo", "Charlie"], ["ascending", None, None])
    section.get_by_role("button", name="Fee", exact=True).focus()
    page.keyboard.press("Enter")
    assert (column(section), sorts(section)) == (["Charlie", "Bravo", "Alpha"], [None, "ascending", None]), "by the number, not by its text"
    assert section.get_by_text("Sorted by Fee, ascending.").count() == 1
    page.keyboard.press("Space")
    assert (column(section), sorts(section)) == (["Alpha", "Bravo", "Charlie"], [None, "descending", None])
    assert section.get_by_text("Sorted by Fee, descending.").count() == 1
    page.keyboard.press("Tab")
    for way in ("ascending", "descending"):
        page.keyboard.press("Enter")
        assert sorts(section)[2] == way
        assert column(section)[-1] == "Alpha", "what is not known stands last, whichever way"
    assert events(page) == [], "to sort is no answer"


# The study plan


def test_the_study_plan_has_every_week_follows_the_weak_areas_and_is_kept(opened):
    page, section = opened("study-plan")
    section.get_by_label("Beginning on").fill(MONDAY)
    section.get_by_label("Day of the exam").fill("2026-12-30")
    section.get_by_label("Hours a week").fill("10")
    weeks = section.locator(".mc-weeks li")
    assert weeks.count() == 4
    assert weeks.first.inner_text().startswith("Week 1, from Nov 30, 2026: The words (10 hours)")
    assert "Here: The first lesson" in weeks.first.inner_text()
    assert weeks.last.inner_text() == "Week 4, from Dec 21, 2026: Nothing new."
    section.get_by_label("The codes").check()
    assert weeks.first.inner_text().startswith("Week 1, from Nov 30, 2026: The words (8 hours); The codes (3 hours)")
    assert events(page) == []
    press(section, "Keep this plan")
    kept(section)
    assert events(page)[0]["answer"] == {"exam": "one", "start": MONDAY, "date": "2026-12-30", "hours": 10, "weak": ["codes"]}
    page.reload()
    weeks.first.wait_for()
    assert weeks.first.inner_text().startswith("Week 1, from Nov 30, 2026: The words (8 hours); The codes (3 hours)")
    assert section.get_by_label("The codes").is_checked()
    assert page.faults == []


@pytest.mark.parametrize(
    ("label", "value", "told"),
    [
        ("Hours a week", "none", "Write the hours a week as a number from 1 to 60."),
        ("Hours a week", "61", "Write the hours a week as a number from 1 to 60."),
        ("Day of the exam", "", "Choose the day on which you begin, and the day of the exam."),
        ("Day of the exam", "2026-12-03", "The exam is less than a week after you begin: choose a later day, and give yourself time."),
    ],
)
def test_what_makes_no_study_plan_gets_one_sentence(opened, label, value, told):
    _, section = opened("study-plan")
    section.get_by_label("Beginning on").fill(MONDAY)
    section.get_by_label(label).fill(value)
    assert section.locator(".mc-plan").inner_text() == told


def test_the_study_plan_can_be_taken_along(opened):
    page, section = opened("study-plan")
    section.get_by_label("Beginning on").fill(MONDAY)
    section.get_by_label("Day of the exam").fill("2026-12-30")
    found = days(calendar(page, section))
    assert [day for day, *_ in found] == [MONDAY, "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-30"]
    assert [length for _, length, _ in found] == [7, 7, 7, 7, 1]
    assert found[0][2] == "Week 1: The words (8 hours)" and found[-1][2] == "The exam"
    name, text = saved(page, section, "Download as text")
    assert name == "study-plan.txt"
    assert text.startswith("MY STUDY PLAN\r\nExam on Dec 30, 2026\r\n")
    assert text.count("[ ] Week ") == 4 and "* Sleep.\r\n" in text


# Continuing education


def enter_ceu(section, date, title, ceus, kind="Live"):
    section.get_by_label("Date", exact=True).fill(date)
    section.get_by_label("Title").fill(title)
    section.get_by_label("Kind").select_option(label=kind)
    section.get_by_label("CEUs", exact=True).fill(ceus)
    press(section, "Add")


def cycle(section):
    section.get_by_label("The cycle begins on").fill("2026-01-01")
    section.get_by_label("The cycle ends on").fill("2027-12-31")


def test_the_ceu_planner_counts_what_is_earned_and_planned_and_is_kept(opened):
    page, section = opened("ceu-planner")
    cycle(section)
    enter_ceu(section, "2026-02-01", "A webinar", "1.5")
    enter_ceu(section, "2027-12-30", "A conference, next year", "12")
    enter_ceu(section, "2025-02-01", "Too early", "9")
    assert "1.5 earned, 12 planned, 22.5 still open." in section.locator(".mc-plan").inner_text()
    rows = section.locator(".mc-entries li span").all_inner_texts()
    assert rows == [
        "Feb 1, 2025: Too early (Live), 9 CEUs, outside of this cycle", "Feb 1, 2026: A webinar (Live), 1.5 CEUs",
        "Dec 30, 2027: A conference, next year (Live), 12 CEUs, planned",
    ]  # fmt: skip
    kept(section)
    page.reload()
    assert section.locator(".mc-entries li span").all_inner_texts() == rows
    assert "1.5 earned, 12 planned, 22.5 still open." in section.locator(".mc-plan").inner_text()
    press(section, "Take out Too early")
    assert section.locator(".mc-entries li").count() == 2
    assert page.evaluate("document.activeElement !== document.body"), "the focus goes on"
    assert [entry["ceus"] for entry in events(page)[-1]["answer"]["entries"]] == [1.5, 12]
    assert page.faults == []


@pytest.mark.parametrize(("title", "ceus"), [("", "1"), ("x", ""), ("x", "many"), ("x", "-1"), ("x", "101")])
def test_a_ceu_that_is_none_gets_one_sentence(opened, title, ceus):
    page, section = opened("ceu-planner")
    enter_ceu(section, "2026-02-01", title, ceus)
    assert section.locator(".mc-said").inner_text() == "Enter a date, a title, and the CEUs as a number, 1.5 for example."
    assert events(page) == []


def test_the_end_of_a_cycle_follows_its_beginning_and_the_credential_until_it_is_chosen(opened):
    _, section = opened("ceu-planner")
    section.get_by_label("The cycle begins on").fill("2026-01-01")
    ends = section.get_by_label("The cycle ends on")
    assert ends.input_value() == "2027-12-31"
    section.get_by_label("Credential").select_option(label="Bravo")
    assert ends.input_value() == "2026-12-31"
    assert "20 still open" in section.locator(".mc-plan").inner_text()
    ends.fill("2027-03-31")
    section.get_by_label("The cycle begins on").fill("2026-04-01")
    assert ends.input_value() == "2027-03-31"
    section.get_by_label("CEUs that your tracker asks for").fill("30")
    assert "30 still open" in section.locator(".mc-plan").inner_text()


def test_the_ceu_plan_can_be_taken_along_and_no_cell_of_it_is_a_formula(opened):
    page, section = opened("ceu-planner")
    cycle(section)
    enter_ceu(section, "2026-02-01", '=HYPERLINK("x"), or "quoted"', "1.5", "Book")
    assert days(calendar(page, section)) == [
        ("2026-02-01", 1, '=HYPERLINK("x"), or "quoted": 1.5 CEUs'), ("2027-12-31", 1, "Alpha: the cycle ends"),
    ]  # fmt: skip
    name, text = saved(page, section, "Download as a table (CSV)")
    assert name == "ceu-plan.csv"
    assert list(csv.reader(io.StringIO(text))) == [
        ["date", "title", "kind", "ceus"], ["2026-02-01", '\'=HYPERLINK("x"), or "quoted"', "Book", "1.5"],
    ]  # fmt: skip
    name, text = saved(page, section, "Download as text")
    assert "Cycle from Jan 1, 2026 to Dec 31, 2027" in text and "2026-02-01  1.5  =HYPERLINK" in text


# Lists of tasks


def test_a_list_of_tasks_is_ticked_off_added_to_and_kept(opened):
    page, section = opened("ninety-days")
    section.get_by_label("Beginning on").fill(MONDAY)
    assert section.locator("legend").all_inner_texts() == ["Week 1, from Nov 30, 2026", "Week 3, from Dec 14, 2026"]
    section.get_by_label("Write down the aim").check()
    assert section.locator(".mc-tally[role=status]").inner_text() == "1 of 2 done."
    section.get_by_label("What", exact=True).fill("Call my aunt")
    section.get_by_label("In week").fill("2")
    press(section, "Add")
    kept(section)
    assert section.locator("legend").all_inner_texts()[1] == "Week 2, from Dec 7, 2026"
    section.get_by_label("Call my aunt").check()
    page.reload()
    section.get_by_label("Call my aunt").wait_for()
    assert section.get_by_label("Call my aunt").is_checked() and section.get_by_label("Write down the aim").is_checked()
    assert section.locator(".mc-tally").inner_text() == "2 of 3 done."
    press(section, "Take it out")
    assert section.get_by_label("Call my aunt").count() == 0
    assert page.evaluate("document.activeElement !== document.body"), "the focus goes on"
    assert section.locator(".mc-tally").inner_text() == "1 of 2 done."
    assert page.faults == []


@pytest.mark.parametrize(("what", "week"), [("", "1"), ("x", ""), ("x", "0"), ("x", "105"), ("x", "1.5"), ("x", "soon")])
def test_a_task_of_no_week_gets_one_sentence(opened, what, week):
    page, section = opened("ninety-days")
    section.get_by_label("What", exact=True).fill(what)
    section.get_by_label("In week").fill(week)
    press(section, "Add")
    assert section.locator(".mc-said").inner_text() == "Write what you will do, and the week as a number from 1 to 104."
    assert events(page) == []


def test_a_list_of_tasks_can_be_taken_along(opened):
    page, section = opened("ninety-days")
    section.get_by_label("Beginning on").fill(MONDAY)
    section.get_by_label("List the names").check()
    found = calendar(page, section)
    assert days(found) == [(MONDAY, 7, "Write down the aim"), ("2026-12-14", 7, "List the names")]
    assert str(found[0]["DESCRIPTION"]) == "So others can help."
    name, text = saved(page, section, "Download as text")
    assert name == "ninety-days.txt"
    assert "[ ] Week 1, from Nov 30, 2026: Write down the aim\r\n[x] Week 3, from Dec 14, 2026: List the names" in text


# What an error costs


def test_an_error_costs_too_much_too_little_or_nothing_and_what_follows_is_announced(opened):
    page, section = opened("error-costs")
    assert "I50.23: 9,000.00 USD." in section.inner_text()
    status = section.locator(".mc-outcome[role=status]")
    section.get_by_label("Unspecified").check()
    assert "I50.9: 2,999.50 USD too little." in status.inner_text() and "An adjusted claim." in status.inner_text()
    section.get_by_label("Invented shock").check()
    assert "I50.23, R65.21: 3,000.00 USD too much: it has to go back." in status.inner_text()
    section.get_by_label("Another kind").check()
    assert "I50.33: The payment is the same." in status.inner_text()
    assert section.locator(".mc-plot strong").all_inner_texts() == ["▸ I50.33"]
    section.get_by_label("Case").select_option(label="A plan")
    section.get_by_label("Less specific").check()
    assert "E11.9: 20.00 USD a year too little." in status.inner_text()
    assert (events(page), page.faults) == ([], [])


# What changed


def test_the_changes_are_found_by_year_kind_chapter_and_words_and_more_of_them_can_be_shown(opened):
    page, section = opened("code-changes")
    tally = section.locator(".mc-tally[role=status]")
    assert tally.inner_text() == "224 of 1078 changes.", "the newest year at first: 190 added, 30 deleted, 4 retitled"
    section.get_by_label("Fiscal year").select_option(label="All three")
    assert tally.inner_text() == "1078 of 1078 changes."
    rows = section.locator(".mc-entries li")
    assert rows.count() == 20
    section.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    assert rows.count() == 220
    assert page.evaluate("document.activeElement.closest('.mc-entries') !== null"), "the focus is where the new ones begin"
    section.get_by_label("Words or a code").fill("M722")
    assert tally.inner_text().startswith("4 of") or "M72.2" in rows.first.inner_text()
    section.get_by_label("Words or a code").fill("plantar")
    section.get_by_label("What happened").select_option(label="Deleted")
    assert rows.count() == 1
    assert "In its place: M67.A01, M67.A02, M67.A09, M72.20, M72.21, M72.22" in rows.first.inner_text()
    section.get_by_label("Words or a code").fill("no such thing")
    assert section.get_by_text("No change fits. Take a filter away, or write fewer words.").is_visible()
    assert (events(page), page.faults) == ([], [])


def test_the_plot_of_the_changes_counts_each_chapter_in_words(opened):
    _, section = opened("code-changes")
    section.get_by_label("What happened").select_option(label="New title")
    assert section.locator(".mc-tally").inner_text() == "4 of 1078 changes."
    counts = [int(text.rsplit(": ", 1)[1].split()[0]) for text in section.locator(".mc-plot li").all_inner_texts()]
    assert sum(counts) == 4


# The portfolio


def chart_hash(bank) -> str:
    return chart_activity(bank, "ankle")["items"][0]["hash"]


@pytest.fixture
def with_chart(opened, career_bank):
    """Opens a tool after the learner has coded the chart twice."""

    def open_tool(tool, *size_and_scheme):
        page, section = opened(tool, *size_and_scheme)
        add_event(page, "ankle", chart_hash(career_bank), 0.5)
        add_event(page, "ankle", chart_hash(career_bank), 1, 2)
        page.reload()
        section.get_by_text("The plan begins on" if tool == "your-road" else "charts coded").wait_for()
        return page, section

    return open_tool


def test_without_a_chart_the_portfolio_says_where_they_are(opened):
    _, section = opened("portfolio")
    assert "You have coded none of the course’s 1 charts yet." in section.inner_text()


def test_the_portfolio_shows_what_was_coded_is_kept_and_printed(with_chart):
    page, section = with_chart("portfolio")
    assert "1 of 1 charts coded." in section.inner_text()
    assert "A turned ankle (outpatient)." in section.inner_text() and "score 50% at first, 100% in attempt 2" in section.inner_text()
    section.get_by_label("Your name").fill("Ada Example")
    section.get_by_label("What was hard").fill("The side.")
    press(section, "Keep it")
    kept(section)
    page.reload()
    section.get_by_text("charts coded").wait_for()
    assert section.get_by_label("Your name").input_value() == "Ada Example"
    assert section.get_by_label("What was hard").input_value() == "The side."
    name, text = saved(page, section, "Download the page to print")
    assert name == "coding-portfolio.html"
    paper = BeautifulSoup(text, "html.parser")
    assert paper.h1.text == "Coding portfolio of Ada Example"
    assert [cell.text for cell in paper.select("tbody tr > *")][:2] == ["A turned ankle", "outpatient"]
    assert "The side." in [paragraph.text for paragraph in paper.find_all("p")]
    assert "no experience with patients and no credential" in paper.text
    assert page.faults == []


def test_a_chart_that_was_taken_out_is_not_printed(with_chart):
    page, section = with_chart("portfolio")
    section.get_by_label("A turned ankle").uncheck()
    press(section, "Keep it")
    kept(section)
    page.reload()
    section.get_by_text("charts coded").wait_for()
    assert not section.get_by_label("A turned ankle").is_checked()
    assert "A turned ankle" not in saved(page, section, "Download the page to print")[1]


def test_a_chart_that_is_coded_after_the_portfolio_was_kept_is_shown(open_sheet, career_bank):
    sheet = activity_sheet(career_bank, "career-portfolio")
    [chart] = sheet["data"]["charts"]
    second = chart | {"id": "second-chart", "title": "A second chart"}
    sheet = sheet | {"id": "two-charts", "data": {"charts": [chart, second]}}
    page, section = open_sheet(sheet)
    add_event(page, "ankle", chart["hash"], 1)
    page.reload()
    press(section, "Keep it")
    kept(section)
    add_event(page, "second-chart", chart["hash"], 1)
    page.reload()
    section.get_by_text("2 of 2 charts coded.").wait_for()
    assert section.get_by_label("A second chart").is_checked()
    assert "A second chart" in saved(page, section, "Download the page to print")[1]


# The road


def test_without_an_answer_the_road_says_so(opened):
    _, section = opened("your-road")
    assert "Your record is empty so far." in section.inner_text()


@pytest.fixture
def road(opened, career_bank):
    """Opens the road after the learner has answered a question rightly and another wrongly."""

    def open_road(*size_and_scheme):
        page, section = opened("your-road", *size_and_scheme)
        outline = activity_sheet(career_bank, "career-your-road")["data"]
        items = {item["id"]: item for step in outline["steps"] for lesson in step["lessons"] for item in lesson.get("items", [])}
        add_event(page, "choose-side", items["choose-side"]["hash"], 1, answer=[0])
        add_event(page, "choose-release", items["choose-release"]["hash"], 0, answer=[1])
        page.reload()
        section.get_by_text("objectives strong").wait_for()
        return page, section

    return open_road


def test_the_road_says_what_is_strong_and_what_to_repeat_and_plans_six_months(road):
    page, section = road()
    section.get_by_label("The plan begins on").fill(MONDAY)
    assert "1 objectives strong, 1 to repeat, 0 not begun." in section.inner_text()
    weeks = section.locator(".mc-weeks li")
    assert weeks.first.inner_text() == "Week 1, from Nov 30, 2026: Repeat: Dates (Decide which release is in force)"
    assert weeks.last.inner_text().startswith("Week 26, from May 24, 2027: Look back")
    section.get_by_label("Your name").fill("Ada Example")
    section.get_by_role("button", name="Keep").first.click()
    kept(section)
    page.reload()
    section.get_by_text("objectives strong").wait_for()
    assert section.get_by_label("Your name").input_value() == "Ada Example"
    assert section.get_by_label("The plan begins on").input_value() == MONDAY
    assert page.faults == []


def test_the_road_can_be_taken_along(road):
    page, section = road()
    section.get_by_label("The plan begins on").fill(MONDAY)
    found = days(calendar(page, section))
    assert found[0] == (MONDAY, 7, "Repeat: Dates (Decide which release is in force)")
    last = datetime.date.fromisoformat(MONDAY) + datetime.timedelta(weeks=25)
    assert found[-1][0] == last.isoformat()
    name, text = saved(page, section, "Download as text")
    assert name == "my-road.txt" and text.startswith("MY NEXT SIX MONTHS\r\n\r\n[ ] Week 1, from Nov 30, 2026: Repeat: Dates")


def test_the_certificate_says_what_was_done_and_that_it_is_no_credential(road):
    page, section = road()
    section.get_by_label("Your name").fill("Ada Example")
    name, text = saved(page, section, "Download the certificate to print")
    assert name == "course-certificate.html"
    section.get_by_text("course-certificate.html is in your downloads.").wait_for()
    page.wait_for_timeout(100)  # what is said next would stand in its place
    assert "course-certificate.html is in your downloads." in section.locator(".mc-said").inner_text()
    paper = BeautifulSoup(text, "html.parser")
    assert paper.h1.text == "Certificate of completion" and "Ada Example" in paper.text
    assert "has answered 2 of the " in paper.text and "and completed 0 of its 2 lessons" in paper.text
    assert "It is not a credential, not an endorsement by AAPC or AHIMA" in paper.text
    assert page.faults == []


# No text becomes markup


def printed(page, text, tmp_path):
    """The page to print, opened by itself."""
    path = tmp_path / "paper.html"
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    return page


def test_no_name_or_reflection_becomes_markup_on_the_portfolio(with_chart, new_page, tmp_path):
    page, section = with_chart("portfolio")
    section.get_by_label("Your name").fill(HOSTILE)
    section.get_by_label("What was hard").fill(HOSTILE)
    _, text = saved(page, section, "Download the page to print")
    paper = printed(new_page(PHONE), text, tmp_path)
    assert paper.locator("h1").inner_text() == f"Coding portfolio of {HOSTILE}"
    assert paper.locator("p", has_text="window.hacked").inner_text() == HOSTILE
    assert paper.locator("script, img").count() == 0
    assert paper.evaluate("window.hacked") is None
    assert (violations(paper), paper.faults) == ([], [])


def test_no_name_becomes_markup_on_the_certificate(road, new_page, tmp_path):
    page, section = road()
    section.get_by_label("Your name").fill(HOSTILE)
    _, text = saved(page, section, "Download the certificate to print")
    paper = printed(new_page(PHONE), text, tmp_path)
    assert paper.get_by_text(HOSTILE).count() == 1
    assert paper.locator("script, img").count() == 0
    assert paper.evaluate("window.hacked") is None
    assert (violations(paper), paper.faults) == ([], [])


@pytest.mark.parametrize(("tool", "label"), [("ninety-days", "What"), ("ceu-planner", "Title")])
def test_no_entry_of_the_learner_becomes_markup(opened, tool, label):
    page, section = opened(tool)
    if tool == "ceu-planner":
        enter_ceu(section, "2026-12-01", HOSTILE, "1")
    else:
        section.get_by_label(label, exact=True).fill(HOSTILE)
        section.get_by_label("In week").fill("1")
        press(section, "Add")
    kept(section)
    page.reload()
    section.get_by_text("window.hacked = true").first.wait_for()
    assert section.locator("script, img").count() == 0
    assert page.evaluate("window.hacked") is None


# All of them


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("tool", TOOLS)
def test_no_tool_has_an_accessibility_fault_or_sticks_out(opened, career_bank, tool, size, scheme):
    page, section = opened(tool, size, scheme)
    if tool in ("portfolio", "your-road"):
        add_event(page, "ankle", chart_hash(career_bank), 0.5)
        page.reload()
        section.locator(".mc-credential, .mc-weeks").first.wait_for()
    for radio in section.get_by_role("radio").all()[:1]:
        radio.check()
    assert (violations(page), too_small(section), fits(page)) == ([], [], True)
    assert page.faults == []


@pytest.mark.parametrize("tool", [*TOOLS, "update-routine"])
def test_every_tool_of_the_course_opens_and_fits_a_phone(open_sheet, tool):
    name = next(activity.id for _, activity in load_bank().activities().values() if getattr(activity, "tool", None) == tool)
    page, section = open_sheet(activity_sheet(load_bank(), name), PHONE)
    assert section.locator(".mc-warning:not(:empty)").count() == 0
    assert (violations(page), fits(page), page.faults) == ([], True, [])
