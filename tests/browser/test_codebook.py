"""A reader in the code book: on a page without kernel or network, and in a real JupyterLab."""

from __future__ import annotations

import nbformat
import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessibility import violations
from tests.browser.test_lesson_in_lab import menu, open_notebook

pytestmark = pytest.mark.browser

PAGE = "book/code-book.html"


def open_book(page, book):
    """Open the code book from its folder, with no network at all."""
    page.context.set_offline(True)
    page.goto((book.html / PAGE).as_uri())
    page.get_by_role("searchbox").wait_for()
    return page.locator("section.mc-book")


def headings(section):
    return section.locator(".mc-book-group > [data-node] > button").all_inner_texts()


@pytest.fixture
def opened(book, new_page):
    page = new_page(PHONE)
    return page, open_book(page, book)


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("heart attack", "I21"),
        ("HEART attacks", "I21"),
        ("infarction myocardial acute", "I21"),
        ("pnemonia", "J18"),
        ("asth", "J45"),
        ("e1122", "E11"),
        ("S93.401a", "S93"),
        ("sprained ankle right", "S93"),
    ],
)
def test_words_and_codes_lead_to_their_category_first(opened, typed, category):
    page, section = opened
    page.get_by_role("searchbox").fill(typed)
    assert headings(section)[0].split()[0] == category
    assert page.faults == []


def test_a_result_says_why_and_a_screen_reader_hears_the_count(opened):
    page, section = opened
    page.get_by_role("searchbox").fill("heart attack")
    assert "“heart attack” is looked up as" in section.inner_text()
    assert "Found: by way of “heart attack”" in section.inner_text()
    page.get_by_role("searchbox").fill("decompensated copd")
    assert "also coded here: Decompensated COPD" in section.inner_text()
    section.get_by_role("status").get_by_text("categor").wait_for(state="attached")


def test_by_keyboard_to_a_complete_code_and_back(opened):
    page, section = opened
    page.get_by_role("searchbox").focus()
    page.keyboard.type("fracture shaft left humerus spiral displaced")
    page.keyboard.press("Tab")  # past the release
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heading = section.locator(".mc-book-heading")
    assert heading.evaluate("heading => heading === document.activeElement")
    assert section.get_by_role("navigation", name="Where it stands").is_visible()
    page.keyboard.press("Shift+Tab")
    while not page.evaluate("document.activeElement.textContent.startsWith('Back')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.mc-book-code')"), "back at the result that was opened"


def test_a_7th_character_is_put_in_with_the_placeholder(opened):
    page, section = opened
    page.get_by_role("searchbox").fill("S93.401")
    page.keyboard.press("Enter")
    assert "a 7th character is missing" in section.inner_text()
    section.get_by_label("7th character").select_option("A")
    built = section.locator(".mc-book-built")
    assert built.inner_text().startswith("S93.401A Sprain of unspecified ligament of right ankle, initial encounter.")
    page.get_by_role("searchbox").fill("T15.01")
    page.keyboard.press("Enter")
    section.get_by_label("7th character").select_option("D")
    assert built.inner_text().startswith("T15.01XD")
    assert "The placeholder X fills the empty place" in built.inner_text()


def test_notes_say_where_they_stand_and_lead_on(opened):
    page, section = opened
    page.get_by_role("searchbox").fill("E11.22")
    page.keyboard.press("Enter")
    assert "✓ Billable in FY2027." in section.inner_text()
    for place in ("At E11.22 itself", "Inherited from E11 Type 2 diabetes mellitus", "Inherited from Chapter 4"):
        assert place in section.inner_text()
    section.get_by_role("button", name="N18.6", exact=True).click()
    assert section.locator(".mc-book-heading").inner_text() == "N18.6 End stage renal disease"
    section.get_by_role("button", name="Back to E11.22").click()
    assert section.locator(".mc-book-heading").inner_text().startswith("E11.22")
    section.get_by_text("Beside it, under E11.2").click()
    section.get_by_role("button", name="E11.21").click()
    assert section.locator(".mc-book-heading").inner_text().startswith("E11.21")


def test_the_release_decides_what_is_billable(opened):
    page, section = opened
    release = section.get_by_label("Encounter or discharge date")
    page.get_by_role("searchbox").fill("I42.0")
    page.keyboard.press("Enter")
    assert "2026-10-01" in section.locator(".mc-book-verdict").last.inner_text()
    assert "✓ Billable" not in section.inner_text()
    release.select_option(label="FY2026: 2025-10-01 to 2026-09-30")
    assert "✓ Billable in FY2026." in section.inner_text()
    page.get_by_role("searchbox").fill("QA1.71")
    page.keyboard.press("Enter")
    assert "✗ Not in FY2026." in section.inner_text()
    assert "New in FY2027" in section.inner_text()


def test_what_is_no_code_is_said_and_the_nearest_is_shown(opened):
    page, section = opened
    page.get_by_role("searchbox").fill("E11.2Z")
    assert "There is no code E11.2Z. The nearest is E11.2:" in section.inner_text()
    page.get_by_role("searchbox").fill("xyzzy")
    assert "Nothing found." in section.inner_text()


def test_without_a_search_one_goes_down_from_the_chapters(opened):
    page, section = opened
    section.get_by_role("button", name="Chapter 4").click()
    section.get_by_role("button", name="E08-E13").click()
    section.get_by_role("button", name="E10").first.click()
    assert section.locator(".mc-book-heading").inner_text() == "E10 Type 1 diabetes mellitus"
    section.get_by_role("navigation", name="Where it stands").get_by_role("button", name="Chapter 4").click()
    assert section.locator(".mc-book-heading").inner_text().startswith("Chapter 4")


def test_what_is_typed_is_never_html(opened):
    page, section = opened
    for typed in ("<img src=x onerror='window.hacked=1'>", '"><script>window.hacked=1</script>', "x" * 5000, "‮שלום"):
        page.get_by_role("searchbox").fill(typed)
        page.keyboard.press("Enter")
    assert page.evaluate("window.hacked") is None
    assert section.locator("img, script").count() == 0
    assert page.faults == []


SEEN = """window.seen = [];
    new MutationObserver(() => {
        const status = document.querySelector(".mc-book [role=status]")?.textContent;
        if (status && !window.seen.includes(status)) window.seen.push(status);
    }).observe(document, {childList: true, subtree: true, characterData: true});"""


def test_it_says_that_it_is_loading(book, new_page):
    page = new_page()
    page.add_init_script(SEEN)
    open_book(page, book)
    assert "The code book is loading …" in page.evaluate("window.seen")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_view_has_a_violation_or_overflows(book, new_page, screens, size, scheme):
    page = new_page(size, scheme)
    section = open_book(page, book)
    views = {
        "chapters": lambda: None,
        "results": lambda: page.get_by_role("searchbox").fill("heart attack"),
        "code": lambda: (page.get_by_role("searchbox").fill("T15.01"), page.keyboard.press("Enter")),
        "notes": lambda: (page.get_by_role("searchbox").fill("E11"), page.keyboard.press("Enter")),
    }
    for name, show in views.items():
        show()
        assert violations(page, "section.mc-book") == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
        small = section.locator("button:not(.mc-code-link), select, input, summary").evaluate_all(
            "all => all.filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 44).map(each => each.textContent)"
        )
        assert small == [], name
        page.screenshot(path=screens / f"code-book-{name}-{size['width']}-{scheme}.png")
    assert page.faults == []


def test_in_jupyterlab_the_data_come_once_however_many_code_books_there_are(lab, new_page, screens):  # noqa: F811
    address, folder, _record = lab
    cells = ['from medcoder import codebook\ncodebook("E11.22")', 'codebook("heart attack")', "codebook()"]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    )
    nbformat.write(notebook, folder / "notebooks" / "books.ipynb")
    page = new_page(DESKTOP)
    page.set_default_timeout(40_000)
    frames = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(len(frame))))
    open_notebook(page, address, "books.ipynb")
    menu(page, "Run", "Run All Cells")
    for number in range(3):  # each is loaded when the reader comes near
        page.locator(".mc-book").nth(number).scroll_into_view_if_needed()
        page.get_by_role("searchbox", name="Search by words or by code").nth(number).wait_for()
    # JupyterLab does not lay out what is far from sight, so this is not inner_text.
    assert page.locator(".mc-book-heading").first.text_content().startswith("E11.22")
    assert page.locator(".mc-book-group").first.text_content().startswith("I21")
    assert len([size for size in frames if size > 300_000]) == 1, sorted(frames)[-4:]
    search = page.get_by_role("searchbox", name="Search by words or by code").nth(2)
    search.fill("asthma")
    assert page.locator(".mc-book").nth(2).locator(".mc-book-code").first.inner_text().startswith("J45")
    page.screenshot(path=screens / "code-book-lab.png")
    assert violations(page, ".mc-book") == []


def test_a_page_without_a_code_book_does_not_load_it(served, new_page):
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served}/notebooks/01-the-role.html")
    page.locator("section.mc").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "codebook" in url] == []
    page.goto(f"{served}/{PAGE}")
    page.get_by_role("searchbox").wait_for()
    assert sorted(url.split("/")[-1].split("?")[0] for url in asked if "codebook" in url) == ["codebook-data.js", "codebook.js"]
