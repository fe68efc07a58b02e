"""Codes that a chapter's guidelines do not let stand together, or in that order."""

from __future__ import annotations

from medcoder.codeset.rules.case import Case, Code, Finding, Note, guideline, quoted, refers

PREGNANCY = "(O00-O9A)"
# Codes that say that nothing of chapter 15 applies, the guideline section, and how they say it.
NO_CHAPTER_15 = (
    ("(Z33.1)", "I.C.15.a.1", "says that the pregnancy is incidental, in place of chapter 15"),
    ("(Z34.-)", "I.C.15.b.1", "is for a normal pregnancy, and is not used with codes of chapter 15"),
)
PREGNANCY_SEQUELA = "(O94)"
BEFORE_CHAPTER_15 = "(O00-O9A, V00-Y99, Z00-Z99)"
ENDED_EARLY = "(O00-O08, Z33.2)"
WEEKS = "(Z3A.-)"
NEWBORN = "(P00-P96)"
NEWBORN_NOTE = "newborn records"
BODY_MASS_INDEX = "(Z68.-)"
PEDIATRIC_INDEX = "(Z68.5-)"
AGE_NOTE = "years of age"


def pregnancy_incidental_or_normal(case: Case) -> list[Finding]:
    """Z33.1 (I.C.15.a.1) and Z34 (I.C.15.b.1) say that nothing of chapter 15 applies."""
    return [
        Finding(
            "pregnancy", "error", (code.code, *(other.code for other in case.among(PREGNANCY))),
            f"{code.code} {why}; {', '.join(other.code for other in case.among(PREGNANCY))} says otherwise.",
            guideline(section),
        )
        for written, section, why in NO_CHAPTER_15
        for code in case.among(written) if case.among(PREGNANCY)
    ]  # fmt: skip


def chapter_15_first(case: Case) -> list[Finding]:
    """I.C.15.a.1. A reason for encounter of chapter 21 may come first; external causes have a rule."""
    first = case.first
    pregnancy = [code for code in case.among(PREGNANCY) if not refers(PREGNANCY_SEQUELA, code)]
    if first is None or not pregnancy or refers(BEFORE_CHAPTER_15, first):
        return []
    return [
        Finding(
            "pregnancy", "error", (first.code, pregnancy[0].code),
            f"{pregnancy[0].code} comes before {first.code}: codes of chapter 15 have priority over those of"
            " other chapters, which then add what the condition is.",
            guideline("I.C.15.a.1"),
        )
    ]  # fmt: skip


def weeks_without_pregnancy(case: Case) -> list[Finding]:
    """I.C.21.c.11: no weeks of gestation with an abortive outcome or an elective termination."""
    ended = case.among(ENDED_EARLY)
    return [
        Finding(
            "pregnancy", "error", (code.code, ended[0].code),
            f"{code.code} does not go with {ended[0].code}: the weeks of gestation are not coded where the"
            " pregnancy ended in abortion, or is ectopic or molar.",
            guideline("I.C.21.c.11"),
        )
        for code in case.among(WEEKS) if ended
    ]  # fmt: skip


def mother_and_newborn(case: Case) -> list[Finding]:
    """I.C.15.a.2: mother and child have a record each."""
    mother, child = case.among(PREGNANCY), case.among(NEWBORN)
    if not mother or not child:
        return []
    return [
        Finding(
            "mother and newborn", "error", (mother[0].code, child[0].code),
            f"{mother[0].code} belongs on the mother's record only, {child[0].code} on the newborn's.",
            f"{guideline('I.C.15.a.2')}; {quoted(*_with_words(child[0], NEWBORN_NOTE))}",
        )
    ]  # fmt: skip


def _with_words(code: Code, words: str) -> list[Note]:
    return [note for note in code.all_notes if note.kind == "note" and words in note.text]


def body_mass_index_in_pregnancy(case: Case) -> list[Finding]:
    """I.C.21.c.3."""
    return [
        Finding(
            "body mass index", "error", (code.code,),
            f"{code.code} is not reported during pregnancy.",
            guideline("I.C.21.c.3"),
        )
        for code in case.among(BODY_MASS_INDEX) if case.among(PREGNANCY)
    ]  # fmt: skip


def body_mass_index_for_age(case: Case) -> list[Finding]:
    """The notes at Z68: adult codes from 20 years on, pediatric codes (percentiles) from 2 to 19."""
    age = case.encounter.age
    return [
        Finding(
            "body mass index", "error", (code.code,),
            f"{code.code} is not for a patient of {age} years.",
            quoted(*_with_words(code, AGE_NOTE)),
        )
        for code in case.among(BODY_MASS_INDEX)
        if age is not None and (age >= 20) == refers(PEDIATRIC_INDEX, code)
    ]  # fmt: skip


HEART = "(I50.-, I51.4, I51.5, I51.7, I51.89, I51.9)"
KIDNEY = "(N18.-)"
PRESUMED = "The classification presumes the link, unless the provider states that there is none"


def hypertension(case: Case) -> list[Finding]:
    """I.C.9.a.1-3: with heart failure or CKD, hypertension is a combination code."""
    heart, kidney = case.among(HEART), case.among(KIDNEY)
    return [finding for code in case.codes for finding in _hypertension(code, heart[:1], kidney[:1])]


def _hypertension(code: Code, heart: list[Code], kidney: list[Code]) -> list[Finding]:
    has_heart = bool(heart) or refers("(I11.-)", code)
    has_kidney = bool(kidney) or refers("(I12.-)", code)
    if has_heart and has_kidney and refers("(I10, I11.-, I12.-)", code):
        use, section, with_what = "I13.-", "I.C.9.a.3", "heart and kidney disease"
    elif heart and refers("(I10)", code):
        use, section, with_what = "I11.-", "I.C.9.a.1", "heart disease"
    elif kidney and refers("(I10)", code):
        use, section, with_what = "I12.-", "I.C.9.a.2", "kidney disease"
    else:
        return []
    return [
        Finding(
            f"hypertension with {with_what}", "error", tuple(other.code for other in [code, *heart, *kidney]),
            f"Hypertension with {with_what} is coded to {use} instead of {code.code}. {PRESUMED}.",
            guideline(section),
        )
    ]  # fmt: skip


RULES = (
    pregnancy_incidental_or_normal, chapter_15_first, weeks_without_pregnancy, mother_and_newborn,
    body_mass_index_in_pregnancy, body_mass_index_for_age, hypertension,
)  # fmt: skip
