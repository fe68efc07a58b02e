"""The quizzes: well-formed, one question for each that the format can carry, and the right keys."""

from collections import Counter

import pytest

from medcoder.export import qti
from medcoder.export.questions import exam_questions, lesson_questions


@pytest.fixture(scope="module")
def exported(bank, tmp_path_factory):
    folder = tmp_path_factory.mktemp("qti")
    return folder / qti.FOLDER, qti.export(bank, folder)


def expected(questions) -> Counter:
    """How many quiz questions each question of the course becomes."""
    parts = {"sort": "cards", "match": "pairs"}
    return Counter(
        {
            asked.id: len(asked.sheet[parts[asked.kind]]) if asked.kind in parts else 1
            for asked in questions
            if asked.kind not in ("label", "switch") and not (asked.kind == "mark" and not asked.sheet["near"])
        }
    )


def test_each_zip_holds_each_question_that_it_can_carry(bank, exported, read_quiz):
    folder, said = exported
    quizzes = {lesson.notebook: lesson_questions(bank, lesson) for lesson in bank.lessons.values()}
    quizzes |= {f"exam-{name}": asked for name, asked in exam_questions(bank).items()}
    assert sorted(path.stem for path in folder.iterdir()) == sorted(quizzes)
    total = 0
    for name, questions in quizzes.items():
        wanted = expected(questions)
        items = read_quiz(folder / f"{name}.zip").items
        found = Counter(item.name if item.name in wanted else item.name.rpartition("-")[0] for item in items)
        assert found == wanted
        assert all(item.keys or item.kind == "essay" for item in items)
        total += len(items)
    assert f"{len(quizzes)} zip files with {total:,} questions" in said[0]
    assert all(f" {kind}" in said[-1] for kind in ("label", "switch"))


def test_the_keys_of_the_exam_questions_are_the_banks(bank, exported, read_quiz):
    from medcoder.assess.markup import to_html

    for name, questions in exam_questions(bank).items():
        quiz = read_quiz(exported[0] / f"exam-{name}.zip")
        for item, asked in zip(quiz.items, questions, strict=True):
            [right] = [qti._html(to_html(each["text"])) for each in asked.sheet["options"] if each["key"]]
            assert item.kind == "multiple_choice" and item.keys == [right] and len(item.choices) == 4


@pytest.fixture
def items(small, tmp_path, read_quiz):
    """The quiz questions of the small course by name."""
    qti.export(small, tmp_path)
    return {item.name: item for path in (tmp_path / qti.FOLDER).iterdir() for item in read_quiz(path).items}


def shown(*texts):
    return [f"<div>{text}</div>" for text in texts]


def test_choose(items):
    item = items["choose-side"]
    assert item.kind == "multiple_choice"
    assert item.choices == shown("S93.401A", "S93.402A") and item.keys == shown("S93.401A")
    assert "Sprain of right ankle" in item.html and any("left ankle" in text for text in item.feedback)


def test_mark_asks_to_choose_the_words(items):
    item = items["mark-words"]
    assert item.kind == "multiple_answers" and item.keys == shown("right ankle.")
    assert item.choices == shown("right ankle.", "left knee")


def test_sort_and_match_ask_for_each_card_and_pair(items):
    assert items["sort-cards-1"].keys == shown("Symptom") and items["sort-cards-2"].keys == shown("Diagnosis")
    assert items["match-pairs-1"].choices == shown("heart", "kidney", "liver")
    assert items["match-pairs-2"].keys == shown("liver")


def test_an_order_is_typed_as_letters(items):
    item = items["put-in-order"]
    assert "A: Find the term" in item.html.replace("&#58;", ":")
    assert item.keys == ["BAC", "B A C", "B,A,C", "B, A, C"]


def test_fill_is_a_number_where_one_is_asked_for(items):
    assert items["fill-in"].kind == "numerical" and float(items["fill-in"].keys[0]) == 2
    assert "Ankle sprain, right." in items["fill-in"].html


@pytest.mark.parametrize(
    "accept, number",
    [
        (["1800", "1,800"], "1800"),
        (["2.5", "2.50", "2 1/2"], "2.5"),
        (["81.7", "82"], None),
        (["0"], None),
        (["two", "2"], None),
        (["24G"], None),
    ],
)
def test_a_number_is_asked_for_where_one_number_only_is_right(accept, number):
    assert qti._the_number(accept) == number


def test_lists_of_codes_and_free_answers_are_graded_by_hand(items):
    assert items["enter-codes"].kind == items["write-freely"].kind == items["ankle"].kind == "essay"
    assert any("E11" in text for text in items["enter-codes"].feedback)


def test_an_old_quiz_does_not_stay(small, tmp_path):
    (tmp_path / qti.FOLDER).mkdir()
    (tmp_path / qti.FOLDER / "99-renamed.zip").touch()
    qti.export(small, tmp_path)
    assert sorted(path.name for path in (tmp_path / qti.FOLDER).iterdir()) == ["01-first.zip", "02-second.zip"]


def test_hostile_texts_stay_text(hostile, tmp_path, read_quiz):
    qti.export(hostile, tmp_path)
    items = read_quiz(tmp_path / qti.FOLDER / "01-first.zip").items
    texts = [text for item in items for text in (item.html, *item.choices, *item.feedback)]
    assert sum("alert(1)" in text for text in texts) >= 4
    for text in texts:
        for command in ("<script", "<img", "</textarea", "equation_image", "<code"):
            assert command not in text
    assert {item.name for item in items} >= {"put-in-order", "match-pairs-1", "choose-side", "ankle"}, "GROUP hid none"
