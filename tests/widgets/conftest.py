import pytest

from medcoder.widgets import activity


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A kernel of its own: a record in a new place."""
    monkeypatch.setenv("MEDCODER_HOME", str(tmp_path))
    activity._keeper.cache_clear()
    yield tmp_path
    activity._keeper.cache_clear()
