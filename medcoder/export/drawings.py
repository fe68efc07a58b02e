"""The drawings of the items of the kind ``label``, with the numbers drawn in: on paper no script puts them there."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ElementTree
from pathlib import Path

_SVG = "http://www.w3.org/2000/svg"


def numbered(path: Path, places: list[dict]) -> bytes:
    """The drawing at ``path`` as SVG with a numbered circle at each place.

    ``places``: ``[{"x": percent of the width, "y": percent of the height, ...}]``, numbered from 1 in this order.
    Raises OSError where the file is missing, ElementTree.ParseError where it is no XML.
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(path.read_bytes())
    left, top, width, height = (float(part) for part in root.get("viewBox").replace(",", " ").split())
    size = width / 30
    for number, place in enumerate(places, start=1):
        x, y = left + place["x"] / 100 * width, top + place["y"] / 100 * height
        _number(root, number, x, y, size)
    return ElementTree.tostring(root, encoding="utf-8")


def numbered_address(path: Path, places: list[dict]) -> str:
    """The numbered drawing as a ``data:`` address."""
    return f"data:image/svg+xml;base64,{base64.b64encode(numbered(path, places)).decode()}"


def _number(root: ElementTree.Element, number: int, x: float, y: float, size: float) -> None:
    """``size``: the circle's radius. Styles stand in the element, for the drawing has a style sheet of its own."""
    circle = ElementTree.SubElement(root, f"{{{_SVG}}}circle")
    for name, value in {"cx": x, "cy": y, "r": size}.items():
        circle.set(name, f"{value:.1f}")
    circle.set("style", "fill: #fff; stroke: #000; stroke-width: 1.5")
    text = ElementTree.SubElement(root, f"{{{_SVG}}}text", x=f"{x:.1f}", y=f"{y + size * 0.4:.1f}")
    text.set("style", f"font: bold {size * 1.2:.1f}px sans-serif; fill: #000; stroke: none; text-anchor: middle")
    text.text = str(number)
