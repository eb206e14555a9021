"""An attempt from its start to its end: what is asked, offered again, flagged, reported and handed in."""

from dataclasses import replace

import pytest

from quiz_app.domain.errors import AttemptClosed, NotAllowed, NotFound
from quiz_app.domain.items.revision import content_of
from quiz_app.domain.log import ATTEMPT_FINISHED, ITEM_REPORTED
from quiz_app.domain.quiz import EXAM, Draw, Plan
from quiz_app.services import quizzing
from tests import builders


def test_the_same_seed_gives_the_same_form(study):
    first, second = study.start(seed="same"), study.start(seed="same")

    assert first.attempt.form == second.attempt.form


def test_another_seed_gives_another_form(study):
    assert study.start(seed="one").items != study.start(seed="two").items


def test_a_start_without_a_seed_takes_a_new_one_each_time(study):
    seeds = {study.start(seed="").attempt.form.seed for _ in range(3)}

    assert len(seeds) == 3


def test_a_plan_that_fits_nothing_is_refused_with_a_sentence(study):
    with pytest.raises(NotFound, match="No question fits"):
        study.start(draw=Draw(topics=("partnership/weather",)))


def test_a_ready_made_quiz_that_is_not_there_is_refused(study):
    with pytest.raises(NotFound, match="no quiz 'gone'"):
        quizzing.plan_of(study.actor, study.world, builders.READING, "gone")


def test_a_reading_that_is_not_there_is_refused(study):
    with pytest.raises(NotFound, match="no reading 'gone'"):
        quizzing.start(study.actor, study.world, "gone", Plan(title="All"))


def test_the_content_of_every_item_is_kept_with_the_attempt(study):
    here = study.start()

    kept = study.world.store.revisions(slot.revision for slot in here.items)

    assert set(kept.values()) == {content_of(item) for item in builders.every_kind()}


def test_an_item_is_asked_as_it_was_drawn_though_the_bank_was_edited(study):
    here = study.start()
    edited = builders.bank(items=(builders.single_choice(stem="Quite another stem"),))
    later = study.with_shelf(builders.shelf(banks=(edited,)))

    asked = later.ask(here, "arms-ban")

    assert asked.item == builders.single_choice()


def test_an_attempt_stays_readable_after_its_reading_left_the_library(study):
    here = study.start()
    later = study.with_shelf(builders.shelf(reading=builders.reading(id="another"), banks=()))

    response = later.answer(here, "arms-ban", "b")

    assert response.points == 1


def test_an_attempt_that_is_not_kept_is_refused(study):
    with pytest.raises(NotFound, match="not kept here"):
        quizzing.sitting(study.actor, study.world, "unknown")


def test_an_unfinished_attempt_is_offered_where_it_stopped(study):
    here = study.start()
    study.answer(here, here.items[0].item, None)

    (offered,) = quizzing.unfinished(study.actor, study.world)

    assert (offered.attempt.id, offered.position) == (here.attempt.id, 1)


def test_the_latest_unfinished_attempt_is_offered_first(study):
    first = study.start()
    study.clock.pass_(hours=1)
    second = study.start()

    offered = quizzing.unfinished(study.actor, study.world)

    assert [one.attempt.id for one in offered] == [second.attempt.id, first.attempt.id]


def test_what_was_handed_in_is_not_offered_again(study):
    quizzing.finish(study.actor, study.world, study.start().attempt.id)

    assert quizzing.unfinished(study.actor, study.world) == []


def test_what_was_put_away_is_kept_but_not_offered_again(study):
    here = study.start()

    quizzing.leave(study.actor, study.world, here.attempt.id)

    assert quizzing.unfinished(study.actor, study.world) == []
    assert study.now(here).left


def test_what_is_out_of_time_is_not_offered_again(study):
    study.start(minutes=10)
    study.clock.pass_(minutes=11)

    assert quizzing.unfinished(study.actor, study.world) == []


def test_a_practice_answered_to_its_end_is_not_offered_again(study):
    study.answer_all(study.start())

    assert quizzing.unfinished(study.actor, study.world) == []


def test_an_exam_answered_to_its_end_is_offered_until_it_is_handed_in(study):
    here = study.start(mode=EXAM)
    study.answer_all(here)

    assert [one.attempt.id for one in quizzing.unfinished(study.actor, study.world)] == [here.attempt.id]


def test_handing_in_twice_is_once(study):
    here = study.start()
    quizzing.finish(study.actor, study.world, here.attempt.id)

    quizzing.finish(study.actor, study.world, here.attempt.id)

    assert len(study.world.store.events(study.actor.learner, [ATTEMPT_FINISHED])) == 1


@pytest.mark.parametrize(("passed", "why"), [(9, "handed_in"), (11, "time_over")])
def test_the_log_says_whether_the_time_was_over(study, passed, why):
    here = study.start(minutes=10)
    study.clock.pass_(minutes=passed)

    quizzing.finish(study.actor, study.world, here.attempt.id)

    (event,) = study.world.store.events(study.actor.learner, [ATTEMPT_FINISHED])
    assert event.data == {"why": why}


def test_a_flag_is_set_and_taken_away(study):
    here = study.start(mode=EXAM)
    states = []

    for on in (True, False, True):
        quizzing.flag(study.actor, study.world, here.attempt.id, "arms-ban", on)
        states.append("arms-ban" in study.now(here).flagged)

    assert states == [True, False, True]


def test_a_report_is_kept_with_the_revision_that_was_asked(study):
    here = study.start()
    slot = next(slot for slot in here.items if slot.item == "arms-ban")

    quizzing.report(study.actor, study.world, here.attempt.id, "arms-ban", "  <b>Wrong</b> year \u06c1\u06d2 ")

    (event,) = study.world.store.events(study.actor.learner, [ITEM_REPORTED])
    assert event.subject == f"{builders.READING}/arms-ban"
    assert event.data == {
        "note": "<b>Wrong</b> year \u06c1\u06d2",
        "revision": slot.revision,
        "attempt": here.attempt.id,
    }


def test_two_reports_of_one_item_are_both_kept(study):
    here = study.start()

    for note in ("First", "Second"):
        quizzing.report(study.actor, study.world, here.attempt.id, "arms-ban", note)

    assert [one.data["note"] for one in study.world.store.events("owner", [ITEM_REPORTED])] == ["First", "Second"]


@pytest.mark.parametrize("act", ["flag", "report"])
def test_an_item_that_is_not_in_the_attempt_is_refused(study, act):
    here = study.start()

    with pytest.raises(NotFound, match="no question 'gone'"):
        getattr(quizzing, act)(study.actor, study.world, here.attempt.id, "gone", "x")


def test_no_time_is_added_to_what_was_handed_in(study):
    here = study.start(minutes=10)
    quizzing.finish(study.actor, study.world, here.attempt.id)

    with pytest.raises(AttemptClosed):
        quizzing.add_time(study.actor, study.world, here.attempt.id, 300)


def test_a_verdict_is_only_its_own_learners(study, other):
    here = study.start()

    with pytest.raises(NotAllowed):
        quizzing.verdict(other, study.world, here, builders.single_choice())


def test_another_device_goes_on_with_an_attempt_under_ids_of_its_own(study):
    here = study.start(mode=EXAM)
    mine = study.answer(here, "arms-ban", "a")
    phone = replace(study, actor=replace(study.actor, device="phone"))

    theirs = phone.answer(here, "arms-ban", "b")

    assert theirs.id != mine.id
    assert study.now(here).counting["arms-ban"] == theirs
