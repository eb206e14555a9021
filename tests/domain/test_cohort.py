"""A class as its log tells it."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain import log
from quiz_app.domain.classlog import class_event, class_log, cohort_of
from quiz_app.domain.cohort import Cohort, RosterEntry, checked_name, fold_cohort
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.log import Event
from tests.builders import NOW


def logged(*steps: tuple[str, str, dict]) -> list[Event]:
    """The log of class `c` in which these steps were taken, a minute apart."""
    events: list[Event] = []
    for minute, (kind, subject, data) in enumerate(steps):
        at = NOW + timedelta(minutes=minute)
        events.append(class_event("c", events, kind, subject, data, "rahel", "desk", at))
    return events


OPENED = (log.COHORT_OPENED, "rahel", {"title": "IR 201", "zone": "Europe/Berlin"})
AMINA = (log.STUDENT_JOINED, "amina", {"name": "Amina"})
BILAL = (log.STUDENT_JOINED, "bilal", {"name": "Bilal"})


def after(*steps: tuple[str, str, dict]) -> Cohort:
    """The class after it was opened and these steps were taken."""
    cohort = fold_cohort("c", logged(OPENED, *steps))
    assert cohort is not None
    return cohort


def names(cohort: Cohort) -> list[str]:
    return [one.name for one in cohort.present]


def test_a_log_that_opens_nothing_is_no_class():
    assert fold_cohort("c", logged(AMINA)) is None


def test_the_one_who_opened_it_teaches_it():
    cohort = after()

    assert (cohort.title, cohort.zone, cohort.teachers) == ("IR 201", "Europe/Berlin", ("rahel",))


def test_another_classs_events_change_nothing():
    events = logged(OPENED, AMINA)

    assert fold_cohort("d", events) is None


@pytest.mark.parametrize(
    ("name", "value"), [("title", "IR 202"), ("zone", "Asia/Karachi"), ("joining", False), ("archived", True)]
)
def test_the_latest_change_counts(name: str, value: object):
    cohort = after((log.COHORT_CHANGED, name, {"value": value}))

    assert getattr(cohort, name) == value


def test_only_what_may_change_is_changed():
    cohort = after((log.COHORT_CHANGED, "teachers", {"value": ["eve"]}))

    assert cohort.teachers == ("rahel",)


def test_students_stand_by_name_whatever_the_case():
    cohort = after(BILAL, (log.STUDENT_JOINED, "z", {"name": "aaron"}))

    assert names(cohort) == ["aaron", "Bilal"]


def test_joining_twice_is_once_under_the_first_name():
    cohort = after(AMINA, (log.STUDENT_JOINED, "amina", {"name": "Somebody else"}))

    assert names(cohort) == ["Amina"]


def test_a_removed_student_is_kept_but_not_present():
    cohort = after(AMINA, (log.STUDENT_REMOVED, "amina", {}))

    assert names(cohort) == []
    assert cohort.students["amina"].removed


def test_a_removed_student_can_be_brought_back():
    cohort = after(AMINA, (log.STUDENT_REMOVED, "amina", {}), (log.STUDENT_RESTORED, "amina", {}))

    assert names(cohort) == ["Amina"]


def test_two_that_are_one_are_one_with_both_logs():
    cohort = after(AMINA, BILAL, (log.STUDENT_MERGED, "bilal", {"into": "amina"}))

    assert [one.learners for one in cohort.present] == [("amina", "bilal")]
    assert cohort.student("bilal") == cohort.students["amina"]


def test_who_was_merged_twice_is_found_under_every_id():
    third = (log.STUDENT_JOINED, "carla", {"name": "Carla"})
    cohort = after(
        AMINA,
        BILAL,
        third,
        (log.STUDENT_MERGED, "bilal", {"into": "amina"}),
        (log.STUDENT_MERGED, "amina", {"into": "carla"}),
    )

    assert {cohort.student(one).name for one in ("amina", "bilal", "carla")} == {"Carla"}


@pytest.mark.parametrize("into", ["amina", "nobody"])
def test_a_merge_into_herself_or_nobody_changes_nothing(into: str):
    cohort = after(AMINA, (log.STUDENT_MERGED, "amina", {"into": into}))

    assert cohort == after(AMINA)


def test_a_line_of_the_roster_is_free_until_somebody_picks_it():
    entries = [{"id": "7", "name": "Amina"}, {"id": "8", "name": "Bilal", "email": "b@example.org"}]
    roster = (log.ROSTER_SET, "c", {"entries": entries})

    cohort = after(roster, (log.STUDENT_JOINED, "x", {"name": "Amina", "entry": "7"}))

    assert cohort.free_entries == [RosterEntry("8", "Bilal", "b@example.org")]


def test_the_latest_code_counts():
    assert after((log.CODE_SET, "AAAA", {}), (log.CODE_SET, "CCCC", {})).code == "CCCC"


@given(st.permutations(logged(OPENED, AMINA, BILAL, (log.STUDENT_MERGED, "bilal", {"into": "amina"}))))
def test_the_order_in_which_the_log_is_read_does_not_matter(events: Iterable[Event]):
    assert fold_cohort("c", events) == after(AMINA, BILAL, (log.STUDENT_MERGED, "bilal", {"into": "amina"}))


def test_an_event_says_who_did_it_and_where():
    event = logged(OPENED)[0]

    assert (event.data["by"], event.learner, cohort_of(event)) == ("rahel", class_log("c"), "c")


@pytest.mark.parametrize(
    ("typed", "kept"), [(" Amina ", "Amina"), ("A\u202ena\n", "A na"), ("<b>=1+1</b>", "<b>=1+1</b>"), ("آمنہ", "آمنہ")]
)
def test_a_name_is_kept_as_typed_but_on_one_line(typed: str, kept: str):
    assert checked_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "a" * 81])
def test_a_name_that_is_none_or_too_long_is_refused(typed: str):
    with pytest.raises(ProblemsFound):
        checked_name(typed)
