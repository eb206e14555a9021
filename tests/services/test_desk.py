"""The queue over days: what is due when, how many are new, and how long it takes."""

import pytest

from quiz_app.services import reviewing
from quiz_app.services.settings import change_setting
from tests import builders

EASY = 4


@pytest.fixture
def many(begin):
    """A learner with thirty written cards and none begun."""
    cards = tuple(builders.card(id=f"card-{number:02}") for number in range(30))
    return begin(shelf=builders.shelf(banks=(builders.bank(cards=cards),)))


def desk(study):
    return reviewing.desk(study.actor, study.world, builders.READING)


def study_today(study, rating=EASY):
    """The faces studied until nothing is left for today."""
    done = []
    while queue := study.queue():
        done.append(queue[0])
        study.rate(queue[0], rating)
    return done


def test_at_first_all_is_new_and_siblings_do_not_meet(study):
    assert desk(study).queue.new == ("arms-year", "begin:c1", "envoy")


def test_a_sibling_waits_for_another_day(study):
    study_today(study)
    study.clock.pass_(days=1)

    assert desk(study).queue.new == ("begin:c2", "envoy:reversed")


def test_no_more_new_cards_come_a_day_than_are_wanted(many):
    begun = [len(study_today(many)), many.clock.pass_(days=1), len(desk(many).queue.new)]

    assert begun == [10, None, 10]


def test_a_limit_that_is_raised_lets_more_come_today(many):
    study_today(many)

    change_setting(many.actor, many.world, "new_per_day", 12)

    assert len(desk(many).queue.new) == 2


def test_reviews_stop_at_the_days_limit(many):
    change_setting(many.actor, many.world, "new_per_day", 20)
    study_today(many)
    change_setting(many.actor, many.world, "new_per_day", 0)
    change_setting(many.actor, many.world, "reviews_per_day", 5)
    many.clock.pass_(days=60)

    assert len(study_today(many)) == 5


def test_a_card_is_due_on_the_day_that_its_label_named(study):
    wait = reviewing.labels(study.actor, study.world, study.deal("arms-year"), study.clock())[EASY]
    study.rate("arms-year", EASY)
    study.clock.pass_(days=wait.days - 1)
    before = "arms-year" in study.queue()

    study.clock.pass_(days=1)

    assert (before, "arms-year" in study.queue()) == (False, True)


def test_a_step_comes_back_in_its_minutes_before_anything_else(study):
    study.rate("arms-year", 1)
    study.clock.pass_(minutes=1)

    assert study.queue()[0] == "arms-year"


def test_a_step_not_quite_due_waits_behind_the_others(study):
    study.rate("arms-year", 3)

    assert desk(study).queue.later == ("arms-year",)
    assert study.queue()[-1] == "arms-year"


def test_a_new_day_begins_at_the_rollover_hour_of_the_learners_zone(study):
    change_setting(study.actor, study.world, "zone", "Asia/Karachi")
    days = []
    for hour in (22, 23):
        study.clock.at = study.clock.at.replace(hour=hour, minute=30)
        days.append(desk(study).day.day)

    assert days == [2, 3]


def test_a_day_of_study_leaves_nothing_due_and_says_what_comes_when(study):
    study_today(study)

    found = desk(study)

    coming = [schedule.due_day for schedule in reviewing.schedules_of(*scene(study)).values()]
    assert found.queue.due == 0
    assert (found.next_day, found.next_count) == (min(coming), coming.count(min(coming)))


def test_a_new_learner_has_no_next_day(study):
    assert (desk(study).next_day, desk(study).next_count) == (None, 0)


def test_a_year_of_study_never_shows_a_face_before_its_day(study):
    early = []
    for _ in range(30):
        day, due = desk(study).day, {key: one.due_day for key, one in reviewing.schedules_of(*scene(study)).items()}
        early += [key for key in study.queue() if due.get(key, day) > day]
        study_today(study, rating=3)
        study.clock.pass_(days=12)

    assert early == []
    assert all(one.reps > 2 for one in reviewing.schedules_of(*scene(study)).values())


def test_the_minutes_follow_the_learners_own_pace(many):
    usual = desk(many).minutes
    for key in many.queue():
        reviewing.rate(many.actor, many.world, many.deal(key), EASY, many.clock(), 60.0)
    many.clock.pass_(days=1)

    assert (usual, desk(many).minutes) == (round(10 * 15 / 60), 10)


def test_a_pace_that_is_known_already_is_not_counted_again(study):
    found = reviewing.desk(*scene(study), seconds_each=600.0)

    assert found.minutes == 30


def scene(study):
    return study.actor, study.world, builders.READING
