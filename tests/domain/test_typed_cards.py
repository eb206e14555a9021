"""A typed answer compared by the rules of a short answer."""

import pytest

from quiz_app.domain.card import Face
from quiz_app.domain.typed_cards import judge, typeable


def face(answer):
    return Face("a", "a", "?", answer, answer=answer)


@pytest.mark.parametrize(
    ("answer", "given", "match"),
    [
        ("Durand Line", "the durand line", "same"),
        ("Durand Line", "Durand Lime", "typo"),
        ("Durand Line", "Radcliffe Line", "other"),
        ("Their interests", "their  interests.", "same"),
        ("Lord Palmerston (1848)", "lord palmerston", "same"),
        ("Lord Palmerston (1848)", "Lord Palmerston 1848", "same"),
        ("2014", "2015", "other"),
    ],
)
def test_case_accents_articles_and_what_stands_in_brackets_do_not_count(answer, given, match):
    assert judge(face(answer), given, rivals=["Radcliffe Line"]) == match


@pytest.mark.parametrize(("answer", "short"), [("2014", True), ("", False), ("x" * 81, False), ("- a\n- b", False)])
def test_only_a_short_answer_can_be_typed(answer, short):
    assert typeable(face(answer)) == short
