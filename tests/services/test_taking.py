"""Taking an assignment: what may begin, what counts, and what is shown when; and the bad days."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from quiz_app.domain import assignment as policy
from quiz_app.domain.assignment import Override
from quiz_app.domain.errors import AttemptClosed, Conflict, NotAllowed, NotFound
from quiz_app.domain.quiz import PRACTICE, Draw, Plan, Section
from quiz_app.services import assigning, cohorts, exchange, keeping, links, progress, quizzing, results, taking
from quiz_app.services.identity import Actor
from quiz_app.services.settings import change_setting
from quiz_app.store.sql import open_sqlite
from tests import builders
from tests.services.classroom import EXAM_PLAN, HOUR, TEACHER, Classroom, open_classroom

PRACTICE_PLAN = Plan(title="Practice", draw=Draw(items=0), mode=PRACTICE)


@pytest.fixture
def room(study) -> Classroom:
    """Rahel's class at each kind of store."""
    return open_classroom(study)


@pytest.fixture
def amina(room) -> Actor:
    """A student of the class."""
    return room.student()


def test_a_student_takes_what_is_assigned(room, amina):
    room.assign()

    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    quizzing.finish(amina, room.world, here.attempt.id)

    found = taking.my_assignment(amina, room.world, "a")
    assert (found.going, found.barred, found.counts.share) == (None, policy.NONE_LEFT, pytest.approx(1 / 8))


def test_begun_again_the_open_attempt_goes_on(room, amina):
    room.assign()
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")

    again = room.begin(replace(amina, device="another"))

    assert (again.attempt, set(again.counting)) == (here.attempt, {"arms-ban"})


def test_two_tabs_that_start_at_once_open_the_same_attempt(room, amina, monkeypatch):
    room.assign()
    nothing_yet = taking.my_assignment(amina, room.world, "a")
    first = room.begin(amina)
    monkeypatch.setattr(taking, "my_assignment", lambda *_: nothing_yet)  # the other tab looked before the first began

    second = room.begin(replace(amina, device="phone"))

    assert second.attempt == first.attempt


def test_two_tabs_share_one_answer(room, amina):
    room.assign(plan=PRACTICE_PLAN, shown=policy.AT_ONCE)
    here = room.begin(amina)
    place = next(place for place, slot in enumerate(here.items) if slot.item == "arms-ban")
    asked = quizzing.ask(amina, room.world, here, place)
    one = quizzing.answer(amina, room.world, asked, "b", None, room.clock())

    assert quizzing.answer(amina, room.world, asked, "b", None, room.clock()) == one
    with pytest.raises((AttemptClosed, Conflict)):
        quizzing.answer(amina, room.world, asked, "c", None, room.clock())


def test_sixty_starts_in_one_second_are_sixty_attempts(begin, template, tmp_path):
    store = open_sqlite(Path(shutil.copy(template, tmp_path / "class.db")))
    room = open_classroom(begin(store))
    room.assign()
    students = [room.student(f"Student {number}") for number in range(60)]

    with ThreadPoolExecutor(12) as pool:
        begun = list(pool.map(room.begin, students * 2))  # each presses twice

    assert len({one.attempt.id for one in begun}) == 60
    assert len(room.world.store.attempts_under("a")) == 60
    store.close()


def test_at_the_limit_what_is_saved_counts(room, amina):
    room.assign()
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    room.clock.pass_(minutes=41)

    with pytest.raises(AttemptClosed, match="What was saved counts"):
        room.answer(amina, here, "drills")

    found = taking.my_assignment(amina, room.world, "a")
    assert (found.going, found.counts.share) == (None, pytest.approx(1 / 8))


def test_closing_time_ends_an_attempt_in_its_middle(room, amina):
    room.assign()
    room.clock.pass_(minutes=110)
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    room.clock.pass_(minutes=11)

    with pytest.raises(AttemptClosed):
        room.answer(amina, here, "drills")

    assert set(quizzing.sitting(amina, room.world, here.attempt.id).counting) == {"arms-ban"}


def test_a_longer_window_reaches_whoever_is_in_the_middle(room, amina):
    room.assign()
    room.clock.pass_(minutes=110)
    here = room.begin(amina)

    assigning.override(TEACHER, room.world, "a", amina.learner, Override(closes=room.clock() + HOUR))
    room.clock.pass_(minutes=20)
    room.answer(amina, here, "arms-ban")

    assert not quizzing.sitting(amina, room.world, here.attempt.id).over(room.clock())


def test_extra_time_is_the_teachers_and_not_the_students_setting(room, amina):
    change_setting(amina, room.world, "time_factor", 10.0)
    room.assign()
    here = room.begin(amina)

    assert here.deadline == room.clock() + HOUR * 40 / 60
    with pytest.raises(NotAllowed, match="Only your teacher"):
        quizzing.add_time(amina, room.world, here.attempt.id, None)


@pytest.mark.parametrize(
    ("minutes", "sentence"), [(-60, "not open yet"), (121, "closed"), (30, "used all of your attempts")]
)
def test_why_no_attempt_may_begin_is_said(room, amina, minutes, sentence):
    room.assign(opens=room.clock())
    if minutes == 30:
        quizzing.finish(amina, room.world, room.begin(amina).attempt.id)
    room.clock.pass_(minutes=minutes)

    with pytest.raises(AttemptClosed, match=sentence):
        room.begin(amina)


def test_the_students_own_clock_is_never_asked(room, amina):
    """Off by a day, it changes only how long an answer is said to have taken, and that within bounds."""
    room.assign()
    here = room.begin(amina)
    asked = quizzing.ask(amina, room.world, here, 0)

    response = quizzing.answer(amina, room.world, asked, None, None, room.clock() + 24 * HOUR)

    assert (response.at, response.seconds) == (room.clock(), 0.0)


def test_an_attempt_keeps_the_revision_that_it_began_with(room, amina):
    room.assign()
    here = room.begin(amina)
    edited = builders.shelf(banks=(builders.bank(items=(builders.single_choice(stem="Another stem?"),)),))

    items = quizzing.asked_items(amina, room.with_shelf(edited).world, here)

    assert items["arms-ban"].stem == "In which year was the arms ban lifted?"
    assert len(items) == 8


def test_an_item_that_is_gone_from_the_bank_is_answered_and_scored(room, amina):
    room.assign()
    here = room.begin(amina)
    later = room.with_shelf(builders.shelf(banks=(builders.bank(items=()),)))

    later.answer(amina, here, "arms-ban")

    assert taking.my_assignment(amina, later.world, "a").sittings[0].share == pytest.approx(1 / 8)


def test_a_bank_without_any_of_its_items_says_so(room, amina):
    room.assign()

    with pytest.raises(NotFound, match="Tell your teacher"):
        taking.begin(amina, room.with_shelf(builders.shelf(banks=())).world, "a")


def test_a_removed_student_begins_nothing_and_what_she_did_is_kept(room, amina):
    room.assign(attempts=2)
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    cohorts.remove_student(TEACHER, room.world, room.cohort.id, amina.learner)

    with pytest.raises(NotAllowed, match="not in this class"):
        room.begin(amina)

    assert len(room.world.store.responses_under("a")) == 1


def test_somebody_of_another_class_begins_nothing(room):
    room.assign()

    with pytest.raises(NotAllowed):
        room.begin(Actor("student", "stranger", "server"))


def test_late_answers_are_taken_where_the_policy_says_so(room, amina):
    room.assign(late=policy.ACCEPTED, late_until=room.clock() + 10 * HOUR, late_keeps=0.5, plan=replace(EXAM_PLAN))
    room.clock.pass_(hours=3)
    here = room.begin(amina)
    for slot in here.items:
        room.answer(amina, here, slot.item)
    quizzing.finish(amina, room.world, here.attempt.id)

    found = taking.my_assignment(amina, room.world, "a")

    assert (found.sittings[0].late, found.counts.share) == (True, pytest.approx(0.5))


def test_points_per_item_weigh_in_the_score(room, amina):
    sections = (Section(draw=Draw(only=("arms-ban", "drills"), items=0), worths={"arms-ban": 3.0}),)
    room.assign(plan=Plan(title="Test", sections=sections, mode="exam"), shown=policy.AT_ONCE)
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    quizzing.finish(amina, room.world, here.attempt.id)

    result = results.result(amina, room.world, here.attempt.id)

    assert (result.points, result.of) == (3.0, 4.0)


WITHHELD = {
    "result": lambda student, world, here: results.result(student, world, here.attempt.id),
    "missed": lambda student, world, here: results.again(student, world, here.attempt.id),
    "one attempt's CSV": lambda student, world, here: exchange.attempt_zip(student, world, here.attempt.id),
    "verdict": lambda student, world, here: quizzing.verdict(student, world, here, builders.single_choice()),
    "link": lambda student, world, here: links.link_of(student, here),
}


@pytest.mark.parametrize("show", WITHHELD.values(), ids=WITHHELD.keys())
def test_answers_are_withheld_until_they_are_due(room, amina, show):
    room.assign()
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    here = quizzing.finish(amina, room.world, here.attempt.id)

    with pytest.raises(NotAllowed):
        show(amina, room.world, here)


@pytest.mark.parametrize("take", [exchange.export_zip, keeping.download])
def test_an_export_holds_no_key_before_it_is_due(room, amina, take):
    room.assign()
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")

    def everything() -> str:
        with ZipFile(BytesIO(take(amina, room.world))) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())

    before = everything()
    room.clock.pass_(hours=3)

    assert "arms ban lifted" not in before
    assert here.attempt.id not in before
    assert "arms ban lifted" in everything()


def test_progress_counts_nothing_that_is_withheld(room, amina):
    room.assign()
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    quizzing.finish(amina, room.world, here.attempt.id)

    assert progress.progress(amina, room.world, builders.READING).sat == ()


def test_after_the_closing_the_answers_are_shown(room, amina):
    room.assign()
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    room.clock.pass_(hours=3)

    assert results.result(amina, room.world, here.attempt.id).points == 1


def test_what_was_taken_under_an_assignment_cannot_be_brought_in(room, amina):
    room.assign(shown=policy.AT_ONCE, attempts=3)
    here = room.begin(amina)
    room.answer(amina, here, "arms-ban")
    quizzing.finish(amina, room.world, here.attempt.id)
    exported = exchange.export_zip(amina, room.world)
    bilal = room.student("Bilal")

    merged = exchange.import_zip(bilal, room.world, exported)

    assert merged.added == 0
    assert room.world.store.attempts_under("a", bilal.learner) == []


def test_an_assigned_quiz_is_not_put_away(room, amina):
    room.assign()

    with pytest.raises(NotAllowed):
        quizzing.leave(amina, room.world, room.begin(amina).attempt.id)


def test_assignments_to_do_come_first_and_by_their_closing(room, amina):
    room.assign("later", closes=room.clock() + 5 * HOUR)
    room.assign("soon", closes=room.clock() + HOUR)
    room.assign("over", closes=room.clock())

    assert [one.assignment.id for one in taking.mine(amina, room.world)] == ["soon", "later", "over"]


def test_a_score_waits_for_the_closing_and_is_there_where_answers_never_are(room, amina):
    room.assign(shown=policy.NEVER)
    quizzing.finish(amina, room.world, room.begin(amina).attempt.id)
    before = taking.my_assignment(amina, room.world, "a")
    room.clock.pass_(hours=3)
    after = taking.my_assignment(amina, room.world, "a")

    assert (before.score_due, after.score_due, after.answers_due) == (False, True, False)


@pytest.mark.parametrize(
    ("mode", "hours", "guests", "allowed"),
    [
        (PRACTICE, 0, policy.PRACTISE, True),
        (PRACTICE, 0, policy.NOTHING, False),
        ("exam", 0, policy.PRACTISE, False),
        ("exam", 3, policy.PRACTISE, True),
    ],
)
def test_what_guests_may_practise_by_the_link(room, mode, hours, guests, allowed):
    made = room.assign(plan=replace(EXAM_PLAN, mode=mode), guests=guests)
    room.clock.pass_(hours=hours)
    guest = Actor("guest", "guest", "server")

    if allowed:
        assert taking.for_guests(guest, room.world, "a") == made
    else:
        with pytest.raises(NotAllowed):
            taking.for_guests(guest, room.world, "a")
