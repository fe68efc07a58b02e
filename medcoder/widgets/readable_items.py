"""A question and its answer as HTML for reading: on paper, where no script runs, and in the exports.

All take an item's answer sheet (``medcoder.assess.sheet``); all text is escaped here.
"""

from __future__ import annotations

from html import escape

from medcoder.assess.em_levels import ELEMENTS
from medcoder.assess.markup import to_html
from medcoder.widgets.html_parts import html_list, html_table


def before(scene: dict) -> str:
    """What a story tells before a question."""
    if not scene:
        return ""
    return f"<p><strong>{escape(scene['heading'])}</strong></p><div>{to_html(scene['text'])}</div>"


def after(scene: dict) -> str:
    """What comes of it."""
    if not scene:
        return ""
    rows = "".join(
        f"<tr><th>{escape(field)}</th><td>{escape(value)}</td></tr>" for field, value in scene["ledger"]
    )
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    return f"<div>{to_html(scene['after'])}</div>{table}"


def question(item: dict) -> str:
    record = f"<pre>{escape(item['record'])}</pre>" if "record" in item else ""
    return f"{record}<div>{to_html(item['stem'])}</div>{_CHOICES[item['kind']](item)}"


def answer(item: dict) -> str:
    source = f"<p>Source: {escape('; '.join(item['source']))}</p>" if item["source"] else ""
    return _KEYS[item["kind"]](item) + source


def _alphabetical(trees) -> str:
    """A list in an order that gives no key away."""
    return html_list(sorted(to_html(tree) for tree in trees))


def _passage(item: dict) -> str:
    lines = " ".join(item["passage"]).split(" \n ")
    return "<p>" + "<br>".join(escape(line) for line in lines) + "</p>"


def _sort_choices(item: dict) -> str:
    bins = ", ".join(escape(name) for name in item["bins"])
    return _alphabetical(card["text"] for card in item["cards"]) + f"<p>Sort into: {bins}.</p>"


def _match_choices(item: dict) -> str:
    lefts = html_list(escape(pair["left"]) for pair in item["pairs"])
    rights = [pair["right"] for pair in item["pairs"]] + [extra["text"] for extra in item["extras"]]
    return lefts + "<p>Match with:</p>" + _alphabetical([right] for right in rights)


def encounter(item: dict) -> str:
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
    return f"<p><strong>{table['table']}</strong> {escape(told)}</p>{html_table(heads, rows)}"


def _switch_choices(item: dict) -> str:
    stay = item["stay"]
    facts = f"Inpatient, {_age(stay['age'])}, {stay['sex']}, discharged on {stay['date']} ({stay['status']})."
    procedures = "; ".join(f"{each['code']} {each['title']}" for each in item["procedures"])
    return (
        f"<p>{escape(facts)}</p>"
        + (f"<p>Procedure: {escape(procedures)}</p>" if procedures else "")
        + f"<p>{'Principal diagnosis, one of' if len(item['principals']) > 1 else 'Principal diagnosis'}:</p>"
        + html_list(escape(f"{each['code']} {each['title']}") for each in item["principals"])
        + "<p>Secondary diagnoses that may be switched on:</p>"
        + html_list(escape(f"{each['code']} {each['title']}, present on admission: {each['poa']}") for each in item["diagnoses"])
    )


def _audit_choices(item: dict) -> str:
    claim = html_list(_titled(item, line["code"]) for line in item["lines"])
    rules = html_list(escape(rule["text"]) for rule in item["rules"])
    return f"<p>{encounter(item)}</p><p>The claim:</p>{claim}<p>Rules to cite:</p>{rules}"


def _chart_choices(item: dict) -> str:
    asked = _alphabetical(option["text"] for option in item.get("query", []))
    before = f"<p>Before the codes: what do you ask the provider?</p>{asked}" if "query" in item else ""
    return f"<p>{encounter(item)}</p>{_documents(item)}{before}{_blank(item)}"


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
    "code": lambda item: f"<p>{encounter(item)}</p>{_blank(item)}",
    "chart": _chart_choices,
    "reflect": lambda item: "",
}


def _reasoned(label: str, why: list) -> str:
    return f"{label} — {to_html(why)}"


def _choose_key(item: dict) -> str:
    return html_list(
        _reasoned(f"{'Right' if option['key'] else 'Not right'}: {to_html(option['text'])}", option["why"])
        for option in item["options"]
    )


def _sort_key(item: dict) -> str:
    return html_list(
        _reasoned(f"{to_html(card['text'])}: {escape(item['bins'][card['bin']])}", card["why"])
        for card in item["cards"]
    )


def _order_key(item: dict) -> str:
    steps = "".join(f"<li>{_reasoned(to_html(step['text']), step['why'])}</li>" for step in item["steps"])
    return f"<ol>{steps}</ol>"


def _match_key(item: dict) -> str:
    return html_list(
        _reasoned(f"{escape(pair['left'])}: {escape(pair['right'])}", pair["why"]) for pair in item["pairs"]
    )


def _label_key(item: dict) -> str:
    places = "".join(f"<li>{_reasoned(escape(place['label']), place['why'])}</li>" for place in item["places"])
    return f"<ol>{places}</ol>"


def _mark_key(item: dict) -> str:
    return html_list(
        _reasoned(escape(" ".join(item["passage"][word] for word in span["words"])), span["why"])
        for span in item["marks"]
    )


def _code_key(item: dict) -> str:
    keys = "".join(f"<li>{_key_code(item, key)}</li>" for key in item["keys"])
    others = [*item["optional"], *item["leave"]]
    not_counted = html_list(_reasoned(_titled(item, each["code"]), each["why"]) for each in others)
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
    return html_list(rows) + f"<p>Level {item['level']}, decision making {item['making'][item['decision']]}.</p>"


def _build_key(item: dict) -> str:
    keys, why = item["keys"], item["why"]
    table = next(each for each in item["tables"] if each["table"] == keys["table"])
    rows = [_reasoned(f"Table {keys['table']}", why["table"])]
    rows += [
        _reasoned(f"{number} {escape(name)}: {value}", reason)
        for number, name, value, reason in zip(range(4, 8), table["names"], keys["values"], why["values"], strict=True)
    ]
    return f"<p><strong>{keys['table']}{''.join(keys['values'])}</strong></p>{html_list(rows)}"


def _switch_key(item: dict) -> str:
    def row(each: dict, said: str) -> str:
        return _reasoned(f"{said}: <strong>{each['code']}</strong> {escape(each['title'])}", each["why"])

    principals = [row(each, "Principal" if each["key"] else "Not the principal") for each in item["principals"]]
    return html_list(principals + [row(each, "On" if each["key"] else "Off") for each in item["diagnoses"]])


def _audit_key(item: dict) -> str:
    errors, rules = dict(item["errors"]), {rule["id"]: rule["text"] for rule in item["rules"]}

    def line(each: dict) -> str:
        if each["error"] is None:
            return _reasoned(f"{_titled(item, each['code'])}: stands", each["why"])
        instead = _titled(item, each["correct"]) if each["correct"] else "the code is to go"
        return _reasoned(f"{_titled(item, each['code'])}: {errors[each['error']]}; {instead}; {escape(rules[each['rule']])}", each["why"])

    rows = [line(each) for each in item["lines"]]
    rows += [_reasoned(f"Missing: {_titled(item, each['code'])}; {escape(rules[each['rule']])}", each["why"]) for each in item["missed"]]
    return html_list(rows) + f"<p>The claim as it should be: {', '.join(item['claim'])}.</p>"


def _query_key(item: dict) -> str:
    needed = "A query is needed." if item["needed"] else "No query is needed."
    return f"<p>{needed}</p>{to_html(item['why'])}<div>{to_html(item['model'])}</div>{html_list(map(to_html, item['points']))}"


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
    "reflect": lambda item: f"<div>{to_html(item['model'])}</div>{html_list(map(to_html, item['points']))}",
}
