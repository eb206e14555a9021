"""A learner's settings: checked, logged, and what is not a change logs nothing."""

import pytest

from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.log import SETTING_CHANGED
from quiz_app.domain.study import StudySettings
from quiz_app.services.settings import change_setting, study_settings

GOOD = [
    ("name", "عائشہ"),
    ("name", "<script>alert(1)</script>"),
    ("name", ""),
    ("zone", "Asia/Karachi"),
    ("rollover", 0),
    ("retention", 0.97),
    ("retention", 0.7),
    ("new_per_day", 200),
    ("reviews_per_day", 1),
    ("single_keys", False),
    ("time_factor", 0.0),
    ("reading", "another"),
]
BAD = [
    ("name", "x" * 81),
    ("name", None),
    ("zone", "Mars/Olympus"),
    ("zone", "../../etc/passwd"),
    ("rollover", 13),
    ("rollover", True),
    ("retention", 0.98),
    ("retention", float("nan")),
    ("retention", "0.9"),
    ("new_per_day", -1),
    ("new_per_day", 10.5),
    ("reviews_per_day", 0),
    ("single_keys", 1),
    ("time_factor", 1.1),
    ("password", "secret"),
]


def changes(study):
    return study.world.store.events(study.actor.learner, [SETTING_CHANGED])


@pytest.mark.parametrize(("name", "value"), GOOD)
def test_a_value_that_can_be_set_is_there_from_then_on(begin, name, value):
    study = begin()

    told = change_setting(study.actor, study.world, name, value)

    assert getattr(told, name) == value
    assert study_settings(study.actor, study.world) == told


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_value_that_cannot_be_set_is_refused_and_nothing_is_logged(begin, name, value):
    study = begin()

    with pytest.raises(ProblemsFound):
        change_setting(study.actor, study.world, name, value)

    assert changes(study) == []


def test_the_time_zone_is_an_event_like_every_other_setting(study):
    change_setting(study.actor, study.world, "zone", "Asia/Karachi")

    (event,) = changes(study)
    assert (event.subject, event.data, event.at) == ("zone", {"value": "Asia/Karachi"}, study.clock())


def test_no_change_appends_nothing(study):
    for _ in range(2):
        change_setting(study.actor, study.world, "new_per_day", 20)

    assert len(changes(study)) == 1


def test_setting_what_is_so_by_itself_appends_nothing(study):
    change_setting(study.actor, study.world, "retention", StudySettings().retention)

    assert changes(study) == []


def test_there_and_back_again_is_logged_in_full(study):
    for value in (20, 10, 20):
        change_setting(study.actor, study.world, "new_per_day", value)

    assert [event.data["value"] for event in changes(study)] == [20, 10, 20]


def test_the_settings_are_each_learners_own(study, other):
    change_setting(study.actor, study.world, "name", "Amina")

    assert study_settings(other, study.world).name == ""
