"""A mend says so when what it mends is gone from the theme."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from medcoder.publish import mends


@pytest.fixture
def warnings(monkeypatch):
    """What the mends warn of."""
    said = []
    monkeypatch.setattr(mends.LOGGER, "warning", lambda text, *values: said.append(text % values))
    return said


def test_a_stand_in_for_a_theme_without_the_fault_is_reported(tmp_path, warnings):
    app = SimpleNamespace(builder=SimpleNamespace(templates=SimpleNamespace(pathchain=[str(tmp_path)])))
    (tmp_path / "article-header-buttons.html").write_text("{{ render_funcs[btype]() }}", "utf-8")
    mends.check_standins(app)
    assert [text for text in warnings if "theme-switcher.html" in text]
    assert not [text for text in warnings if "article-header-buttons.html" in text]


def test_every_stand_in_is_listed_with_its_reason():
    ours = {path.relative_to(mends.TEMPLATES).as_posix() for path in mends.TEMPLATES.rglob("*.html")}
    assert {name for name in ours if not name.startswith("course-")} == set(mends.STANDINS)


def test_a_script_that_is_no_longer_there_to_drop_is_reported(warnings):
    markup = '<script src="a.js"></script>\n<script src="b.js"></script>'
    assert mends.without_script(markup, "b.js") == '<script src="a.js"></script>'
    assert warnings == []
    assert mends.without_script(markup, "c.js") == markup
    assert warnings == ["the theme no longer loads c.js: see medcoder/publish/mends.py"]


def test_widget_state_is_dropped_and_its_absence_reported(warnings):
    state, ours = (SimpleNamespace(attributes={"type": kind}) for kind in (mends.WIDGET_STATE, None))
    app = SimpleNamespace(
        config=SimpleNamespace(nb_execution_mode="force"),
        env=SimpleNamespace(all_docs={"lesson"}, doc2path=lambda name: f"{name}.ipynb"),
    )
    context = {"script_files": [ours, state], "body": '<div class="medcoder">'}
    mends.drop_widget_state(app, "lesson", "", context, None)
    assert context["script_files"] == [ours]
    assert warnings == []
    mends.drop_widget_state(app, "lesson", "", context, None)
    assert len(warnings) == 1
