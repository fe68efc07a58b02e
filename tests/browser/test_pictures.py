"""The words of each drawing stand inside of its boxes: in the fonts at hand, of which DejaVu runs among the widest."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

FOLDERS = ("notebooks/images", "book/images", "medcoder/bank/pictures")
OUTSIDE = """() => {
  const svg = document.querySelector("svg");
  const boxes = [svg, ...svg.querySelectorAll("rect")].map((each) => each.getBoundingClientRect());
  const area = ({ width, height }) => width * height;
  const holds = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  return [...svg.querySelectorAll("text")].filter((text) => {
    const words = text.getBoundingClientRect();
    const [x, y] = [words.left + Math.min(4, words.width / 2), (words.top + words.bottom) / 2];
    const box = boxes.filter((each) => holds(each, x, y)).sort((one, other) => area(one) - area(other))[0];
    return words.width && (!box || words.left < box.left || words.right > box.right);
  }).map((text) => text.textContent);
}"""
"""The texts that stick out of the smallest box in which they begin, to the left or to the right."""


def test_no_words_of_a_picture_leave_their_box(root, new_page):
    page = new_page()
    found = {}
    for path in (path for folder in FOLDERS for path in sorted((root / folder).glob("*.svg"))):
        page.set_content(path.read_text("utf-8"))
        if outside := page.evaluate(OUTSIDE):
            found[path.name] = outside
    assert found == {}
