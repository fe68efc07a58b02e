"""What the models and the loader of the bank refuse, each with place, item, fault and remedy."""

from dataclasses import dataclass

import pytest

from medcoder.assess import bank as bank_module
from medcoder.assess.bank import BankError, load_bank, read_bank

FIRST = "medcoder/bank/lessons/01-first.yml"
SECOND = "medcoder/bank/lessons/02-second.yml"
CHART = "medcoder/bank/charts/ankle.yml"
GLOSSARY = "medcoder/bank/glossary.yml"
SOURCES = "medcoder/bank/sources.yml"
COURSE = "medcoder/bank/course.yml"
LEVELS = "medcoder/bank/tools/em-levels.yml"
PATHS = "medcoder/bank/tools/path-planner.yml"
DRUGS = "medcoder/bank/drills/drug-units.yml"
TABLES = "medcoder/bank/pcs_tables.yml"
GROUPS = "medcoder/bank/drg_groups.yml"


@dataclass
class Refusal:
    """Replace ``old`` by ``new`` in ``file``; the problem stands on the line of ``at``."""

    name: str
    file: str
    old: str
    new: str
    at: str
    item: str | None
    what: str
    remedy: str


REFUSALS = [
    # The YAML itself
    Refusal("no-yaml", FIRST, "minutes: 10", "minutes: 10: 20", "minutes", None,
            "not readable as YAML", "Correct the YAML on or just above this line"),
    Refusal("impossible-date", FIRST, "2026-11-02", "2026-13-02", "2026-13-02", None,
            "'2026-13-02' is no date", "Correct the YAML"),
    Refusal("control-character", FIRST, "Why does", "Why \u0007does", "does the side matter", None,
            "control characters are not allowed", "Correct the YAML"),
    Refusal("double-key", FIRST, "minutes: 10", "minutes: 10\nminutes: 20", "minutes: 20", None,
            "the key 'minutes' is there twice", "Correct the YAML"),
    Refusal("key-is-no-text", FIRST, "minutes: 10", "minutes: 10\n? [a]\n: b", "? [a]", None,
            "a key is not plain text", "Correct the YAML"),
    Refusal("key-read-as-yes", FIRST, "minutes: 10", "minutes: 10\non: 1", "lesson: first", None,
            "a key is read as True, not as text", "Put it between quotation marks"),
    # Any model
    Refusal("unknown-key", FIRST, "hint: Look", "hints: Look", "hints: Look", "choose-side",
            "the key 'hints' is not known here", "Correct its spelling or remove it"),
    Refusal("missing-key", FIRST, "minutes: 10\n", "", "lesson: first", None,
            "'minutes' is missing", "Add 'minutes'"),
    Refusal("missing-rationale", FIRST, "{text: S93.402A, why: That is the left ankle.}", "{text: S93.402A}",
            "{text: S93.402A}", "choose-side", "'why' is missing", "Add 'why'"),
    Refusal("empty-rationale", FIRST, "why: That is the left ankle.", "why: ", "S93.402A, why", "choose-side",
            "'why' is empty", "Write 'why'"),
    Refusal("blank-rationale", FIRST, "why: That is the left ankle.", "why: ' '", "S93.402A, why",
            "choose-side", "'why' is empty", "Write 'why'"),
    Refusal("number-for-text", FIRST, "title: Check yourself", "title: 12", "title: 12", None,
            "'title' is not text", "Put it between quotation marks"),
    Refusal("text-for-number", FIRST, "minutes: 10", "minutes: ten", "minutes: ten", None,
            "'minutes': input should be a valid integer", "Correct this value"),
    Refusal("id-with-capitals", FIRST, "id: choose-side", "id: Choose_Side", "id: Choose_Side", "Choose_Side",
            "'id' is not in lower-case letters", "Write it like 'role-code-set'"),
    Refusal("difficulty-out-of-range", FIRST, "difficulty: 3", "difficulty: 4", "difficulty: 4",
            "write-freely",
            "'difficulty'", "Correct this value"),
    Refusal("no-kind", FIRST, "        kind: order\n", "", "- id: put-in-order", "put-in-order",
            "'kind' is missing", "Add 'kind'"),
    Refusal("unknown-kind", FIRST, "kind: order", "kind: dance", "id: put-in-order", "put-in-order",
            "'dance' is no 'kind' that the course has", "Use one of 'choose', 'order'"),
    Refusal("unknown-form", FIRST, "form: try", "form: play", "id: first-try", None,
            "'play' is no 'form' that the course has", "Use one of 'check', 'try', 'follow'"),
    Refusal("no-source", FIRST, "source: [{ref: guidelines, at: section I.B.13}]", "source: []", "source: []",
            "choose-side", "'source' has too few entries (0)", "Write at least 1"),
    Refusal("too-many-bins", FIRST, "bins: [Symptom, Diagnosis]", "bins: [Symptom, Diagnosis, A, B, C, D, E]",
            "bins:", "sort-cards", "'bins' has too many entries (7)", "Leave at most 6"),
    # The small Markdown
    Refusal("html", FIRST, "stem: Sort the cards.", "stem: Sort <b>the</b> cards.", "Sort <b>", "sort-cards",
            "the text holds raw HTML '<b>'", "Write it in the small Markdown"),
    Refusal("link", FIRST, "stem: Sort the cards.", "stem: 'Sort [the](x) cards.'", "Sort [the]",
            "sort-cards",
            "a link or picture '[the](x)'", "Write it in the small Markdown"),
    Refusal("heading", FIRST, "stem: Sort the cards.", "stem: '# Sort the cards.'", "# Sort", "sort-cards",
            "a heading", "Write it in the small Markdown"),
    # Each kind of item
    Refusal("two-keys", FIRST, "{text: S93.402A, why", "{text: S93.402A, key: true, why", "id: choose-side",
            "choose-side", "2 options are keys in a choose-one item", "Leave one, or set 'several: true'"),
    Refusal("no-key", FIRST, "key: true, why: Right ankle.", "why: Right ankle.", "id: choose-side",
            "choose-side", "no option is the key", "Set 'key: true' on the right one"),
    Refusal("option-twice", FIRST, "{text: S93.402A, why", "{text: S93.401A, why", "id: choose-side",
            "choose-side", "the option 'S93.401A' is there twice", "Remove or reword one"),
    Refusal("step-twice", FIRST, "text: Find the term", "text: Read the note", "id: put-in-order",
            "put-in-order", "the step 'Read the note' is there twice", "Remove or reword one"),
    Refusal("bin-twice", FIRST, "bins: [Symptom, Diagnosis]", "bins: [Symptom, Diagnosis, Symptom]",
            "id: sort-cards", "sort-cards", "the bin 'Symptom' is there twice", "Remove or reword one"),
    Refusal("card-twice", FIRST, "text: Asthma", "text: Cough", "id: sort-cards", "sort-cards",
            "the card 'Cough' is there twice", "Remove or reword one"),
    Refusal("no-such-bin", FIRST, "bin: Diagnosis", "bin: Illness", "id: sort-cards", "sort-cards",
            "the card 'Asthma' names the bin 'Illness'", "Correct its 'bin'"),
    Refusal("left-twice", FIRST, "left: hepatic", "left: renal", "id: match-pairs", "match-pairs",
            "the left side 'renal' is there twice", "Remove or reword one"),
    Refusal("right-twice", FIRST, "text: heart", "text: liver", "id: match-pairs", "match-pairs",
            "the right side 'liver' is there twice", "Remove or reword one"),
    Refusal("words-absent", FIRST, "words: right ankle", "words: wrong ankle", "id: mark-words", "mark-words",
            "'wrong ankle' does not stand in the passage", "Name words that stand there exactly once"),
    Refusal("words-twice", FIRST, "The left knee is well.", "The left knee and the left knee.",
            "id: mark-words",
            "mark-words", "'left knee' stands 2 times in the passage",
            "Name words that stand there exactly once"),
    Refusal("words-overlap", FIRST, "{words: left knee, why: It is well.}", "{words: ankle, why: The joint.}",
            "id: mark-words", "mark-words", "'ankle' and 'right ankle' overlap",
            "Let each word stand in one"),
    Refusal("form-twice", FIRST, 'forms: ["30"]', 'forms: [" 2"]', "item:", "fill-in",
            "the form '2' is there twice", "Remove or reword one"),
    # Codes as an answer
    Refusal("several-codes-in-an-item-for-one", SECOND, "        several: true\n", "", "id: enter-codes",
            "enter-codes", "2 codes are keys in an item for one code", "Leave one, or set 'several: true'"),
    Refusal("near-miss-is-key", SECOND, "code: E11.21", "code: N18.31", "id: enter-codes", "enter-codes",
            "the near miss N18.31 is itself a key", "Take it out"),
    Refusal("code-key-twice", SECOND, "- code: N18.31", "- code: E11.22", "id: enter-codes", "enter-codes",
            "the code 'E11.22' is there twice", "Remove or reword one"),
    Refusal("key-and-to-leave", SECOND, "code: R73.9", "code: N18.31", "id: enter-codes", "enter-codes",
            "the code 'N18.31' is there twice", "Remove or reword one"),
    Refusal("order-of-no-key", SECOND, "then: N18.31", "then: N18.30", "id: enter-codes", "enter-codes",
            "'order' names N18.30, which is no key", "Correct it"),
    Refusal("order-against-the-keys", SECOND, "first: E11.22\n            then: N18.31",
            "first: N18.31\n            then: E11.22", "id: enter-codes", "enter-codes",
            "'order' puts N18.31 before E11.22, the keys do not", "Correct one of them"),
    Refusal("order-of-one-code", SECOND, "then: N18.31", "then: E11.22", "id: enter-codes", "enter-codes",
            "'order' puts E11.22 before E11.22, the keys do not", "Correct one of them"),
    Refusal("full-credit-for-a-near-miss", SECOND, "credit: 0.75", "credit: 1.0", "credit: 1.0", "enter-codes",
            "'credit': input should be less than 1", "Correct this value"),
    Refusal("no-encounter", SECOND, "        encounter: {setting: outpatient, date: 2026-10-20, age: 61, sex: male}\n",
            "", "id: enter-codes", "enter-codes", "'encounter' is missing", "Add 'encounter'"),
    Refusal("no-such-setting", SECOND, "setting: outpatient", "setting: home", "setting: home", "enter-codes",
            "'setting': input should be 'outpatient'", "Correct this value"),
    Refusal("key-in-another-form", SECOND, "- code: N18.31", "- code: n1831", "code: n1831", "enter-codes",
            "the code 'n1831' is not in its normal form", "Write N18.31"),
    Refusal("optional-in-another-form", SECOND, "code: Z87.891", "code: Z87891", "code: Z87891", "enter-codes",
            "the code 'Z87891' is not in its normal form", "Write Z87.891"),
    Refusal("code-to-leave-in-another-form", SECOND, "code: R73.9,", "code: r73.9,", "code: r73.9", "enter-codes",
            "the code 'r73.9' is not in its normal form", "Write R73.9"),
    Refusal("chart-twice-in-a-lesson", FIRST, "  - {chart: ankle, objective: first-side}\n",
            "  - {chart: ankle, objective: first-side}\n  - {chart: ankle, objective: first-side}\n",
            "lesson: first", None, "the chart 'ankle' is there twice", "Remove or reword one"),
    # Levels of visits
    Refusal("level-without-a-note", SECOND,
            "        record: |\n          Diabetes, not at goal. A1c reviewed. Dose raised.\n          My time today: 25 minutes. Nurse: 20 minutes.\n",
            "", "id: set-level", "set-level", "an item of the kind 'level' has no note", "Write it under 'record'"),
    Refusal("step-of-another-element", SECOND, "data: {level: minimal", "data: {level: low", "id: set-level", "set-level",
            "'low' is no step of 'data'", "Write one of minimal, limited, moderate, extensive"),
    Refusal("service-that-is-none", SECOND, "service: office-established", "service: office", "service: office", "set-level",
            "'service': input should be 'office-new', 'office-established'", "Correct this value"),
    Refusal("no-minutes-at-all", SECOND, "minutes: 25", "minutes: 0", "minutes: 0", "set-level",
            "'minutes': input should be greater than 0", "Correct this value"),
    Refusal("mistaken-step-that-is-none", SECOND, "element: risk, level: low", "element: risk, level: limited",
            "id: set-level", "set-level", "'limited' is no step of 'risk'", "Write one of minimal, low, moderate, high"),
    Refusal("mistaken-step-is-the-key", SECOND, "element: risk, level: low", "element: risk, level: moderate",
            "id: set-level", "set-level", "a mistake in 'risk' is the key itself", "Name another level"),
    Refusal("mistaken-step-not-told", SECOND, "element: risk, level: low", "element: risk", "id: set-level", "set-level",
            "a mistake in 'risk' names no 'level'", "Write one"),
    Refusal("mistaken-time-is-the-key", SECOND, "element: time, minutes: 45", "element: time, minutes: 25",
            "id: set-level", "set-level", "a mistake in the time names no wrong 'minutes'", "Write those"),
    Refusal("mistaken-time-not-told", SECOND, "element: time, minutes: 45", "element: time", "id: set-level", "set-level",
            "a mistake in the time names no wrong 'minutes'", "Write those"),
    Refusal("time-of-an-emergency", SECOND, "service: office-established", "service: emergency", "id: set-level", "set-level",
            "an emergency visit is never levelled by time", "Take 'minutes' out"),
    Refusal("mistaken-time-of-an-emergency", SECOND,
            "service: office-established\n        problems: {level: moderate, why: One chronic illness that is not at its goal.}\n"
            "        data: {level: minimal, why: One result was reviewed.}\n"
            "        risk: {level: moderate, why: A prescription drug was changed.}\n        time: {minutes: 25, why",
            "service: emergency\n        problems: {level: moderate, why: One chronic illness that is not at its goal.}\n"
            "        data: {level: minimal, why: One result was reviewed.}\n"
            "        risk: {level: moderate, why: A prescription drug was changed.}\n        time: {why",
            "id: set-level", "set-level", "an emergency visit is never levelled by time", "Take 'minutes' out"),
    Refusal("levels-out-of-order", LEVELS,
            "title: First hospital visit\n    levels: {straightforward: 1, low: 1, moderate: 2, high: 3}",
            "title: First hospital visit\n    levels: {low: 1, straightforward: 1, moderate: 2, high: 3}", "id: hospital-first", None,
            "the levels of 'hospital-first' are not straightforward, low, moderate, high", "Name them in this order"),
    Refusal("level-of-no-name", LEVELS,
            "title: First hospital visit\n    levels: {straightforward: 1, low: 1,",
            "title: First hospital visit\n    levels: {straightforward: 1, slow: 1,", "slow: 1", None,
            "the key 'slow': input should be 'straightforward', 'low'", "Correct this value"),
    Refusal("minutes-of-no-level", LEVELS, "minutes: {1: 40, 2: 55, 3: 75}", "minutes: {1: 40, 2: 55, 4: 75}", "id: hospital-first",
            None, "'hospital-first' names minutes for 4, which is none of its levels", "Take them out"),
    Refusal("service-twice", LEVELS, "id: hospital-later", "id: hospital-first", "services:", None,
            "the service 'hospital-first' is there twice", "Remove or reword one"),
    Refusal("steps-out-of-order", LEVELS, "{level: limited, text: Two results.}", "{level: low, text: Two results.}", "services:", None,
            "the steps of 'data' are not minimal, limited, moderate, extensive", "Write them in this order"),
    Refusal("steps-left-out", LEVELS, "  risk:\n", "  problems-too:\n", "problems-too", None,
            "the key 'problems-too': input should be 'problems', 'data' or 'risk'", "Correct this value"),
    # ICD-10-PCS codes from tables
    Refusal("key-of-no-table", SECOND, "tables: [0DB, 0DT]", "tables: [0DB]", "id: build-code", "build-code",
            "the key '0DTJ4ZZ' is in none of the tables", "Add its table to 'tables'"),
    Refusal("table-offered-twice", SECOND, "tables: [0DB, 0DT]", "tables: [0DB, 0DT, 0DB]", "id: build-code", "build-code",
            "the table '0DB' is there twice", "Remove or reword one"),
    Refusal("five-tables", SECOND, "tables: [0DB, 0DT]", "tables: [0DB, 0DT, 0DC, 0DD, 0DF]", "tables: [0DB", "build-code",
            "'tables' has too many entries (5)", "Leave at most 4"),
    Refusal("key-with-the-letter-o", SECOND, "key: 0DTJ4ZZ", "key: ODTJ4ZZ", "key: ODTJ4ZZ", "build-code",
            "'ODTJ4ZZ' is no ICD-10-PCS code", "Write its seven digits and capital letters, without I and O"),
    Refusal("name-of-a-table-too-long", SECOND, "tables: [0DB, 0DT]", "tables: [0DB, 0DTJ]", "tables: [0DB", "build-code",
            "'0DTJ' is no name of an ICD-10-PCS table", "Write the first three characters of its codes"),
    Refusal("character-not-explained", SECOND, "          6: Nothing was left in place.\n", "", "id: build-code", "build-code",
            "'why' does not explain each of the characters 4 to 7", "Write one line for each"),
    Refusal("character-that-is-none", SECOND, "6: Nothing was left in place.", "9: Nothing was left in place.", "9: Nothing",
            "build-code", "the key 9: input should be 4, 5, 6 or 7", "Correct this value"),
    Refusal("mistaken-value-is-the-key", SECOND, 'character: 5, value: "0"', 'character: 5, value: "4"', "id: build-code",
            "build-code", "a mistake is the key itself", "Name another table or value"),
    Refusal("mistaken-table-is-the-key", SECOND, "{table: 0DB, why", "{table: 0DT, why", "id: build-code",
            "build-code", "a mistake is the key itself", "Name another table or value"),
    Refusal("mistake-of-table-and-character", SECOND, 'character: 5, value: "0"', 'table: 0DB, character: 5, value: "0"',
            "table: 0DB, character", "build-code", "a mistake is neither a table alone nor a character with its value",
            "Write one of the two"),
    Refusal("mistake-of-nothing", SECOND, "{table: 0DB, why", "{why", "An excision takes", "build-code",
            "a mistake is neither a table alone nor a character with its value", "Write one of the two"),
    Refusal("mistaken-value-not-told", SECOND, 'character: 5, value: "0"', "character: 5", "{character: 5", "build-code",
            "a mistake is neither a table alone nor a character with its value", "Write one of the two"),
    Refusal("mistaken-value-too-long", SECOND, 'value: "0"', 'value: "00"', 'value: "00"', "build-code",
            "'00' is no value of an ICD-10-PCS character", "Write a digit, or a capital letter but I and O"),
    Refusal("value-is-no-text", TABLES, 'parts: {H: Cecum', "parts: {8: Cecum", "parts: {8: Cecum", None,
            "the key 8 is not text", "Put it between quotation marks"),
    Refusal("value-in-a-table-that-is-none", TABLES, "parts: {H: Cecum", "parts: {h: Cecum", "parts: {h: Cecum", None,
            "'h' is no value of an ICD-10-PCS character", "Write a digit, or a capital letter but I and O"),
    Refusal("row-without-values", TABLES, "qualifiers: {G: Hand-Assisted}", "qualifiers: {}", "qualifiers: {}", None,
            "'qualifiers' has too few entries (0)", "Write at least 1"),
    Refusal("table-twice", TABLES, "table: 0DT", "table: 0DB", "tables:", None,
            "the table '0DB' is there twice", "Remove or reword one"),
    # Stays and their groups
    Refusal("no-principal-is-the-key", SECOND, "code: I13.0, key: true", "code: I13.0", "id: switch-stay", "switch-stay",
            "0 principal diagnoses are the key", "Set 'key: true' on one"),
    Refusal("two-principals-are-the-key", SECOND, "{code: I50.23, why", "{code: I50.23, key: true, why", "id: switch-stay",
            "switch-stay", "2 principal diagnoses are the key", "Set 'key: true' on one"),
    Refusal("nothing-supported", SECOND,
            "{code: N18.4, key: true, why: I13.0 asks for the stage.}\n          - {code: E03.9, key: true, why",
            "{code: N18.4, why: I13.0 asks for the stage.}\n          - {code: E03.9, why", "id: switch-stay", "switch-stay",
            "no diagnosis is supported", "Set 'key: true' on one at least"),
    Refusal("code-of-a-stay-twice", SECOND, "code: J96.01", "code: I50.23", "id: switch-stay", "switch-stay",
            "the code 'I50.23' is there twice", "Remove or reword one"),
    Refusal("code-of-a-stay-in-another-form", SECOND, "code: J96.01", "code: j9601", "code: j9601", "switch-stay",
            "the code 'j9601' is not in its normal form", "Write J96.01"),
    Refusal("procedure-that-is-none", SECOND, "code: 5A09357", "code: 5A0935", "code: 5A0935", "switch-stay",
            "'5A0935' is no ICD-10-PCS code", "Write its seven digits and capital letters, without I and O"),
    Refusal("no-such-way-home", SECOND, "status: home", "status: hotel", "status: hotel", "switch-stay",
            "'status': input should be 'home', 'skilled nursing facility'", "Correct this value"),
    Refusal("weight-of-nothing", GROUPS, "weight: 0.849", "weight: 0", "weight: 0}", None,
            "'weight': input should be greater than 0", "Correct this value"),
    # Drugs and their units
    Refusal("drug-without-dose", DRUGS, "per_kg: [5, 7.5], ", "", "name: drug A", None,
            "'drug A' has no dose", "Write 'doses' or 'per_kg'"),
    Refusal("drug-without-vial", DRUGS, "vials: [250, 1000], ", "", "name: drug B", None,
            "'drug B' has no vial", "Write 'vials', or 'multidose: true'"),
    Refusal("drug-twice", DRUGS, "code: J0002", "code: J0001", "drugs:", None,
            "the code 'J0001' is there twice", "Remove or reword one"),
    Refusal("drug-with-a-code-of-others", DRUGS, "code: J0002", "code: D0002", "code: D0002", None,
            "'D0002' is no HCPCS code that the course may name", "Write a letter from A to V but D, and four digits"),
    Refusal("dose-of-nothing", DRUGS, "doses: [155]", "doses: [0]", "doses: [0]", None,
            "should be greater than 0", "Correct this value"),
    Refusal("too-few-drugs", DRUGS,
            "  - {name: drug K, code: J0010, unit: {amount: 1, measure: mL}, vials: [2], route: IM, doses: [1], source: {ref: guidelines}}\n",
            "", "drugs:", None, "'drugs' has too few entries (9)", "Write at least 10"),
    # Paths to learn
    Refusal("stage-that-is-none", PATHS, "stages: [terms, codes]", "stages: [terms, code]", "as_of", None,
            "'code' is none of the stages", "Correct it, or add it to 'stages'"),
    Refusal("spared-stage-that-is-none", PATHS, "codes: 25", "coding: 25", "as_of", None,
            "'coding' is none of the stages", "Correct it, or add it to 'stages'"),
    Refusal("goal-that-is-none", PATHS, "goals: [work]", "goals: [works]", "as_of", None,
            "'school' serves 'works', which is none of the goals", "Correct it"),
    Refusal("path-twice", PATHS, "id: school", "id: alone", "as_of", None,
            "the path 'alone' is there twice", "Remove or reword one"),
    Refusal("goal-twice", PATHS, "id: look", "id: work", "as_of", None,
            "the goal 'work' is there twice", "Remove or reword one"),
    Refusal("stage-twice", PATHS, "{id: codes, title: The codes", "{id: terms, title: The codes", "as_of", None,
            "the stage 'terms' is there twice", "Remove or reword one"),
    Refusal("background-twice", PATHS, "id: nurse", "id: nothing", "as_of", None,
            "the background 'nothing' is there twice", "Remove or reword one"),
    Refusal("cost-in-another-country", PATHS, "    countries: [us]\n", "    countries: [india]\n", "as_of", None,
            "'school' has a cost in 'us', which is none of its countries", "Take it out"),
    Refusal("cost-in-no-country", PATHS, "      india: []", "      uk: []", "uk: []", None,
            "the key 'uk': input should be 'us' or 'india'", "Correct this value"),
    Refusal("cost-in-another-countrys-money", PATHS, "what: Books, currency: USD", "what: Books, currency: INR", "as_of", None,
            "'alone' has costs in INR for 'us'", "Give them in USD"),
    Refusal("cost-backwards", PATHS, "least: 399, most: 499", "least: 499, most: 399", "least: 499", None,
            "the range goes down from 499 to 399", "Write the lower end first"),
    Refusal("hours-backwards", PATHS, "hours: [80, 120]", "hours: [120, 80]", "hours: [120", None,
            "the range goes down from 120 to 80", "Write the lower end first"),
    Refusal("months-backwards", PATHS, "fixed_months: [9, 12]", "fixed_months: [12, 9]", "fixed_months", None,
            "the range goes down from 12 to 9", "Write the lower end first"),
    Refusal("hours-a-week-backwards", PATHS, "hours: {least: 3, most: 40}", "hours: {least: 40, most: 3}", "hours: {least", None,
            "the range goes down from 40 to 3", "Write the lower end first"),
    Refusal("more-weeks-than-a-year-has", PATHS, "weeks_a_year: 48", "weeks_a_year: 53", "weeks_a_year", None,
            "'weeks_a_year': input should be less than or equal to 52", "Correct this value"),
    Refusal("spared-more-than-all", PATHS, "codes: 25", "codes: 125", "codes: 125", None,
            "'codes': input should be less than or equal to 100", "Correct this value"),
    Refusal("spared-stage-with-capitals", PATHS, "codes: 25", "Codes: 25", "Codes: 25", None,
            "the key 'Codes' is not in lower-case letters", "Write it like 'role-code-set'"),
    Refusal("unknown-tool", SECOND, "tool: path-planner", "tool: calculator", "tool: calculator", None,
            "'tool': input should be 'em-levels', 'path-planner'", "Correct this value"),
    Refusal("unknown-generator", SECOND, "generator: drug-units", "generator: drugs", "generator: drugs", None,
            "'generator': input should be 'word-parts', 'drug-units' or 'codes'", "Correct this value"),
    Refusal("tool-named-as-an-item", SECOND, "id: second-plan", "id: set-level  # too", "id: set-level  # too", "set-level",
            "the item 'set-level' is already at", "Give one of them another name"),
    # Ids and names
    Refusal("chart-named-as-an-item", CHART, "chart: ankle", "chart: enter-codes", "chart: enter-codes", "enter-codes",
            "the item 'enter-codes' is already at medcoder/bank/lessons/02-second.yml:",
            "Give one of them another name"),
    Refusal("item-twice", SECOND, "id: repeat-side", "id: choose-side", "id: choose-side", "choose-side",
            "the item 'choose-side' is already at medcoder/bank/lessons/01-first.yml:",
            "Give one of them another"),
    Refusal("objective-twice", SECOND, "id: second-date", "id: first-side", "id: first-side", None,
            "the objective 'first-side' is already at", "Give one of them another name"),
    Refusal("activity-twice", SECOND, "  - id: second\n", "  - id: first\n", "  - id: first", None,
            "the activity 'first' is already at", "Give one of them another name"),
    Refusal("lesson-twice", SECOND, "lesson: second", "lesson: first", "lesson: first", None,
            "the lesson 'first' is already at", "Give one of them another name"),
    Refusal("file-named-otherwise", SECOND, "notebook: 02-second", "notebook: 02-other", "notebook:", None,
            "the notebook '02-other' is not the file's name", "Name the file 02-other.yml, or correct"),
    Refusal("term-twice", GLOSSARY, "term: side", "term:  claim", "term:  claim", None,
            "the term 'claim' is already at medcoder/bank/glossary.yml:1", "Give one of them another name"),
    Refusal("source-twice", SOURCES, "  sure: official\n",
            "  sure: official\n"
            "- {id: guidelines, title: T, publisher: P, read: 2026-11-23, sure: official}\n",
            "title: T", None, "the source 'guidelines' is already at", "Give one of them another name"),
    Refusal("source-not-https", SOURCES, "https://", "http://", "http://", None, "'url'",
            "Correct this value"),
    Refusal("source-unsure", SOURCES, "sure: official", "sure: maybe", "sure: maybe", None,
            "'sure': input should be 'official' or 'third-party'", "Correct this value"),
    Refusal("step-of-course-twice", COURSE, "id: later", "id:  role", "id:  role", None,
            "the step 'role' is already at", "Give one of them another name"),
    Refusal("planned-twice", COURSE, "notebook: 03-third", "notebook: 02-second", "The third lesson", None,
            "the planned lesson '02-second' is already at", "Give one of them another name"),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.name)
def test_the_bank_refuses(course, refusal):
    course.edit(refusal.file, refusal.old, refusal.new)
    _, problems = read_bank(course.bank)
    line = course.line_of(refusal.file, refusal.at)
    found = [problem for problem in problems if refusal.what in problem.what]
    assert len(found) == 1, problems
    assert found[0].file == refusal.file
    assert found[0].line == line
    assert found[0].item == refusal.item
    assert refusal.remedy in found[0].remedy


def test_a_problem_prints_as_one_line_with_place_item_fault_and_remedy(course):
    course.edit(FIRST, "hint: Look", "hints: Look")
    _, [problem] = read_bank(course.bank)
    line = course.line_of(FIRST, "hints")
    assert str(problem) == (
        f"{FIRST}:{line}: item 'choose-side': the key 'hints' is not known here."
        " Correct its spelling or remove it."
    )


def test_every_fault_of_a_file_is_reported_at_once(course):
    course.edit(FIRST, "hint: Look", "hints: Look")
    course.edit(FIRST, "minutes: 10\n", "")
    _, problems = read_bank(course.bank)
    assert len(problems) == 2


@pytest.mark.parametrize("name", ["glossary.yml", "sources.yml", "course.yml"])
def test_a_missing_file_is_reported(course, name):
    (course.bank / name).unlink()
    _, [problem] = read_bank(course.bank)
    assert (problem.file, problem.line) == (f"medcoder/bank/{name}", None)
    assert problem.what == "the file is missing"


def test_an_empty_file_is_reported(course):
    (course.bank / "glossary.yml").write_text("")
    _, [problem] = read_bank(course.bank)
    assert (problem.line, problem.what) == (1, "the file is empty")


def test_a_file_that_is_not_utf_8_is_reported(course):
    (course.bank / "glossary.yml").write_bytes("- term: Sézary".encode("latin-1"))
    _, [problem] = read_bank(course.bank)
    assert problem.what == "the file is not UTF-8 text"
    assert problem.remedy == "Save it as UTF-8."


def test_the_good_bank_is_read_in_order_with_every_place(course):
    bank, problems = read_bank(course.bank)
    assert problems == []
    assert list(bank.lessons) == ["first", "second"]
    assert bank.place("item", "choose-side") == (FIRST, course.line_of(FIRST, "id: choose-side"))
    assert bank.place("source", "guidelines") == (SOURCES, 1)
    assert [term.term for term in bank.glossary] == ["claim", "first-listed diagnosis", "side"]


def test_a_faulty_bank_is_not_used(course, monkeypatch):
    course.edit(FIRST, "hint: Look", "hints: Look")
    monkeypatch.setattr(bank_module, "FOLDER", course.bank)
    load_bank.cache_clear()
    with pytest.raises(BankError, match="the key 'hints' is not known here"):
        load_bank()
    load_bank.cache_clear()
