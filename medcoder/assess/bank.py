"""The bank as read from its YAML files, with every problem named by file, line and item."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from medcoder.assess import located_yaml
from medcoder.assess import drg_groups
from medcoder.assess.career_tools import CeuPlanner, Credentials, ErrorCosts, StudyPlan, TaskList
from medcoder.assess.charts import Chart
from medcoder.assess.drg_groups import DrgGroups
from medcoder.assess.drug_units import DrugUnits
from medcoder.assess.em_levels import EmLevels
from medcoder.assess.exam_bank import Blueprints, ExamItem
from medcoder.assess.items import Course, Lesson, Source, Term
from medcoder.assess.path_planner import Paths
from medcoder.assess.pcs_tables import PcsTables
from medcoder.assess.word_parts import WordParts

FOLDER = Path(__file__).parent.parent / "bank"

DATA = {
    "word-parts": ("drills/word-parts.yml", WordParts),
    "drug-units": ("drills/drug-units.yml", DrugUnits),
    "em-levels": ("tools/em-levels.yml", EmLevels),
    "path-planner": ("tools/path-planner.yml", Paths),
    "credential-chooser": ("tools/credential-chooser.yml", Credentials),
    "study-plan": ("tools/study-plan.yml", StudyPlan),
    "ceu-planner": ("tools/ceu-planner.yml", CeuPlanner),
    "ninety-days": ("tools/ninety-days.yml", TaskList),
    "update-routine": ("tools/update-routine.yml", TaskList),
    "error-costs": ("tools/error-costs.yml", ErrorCosts),
    "pcs-tables": ("pcs_tables.yml", PcsTables),
    "drg-groups": (drg_groups.FILE, DrgGroups),
}
"""The files from which activities are made, each with its model. One is read where an activity needs it."""

BLUEPRINTS = "blueprints.yml"

OWN_RECORD = {"drill", "tool", "exam", "batch", "final"}
"""The forms that are recorded under their own id too, apart from their items."""

_DATA_OF_KIND = {"level": "em-levels", "build": "pcs-tables", "switch": "drg-groups"}


def data_needed(activity) -> set[str]:
    """The names in :data:`DATA` of what an activity is made from."""
    # Some drills and tools are made from the code set or the record alone.
    if activity.form == "drill":
        return {activity.generator} & DATA.keys()
    if activity.form == "tool":
        return {activity.tool} & DATA.keys()
    return {_DATA_OF_KIND[item.kind] for item in activity.items if item.kind in _DATA_OF_KIND}


@dataclass(frozen=True)
class Problem:
    """Something an author has to mend. Prints as one line."""

    file: str
    line: int | None
    what: str
    remedy: str
    item: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        item = f" item '{self.item}':" if self.item else ""
        return f"{place}:{item} {self.what}. {self.remedy}"


class BankError(Exception):
    """The bank cannot be used. ``problems`` lists why."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass
class Bank:
    """Everything the course asks and names.

    ``lessons`` maps a lesson's id to it, in reading order; ``charts`` a chart's; ``data`` holds what was
    read of :data:`DATA`; ``exam_items`` is the bank of the mock exams, which ``blueprints`` describes. ``places`` maps the id of an item, objective, activity or source, the term of a
    glossary entry, the notebook of a planned lesson, a word part of a kind, a medical term, to ``(file, line)``.
    """

    lessons: dict[str, Lesson] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    glossary: list[Term] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    course: Course | None = None
    folder: Path = FOLDER
    data: dict[str, BaseModel] = field(default_factory=dict)
    blueprints: Blueprints | None = None
    exam_items: list[ExamItem] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def picture(self, name: str) -> Path:
        """The drawing of that name, which need not exist."""
        return self.folder / "pictures" / f"{name}.svg"

    def place(self, kind: str, name: str) -> tuple[str, int | None]:
        return self.places.get((kind, name), ("medcoder/bank", None))

    def activities(self) -> dict[str, tuple[Lesson, BaseModel]]:
        """Every activity by id, with the lesson that holds it."""
        return {
            activity.id: (lesson, activity)
            for lesson in self.lessons.values()
            for activity in lesson.activities
        }

    def objective_of_chart(self, chart: str) -> str | None:
        """The objective that a lesson practices with the chart; None where no lesson shows it."""
        named = (each for lesson in self.lessons.values() for each in lesson.charts)
        return next((each.objective for each in named if each.chart == chart), None)

    def objectives(self) -> dict[str, tuple[Lesson, BaseModel]]:
        """Every objective by id, with the lesson that states it."""
        return {
            objective.id: (lesson, objective)
            for lesson in self.lessons.values()
            for objective in lesson.objectives
        }


@lru_cache(maxsize=1)
def load_bank() -> Bank:
    """The course's own bank. Raises :class:`BankError` where a file cannot be used."""
    bank, problems = read_bank(FOLDER)
    if problems:
        raise BankError(problems)
    return bank


def read_bank(folder: Path) -> tuple[Bank, list[Problem]]:
    """Read every file of the bank in ``folder``; what is unusable is left out and reported."""
    reader = _Reader(folder)
    for path in sorted((folder / "lessons").glob("*.yml")):
        reader.lesson(path)
    for path in sorted((folder / "charts").glob("*.yml")):
        reader.chart(path)
    reader.entries(folder / "glossary.yml", Term, "term", lambda term: term.term)
    reader.entries(folder / "sources.yml", Source, "source", lambda source: source.id)
    reader.course(folder / "course.yml")
    if (folder / "exams").is_dir():
        reader.exams(folder / "exams")
    activities = [activity for _, activity in reader.bank.activities().values()]
    for name in DATA:
        if any(name in data_needed(activity) for activity in activities):
            reader.data(name)
    return reader.bank, reader.problems


class _Reader:
    def __init__(self, folder: Path):
        self.folder = folder
        self.bank = Bank(folder=folder)
        self.problems: list[Problem] = []

    def lesson(self, path: Path) -> None:
        located = self._read(path)
        if located is None:
            return
        lesson = self._validate(path, located, TypeAdapter(Lesson))
        if lesson is None:
            return
        if path.stem != lesson.notebook:
            self._problem(
                path, located.line(("notebook",)), f"the notebook {lesson.notebook!r} is not the file's name",
                f"Name the file {lesson.notebook}.yml, or correct 'notebook'.",
            )
        if not self._claim("lesson", lesson.lesson, path, located.line(("lesson",))):
            return
        self.bank.lessons[lesson.lesson] = lesson
        for number, objective in enumerate(lesson.objectives):
            self._claim("objective", objective.id, path, located.line(("objectives", number, "id")))
        for number, activity in enumerate(lesson.activities):
            where = ("activities", number)
            self._claim("activity", activity.id, path, located.line((*where, "id")))
            for item, item_path in _item_paths(activity, where):
                self._claim("item", item.id, path, located.line((*item_path, "id")))
            if activity.form in OWN_RECORD:
                self._claim("item", activity.id, path, located.line((*where, "id")))

    def chart(self, path: Path) -> None:
        located = self._read(path)
        if located is None:
            return
        chart = self._validate(path, located, TypeAdapter(Chart))
        if chart is None:
            return
        line = located.line(("chart",))
        if path.stem != chart.chart:
            self._problem(
                path, line, f"the chart {chart.chart!r} is not the file's name",
                f"Name the file {chart.chart}.yml, or correct 'chart'.",
            )
        # In a learner's record a chart stands among the items.
        if self._claim("chart", chart.chart, path, line) and self._claim("item", chart.chart, path, line):
            self.bank.charts[chart.chart] = chart

    def entries(self, path: Path, model, kind: str, name) -> None:
        """Read a file that holds a list of ``model``, each told apart by ``name(entry)``."""
        located = self._read(path)
        if located is None:
            return
        entries = self._validate(path, located, TypeAdapter(list[model])) or []
        for number, entry in enumerate(entries):
            if self._claim(kind, name(entry), path, located.line((number,))):
                if kind == "source":
                    self.bank.sources[entry.id] = entry
                else:
                    self.bank.glossary.append(entry)

    def course(self, path: Path) -> None:
        located = self._read(path)
        if located is None:
            return
        self.bank.course = self._validate(path, located, TypeAdapter(Course))
        for number, step in enumerate(self.bank.course.steps if self.bank.course else []):
            self._claim("step", step.id, path, located.line(("steps", number)))
            for position, planned in enumerate(step.lessons):
                where = ("steps", number, "lessons", position)
                self._claim("planned lesson", planned.notebook, path, located.line(where))

    def exams(self, folder: Path) -> None:
        for path in sorted(folder.glob("*.yml")):
            located = self._read(path)
            if located is None:
                continue
            if path.name == BLUEPRINTS:
                self.bank.blueprints = self._validate(path, located, TypeAdapter(Blueprints))
                continue
            for number, entry in enumerate(self._validate(path, located, TypeAdapter(list[ExamItem])) or []):
                if self._claim("item", entry.item.id, path, located.line((number, "item", "id"))):
                    self.bank.exam_items.append(entry)

    def data(self, name: str) -> None:
        """Read one of :data:`DATA`; a model that names parts of its own has them claimed."""
        file, model = DATA[name]
        path = self.folder / file
        located = self._read(path)
        found = None if located is None else self._validate(path, located, TypeAdapter(model))
        if found is None:
            return
        self.bank.data[name] = found
        for kind, part, place in found.names() if hasattr(found, "names") else ():
            self._claim(kind, part, path, located.line(place))

    def _read(self, path: Path) -> located_yaml.Located | None:
        try:
            return located_yaml.read(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            made = path == self.folder / drg_groups.FILE
            self._problem(path, None, "the file is missing", "Run `python3 course.py group`." if made else "Put it back.")
        except UnicodeDecodeError:
            self._problem(path, None, "the file is not UTF-8 text", "Save it as UTF-8.")
        except located_yaml.YamlFault as fault:
            self._problem(path, fault.line, str(fault), "Correct the YAML on or just above this line.")
        return None

    def _validate(self, path: Path, located: located_yaml.Located, adapter: TypeAdapter):
        try:
            return adapter.validate_python(located.data)
        except ValidationError as error:
            for fault in error.errors():
                what, remedy = _in_words(fault)
                self._problem(
                    path, located.line(fault["loc"]), what, remedy, _item_at(located.data, fault["loc"])
                )
            return None

    def _claim(self, kind: str, name: str, path: Path, line: int) -> bool:
        """Note where ``name`` stands; a second one of the same kind is a problem."""
        key = (kind, name)
        if key in self.bank.places:
            first_file, first_line = self.bank.places[key]
            self._problem(
                path, line, f"the {kind} {name!r} is already at {first_file}:{first_line}",
                "Give one of them another name.", name if kind == "item" else None,
            )
            return False
        self.bank.places[key] = (self._name(path), line)
        return True

    def _problem(self, path: Path, line, what: str, remedy: str, item: str | None = None) -> None:
        self.problems.append(Problem(self._name(path), line, what, remedy, item))

    def _name(self, path: Path) -> str:
        return f"medcoder/bank/{path.relative_to(self.folder).as_posix()}"


def _item_paths(activity, where: tuple):
    """The activity's items, each with its path in the YAML."""
    if activity.form == "follow":
        for number, step in enumerate(activity.steps):
            yield step.item, (*where, "steps", number, "item")
    elif activity.form == "exam":
        for number, section in enumerate(activity.sections):
            for position, item in enumerate(section.items):
                yield item, (*where, "sections", number, "items", position)
    else:
        for number, item in enumerate(activity.items):
            yield item, (*where, "items", number)


def _item_at(data, path: tuple) -> str | None:
    """The id of the innermost item that ``path`` leads into, if it leads into one."""
    found = None
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(data, dict) and data.keys() & {"kind", "stem"} and isinstance(data.get("id"), str):
            found = data["id"]
    return found


def _in_words(fault: dict) -> tuple[str, str]:
    """A pydantic fault as what is wrong and what to do."""
    key, named = _key_of(fault["loc"])
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        return f"the key {key!r} is not known here", "Correct its spelling or remove it."
    if kind == "missing":
        return f"{key!r} is missing", f"Add {key!r}."
    if kind == "union_tag_not_found":
        return f"{context['discriminator']} is missing", f"Add {context['discriminator']}."
    if kind == "union_tag_invalid":
        return (
            f"{context['tag']!r} is no {context['discriminator']} that the course has",
            f"Use one of {context['expected_tags']}.",
        )
    if kind == "value_error":
        what, _, remedy = str(context["error"]).rpartition("; ")
        return what, remedy[0].upper() + remedy[1:] + "."
    if fault["input"] is None or (kind == "string_pattern_mismatch" and not fault["input"].strip()):
        return f"{named} is empty", f"Write {named}."
    if kind == "string_type":
        return f"{named} is not text", "Put it between quotation marks."
    if kind == "invalid_key":
        return f"a key is read as {fault['input']!r}, not as text", "Put it between quotation marks."
    if kind == "too_short":
        found, needed = context["actual_length"], context["min_length"]
        return f"{named} has too few entries ({found})", f"Write at least {needed}."
    if kind == "too_long":
        found, allowed = context["actual_length"], context["max_length"]
        return f"{named} has too many entries ({found})", f"Leave at most {allowed}."
    if kind == "string_pattern_mismatch" and context["pattern"].startswith("^[a-z0-9]"):
        return (
            f"{named} is not in lower-case letters, digits and single hyphens",
            "Write it like 'role-code-set'.",
        )
    return f"{named}: {fault['msg'][0].lower()}{fault['msg'][1:]}", "Correct this value."


def _key_of(path: tuple) -> tuple:
    """The last key of a fault's path, and the words for it; pydantic puts ``[key]`` behind a key that is itself at fault."""
    if path[-1:] == ("[key]",):
        return path[-2], f"the key {path[-2]!r}"
    return (path[-1], repr(path[-1])) if path else ("the file", "'the file'")
