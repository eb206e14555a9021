"""When a card comes back: tables that can be read by hand, and the reference implementation beside them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest

from quiz_app.domain.memory import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    LONGEST_INTERVAL,
    RATINGS,
    Rated,
    Schedule,
    apply,
    fold,
    fuzz_range,
    outcomes,
    recall,
    retrievability,
    study_day,
    wait,
)
from quiz_app.domain.memory import scheduler as own_scheduler
from tests.builders import NOW, READING, review

TODAY = NOW.date()
NEW = Schedule(READING, "arms-year")

# (days since the first review, rating) ... -> stability, difficulty, plain interval
GOLDEN = {
    "again": ([(0, AGAIN)], 0.2120, 6.4133, 1),
    "hard": ([(0, HARD)], 1.2931, 5.1122, 1),
    "good": ([(0, GOOD)], 2.3065, 2.1181, 2),
    "easy": ([(0, EASY)], 8.2956, 1.0000, 8),
    "good twice on one day": ([(0, GOOD), (0, GOOD)], 2.3065, 2.1112, 2),
    "good, and good when due": ([(0, GOOD), (2, GOOD)], 10.9643, 2.1112, 11),
    "good, and good much later": ([(0, GOOD), (30, GOOD)], 37.4206, 2.1112, 37),
    "good whenever due": ([(0, GOOD), (2, GOOD), (13, GOOD), (59, GOOD)], 162.8622, 2.0975, 163),
    "three times easy": ([(0, EASY), (8, EASY), (70, EASY)], 382.2201, 1.0000, 382),
    "always hard": ([(0, HARD), (1, HARD), (4, HARD)], 6.7283, 7.8214, 7),
    "good, then forgotten": ([(0, GOOD), (2, GOOD), (13, AGAIN)], 1.5383, 7.3922, 2),
    "learnt again": ([(0, GOOD), (2, GOOD), (13, AGAIN), (13, AGAIN), (13, GOOD), (15, GOOD)], 1.9537, 9.1003, 2),
}


def rows(ratings):
    """Reviews so many days after NOW, those of one day some minutes apart."""
    return [
        review(ordinal=number, at=NOW + timedelta(days=days, minutes=12 * number), rating=rating)
        for number, (days, rating) in enumerate(ratings)
    ]


def rated(at=NOW, retention=0.9):
    return Rated(at, study_day(at, "UTC", 4), retention)


def in_review(**fields):
    """A face that was put away for eleven days, eleven days ago."""
    known = {
        "phase": "review",
        "stability": 10.9643,
        "difficulty": 2.1112,
        "due_day": TODAY,
        "last_day": TODAY - timedelta(days=11),
        "last_at": NOW - timedelta(days=11),
        "interval": 11,
        "reps": 2,
        "first_day": TODAY - timedelta(days=13),
    }
    return replace(NEW, **known | fields)


@pytest.mark.parametrize("name", GOLDEN)
def test_memory_follows_the_golden_table(name):
    ratings, stability, difficulty, days = GOLDEN[name]
    *before, last = rows(ratings)

    found = recall(fold(READING, "arms-year", before), last.rating, rated(last.at))

    assert (round(found[0], 4), round(found[1], 4), found[2]) == (stability, difficulty, days)


@pytest.mark.parametrize("name", GOLDEN)
def test_memory_is_that_of_the_reference_on_study_days(name):
    ratings, *_ = GOLDEN[name]
    reference = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = fsrs.Card(card_id=1)
    for days, rating in ratings:
        card, _ = reference.review_card(card, fsrs.Rating(rating), datetime(2026, 11, 2, tzinfo=UTC) + timedelta(days))

    schedule = fold(READING, "arms-year", rows(ratings))

    assert (schedule.stability, schedule.difficulty) == (card.stability, card.difficulty)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_forgetting_curve_is_that_of_the_reference(name):
    ratings, *_ = GOLDEN[name]
    schedule = fold(READING, "arms-year", rows(ratings))
    assert schedule.last_day is not None
    last = datetime.combine(schedule.last_day, NOW.timetz())
    card = fsrs.Card(card_id=1, stability=schedule.stability, last_review=last)

    found = retrievability(schedule, schedule.last_day + timedelta(days=17))

    assert found == fsrs.Scheduler().get_card_retrievability(card, last + timedelta(days=17))


def test_an_evening_and_the_next_morning_are_two_study_days():
    evening, morning = datetime(2026, 11, 2, 20, tzinfo=UTC), datetime(2026, 11, 3, 10, tzinfo=UTC)

    schedule = fold(READING, "arms-year", [review(at=evening), review(at=morning, ordinal=1)])

    assert schedule.stability == pytest.approx(7.32, abs=0.01)


@pytest.mark.parametrize(
    ("moment", "zone", "rollover", "day"),
    [
        ("2026-11-02T03:59:59+00:00", "UTC", 4, "2026-11-01"),
        ("2026-11-02T04:00:00+00:00", "UTC", 4, "2026-11-02"),
        ("2026-11-02T00:00:00+00:00", "UTC", 0, "2026-11-02"),
        ("2026-11-02T11:59:00+00:00", "UTC", 12, "2026-11-01"),
        # Karachi is five hours ahead, Kolkata five and a half
        ("2026-11-01T22:59:00+00:00", "Asia/Karachi", 4, "2026-11-01"),
        ("2026-11-01T23:00:00+00:00", "Asia/Karachi", 4, "2026-11-02"),
        ("2026-11-01T22:29:00+00:00", "Asia/Kolkata", 4, "2026-11-01"),
        ("2026-11-01T22:30:00+00:00", "Asia/Kolkata", 4, "2026-11-02"),
        ("2026-11-02T03:30:00+05:30", "Asia/Karachi", 4, "2026-11-01"),
        # London turns its clocks forward on 29 March 2026 at 01:00 and back on 25 October at 02:00
        ("2026-03-29T02:59:00+00:00", "Europe/London", 4, "2026-03-28"),
        ("2026-03-29T03:00:00+00:00", "Europe/London", 4, "2026-03-29"),
        ("2026-03-29T00:59:00+00:00", "Europe/London", 1, "2026-03-28"),
        ("2026-03-29T01:00:00+00:00", "Europe/London", 1, "2026-03-29"),
        ("2026-10-25T00:59:00+00:00", "Europe/London", 4, "2026-10-24"),
        ("2026-10-25T03:59:00+00:00", "Europe/London", 4, "2026-10-24"),
        ("2026-10-25T04:00:00+00:00", "Europe/London", 4, "2026-10-25"),
        # the first and the last zone of the day
        ("2026-11-02T12:00:00+00:00", "Pacific/Kiritimati", 4, "2026-11-02"),
        ("2026-11-02T14:00:00+00:00", "Pacific/Kiritimati", 4, "2026-11-03"),
        ("2026-11-02T12:00:00+00:00", "Pacific/Pago_Pago", 4, "2026-11-01"),
    ],
)
def test_a_study_day_begins_at_the_rollover_by_the_learners_clock(moment, zone, rollover, day):
    assert study_day(datetime.fromisoformat(moment), zone, rollover) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("ratings", "phase", "step", "minutes"),
    [
        ([AGAIN], "learning", 0, 1),
        ([HARD], "learning", 0, 6),
        ([GOOD], "learning", 1, 10),
        ([GOOD, AGAIN], "learning", 0, 1),
        ([GOOD, HARD], "learning", 1, 10),
        ([AGAIN, GOOD], "learning", 1, 10),
        ([EASY, AGAIN], "relearning", 0, 10),
        ([EASY, AGAIN, AGAIN], "relearning", 0, 10),
        ([EASY, AGAIN, HARD], "relearning", 0, 15),
    ],
)
def test_a_face_goes_through_its_steps(ratings, phase, step, minutes):
    history = rows([(0, rating) for rating in ratings])

    schedule = fold(READING, "arms-year", history)

    assert (schedule.phase, schedule.step, schedule.interval, schedule.due_day) == (phase, step, 0, None)
    assert schedule.due_at == history[-1].at + timedelta(minutes=minutes)


@pytest.mark.parametrize("ratings", [[EASY], [GOOD, GOOD], [AGAIN, EASY], [HARD, GOOD, GOOD], [EASY, AGAIN, GOOD]])
def test_after_its_steps_a_face_is_in_review(ratings):
    schedule = fold(READING, "arms-year", rows([(0, rating) for rating in ratings]))

    assert (schedule.phase, schedule.step, schedule.due_at) == ("review", 0, None)
    assert schedule.due_day == TODAY + timedelta(days=schedule.interval)


def test_the_buttons_of_a_new_face_say_one_six_and_ten_minutes():
    found = outcomes(NEW, rated())

    assert [wait(NOW, found[rating], TODAY) for rating in (AGAIN, HARD, GOOD)] == [
        timedelta(minutes=1),
        timedelta(minutes=6),
        timedelta(minutes=10),
    ]
    assert timedelta(days=7) <= wait(NOW, found[EASY], TODAY) <= timedelta(days=10)


def test_where_memory_is_short_the_buttons_still_differ():
    schedule = fold(READING, "arms-year", rows([(0, AGAIN), (0, AGAIN), (0, AGAIN), (0, GOOD)]))
    moment = rated(NOW + timedelta(hours=1))
    assert [recall(schedule, rating, moment)[2] for rating in RATINGS] == [1, 1, 1, 1]

    found = outcomes(schedule, moment)

    assert [wait(moment.at, found[rating], TODAY) for rating in RATINGS] == [
        timedelta(minutes=1),
        timedelta(minutes=10),
        timedelta(days=1),
        timedelta(days=2),
    ]


def test_good_and_easy_meet_only_at_the_longest_interval():
    schedule = in_review(stability=90_000.0, interval=LONGEST_INTERVAL, last_day=TODAY - timedelta(days=30_000))

    found = outcomes(schedule, rated())

    assert [found[rating].interval for rating in (HARD, GOOD, EASY)] == [LONGEST_INTERVAL] * 3


def test_a_pass_before_its_time_does_not_shorten_the_interval():
    schedule = in_review(interval=40, last_day=TODAY)

    found = outcomes(schedule, rated())

    assert min(found[rating].interval for rating in (HARD, GOOD, EASY)) == 40


def test_a_raised_retention_may_shorten_the_interval():
    found = outcomes(in_review(interval=90, stability=90.0), rated(retention=0.97))

    assert found[HARD].interval < 90


def test_a_lapse_counts_where_a_face_in_review_is_forgotten():
    schedule = fold(READING, "arms-year", rows([(0, AGAIN), (0, EASY), (9, AGAIN), (9, AGAIN), (9, GOOD), (12, AGAIN)]))

    assert (schedule.reps, schedule.lapses) == (6, 2)


@pytest.mark.parametrize(
    ("days", "shortest", "longest"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 4), (4, 3, 5), (7, 5, 9), (10, 8, 12), (20, 17, 23), (100, 93, 107), (365, 345, 385)],
)
def test_fuzz_has_the_range_that_anki_gives_it(days, shortest, longest):
    assert fuzz_range(days) == (shortest, longest)


def test_fuzz_is_drawn_from_all_of_its_range():
    drawn = {outcomes(in_review(card=f"card-{number}"), rated())[GOOD].interval for number in range(300)}
    plain = recall(in_review(), GOOD, rated())[2]

    assert (min(drawn), max(drawn)) == fuzz_range(plain)


def test_fuzz_is_decided_by_the_card_and_the_repetition():
    first, again = outcomes(in_review(), rated()), outcomes(in_review(), rated(NOW + timedelta(minutes=5)))
    later = {outcomes(in_review(reps=reps), rated())[GOOD].interval for reps in range(2, 30)}

    assert [first[rating].interval for rating in RATINGS] == [again[rating].interval for rating in RATINGS]
    assert len(later) > 1


def test_a_renamed_card_keeps_the_days_that_its_labels_said():
    history = rows([(0, EASY), (9, GOOD), (40, GOOD)])
    before = fold(READING, "arms-year", history)

    after = fold(READING, "arms-ban-year", history)

    assert (after.card, after.due_day, after.interval) == ("arms-ban-year", before.due_day, before.interval)


def test_a_step_may_cross_the_rollover():
    night = datetime(2026, 11, 3, 3, 55, tzinfo=UTC)

    first = fold(READING, "arms-year", [review(at=night)])
    assert first.due_at == night + timedelta(minutes=10)
    assert first.last_day == date(2026, 11, 2)
    second = apply(first, review(at=night + timedelta(minutes=10), ordinal=1))

    assert (second.phase, second.first_day, second.last_day) == ("review", date(2026, 11, 2), date(2026, 11, 3))
    assert second.stability == pytest.approx(7.32, abs=0.01)


def test_a_day_that_runs_backwards_counts_as_no_time_at_all():
    ahead = review(at=NOW, study_day=TODAY + timedelta(days=1), rating=EASY)
    behind = review(at=NOW + timedelta(hours=1), study_day=TODAY, ordinal=1, device="phone")

    schedule = fold(READING, "arms-year", [ahead, behind])

    assert schedule.last_day == TODAY + timedelta(days=1)
    assert schedule.due_day == TODAY + timedelta(days=schedule.interval)


def test_a_new_face_is_not_remembered_and_not_due():
    assert retrievability(NEW, TODAY) == 0.0
    assert (NEW.phase, NEW.due_at, NEW.due_day, wait(NOW, NEW, TODAY)) == ("new", None, None, timedelta())


def test_a_face_without_standing_reviews_is_new():
    assert fold(READING, "arms-year", []) == NEW


def test_at_the_end_of_its_stability_a_face_is_recalled_nine_times_in_ten():
    schedule = in_review(stability=40.0, last_day=TODAY)

    assert retrievability(schedule, TODAY) == 1.0
    assert retrievability(schedule, TODAY + timedelta(days=40)) == pytest.approx(0.9)
    assert retrievability(schedule, TODAY - timedelta(days=3)) == 1.0


def test_own_weights_change_what_is_scheduled():
    weights = tuple(fsrs.Scheduler().parameters)

    assert own_scheduler(0.9, weights).parameters == own_scheduler(0.9).parameters
    assert own_scheduler(0.9, (1.0, *weights[1:])).parameters[0] == 1.0
