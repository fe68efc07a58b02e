"""The bank's own drawings, ``bank/pictures/*.svg``."""

from __future__ import annotations

import base64
import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

_SVG = "{http://www.w3.org/2000/svg}"
_REFUSED = {"script", "foreignObject", "image", "a", "use"}
_OUTSIDE = re.compile(r"://|^\s*//|url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)

PHONE = 330
"""The width in pixels that a picture has on a phone."""
APART = 48
"""The least distance of two numbers there: a target of 44 pixels, and room to miss."""
EDGE = 22
"""The least distance of a number from the edge: half a target."""


def picture_address(path: Path) -> str:
    """The drawing as a ``data:`` address, which works without a server and from a folder."""
    return f"data:image/svg+xml;base64,{base64.b64encode(path.read_bytes()).decode()}"


def picture_faults(path: Path) -> list[str]:
    """What is wrong with the drawing at ``path``: each a clause without a full stop."""
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except FileNotFoundError:
        return ["the file is missing"]
    except ElementTree.ParseError as error:
        return [f"it is no well-formed SVG ({error})"]
    faults = [] if root.tag == f"{_SVG}svg" else ["its outermost element is not svg"]
    if _size(root) is None:
        faults.append("it has no viewBox of four numbers")
    found = {element.tag.removeprefix(_SVG) for element in root.iter()}
    faults += [f"it holds <{name}>" for name in sorted(found & _REFUSED)]
    handlers = {name for element in root.iter() for name in element.attrib if name.lower().startswith("on")}
    faults += [f"it has the attribute {name}" for name in sorted(handlers)]
    if any(_OUTSIDE.search(text) for element in root.iter() for text in _texts(element)):
        faults.append("it names an outside address")
    return faults


def place_faults(path: Path, places: list) -> Iterator[str]:
    """Which numbers a finger could not tell apart on a phone, or would not find whole."""
    width, height = _size(ElementTree.fromstring(path.read_bytes()))
    tall = PHONE * height / width
    points = [(place.x / 100 * PHONE, place.y / 100 * tall) for place in places]
    for number, (x, y) in enumerate(points, start=1):
        if min(x, y, PHONE - x, tall - y) < EDGE:
            yield f"number {number} is less than {EDGE} pixels from the edge of the picture on a phone"
    for (one, here), (other, there) in combinations(enumerate(points, start=1), 2):
        if math.dist(here, there) < APART:
            yield f"numbers {one} and {other} are less than {APART} pixels apart on a phone"


def _size(root: ElementTree.Element) -> tuple[float, float] | None:
    """Width and height of the viewBox."""
    try:
        _, _, width, height = (float(part) for part in root.get("viewBox", "").replace(",", " ").split())
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None


def _texts(element: ElementTree.Element) -> list[str]:
    """Where an address can stand: attributes, and the text of a style."""
    return [*element.attrib.values(), *([element.text or ""] if element.tag == f"{_SVG}style" else [])]
