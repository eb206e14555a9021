"""A learner's settings."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.log import ATTEMPT_LEFT
from quiz_app.domain.study import DEFAULTS, StudySettings, checked, fold_settings
from tests.builders import NOW, event

names = st.sampled_from(["rollover", "new_per_day"])


def changed(name, value, minute=0, **fields):
    at = NOW + timedelta(minutes=minute)
    return event(subject=name, data={"value": value}, at=at, **fields)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "Amina"),
        ("name", "آمنہ"),
        ("name", ""),
        ("zone", "Asia/Karachi"),
        ("zone", "UTC"),
        ("rollover", 0),
        ("rollover", 12),
        ("retention", 0.7),
        ("retention", 0.97),
        ("new_per_day", 0),
        ("new_per_day", 200),
        ("reviews_per_day", 1),
        ("reviews_per_day", 2000),
        ("single_keys", False),
        ("time_factor", 0.0),
        ("time_factor", 1.25),
        ("time_factor", 10.0),
        ("reading", "russia-pakistan"),
    ],
)
def test_a_setting_takes_what_is_within_its_limits(name, value):
    assert checked(name, value) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "x" * 81),
        ("name", None),
        ("zone", "Mars/Olympus"),
        ("zone", ""),
        ("zone", "../../etc/passwd"),
        ("zone", ["UTC"]),
        ("rollover", -1),
        ("rollover", 13),
        ("rollover", 4.0),
        ("rollover", True),
        ("retention", 0.69),
        ("retention", 0.98),
        ("retention", float("nan")),
        ("retention", 1.0),
        ("retention", "0.9"),
        ("retention", True),
        ("new_per_day", 201),
        ("new_per_day", -1),
        ("reviews_per_day", 0),
        ("single_keys", 1),
        ("single_keys", "false"),
        ("time_factor", 1.1),
        ("time_factor", -1.0),
        ("time_factor", float("inf")),
    ],
)
def test_a_setting_refuses_anything_else_with_a_sentence(name, value):
    with pytest.raises(ProblemsFound) as refused:
        checked(name, value)

    (problem,) = refused.value.problems
    assert (problem.field, problem.message) == (name, f"{value!r} cannot be set here.")
    assert problem.hint


def test_a_whole_number_is_taken_where_a_fraction_may_stand():
    assert type(checked("time_factor", 2)) is float


def test_there_are_no_other_settings():
    with pytest.raises(ProblemsFound, match="no such setting"):
        checked("colour", "red")


def test_every_default_is_one_that_can_be_set():
    assert all(checked(name, getattr(DEFAULTS, name)) == getattr(DEFAULTS, name) for name in StudySettings.__slots__)


def test_without_events_the_settings_are_the_defaults():
    assert fold_settings([]) == StudySettings(retention=0.9, new_per_day=10, reviews_per_day=100, rollover=4)


def test_of_each_setting_the_latest_change_counts():
    events = [changed("retention", 0.8, minute=2), changed("retention", 0.95, minute=1), changed("rollover", 5)]

    assert fold_settings(events) == StudySettings(retention=0.8, rollover=5)


def test_changes_of_one_moment_count_by_their_ordinal():
    events = [changed("rollover", 6, ordinal=1), changed("rollover", 5, ordinal=0)]

    assert fold_settings(events).rollover == 6


@pytest.mark.parametrize("damaged", [changed("colour", "red"), changed("retention", 7), event(data={})])
def test_a_change_that_cannot_be_is_passed_over(damaged):
    assert fold_settings([changed("rollover", 5), damaged]) == StudySettings(rollover=5)


def test_other_events_change_no_settings():
    assert fold_settings([event(kind=ATTEMPT_LEFT, subject="rollover", data={"value": 5})]) == DEFAULTS


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.sampled_from(["rollover", "new_per_day"]), st.integers(0, 15), st.integers(0, 2)), max_size=6
    ),
    st.randoms(use_true_random=False),
)
def test_changes_fold_alike_in_any_order(changes, chance):
    events = [changed(name, value, minute, ordinal=number) for number, (name, value, minute) in enumerate(changes)]

    assert fold_settings(chance.sample(events, len(events))) == fold_settings(events)
