"""Scores after the teacher had her say: rulings, scores by hand, comments; the log stays as it was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.attempt import Sitting, fold_attempt
from quiz_app.domain.classlog import class_event, class_log
from quiz_app.domain.log import ITEM_REGRADED, RESPONSE_COMMENTED, SCORE_OVERRIDDEN, Event
from quiz_app.domain.regrading import (
    ACCEPT,
    AS_ASKED,
    EVERYONE,
    EXCUSE,
    HOWS,
    OVERRIDDEN,
    AttemptScore,
    ItemScore,
    Key,
    Regrades,
    fold_regrades,
    score_attempt,
)
from tests import builders

RIGHT = builders.response()  # b of the arms ban
WRONG = builders.response(item="drills", answer="true", points=0.0)


def events(*done: tuple[str, dict]) -> list[Event]:
    """The events of a class's log, in the order they were done."""
    log: list[Event] = []
    for kind, data in done:
        at = builders.NOW + timedelta(minutes=len(log))
        log.append(class_event("c", log, kind, "assignment-1", data, "rahel", "desk", at))
    return log


def ruled(item: str, how: str, **more: object) -> tuple[str, dict]:
    return ITEM_REGRADED, {"item": item, "how": how, "reason": "Two keys", **more}


def by_hand(item: str, share: float | None, attempt: str = "attempt-1") -> tuple[str, dict]:
    return SCORE_OVERRIDDEN, {"attempt": attempt, "item": item, "share": share, "reason": "Read it again"}


def sitting() -> Sitting:
    return fold_attempt(builders.attempt(), [RIGHT, WRONG], [])


def scored(*done: tuple[str, dict]) -> AttemptScore:
    return score_attempt(sitting(), fold_regrades(events(*done)))


def item(score: AttemptScore, item_id: str) -> ItemScore:
    return next(one for one in score.items if one.slot.item == item_id)


def test_without_a_ruling_scores_are_as_judged():
    score = scored()

    assert (score.points, score.possible) == (1.0, 8.0)
    assert {one.why for one in score.items} == {""}


@pytest.mark.parametrize(
    ("done", "certain"),
    [
        ((), 3 - 6),
        ((ruled("drills", EXCUSE),), 3),
        ((ruled("drills", EVERYONE),), 3 + 3),
        ((by_hand("drills", 0.5),), 3.5),
    ],
)
def test_certainty_is_marked_by_what_counts_now(done, certain):
    sure = [replace(one, certainty=3) for one in (RIGHT, WRONG)]
    here = fold_attempt(builders.attempt(), sure, [])

    assert score_attempt(here, fold_regrades(events(*done))).certain == certain


def test_an_excused_item_is_in_nobodys_total():
    score = scored(ruled("arms-ban", EXCUSE))

    assert (score.points, score.possible) == (0.0, 7.0)
    assert (item(score, "arms-ban").why, item(score, "arms-ban").reason) == (EXCUSE, "Two keys")


@pytest.mark.parametrize("item_id", ["drills", "border"])
def test_everyone_gets_the_point_who_was_asked_answered_or_not(item_id: str):
    score = scored(ruled(item_id, EVERYONE))

    assert score.points == 2.0
    assert item(score, item_id).judged == 0.0


def test_another_key_is_for_those_who_gave_it():
    score = scored(ruled("drills", ACCEPT, answer="true"), ruled("border", ACCEPT, answer="x"))

    assert score.points == 2.0
    assert item(score, "drills").why == ACCEPT
    assert item(score, "border").why == ""


def test_further_keys_add_up():
    regrades = fold_regrades(events(ruled("q", ACCEPT, answer="a"), ruled("q", ACCEPT, answer="b")))

    assert [key.answer for key in regrades.ruling("q").keys] == ["a", "b"]


def test_what_was_ruled_can_be_taken_back():
    assert scored(ruled("drills", EVERYONE), ruled("drills", AS_ASKED)) == scored()


def test_who_is_changed_by_a_ruling_is_only_who_gains():
    assert item(scored(ruled("arms-ban", EVERYONE)), "arms-ban").why == ""


def test_a_score_by_hand_goes_before_what_was_ruled():
    score = scored(ruled("drills", EVERYONE), by_hand("drills", 0.5))

    assert (item(score, "drills").share, item(score, "drills").why) == (0.5, OVERRIDDEN)


def test_a_score_by_hand_does_not_bring_an_excused_item_back():
    assert not item(scored(by_hand("drills", 1), ruled("drills", EXCUSE)), "drills").counted


def test_a_score_by_hand_can_be_taken_back():
    assert scored(by_hand("drills", 1), by_hand("drills", None)) == scored()


def test_a_score_by_hand_is_of_one_attempt():
    assert scored(by_hand("drills", 1, attempt="attempt-2")) == scored()


def test_what_was_judged_is_told_beside_what_counts():
    changed = item(scored(by_hand("drills", 1)), "drills")

    assert (changed.judged, changed.share, changed.reason) == (0.0, 1.0, "Read it again")


def test_the_last_comment_counts_and_an_empty_one_takes_it_back():
    def said(*texts: str) -> dict:
        comments = [(RESPONSE_COMMENTED, {"attempt": "attempt-1", "item": "drills", "text": text}) for text in texts]
        return dict(fold_regrades(events(*comments)).comments)

    assert said("Look at paragraph 2", "Look at paragraph 3") == {("attempt-1", "drills"): "Look at paragraph 3"}
    assert said("Look", "") == {}


@pytest.mark.parametrize(
    ("key", "answer", "fits"),
    [
        (Key("b"), "b", True),
        (Key("b"), "a", False),
        (Key("Durand Line"), "the durand-line", True),
        (Key("..."), "!!!", False),
        (Key("b"), None, False),
        (Key(("a", "b"), unordered=True), ("b", "a"), True),
        (Key(("a", "b")), ("b", "a"), False),
        (Key(("1 May 1948", "Nine")), ("1 may 1948", "nine"), True),
        (Key({"khan": "dedov"}), {"khan": "dedov"}, True),
        (Key({"khan": "dedov"}), "khan", False),
    ],
)
def test_an_answer_fits_another_key(key: Key, answer: object, fits: bool):
    assert key.fits(answer) is fits


CHANGES = st.lists(
    st.one_of(
        st.builds(
            ruled, st.sampled_from(["arms-ban", "drills", "border"]), st.sampled_from(HOWS), answer=st.just("true")
        ),
        st.builds(by_hand, st.sampled_from(["arms-ban", "drills"]), st.sampled_from([None, 0.0, 0.5, 1.0, 7.0, -1.0])),
    ),
    max_size=8,
)


@given(done=CHANGES, chance=st.randoms())
def test_the_order_in_which_events_are_read_changes_nothing(done: list, chance):
    log = events(*done)
    mixed = log[:]
    chance.shuffle(mixed)

    assert fold_regrades(mixed) == fold_regrades(log)


@given(done=CHANGES)
def test_points_never_leave_what_is_possible_and_what_was_judged_stays(done: list):
    score = scored(*done)

    assert 0 <= score.points <= score.possible <= 8
    assert [one.judged for one in score.items] == [one.judged for one in scored().items]


def test_events_of_other_kinds_are_left_alone():
    assert fold_regrades([builders.event(learner=class_log("c"))]) == Regrades()
