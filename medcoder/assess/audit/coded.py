"""The audit's part on codes as an answer, in charts and in items of the kind ``code``: codes in
force on the encounter's date, sources, our own rules, and what the near misses earn."""

from __future__ import annotations

from collections.abc import Iterator

from medcoder import codeset
from medcoder.assess import coding
from medcoder.assess.audit.codes import text_of
from medcoder.assess.bank import Bank, Problem
from medcoder.assess.charts import Chart, Exemption
from medcoder.assess.coded_sheet import coded_sheet
from medcoder.assess.marking import mark
from medcoder.codeset.rules import Encounter, Finding, review


def coded_problems(bank: Bank) -> Iterator[Problem]:
    for chart in bank.charts.values():
        for what, remedy in [
            *_unknown_sources(chart.citations(), bank),
            *_faults(chart, chart.encounter, chart.exempt),
            *_text_faults(chart),
        ]:
            yield Problem(*bank.place("chart", chart.chart), f"the chart {chart.chart!r}: {what}", remedy)
    for item in (item for lesson in bank.lessons.values() for item in lesson.items if item.kind == "code"):
        cited = [citation for pair in item.order for citation in pair.source]
        for what, remedy in [*_unknown_sources(cited, bank), *_faults(item, item.encounter, [])]:
            yield Problem(*bank.place("item", item.id), what, remedy, item.id)


def audited_claims(bank: Bank) -> Iterator[Problem]:
    """In items of the kind ``audit``: the claim as it should be is billable and follows our own rules."""
    for item in (item for lesson in bank.lessons.values() for item in lesson.items if item.kind == "audit"):
        try:
            release = codeset.on(item.encounter.date)
        except ValueError as error:
            yield Problem(*bank.place("item", item.id), str(error), "Correct 'date'.", item.id)
            continue
        claim = item.claim()
        if any(not release.is_known(code) for code in claim):
            continue  # reported with the item's codes
        unfinished = [code for code in claim if not release.is_billable(code)]
        for code in unfinished:
            yield Problem(
                *bank.place("item", item.id), f"the corrected {code} is no billable code", "Give it all its characters.", item.id
            )
        if unfinished:
            continue  # the rules would only say so again
        encounter = Encounter(item.encounter.setting, item.encounter.date, item.encounter.age, item.encounter.sex)
        for finding in review(claim, encounter):
            if finding.severity != "advice":
                yield Problem(
                    *bank.place("item", item.id),
                    f"the rule {finding.rule!r} objects to {', '.join(finding.codes)} on the corrected claim: {finding.reason}",
                    "Correct the item.", item.id,
                )


def _unknown_sources(citations, bank: Bank) -> Iterator[tuple[str, str]]:
    for citation in citations:
        if citation.ref not in bank.sources:
            yield f"the source {citation.ref!r} is not in sources.yml", "Add it there, or correct 'ref'."


def _faults(
    coded: coding.Coded, encounter: coding.Encounter, exempt: list[Exemption]
) -> Iterator[tuple[str, str]]:
    """What is wrong with one answer, and what to do."""
    try:
        release = codeset.on(encounter.date)
    except ValueError as error:
        yield str(error), "Correct 'date'."
        return
    unknown = [code for code in dict.fromkeys(coded.all_codes()) if not release.is_known(code)]
    for code in unknown:
        yield release.why_unknown(code), f"Name a code that is in force on {encounter.date}."
    unfinished = [
        key.code for key in coded.keys if key.code not in unknown and not release.is_billable(key.code)
    ]
    for code in unfinished:
        yield f"the key {code} is no billable code", "Give it all its characters."
    if not unknown and not unfinished:
        yield from _findings(coded, encounter, exempt)
        yield from _marks(coded, encounter)


def _text_faults(chart: Chart) -> Iterator[tuple[str, str]]:
    """Codes that the reasons and the reasoning name."""
    try:
        release = codeset.on(chart.date)
    except ValueError:
        return  # reported with the keys
    own = set(chart.all_codes())
    for code in codes_of_text(chart):
        if code not in own and not release.is_known(code):
            yield f"it names {code}: {release.why_unknown(code)}", f"Name a code that is in force on {chart.date}."


def codes_of_text(chart: Chart) -> list[str]:
    return codeset.codes_in(text_of(chart.model_dump(mode="json")))


def _findings(coded, encounter: coding.Encounter, exempt: list[Exemption]) -> Iterator[tuple[str, str]]:
    """Errors and warnings that our own rules find in the key, less the exempt ones."""
    findings = review(
        [key.code for key in coded.keys],
        Encounter(encounter.setting, encounter.date, encounter.age, encounter.sex),
    )
    excused = {(exemption.rule, frozenset(exemption.codes)) for exemption in exempt}
    found = {_name(finding) for finding in findings}
    for finding in findings:
        if finding.severity != "advice" and _name(finding) not in excused:
            yield (
                f"the rule {finding.rule!r} objects to {', '.join(finding.codes)}: {finding.reason}",
                "Correct the key, or in a chart name the rule and its codes under 'exempt' with the reason.",
            )
    for rule, codes in excused - found:
        yield (
            f"it exempts {', '.join(sorted(codes))} from the rule {rule!r}, which does not object",
            "Take the exemption out.",
        )


def _name(finding: Finding) -> tuple[str, frozenset[str]]:
    return finding.rule, frozenset(finding.codes)


def _marks(coded, encounter: coding.Encounter) -> Iterator[tuple[str, str]]:
    """A near miss in the place of its key earns what its author gave it."""
    sheet = coded_sheet(coded, encounter, cite=lambda citations: [])
    keys = [{"code": key.code} for key in coded.keys]
    for number, key in enumerate(coded.keys):
        for near in key.near:
            entered = [*keys[:number], {"code": near.code}, *keys[number + 1 :]]
            row = mark(sheet, entered)["rows"][number]
            if (row["entered"], row["credit"]) != (number, near.credit):
                yield (
                    f"the near miss {near.code} does not earn its {near.credit} in the place of {key.code}",
                    "See whether the code is named a second time.",
                )
