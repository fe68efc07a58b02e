"""A small course without a fault, for tests that make one fault at a time.

Two lessons, one item of each kind, a drawing, a story, two drills, a tool, a chart, a glossary, sources, a
course map, a page of the book, and the files from which the drills, the tool and some of the items are made.
"""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from medcoder.lessons.tidy import NOTEBOOK_METADATA, normal_form

FIRST = """\
lesson: first
notebook: 01-first
title: The first lesson
as_of: 2026-11-02
minutes: 10
objectives:
  - id: first-side
    text: Choose the code for the side in the record
    section: Left and right
activities:
  - id: first-try
    form: try
    title: Try it
    items:
      - id: put-in-order
        kind: order
        objective: first-side
        difficulty: 1
        stem: Put the steps in order.
        steps:
          - {text: Read the note, why: Reading comes first.}
          - {text: Find the term, why: Then the index.}
          - {text: Verify the code, why: Then the tabular list.}
        source: [{ref: guidelines}]
      - id: sort-cards
        kind: sort
        objective: first-side
        difficulty: 1
        stem: Sort the cards.
        bins: [Symptom, Diagnosis]
        cards:
          - {text: Cough, bin: Symptom, why: It is felt.}
          - {text: Asthma, bin: Diagnosis, why: It is concluded.}
        source: [{ref: guidelines}]
      - id: match-pairs
        kind: match
        objective: first-side
        difficulty: 1
        stem: Match the words.
        pairs:
          - {left: renal, right: kidney, why: From Latin.}
          - {left: hepatic, right: liver, why: From Greek.}
        extras:
          - {text: heart, why: That is cardiac.}
        source: [{ref: guidelines}]
      - id: label-places
        kind: label
        objective: first-side
        difficulty: 1
        stem: Name the bones.
        picture: forearm
        alt: A forearm. Number 1 is beside the thumb, number 2 beside the little finger.
        places:
          - {x: 25, y: 50, label: Radius, why: It is on the side of the thumb.}
          - {x: 75, y: 50, label: Ulna, why: It is on the other side.}
        extras:
          - {text: Humerus, why: That is the upper arm.}
        source: [{ref: guidelines}]
      - id: mark-words
        kind: mark
        objective: first-side
        difficulty: 2
        stem: Mark the side.
        passage: |
          Sprain of the right ankle.
          The left knee is well.
        marks:
          - {words: right ankle, why: The side of the sprain.}
        near:
          - {words: left knee, why: It is well.}
        source: [{ref: guidelines}]
  - id: first-story
    form: follow
    title: Follow a visit
    record: |
      Ankle sprain, right.
    ledger: The claim
    steps:
      - heading: The note
        text: The note arrives.
        item:
          id: fill-in
          kind: fill
          objective: first-side
          difficulty: 2
          stem: How many units of 15 mg make 30 mg?
          accept: ["2"]
          why: Two times 15 is 30.
          mistakes:
            - {forms: ["30"], why: That is the dose.}
          otherwise: Divide the dose by the unit.
          unit: units
          source: [{ref: guidelines}]
        after: Next comes the claim.
        ledger:
          - {field: Units, value: "2"}
      - heading: The claim
        text: The claim goes out.
        item:
          id: write-freely
          kind: reflect
          objective: first-side
          difficulty: 3
          stem: Why does the side matter?
          model: It shows *which* ankle was treated.
          points: [Names the ankle, Names the treatment]
          codes: [S93.401A]
          source: [{ref: guidelines}]
        after: Done. The code was S93.401A.
  - id: first-drill
    form: drill
    title: Build words
    objective: first-side
    generator: word-parts
  - id: first
    form: check
    title: Check yourself
    items:
      - id: choose-side
        kind: choose
        objective: first-side
        difficulty: 2
        stem: Which code does the note support?
        record: |
          Sprain of right ankle, first visit.
        hint: Look for the side.
        options:
          - {text: S93.401A, key: true, why: Right ankle.}
          - {text: S93.402A, why: That is the left ankle.}
        codes: [S93.401A, S93.402A]
        source: [{ref: guidelines, at: section I.B.13}]
charts:
  - {chart: ankle, objective: first-side}
"""

SECOND = """\
lesson: second
notebook: 02-second
title: The second lesson
as_of: 2026-11-02
minutes: 10
objectives:
  - id: second-date
    text: Decide which release is in force
    section: Dates
activities:
  - id: second-try
    form: try
    title: Code it
    items:
      - id: enter-codes
        kind: code
        objective: first-side
        difficulty: 3
        stem: Enter the codes for this visit.
        record: |
          Type 2 diabetes with diabetic CKD, stage 3a. Diet alone. Former smoker.
        encounter: {setting: outpatient, date: 2026-10-20, age: 61, sex: male}
        several: true
        keys:
          - code: E11.22
            why: The record calls the kidney disease diabetic.
            near:
              - {code: E11.21, credit: 0.75, why: The record says CKD.}
          - code: N18.31
            why: It tells the stage.
            near:
              - {code: N18.30, credit: 0.25, why: The stage is 3a.}
        order:
          - first: E11.22
            then: N18.31
            why: The note at E11.22 asks for the stage as an additional code.
            source: [{ref: guidelines, at: section I.B.7}]
        optional:
          - {code: Z87.891, why: Some employers want it.}
        leave:
          - {code: E11.9, why: There is a complication.}
          - {code: R73.9, why: It is a part of diabetes.}
        source: [{ref: guidelines, at: section I.C.4.a}]
  - id: second-kinds
    form: try
    title: Levels, tables, stays
    items:
      - id: set-level
        kind: level
        objective: first-side
        difficulty: 2
        stem: Level this visit.
        record: |
          Diabetes, not at goal. A1c reviewed. Dose raised.
          My time today: 25 minutes. Nurse: 20 minutes.
        service: office-established
        problems: {level: moderate, why: One chronic illness that is not at its goal.}
        data: {level: minimal, why: One result was reviewed.}
        risk: {level: moderate, why: A prescription drug was changed.}
        time: {minutes: 25, why: The time of the provider.}
        mistakes:
          - {element: risk, level: low, why: A prescription is more than that.}
          - {element: time, minutes: 45, why: The time of the nurse does not count.}
        source: [{ref: guidelines}]
      - id: build-code
        kind: build
        objective: first-side
        difficulty: 2
        stem: Build the code.
        record: |
          Laparoscopic removal of the whole appendix.
        tables: [0DB, 0DT]
        key: 0DTJ4ZZ
        table_why: The whole appendix was cut out.
        why:
          4: The appendix.
          5: A laparoscope goes through the wall of the belly.
          6: Nothing was left in place.
          7: There is no other.
        mistakes:
          - {table: 0DB, why: An excision takes a part.}
          - {character: 5, value: "0", why: Nothing was laid open.}
        source: [{ref: guidelines, at: B3.8}]
      - id: switch-stay
        kind: switch
        objective: first-side
        difficulty: 3
        stem: Switch on what the record supports.
        record: |
          Heart failure with hypertension, CKD stage 4.
          Hypothyroid, levothyroxine continued. Oxygen was 97 %.
        stay: {date: 2026-03-12, age: 71, sex: female, status: home}
        principals:
          - {code: I13.0, key: true, why: One code for all three.}
          - {code: I50.23, why: It comes after I13.0.}
        procedures:
          - {code: 5A09357, title: "Assistance with Respiratory Ventilation, Less than 24 Consecutive Hours, Continuous Positive Airway Pressure"}
        diagnoses:
          - {code: N18.4, key: true, why: I13.0 asks for the stage.}
          - {code: E03.9, key: true, why: It was treated.}
          - {code: J96.01, poa: N, why: Nobody names it.}
        source: [{ref: guidelines, at: section III}]
  - id: second-doses
    form: drill
    title: Doses into units
    objective: first-side
    generator: drug-units
  - id: second-plan
    form: tool
    title: Plan
    objective: first-side
    tool: path-planner
  - id: second
    form: check
    title: Check yourself
    items:
      - id: choose-release
        kind: choose
        objective: second-date
        difficulty: 1
        stem: Which release holds on November 2, 2026?
        options:
          - {text: FY2027, key: true, why: It began on October 1.}
          - {text: FY2026, why: It ended on September 30.}
        source: [{ref: guidelines}]
      - id: repeat-side
        kind: choose
        objective: first-side
        difficulty: 1
        stem: Where does the side stand?
        options:
          - {text: In the record, key: true, why: The record tells it.}
          - {text: In the claim, why: The claim repeats it.}
        source: [{ref: guidelines}]
"""

CHART = """\
chart: ankle
title: A turned ankle
setting: outpatient
date: 2026-11-02
age: 34
sex: female
difficulty: 1
teaches: The side comes from the nurse
documents:
  - id: visit
    title: Visit note
    text: |
      Twisted on the stairs, ankle pain. Assessment: ankle sprain.
  - id: nurse
    title: Nursing note
    text: |
      Right ankle swollen.
keys:
  - code: S93.401A
    role: first-listed
    evidence:
      - {document: visit, words: ankle sprain}
      - {document: nurse, words: Right ankle}
    why: The provider names the sprain, the nurse the side.
    source: [{ref: guidelines, at: section I.B.14}]
    near:
      - {code: S93.409A, credit: 0.5, why: The record has the side.}
leave:
  - code: M25.571
    why: Pain belongs to the sprain.
    evidence: [{document: visit, words: ankle pain}]
thinking:
  - First the assessment.
  - Then the side.
"""

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200">
  <style>path { fill: none; }</style>
  <path d="M75 20 V180 M225 20 V180" stroke="#000"/>
</svg>
"""

WORD_PARTS = """\
prefixes:
  - forms: [a-, an-]
    topic: negation
    meaning: without
  - forms: [endo-]
    topic: place
    meaning: within
  - forms: [epi-]
    topic: place
    meaning: upon
    close: [hepat/o]
  - forms: [peri-]
    topic: place
    meaning: around
roots:
  - forms: [card/o, cardi/o]
    topic: organ
    meaning: heart
  - forms: [gastr/o]
    topic: organ
    meaning: stomach
  - forms: [hepat/o]
    topic: organ
    meaning: liver
  - forms: [nephr/o]
    topic: organ
    meaning: kidney
suffixes:
  - forms: [-ectomy]
    topic: procedure
    meaning: removal
  - forms: [-emia]
    topic: disease
    meaning: "condition: blood"
  - forms: [-ic]
    topic: general
    meaning: having to do with
  - forms: [-itis]
    topic: disease
    meaning: inflammation
  - forms: [-megaly]
    topic: disease
    meaning: enlargement
terms:
  - term: anemia
    parts: [an-, -emia]
    meaning: too little hemoglobin
  - term: endocarditis
    parts: [endo-, card, -itis]
    meaning: inflammation inside the heart
  - term: epigastric
    parts: [epi-, gastr, -ic]
    meaning: over the stomach
  - term: hepatomegaly
    parts: [hepat/o, -megaly]
    meaning: enlargement of the liver
  - term: nephrectomy
    parts: [nephr, -ectomy]
    meaning: removal of a kidney
  - term: pericarditis
    parts: [peri-, card, -itis]
    meaning: inflammation around the heart
confused:
  - words:
      - {word: ileum, meaning: bowel}
      - {word: ilium, meaning: hip bone}
    tell: E as in eating.
"""

EM_LEVELS = """\
services:
  - id: office-new
    title: Office visit, new patient
    levels: {straightforward: 2, low: 3, moderate: 4, high: 5}
    minutes: {2: 15, 3: 30, 4: 45, 5: 60}
  - id: office-established
    title: Office visit, established patient
    levels: {straightforward: 2, low: 3, moderate: 4, high: 5}
    minutes: {2: 10, 3: 20, 4: 30, 5: 40}
  - id: hospital-first
    title: First hospital visit
    levels: {straightforward: 1, low: 1, moderate: 2, high: 3}
    minutes: {1: 40, 2: 55, 3: 75}
  - id: hospital-later
    title: Later hospital visit
    levels: {straightforward: 1, low: 1, moderate: 2, high: 3}
    minutes: {1: 25, 2: 35, 3: 50}
  - id: emergency
    title: Emergency visit
    levels: {straightforward: 2, low: 3, moderate: 4, high: 5}
elements:
  problems:
    - {level: minimal, text: One small problem.}
    - {level: low, text: One stable illness.}
    - {level: moderate, text: One illness that is not at its goal.}
    - {level: high, text: A threat to life.}
  data:
    - {level: minimal, text: Hardly any.}
    - {level: limited, text: Two results.}
    - {level: moderate, text: Three results.}
    - {level: extensive, text: Three results and a talk.}
  risk:
    - {level: minimal, text: Rest.}
    - {level: low, text: A drug without prescription.}
    - {level: moderate, text: A prescription drug.}
    - {level: high, text: A drug that needs watching.}
"""

PCS_TABLES = """\
tables:
  - table: 0DB
    section: Medical and Surgical
    system: Gastrointestinal System
    operation: Excision
    definition: Cutting out or off, without replacement, a portion of a body part
    excerpt: true
    rows:
      - parts: {J: Appendix}
        approaches: {"0": Open, "4": Percutaneous Endoscopic}
        devices: {Z: No Device}
        qualifiers: {X: Diagnostic, Z: No Qualifier}
  - table: 0DT
    section: Medical and Surgical
    system: Gastrointestinal System
    operation: Resection
    definition: Cutting out or off, without replacement, all of a body part
    excerpt: true
    rows:
      - parts: {H: Cecum, J: Appendix}
        approaches: {"0": Open, "4": Percutaneous Endoscopic}
        devices: {Z: No Device}
        qualifiers: {Z: No Qualifier}
      - parts: {J: Appendix}
        approaches: {"4": Percutaneous Endoscopic}
        devices: {Z: No Device}
        qualifiers: {G: Hand-Assisted}
"""

DRG_GROUPS = """\
groups:
  '291': {title: Heart failure and shock with MCC, weight: 1.2838}
  '292': {title: Heart failure and shock with CC, weight: 0.849}
stays:
  switch-stay:
    claim: 39879c05b5a0
    groups: ['291', '291', '291', '291', '291', '291', '291', '291', '292', '292', '292', '292', '291', '291', '291', '291']
    severity:
      - [CC, none, MCC]
      - [CC, none, MCC]
"""

DRUG_UNITS = """\
drugs:
  - {name: drug A, code: J0001, unit: {amount: 10, measure: mg}, vials: [100, 400], route: IV, per_kg: [5, 7.5], source: {ref: guidelines, at: J0001}}
  - {name: drug B, code: J0002, unit: {amount: 250, measure: mg}, vials: [250, 1000], route: IM, doses: [250, 500], source: {ref: guidelines}}
  - {name: drug C, code: J0003, unit: {amount: 1, measure: mg}, vials: [4, 5], route: IV, doses: [3.5, 4], source: {ref: guidelines}}
  - {name: drug D, code: J0004, unit: {amount: 1000, measure: mcg}, upto: true, multidose: true, route: IM, doses: [100, 1000], source: {ref: guidelines}}
  - {name: drug E, code: J0005, unit: {amount: 50, measure: mg}, multidose: true, route: IV, doses: [420, 600], source: {ref: guidelines}}
  - {name: drug F, code: J0006, unit: {amount: 5, measure: units}, vials: [100], route: IM, doses: [155], source: {ref: guidelines}}
  - {name: drug G, code: J0007, unit: {amount: 0.5, measure: mg}, vials: [2], route: IV, doses: [1.25], source: {ref: guidelines}}
  - {name: drug H, code: J0008, unit: {amount: 15, measure: mg}, vials: [15, 30], route: IM, doses: [30], source: {ref: guidelines}}
  - {name: drug I, code: J0009, unit: {amount: 100, measure: mg}, vials: [500], route: IV, doses: [375], source: {ref: guidelines}}
  - {name: drug K, code: J0010, unit: {amount: 1, measure: mL}, vials: [2], route: IM, doses: [1], source: {ref: guidelines}}
"""

PATHS = """\
as_of: 2026-11-26
hours: {least: 3, most: 40}
weeks_a_year: 48
backgrounds:
  - {id: nothing, title: Nothing so far, spares: {}}
  - {id: nurse, title: Nursing, spares: {terms: 50, codes: 25}}
goals:
  - {id: look, title: See whether it suits me, stages: [terms]}
  - {id: work, title: Work as a coder, stages: [terms, codes]}
stages:
  - {id: terms, title: The words, hours: [20, 40], hours_source: {ref: guidelines, at: page 3}, here: [first, third]}
  - {id: codes, title: The codes, hours: [80, 120]}
paths:
  - id: alone
    title: Alone
    countries: [us, india]
    cost:
      us:
        - {what: Exam, currency: USD, least: 399, most: 499, source: {ref: guidelines, at: page 9}, as_of: "2026"}
        - {what: Books, currency: USD, least: 100, most: 100, source: {ref: guidelines}, as_of: "2026"}
      india: []
    needs: [You keep your own hours.]
    gives: [The lowest bill.]
    suits: People who have studied alone.
  - id: school
    title: A school
    countries: [us]
    goals: [work]
    hours_factor: 1.5
    fixed_months: [9, 12]
    cost:
      us:
        - {what: Fees, currency: USD, least: 1440, most: 8900, source: {ref: guidelines}, as_of: "2026"}
    needs: [You keep the dates.]
    gives: [A teacher.]
    suits: People who want a teacher.
notes: [All hours are estimates.]
"""

GLOSSARY = """\
- term: claim
  meaning: The request for payment.
  lesson: first
- term: first-listed diagnosis
  meaning: The main reason for the visit.
  lesson: third
- term: side
  meaning: Left or right.
  lesson: second
"""

SOURCES = """\
- id: guidelines
  title: Official Guidelines
  publisher: CMS and NCHS
  url: https://www.cms.gov/icd-10/12345
  read: 2026-11-23
  sure: official
"""

COURSE = """\
steps:
  - id: role
    title: Understand the role
    why: To know what the work is.
    lessons:
      - {notebook: 01-first, title: The first lesson}
      - {notebook: 02-second, title: The second lesson}
  - id: later
    title: Later
    why: To go on.
    lessons:
      - {notebook: 03-third, title: The third lesson}
"""

PAGE = """\
# About CPT

Surgery is in the range 10004–69990. The book has 70,000 codes.
"""


def shown(cell_id: str, call: str):
    """A code cell that shows an activity, in normal form but for its number (see ``notebook``)."""
    output = new_output(
        "execute_result",
        data={"text/html": "<div>the activity</div>", "text/plain": "the activity"},
    )
    return new_code_cell(call, id=cell_id, outputs=[output], metadata={"tags": ["remove-input"]})


def notebook(*cells):
    """A notebook in normal form: its code cells are numbered as in a fresh run."""
    return normal_form(new_notebook(cells=list(cells), metadata=NOTEBOOK_METADATA))


def text(cell_id: str, markdown: str):
    return new_markdown_cell(markdown, id=cell_id)


FIRST_NOTEBOOK = notebook(
    text("title", "# The first lesson\n\nRun all cells."),
    new_code_cell("from medcoder import chart, check, drill, practice, follow", id="setup"),
    text(
        "objectives",
        "## What you will be able to do\n\n- Choose the code for the side in the record\n\nTen minutes.",
    ),
    text("sides", "## Left and right\n\nThe **side** is in S93.401A. A **claim** costs USD 20."),
    shown("try", 'practice("first-try")'),
    shown("story", 'follow("first-story")'),
    shown("drill", 'drill("first-drill")'),
    shown("chart", 'chart("ankle")'),
    shown("check", 'check("first")'),
    shown("progress", "progress()"),
)

SECOND_NOTEBOOK = notebook(
    text("title", "# The second lesson"),
    text("objectives", "## What you will be able to do\n\n- Decide which release is in force"),
    text("dates", "## Dates\n\nThey matter."),
    shown("try", 'practice("second-try")'),
    shown("kinds", 'practice("second-kinds")'),
    shown("doses", 'drill("second-doses")'),
    shown("plan", 'tool("second-plan")'),
    shown("check", 'check("second")'),
)

FILES = {
    "medcoder/bank/lessons/01-first.yml": FIRST,
    "medcoder/bank/lessons/02-second.yml": SECOND,
    "medcoder/bank/charts/ankle.yml": CHART,
    "medcoder/bank/pictures/forearm.svg": PICTURE,
    "medcoder/bank/drills/word-parts.yml": WORD_PARTS,
    "medcoder/bank/drills/drug-units.yml": DRUG_UNITS,
    "medcoder/bank/tools/em-levels.yml": EM_LEVELS,
    "medcoder/bank/tools/path-planner.yml": PATHS,
    "medcoder/bank/pcs_tables.yml": PCS_TABLES,
    "medcoder/bank/drg_groups.yml": DRG_GROUPS,
    "medcoder/bank/glossary.yml": GLOSSARY,
    "medcoder/bank/sources.yml": SOURCES,
    "medcoder/bank/course.yml": COURSE,
    "book/about.md": PAGE,
    "notebooks/01-first.ipynb": nbformat.writes(FIRST_NOTEBOOK) + "\n",
    "notebooks/02-second.ipynb": nbformat.writes(SECOND_NOTEBOOK) + "\n",
}


class SmallCourse:
    """The course in a folder of its own."""

    def __init__(self, root):
        self.root = root
        for name, content in FILES.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    @property
    def bank(self):
        return self.root / "medcoder" / "bank"

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace what stands exactly once in a file."""
        path = self.root / name
        content = path.read_text(encoding="utf-8")
        assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {name}"
        path.write_text(content.replace(old, new), encoding="utf-8")

    def line_of(self, name: str, words: str) -> int:
        """The first line, from 1, of a file that holds the words."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)
