"""The course's questions, each as HTML that stands alone: what every format of the export is made from.

Question and answer are written as the published book's readable form writes them, so all texts are escaped there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from medcoder.assess.bank import Bank
from medcoder.assess.markup import to_html
from medcoder.assess.sheet import activity_sheet, chart_activity, item_sheet
from medcoder.export.drawings import numbered_address
from medcoder.widgets import readable_items

COURSE = "Medical Coding, Chart by Chart"
LICENSE = "The content is under the license CC BY 4.0: share it and change it, name the source, and say what you changed."

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML or UTF-8 cannot hold, or that steer a terminal."""


@dataclass(frozen=True)
class Asked:
    """One question.

    ``sheet``: the item's answer sheet (``medcoder.assess.sheet``). Of a story, each "" elsewhere, all HTML:
    ``record``, which all its questions share; ``before``, what it tells ahead of this one; ``after``, what comes of it.
    """

    sheet: dict
    record: str = ""
    before: str = ""
    after: str = ""

    @property
    def id(self) -> str:
        return self.sheet["id"]

    @property
    def kind(self) -> str:
        return self.sheet["kind"]

    def question(self, with_record: bool = True) -> str:
        """Record, stem and what there is to choose from, as HTML; on request without a story's record."""
        record = self.record if with_record else ""
        return clean(record + self.before + readable_items.question(self.sheet))

    def stem(self) -> str:
        """Record and stem alone, as HTML, for formats that hold the options apart."""
        record = f"<pre>{escape(self.sheet['record'])}</pre>" if "record" in self.sheet else ""
        return clean(f"{self.record}{self.before}{record}<div>{to_html(self.sheet['stem'])}</div>")

    def answer(self) -> str:
        """The key, the reasons and the source, as HTML."""
        return clean(readable_items.answer(self.sheet) + self.after)

    def encounter(self) -> str:
        """Setting, date and patient of an item that asks for codes, as HTML."""
        return clean(f"<p>{readable_items.encounter(self.sheet)}</p>")

    def source(self) -> str:
        """The sources in words, plain text; "" where the item names none."""
        return clean("; ".join(self.sheet["source"]))


@dataclass(frozen=True)
class Group:
    """Questions that belong together: an activity or a chart of a lesson. ``title`` is plain text."""

    title: str
    questions: list[Asked]


def lesson_groups(bank: Bank, lesson) -> list[Group]:
    """The lesson's activities that ask something, then its charts. Drills and tools ask nothing that is written down."""
    groups = [
        Group(activity.title, list(_of_activity(bank, activity))) for activity in lesson.activities if activity.items
    ]
    for named in lesson.charts:
        sheet = chart_activity(bank, named.chart)
        groups.append(Group(f"Chart: {sheet['title']}", [Asked(sheet["items"][0])]))
    return groups


def lesson_questions(bank: Bank, lesson) -> list[Asked]:
    """Every question of a lesson, in reading order."""
    return [asked for group in lesson_groups(bank, lesson) for asked in group.questions]


def exam_questions(bank: Bank) -> dict[str, list[Asked]]:
    """The questions of the mock exams by the file that holds them: ``{"surgery": [...]}``."""
    files: dict[str, list[Asked]] = {}
    for entry in bank.exam_items:
        file, _ = bank.place("item", entry.item.id)
        files.setdefault(PurePosixPath(file).stem, []).append(Asked(item_sheet(bank, entry.item)))
    return files


def _of_activity(bank: Bank, activity) -> Iterator[Asked]:
    sheet = activity_sheet(bank, activity.id)
    pictures = {item.id: item for item in activity.items if item.kind == "label"}
    story = f"<pre>{escape(sheet['record'])}</pre>" if "record" in sheet else ""
    scenes = sheet.get("steps", [{}] * len(sheet["items"]))
    for item, scene in zip(sheet["items"], scenes, strict=True):
        if item["id"] in pictures:
            item["picture"] = numbered_address(bank.picture(pictures[item["id"]].picture), item["places"])
        yield Asked(item, story, readable_items.before(scene), readable_items.after(scene))


def clean(text: str) -> str:
    """The text without characters that no format can hold."""
    return _UNSEEN.sub("", text)


LEFT_OUT = (
    "Left out: drills and tools, which are made on the page;"
    " and the questions of the mock exams, so that those stay new."
)
"""For the formats that hold the questions of the lessons only."""


def number_from(*names: str) -> int:
    """A whole number from 2^30 to 2^31 - 1 that is always the same for the same names."""
    digest = hashlib.sha256("\x1f".join(names).encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def counted(number: int, one: str, many: str | None = None) -> str:
    """``counted(1, "card")`` is "1 card", ``counted(1200, "card")`` is "1,200 cards"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
