"""The published form of an activity: HTML that needs no kernel, and is readable without a script.

It is a ``<div class="medcoder">`` that holds the answer sheet as JSON, from which the page's
script builds the live activity, and a readable section for print, for readers without
scripts, and for code hosts, which drop the JSON.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from medcoder.assess.em_levels import ELEMENTS
from medcoder.assess.markup import to_html

BUNDLE = Path(__file__).parent / "static" / "medcoder.js"
"""The page's script, built from ``frontend/``."""

CODEBOOK_BUNDLE = Path(__file__).parent / "static" / "codebook.js"
"""The code book's script, built likewise; a page loads it only where it shows a code book."""

PRACTICE_BUNDLE = Path(__file__).parent / "static" / "practice.js"
"""Kinds of questions, drills and exams that some lessons have; a page loads it only where it shows one."""

TOOLS_BUNDLE = Path(__file__).parent / "static" / "tools.js"
"""The tools, loaded likewise."""


def activity_html(sheet: dict) -> str:
    """The published form of one answer sheet."""
    return _published("activity", sheet, _READABLE.get(sheet["form"], _readable_activity)(sheet))


def progress_html(outline: dict) -> str:
    """The published form of the progress panel, from the outline of the course."""
    readable = f"{_RUN}<p>Your progress shows here when the page’s script runs.</p>"
    return _published("progress", outline, readable)


def codebook_html(query: str, found: list[tuple[str, str]]) -> str:
    """The published form of the code book. ``found``: codes with titles that the query names."""
    if found:
        readable = _list(f"<strong>{escape(code)}</strong> {escape(title)}" for code, title in found)
    else:
        readable = "<p>The code book shows here when the page’s script runs.</p>"
    return _published("codebook", {"query": query}, f"<p><strong>Code book</strong></p>{_RUN}{readable}")


_RUN = (
    '<p class="medcoder-run"><em>To answer here, run this notebook: in the menu Run, '
    "choose Run All Cells.</em></p>"
)
"""For a reader in JupyterLab before anything is run; the book's style hides it."""


def _published(what: str, data: dict, readable: str) -> str:
    return (
        f'<div class="medcoder" data-medcoder="{what}">'
        f'<script type="application/json">{embedded(data)}</script>'
        f'<section class="medcoder-readable">{readable}</section>'
        "</div>"
    )


def embedded(data: dict) -> str:
    """JSON that no text can break out of: ``<`` never stands in it."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _readable_activity(sheet: dict) -> str:
    record = f"<pre>{escape(sheet['record'])}</pre>" if "record" in sheet else ""
    if sheet["form"] == "exam":
        record = f"<p>{len(sheet['items'])} questions, {sheet['minutes']} minutes.</p>"
    scenes = sheet.get("steps", [{}] * len(sheet["items"]))
    parts = list(zip(sheet["items"], scenes, strict=True))
    questions = "".join(f"<li>{_before(scene)}{_question(item)}</li>" for item, scene in parts)
    answers = "".join(f"<li>{_answer(item)}{_after(scene)}</li>" for item, scene in parts)
    return (
        f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}{record}<ol>{questions}</ol>"
        f"<details><summary>Answers</summary><ol>{answers}</ol></details>"
    )


def _readable_made(sheet: dict) -> str:
    """What a drill asks about, or a tool works with, folded away."""
    data = _MADE_OF[sheet.get("generator") or sheet["tool"]](sheet["data"])
    return f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}{data}"


def _readable_final(sheet: dict) -> str:
    what = f"{sheet['draw']} questions and {sheet['charts']} charts, drawn over all lessons, in {sheet['minutes']} minutes."
    return f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}<p>{what}</p>"


def _readable_mock(sheet: dict) -> str:
    minutes = sheet["minutes"]
    counts = {length: sum(area[length] for area in sheet["areas"]) for length in ("full", "half")}
    what = f"Full: {counts['full']} questions in {minutes['full']} minutes. Half: {counts['half']} in {minutes['half']}."
    rows = [[area["title"], str(area["full"]), str(area["half"])] for area in sheet["areas"]]
    return (
        f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}<p>{what}</p><p>{escape(sheet['is_not'])}</p>"
        f"<p>{escape(sheet['lacks'])}</p>{_table(['Area', 'Full', 'Half'], rows)}"
    )


def _readable_review(sheet: dict) -> str:
    return f"<p><strong>{escape(sheet['title'])}</strong></p>{_RUN}{_FROM_RECORD}"


_READABLE = {"drill": _readable_made, "tool": _readable_made, "final": _readable_final, "mock": _readable_mock, "review": _readable_review}
"""The forms that have no questions of their own."""


def _readable_word_parts(data: dict) -> str:
    example = {part: term for term in reversed(data["terms"]) for _, part in term["parts"]}
    rows = {"prefix": [], "root": [], "suffix": []}
    for number, part in enumerate(data["parts"]):
        term = example[number]
        taken_apart = " + ".join(piece for piece, _ in term["parts"])
        rows[part["kind"]].append(
            [", ".join(part["forms"]), part["meaning"], f"{term['term']} = {taken_apart}: {term['meaning']}"]
        )
    tables = [
        _folded(title, _table(["Part", "Meaning", "Example"], rows[kind]))
        for kind, title in (("prefix", "Prefixes"), ("root", "Roots"), ("suffix", "Suffixes"))
    ]
    alike = [
        ["; ".join(f"{word['word']}: {word['meaning']}" for word in each["words"]), each["tell"]]
        for each in data["confused"]
    ]
    return "".join(tables) + _folded("Easily confused", _table(["Words", "How to tell them apart"], alike))


def _readable_drugs(data: dict) -> str:
    rows = [
        [drug["code"], drug["name"], f"{'up to ' if drug['upto'] else ''}{_amount(drug['unit']['amount'])} {drug['unit']['measure']}", "; ".join(drug["source"])]
        for drug in data["drugs"]
    ]
    return _folded("The drugs and their billing units", _table(["Code", "Drug", "One unit", "Source"], rows))


def _amount(number: float) -> str:
    return f"{number:,.10g}"


def _readable_levels(data: dict) -> str:
    steps = [
        [element.capitalize(), guide["level"], guide["text"]] for element in ("problems", "data", "risk") for guide in data["guide"][element]
    ]
    visits = [
        [each["title"], ", ".join(map(str, dict.fromkeys(each["levels"]))), "; ".join(f"level {number}: {least}" for number, least in each["minutes"]) or "does not count"]
        for each in data["services"]
    ]
    return _folded("What each step takes", _table(["Element", "Step", "What it takes"], steps)) + _folded(
        "The levels of each kind of visit", _table(["Visit", "Levels", "Least minutes"], visits)
    )


def _readable_paths(data: dict) -> str:
    rows = []
    for path in data["paths"]:
        costs = [
            f"{cost['what']}: {_span(cost['least'], cost['most'])} {cost['currency']} ({'; '.join(cost['source'])}; as of {cost['as_of']})"
            for lines in path["cost"].values()
            for cost in lines
        ]
        rows.append([path["title"], path["suits"], "; ".join(costs) or "no price with a source: ask the school"])
    stages = [[stage["title"], f"{_span(*stage['hours'])} hours"] for stage in data["stages"]]
    return _folded("The paths", _table(["Path", "Whom it suits", "Cost"], rows)) + _folded(
        "The stages and their hours", _table(["Stage", "Hours"], stages)
    )


def _span(least: float, most: float) -> str:
    return _amount(least) if least == most else f"{_amount(least)} to {_amount(most)}"


def _readable_credentials(data: dict) -> str:
    heads = ["Credential", "Work", *(column["title"] for column in data["columns"])]
    rows = [
        [f"{each['name']}, {each['long']} ({each['issuer']})", each["work"], *(_fact(each["facts"].get(column["id"])) for column in data["columns"])]
        for each in data["credentials"]
    ]
    return _folded(f"The credentials compared, as of {data['as_of']}", _table(heads, rows))


def _fact(fact: dict | None) -> str:
    return f"{fact['text']} ({'; '.join(fact['source'])}; {fact['as_of']})" if fact else "–"


def _readable_study_plan(data: dict) -> str:
    tables = [
        _folded(escape(exam["title"]), _table(["Area", "Share"], [[area["title"], f"{_amount(area['share'])}%"] for area in exam["areas"]]))
        for exam in data["exams"]
    ]
    return "".join(tables) + _list(map(escape, data["advice"]))


def _readable_ceus(data: dict) -> str:
    rows = [[each["credential"], str(each["ceus"]), str(each["years"]), f"{'; '.join(each['source'])}; {each['as_of']}"] for each in data["rules"]]
    return _folded("What each cycle asks for", _table(["Credential", "CEUs", "Years", "Source"], rows)) + _list(map(escape, data["advice"]))


def _readable_tasks(data: dict) -> str:
    rows = [[str(task["week"]), task["text"], task["why"]] for task in sorted(data["tasks"], key=lambda task: task["week"])]
    return f"<p>{escape(data['intro'])}</p>" + _folded(escape(data["title"]), _table(["Week", "Do", "Why"], rows))


def _readable_costs(data: dict) -> str:
    return "".join(_folded(escape(case["title"]), _cost_case(case)) for case in data["cases"])


def _cost_case(case: dict) -> str:
    def row(outcome: dict) -> list[str]:
        return [outcome["label"], f"{outcome['amount']:,.2f} {case['unit']}", outcome.get("error", "none")]

    follows = _list(
        [
            f"{escape(case['right']['label'])}: {to_html(case['right']['note'])}",
            *(f"{escape(each['label'])}: {to_html(each['note'])} {to_html(each['follows'])}" for each in case["wrong"]),
        ]
    )
    table = _table(["Coded", "Payment", "Error"], [row(each) for each in (case["right"], *case["wrong"])])
    return f"<pre>{escape(case['record'])}</pre>{table}{follows}"


def _readable_changes(data: dict) -> str:
    count = {year: [change for change in data["changes"] if change[0] == year] for year in data["years"]}
    rows = [[f"FY {year}", *(str(sum(change[1] == action for change in own)) for action in ("add", "delete", "revise"))] for year, own in count.items()]
    return _table(["Fiscal year", "Added", "Deleted", "New title"], rows)


_FROM_RECORD = "<p>This is made from your own answers, where the page’s script runs.</p>"


_MADE_OF = {
    "readiness": lambda data: _FROM_RECORD,
    "codes": lambda data: "<p>Questions drawn from the code book, where the page’s script runs.</p>",
    "credential-chooser": _readable_credentials,
    "study-plan": _readable_study_plan,
    "ceu-planner": _readable_ceus,
    "ninety-days": _readable_tasks,
    "update-routine": _readable_tasks,
    "error-costs": _readable_costs,
    "code-changes": _readable_changes,
    "portfolio": lambda data: _FROM_RECORD,
    "your-road": lambda data: _FROM_RECORD,
    "word-parts": _readable_word_parts,
    "drug-units": _readable_drugs,
    "em-levels": _readable_levels,
    "path-planner": _readable_paths,
}


def _folded(title: str, html: str) -> str:
    return f"<details><summary>{title}</summary>{html}</details>"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _before(scene: dict) -> str:
    """What a story tells before a question."""
    if not scene:
        return ""
    return f"<p><strong>{escape(scene['heading'])}</strong></p><div>{to_html(scene['text'])}</div>"


def _after(scene: dict) -> str:
    """What comes of it."""
    if not scene:
        return ""
    rows = "".join(
        f"<tr><th>{escape(field)}</th><td>{escape(value)}</td></tr>" for field, value in scene["ledger"]
    )
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    return f"<div>{to_html(scene['after'])}</div>{table}"


def _question(item: dict) -> str:
    record = f"<pre>{escape(item['record'])}</pre>" if "record" in item else ""
    return f"{record}<div>{to_html(item['stem'])}</div>{_CHOICES[item['kind']](item)}"


def _answer(item: dict) -> str:
    source = f"<p>Source: {escape('; '.join(item['source']))}</p>" if item["source"] else ""
    return _KEYS[item["kind"]](item) + source


def _list(parts) -> str:
    return "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"


def _alphabetical(trees) -> str:
    """A list in an order that gives no key away."""
    return _list(sorted(to_html(tree) for tree in trees))


def _passage(item: dict) -> str:
    lines = " ".join(item["passage"]).split(" \n ")
    return "<p>" + "<br>".join(escape(line) for line in lines) + "</p>"


def _sort_choices(item: dict) -> str:
    bins = ", ".join(escape(name) for name in item["bins"])
    return _alphabetical(card["text"] for card in item["cards"]) + f"<p>Sort into: {bins}.</p>"


def _match_choices(item: dict) -> str:
    lefts = _list(escape(pair["left"]) for pair in item["pairs"])
    rights = [pair["right"] for pair in item["pairs"]] + [extra["text"] for extra in item["extras"]]
    return lefts + "<p>Match with:</p>" + _alphabetical([right] for right in rights)


def _encounter(item: dict) -> str:
    """What the codes are for: the setting, the date and the patient."""
    encounter = item["encounter"]
    facts = (encounter["setting"], encounter["date"], _age(encounter.get("age")), encounter.get("sex"))
    return "Encounter: " + ", ".join(escape(fact) for fact in facts if fact)


def _age(years: int | None) -> str | None:
    return None if years is None else {0: "under 1 year", 1: "1 year"}.get(years, f"{years} years")


def _blank(item: dict) -> str:
    return f"<p>{'Codes, in order' if item['several'] else 'Code'}: ________</p>"


def _documents(item: dict) -> str:
    return "".join(
        f"<p><strong>{escape(document['title'])}</strong></p><pre>{escape(_text(document))}</pre>"
        for document in item["documents"]
    )


def _text(document: dict) -> str:
    return "\n".join("".join(line) for line in document["lines"])


def _label_choices(item: dict) -> str:
    labels = [place["label"] for place in item["places"]] + [extra["text"] for extra in item["extras"]]
    # The script puts the numbers into the picture. Without it, the words of ``alt`` tell where they are.
    picture = f'<img src="{escape(item["picture"])}" alt=""><p>{escape(item["alt"])}</p>'
    return f"{picture}<p>Labels:</p>" + _alphabetical([each] for each in labels)


def _level_choices(item: dict) -> str:
    time = ", and the total time that counts" if item["service"]["minutes"] else ""
    return f"<p>{escape(item['service']['title'])}. Set problems, data and risk{time}; the level follows.</p>"


def _build_choices(item: dict) -> str:
    return "".join(_pcs_table(table) for table in item["tables"]) + "<p>Code: ________</p>"


def _pcs_table(table: dict) -> str:
    rows = [["; ".join(f"{value} {title}" for value, title in cell) for cell in row] for row in table["rows"]]
    heads = [f"{number} {name}" for number, name in enumerate(table["names"], 4)]
    told = f"{', '.join(table['heading'])}. {table['definition']}{'. The table is shortened.' if table['excerpt'] else ''}"
    return f"<p><strong>{table['table']}</strong> {escape(told)}</p>{_table(heads, rows)}"


def _switch_choices(item: dict) -> str:
    stay = item["stay"]
    facts = f"Inpatient, {_age(stay['age'])}, {stay['sex']}, discharged on {stay['date']} ({stay['status']})."
    procedures = "; ".join(f"{each['code']} {each['title']}" for each in item["procedures"])
    return (
        f"<p>{escape(facts)}</p>"
        + (f"<p>Procedure: {escape(procedures)}</p>" if procedures else "")
        + f"<p>{'Principal diagnosis, one of' if len(item['principals']) > 1 else 'Principal diagnosis'}:</p>"
        + _list(escape(f"{each['code']} {each['title']}") for each in item["principals"])
        + "<p>Secondary diagnoses that may be switched on:</p>"
        + _list(escape(f"{each['code']} {each['title']}, present on admission: {each['poa']}") for each in item["diagnoses"])
    )


def _audit_choices(item: dict) -> str:
    claim = _list(_titled(item, line["code"]) for line in item["lines"])
    rules = _list(escape(rule["text"]) for rule in item["rules"])
    return f"<p>{_encounter(item)}</p><p>The claim:</p>{claim}<p>Rules to cite:</p>{rules}"


def _chart_choices(item: dict) -> str:
    asked = _alphabetical(option["text"] for option in item.get("query", []))
    before = f"<p>Before the codes: what do you ask the provider?</p>{asked}" if "query" in item else ""
    return f"<p>{_encounter(item)}</p>{_documents(item)}{before}{_blank(item)}"


_CHOICES = {
    "audit": _audit_choices,
    "query": lambda item: "<p>Is a query needed? If so, write it.</p>",
    "level": _level_choices,
    "build": _build_choices,
    "switch": _switch_choices,
    "choose": lambda item: _alphabetical(option["text"] for option in item["options"]),
    "order": lambda item: _alphabetical(step["text"] for step in item["steps"]),
    "sort": _sort_choices,
    "match": _match_choices,
    "label": _label_choices,
    "mark": _passage,
    "fill": lambda item: f"<p>Answer: ________ {escape(item.get('unit', ''))}</p>",
    "code": lambda item: f"<p>{_encounter(item)}</p>{_blank(item)}",
    "chart": _chart_choices,
    "reflect": lambda item: "",
}


def _reasoned(label: str, why: list) -> str:
    return f"{label} — {to_html(why)}"


def _choose_key(item: dict) -> str:
    return _list(
        _reasoned(f"{'Right' if option['key'] else 'Not right'}: {to_html(option['text'])}", option["why"])
        for option in item["options"]
    )


def _sort_key(item: dict) -> str:
    return _list(
        _reasoned(f"{to_html(card['text'])}: {escape(item['bins'][card['bin']])}", card["why"])
        for card in item["cards"]
    )


def _order_key(item: dict) -> str:
    steps = "".join(f"<li>{_reasoned(to_html(step['text']), step['why'])}</li>" for step in item["steps"])
    return f"<ol>{steps}</ol>"


def _match_key(item: dict) -> str:
    return _list(
        _reasoned(f"{escape(pair['left'])}: {escape(pair['right'])}", pair["why"]) for pair in item["pairs"]
    )


def _label_key(item: dict) -> str:
    places = "".join(f"<li>{_reasoned(escape(place['label']), place['why'])}</li>" for place in item["places"])
    return f"<ol>{places}</ol>"


def _mark_key(item: dict) -> str:
    return _list(
        _reasoned(escape(" ".join(item["passage"][word] for word in span["words"])), span["why"])
        for span in item["marks"]
    )


def _code_key(item: dict) -> str:
    keys = "".join(f"<li>{_key_code(item, key)}</li>" for key in item["keys"])
    others = [*item["optional"], *item["leave"]]
    not_counted = _list(_reasoned(_titled(item, each["code"]), each["why"]) for each in others)
    return f"<ol>{keys}</ol>" + (f"<p>Not to be coded, or not needed:</p>{not_counted}" if others else "")


def _key_code(item: dict, key: dict) -> str:
    """One code with its reason; in a chart also its indicator, its evidence and its rule."""
    parts = [_reasoned(_titled(item, key["code"]), key["why"])]
    if "poa" in key:
        parts.append(f"<p>Present on admission: {escape(key['poa'])}.</p>")
    for evidence in key.get("evidence", []):
        title = item["documents"][evidence["document"]]["title"]
        parts.append(f"<p>{escape(title)}: “{escape(evidence['words'])}”</p>")
    if "source" in key:
        parts.append(f"<p>Rule: {escape('; '.join(key['source']))}</p>")
    return "".join(parts)


def _titled(item: dict, code: str) -> str:
    return f"<strong>{escape(code)}</strong> {escape(item['titles'].get(code, ''))}"


def _chart_key(item: dict) -> str:
    thoughts = "".join(f"<li>{to_html(thought)}</li>" for thought in item["thinking"])
    asked = "".join(f"<p>To ask the provider: {_reasoned(to_html(each['text']), each['why'])}</p>" for each in item.get("query", []) if each["key"])
    return f"{asked}{_code_key(item)}<p>The coder’s reasoning:</p><ol>{thoughts}</ol>"


def _level_key(item: dict) -> str:
    keys = item["keys"]
    rows = [_reasoned(f"{each.capitalize()}: {ELEMENTS[each][keys[each]]}", item["why"][each]) for each in ELEMENTS]
    rows.append(_reasoned(f"Time: {keys['minutes'] or 'none that counts'}", item["why"]["time"]))
    return _list(rows) + f"<p>Level {item['level']}, decision making {item['making'][item['decision']]}.</p>"


def _build_key(item: dict) -> str:
    keys, why = item["keys"], item["why"]
    table = next(each for each in item["tables"] if each["table"] == keys["table"])
    rows = [_reasoned(f"Table {keys['table']}", why["table"])]
    rows += [
        _reasoned(f"{number} {escape(name)}: {value}", reason)
        for number, name, value, reason in zip(range(4, 8), table["names"], keys["values"], why["values"], strict=True)
    ]
    return f"<p><strong>{keys['table']}{''.join(keys['values'])}</strong></p>{_list(rows)}"


def _switch_key(item: dict) -> str:
    def row(each: dict, said: str) -> str:
        return _reasoned(f"{said}: <strong>{each['code']}</strong> {escape(each['title'])}", each["why"])

    principals = [row(each, "Principal" if each["key"] else "Not the principal") for each in item["principals"]]
    return _list(principals + [row(each, "On" if each["key"] else "Off") for each in item["diagnoses"]])


def _audit_key(item: dict) -> str:
    errors, rules = dict(item["errors"]), {rule["id"]: rule["text"] for rule in item["rules"]}

    def line(each: dict) -> str:
        if each["error"] is None:
            return _reasoned(f"{_titled(item, each['code'])}: stands", each["why"])
        instead = _titled(item, each["correct"]) if each["correct"] else "the code is to go"
        return _reasoned(f"{_titled(item, each['code'])}: {errors[each['error']]}; {instead}; {escape(rules[each['rule']])}", each["why"])

    rows = [line(each) for each in item["lines"]]
    rows += [_reasoned(f"Missing: {_titled(item, each['code'])}; {escape(rules[each['rule']])}", each["why"]) for each in item["missed"]]
    return _list(rows) + f"<p>The claim as it should be: {', '.join(item['claim'])}.</p>"


def _query_key(item: dict) -> str:
    needed = "A query is needed." if item["needed"] else "No query is needed."
    return f"<p>{needed}</p>{to_html(item['why'])}<div>{to_html(item['model'])}</div>{_list(map(to_html, item['points']))}"


_KEYS = {
    "audit": _audit_key,
    "query": _query_key,
    "level": _level_key,
    "build": _build_key,
    "switch": _switch_key,
    "code": _code_key,
    "chart": _chart_key,
    "choose": _choose_key,
    "order": _order_key,
    "sort": _sort_key,
    "match": _match_key,
    "label": _label_key,
    "mark": _mark_key,
    "fill": lambda item: f"<p>{_reasoned(escape(item['accept'][0]), item['why'])}</p>",
    "reflect": lambda item: f"<div>{to_html(item['model'])}</div>{_list(map(to_html, item['points']))}",
}
