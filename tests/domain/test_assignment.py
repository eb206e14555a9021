"""What an assignment allows whom and when, and which of the attempts counts."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.domain import assignment as policy
from quiz_app.domain.assignment import Assignment, Override, Taken, counted, fold_assignments, written
from quiz_app.domain.log import ASSIGNMENT_SET, OVERRIDE_SET
from quiz_app.domain.quiz import EXAM, PRACTICE, Draw, Plan, Section
from quiz_app.domain.study import NO_LIMIT
from tests.builders import NOW, READING, event

law = settings(deadline=None, max_examples=50)
PLAN = Plan(title="Test", mode=EXAM, minutes=40)
HOUR = timedelta(hours=1)


def assigned(**fields) -> Assignment:
    """An exam of 40 minutes from NOW, open for two hours, one attempt."""
    content = {"id": "a", "cohort": "c", "title": "Test", "reading": READING, "plan": PLAN}
    return Assignment(**content | {"opens": NOW, "closes": NOW + 2 * HOUR} | fields)


def happened(kind=ASSIGNMENT_SET, ordinal=0, at=NOW, **data):
    """An event of the class c about the assignment a, by a teacher."""
    return event(
        learner="class/c", kind=kind, subject="a", ordinal=ordinal, at=at, data={"by": "teacher"} | written(data)
    )


MADE = {"title": "Test", "reading": READING, "plan": PLAN}


@pytest.mark.parametrize(
    ("counts", "share", "attempts"),
    [
        (policy.FIRST, 0.4, ("one",)),
        (policy.BEST, 0.9, ("two",)),
        (policy.LAST, 0.5, ("three",)),
        (policy.MEAN, 0.6, ("one", "two", "three")),
    ],
)
def test_which_attempt_counts(counts, share, attempts):
    taken = [Taken("one", 0.4), Taken("two", 0.9), Taken("three", 0.5)]

    found = counted(assigned(counts=counts), taken)

    assert (found.share, found.attempts) == (pytest.approx(share), attempts)


@pytest.mark.parametrize(
    ("counts", "share", "attempts"),
    [
        (policy.FIRST, 0.4, ("one",)),
        (policy.BEST, 0.45, ("two",)),
        (policy.LAST, 0.25, ("three",)),
        (policy.MEAN, (0.4 + 0.45 + 0.25) / 3, ("one", "two", "three")),
    ],
)
def test_a_late_attempt_counts_with_its_share(counts, share, attempts):
    taken = [Taken("one", 0.4), Taken("two", 0.9, late=True), Taken("three", 0.5, late=True)]

    found = counted(assigned(counts=counts, late=policy.ACCEPTED, late_keeps=0.5), taken)

    assert (found.share, found.attempts) == (pytest.approx(share), attempts)


def test_of_two_equally_good_attempts_the_first_counts():
    assert counted(assigned(), [Taken("one", 0.9), Taken("two", 0.9)]).attempts == ("one",)


@pytest.mark.parametrize("counts", policy.COUNTS)
def test_without_an_attempt_nothing_counts(counts):
    assert counted(assigned(counts=counts), []) is None


@law
@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_first_last_and_mean_lie_between_the_worst_and_the_best(shares):
    taken = [Taken(str(place), share) for place, share in enumerate(shares)]

    for counts in policy.COUNTS:
        share = counted(assigned(counts=counts), taken).share
        assert min(shares) - 1e-9 <= share <= counted(assigned(), taken).share + 1e-9


@pytest.mark.parametrize(
    ("after", "begun", "barred"),
    [
        (-HOUR, 0, policy.NOT_OPEN),
        (0 * HOUR, 0, ""),
        (HOUR, 0, ""),
        (HOUR, 1, policy.NONE_LEFT),
        (2 * HOUR, 0, policy.CLOSED),
    ],
)
def test_what_may_begin_when(after, begun, barred):
    assert assigned().terms("amina").barred(begun, NOW + after) == barred


def test_without_a_window_and_a_number_there_is_always_another_attempt():
    terms = assigned(opens=None, closes=None, attempts=None).terms("amina")

    assert terms.barred(99, NOW + 9999 * HOUR) == ""


def test_an_attempt_is_over_at_its_limit():
    assert assigned().terms("amina").deadline(NOW) == NOW + timedelta(minutes=40)


def test_an_attempt_begun_late_is_over_at_the_closing():
    assert assigned().terms("amina").deadline(NOW + timedelta(minutes=90)) == NOW + 2 * HOUR


def test_without_limit_and_closing_an_attempt_is_never_over():
    free = assigned(plan=Plan(title="Test"), closes=None)

    assert free.terms("amina").deadline(NOW) is None


@pytest.mark.parametrize(("stretch", "minutes"), [(1.25, 50), (1.5, 60), (10.0, 120), (NO_LIMIT, 120)])
def test_extra_time_stretches_the_limit_up_to_the_closing(stretch, minutes):
    there = assigned(overrides={"amina": Override(stretch=stretch)})

    assert there.terms("amina").deadline(NOW) == NOW + timedelta(minutes=minutes)
    assert there.terms("bilal").deadline(NOW) == NOW + timedelta(minutes=40)


def test_another_window_and_more_attempts_are_one_learners():
    own = Override(opens=NOW + 24 * HOUR, closes=NOW + 26 * HOUR, attempts=2)
    there = assigned(overrides={"amina": own})

    assert there.terms("amina").barred(1, NOW + 25 * HOUR) == ""
    assert there.terms("amina").barred(0, NOW) == policy.NOT_OPEN
    assert there.terms("bilal").barred(0, NOW + 25 * HOUR) == policy.CLOSED


def test_late_work_is_taken_until_the_late_closing():
    there = assigned(late=policy.ACCEPTED, late_until=NOW + 4 * HOUR).terms("amina")

    assert there.barred(0, NOW + 3 * HOUR) == ""
    assert there.barred(0, NOW + 4 * HOUR) == policy.CLOSED
    assert (there.late(NOW + HOUR), there.late(NOW + 3 * HOUR)) == (False, True)


def test_late_work_without_an_end_is_always_taken():
    assert assigned(late=policy.ACCEPTED).terms("amina").barred(0, NOW + 9999 * HOUR) == ""


@pytest.mark.parametrize(
    ("shown", "mode", "ended", "closed", "due"),
    [
        (policy.AT_ONCE, PRACTICE, False, False, True),
        (policy.AT_ONCE, EXAM, False, False, False),
        (policy.AT_ONCE, EXAM, True, False, True),
        (policy.AFTER_CLOSING, PRACTICE, True, False, False),
        (policy.AFTER_CLOSING, EXAM, True, False, False),
        (policy.AFTER_CLOSING, EXAM, True, True, True),
        (policy.NEVER, EXAM, True, True, False),
    ],
)
def test_when_the_answers_are_due(shown, mode, ended, closed, due):
    there = assigned(shown=shown, plan=Plan(title="Test", mode=mode))

    assert there.answers_due(NOW + (2 * HOUR if closed else HOUR), ended=ended) is due


def test_where_the_answers_are_never_shown_the_score_is_after_the_closing():
    there = assigned(shown=policy.NEVER)

    assert not there.score_due(NOW + HOUR, ended=True)
    assert there.score_due(NOW + 2 * HOUR, ended=True)


def test_the_answers_wait_for_whoever_has_another_window():
    there = assigned(overrides={"bilal": Override(closes=NOW + 24 * HOUR)})

    assert not there.answers_due(NOW + 3 * HOUR, ended=True)
    assert there.answers_due(NOW + 24 * HOUR, ended=True)


def test_an_assignment_without_a_closing_keeps_the_answers_until_it_has_one():
    assert not assigned(closes=None).answers_due(NOW + 9999 * HOUR, ended=True)


def test_the_fold_gives_what_was_made():
    sections = (Section(title="One", draw=Draw(only=("x", "y"), items=1), worth=2.0, worths={"x": 3.0}),)
    plan = replace(PLAN, sections=sections, shuffle=False)

    found = fold_assignments([happened(title="Test", reading=READING, plan=plan, closes=NOW + HOUR)])["a"]

    assert (found.cohort, found.by, found.made_at) == ("c", "teacher", NOW)
    assert (found.plan, found.closes, found.opens) == (plan, NOW + HOUR, None)


def test_a_change_leaves_the_rest_as_it_was():
    events = [happened(**MADE), happened(ordinal=1, at=NOW + HOUR, closes=NOW + 2 * HOUR, by="another")]

    found = fold_assignments(events)["a"]

    assert (found.title, found.closes, found.made_at, found.by) == ("Test", NOW + 2 * HOUR, NOW, "teacher")


def test_the_latest_override_of_a_learner_holds():
    first = happened(OVERRIDE_SET, learner="amina", stretch=2.0, attempts=3)
    second = happened(OVERRIDE_SET, ordinal=1, at=NOW + HOUR, learner="amina", stretch=1.5)

    found = fold_assignments([happened(**MADE), first, second])["a"]

    assert found.overrides == {"amina": Override(stretch=1.5)}


@law
@given(st.permutations([happened(**MADE), *(happened(ordinal=n, at=NOW + n * HOUR, title=str(n)) for n in (1, 2, 3))]))
def test_the_order_in_which_events_arrive_does_not_matter(events):
    assert fold_assignments(events)["a"].title == "3"


def test_what_a_later_version_writes_is_passed_over():
    assert fold_assignments([happened(**MADE, colour="green")])["a"].title == "Test"
