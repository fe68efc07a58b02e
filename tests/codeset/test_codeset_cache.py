"""The cache of the tabular list: quick when it fits, and never in the way when it does not."""

import os

import pytest

from medcoder.codeset import cache, tabular

SMALL_LIST = """<ICD10CM.tabular><chapter><name>1</name><desc>Some diseases (A00-A01)</desc>
<section id="A00-A01"><desc>Sézary and others (A00-A01)</desc>
<excludes1><note>other  diseases (B00)</note></excludes1>
<diag><name>A00</name><desc>One</desc></diag>
<diag><name>A01</name><desc>Two</desc>
<sevenChrDef><extension char="A">initial</extension></sevenChrDef></diag>
</section></chapter></ICD10CM.tabular>"""


@pytest.fixture
def xml(tmp_path):
    file = tmp_path / "list.xml"
    file.write_text(SMALL_LIST, encoding="utf-8")
    return file


@pytest.fixture
def kept(tmp_path):
    """Where the cache is to be, in a folder that is not there yet."""
    return tmp_path / "cache" / "medcoder" / "tabular.json"


@pytest.fixture
def reads(monkeypatch):
    """The XML files that were read, in order."""
    files = []
    read = tabular.read
    monkeypatch.setattr(tabular, "read", lambda file: files.append(file) or read(file))
    return files


def plain(read):
    """With lists for tuples, as JSON has it."""
    return [list(map(list, part)) if isinstance(part, list) else part for part in read[:3]]


def test_the_second_load_reads_the_cache_and_finds_the_same(xml, kept, reads):
    first = cache.load(xml, kept)
    second = cache.load(xml, kept)
    assert reads == [xml]
    assert plain(second) == plain(first)
    assert second.sevenths == first.sevenths == {"A01": {"A": "initial"}}
    assert second.titles == {"A00": "One", "A01": "Two"}
    assert [tuple(note) for note in second.notes["A00-A01"]] == [("excludes1", "other diseases (B00)")]
    assert second.blocks[0][1] == "Sézary and others"


def test_nothing_else_is_left_in_the_folder(xml, kept):
    cache.load(xml, kept)
    assert os.listdir(kept.parent) == [kept.name]


def cut_short(text):
    return text[: len(text) // 2]


def cut_at_the_end_of_the_first_line(text):
    return text[: text.index(b"\n")]


def one_letter_changed(text):
    return text.replace(b'"One"', b'"Ore"')


def not_json(text):
    return b"\x80\x81 no cache"


def empty(text):
    return b""


def another_format(text):
    return text.replace(b'"format": 1', b'"format": 0')


def a_list_for_a_head(text):
    return b"[]\n" + text


@pytest.mark.parametrize(
    "damage",
    [cut_short, cut_at_the_end_of_the_first_line, one_letter_changed, not_json, empty, another_format,
     a_list_for_a_head],
)  # fmt: skip
def test_a_cache_that_is_damaged_or_of_another_format_is_renewed(xml, kept, reads, damage):
    cache.load(xml, kept)
    good = kept.read_bytes()
    bad = damage(good)
    assert bad != good
    kept.write_bytes(bad)
    assert cache.load(xml, kept).titles == {"A00": "One", "A01": "Two"}
    assert kept.read_bytes() == good
    assert reads == [xml, xml]


def test_a_cache_of_another_file_is_renewed(xml, kept, reads):
    cache.load(xml, kept)
    xml.write_text(SMALL_LIST.replace("<desc>One<", "<desc>Uno<"), encoding="utf-8")
    os.utime(xml, ns=(1, 1))  # the same size, so the time alone tells
    assert cache.load(xml, kept).titles["A00"] == "Uno"
    assert cache.load(xml, kept).titles["A00"] == "Uno"
    assert reads == [xml, xml]


def test_a_cache_of_another_version_of_the_package_is_renewed(xml, kept, reads, monkeypatch):
    cache.load(xml, kept)
    monkeypatch.setattr(cache, "version", lambda package: "0")
    cache.load(xml, kept)
    assert reads == [xml, xml]


def test_a_cache_that_another_reader_made_is_renewed(xml, kept, reads, monkeypatch, tmp_path):
    cache.load(xml, kept)
    changed = tmp_path / "tabular.py"
    changed.write_text("# reads it in another way", encoding="utf-8")
    monkeypatch.setattr(tabular, "__file__", str(changed))
    cache.load(xml, kept)
    assert reads == [xml, xml]


def test_a_folder_that_cannot_be_made_is_no_error(xml, tmp_path, reads):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    kept = tmp_path / "file" / "medcoder" / "tabular.json"
    for _ in range(2):
        assert cache.load(xml, kept).titles == {"A00": "One", "A01": "Two"}
    assert reads == [xml, xml]


def test_a_file_that_cannot_be_replaced_is_no_error_and_leaves_nothing(xml, kept, monkeypatch):
    def refuse(*_):
        raise PermissionError("in use")

    monkeypatch.setattr(os, "replace", refuse)
    assert cache.load(xml, kept).titles == {"A00": "One", "A01": "Two"}
    assert os.listdir(kept.parent) == []


def test_without_the_list_itself_a_cache_does_not_help(xml, kept):
    cache.load(xml, kept)
    xml.unlink()
    with pytest.raises(FileNotFoundError):
        cache.load(xml, kept)


def test_a_cached_release_is_the_same_as_a_fresh_one(tmp_path):
    kept = tmp_path / "tabular.json"
    fresh = cache.load(tabular.xml_file(), kept)
    cached = cache.load(tabular.xml_file(), kept)
    assert list(cached.titles.items()) == list(fresh.titles.items())
    assert cached.sevenths == fresh.sevenths
    assert {at: [tuple(note) for note in notes] for at, notes in cached.notes.items()} == fresh.notes
    assert plain(cached)[:2] == plain(fresh)[:2]
