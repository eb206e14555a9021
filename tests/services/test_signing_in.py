"""Signing in by password, coming back by code, sessions that end, and guesses that are slowed down."""

from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from quiz_app.domain.classcode import shown
from quiz_app.domain.errors import Conflict, NotAllowed, NotFound, ProblemsFound
from quiz_app.domain.log import RETURN_CODE_ISSUED
from quiz_app.services import cohorts, identity, joining, secrecy, signing_in, teachers, withholding
from quiz_app.services.identity import Actor, visitor
from quiz_app.store.guest import GuestStore

PASSWORD = "durand line 1893"
DESK, PHONE = visitor("desk"), visitor("phone")
CLAIMS = {"iss": "https://idp", "sub": "7", "email": "Rahel@Example.org", "email_verified": True, "name": "Rahel"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Passwords hashed as cheaply as argon2 can: what it costs is not tested here."""
    monkeypatch.setattr(secrecy, "HASHER", PasswordHasher(1, 8, 1))
    secrecy._nobodys.cache_clear()
    yield
    secrecy._nobodys.cache_clear()


@pytest.fixture
def rahel(study):
    """A teacher's account."""
    return teachers.add_teacher(study.actor, study.world, "Rahel", PASSWORD, "Rahel Adler")


def enter(study, ticket, browser=DESK):
    """Who is in this browser after the ticket, and her token."""
    token = signing_in.admit(browser, study.world, ticket).token
    return signing_in.person(study.world, browser.device, token), token


def signed_in(study, password=PASSWORD, browser=DESK, **more):
    return enter(study, signing_in.sign_in(browser, study.world, "rahel", password, **more), browser)


@pytest.fixture
def cohort(study, rahel):
    """Rahel's class."""
    return cohorts.open_cohort(Actor("teacher", rahel.id, "d"), study.world, "IR 201")


def test_name_and_password_let_a_teacher_in(study, rahel):
    actor, _ = signed_in(study)

    assert (actor.role, actor.learner) == ("teacher", rahel.id)


@pytest.mark.parametrize(("login", "password"), [("rahel", "wrong"), ("nobody", PASSWORD), ("", ""), ("rahel", "")])
def test_anything_else_lets_nobody_in_and_does_not_say_which_was_wrong(study, rahel, login, password):
    with pytest.raises(NotAllowed, match="do not belong together"):
        signing_in.sign_in(DESK, study.world, login, password)


def test_a_password_is_kept_as_a_hash_alone(study, rahel):
    kept = study.world.store.accounts.find("login", "rahel")

    assert kept.password.startswith("$argon2id$")
    assert PASSWORD not in repr(kept)


def test_a_ticket_is_good_once(study, rahel):
    ticket = signing_in.sign_in(DESK, study.world, "rahel", PASSWORD)
    enter(study, ticket)

    with pytest.raises(NotAllowed, match="used already"):
        enter(study, ticket)


def test_a_ticket_is_good_in_its_own_browser_alone(study, rahel):
    ticket = signing_in.sign_in(DESK, study.world, "rahel", PASSWORD)

    with pytest.raises(NotAllowed):
        enter(study, ticket, PHONE)


def test_a_ticket_is_good_for_a_minute(study, rahel):
    ticket = signing_in.sign_in(DESK, study.world, "rahel", PASSWORD)
    study.clock.pass_(seconds=60)

    with pytest.raises(NotAllowed):
        enter(study, ticket)


@pytest.mark.parametrize(("remember", "hours"), [(False, 12), (True, 30 * 24)])
def test_a_session_ends(study, rahel, remember, hours):
    _, token = signed_in(study, remember=remember)

    study.clock.pass_(hours=hours - 1)
    assert signing_in.person(study.world, "desk", token)
    study.clock.pass_(hours=1)
    assert signing_in.person(study.world, "desk", token) is None


def test_a_session_is_of_one_browser(study, rahel):
    _, token = signed_in(study)

    assert signing_in.person(study.world, "phone", token) is None


def test_who_signs_out_is_out_in_every_tab(study, rahel):
    actor, token = signed_in(study)

    signing_in.sign_out(actor, study.world, token)

    assert signing_in.person(study.world, "desk", token) is None


def test_two_who_share_a_browser_never_make_the_same_rows(study, rahel):
    teachers.add_teacher(study.actor, study.world, "omar", PASSWORD)
    first, _ = signed_in(study)
    second, _ = enter(study, signing_in.sign_in(DESK, study.world, "omar", PASSWORD))

    assert first.device != second.device


def test_after_five_wrong_passwords_even_the_right_one_waits(study, rahel):
    for _ in range(5):
        with pytest.raises(NotAllowed, match="together"):
            signing_in.sign_in(DESK, study.world, "rahel", "wrong", "1.2.3.4")

    with pytest.raises(NotAllowed, match="Too many wrong tries"):
        signing_in.sign_in(PHONE, study.world, "rahel", PASSWORD, "5.6.7.8")
    study.clock.pass_(seconds=1)
    assert signing_in.sign_in(PHONE, study.world, "rahel", PASSWORD, "5.6.7.8")


def test_from_one_address_many_names_are_not_tried(study, rahel):
    for number in range(40):
        with pytest.raises(NotAllowed, match="together"):
            signing_in.sign_in(DESK, study.world, f"name{number}", "wrong", "1.2.3.4")

    with pytest.raises(NotAllowed, match="Too many"):
        signing_in.sign_in(DESK, study.world, "rahel", PASSWORD, "1.2.3.4")


def test_a_class_code_is_not_guessed_from_one_address(study, cohort):
    for number in range(40):
        with pytest.raises(NotFound):
            joining.invitation(DESK, study.world, f"ACDEFGH{'234679ACDE'[number % 10]}", "1.2.3.4")

    with pytest.raises(NotAllowed, match="Too many"):
        joining.invitation(DESK, study.world, cohort.code, "1.2.3.4")
    assert joining.invitation(DESK, study.world, cohort.code, "5.6.7.8")


def test_a_new_password_is_asked_for_the_old_one(study, rahel):
    actor, _ = signed_in(study)

    with pytest.raises(NotAllowed, match="Nothing was changed"):
        signing_in.change_password(actor, study.world, "wrong", "another password")


def test_a_new_password_ends_the_other_sessions(study, rahel):
    actor, here = signed_in(study)
    _, elsewhere = signed_in(study, browser=PHONE)

    signing_in.change_password(actor, study.world, PASSWORD, "another password", here)

    assert signing_in.person(study.world, "desk", here)
    assert signing_in.person(study.world, "phone", elsewhere) is None
    assert signed_in(study, "another password")[0]


@pytest.mark.parametrize("password", ["short", "a" * 12, "RAHEL123456"[:5] * 0 + "x" * 201])
def test_a_bad_password_is_refused(study, password):
    with pytest.raises(ProblemsFound):
        teachers.add_teacher(study.actor, study.world, "omar", password)


def test_a_name_is_given_to_one_teacher(study, rahel):
    with pytest.raises(Conflict, match="already"):
        teachers.add_teacher(study.actor, study.world, "RAHEL", PASSWORD)


def test_a_removed_teacher_is_out_at_once_and_can_be_brought_back(study, rahel, cohort):
    _, token = signed_in(study)
    teachers.remove_teacher(study.actor, study.world, "rahel")

    assert signing_in.person(study.world, "desk", token) is None
    with pytest.raises(NotAllowed):
        signed_in(study)

    teachers.add_teacher(study.actor, study.world, "rahel", "another password")
    back, _ = signed_in(study, "another password")
    assert [one.id for one in cohorts.taught(back, study.world)] == [cohort.id]


def test_who_joins_is_signed_in_and_comes_back_on_another_device_by_her_code(study, cohort):
    joined = joining.join(PHONE, study.world, cohort.code, "Amina")
    amina, _ = enter(study, joined.ticket, PHONE)

    again, _ = enter(study, signing_in.come_back(DESK, study.world, shown(joined.return_code).lower()))

    assert amina.learner == again.learner == joined.learner
    assert amina.device != again.device


def test_what_she_did_as_a_guest_is_hers_once_she_joins_however_often_that_is_pressed(study, cohort):
    world = replace(study.world, store=GuestStore({}))
    guest = replace(study, actor=identity.guest(world), world=world)
    guest.answer_all(guest.start())
    guest.rate("arms-year")
    before = withholding.own_log(guest.actor, world)

    for _ in range(2):
        done = joining.join(PHONE, study.world, cohort.code, "Amina", new_id="one", before=before)

    kept = study.world.store.log(done.learner)
    assert (len(kept.responses), len(kept.reviews), len(kept.attempts)) == (8, 1, 1)
    assert {one.learner for one in (*kept.responses, *kept.reviews, *kept.events)} == {done.learner}
    assert study.world.store.schedules(done.learner)


def test_pressed_twice_one_student_joins_and_the_code_shown_last_counts(study, rahel, cohort):
    first, again = (joining.join(PHONE, study.world, cohort.code, "Amina", new_id="drawn") for _ in range(2))

    assert first.learner == again.learner
    assert len(cohorts.require_teacher_of(Actor("teacher", rahel.id, "d"), study.world, cohort.id).present) == 1
    assert enter(study, signing_in.come_back(DESK, study.world, again.return_code))[0].learner == first.learner


def test_a_student_is_remembered_for_a_year(study, cohort):
    joined = joining.join(PHONE, study.world, cohort.code, "Amina")
    _, token = enter(study, joined.ticket, PHONE)

    study.clock.pass_(days=365)

    assert signing_in.person(study.world, "phone", token)


@pytest.mark.parametrize("code", ["", "ACDE-FGHJ-KMNP", "x" * 12])
def test_a_code_that_is_nobodys_lets_nobody_in(study, code):
    with pytest.raises(NotAllowed, match="Nobody has this return code"):
        signing_in.come_back(DESK, study.world, code)


def test_a_code_issued_anew_ends_the_old_one_and_is_logged_without_itself(study, rahel, cohort):
    teacher = Actor("teacher", rahel.id, "d")
    joined = joining.join(PHONE, study.world, cohort.code, "Amina")

    code = signing_in.new_return_code(teacher, study.world, cohort.id, joined.learner).code

    with pytest.raises(NotAllowed):
        signing_in.come_back(DESK, study.world, joined.return_code)
    assert enter(study, signing_in.come_back(DESK, study.world, code))[0].learner == joined.learner
    [event] = cohorts.history(teacher, study.world, cohort.id, [RETURN_CODE_ISSUED])
    assert event.data["by"] == rahel.id
    assert code not in repr(event)


@pytest.mark.parametrize("who", ["rahel", "omar"])
def test_either_of_two_teachers_brings_her_back_and_opens_nothing_of_the_others_alone(study, rahel, cohort, who):
    omar = Actor("teacher", "omar", "d2")
    other = cohorts.open_cohort(omar, study.world, "History")
    joined = joining.join(PHONE, study.world, cohort.code, "Amina")
    amina, _ = enter(study, joined.ticket, PHONE)
    joining.join(amina, study.world, other.code, "Amina")
    teacher, mine, theirs = {
        "rahel": (Actor("teacher", rahel.id, "d"), cohort, other),
        "omar": (omar, other, cohort),
    }[who]

    made = signing_in.new_return_code(teacher, study.world, mine.id, joined.learner)

    assert made.beside
    for beside in ("", mine.code, "ACDE-FGHJ"):
        with pytest.raises(NotAllowed, match="needs another code beside it"):
            signing_in.come_back(DESK, study.world, made.code, beside=beside)
    back = signing_in.come_back(DESK, study.world, made.code, beside=theirs.code.lower())
    assert enter(study, back)[0].learner == joined.learner
    with pytest.raises(NotAllowed):
        signing_in.come_back(DESK, study.world, joined.return_code)


def test_a_code_of_her_own_brings_her_back_to_all_of_her_classes(study, rahel, cohort):
    omar = Actor("teacher", "omar", "d2")
    other = cohorts.open_cohort(omar, study.world, "History")
    joined = joining.join(PHONE, study.world, cohort.code, "Amina")
    amina, _ = enter(study, joined.ticket, PHONE)
    joining.join(amina, study.world, other.code, "Amina")

    back, _ = enter(study, signing_in.come_back(DESK, study.world, joined.return_code))

    assert {one.id for one, _ in cohorts.joined(back, study.world)} == {cohort.id, other.id}


def vouch(study, allowed=("rahel@example.org",), **claims):
    return enter(study, teachers.vouched_for(DESK, study.world, CLAIMS | claims, allowed))[0]


def test_a_provider_vouches_for_a_teacher_whose_address_is_allowed(study):
    assert vouch(study).role == "teacher"
    assert vouch(study, ["@example.org"]).role == "teacher"


def test_she_stays_the_same_under_another_address(study):
    assert vouch(study) == vouch(study, ("new@example.org",), email="new@example.org")


@pytest.mark.parametrize(
    "claims",
    [{"email": "eve@example.com"}, {"email_verified": False}, {"email_verified": "true"}, {"sub": ""}, {"email": ""}],
    ids=str,
)
def test_a_provider_vouches_for_nobody_else(study, claims):
    with pytest.raises(NotAllowed):
        vouch(study, **claims)


def test_a_teacher_who_was_removed_is_not_vouched_for(study):
    actor = vouch(study)
    teachers.remove_teacher(study.actor, study.world, actor.learner)

    with pytest.raises(NotAllowed, match="removed"):
        vouch(study)


def test_only_the_owner_makes_teachers(study):
    for role in ("teacher", "student", "guest", "member"):
        with pytest.raises(NotAllowed):
            teachers.add_teacher(replace(study.actor, role=role), study.world, "eve", PASSWORD)


def test_the_owner_is_nobody_to_sign_in(study):
    assert signing_in.account(identity.owner(study.world), study.world) is None
    with pytest.raises(NotAllowed):
        signing_in.change_password(study.actor, study.world, "", "another password")


def test_the_wait_is_over_after_an_hour(study, rahel):
    for _ in range(5):
        with pytest.raises(NotAllowed):
            signing_in.sign_in(DESK, study.world, "rahel", "wrong")
    study.clock.at += timedelta(hours=1)

    assert signed_in(study)[0]
