"""A learner names what a picture shows: on a page of its own, opened from a folder, with no network at all."""

from __future__ import annotations

import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.pictures import APART
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.learner import Learner
from tests.browser.single_page import check, fits, reason
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

SKELETON = "body-label-skeleton"
LABELS = [item.id for lesson in load_bank().lessons.values() for item in lesson.items if item.kind == "label"]


@pytest.fixture
def opened(open_item):
    """Opens one item: the page, its section, the item of its sheet."""
    return lambda name=SKELETON, *size_and_scheme: open_item(name, *size_and_scheme)


def choose(section, labels):
    for number, label in enumerate(labels, start=1):
        section.get_by_label(str(number), exact=True).select_option(label=label)


def test_a_picture_labelled_by_keyboard_earns_full_marks_and_is_there_after_a_reload(opened):
    page, section, item = opened()
    Learner(page, section).answer(item)
    feedback = section.locator(".mc-feedback")
    assert feedback.locator(".mc-result").inner_text() == "✓ Right."
    assert page.evaluate("document.activeElement.className") == "mc-feedback"
    assert reason(feedback, "1 → Clavicle").locator(".mc-verdict").inner_text() == "✓ Right"
    page.reload()
    assert section.locator(".mc-feedback .mc-result").inner_text() == "✓ Right."
    assert section.get_by_label("1", exact=True).evaluate("line => line.selectedOptions[0].text") == "Clavicle"
    assert page.faults == []


def test_a_number_in_the_picture_leads_to_its_line_and_the_line_shows_its_number(opened):
    page, section, item = opened()
    for number in (2, len(item["places"])):
        section.get_by_role("button", name=f"Number {number}: go to its label").click()
        assert section.get_by_label(str(number), exact=True).evaluate("line => line === document.activeElement")
        assert section.locator(".mc-pointed").all_inner_texts() == [str(number)]
    section.get_by_role("button", name="Number 3: go to its label").focus()
    assert section.locator(".mc-pointed").count() == 0
    page.keyboard.press("Enter")
    assert section.locator(".mc-pointed").all_inner_texts() == ["3"]


def test_a_wrong_label_is_explained_and_so_is_the_one_that_was_chosen(opened):
    _, section, item = opened()
    right = [place["label"] for place in item["places"]]
    choose(section, [item["extras"][0]["text"], *right[1:]])
    feedback = check(section)
    assert "90%" in feedback.locator(".mc-result").inner_text()
    row = reason(feedback, f"1 → {right[0]}").inner_text()
    assert row.startswith("✗") and f"You chose: {item['extras'][0]['text']}" in row
    assert "The ulna is the forearm bone on the side of the little finger" in feedback.inner_text()
    section.get_by_role("button", name="Show the answer").click()
    assert set(section.locator(".mc-verdict").all_inner_texts()) == {"✓ The answer"}


def test_a_picture_with_a_number_left_out_is_not_checked(opened):
    _, section, item = opened()
    choose(section, [place["label"] for place in item["places"][:-1]])
    section.get_by_role("button", name="Check", exact=True).click()
    assert section.get_by_role("alert").inner_text() == "Choose a label for every number first."
    assert section.locator(".mc-feedback").count() == 0


def test_the_labels_stand_in_another_order_than_the_numbers(opened):
    _, section, item = opened()
    listed = section.get_by_label("1", exact=True).locator("option").all_inner_texts()[1:]
    labels = [*(place["label"] for place in item["places"]), *(extra["text"] for extra in item["extras"])]
    assert sorted(listed) == sorted(labels)
    assert listed != labels


def test_only_the_numbers_of_the_lines_are_bold_and_not_the_whole_question(opened):
    _, section, _ = opened()
    assert section.locator(".mc-item").evaluate("item => getComputedStyle(item).fontWeight") == "400"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_book_leaves_a_picture_in_its_place_and_its_colours(served, new_page, scheme):
    lessons = load_bank().lessons.values()
    lesson = next(lesson for lesson in lessons if SKELETON in [item.id for item in lesson.items])
    page = new_page(PHONE, scheme)
    page.goto(f"{served}/notebooks/{lesson.notebook}.html")
    pictures = page.locator(".mc-picture img")
    pictures.first.wait_for()
    assert pictures.count() > 1
    for picture in pictures.all():
        style = picture.evaluate("img => (({ padding, filter }) => ({ padding, filter }))(getComputedStyle(img))")
        assert style == {"padding": "0px", "filter": "none"}
        frame, drawing = picture.evaluate_handle("img => img.parentElement").bounding_box(), picture.bounding_box()
        assert drawing["width"] == pytest.approx(frame["width"] - 2, abs=0.5), "all but the border"


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
@pytest.mark.parametrize("name", LABELS)
def test_each_picture_fits_has_large_targets_apart_and_no_accessibility_fault(opened, screens, name, size, scheme):
    page, section, item = opened(name, size, scheme)
    picture = section.locator(".mc-picture img")
    picture.evaluate("img => img.decode()")
    assert picture.get_attribute("alt") == item["alt"]
    frame = picture.bounding_box()
    boxes = [number.bounding_box() for number in section.locator(".mc-place").all()]
    assert len(boxes) == len(item["places"])
    for place, box in zip(item["places"], boxes, strict=True):
        assert (box["width"], box["height"]) == (44, 44)
        middle = (box["x"] + 22, box["y"] + 22)
        wanted = (frame["x"] + frame["width"] * place["x"] / 100, frame["y"] + frame["height"] * place["y"] / 100)
        assert middle == pytest.approx(wanted, abs=1.5)
        assert frame["x"] - 1 <= box["x"] and box["x"] + 44 <= frame["x"] + frame["width"] + 1
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            assert max(abs(one["x"] - other["x"]), abs(one["y"] - other["y"])) >= APART / 2**0.5
    small = section.locator("button, select").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).filter(box => box.width < 44 || box.height < 44).length"
    )
    assert small == 0
    assert violations(page) == []
    section.get_by_label("1", exact=True).focus()
    page.screenshot(path=screens / f"{name}-{size['width']}-{scheme}.png", full_page=True)
    choose(section, [item["extras"][0]["text"], *(place["label"] for place in item["places"][1:])])
    check(section)
    assert violations(page) == []
    assert fits(page)
    page.screenshot(path=screens / f"{name}-{size['width']}-{scheme}-checked.png", full_page=True)
    assert page.faults == []
