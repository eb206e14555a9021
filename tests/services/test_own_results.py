"""A student's own results under an assignment: what her teacher changed counts for her too, and she sees why."""

import pytest

from quiz_app.domain.errors import NotAllowed
from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.domain.regrading import EVERYONE, EXCUSE
from quiz_app.services import grading, own_results, results, taking
from tests.services.classroom import TEACHER, Classroom, open_classroom

PLAN = Plan(title="Two", draw=Draw(only=("arms-ban", "drills"), items=0), mode=PRACTICE)


@pytest.fixture
def room(begin) -> Classroom:
    """Rahel's class."""
    return open_classroom(begin())


@pytest.fixture
def taken(room):
    """Amina and her attempt, one of two right, the assignment closed."""
    room.assign(plan=PLAN)
    amina = room.student()
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban", right=True)
    room.answer(amina, here, "drills", right=False)
    room.clock.pass_(hours=3)
    return amina, here.attempt.id


def of(room, taken) -> results.Result:
    return results.result(taken[0], room.world, taken[1])


def row(room, taken, item: str) -> results.ResultRow:
    return next(one for one in of(room, taken).rows if one.item.id == item)


def test_an_excused_item_counts_for_nothing_and_says_why(room, taken):
    grading.regrade(TEACHER, room.world, "a", "drills", EXCUSE, "Two keys")

    found = of(room, taken)

    assert (found.points, found.of, found.missed) == (1.0, 1.0, ())
    assert (row(room, taken, "drills").score.why, row(room, taken, "drills").score.reason) == (EXCUSE, "Two keys")


def test_the_point_for_everyone_is_hers_too(room, taken):
    grading.regrade(TEACHER, room.world, "a", "drills", EVERYONE, "")

    assert (of(room, taken).points, row(room, taken, "drills").verdict.outcome) == (2.0, "right")


def test_what_counts_for_her_is_what_counts_for_her_teacher(room, taken):
    grading.override(TEACHER, room.world, taken[1], "drills", 0.5, "Right reasoning")

    found = taking.my_assignment(taken[0], room.world, "a")
    counts = found.counts

    assert counts is not None and counts.share == 0.75
    assert found.shares == {taken[1]: 0.75}
    assert counts == grading.results(TEACHER, room.world, "a").rows[0].counts


def test_a_comment_is_beside_the_answer(room, taken):
    grading.comment(TEACHER, room.world, taken[1], "drills", "Look at paragraph 2")

    assert row(room, taken, "drills").score.comment == "Look at paragraph 2"


def test_before_the_answers_are_due_she_sees_no_comment_either(room):
    room.assign(plan=PLAN)
    amina = room.student()
    here = room.begin(amina)
    room.answer(amina, here, "drills", right=False)
    grading.comment(TEACHER, room.world, here.attempt.id, "drills", "It was in 2016")

    with pytest.raises(NotAllowed):
        results.result(amina, room.world, here.attempt.id)


def test_the_claims_that_she_missed_come_the_weakest_first(room, taken):
    [only] = own_results.missed_claims(taken[0], room.world, "a")

    assert (only.id, only.points, only.asked) == ("arms-2014", 1.0, 2)


def test_an_excused_item_is_nothing_that_she_missed(room, taken):
    grading.regrade(TEACHER, room.world, "a", "drills", EXCUSE, "")

    assert own_results.missed_claims(taken[0], room.world, "a") == ()


def test_no_claim_is_named_before_the_answers_are_due(room):
    room.assign(plan=PLAN)
    amina = room.student()
    here = room.begin(amina)
    for item in ("arms-ban", "drills"):
        room.answer(amina, here, item, right=False)

    assert own_results.missed_claims(amina, room.world, "a") == ()


def test_what_an_attempt_earned_is_told_as_it_was_changed(room, taken):
    grading.regrade(TEACHER, room.world, "a", "drills", EVERYONE, "")
    mine = taking.my_assignment(taken[0], room.world, "a")

    assert list(mine.shares.values()) == [1.0]
