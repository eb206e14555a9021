"""One of several, several of several, true or false."""

import pytest

from quiz_app.domain.errors import AnswerRefused
from quiz_app.domain.items import Option
from tests.builders import multiple_choice, single_choice, true_false


@pytest.mark.parametrize(("answer", "points"), [("b", 1), ("a", 0), ("c", 0)])
def test_a_single_choice_is_all_or_nothing(answer, points):
    assert single_choice().score(answer).points == points


@pytest.mark.parametrize("answer", ["d", "B", "", "a,b", ("b",), ["b"], {"b": "b"}, {}, None, 1, True])
def test_a_single_choice_refuses_anything_but_one_of_its_options(answer):
    with pytest.raises(AnswerRefused, match="Choose one of the options"):
        single_choice().check(answer)


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        (("a", "b"), 1),
        (("b", "a"), 1),
        (("a",), 0.5),
        (("a", "c"), 0),
        (("a", "b", "c"), 0.5),
        (("c",), 0),
        (("c", "d"), 0),
        (("a", "b", "c", "d"), 0),
    ],
)
def test_each_key_adds_its_share_and_each_distractor_takes_its_own(answer, points):
    assert multiple_choice().score(answer).points == points


def test_a_distractor_takes_less_where_there_are_more_of_them():
    options = [Option(one, one, key=one == "a") for one in "abcde"]

    verdict = multiple_choice(options=tuple(options)).score(("a", "b"))

    assert verdict.points == 0.75


def test_choosing_every_key_of_keys_only_scores_in_full():
    options = (Option("a", "one", key=True), Option("b", "two", key=True))

    assert multiple_choice(options=options).score(("a", "b")).points == 1


def test_a_multiple_choice_says_what_was_chosen():
    assert multiple_choice().score(("a", "b", "c")).note == "2 of 2 right ones chosen, 1 wrong."


@pytest.mark.parametrize("answer", [(), ("a", "a"), ("a", "e"), "a", "ab", ["a"], ({"a": 1},), (1,), None, {"a": "a"}])
def test_a_multiple_choice_refuses_anything_but_different_options(answer):
    with pytest.raises(AnswerRefused):
        multiple_choice().check(answer)


@pytest.mark.parametrize(("answer", "outcome"), [("false", "right"), ("true", "wrong")])
def test_a_statement_is_judged(answer, outcome):
    assert true_false().score(answer).outcome == outcome


@pytest.mark.parametrize("answer", ["True", "yes", "", True, False, None, ("true",), {"true": "true"}])
def test_a_statement_is_true_or_false_and_nothing_else(answer):
    with pytest.raises(AnswerRefused, match="true or false"):
        true_false().check(answer)


def test_options_keep_their_order_where_it_means_something():
    assert single_choice(shuffle=False).arrange("any seed") == {"options": ("a", "b", "c")}


def test_options_are_shown_by_lot_otherwise():
    orders = {single_choice().arrange(f"seed {number}")["options"] for number in range(40)}

    assert len(orders) == 6
