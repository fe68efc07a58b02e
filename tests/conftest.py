"""What all tests share. Markers and pytest's flags stand in pyproject.toml."""

import os
import tempfile

import pytest

# Notebooks are tested where the lessons are; one that a test keeps as data is not a lesson.
collect_ignore_glob = ["*.ipynb"]


def pytest_configure(config):
    """Keep a learner's own record out of reach also where pytest was started by itself.

    `course.py test` sets this before pytest starts, for the notebooks too.
    """
    if "MEDCODER_HOME" not in os.environ:
        home = tempfile.TemporaryDirectory(prefix="medcoder-", ignore_cleanup_errors=True)
        config.add_cleanup(home.cleanup)
        os.environ["MEDCODER_HOME"] = home.name


def pytest_collection_modifyitems(items):
    """The book first: building it takes a minute, and meanwhile the other workers have tests that need none."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/book/"))


@pytest.fixture(scope="session")
def root(pytestconfig):
    """The folder of the repository."""
    return pytestconfig.rootpath
