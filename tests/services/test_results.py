"""What an attempt comes to, by whatever it is looked at, and what follows from the missed ones."""

import pytest

from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.quiz import EXAM, Draw
from quiz_app.domain.scoring import Share
from quiz_app.services import quizzing, results
from tests import builders

MISSED = ("border", "voices")


def outcome(study, here):
    return results.result(study.actor, study.world, here.attempt.id)


def test_all_keys_come_to_all_points(study):
    here = study.start()
    study.answer_all(here)

    found = outcome(study, here)

    assert (found.points, found.of, found.missed) == (8, 8, ())


def test_nothing_answered_comes_to_nothing_and_misses_all(study):
    here = study.start()

    found = outcome(study, here)

    assert (found.points, found.missed) == (0, tuple(slot.item for slot in here.items))


def test_the_rows_stand_in_the_forms_order(study):
    here = study.start()

    assert [row.item.id for row in outcome(study, here).rows] == [slot.item for slot in here.items]


def test_the_missed_are_those_without_full_points(study):
    here = study.start()
    study.answer_all(here, wrong=MISSED)

    assert set(outcome(study, here).missed) == set(MISSED)


def test_a_part_score_is_missed_and_counts_as_its_part(study):
    here = study.start(draw=Draw(kinds=("numeric",)))
    study.answer(here, "energy-sum", "16")

    found = outcome(study, here)

    assert (found.points, found.missed) == (0.5, ("energy-sum",))


def test_points_are_added_up_by_topic_title_and_by_level(begin):
    items = (
        builders.single_choice(id="one", level="recall"),
        builders.single_choice(id="two", level="apply"),
        builders.single_choice(id="three", level="apply", topic="energy"),
    )
    topics = {"defence": "Defence", "energy": "Energy and trade"}
    study = begin(shelf=builders.shelf(banks=(builders.bank(items=items, topics=topics),)))
    here = study.start()
    study.answer_all(here, wrong=("two",))

    found = outcome(study, here)

    assert set(found.by_topic) == {Share("Defence", 1, 2), Share("Energy and trade", 1, 1)}
    assert set(found.by_level) == {Share("recall", 1, 1), Share("apply", 1, 2)}


def test_a_topic_keeps_its_id_where_the_bank_is_gone(study):
    here = study.start()
    later = study.with_shelf(builders.shelf(banks=()))

    assert outcome(later, here).by_topic == (Share("defence", 0, 8),)


def test_certainty_is_marked_by_the_table(study):
    here = study.start(certainty=True, draw=Draw(only=("arms-ban", "drills", "energy-sum", "border")))
    study.answer(here, "arms-ban", "b", 3)
    study.answer(here, "drills", "true", 2)
    study.answer(here, "energy-sum", "16", 3)
    study.answer(here, "border", None)

    found = outcome(study, here)

    assert found.certain == 3 - 2 + 0.5 + 0
    assert found.by_certainty == (Share("2", 0, 1), Share("3", 1.5, 2))


def test_without_certainty_there_are_no_certainty_points(study):
    here = study.start()
    study.answer_all(here)

    found = outcome(study, here)

    assert (found.certain, found.by_certainty) == (None, ())


def test_points_stay_as_they_were_judged_though_the_key_was_corrected(study):
    here = study.start()
    study.answer(here, "arms-ban", "a")
    options = tuple(builders.Option(one, one, key=one == "a") for one in "abc")
    corrected = builders.bank(items=(builders.single_choice(options=options),))

    found = outcome(study.with_shelf(builders.shelf(banks=(corrected,))), here)

    assert found.points == 0


def test_a_typed_answer_that_counted_with_a_slip_keeps_its_note(study):
    here = study.start()
    study.answer(here, "border", "Durrand Line")

    (row,) = [row for row in outcome(study, here).rows if row.item.id == "border"]

    assert (row.verdict.points, row.verdict.note) == (1, "Counted as right. It is written Durand Line.")


def test_again_draws_just_the_missed_ones(study):
    here = study.start(mode=EXAM)
    study.answer_all(here, wrong=MISSED)

    plan = results.again(study.actor, study.world, here.attempt.id)
    once_more = quizzing.start(study.actor, study.world, builders.READING, plan)

    assert {slot.item for slot in once_more.items} == set(MISSED)
    assert not once_more.exam


def test_again_leaves_out_what_the_banks_no_longer_have(study):
    here = study.start()
    study.answer_all(here, wrong=MISSED)
    later = study.with_shelf(builders.shelf(banks=(builders.bank(items=(builders.matching(),)),)))

    assert results.again(later.actor, later.world, here.attempt.id).draw.only == ("voices",)


def test_again_finds_a_missed_one_that_was_renamed(study):
    here = study.start()
    study.answer_all(here, wrong=MISSED)
    renamed = builders.bank(items=(builders.matching(id="who-is-who", was="voices"),))
    later = study.with_shelf(builders.shelf(banks=(renamed,)))

    assert results.again(later.actor, later.world, here.attempt.id).draw.only == ("who-is-who",)


def test_again_with_none_of_them_left_is_refused_and_not_a_quiz_of_everything(study):
    here = study.start()
    study.answer_all(here, wrong=MISSED)
    later = study.with_shelf(builders.shelf(banks=(builders.bank(items=(builders.cloze(),)),)))

    with pytest.raises(NotFound, match="no longer"):
        results.again(later.actor, later.world, here.attempt.id)


def test_past_attempts_are_those_with_a_response_the_latest_first(study):
    first = study.start()
    study.answer(first, "arms-ban", "b")
    study.clock.pass_(hours=1)
    second = study.start()
    study.answer(second, "arms-ban", "b")
    study.start()

    found = results.past(study.actor, study.world, study.actor.learner)

    assert [one.attempt.id for one in found] == [second.attempt.id, first.attempt.id]


def test_the_past_of_another_learner_is_not_shown(study, other):
    with pytest.raises(NotAllowed):
        results.past(study.actor, study.world, other.learner)


def test_the_log_of_an_attempt_holds_its_rows_and_no_others(study):
    here, another = study.start(), study.start()
    for one in (here, another):
        study.answer(one, "arms-ban", "b")
        quizzing.flag(study.actor, study.world, one.attempt.id, "arms-ban", True)

    log = results.attempt_log(study.actor, study.world, here.attempt.id)

    assert [one.id for one in log.attempts] == [here.attempt.id]
    assert {one.attempt for one in log.responses} == {here.attempt.id}
    assert {one.subject for one in log.events} == {here.attempt.id}
    assert set(log.revisions) == {slot.revision for slot in here.items}
