"""A card session: what a label says is what happens, undo goes back as far as one likes, and a reload costs nothing."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from quiz_app.services import reviewing
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words

READING = "russia-pakistan"


def reviews() -> list[str]:
    """The faces rated so far, in order."""
    here = context.here()
    return [review.card for review in here.world.store.reviews(here.actor.learner, READING)]


def finish(app: AppTest, key: str = "rate-4") -> AppTest:
    """Rate until nothing is left for today."""
    for _ in range(60):
        if not has(app, "reveal"):
            return app
        press(app, "reveal")
        press(app, key)
    raise AssertionError("the session did not end")


def test_a_rating_is_logged_and_the_next_face_comes(visit: Visit):
    app = visit("cards")
    first = app.title[0].value
    press(app, "reveal")

    press(app, "rate-3")

    assert len(reviews()) == 1
    assert app.title[0].value != first


def test_each_button_says_when_the_card_comes_back(visit: Visit):
    app = press(visit("cards"), "reveal")

    labels = [app.button(key=f"rate-{rating}").label for rating in (1, 2, 3, 4)]

    assert labels == ["**Again** 1 min", "**Hard** 6 min", "**Good** 10 min", labels[3]]
    assert labels[3].endswith("days")


def test_the_label_is_what_happens(visit: Visit):
    app = press(visit("cards"), "reveal")
    label = app.button(key="rate-4").label

    press(app, "rate-4")

    here = context.here()
    schedule = reviewing.schedules_of(here.actor, here.world, READING)[reviews()[0]]
    assert label == f"**Easy** {schedule.interval} days"


def test_undo_brings_the_face_back(visit: Visit):
    app = visit("cards")
    first = app.title[0].value
    press(app, "reveal")
    press(app, "rate-4")

    press(app, "undo")

    assert app.title[0].value == first


def test_undo_after_the_last_card_and_all_the_way_back(visit: Visit):
    app = finish(visit("cards"))
    assert "That was all for today" in words(app)

    for _ in reviews():
        press(app, "undo")

    here = context.here()
    assert all(not one.reps for one in reviewing.schedules_of(here.actor, here.world, READING).values())
    press(app, "undo")
    assert "nothing to take back" in words(app)


def test_a_reload_goes_on_with_the_next_face(visit: Visit):
    app = press(visit("cards"), "reveal")
    press(app, "rate-4")
    following = app.title[0].value

    again = visit("cards")

    assert again.title[0].value == following
    assert len(reviews()) == 1


def test_cards_come_back_another_day(visit: Visit, at_time: Callable[[str], None]):
    finish(visit("cards"))
    assert "Nothing is due today" in words(visit())

    at_time("2026-12-24T09:00:00+00:00")

    assert has(visit(), "start-review")


def test_a_guest_studies_for_as_long_as_the_session_lasts(visit: Visit, monkeypatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "1")
    app = press(visit("cards"), "reveal")
    press(app, "rate-4")

    assert "2 of" in words(app)
    assert "1 of" in words(visit("cards"))
