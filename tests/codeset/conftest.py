"""The two releases."""

import datetime

import pytest

from medcoder import codeset


@pytest.fixture(scope="session")
def fy2026():
    return codeset.on(datetime.date(2026, 9, 30))


@pytest.fixture(scope="session")
def fy2027():
    return codeset.on(datetime.date(2026, 10, 1))
