"""A learner who uses the keyboard alone and knows every answer."""

from __future__ import annotations

import json

from medcoder.assess.em_levels import ELEMENTS

ACTIVE = "document.activeElement"
MANY = 300
WAY_TO = f"""element => element === {ACTIVE} ? "here"
    : {ACTIVE}.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab\""""


class Learner:
    """Works through one activity of a page: ``section`` is its ``<section class="mc">``."""

    def __init__(self, page, section):
        self.page = page
        self.section = section

    def complete(self, sheet: dict) -> None:
        """Answer every question rightly, one after the other, to the summary."""
        for number, item in enumerate(sheet["items"]):
            self.answer(item)
            assert self.section.locator(".mc-feedback").is_visible(), item["id"]
            if len(sheet["items"]) > 1:
                self.press_button("Next" if number + 1 < len(sheet["items"]) else "Summary", last=True)

    def answer(self, item: dict) -> None:
        getattr(self, f"_{item['kind']}")(item)
        if item["kind"] == "reflect":
            self.press_button("Save my rating")
        elif item["kind"] not in ("fill", "query"):
            self.press_button("Check")

    def press_button(self, name: str, last: bool = False) -> None:
        """Go with Tab to the button of that name (``last``: the last of that name) and press it."""
        buttons = self.section.get_by_role("button", name=name, exact=True)
        self._tab_to(buttons.last if last else buttons.first)
        self.page.keyboard.press("Enter")

    def _tab_to(self, target) -> None:
        """Press Tab, or Shift+Tab where the target lies behind, until the target has the focus."""
        wanted = target.element_handle()
        for _ in range(MANY):
            way = wanted.evaluate(WAY_TO)
            if way == "here":
                return
            self.page.keyboard.press(way)
        raise AssertionError(f"Tab never comes to {target}")

    def _choose(self, item: dict) -> None:
        keys = {str(number) for number, option in enumerate(item["options"]) if option["key"]}
        inputs = self.section.locator(".mc-question input")
        if item["several"]:
            for box in inputs.all():
                if box.get_attribute("value") in keys:
                    self._tab_to(box)
                    self.page.keyboard.press("Space")
            return
        self._tab_to(inputs.first)
        self.page.keyboard.press("Space")
        for _ in item["options"]:
            if self.page.evaluate(f"{ACTIVE}.value") in keys:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys never come to the key of {item['id']}")

    def _order(self, item: dict) -> None:
        steps = [text(step["text"]) for step in item["steps"]]
        for place, step in enumerate(steps):
            row = self.section.locator(".mc-step").filter(has=self.page.get_by_text(step, exact=True))
            self._tab_to(row.locator(".mc-arrow").first)
            while self._place_of(step) > place:
                self.page.keyboard.press("ArrowUp")

    def _place_of(self, step: str) -> int:
        return self.section.locator(".mc-step > span").all_text_contents().index(step)

    def _sort(self, item: dict) -> None:
        for card in item["cards"]:
            self._tab_to(self.section.locator(".mc-card", has_text=text(card["text"])).first)
            self.page.keyboard.press("Enter")
            self._tab_to(self.section.locator(".mc-bin-button").nth(card["bin"]))
            self.page.keyboard.press("Space")

    def _match(self, item: dict) -> None:
        for pair in item["pairs"]:
            self._pick(pair["left"], pair["right"])

    def _label(self, item: dict) -> None:
        for number, place in enumerate(item["places"], start=1):
            self._pick(str(number), place["label"])

    def _pick(self, label: str, wanted: str, part=None) -> None:
        """Go to the list of that name, and down to the choice that is wanted or begins with it. In a ``part`` of
        the section the name only has to begin so."""
        select = part.locator("select").and_(part.get_by_label(label)) if part else self.section.get_by_label(label, exact=True)
        self._tab_to(select)
        for _ in range(select.locator("option").count()):
            if select.evaluate("select => select.selectedOptions[0].text").startswith(wanted):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys never come to {wanted} of {label}")

    def _level(self, item: dict) -> None:
        for element, steps in ELEMENTS.items():
            self._pick(element.capitalize(), steps[item["keys"][element]])
        if item["keys"]["minutes"] is not None:
            self._tab_to(self.section.get_by_label("Total time, in minutes"))
            self.page.keyboard.type(str(item["keys"]["minutes"]))

    def _build(self, item: dict) -> None:
        table = next(table for table in item["tables"] if table["table"] == item["keys"]["table"])
        if len(item["tables"]) > 1:
            self._pick("Table", table["table"])
        for number, name, value in zip(range(4, 8), table["names"], item["keys"]["values"], strict=True):
            self._pick(f"{number} {name}", f"{value} ")

    def _switch(self, item: dict) -> None:
        if len(item["principals"]) > 1:
            radios = self.section.locator(".mc-switches input[type=radio]")
            self._tab_to(radios.first)
            self.page.keyboard.press("Space")
            for _ in range([each["key"] for each in item["principals"]].index(True)):
                self.page.keyboard.press("ArrowDown")
        for box, diagnosis in zip(self.section.locator(".mc-switches input[type=checkbox]").all(), item["diagnoses"], strict=True):
            if diagnosis["key"]:
                self._tab_to(box)
                self.page.keyboard.press("Space")

    def _audit(self, item: dict) -> None:
        errors = {name: told for name, told in item["errors"]}
        rules = {rule["id"]: rule["text"] for rule in item["rules"]}
        for number, line in enumerate(item["lines"]):
            row = self.section.locator(".mc-audit-lines > li").nth(number)
            self._pick("Finding (", errors.get(line["error"], "Stands as it is"), row)
            if line["error"]:
                self._type_over(row.locator(".mc-code-input"), line["correct"] or "")
                self._pick("Rule (", rules[line["rule"]], row)
        for number, each in enumerate(item["missed"]):
            self.press_button("Add a code that is missing")
            self.page.keyboard.type(each["code"])
            self._pick("Rule (", rules[each["rule"]], self.section.locator(".mc-audit-missed > li").nth(number))

    def _type_over(self, field, text: str) -> None:
        self._tab_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def _query(self, item: dict) -> None:
        """Write the facts, a question and every option, compare with the model, and tick the first point."""
        radios = self.section.locator(".mc-query-item input[type=radio]")
        self._tab_to(radios.first)
        self.page.keyboard.press("Space")
        if not item["needed"]:
            self.page.keyboard.press("ArrowDown")
            self.press_button("Check")
            return
        facts = ", ".join(indicator["forms"][0] for indicator in item["indicators"])
        self._tab_to(self.section.locator("textarea").first)
        self.page.keyboard.type(f"The record has {facts}. Please clarify the diagnosis?")
        if item["offer"]:
            self._tab_to(self.section.locator("textarea").nth(1))
            self.page.keyboard.type("\n".join([*(forms[0] for forms in item["offer"]), "Other", "Unable to determine"]))
        self.press_button("Check")
        self._tab_to(self.section.locator(".mc-rating input").first)
        self.page.keyboard.press("Space")
        self.press_button("Save my rating")

    def _mark(self, item: dict) -> None:
        wanted = {word for span in item["marks"] for word in span["words"]}
        self._tab_to(self.section.locator(".mc-word").first)
        for position, word in enumerate(item["passage"]):
            if word == "\n":
                continue
            if position in wanted:
                self.page.keyboard.press("Space")
            self.page.keyboard.press("ArrowRight")

    def _fill(self, item: dict) -> None:
        self._tab_to(self.section.locator(".mc-input"))
        self.page.keyboard.type(item["accept"][0])
        self.page.keyboard.press("Enter")

    def _code(self, item: dict) -> None:
        self._enter_codes(item)

    def _chart(self, item: dict) -> None:
        if "query" in item:
            right = [option["key"] for option in item["query"]].index(True)
            self._choose_radio(self.section.locator(".mc-query input"), str(right))
        self._enter_codes(item)
        for number, key in enumerate(item["keys"]):
            row = self.section.locator(".mc-code-row").nth(number)
            if "poa" in key:
                select = row.get_by_label("Present on admission")
                self._tab_to(select)
                self.page.keyboard.type(key["poa"])
            self._mark_evidence(row, item, key)

    def _choose_radio(self, radios, value: str) -> None:
        self._tab_to(radios.first)
        self.page.keyboard.press("Space")
        for _ in range(radios.count()):
            if self.page.evaluate(f"{ACTIVE}.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow keys never come to {value}")

    def _enter_codes(self, item: dict) -> None:
        """Type each code; Enter leads to the line for the next one."""
        self._tab_to(self.section.locator(".mc-code-input").first)
        for number, key in enumerate(item["keys"]):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(key["code"])

    def _mark_evidence(self, row, item: dict, key: dict) -> None:
        self._tab_to(row.get_by_role("button", name="Mark the evidence"))
        self.page.keyboard.press("Enter")
        for evidence in key["evidence"]:
            paper = self.section.locator(".mc-document").nth(evidence["document"])
            self._tab_to(paper.locator(".mc-word[tabindex='0']"))
            self.page.keyboard.press("Home")
            for number in range(evidence["phrases"][-1] + 1):
                if number in evidence["phrases"]:
                    self.page.keyboard.press("Space")
                self.page.keyboard.press("ArrowRight")
        self.press_button("Done marking")

    def _reflect(self, item: dict) -> None:
        self._tab_to(self.section.locator("textarea"))
        self.page.keyboard.type("What I think.")
        self.press_button("Compare with a model answer")
        self._tab_to(self.section.locator(".mc-rating input").first)
        self.page.keyboard.press("Space")


def sheets(page) -> list[dict]:
    """The answer sheets of a published page, in order."""
    texts = page.locator('[data-medcoder="activity"] > script').all_text_contents()
    return [json.loads(found) for found in texts]


def text(tree: list) -> str:
    """The text of a tree of the small Markdown."""
    return "".join(node if isinstance(node, str) else text(node[1:]) for node in tree)
