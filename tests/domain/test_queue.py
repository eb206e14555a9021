"""Which faces are studied today, and in which order."""

from datetime import timedelta

import pytest

from quiz_app.domain.card import Face
from quiz_app.domain.memory import Schedule, retrievability
from quiz_app.domain.queue import Queue, build_queue
from quiz_app.domain.study import StudySettings
from tests.builders import NOW, READING, faces

TODAY = NOW.date()


def stepping(minutes: float, **fields) -> Schedule:
    """A face in learning whose step is due in so many minutes."""
    at = NOW + timedelta(minutes=minutes)
    return Schedule(
        READING, "", **{"phase": "learning", "due_at": at, "last_day": TODAY, "stability": 0.5, "reps": 1} | fields
    )


def reviewed(ago: int, due_in: int, stability: float = 10.0) -> Schedule:
    """A face in review, last seen so many days ago and due in so many."""
    last, due = TODAY - timedelta(days=ago), TODAY + timedelta(days=due_in)
    return Schedule(
        READING, "", phase="review", last_day=last, due_day=due, interval=(due - last).days, stability=stability, reps=2
    )


def queue(keys, schedules=None, done=(0, 0), now=NOW, day=TODAY, claims=None, more=None, **settings) -> Queue:
    """The queue of these faces; `claims`: what some of their cards test; `more`: what else is handed in."""
    of_cards = claims or {}
    there = {
        key: Face(key, face.card, face.front, face.back, tuple(of_cards.get(face.card, "").split()))
        for key, face in faces(*keys.split()).items()
    }
    return build_queue(there, schedules or {}, StudySettings(**settings), now=now, day=day, done=done, **(more or {}))


def test_with_nothing_to_study_nothing_follows():
    empty = queue("")

    assert (empty.due, empty.following()) == (0, None)


def test_new_faces_come_in_the_authors_order_up_to_the_days_limit():
    assert queue("d c b a", new_per_day=3).new == ("d", "c", "b")


@pytest.mark.parametrize(("begun", "left"), [(0, 2), (1, 1), (2, 0), (5, 0)])
def test_new_faces_begun_today_count_against_the_limit(begun, left):
    assert len(queue("a b c", new_per_day=2, done=(begun, 0)).new) == left


@pytest.mark.parametrize(("seen", "left"), [(0, 2), (1, 1), (2, 0), (9, 0)])
def test_faces_reviewed_today_count_against_the_limit(seen, left):
    due = {key: reviewed(10, 0) for key in "abc"}

    assert len(queue("a b c", due, reviews_per_day=2, done=(0, seen)).reviews) == left


def test_neither_limit_holds_back_what_is_being_learnt():
    found = queue("a b", {"a": stepping(-1), "b": stepping(5)}, new_per_day=0, reviews_per_day=1, done=(9, 9))

    assert (found.learning, found.later) == (("a",), ("b",))


def test_steps_are_taken_in_the_order_in_which_they_come_due():
    found = queue("a b c", {"a": stepping(-1), "b": stepping(-9), "c": stepping(0)})

    assert found.learning == ("b", "a", "c")


@pytest.mark.parametrize(("minutes", "part"), [(0, "learning"), (0.1, "later"), (20, "later"), (20.1, "neither")])
def test_a_step_may_be_taken_up_to_twenty_minutes_ahead(minutes, part):
    found = queue("a", {"a": stepping(minutes)})

    assert (found.learning, found.later) == (("a",) if part == "learning" else (), ("a",) if part == "later" else ())


def test_a_step_left_days_ago_is_still_there():
    assert queue("a", {"a": stepping(-5 * 24 * 60, last_day=TODAY - timedelta(days=5))}).learning == ("a",)


def test_a_step_across_midnight_is_there_on_the_new_day():
    found = queue("a", {"a": stepping(-5)}, day=TODAY + timedelta(days=1))

    assert found.learning == ("a",)


@pytest.mark.parametrize(("due_in", "there"), [(-30, True), (-1, True), (0, True), (1, False)])
def test_a_review_is_there_from_its_day_on(due_in, there):
    assert queue("a", {"a": reviewed(40, due_in)}).reviews == (("a",) if there else ())


def test_reviews_that_are_least_likely_to_be_remembered_come_first():
    schedules = {
        "long": reviewed(100, -5, stability=95.0),
        "short": reviewed(6, -5, stability=1.0),
        "middling": reviewed(20, -10, stability=10.0),
        "fuzzed": reviewed(12, 0, stability=9.0),
    }

    found = queue("long middling fuzzed short", schedules)

    chances = [retrievability(schedules[key], TODAY) for key in found.reviews]
    assert found.reviews == ("short", "middling", "fuzzed", "long")
    assert chances == sorted(chances)


def test_the_limit_leaves_the_best_remembered_for_tomorrow():
    schedules = {"a": reviewed(11, 0, stability=11.0), "b": reviewed(60, -30, stability=30.0)}

    assert queue("a b", schedules, reviews_per_day=1).reviews == ("b",)


def test_reviews_as_faded_as_each_other_come_by_key():
    assert queue("b a", {"a": reviewed(10, 0), "b": reviewed(10, 0)}).reviews == ("a", "b")


def test_steps_come_before_reviews_before_new_faces_before_steps_ahead():
    schedules = {"ahead": stepping(3), "step": stepping(-1), "review": reviewed(10, 0)}

    found = queue("new ahead review step", schedules)

    assert found.due == 4
    assert [*found.learning, *found.reviews, *found.new, *found.later] == ["step", "review", "new", "ahead"]


@pytest.mark.parametrize(
    ("found", "next_one"),
    [
        (Queue(("a",), ("b",), ("c",), ("d",)), "a"),
        (Queue((), ("b",), ("c",), ("d",)), "b"),
        (Queue((), (), ("c",), ("d",)), "c"),
        (Queue((), (), (), ("d",)), "d"),
    ],
)
def test_a_step_ahead_of_its_time_follows_only_when_nothing_else_does(found, next_one):
    assert found.following() == next_one


def test_of_two_new_siblings_one_waits():
    assert queue("a a:reversed b:c1 b:c2 c").new == ("a", "b:c1", "c")


def test_of_two_siblings_that_are_due_the_better_remembered_one_waits():
    schedules = {"a": reviewed(10, 0), "a:reversed": reviewed(30, -20)}

    assert queue("a a:reversed", schedules).reviews == ("a:reversed",)


def test_a_new_sibling_of_a_review_waits():
    assert queue("a a:reversed", {"a": reviewed(10, 0)}) == Queue(reviews=("a",))


def test_a_sibling_of_what_was_studied_today_waits():
    seen_today = {"a": reviewed(0, 5), "b": reviewed(0, 5), "b:reversed": reviewed(10, 0)}

    assert queue("a a:reversed b b:reversed", seen_today) == Queue()


def test_a_sibling_of_what_is_being_learnt_waits():
    found = queue("a a:reversed", {"a": stepping(500, last_day=TODAY - timedelta(days=1))})

    assert found == Queue()


def test_what_waited_for_its_sibling_is_there_the_next_day():
    schedules = {"a": reviewed(0, 5)}

    assert queue("a a:reversed", schedules, day=TODAY + timedelta(days=1)).new == ("a:reversed",)


def test_a_sibling_that_waits_takes_no_place_under_the_limit():
    assert queue("a a:reversed b c", new_per_day=2).new == ("a", "b")


def test_a_face_whose_only_review_was_undone_is_new_again():
    assert queue("a", {"a": Schedule(READING, "a")}).new == ("a",)


def test_a_schedule_of_a_face_no_longer_there_is_passed_over():
    assert queue("a", {"gone": reviewed(10, 0), "gone:c1": stepping(-1)}) == Queue(new=("a",))


def test_of_two_new_cards_on_one_claim_one_waits():
    assert queue("a b c", claims={"a": "x", "b": "y x", "c": "z"}).new == ("a", "c")


def test_cards_without_claims_keep_nobody_waiting():
    assert queue("a b").new == ("a", "b")


@pytest.mark.parametrize(
    ("apart", "new"),
    [("claim", ("a",)), ("card", ("a", "b")), ("none", ("a", "a:reversed", "b"))],
)
def test_siblings_meet_on_one_day_only_where_that_was_asked_for(apart, new):
    assert queue("a a:reversed b", claims={"a": "x", "b": "x"}, more={"apart": apart}).new == new


def test_a_card_on_the_claim_of_what_was_studied_today_waits():
    assert queue("a b", {"a": reviewed(0, 5)}, claims={"a": "x", "b": "x"}) == Queue()


def test_those_that_wait_for_a_sibling_are_counted():
    found = queue("a a:reversed b", {"a": reviewed(10, 0), "b": reviewed(12, 0)}, claims={"a": "x", "b": "x"})

    assert (found.reviews, found.waiting) == (("b",), 2)


def test_what_was_put_aside_does_not_come():
    schedules = {"step": stepping(-1), "ahead": stepping(3), "review": reviewed(10, 0)}

    assert queue("step ahead review new", schedules, more={"aside": {"step", "ahead", "review", "new"}}) == Queue()


def test_a_face_buried_after_it_was_studied_still_keeps_its_sibling_waiting():
    assert queue("a a:reversed", {"a": reviewed(0, 3)}, more={"aside": {"a"}}) == Queue()


def test_a_suspended_face_leaves_the_day_to_its_sibling():
    assert queue("a a:reversed", {"a": reviewed(10, 0)}, more={"aside": {"a"}}).new == ("a:reversed",)


def test_the_backlog_is_all_that_is_due_whatever_the_limit():
    found = queue("a b c", {key: reviewed(10, 0) for key in "abc"}, reviews_per_day=1)

    assert (len(found.reviews), found.backlog) == (1, 3)


@pytest.mark.parametrize(("limit", "new"), [(1, ()), (2, ("c",)), (5, ("c",))])
def test_while_catching_up_nothing_new_is_begun_before_the_backlog_fits_into_the_day(limit, new):
    due = {key: reviewed(10, 0) for key in "ab"}

    assert queue("a b c", due, reviews_per_day=limit, more={"catching_up": True}).new == new


def test_while_catching_up_a_day_whose_share_is_done_holds_nothing_new():
    due = {key: reviewed(10, 0) for key in "ab"}

    assert queue("a b c", due, reviews_per_day=1, done=(0, 1), more={"catching_up": True}) == Queue()
