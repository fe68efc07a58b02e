"""The small course with what the career lessons have: a claim to audit, queries, a chart that asks first, an exam,
a batch, a final assessment, and every tool with a file of its own."""

from __future__ import annotations

import datetime

import yaml

from tests.bank.small_course import SmallCourse

SECOND = "medcoder/bank/lessons/02-second.yml"
CHART = "medcoder/bank/charts/ankle.yml"
FIRST = "medcoder/bank/lessons/01-first.yml"
SOURCE = [{"ref": "guidelines"}]
COMMON = {"objective": "first-side", "difficulty": 1, "source": SOURCE}
CITED = {"ref": "guidelines", "at": "page 3"}


def choose(name: str, record: str | None = None) -> dict:
    options = [{"text": "Right one", "key": True, "why": "It is."}, {"text": "Wrong one", "why": "It is not."}]
    return {**COMMON, "id": name, "kind": "choose", "stem": f"Which is right in {name}?", "options": options} | ({"record": record} if record else {})


def code(name: str, key: str) -> dict:
    return {
        **COMMON, "id": name, "kind": "code", "stem": f"Code {name}.", "record": f"The record of {name}.",
        "encounter": {"date": datetime.date(2026, 11, 2)}, "keys": [{"code": key, "why": "The record says so."}],
    }  # fmt: skip


AUDIT = {
    **COMMON, "id": "turned-ankle", "kind": "audit", "stem": "Audit this encounter.",
    "record": "Twisted the right ankle on the stairs at home.\nAssessment: sprain of the right ankle.",
    "encounter": {"setting": "outpatient", "date": datetime.date(2026, 11, 5), "age": 34, "sex": "female"},
    "rules": [{"id": "side", "text": "Code the side of the record"}, {"id": "symptom", "text": "Leave the symptom of the disease"}],
    "lines": [
        {"code": "S93.402A", "error": "side", "correct": "S93.401A", "rule": "side", "why": "The record says right."},
        {"code": "M25.571", "error": "unsupported", "rule": "symptom", "why": "Pain belongs to a sprain."},
        {"code": "W10.9XXA", "why": "The stairs are in the record."},
    ],
    "missed": [{"code": "Y92.009", "rule": "side", "why": "It happened at home."}],
}  # fmt: skip
QUERY = {
    **COMMON, "id": "which-anemia", "kind": "query", "stem": "Decide whether a query is needed, and write it.",
    "record": "Hemoglobin 7.1. Two units of red cells. Note: anemia.", "needed": True, "why": "The kind of anemia is open.",
    "indicators": [{"forms": ["7.1"], "why": "The value."}, {"forms": ["two units", "2 units"], "why": "The treatment."}], "cite": 2,
    "offer": [["acute blood loss anemia"], ["chronic anemia"]],
    "model": "Hemoglobin 7.1, two units. Which kind?\n\n- Acute blood loss anemia\n- Chronic anemia\n- Other\n- Unable to determine",
    "points": ["It cites the value.", "It leaves the answer open."],
}  # fmt: skip
NO_QUERY = {
    **COMMON, "id": "no-query", "kind": "query", "stem": "Decide whether a query is needed.", "record": "Assessment: sprain of the right ankle.",
    "needed": False, "why": "The side is there.", "model": "Report it.", "points": ["The side is documented.", "Nothing is open."],
}  # fmt: skip
ORDER = {
    **COMMON, "id": "exam-steps", "kind": "order", "stem": "Put the steps in order.",
    "steps": [{"text": text, "why": "x"} for text in ("Read", "Look up", "Verify")],
}  # fmt: skip
SORT = {
    **COMMON, "id": "exam-cards", "kind": "sort", "stem": "Sort.", "bins": ["Symptom", "Disease"],
    "cards": [{"text": "Cough", "bin": "Symptom", "why": "x"}, {"text": "Asthma", "bin": "Disease", "why": "x"}],
}  # fmt: skip
FILL = {**COMMON, "id": "exam-fill", "kind": "fill", "stem": "How many?", "accept": ["12"], "why": "x", "otherwise": "x"}
ACTIVITIES = [
    {"id": "career-audit", "form": "try", "title": "Audit it", "items": [AUDIT]},
    {"id": "career-queries", "form": "try", "title": "Ask", "items": [QUERY, NO_QUERY]},
    {
        "id": "career-exam", "form": "exam", "title": "A sampler", "minutes": 10, "pass": 70,
        "sections": [
            {"title": "Words", "items": [choose("exam-choose"), ORDER, SORT, FILL]},
            {"title": "Codes", "items": [code("exam-code", "I10")]},
        ],
    },
    {
        "id": "career-batch", "form": "batch", "title": "Short notes", "objective": "first-side", "draw": 2,
        "items": [code("note-one", "I10"), code("note-two", "E11.9")],
    },
    {"id": "career-final", "form": "final", "title": "The final", "minutes": 20, "pass": 70, "draw": 2, "charts": 1},
]  # fmt: skip


def _fact(text: str, sort: float | None = None) -> dict:
    return {"text": text, "source": CITED, "sure": "official", "as_of": "2026"} | ({"sort": sort} if sort is not None else {})


def _credential(name: str, **facts) -> dict:
    return {"id": name.lower(), "name": name, "long": f"The credential {name}", "issuer": "Them", "work": "Work.", "facts": facts}


CHOOSER = {
    "as_of": datetime.date(2026, 11, 26),
    "columns": [{"id": "fee", "title": "Fee"}, {"id": "asked", "title": "Asked for"}],
    "credentials": [
        _credential("Bravo", fee=_fact("399", 399.0), asked=_fact("a diploma")),
        _credential("Alpha", fee=_fact("1,200", 1200.0)),
        _credential("Charlie", fee=_fact("45", 45.0), asked=_fact("nothing")),
    ],
    "questions": [
        {
            "id": "where", "text": "Where do you want to work?",
            "options": [
                {"id": "office", "text": "In an office", "reasons": [{"credential": "alpha", "says": "for", "why": "Made for offices."}]},
                {
                    "id": "hospital", "text": "In a hospital",
                    "reasons": [
                        {"credential": "bravo", "says": "for", "why": "Made for hospitals."},
                        {"credential": "alpha", "says": "against", "why": "Seldom asked for there."},
                    ],
                },
            ],
        },
        {"id": "money", "text": "How much can you pay?", "options": [{"id": "little", "text": "Little"}, {"id": "enough", "text": "Enough"}]},
    ],
    "notes": ["Look at the ads near you."],
}  # fmt: skip
STUDY = {
    "exams": [
        {
            "id": "one", "title": "Exam one",
            "areas": [
                {"id": "words", "title": "The words", "share": 40.0, "here": ["first", "third"], "source": CITED},
                {"id": "codes", "title": "The codes", "share": 60.0, "source": CITED},
            ],
        }
    ],
    "last_weeks": [{"text": "Nothing new."}],
    "advice": ["Sleep."],
}  # fmt: skip
CEUS = {
    "rules": [
        {"credential": "Alpha", "ceus": 36, "years": 2, "source": CITED, "as_of": "2026"},
        {"credential": "Bravo", "ceus": 20, "years": 1, "source": CITED, "as_of": "2026"},
    ],
    "kinds": ["Live", "Book"], "advice": ["Ask your tracker."],
}  # fmt: skip
TASKS = {
    "title": "Ninety days", "intro": "An hour a week.",
    "tasks": [
        {"id": "aim", "week": 1, "text": "Write down the aim", "why": "So others can help."},
        {"id": "names", "week": 3, "text": "List the names", "why": "They know of jobs."},
    ],
}  # fmt: skip
COSTS = {
    "cases": [
        {
            "id": "stay", "title": "A stay", "record": "Acute on chronic heart failure.", "unit": "USD", "source": CITED, "computed_by": "a grouper",
            "right": {"label": "I50.23", "amount": 9000.0, "note": "An *MCC*."},
            "wrong": [
                {"label": "I50.9", "amount": 6000.5, "note": "Nothing.", "error": "Unspecified", "follows": "An adjusted claim."},
                {"label": "I50.23, R65.21", "amount": 12000.0, "note": "More.", "error": "Invented shock", "follows": "It is paid back."},
                {"label": "I50.33", "amount": 9000.0, "note": "The same.", "error": "Another kind", "follows": "The record is wrong."},
            ],
        },
        {
            "id": "plan", "title": "A plan", "record": "Diabetes.", "unit": "USD a year", "source": CITED, "computed_by": "a model",
            "right": {"label": "E11.22", "amount": 100.0, "note": "x"},
            "wrong": [{"label": "E11.9", "amount": 80.0, "note": "x", "error": "Less specific", "follows": "x"}],
        },
    ]
}  # fmt: skip
FILES = {"credential-chooser": CHOOSER, "study-plan": STUDY, "ceu-planner": CEUS, "ninety-days": TASKS, "error-costs": COSTS}
TOOLS = [*FILES, "code-changes", "portfolio", "your-road"]

ASKED = """\
query:
  - {text: Which ankle is it?, why: The nurse names the side.}
  - {text: Nothing need be asked, key: true, why: The record has the side.}
query_source: [{ref: guidelines, at: section I.B.14}]
"""


def add_career(course: SmallCourse) -> SmallCourse:
    """Add it all to the second lesson, and the question to the chart."""
    tools = [
        {"id": f"career-{tool}", "form": "tool", "title": f"The tool {tool}", "objective": "first-side", "tool": tool} for tool in TOOLS
    ]
    text = yaml.safe_dump([*ACTIVITIES, *tools], allow_unicode=True, sort_keys=False, width=1000)
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    course.edit(SECOND, "  - id: second-doses\n", f"{indented}  - id: second-doses\n")
    # The final assessment leaves out its own lesson, so the other one has to have enough.
    drawn = yaml.safe_dump([choose(f"drawn-{number}") for number in range(4)], sort_keys=False, width=1000)
    course.edit(FIRST, "      - id: choose-side\n", "".join(f"      {line}\n" for line in drawn.splitlines()) + "      - id: choose-side\n")
    course.edit(CHART, "thinking:\n", f"{ASKED}thinking:\n")
    for tool, data in FILES.items():
        path = course.bank / "tools" / f"{tool}.yml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    return course
