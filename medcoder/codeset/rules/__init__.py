"""What an auditor would say of a list of codes, before reading the record.

    >>> from medcoder.codeset.rules import Encounter, review
    >>> encounter = Encounter("outpatient", datetime.date(2026, 11, 2), age=67, sex="female")
    >>> [finding.rule for finding in review(["I10", "N18.30"], encounter)]
    ['hypertension with kidney disease', 'unspecified']

The rules see the codes, not the record: whether two conditions are related, or whether a
diagnosis is certain, is for the reader of the chart.
"""

from __future__ import annotations

from medcoder.codeset.releases import on
from medcoder.codeset.rules import excludes, first, order, specificity, together, validity
from medcoder.codeset.rules.case import Case, Encounter, Finding
from medcoder.codeset.written import normal_form

__all__ = ["Encounter", "Finding", "review"]

_RULES = (*first.RULES, *order.RULES, *together.RULES, *excludes.RULES, *specificity.RULES)
SEVERITIES = ("error", "warning", "advice")


def review(codes: list[str], encounter: Encounter) -> list[Finding]:
    """All findings on ``codes``, in the order in which they are listed; errors first.

    Codes are accepted in any written form. Those that cannot stand on a claim get one finding
    each and are left out of the other rules. Raises ValueError for a date without a release.
    """
    release = on(encounter.date)
    written = [normal_form(code) for code in codes]
    findings = [*validity.same_code_twice(written), *validity.no_code(written, release)]
    case = Case.of(written, encounter, release)
    for rule in _RULES:
        findings += rule(case)
    return sorted(_said_once(findings), key=lambda finding: SEVERITIES.index(finding.severity))


# Rules that may say of the same codes what another has said better; the first of each is kept.
SAME_MATTER = (
    {"pregnancy", "Excludes1"},
    {"not first", "code first", "manifestation first", "use additional"},
)


def _said_once(findings: list[Finding]) -> list[Finding]:
    """Without a finding whose codes and matter an earlier one has already."""
    kept: list[Finding] = []
    for finding in findings:
        if not any(_says_again(finding, earlier) for earlier in kept):
            kept.append(finding)
    return kept


def _says_again(finding: Finding, earlier: Finding) -> bool:
    if set(finding.codes) != set(earlier.codes) or finding.rule == earlier.rule:
        return False
    return any({finding.rule, earlier.rule} <= matter for matter in SAME_MATTER)
