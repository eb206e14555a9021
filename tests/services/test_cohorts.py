"""Classes: opening, joining, and who may do what in them."""

from contextlib import closing
from dataclasses import replace

import pytest

from quiz_app.domain.cohort import RosterEntry
from quiz_app.domain.errors import Conflict, NotAllowed, NotFound, ProblemsFound
from quiz_app.domain.log import STUDENT_RENAMED
from quiz_app.services import cohorts, joining
from quiz_app.services.identity import Actor
from quiz_app.store.sql import open_sqlite

ROSTER = [RosterEntry("7", "Amina Khan"), RosterEntry("8", "Bilal Shah", "bilal@example.org")]


@pytest.fixture
def rahel() -> Actor:
    """A teacher."""
    return Actor("teacher", "rahel", "desk")


@pytest.fixture
def passer_by() -> Actor:
    """Somebody with a code and no account."""
    return Actor("guest", "guest", "phone")


@pytest.fixture
def opened(study, rahel):
    """Rahel's class."""
    return cohorts.open_cohort(rahel, study.world, "IR 201")


def join(study, opened, name="Amina", **more):
    """A new student of the class."""
    device = f"phone of {name}"
    done = joining.join(Actor("guest", "guest", device), study.world, opened.code, name, **more)
    return Actor("student", done.learner, device)


def names(study, rahel, opened):
    return [one.name for one in cohorts.require_teacher_of(rahel, study.world, opened.id).present]


def test_a_class_is_opened_with_a_code(opened):
    assert (opened.title, opened.teachers, len(opened.code)) == ("IR 201", ("rahel",), 8)


def test_pressed_twice_one_class_is_opened(study, rahel):
    for _ in range(2):
        cohorts.open_cohort(rahel, study.world, "IR 201", cohort_id="drawn")

    assert len(cohorts.taught(rahel, study.world)) == 1


def test_the_owner_of_a_personal_installation_teaches(study):
    opened = cohorts.open_cohort(study.actor, study.world, "Try it out")

    assert cohorts.taught(study.actor, study.world) == [opened]


def test_the_owner_can_join_her_own_class_to_see_it_as_a_student(study):
    opened = cohorts.open_cohort(study.actor, study.world, "Try it out")

    joining.join(study.actor, study.world, opened.code, "Me")

    assert [one.title for one, _ in cohorts.joined(study.actor, study.world)] == ["Try it out"]


def test_a_guest_with_the_code_becomes_a_student(study, rahel, opened):
    amina = join(study, opened)

    assert names(study, rahel, opened) == ["Amina"]
    assert [one.id for one, _ in cohorts.joined(amina, study.world)] == [opened.id]


def test_a_student_joins_a_second_class_as_the_same_learner(study, rahel, opened):
    amina = join(study, opened)
    second = cohorts.open_cohort(rahel, study.world, "IR 301")

    done = joining.join(amina, study.world, second.code, "Amina")

    assert (done.learner, done.new) == (amina.learner, False)
    assert len(cohorts.joined(amina, study.world)) == 2


def test_joining_twice_is_once(study, rahel, opened):
    amina = join(study, opened)

    joining.join(amina, study.world, opened.code, "Amina again")

    assert names(study, rahel, opened) == ["Amina"]


@pytest.mark.parametrize("code", ["", "ACDE-FGHJ", "ACDE", "' OR 1=1 --", "０１２３４５６７"])
def test_a_wrong_code_lets_nobody_in(study, opened, passer_by, code):
    with pytest.raises(NotFound, match="No class has this code"):
        joining.join(passer_by, study.world, code, "Eve")


def test_after_a_new_code_the_old_one_lets_nobody_in(study, rahel, opened, passer_by):
    cohorts.new_code(rahel, study.world, opened.id)

    with pytest.raises(NotFound):
        joining.join(passer_by, study.world, opened.code, "Eve")


@pytest.mark.parametrize(("name", "value"), [("joining", False), ("archived", True)])
def test_nobody_joins_a_class_that_is_closed(study, rahel, opened, passer_by, name, value):
    cohorts.change(rahel, study.world, opened.id, name, value)

    with pytest.raises(NotAllowed, match="just now"):
        joining.invitation(passer_by, study.world, opened.code)


def test_an_archived_class_can_be_brought_back(study, rahel, opened):
    cohorts.change(rahel, study.world, opened.id, "archived", True)
    cohorts.change(rahel, study.world, opened.id, "archived", False)

    assert join(study, opened)


def test_archived_classes_come_last(study, rahel, opened):
    study.clock.pass_(minutes=1)
    newer = cohorts.open_cohort(rahel, study.world, "IR 301")
    cohorts.change(rahel, study.world, newer.id, "archived", True)

    assert [one.title for one in cohorts.taught(rahel, study.world)] == ["IR 201", "IR 301"]


def test_with_a_roster_she_picks_herself(study, rahel, opened, passer_by):
    cohorts.set_roster(rahel, study.world, opened.id, ROSTER)

    join(study, opened, "", entry="8")

    student = cohorts.require_teacher_of(rahel, study.world, opened.id).present[0]
    assert (student.name, student.entry, student.email) == ("Bilal Shah", "8", "bilal@example.org")
    assert joining.invitation(passer_by, study.world, opened.code).entries == (ROSTER[0],)


def test_nobody_picks_a_name_that_is_taken(study, rahel, opened):
    cohorts.set_roster(rahel, study.world, opened.id, ROSTER)
    join(study, opened, "", entry="8")

    with pytest.raises(Conflict, match="already"):
        join(study, opened, "Eve", entry="8")


def test_a_renamed_student_keeps_her_log(study, rahel, opened):
    amina = join(study, opened)

    cohorts.rename_student(rahel, study.world, opened.id, amina.learner, "Amina Khan")

    assert names(study, rahel, opened) == ["Amina Khan"]
    assert cohorts.joined(amina, study.world)[0][1].learner == amina.learner


def test_two_that_are_one_are_one_from_then_on(study, rahel, opened):
    first, second = join(study, opened, "Amina"), join(study, opened, "amina k.")

    cohorts.merge_students(rahel, study.world, opened.id, second.learner, first.learner)

    assert names(study, rahel, opened) == ["Amina"]
    assert cohorts.joined(second, study.world)[0][1].learner == first.learner


def test_a_student_is_not_merged_with_herself(study, rahel, opened):
    amina = join(study, opened)

    with pytest.raises(Conflict):
        cohorts.merge_students(rahel, study.world, opened.id, amina.learner, amina.learner)


def test_a_removed_student_is_out_until_she_is_brought_back(study, rahel, opened):
    amina = join(study, opened)
    cohorts.remove_student(rahel, study.world, opened.id, amina.learner)

    with pytest.raises(NotAllowed):
        cohorts.require_student_of(amina, study.world, opened.id)
    with pytest.raises(NotAllowed, match="taken you out"):
        joining.join(amina, study.world, opened.code, "Amina")

    cohorts.restore_student(rahel, study.world, opened.id, amina.learner)
    assert cohorts.require_student_of(amina, study.world, opened.id)


def test_what_was_done_is_logged_with_who_did_it(study, rahel, opened):
    amina = join(study, opened)
    cohorts.rename_student(rahel, study.world, opened.id, amina.learner, "Amina Khan")

    [event] = cohorts.history(rahel, study.world, opened.id, [STUDENT_RENAMED])

    assert (event.data["by"], event.subject, event.at) == ("rahel", amina.learner, study.clock())


def test_two_tabs_of_one_browser_both_get_through(study, rahel, opened):
    """The second tab's event takes the next place, as its first was taken by the other tab."""
    for title in ("IR 201a", "IR 201b"):
        cohorts.change(replace(rahel), study.world, opened.id, "title", title)

    assert cohorts.require_teacher_of(rahel, study.world, opened.id).title == "IR 201b"


@pytest.mark.parametrize("title", ["", " ", "a" * 121])
def test_a_class_without_a_title_is_refused(study, rahel, title):
    with pytest.raises(ProblemsFound):
        cohorts.open_cohort(rahel, study.world, title)


def test_an_import_cannot_forge_a_class(study, rahel, opened):
    """Events that a learner brings in are hers: they are in no class's log."""
    log = study.world.store.log(f"class/{opened.id}")

    forged = [replace(one, id=f"x{one.id}", subject="eve") for one in log.events]
    study.world.store.merge("eve", replace(log, events=tuple(forged)), lambda _: [])

    assert cohorts.taught(Actor("teacher", "eve", "d"), study.world) == []


def test_a_class_is_folded_once_until_something_comes_to_its_log(study, opened):
    amina = join(study, opened)
    before, _ = cohorts.require_student_of(amina, study.world, opened.id)

    again, _ = cohorts.require_student_of(amina, study.world, opened.id)
    join(study, opened, "Bilal")
    after, _ = cohorts.require_student_of(amina, study.world, opened.id)

    assert again is before
    assert [one.name for one in after.present] == ["Amina", "Bilal"]


def test_what_another_process_did_to_a_class_is_seen_at_once(tmp_path, study, rahel):
    with closing(open_sqlite(tmp_path / "kept.db")) as mine, closing(open_sqlite(tmp_path / "kept.db")) as theirs:
        here, there = replace(study.world, store=mine), replace(study.world, store=theirs)
        opened = cohorts.open_cohort(rahel, here, "IR 201")
        cohorts.change(rahel, there, opened.id, "title", "IR 202")

        assert cohorts.require_teacher_of(rahel, here, opened.id).title == "IR 202"
