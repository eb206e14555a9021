"""The database's server killed while somebody studies: she is told, her card stays, and she presses again."""

import os
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

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
