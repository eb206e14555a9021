"""The days after the first: every page with a log behind it, and everything out and in again by the screen."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from quiz_app.services import cards, exchange, quizzing, reviewing
from quiz_app.services.due_counts import cards_due, due_by_bank
from quiz_app.ui import context, wording_cards
from quiz_app.ui.pages import pages
from tests.journeys.conftest import Visit, has, press, words

READING = "russia-pakistan"
NEXT_DAY = "2026-11-24T18:30:00+00:00"


@pytest.fixture
def second_day(at_time: Callable[[str], None]) -> None:
    """The day after a first one with a quiz, one left half-way, a made card and some ratings."""
    here = context.here()
    actor, world = here.actor, here.world
    for quiz in ("vq-who-said-it", "paq-argument"):
        sitting = quizzing.start(actor, world, READING, quizzing.plan_of(actor, world, READING, quiz), "s")
        for place in (0, 1):
            quizzing.answer(actor, world, quizzing.ask(actor, world, sitting, place), None, None, world.now())
    quizzing.finish(actor, world, sitting.attempt.id)
    cards.add_card(actor, world, READING, "event.u2")
    for rating in (1, 2, 3, 4, 4):
        dealt = reviewing.deal(actor, world, READING, _next_key())
        reviewing.rate(actor, world, dealt, rating, world.now(), 6.0)
    at_time(NEXT_DAY)


def _next_key() -> str:
    here = context.here()
    return reviewing.desk(here.actor, here.world, READING).queue.new[0]


@pytest.mark.parametrize("page", [entry.view for entry in pages(2)])
@pytest.mark.usefixtures("second_day")
def test_every_page_draws_on_the_second_day(visit: Visit, page: str):
    assert words(visit(page))


@pytest.mark.usefixtures("second_day")
def test_today_says_what_is_due_and_how_long_it_takes(visit: Visit):
    said = words(visit())

    assert "Good evening" in said
    assert "cards are due, about" in said
    assert "Tuesday 24 November" in said


@pytest.mark.usefixtures("second_day")
def test_today_goes_on_with_the_quiz_that_was_left(visit: Visit):
    app = visit()
    (key,) = [button.key for button in app.button if button.key and button.key.startswith("continue-")]

    press(app, key)

    assert "3 of 10" in words(app)


@pytest.mark.usefixtures("second_day")
def test_today_starts_the_review(visit: Visit):
    app = press(visit(), "start-review")

    assert has(app, "reveal")


@pytest.mark.usefixtures("second_day")
def test_today_starts_the_review_of_one_bank(visit: Visit):
    here = context.here()
    (one, *_) = [one for one in due_by_bank(here.actor, here.world, READING) if one.due]
    app = visit()
    assert wording_cards.due_and_new(one.due, one.new) in words(app)

    press(app, f"study-{one.bank}")

    assert app.session_state["note/cards_of"] == cards_due(here.actor, here.world, READING, one.bank)
    assert has(press(visit(), "start-review"), "reveal")


@pytest.mark.usefixtures("second_day")
def test_an_export_is_brought_in_by_the_screen_of_another_installation(
    visit: Visit, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    here = context.here()
    content, before = exchange.export_zip(here.actor, here.world), here.world.store.log("owner")
    schedules = reviewing.schedules_of(here.actor, here.world, READING)
    here.world.store.close()
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "another"))
    context.installation.cache_clear()
    app = visit("settings")

    app.file_uploader(key="import").upload("meridian.zip", content, "application/zip")
    app.button(key="import-send").click().run()

    there = context.here()
    assert "rows added, 0 were here already" in words(app)
    assert there.world.store.log("owner") == before
    assert reviewing.schedules_of(there.actor, there.world, READING) == schedules


def test_a_damaged_export_is_refused_on_the_screen_line_by_line(visit: Visit):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("events.csv", "<b>id</b>\n")
    app = visit("settings")

    app.file_uploader(key="import").upload("meridian.zip", packed.getvalue(), "application/zip")
    app.button(key="import-send").click().run()

    (said,) = [one.value for one in app.markdown if "missing" in one.value]
    assert r"responses\.csv\: the file is missing" in said
    assert len(said.split("\n\n")) == 5


def test_bringing_in_nothing_asks_for_a_file(visit: Visit):
    app = visit("settings")

    app.button(key="import-send").click().run()

    assert "Choose a file first" in words(app)


def test_a_guest_is_told_that_nothing_stays(visit: Visit, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_GUEST", "1")

    assert "as long as this tab" in words(visit("settings"))


def test_every_setting_outlives_the_session(visit: Visit):
    app = visit("settings")
    app.text_input(key="set-name").set_value("Amina").run()
    app.slider(key="set-retention").set_value(85).run()
    app.number_input(key="set-reviews_per_day").set_value(50).run()
    app.selectbox(key="set-time_factor").set_value(1.5).run()
    app.selectbox(key="set-zone").set_value("Asia/Karachi").run()

    again = visit("settings")

    assert again.text_input(key="set-name").value == "Amina"
    assert again.slider(key="set-retention").value == 85
    assert again.number_input(key="set-reviews_per_day").value == 50
    assert again.selectbox(key="set-time_factor").value == 1.5
    assert again.selectbox(key="set-zone").value == "Asia/Karachi"


def test_looking_at_the_settings_changes_none(visit: Visit):
    here = context.here()
    from quiz_app.services.settings import change_setting

    change_setting(here.actor, here.world, "retention", 0.905)

    visit("settings")

    assert context.here().settings.retention == 0.905


def test_the_browsers_zone_is_the_first_one_on_record(visit: Visit):
    app = visit()
    app.context = {"timezone": "Asia/Karachi"}

    app.run()

    assert context.here().settings.zone == "Asia/Karachi"
    assert "Good afternoon" in words(app.run())


def test_a_zone_that_was_chosen_is_not_overwritten_by_the_browsers(visit: Visit):
    visit("settings").selectbox(key="set-zone").set_value("Europe/Moscow").run()
    app = visit()
    app.context = {"timezone": "Asia/Karachi"}

    app.run()

    assert context.here().settings.zone == "Europe/Moscow"
