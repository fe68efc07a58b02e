"""The audit's part on charts: codes in force on the chart's date, sources, our own rules."""

from __future__ import annotations

from collections.abc import Iterator

from medcoder import codeset
from medcoder.assess.bank import Bank, Problem
from medcoder.assess.charts import Chart
from medcoder.codeset.rules import Encounter, Finding, review


def chart_problems(bank: Bank) -> Iterator[Problem]:
    for chart in bank.charts.values():
        for what, remedy in _faults(chart, bank):
            yield Problem(*bank.place("chart", chart.chart), f"the chart {chart.chart!r}: {what}", remedy)


def _faults(chart: Chart, bank: Bank) -> Iterator[tuple[str, str]]:
    """What is wrong with one chart, and what to do."""
    for citation in chart.citations():
        if citation.ref not in bank.sources:
            yield f"the source {citation.ref!r} is not in sources.yml", "Add it there, or correct 'ref'."
    try:
        release = codeset.on(chart.date)
    except ValueError as error:
        yield str(error), "Correct 'date'."
        return
    unknown = [code for code in dict.fromkeys(chart.all_codes()) if not release.is_known(code)]
    for code in unknown:
        yield release.why_unknown(code), f"Name a code that is in force on {chart.date}."
    for key in chart.keys:
        if key.code not in unknown and not release.is_billable(key.code):
            yield f"the key {key.code} is no billable code", "Give it all its characters."
    if not unknown:
        yield from _findings(chart)


def _findings(chart: Chart) -> Iterator[tuple[str, str]]:
    """Errors and warnings that our own rules find in the key, less the exempt ones."""
    encounter = Encounter(chart.setting, chart.date, chart.age, chart.sex)
    findings = review([key.code for key in chart.keys], encounter)
    exempt = {(exemption.rule, frozenset(exemption.codes)) for exemption in chart.exempt}
    found = {_name(finding) for finding in findings}
    for finding in findings:
        if finding.severity != "advice" and _name(finding) not in exempt:
            yield (
                f"the rule {finding.rule!r} objects to {', '.join(finding.codes)}: {finding.reason}",
                "Correct the key, or name the rule and its codes under 'exempt' with the reason.",
            )
    for rule, codes in exempt - found:
        yield (
            f"it exempts {', '.join(sorted(codes))} from the rule {rule!r}, which does not object",
            "Take the exemption out.",
        )


def _name(finding: Finding) -> tuple[str, frozenset[str]]:
    return finding.rule, frozenset(finding.codes)
