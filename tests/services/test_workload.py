"""What remembering more would cost the learner, from her own log."""

from quiz_app.services.settings import change_setting
from quiz_app.services.workload import LEVELS, costs
from tests.builders import READING


def test_before_the_first_review_the_levels_are_told_by_usual_habits(study):
    found = costs(study.actor, study.world, READING)

    assert [one.retention for one in found.loads] == list(LEVELS)
    assert found.reviews == 0


def test_her_own_reviews_tell_from_the_first_on(study):
    study.rate("arms-year")

    assert costs(study.actor, study.world, READING).reviews == 1


def test_the_level_that_is_set_is_among_them(study):
    change_setting(study.actor, study.world, "retention", 0.8)

    assert [one.retention for one in costs(study.actor, study.world, READING).loads] == [0.8, *LEVELS]


def test_no_new_cards_a_day_cost_nothing_where_none_was_met(study):
    change_setting(study.actor, study.world, "new_per_day", 0)

    assert all(one.reviews == 0 for one in costs(study.actor, study.world, READING).loads)
