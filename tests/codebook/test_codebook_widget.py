"""``codebook()`` in a notebook: its forms, and data that travel once."""

from __future__ import annotations

import gzip
import json

import pytest

import medcoder
from medcoder.widgets import activity
from medcoder.widgets import book as module

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """A kernel of its own: no cache yet, a record in a new place."""
    monkeypatch.setenv("MEDCODER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(module, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    cached = (module.book_data, module.book_source, activity._keeper)
    for function in cached:
        function.cache_clear()
    yield tmp_path
    for function in cached:
        function.cache_clear()


def test_it_has_a_live_a_published_and_a_plain_form(kernel):
    forms, _ = medcoder.codebook("E11.2")._repr_mimebundle_()
    assert set(forms) == {VIEW, "text/html", "text/plain"}
    assert forms["text/plain"] == "Code book: E11.2"
    assert '<script type="application/json">{"query":"E11.2"}</script>' in forms["text/html"]
    assert medcoder.codebook("E11.2")._repr_mimebundle_()[0]["text/html"] == forms["text/html"]


def test_the_published_form_can_be_read_without_a_script(kernel):
    html = medcoder.codebook("e112")._repr_mimebundle_()[0]["text/html"]
    assert "<strong>E11.22</strong> Type 2 diabetes mellitus with diabetic chronic kidney disease" in html
    assert "when the page’s script runs" in medcoder.codebook()._repr_mimebundle_()[0]["text/html"]


def test_a_query_is_never_html(kernel):
    html = medcoder.codebook("</script><img src=x onerror=alert(1)>")._repr_mimebundle_()[0]["text/html"]
    assert "<img" not in html
    assert html.count("</script>") == 1


def test_all_code_books_of_a_kernel_share_one_source_and_no_state_holds_the_data(kernel):
    first, second = medcoder.codebook(), medcoder.codebook("asthma")
    assert first.codebook is second.codebook
    assert len(json.dumps(first.get_state(), default=str)) < 10_000
    assert set(first.codebook.get_state()) >= {"script", "edition"}
    assert module.book_data.cache_info().currsize == 0, "nothing is made before a page asks"


def test_the_page_gets_the_data_in_one_message(kernel):
    source = medcoder.codebook().codebook
    sent = []
    source.send = lambda content, buffers=None: sent.append((content, buffers))
    source._handle_custom_msg({"do": "send"}, [])
    [(content, [buffer])] = sent
    assert content == {"edition": module.edition()}
    assert json.loads(gzip.decompress(buffer))["releases"][1][0] == "FY2027"


def test_the_data_are_cached_and_a_damaged_cache_is_made_anew(kernel):
    data = module.book_data()
    [cache] = (kernel / "cache").iterdir()
    assert cache.read_bytes() == data
    cache.write_bytes(data[:1000])
    module.book_data.cache_clear()
    assert module.book_data() == data
    assert cache.read_bytes() == data


def test_without_a_place_for_the_cache_the_book_is_made_each_time(kernel):
    (kernel / "cache").write_text("no folder")
    assert gzip.decompress(module.book_data())
