"""The groups of hospital stays: what two groupers say, the weights of table 5, and when they are refused or stale."""

import csv
import datetime
import os
import platform
from importlib import resources

import pytest
import yaml

from medcoder.assess import drg_groups
from medcoder.assess.audit import audit
from medcoder.assess.bank import FOLDER, load_bank, read_bank
from medcoder.assess.drg_groups import DrgGroups, GroupersDiffer, grouped, main, stays_of, table_5
from medcoder.assess.stays import Switch

SECOND = "medcoder/bank/lessons/02-second.yml"
HAS_WHEEL = platform.system() == "Linux" and platform.machine() == "x86_64"


@pytest.fixture
def groupers():
    """Where both groupers should be and one is not, CI fails."""
    try:
        import drgpy.msdrg_allvers
        import msdrg
    except (ImportError, OSError) as error:
        if os.environ.get("CI") and HAS_WHEEL:
            raise
        pytest.skip(f"a grouper is not here: {error}")
    return msdrg, drgpy.msdrg_allvers


def stay(*diagnoses, principals=("J18.9",), date=datetime.date(2026, 3, 12), **facts) -> Switch:
    """A stay: codes, or pairs of a code and whether it was present on admission."""
    pairs = [each if isinstance(each, tuple) else (each, "Y") for each in diagnoses]
    return Switch.model_validate(
        {
            "id": "made-up", "kind": "switch", "objective": "x", "difficulty": 1, "stem": "x", "source": [{"ref": "x"}],
            "stay": {"date": date, "age": 70, "sex": "female", **facts},
            "principals": [{"code": code, "key": code == principals[0], "why": "x"} for code in principals],
            "diagnoses": [{"code": code, "poa": poa, "key": number == 0, "why": "x"} for number, (code, poa) in enumerate(pairs)],
        }
    )  # fmt: skip


def test_the_courses_own_file_is_what_both_groupers_say_today(groupers):
    stored = DrgGroups.model_validate(yaml.safe_load((FOLDER / drg_groups.FILE).read_text(encoding="utf-8")))
    assert stored == grouped(stays_of(load_bank()))


def test_there_is_a_group_for_each_setting_with_the_first_switch_changing_fastest(groupers):
    found = grouped([stay("E87.1", "J96.01", "E11.9")]).stays["made-up"]
    assert found.groups == ["195", "194", "193", "193", "195", "194", "193", "193"]
    assert found.severity == [["CC", "MCC", "none"]]


def test_a_candidate_that_is_not_chosen_stays_on_the_claim(groupers):
    found = grouped([stay("E03.9", principals=("I13.0", "I50.23"))]).stays["made-up"]
    assert found.groups == ["291", "291", "292", "292"]


def test_a_cc_that_does_not_count_beside_the_principal_is_told_apart(groupers):
    beside_itself = grouped([stay("N18.4", principals=("N17.9",))]).stays["made-up"]
    beside_another = grouped([stay("N18.4", principals=("J18.9",))]).stays["made-up"]
    assert beside_itself.severity == [["excluded"]]
    assert beside_itself.groups[0] == beside_itself.groups[1]
    assert beside_another.severity == [["CC"]]


def test_a_stay_on_which_the_groupers_differ_is_refused(groupers, monkeypatch):
    _, second = groupers
    monkeypatch.setattr(second.DRGEngineAllVers, "get_drg", lambda *_, **__: "177")
    with pytest.raises(GroupersDiffer) as refused:
        grouped([stay("E11.9")])
    assert str(refused.value) == (
        "item 'made-up': with J18.9 first and nothing beside it, one grouper says 195 (OK), the other 177. Change the case."
    )


def test_a_stay_that_differs_in_one_setting_alone_is_refused_too(groupers, monkeypatch):
    _, second = groupers
    own = second.DRGEngineAllVers.get_drg

    def wrong_with_a_cc(engine, codes, *others, **more):
        return "195" if "E871" in codes else own(engine, codes, *others, **more)

    monkeypatch.setattr(second.DRGEngineAllVers, "get_drg", wrong_with_a_cc)
    with pytest.raises(GroupersDiffer, match="with J18.9 first and E87.1 beside it, one grouper says 194"):
        grouped([stay("E87.1", "E11.9")])


def test_a_principal_that_no_grouper_takes_is_refused(groupers):
    with pytest.raises(GroupersDiffer, match="with ZZZ.Z first and nothing beside it, one grouper says 999 .INVALID_PDX."):
        grouped([stay("E11.9", principals=("ZZZ.Z",))])


def test_the_groupers_are_told_all_that_a_claim_says(groupers, monkeypatch):
    first, second = groupers
    told = []

    class Grouper(first.MsdrgGrouper):
        def group(self, claim):
            told.append(claim)
            return super().group(claim)

    def noted(engine, *values, **named):
        told.append((values, named))
        return own(engine, *values, **named)

    own = second.DRGEngineAllVers.get_drg
    monkeypatch.setattr(first, "MsdrgGrouper", Grouper)
    monkeypatch.setattr(second.DRGEngineAllVers, "get_drg", noted)
    grouped([stay(("J96.01", "N"), sex="male", status="died", date=datetime.date(2026, 4, 1))])
    claim, (values, named) = told[-2:]
    assert claim["version"] == 431, "43.1, from April 2026"
    assert (claim["age"], claim["sex"], claim["discharge_status"]) == (70, 0, 20)
    assert claim["sdx"] == [{"code": "J9601", "poa": "N"}]
    assert values == (["J189", "J9601"], [], "2026-04-01")
    assert named == {"gender": "M", "is_alive": False, "discharge_status": "20"}
    grouped([stay("E11.9", date=datetime.date(2026, 3, 31))])
    assert told[-2]["version"] == 430
    assert told[-2]["sex"] == 1


def table_rows() -> dict[str, dict[str, str]]:
    """Table 5 as it stands, by the number of the group; its columns by their heads."""
    text = (resources.files("drg") / "data" / "cms" / "drg_weights.txt").read_text(encoding="cp1252")
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("MS-DRG "))
    heads = [head.strip() for head in lines[start].split("\t")]
    rows = csv.reader(lines[start + 1 :], delimiter="\t")
    return {row[0]: dict(zip(heads, row, strict=True)) for row in rows if row and row[0].isdigit()}


def test_title_and_weight_of_every_group_are_those_of_table_5():
    rows, found = table_rows(), dict(table_5())
    # 998 and 999 are for claims that cannot be grouped: they pay nothing.
    assert set(rows) - set(found) == {"998", "999"}
    assert set(found) - set(rows) == set()
    for name, group in found.items():
        assert group.weight == float(rows[name]["Weights - 10% Cap Applied"]), name
        assert group.title.upper() == rows[name]["MS-DRG Title"].strip().upper(), name
    assert found["010"].weight == 7.1757, "as it pays, after the cap on what a weight may lose"


def test_titles_are_sentences_and_keep_their_abbreviations():
    titles = {name: group.title for name, group in table_5()}
    assert titles["195"] == "Simple pneumonia and pleurisy without CC/MCC"
    assert titles["871"] == "Septicemia or severe sepsis without MV >96 hours with MCC"


def test_a_changed_stay_is_stale_until_the_groups_are_made_anew(groupers, course):
    course.edit(SECOND, "code: J96.01, poa: N", "code: J96.01, poa: Y")
    [problem] = audit(course.root)[1]
    assert (problem.item, problem.remedy) == ("switch-stay", "Run `python3 course.py group`.")
    assert main(course.bank) == 0
    assert audit(course.root)[1] == []


@pytest.mark.parametrize(
    "change",
    [
        {"date": datetime.date(2026, 3, 13)}, {"age": 71}, {"sex": "male"}, {"status": "died"}, {"principals": ("J18.0",)},
        {"principals": ("J18.9", "J18.0")},
    ],
)  # fmt: skip
def test_a_claim_changes_with_all_that_a_group_depends_on(change):
    assert stay("E11.9", **change).claim() != stay("E11.9").claim()


def test_a_claim_changes_with_the_diagnoses_their_order_and_what_was_present_on_admission():
    claims = {stay(*each).claim() for each in (["E11.9", "I10"], ["I10", "E11.9"], ["E11.9"], [("E11.9", "N"), "I10"])}
    assert len(claims) == 4


def test_a_claim_does_not_change_with_words_and_keys():
    item = stay("E11.9", "I10")
    reworded = item.model_copy(update={"stem": "y", "diagnoses": [each.model_copy(update={"key": True, "why": "y"}) for each in item.diagnoses]})
    assert reworded.claim() == item.claim()


def test_a_faulty_lesson_loses_no_stay(course, capsys):
    before = (course.bank / drg_groups.FILE).read_text(encoding="utf-8")
    course.edit(SECOND, "stem: Switch on", "stm: Switch on")
    assert main(course.bank) == 1
    assert "the key 'stm' is not known here" in capsys.readouterr().err
    assert (course.bank / drg_groups.FILE).read_text(encoding="utf-8") == before


def test_a_refused_stay_leaves_the_file_as_it_was(groupers, course, monkeypatch, capsys):
    _, second = groupers
    before = (course.bank / drg_groups.FILE).read_text(encoding="utf-8")
    monkeypatch.setattr(second.DRGEngineAllVers, "get_drg", lambda *_, **__: "177")
    assert main(course.bank) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1 and "item 'switch-stay': with I13.0 first" in said.err
    assert (course.bank / drg_groups.FILE).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("text", [None, "groups: {", "groups: {}\nstays: {}\nmore: 1\n"])
def test_a_file_of_groups_that_is_missing_or_damaged_is_made_anew(groupers, course, text):
    file = course.bank / drg_groups.FILE
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    assert main(course.bank) == 0
    bank, problems = read_bank(course.bank)
    assert problems == []
    assert list(bank.data["drg-groups"].stays) == ["switch-stay"]


def test_where_a_grouper_cannot_be_loaded_one_sentence_says_so(course, monkeypatch, capsys):
    def missing(_stays):
        raise ImportError("no module named msdrg")

    monkeypatch.setattr(drg_groups, "grouped", missing)
    assert main(course.bank) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "cannot be loaded here (no module named msdrg): run" in said.err
