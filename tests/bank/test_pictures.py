"""Drawings: what the bank refuses, and where their numbers may stand."""

from types import SimpleNamespace

import pytest
from small_course import PICTURE

from medcoder.assess.bank import FOLDER, load_bank
from medcoder.assess.pictures import picture_faults, place_faults


@pytest.fixture
def drawing(tmp_path):
    """Changes a sound drawing; its file."""

    def changed(old="", new=""):
        assert old in PICTURE
        path = tmp_path / "drawing.svg"
        path.write_text(PICTURE.replace(old, new, 1) if old else PICTURE, encoding="utf-8")
        return path

    return changed


def test_a_sound_drawing_has_no_fault(drawing):
    assert picture_faults(drawing()) == []
    assert picture_faults(drawing('stroke="#000"', 'stroke="url(#shade)"')) == [], "a place in the drawing itself"


def test_a_missing_drawing_is_the_only_fault(tmp_path):
    assert picture_faults(tmp_path / "nowhere.svg") == ["the file is missing"]


FAULTS = {
    "no SVG": ("</svg>", "", "it is no well-formed SVG (no element found: line 5, column 0)"),
    "another format": (' xmlns="http://www.w3.org/2000/svg"', "", "its outermost element is not svg"),
    "no viewBox": (' viewBox="0 0 300 200"', "", "it has no viewBox of four numbers"),
    "half a viewBox": ("0 0 300 200", "300 200", "it has no viewBox of four numbers"),
    "viewBox in words": ("0 0 300 200", "0 0 wide high", "it has no viewBox of four numbers"),
    "no width": ("0 0 300 200", "0 0 0 200", "it has no viewBox of four numbers"),
    "script": ("<style>", "<script>alert(1)</script><style>", "it holds <script>"),
    "link": ("<style>", '<a href="#x"/><style>', "it holds <a>"),
    "copy": ("<style>", '<use href="#x"/><style>', "it holds <use>"),
    "image": ("<style>", "<image/><style>", "it holds <image>"),
    "page": ("<style>", "<foreignObject/><style>", "it holds <foreignObject>"),
    "handler": ('stroke="#000"', 'onclick="alert(1)"', "it has the attribute onclick"),
    "address": ('stroke="#000"', 'fill="url(https://example.org/a.svg#b)"', "it names an outside address"),
    "address without scheme": ('stroke="#000"', 'href="//example.org/a"', "it names an outside address"),
    "address in a style": ("fill: none", "fill: url('a.svg#b')", "it names an outside address"),
    "style from outside": ("path {", "@import 'a.css'; path {", "it names an outside address"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_drawing_is_refused_with_the_reason(drawing, fault):
    old, new, reason = fault
    assert reason in picture_faults(drawing(old, new))


def at(*points):
    return [SimpleNamespace(x=x, y=y) for x, y in points]


def test_distances_count_by_the_shape_of_the_drawing(drawing):
    wide = drawing()
    assert list(place_faults(wide, at((50, 20), (50, 40)))) == ["numbers 1 and 2 are less than 48 pixels apart on a phone"]
    high = drawing("0 0 300 200", "0 0 300 400")
    assert list(place_faults(high, at((50, 20), (50, 40)))) == []


def test_every_pair_that_is_too_close_is_named(drawing):
    crowd = at((40, 50), (50, 50), (60, 50))
    assert [fault[:15] for fault in place_faults(drawing(), crowd)] == ["numbers 1 and 2", "numbers 2 and 3"]


@pytest.mark.parametrize("point", [(5, 50), (95, 50), (50, 5), (50, 95)])
def test_a_number_at_any_edge_is_named(drawing, point):
    [fault] = place_faults(drawing(), at(point))
    assert fault == "number 1 is less than 22 pixels from the edge of the picture on a phone"


def test_every_drawing_of_the_course_is_shown_by_an_item():
    shown = {item.picture for lesson in load_bank().lessons.values() for item in lesson.items if item.kind == "label"}
    assert {path.stem for path in (FOLDER / "pictures").glob("*.svg")} == shown


@pytest.mark.parametrize("path", sorted((FOLDER / "pictures").glob("*.svg")), ids=lambda path: path.stem)
def test_no_word_in_a_drawing_gives_a_label_away(path):
    import xml.etree.ElementTree as ElementTree

    words = " ".join(ElementTree.fromstring(path.read_bytes()).itertext()).casefold()
    labels = [
        place.label.casefold()
        for lesson in load_bank().lessons.values()
        for item in lesson.items
        if item.kind == "label" and item.picture == path.stem
        for place in item.places
    ]
    assert labels
    assert [label for label in labels if label in words] == []
