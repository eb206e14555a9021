"""Class mode as teachers, students and guests meet it; the browser's own post of the ticket is in tests/browser."""

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher

from quiz_app.domain.quiz import Draw, Plan
from quiz_app.domain.room_tasks import Wish
from quiz_app.services import (
    assigning,
    cohorts,
    identity,
    joining,
    quizzing,
    room_play,
    rooms,
    secrecy,
    signing_in,
    teachers,
)
from quiz_app.services.identity import visitor
from quiz_app.services.rooms import RoomPlan
from quiz_app.services.secrecy import signed
from quiz_app.store.guest import GuestStore
from quiz_app.ui import context
from quiz_app.ui.pages import pages
from tests.journeys.conftest import Visit, has, press, words

PASSWORD = "durand line 1893"
SECRET = "s" * 32


@pytest.fixture(autouse=True)
def _class_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_APP_MODE", "class")
    monkeypatch.setenv("QUIZ_APP_SECRET", SECRET)
    monkeypatch.setattr(secrecy, "HASHER", PasswordHasher(1, 8, 1))  # what a hash costs is not tested here
    context.installation.cache_clear()


@pytest.fixture
def world():
    """The installation as it is kept."""
    return context.kept_world()


@pytest.fixture
def sit(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Sits down at a browser of this device, which holds this session's token."""

    def down(device: str, token: str = "") -> None:
        cookies = {"meridian_device": signed(SECRET, "device", device)}
        if token:
            cookies["meridian_session"] = signed(SECRET, "session", token)
        monkeypatch.setattr(context, "cookies", lambda: cookies)

    down("anybody's")
    return down


def enter(world, ticket: str, device: str) -> str:
    """The token of the session that this ticket gives."""
    return signing_in.admit(visitor(device), world, ticket).token


@pytest.fixture
def rahel(world, sit):
    """A teacher, signed in at her desk."""
    teachers.add_teacher(identity.owner(world), world, "rahel", PASSWORD, "Rahel Adler")
    token = enter(world, signing_in.sign_in(visitor("desk"), world, "rahel", PASSWORD), "desk")
    sit("desk", token)
    return signing_in.person(world, "desk", token)


@pytest.fixture
def cohort(world, rahel):
    """Rahel's class."""
    return cohorts.open_cohort(rahel, world, "IR 201")


@pytest.fixture
def amina(world, cohort, sit):
    """A student of it, at her phone."""
    joined = joining.join(visitor("phone"), world, cohort.code, "Amina")
    token = enter(world, joined.ticket, "phone")
    sit("phone", token)
    return signing_in.person(world, "phone", token)


@pytest.mark.parametrize("page", [entry.view for entry in pages(2)])
def test_every_page_draws_for_everybody(visit: Visit, sit, request, page: str):
    assert words(visit(page))
    for who in ("rahel", "amina"):
        request.getfixturevalue(who)
        assert words(visit(page))


def test_a_guest_practises_and_nothing_of_it_is_kept(visit: Visit, sit, world):
    press(visit(), "first")

    assert world.store.learners() == []


def test_teach_is_for_teachers(visit: Visit, amina):
    assert "for teachers" in words(visit("teach"))


def test_a_teacher_sees_her_classes_and_not_anothers(visit: Visit, world, rahel, cohort):
    omar = identity.Actor("teacher", "omar", "d")
    other = cohorts.open_cohort(omar, world, "History")

    said = words(visit("teach", **{"class": other.id}))

    assert "IR 201" in said
    assert "History" not in said


def test_a_wrong_password_is_said_plainly(visit: Visit, sit, rahel):
    sit("another desk")
    app = visit("signin")
    app.text_input(key="login").input("rahel")
    app.text_input(key="password").input("wrong")

    assert "do not belong together" in words(press(app, "sign-in-send"))


def test_who_types_too_many_is_told_how_long_to_wait(visit: Visit, sit, world):
    for _ in range(5):
        world.store.accounts.fail("account/rahel", world.now())
    app = visit("signin")
    app.text_input(key="login").input("rahel")

    assert "Wait 1 second, then try again" in words(press(app, "sign-in-send")).replace("\\", "")


def test_a_browser_without_cookies_is_told(visit: Visit, cohort, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(context, "cookies", dict)

    assert "keeps no cookies" in words(visit("signin"))
    assert "keeps no cookies" in words(visit("join", code=cohort.code))


def test_a_student_joins_and_her_code_is_shown_once(visit: Visit, sit, world, rahel, cohort):
    sit("phone")
    app = visit("join")
    app.text_input(key="class-code").input(f" {cohort.code[:4].lower()}-{cohort.code[4:]} ")
    app = press(app, "class-code-send")
    app.text_input(key="join-as").input("Amina")

    app = press(app, "join-send")

    assert "Keep this code" in words(app)
    assert [one.name for one in cohorts.require_teacher_of(rahel, world, cohort.id).present] == ["Amina"]
    assert "Keep this code" not in words(visit("join", code=cohort.code))


@pytest.mark.parametrize("along", [True, False])
def test_a_guest_takes_along_what_she_did_or_not(visit: Visit, sit, world, rahel, cohort, along: bool):
    sit("phone")
    app, held = visit("join", code=cohort.code), {}
    guest = context.World(world.library, GuestStore(held), world.now, world.new_id)
    who = identity.guest(guest)
    here = quizzing.start(who, guest, "russia-pakistan", Plan(title="Two", draw=Draw(items=2)))
    quizzing.answer(who, guest, quizzing.ask(who, guest, here, 0), None, None, world.now())
    app.session_state["guest_log"] = held
    app.run()
    app.text_input(key="join-as").input("Amina")
    assert app.checkbox(key="bring-along").label.endswith("as a guest: one answer")
    app.checkbox(key="bring-along").set_value(along)

    press(app, "join-send")

    [amina] = cohorts.require_teacher_of(rahel, world, cohort.id).present
    assert len(world.store.responses(amina.learner)) == int(along)


@pytest.mark.parametrize("typed", ["ACDE-FGHJ", "short", "' OR 1=1"])
def test_a_wrong_code_is_said_plainly_and_another_can_be_typed(visit: Visit, sit, typed: str):
    app = visit("join")
    app.text_input(key="class-code").input(typed)

    app = press(app, "class-code-send")

    assert "No class has this code" in words(app)
    assert has(app, "class-code-send")


def test_a_student_sees_who_she_is_and_makes_a_new_code(visit: Visit, world, amina):
    app = visit("settings")
    assert "You are here as **Amina**, in IR 201" in words(app)

    app = press(app, "own-code-make")

    code = next(one for one in words(app).splitlines() if one.count("-") == 2 and one.startswith("**"))
    assert signing_in.come_back(visitor("tablet"), world, code.strip("*"))


def test_who_is_in_the_class_already_is_told_so(visit: Visit, amina, cohort):
    assert "You are in IR 201 already" in words(visit("join", code=cohort.code))


def test_a_teacher_changes_her_password(visit: Visit, world, rahel):
    app = visit("settings")
    app.text_input(key="old-password").input(PASSWORD)
    app.text_input(key="new-password").input("another password")
    app.text_input(key="new-password-again").input("another password")

    assert "You are signed out everywhere else" in words(press(app, "change-password-send"))
    assert signing_in.sign_in(visitor("phone"), world, "rahel", "another password")


def test_what_a_guest_had_in_her_tab_is_gone_once_somebody_signs_in_there(visit: Visit, sit, world, rahel, cohort):
    """A session that is found again after the connection broke has the new cookies and the old state."""
    sit("phone")
    app = visit("settings")
    app.text_input(key="set-name").input("Guest").run()
    joined = joining.join(visitor("phone"), world, cohort.code, "Amina")
    sit("phone", enter(world, joined.ticket, "phone"))

    app.run()

    assert app.text_input(key="set-name").value != "Guest"
    assert "You are here as **Amina**" in words(app)


def test_a_removed_teacher_is_a_guest_from_her_next_click(visit: Visit, world, rahel):
    app = visit("teach")
    teachers.remove_teacher(identity.owner(world), world, "rahel")

    assert "for teachers" in words(app.run())


def test_a_teacher_gives_a_lost_student_a_new_code(visit: Visit, sit, world, rahel, cohort):
    joined = joining.join(visitor("phone"), world, cohort.code, "Amina")
    app = visit("teach")
    app.selectbox(key=f"student-of-{cohort.id}").select(joined.learner).run()

    app = press(app, "issue-code")

    code = next(one for one in words(app).splitlines() if one.count("-") == 2 and one.startswith("**"))
    assert signing_in.come_back(visitor("tablet"), world, code.strip("*"))


def test_with_a_list_a_student_picks_herself(visit: Visit, sit, world, rahel, cohort):
    cohorts.bring_roster(rahel, world, cohort.id, b"name,id\nAmina Khan,7\nBilal Shah,8\n")
    sit("phone")
    app = visit("join", code=cohort.code)
    app.selectbox(key="join-entry").select("8")

    press(app, "join-send")

    [student] = cohorts.require_teacher_of(rahel, world, cohort.id).present
    assert (student.name, student.entry) == ("Bilal Shah", "8")


def test_who_is_signed_in_is_looked_up_once_a_run(visit: Visit, amina, monkeypatch: pytest.MonkeyPatch):
    looked_up, person = [], signing_in.person
    monkeypatch.setattr(signing_in, "person", lambda *given: looked_up.append(1) or person(*given))

    visit("progress")

    assert len(looked_up) == 1


def test_a_guest_practises_by_link_and_is_led_into_the_class_with_what_she_did(visit: Visit, sit, world, rahel, cohort):
    plan = Plan(title="Two", draw=Draw(kinds=("single_choice",), items=1))
    assigning.assign(rahel, world, cohort.id, "p", title="P", reading="russia-pakistan", plan=plan, guests="practise")
    sit("phone")
    app = press(visit("assignment", id="p", code=cohort.code), "guest-practise")
    app = visit_again(app, "quiz")
    app = press(press(app, "unknown"), "next")
    assert "Join the class and keep this" in [link.label for link in app.main.get("page_link")]

    reloaded = visit("quiz", attempt=app.query_params["attempt"][0])
    assert "lasts as long as its tab" in words(reloaded)
    app.query_params.clear()
    app.query_params["code"] = cohort.code
    app = visit_again(app, "join")
    app.text_input(key="join-as").input("Amina")
    press(app, "join-send")

    [amina] = cohorts.require_teacher_of(rahel, world, cohort.id).present
    assert len(world.store.responses(amina.learner)) == 1
    assert world.store.attempts_under("p") == []


def test_a_student_and_a_guest_of_the_class_join_a_room_and_play(visit: Visit, sit, world, rahel, amina):
    plan = RoomPlan(reading="russia-pakistan", title="", name="Rahel", wishes=(Wish("order", 1, events=4),))
    code = rooms.open_room(rahel, world, "seminar", plan).code
    join_room(visit, code, "Amina")
    sit("a borrowed phone")
    join_room(visit, code, "Bilal")
    room_play.start(rahel, world, "seminar", 0)

    press(visit("room", id="seminar"), "ready")

    room = rooms.look(rahel, world, "seminar")
    assert {one.name for one in room.members.values()} == {"Rahel", "Amina", "Bilal"}
    [bilal] = room.turn.counting
    assert bilal.startswith("member/") and room.members[bilal].name == "Bilal" and amina.learner in room.members
    assert [one.id for one in rooms.my_rooms(amina, world)] == ["seminar"]


def join_room(visit: Visit, code: str, name: str) -> None:
    """Come in by the room's door under this name."""
    app = visit("room", code=code)
    app.text_input(key="join-name").set_value(name)
    press(app, "join-go")


def visit_again(app, page: str):
    """The page in the same session, as a link within the app opens it."""
    app.switch_page(f"ui/views/{page}.py").run()
    assert not app.exception, app.exception
    return app


def test_a_teacher_writes_under_her_own_name(visit: Visit, rahel):
    app = visit("studio")
    app.text_input(key="title-new-reading").set_value("The straits")
    app = press(app, "send-new-reading")
    app.text_area[0].set_value(app.text_area[0].value + "# more\n").run()

    app = press(app, "studio-save-now")
    app.segmented_control(key="pick-studio").set_value("versions").run()

    assert "Rahel Adler" in list(app.table[0].value["Who"])


def test_the_studio_is_for_teachers(visit: Visit, amina):
    assert "for teachers" in words(visit("studio"))


@pytest.mark.parametrize("more", [{}, {"attempt": "mine"}])
def test_an_assignments_address_shows_who_is_not_signed_in_the_way_back(visit: Visit, more: dict[str, str]):
    app = visit("assignment", id="p", **more)

    assert "Come back with your return code" in words(app)
    assert app.button(key="way-on").label == "Sign in or come back"
