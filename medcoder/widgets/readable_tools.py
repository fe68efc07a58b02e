"""What a drill asks about, or a tool works with, as HTML for reading."""

from __future__ import annotations

from html import escape

from medcoder.assess.markup import to_html
from medcoder.widgets.html_parts import html_folded, html_list, html_table


FROM_RECORD = "<p>This is made from your own answers, where the page’s script runs.</p>"
"""For what shows the learner's own record."""


def made_of(sheet: dict) -> str:
    """The data of a drill or a tool, folded away where they are long. ``sheet``: its answer sheet."""
    return _MADE_OF[sheet.get("generator") or sheet["tool"]](sheet["data"])


def _word_parts(data: dict) -> str:
    example = {part: term for term in reversed(data["terms"]) for _, part in term["parts"]}
    rows = {"prefix": [], "root": [], "suffix": []}
    for number, part in enumerate(data["parts"]):
        term = example[number]
        taken_apart = " + ".join(piece for piece, _ in term["parts"])
        rows[part["kind"]].append(
            [", ".join(part["forms"]), part["meaning"], f"{term['term']} = {taken_apart}: {term['meaning']}"]
        )
    tables = [
        html_folded(title, html_table(["Part", "Meaning", "Example"], rows[kind]))
        for kind, title in (("prefix", "Prefixes"), ("root", "Roots"), ("suffix", "Suffixes"))
    ]
    alike = [
        ["; ".join(f"{word['word']}: {word['meaning']}" for word in each["words"]), each["tell"]]
        for each in data["confused"]
    ]
    return "".join(tables) + html_folded("Easily confused", html_table(["Words", "How to tell them apart"], alike))


def _drugs(data: dict) -> str:
    rows = [
        [drug["code"], drug["name"], f"{'up to ' if drug['upto'] else ''}{_amount(drug['unit']['amount'])} {drug['unit']['measure']}", "; ".join(drug["source"])]
        for drug in data["drugs"]
    ]
    return html_folded("The drugs and their billing units", html_table(["Code", "Drug", "One unit", "Source"], rows))


def _amount(number: float) -> str:
    return f"{number:,.10g}"


def _levels(data: dict) -> str:
    steps = [
        [element.capitalize(), guide["level"], guide["text"]] for element in ("problems", "data", "risk") for guide in data["guide"][element]
    ]
    visits = [
        [each["title"], ", ".join(map(str, dict.fromkeys(each["levels"]))), "; ".join(f"level {number}: {least}" for number, least in each["minutes"]) or "does not count"]
        for each in data["services"]
    ]
    return html_folded("What each step takes", html_table(["Element", "Step", "What it takes"], steps)) + html_folded(
        "The levels of each kind of visit", html_table(["Visit", "Levels", "Least minutes"], visits)
    )


def _paths(data: dict) -> str:
    rows = []
    for path in data["paths"]:
        costs = [
            f"{cost['what']}: {_span(cost['least'], cost['most'])} {cost['currency']} ({'; '.join(cost['source'])}; as of {cost['as_of']})"
            for lines in path["cost"].values()
            for cost in lines
        ]
        rows.append([path["title"], path["suits"], "; ".join(costs) or "no price with a source: ask before you sign up"])
    stages = [[stage["title"], f"{_span(*stage['hours'])} hours"] for stage in data["stages"]]
    return html_folded("The paths", html_table(["Path", "Whom it suits", "Cost"], rows)) + html_folded(
        "The stages and their hours", html_table(["Stage", "Hours"], stages)
    )


def _span(least: float, most: float) -> str:
    return _amount(least) if least == most else f"{_amount(least)} to {_amount(most)}"


def _credentials(data: dict) -> str:
    heads = ["Credential", "Work", *(column["title"] for column in data["columns"])]
    rows = [
        [f"{each['name']}, {each['long']} ({each['issuer']})", each["work"], *(_fact(each["facts"].get(column["id"])) for column in data["columns"])]
        for each in data["credentials"]
    ]
    return html_folded(f"The credentials compared, as of {data['as_of']}", html_table(heads, rows))


def _fact(fact: dict | None) -> str:
    return f"{fact['text']} ({'; '.join(fact['source'])}; {fact['as_of']})" if fact else "–"


def _study_plan(data: dict) -> str:
    tables = [
        html_folded(escape(exam["title"]), html_table(["Area", "Share"], [[area["title"], f"{_amount(area['share'])}%"] for area in exam["areas"]]))
        for exam in data["exams"]
    ]
    return "".join(tables) + html_list(map(escape, data["advice"]))


def _ceus(data: dict) -> str:
    rows = [[each["credential"], str(each["ceus"]), str(each["years"]), f"{'; '.join(each['source'])}; {each['as_of']}"] for each in data["rules"]]
    return html_folded("What each cycle asks for", html_table(["Credential", "CEUs", "Years", "Source"], rows)) + html_list(map(escape, data["advice"]))


def _tasks(data: dict) -> str:
    rows = [[str(task["week"]), task["text"], task["why"]] for task in sorted(data["tasks"], key=lambda task: task["week"])]
    return f"<p>{escape(data['intro'])}</p>" + html_folded(escape(data["title"]), html_table(["Week", "Do", "Why"], rows))


def _costs(data: dict) -> str:
    return "".join(html_folded(escape(case["title"]), _cost_case(case)) for case in data["cases"])


def _cost_case(case: dict) -> str:
    def row(outcome: dict) -> list[str]:
        return [outcome["label"], f"{outcome['amount']:,.2f} {case['unit']}", outcome.get("error", "none")]

    follows = html_list(
        [
            f"{escape(case['right']['label'])}: {to_html(case['right']['note'])}",
            *(f"{escape(each['label'])}: {to_html(each['note'])} {to_html(each['follows'])}" for each in case["wrong"]),
        ]
    )
    table = html_table(["Coded", "Payment", "Error"], [row(each) for each in (case["right"], *case["wrong"])])
    return f"<pre>{escape(case['record'])}</pre>{table}{follows}"


def _changes(data: dict) -> str:
    count = {year: [change for change in data["changes"] if change[0] == year] for year in data["years"]}
    rows = [[f"FY {year}", *(str(sum(change[1] == action for change in own)) for action in ("add", "delete", "revise"))] for year, own in count.items()]
    return html_table(["Fiscal year", "Added", "Deleted", "New title"], rows)


_MADE_OF = {
    "readiness": lambda data: FROM_RECORD,
    "codes": lambda data: "<p>Questions drawn from the code book, where the page’s script runs.</p>",
    "credential-chooser": _credentials,
    "study-plan": _study_plan,
    "ceu-planner": _ceus,
    "ninety-days": _tasks,
    "update-routine": _tasks,
    "error-costs": _costs,
    "code-changes": _changes,
    "portfolio": lambda data: FROM_RECORD,
    "your-road": lambda data: FROM_RECORD,
    "word-parts": _word_parts,
    "drug-units": _drugs,
    "em-levels": _levels,
    "path-planner": _paths,
}
