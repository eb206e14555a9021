"""The page Progress as a visitor meets it: before she studied, and after some months."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.quiz import Draw, Plan
from quiz_app.domain.replay import schedules_of
from quiz_app.services import identity, quizzing
from quiz_app.ui import context
from tests.analysis.seeded import LEARNER, seeded_log
from tests.journeys.conftest import Visit, press, words

LAST = date(2026, 11, 22)
TABLES = {"days", "coming", "periods", "topics", "claims", "months", "intervals", "scores", "certainty", "minutes"}


@pytest.fixture
def months() -> Callable[[], None]:
    """Puts a log of some months into the store."""

    def put() -> None:
        shared = context.installation()
        shelf = next(iter(shared.library().shelves.values()))
        shared.store.merge(LEARNER, seeded_log(shelf, LAST, 60, new=2), schedules_of)

    return put


def pictures(app: AppTest) -> list[str]:
    """What each picture says to those who do not see it."""
    return [chart.proto.alt for chart in app.main.get("vega_lite_chart")]


def test_before_anything_is_studied_each_part_says_what_will_be_here(visit: Visit):
    app = visit("progress")

    assert "You have met 0 of" in words(app)
    assert len(pictures(app)) == 1  # the reading's years alone
    for sentence in ("gets its colour here", "come back here", "Each topic gets", "Each finished quiz", "how certain"):
        assert sentence in words(app)


def test_a_few_quiz_answers_alone_draw_no_empty_layer(visit: Visit):
    here = identity.owner(context.kept_world())
    sitting = quizzing.start(here, context.kept_world(), "russia-pakistan", Plan(title="One", draw=Draw(items=1)))
    asked = quizzing.ask(here, context.kept_world(), sitting, 0)
    quizzing.answer(here, context.kept_world(), asked, None, None, sitting.attempt.started_at)

    specs = [chart.proto.spec for chart in visit("progress").main.get("vega_lite_chart")]

    assert specs and not [spec for spec in specs if "diamond" in spec]


def test_the_first_visit_leads_to_today(visit: Visit):
    app = press(visit("progress"), "way-on")

    assert "first question" in "".join(button.label for button in app.button)


def test_after_some_months_every_picture_has_its_table_and_csv(visit: Visit, months: Callable[[], None]):
    months()

    app = visit("progress")

    assert {one.key.removeprefix("csv-") for one in app.main.get("download_button")} == TABLES
    assert len(app.table) == len(TABLES)


def test_every_picture_says_what_it_shows(visit: Visit, months: Callable[[], None]):
    months()

    said = pictures(visit("progress"))

    assert len(said) == 10
    assert all(said)


def test_five_minutes_on_the_weakest_claims_are_a_quiz_of_them(visit: Visit, months: Callable[[], None]):
    months()

    app = press(visit("progress"), "five-minutes")

    (attempt,) = (
        one for one in context.installation().store.attempts(LEARNER) if one.form.plan.title == "What I do not know yet"
    )
    assert attempt.form.plan.draw.claims
    assert app.query_params["attempt"] == attempt.id


@pytest.mark.parametrize("key", ["cards-weakest", "cards-thinnest"])
def test_the_cards_of_what_is_thin_are_laid_out(visit: Visit, months: Callable[[], None], key: str):
    months()

    app = press(visit("progress"), key)

    assert app.session_state["note/cards_of"]


def test_one_answer_is_too_few_to_say_how_certain_she_may_be(visit: Visit, months: Callable[[], None]):
    shared = context.installation()
    shelf = next(iter(shared.library().shelves.values()))
    log = seeded_log(shelf, LAST, 8, new=2)
    shared.store.merge(LEARNER, log, schedules_of)

    assert "Too few to say" in words(visit("progress"))


def test_today_says_on_how_many_days_she_studied_and_leads_here(visit: Visit, months: Callable[[], None]):
    months()

    app = visit()

    days = {review.study_day for review in context.installation().store.reviews(LEARNER)}
    lately = sum(LAST + timedelta(days=1 - back) in days for back in range(7))
    assert f"You studied on {lately} of the last 7 days." in words(app)
    assert "See progress" in [link.label for link in app.main.get("page_link")]


def test_after_the_quiz_of_the_weakest_claims_come_their_cards(visit: Visit, months: Callable[[], None]):
    months()
    press(visit("progress"), "five-minutes")
    here = context.here()
    (attempt,) = (one for one in here.world.store.attempts(LEARNER) if one.form.plan.draw.claims)
    quizzing.finish(here.actor, here.world, attempt.id)

    app = press(visit("quiz", attempt=attempt.id), "cards-of-claims")

    claims = set(attempt.form.plan.draw.claims)
    cards = next(iter(here.world.library.shelves.values())).cards
    assert all(claims.intersection(cards[card][1].claims) for card in app.session_state["note/cards_of"])


def test_today_asks_what_she_does_not_know_once_she_has_studied(visit: Visit, months: Callable[[], None]):
    assert "What do I not know yet?" not in [link.label for link in visit().main.get("page_link")]
    months()

    assert "What do I not know yet?" in [link.label for link in visit().main.get("page_link")]
