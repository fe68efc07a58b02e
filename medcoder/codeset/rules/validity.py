"""Can each code stand on a claim at all?"""

from __future__ import annotations

import datetime
from collections import Counter
from functools import lru_cache

from medcoder.codeset.releases import Release, on
from medcoder.codeset.rules.case import Finding, guideline
from medcoder.codeset.written import LENGTH, normal_form, with_seventh


def same_code_twice(written: list[str]) -> list[Finding]:
    """I.B.12."""
    return [
        Finding(
            "same code twice", "error", (code,),
            f"{code} stands {times} times; a code is reported once for an encounter, even where it fits"
            " both sides or two conditions.",
            guideline("I.B.12"),
        )
        for code, times in Counter(written).items() if times > 1
    ]  # fmt: skip


def no_code(written: list[str], release: Release) -> list[Finding]:
    """One finding for each that is not billable, by the first check that knows what is wrong."""
    checks = (_not_in_force, _incomplete, _placeholder, _seventh_invalid, _not_a_code)
    unfit = [code for code in dict.fromkeys(written) if not release.is_billable(code)]
    return [next(filter(None, (check(code, release) for check in checks))) for code in unfit]


def _not_in_force(code: str, release: Release) -> Finding | None:
    """A code of the release before or after this one; what replaced it, where the changes tell."""
    days = (release.first_day - datetime.timedelta(1), release.last_day + datetime.timedelta(1))
    if not any(_billable_on(code, day) for day in days):
        return None
    return Finding(
        "not in force", "error", (code,),
        f"{release.why_unknown(code)}. The date of the encounter decides; for an inpatient stay, the"
        " discharge.",
        f"ICD-10-CM {release.name}, for encounters from {release.first_day} to {release.last_day}",
    )  # fmt: skip


def _billable_on(code: str, day: datetime.date) -> bool:
    try:
        return on(day).is_billable(code)
    except ValueError:  # no release is known for that day
        return False


def _incomplete(code: str, release: Release) -> Finding | None:
    """I.B.2; I.A.5 where only the 7th character is missing."""
    if not release.is_known(code):
        return None
    only_seventh = all(len(child.code) == LENGTH for child in release.code(code).children)
    rule, section = ("7th character missing", "I.A.5") if only_seventh else ("needs more characters", "I.B.2")
    return Finding(rule, "error", (code,), f"{release.missing(code)}.", guideline(section))


def _placeholder(code: str, release: Release) -> Finding | None:
    """I.A.4: the right characters, but an X too few, too many or in the wrong place."""
    meant = _without_placeholders(release).get(_bare(code)) or _seventh_added(code, release)
    if meant is None:
        return None
    return Finding(
        "placeholder X", "error", (code,),
        f"{code} is no code: the placeholder X fills the empty places between the code and its 7th"
        f" character, and stands nowhere else. Written out it is {meant}.",
        guideline("I.A.4"),
    )  # fmt: skip


def _bare(code: str) -> str:
    """Without the dot, and without any X behind the first character."""
    return code[:1] + code[1:].replace(".", "").replace("X", "")


@lru_cache(maxsize=4)
def _without_placeholders(release: Release) -> dict[str, str]:
    """Entries of the list by their bare form, headings left out."""
    return {_bare(stem.code): stem.code for stem in release.stems() if stem.billable}


@lru_cache(maxsize=4)
def _stems(release: Release) -> dict[str, str]:
    """Entries that take a 7th character, by their bare form."""
    return {_bare(stem.code): stem.code for stem in release.stems() if stem.sevenths}


def _seventh_added(code: str, release: Release) -> str | None:
    """The billable code with the 7th character with which ``code`` ends, if there is one."""
    stem = _stems(release).get(_bare(code)[:-1])
    meant = with_seventh(stem, code[-1]) if stem else None
    return meant if meant and release.is_billable(meant) else None


def _seventh_invalid(code: str, release: Release) -> Finding | None:
    """I.A.5: a seventh character that the category does not define, or any where none is."""
    bare = code.replace(".", "")
    if len(bare) != 7:
        return None
    stem = normal_form(bare[:6].rstrip("X"))
    if not release.is_known(stem) or release.code(stem).children and not release.code(stem).sevenths:
        return None
    allowed = release.code(stem).sevenths
    meanings = ", ".join(f"{character} ({meaning})" for character, meaning in allowed.items())
    advice = f"it takes one of {meanings}" if allowed else f"{stem} takes none"
    return Finding(
        "7th character invalid", "error", (code,),
        f"{bare[6]} is no 7th character for {stem}: {advice}.",
        guideline("I.A.5"),
    )  # fmt: skip


def _not_a_code(code: str, release: Release) -> Finding:
    """I.B.1: a code is verified in the tabular list."""
    near = ", ".join(release.suggest(code)[:3])
    return Finding(
        "not a code", "error", (code,),
        f"{release.why_unknown(code)}." + (f" The nearest are {near}." if near else ""),
        guideline("I.B.1"),
    )  # fmt: skip
