"""The database's server killed while somebody studies: she is told, her card or question stays, she presses again."""

import os
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.quiz import EXAM, Draw, Plan
from quiz_app.services import assigning, cohorts, identity, joining, quizzing, signing_in, taking
from quiz_app.services.secrecy import signed
from quiz_app.store.sql import open_url
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words
from tests.store import postgres
from tests.store.conftest import emptied

READING = "russia-pakistan"
NOT_SAVED = "**Your last answer was not saved.**"
UNREACHABLE = "Check that its server runs and try again"
NO_PATIENCE = 0.1  # seconds: the server stays away for longer than the store tries again
RATINGS = [f"rate-{rating}" for rating in (1, 2, 3, 4)]
TWO = ("cw-soured-under-civilians", "pa-benefit-sides")
SECRET = "s" * 32


@pytest.fixture(scope="module")
def started() -> Iterator[postgres.Postgres]:
    """A server to be killed."""
    if postgres.programs() is None and not os.environ.get("CI"):
        pytest.skip(f"{postgres.MISSING}; on Debian: apt install postgresql")
    with postgres.running() as server:
        yield server


@pytest.fixture
def server(
    started: postgres.Postgres, _installation: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[postgres.Postgres]:
    """The same, as what keeps this installation's logs; there is nothing in them."""
    store = emptied(open_url(started.url, NO_PATIENCE))
    monkeypatch.setenv("QUIZ_APP_DATABASE_URL", started.url)
    context.installation.cache_clear()
    context.installation()._store = store
    yield started
    if not started.runs:
        started.start()


def reviews() -> list[tuple[str, str, int]]:
    """(id, face, rating) of all that is in the log."""
    here = context.here()
    return [(one.id, one.card, one.rating) for one in here.world.store.reviews(here.actor.learner, READING)]


def opened(app: AppTest) -> tuple[str, str]:
    """(id of the review that is to be given, face) of the card that lies open."""
    _, dealt = app.session_state["note/on_the_table"]
    assert app.session_state["note/revealed"] == dealt.review_id
    return dealt.review_id, dealt.face.key


def test_a_rating_waits_on_the_screen_until_the_server_is_back(server: postgres.Postgres, visit: Visit):
    app = press(visit("cards"), "reveal")
    front, (fixed, face) = app.title[0].value, opened(app)

    server.stop()
    press(app, "rate-3")

    assert NOT_SAVED in words(app) and UNREACHABLE in words(app)
    assert app.title[0].value == front
    assert all(has(app, key) for key in RATINGS)
    assert opened(app) == (fixed, face)

    press(app, "rate-3")  # still away: told again, and nothing is given twice
    assert NOT_SAVED in words(app)

    server.start()
    press(app, "rate-3")

    assert reviews() == [(fixed, face, 3)]
    assert NOT_SAVED not in words(app)
    assert has(app, "reveal") and app.title[0].value != front

    press(app, "reveal")
    press(app, "rate-4")
    assert len(reviews()) == 2


def test_a_card_can_be_turned_over_while_the_server_is_away(server: postgres.Postgres, visit: Visit):
    app = visit("cards")
    front = app.title[0].value

    server.stop()
    press(app, "reveal")

    assert app.title[0].value == front
    assert all(has(app, key) for key in RATINGS)
    assert UNREACHABLE in words(app) and NOT_SAVED not in words(app)


@pytest.mark.parametrize("page", ["cards", "quiz"])
def test_a_page_opened_while_the_server_is_away_says_so(server: postgres.Postgres, visit: Visit, page: str):
    visit()
    server.stop()

    app = visit(page)  # which sees that there is no traceback

    assert words(app).count(UNREACHABLE) == 1


def quiz(visit: Visit, mode: str = "practice", only: str = ",".join(TWO), **more: str) -> AppTest:
    """A quiz of these questions, begun."""
    return press(visit("quiz", reading=READING, seed="s", only=only, items="0", mode=mode, **more), "start-shared")


def waiting() -> tuple[str, str]:
    """(id of the response that is to be given, item) of the question on the screen."""
    here = context.here()
    sitting = quizzing.sitting(here.actor, here.world, here.world.store.attempts(here.actor.learner)[0].id)
    asked = quizzing.ask(here.actor, here.world, sitting, sitting.position)
    return asked.response_id, asked.item.id


def responses() -> list[tuple[str, str]]:
    """(id, item) of all that is in the log."""
    here = context.here()
    return [(one.id, one.item) for one in here.world.store.responses(here.actor.learner)]


def chosen(app: AppTest) -> str:
    """The option that is chosen on the screen."""
    return next(str(one.key) for one in app.button if one.icon and one.icon.endswith("radio_button_checked:"))


def stays(app: AppTest, stem: str, option: str) -> None:
    """See that she is told, once, and that the question and what she chose are still there."""
    assert words(app).count(UNREACHABLE) == words(app).count(NOT_SAVED) == 1
    assert (app.title[0].value, chosen(app)) == (stem, option)


@pytest.mark.parametrize("mode", ["practice", "exam"])
def test_an_answer_waits_on_the_screen_until_the_server_is_back(server: postgres.Postgres, visit: Visit, mode: str):
    app = press(quiz(visit, mode), "o1")
    stem, (fixed, item) = app.title[0].value, waiting()

    server.stop()
    press(app, "check")
    stays(app, stem, "o1")
    press(press(app, "o0"), "check")  # another choice, which is not saved either
    stays(app, stem, "o0")

    server.start()
    press(app, "check")

    assert responses() == [(fixed, item)]
    assert NOT_SAVED not in words(app) and UNREACHABLE not in words(app)
    assert "Why it matters" in words(app) if mode == "practice" else app.title[0].value != stem


@pytest.fixture
def student(server: postgres.Postgres, monkeypatch: pytest.MonkeyPatch) -> str:
    """A student of a class, sitting at her phone; the attempt that she has begun under an assignment."""
    monkeypatch.setenv("QUIZ_APP_MODE", "class")
    monkeypatch.setenv("QUIZ_APP_SECRET", SECRET)
    opened = context.installation().store
    context.installation.cache_clear()
    context.installation()._store = opened
    world = context.kept_world()
    teacher = identity.Actor("teacher", "rahel", "desk")
    cohort = cohorts.open_cohort(teacher, world, "IR 201")
    plan = Plan(title="Two", draw=Draw(only=TWO, items=0), mode=EXAM)
    assigning.assign(teacher, world, cohort.id, "a", title="Two", reading=READING, plan=plan)
    phone = identity.visitor("phone")
    token = signing_in.admit(phone, world, joining.join(phone, world, cohort.code, "Amina").ticket).token
    cookies = {
        "meridian_device": signed(SECRET, "device", "phone"),
        "meridian_session": signed(SECRET, "session", token),
    }
    monkeypatch.setattr(context, "cookies", lambda: cookies)
    here = context.here()
    return taking.begin(here.actor, here.world, "a").attempt.id


def test_an_answer_under_an_assignment_waits_too(server: postgres.Postgres, student: str, visit: Visit):
    app = press(visit("quiz", attempt=student), "o1")
    stem, (fixed, item) = app.title[0].value, waiting()

    server.stop()
    press(app, "check")
    stays(app, stem, "o1")

    server.start()
    press(app, "check")
    assert responses() == [(fixed, item)]
    assert app.title[0].value != stem


@pytest.mark.parametrize("page", ["today", "cards", "settings", "teach"])
def test_a_page_of_a_class_opened_while_the_server_is_away_says_so(
    server: postgres.Postgres, student: str, visit: Visit, page: str
):
    server.stop()

    assert words(visit(page)).count(UNREACHABLE) == 1
