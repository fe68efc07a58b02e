"""Which codes may not stand first, and which may stand nowhere else."""

from __future__ import annotations

from medcoder.codeset.rules.case import Case, Finding, guideline, refers

_UNDERLYING = "the condition behind it is sequenced first"

# Codes as a note would write them, the guideline section, and why. Errors: the guideline says
# "never", "always secondary" or gives the order.
NEVER_FIRST = (
    ("(V00-Y99)", "I.C.20.a.6", "an external-cause code tells how it happened; what happened comes first"),
    ("(T36-T50 with final character 6)", "I.C.19.e.5.c",
     "an underdosing code is never first: code first the condition for which the drug was prescribed"),
    ("(T36-T50 with final character 5)", "I.C.19.e.5.a",
     "with an adverse effect, what the drug did to the patient (its nature) comes first, then the drug"),
    ("(R65.2-)", "I.C.1.d.3", "severe sepsis is never first: the code for the infection comes before it"),
    ("(T81.12-)", "I.C.1.d.2", "septic shock is never first: the codes for the infection come before it"),
    ("(R65.1-)", "I.C.18.g", f"SIRS without infection is a reaction; {_UNDERLYING}"),
    ("(B95-B97)", "I.C.1.b", "it only names the organism of an infection that another code describes"),
    ("(R40.21-, R40.22-, R40.23-, R40.24-)", "I.C.18.e.1", "the coma scale follows the diagnosis"),
    ("(R29.7-)", "I.C.18.i", "the stroke scale follows the code for the stroke"),
    ("(Z16.-)", "I.C.21.c.3", "it adds resistance to an infection, whose code comes first"),
    ("(Z33.1)", "I.C.21.c.3", "it is a secondary code only: the visit is for something else"),
    ("(Z37.-)", "I.C.21.c.11", "the outcome of delivery is always a secondary code"),
    ("(Z3A.-)", "I.C.21.c.11", "the weeks of gestation are additional information about a pregnancy"),
    ("(Z92.82)", "I.C.21.c.3", "the condition for which the drug was given comes first"),
    ("(Z68.-)", "I.B.14", "a BMI code is reported only as a secondary diagnosis"),
    ("(Z55-Z65)", "I.B.14", "social circumstances are reported only as secondary diagnoses"),
    ("(Z28.3-)", "I.B.14", "underimmunization status is reported only as a secondary diagnosis"),
)  # fmt: skip

# Warnings: the guideline says what such a code is for, with room for the circumstances. Of the
# status codes Z21 is left out: asymptomatic HIV infection is what such a patient is seen for.
SELDOM_FIRST = (
    ("(Z15.-)", "I.C.21.c.3",
     "genetic susceptibility is generally not first; the condition, the follow-up or the counseling is"),
    ("(Z80-Z87, Z91.4-, Z91.5-, Z91.81, Z91.82, Z91.85, Z92.1-Z92.8)", "I.C.21.c.4",
     "a history explains why something is done; the reason for the encounter comes first"),
    ("(Z14.-, Z17.-, Z18.-, Z19.-, Z22.-, Z66, Z67.-, Z78.-, Z79.-, Z88.-, Z89.-, Z90.-, Z91.0-, Z93.-,"
     " Z94.-, Z95.-, Z96.-, Z97.-, Z98.-, Z99.0, Z99.11, Z99.2-Z99.8, Z74.01, Z76.82)", "I.C.21.c.3",
     "a status is informative; the reason for the encounter comes first"),
)  # fmt: skip

# I.C.21.c.15, in its order.
ONLY_FIRST = (
    "(Z00.0-Z00.5, Z00.7-Z00.8, Z01.-, Z02.-, Z04.-, Z33.2, Z31.81, Z31.83, Z31.84, Z34.-, Z39.-, Z38.-,"
    " Z40.-, Z42.-, Z51.0, Z51.1-, Z52.0-Z52.8, Z76.1, Z76.2, Z99.12)"
)


def not_first(case: Case) -> list[Finding]:
    """What is forbidden outright (Z92.82) is not also seldom."""
    return _first_in(case, NEVER_FIRST, "error", "may not be") or _first_in(
        case, SELDOM_FIRST, "warning", "is hardly ever"
    )


def _first_in(case: Case, table: tuple, severity: str, verb: str) -> list[Finding]:
    return [
        Finding(
            "not first", severity, (case.first.code,),
            f"{case.first.code} {verb} the {case.encounter.first_name}: {why}.",
            guideline(section),
        )
        for written, section, why in table if case.first and refers(written, case.first)
    ]  # fmt: skip


def only_first(case: Case) -> list[Finding]:
    """I.C.21.c.15. Two such codes at one encounter are left alone: I.C.2.e.2 allows it for
    chemotherapy beside radiation, and some examinations are done together."""
    if case.first is None or refers(ONLY_FIRST, case.first):
        return []
    return [
        Finding(
            "only first", "warning", (code.code,),
            f"{code.code} may only be the {case.encounter.first_name}, unless the records of several"
            " encounters on one day are combined.",
            guideline("I.C.21.c.15"),
        )
        for code in case.among(ONLY_FIRST)
    ]  # fmt: skip


RULES = (not_first, only_first)
