"""A review in one line."""

import datetime

import pytest

from medcoder import codeset
from medcoder.codeset.rules import Encounter, review

FY2026 = datetime.date(2026, 9, 15)
FY2027 = datetime.date(2026, 11, 2)


@pytest.fixture(scope="session")
def findings():
    """Findings on codes written in one string, by default for an office visit in FY2027."""

    def look(codes, setting="outpatient", date=FY2027, age=None):
        return review(codes.split(), Encounter(setting, date, age))

    return look


@pytest.fixture(scope="session")
def one(findings):
    """The only finding of a rule, or None; more than one fails the test."""

    def look(rule, codes, **encounter):
        found = [finding for finding in findings(codes, **encounter) if finding.rule == rule]
        assert len(found) <= 1, found
        return found[0] if found else None

    return look


@pytest.fixture(scope="session")
def fy2026():
    return codeset.on(FY2026)
