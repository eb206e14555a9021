"""A response: judged, saved once, and refused where the item, the mode or the clock does not allow it."""

import pytest

from quiz_app.domain.errors import AnswerRefused, AttemptClosed, Conflict
from quiz_app.domain.log import TIME_ADDED
from quiz_app.domain.quiz import EXAM
from quiz_app.domain.study import NO_LIMIT
from quiz_app.services import quizzing
from quiz_app.services.settings import change_setting
from tests import builders

REFUSED = [
    ("arms-ban", "d"),
    ("arms-ban", "0"),
    ("arms-ban", 1),
    ("arms-ban", ("b",)),
    ("arms-ban", ""),
    ("drills", True),
    ("drills", "maybe"),
    ("backers", "a"),
    ("backers", ()),
    ("backers", ["a", "b"]),
    ("backers", ("a", "a")),
    ("backers", ("a", "e")),
    ("backers", (0, 1)),
    ("border", ""),
    ("border", "   "),
    ("border", "x" * 201),
    ("border", 12),
    ("energy-sum", "fourteen"),
    ("energy-sum", "1e3"),
    ("energy-sum", "9" * 201),
    ("beginnings", ("1 May 1948",)),
    ("beginnings", ("", " ")),
    ("beginnings", ("x" * 201, "nine")),
    ("beginnings", "1 May 1948"),
    ("voices", {}),
    ("voices", {"khan": "stranger"}),
    ("voices", {"stranger": "khan"}),
    ("voices", {"khan": "dedov", "dedov": "dedov"}),
    ("voices", {0: 1}),
    ("sequence", ("established", "coup", "war")),
    ("sequence", ("established", "coup", "war", "war")),
    ("sequence", (0, 1, 2, 3)),
    ("sequence", "established"),
]


@pytest.mark.parametrize(("item_id", "given"), REFUSED)
def test_what_the_item_cannot_take_is_refused_and_nothing_is_saved(begin, item_id, given):
    study = begin()
    here = study.start()

    with pytest.raises(AnswerRefused):
        study.answer(here, item_id, given)

    assert study.now(here).counting == {}


@pytest.mark.parametrize("item", builders.every_kind(), ids=lambda item: item.kind)
def test_the_key_of_every_kind_earns_a_point_and_is_kept_as_given(study, item):
    here = study.start()

    study.answer(here, item.id, item.key())

    (kept,) = study.world.store.responses(study.actor.learner)
    assert (kept.answer, kept.points, kept.revision) == (
        item.key(),
        1.0,
        here.attempt.form.items[study.ask(here, item.id).place].revision,
    )


@pytest.mark.parametrize("mode", ["practice", EXAM])
def test_the_same_press_twice_is_one_response(study, mode):
    here = study.start(mode=mode)
    asked = study.ask(here, "arms-ban")
    first = study.send(asked, "b")
    study.clock.pass_(seconds=2)

    second = study.send(asked, "b")

    assert second == first
    assert study.world.store.responses(study.actor.learner) == [first]


def test_a_retry_after_handing_in_gives_what_was_saved(study):
    here = study.start(mode=EXAM)
    asked = study.ask(here, "arms-ban")
    first = study.send(asked, "b")
    quizzing.finish(study.actor, study.world, here.attempt.id)

    assert study.send(asked, "b") == first


def test_another_windows_answer_in_an_exam_is_not_taken_for_this_ones(study):
    here = study.start(mode=EXAM)
    asked = study.ask(here, "arms-ban")
    study.send(asked, "a")

    with pytest.raises(Conflict, match="another window was first"):
        study.send(asked, "b")


def test_another_windows_answer_in_practice_is_not_taken_for_this_ones(study):
    here = study.start()
    asked = study.ask(here, "arms-ban")
    study.send(asked, "a")

    with pytest.raises(AttemptClosed, match="has been answered"):
        study.send(asked, "b")


def test_in_practice_an_item_is_answered_once(study):
    here = study.start()
    study.answer(here, "arms-ban", "a")

    with pytest.raises(AttemptClosed, match="has been answered"):
        study.answer(here, "arms-ban", "b")


def test_in_an_exam_the_last_answer_counts_and_all_are_logged(study):
    here = study.start(mode=EXAM)

    for given in ("a", "b", "c"):
        study.answer(here, "arms-ban", given)

    assert study.now(here).counting["arms-ban"].answer == "c"
    assert [one.answer for one in study.world.store.responses(study.actor.learner)] == ["a", "b", "c"]


def test_nothing_is_taken_after_handing_in(study):
    here = study.start(mode=EXAM)
    quizzing.finish(study.actor, study.world, here.attempt.id)

    with pytest.raises(AttemptClosed):
        study.answer(here, "arms-ban", "b")


def test_an_answer_on_its_way_when_the_time_ends_is_taken(study):
    here = study.start(minutes=10)
    study.clock.pass_(minutes=10, seconds=3)

    assert study.answer(here, "arms-ban", "b").points == 1


def test_nothing_is_taken_after_the_time_is_over(study):
    here = study.start(minutes=10)
    study.clock.pass_(minutes=10, seconds=4)

    with pytest.raises(AttemptClosed, match="the time is over"):
        study.answer(here, "arms-ban", "b")


def test_i_dont_know_earns_nothing_and_is_an_answer(study):
    here = study.start()

    response = study.answer(here, "arms-ban", None)

    assert (response.answer, response.points) == (None, 0)
    assert "arms-ban" in study.now(here).counting


@pytest.mark.parametrize("certainty", [None, 0, 4, -1])
def test_a_certainty_that_is_missing_or_out_of_range_is_refused(study, certainty):
    here = study.start(certainty=True)

    with pytest.raises(AnswerRefused, match="certain"):
        study.answer(here, "arms-ban", "b", certainty)


@pytest.mark.parametrize("certainty", [1, 2, 3])
def test_a_certainty_is_kept_with_its_response(study, certainty):
    here = study.start(certainty=True)

    assert study.answer(here, "arms-ban", "b", certainty).certainty == certainty


def test_i_dont_know_needs_no_certainty(study):
    here = study.start(certainty=True)

    assert study.answer(here, "arms-ban", None).certainty is None


def test_i_dont_know_takes_no_certainty(study):
    here = study.start(certainty=True)

    with pytest.raises(AnswerRefused):
        study.answer(here, "arms-ban", None, 3)


@pytest.mark.parametrize(("passed", "seconds"), [(12.5, 12.5), (-5, 0), (3600, 600)])
def test_the_seconds_taken_are_neither_negative_nor_those_of_a_lunch_break(study, passed, seconds):
    asked, drawn_at = study.ask(study.start()), study.clock()
    study.clock.pass_(seconds=passed)

    response = quizzing.answer(study.actor, study.world, asked, None, None, drawn_at)

    assert response.seconds == seconds


@pytest.mark.parametrize(("factor", "minutes"), [(1.0, 10), (1.25, 12.5), (2.0, 20)])
def test_a_time_limit_is_stretched_as_the_settings_say(study, factor, minutes):
    change_setting(study.actor, study.world, "time_factor", factor)

    here = study.start(minutes=10)

    assert (here.deadline - study.clock()).total_seconds() == minutes * 60


def test_no_limits_lifts_the_limit(study):
    change_setting(study.actor, study.world, "time_factor", NO_LIMIT)

    assert study.start(minutes=10).deadline is None


def test_a_factor_adds_nothing_to_a_quiz_without_a_limit(study):
    change_setting(study.actor, study.world, "time_factor", 2.0)
    study.start()

    assert study.world.store.events(study.actor.learner, [TIME_ADDED]) == []


def test_added_time_moves_the_end(study):
    here = study.start(minutes=10)
    for _ in range(2):
        quizzing.add_time(study.actor, study.world, here.attempt.id, 300)
    study.clock.pass_(minutes=19)

    assert study.answer(here, "arms-ban", "b").points == 1


def test_a_limit_that_was_lifted_never_ends_the_attempt(study):
    here = study.start(minutes=10)
    quizzing.add_time(study.actor, study.world, here.attempt.id, None)
    study.clock.pass_(days=3)

    assert study.answer(here, "arms-ban", "b").points == 1
