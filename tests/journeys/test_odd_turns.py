"""What happens off the straight way: readings switched, banks edited, windows doubled, links made up."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.domain.log import SETTING_CHANGED
from quiz_app.services import exchange, quizzing
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, second_reading, words

READING = "russia-pakistan"
TRUE_FALSE = "cw-soured-under-civilians"


def moved(minute: int) -> str:
    return f"2026-11-23T09:{minute:02}:00+00:00"


def start(visit: Visit, only: str = TRUE_FALSE, **more: str):
    app = visit("quiz", reading=READING, seed="s", only=only, items="0", **more)
    return press(app, "start-shared")


def latest() -> quizzing.Sitting:
    here = context.here()
    attempt = here.world.store.attempts(here.actor.learner)[0]
    return quizzing.sitting(here.actor, here.world, attempt.id)


def test_undo_takes_back_what_was_rated_last_not_what_was_revealed_last(visit: Visit, at_time: Callable[[str], None]):
    app = visit("cards")
    for minute, key in enumerate(["reveal", "rate-4", "reveal", "undo", "reveal", "rate-4", "reveal"]):
        at_time(moved(minute))
        press(app, key)
    second = app.title[0].value
    at_time(moved(8))
    press(app, "rate-4")

    press(app, "undo")

    assert app.title[0].value == second


def test_a_face_brought_back_stays_with_its_reading(visit: Visit, folder: Path):
    second_reading(folder)
    app = visit("cards")
    for key in ("reveal", "rate-4", "undo"):
        press(app, key)
    press(app.switch_page("ui/views/library.py").run(), "open-straits")

    app.switch_page("ui/views/cards.py").run()

    assert "no longer in the bank" not in words(app)


def test_chosen_cards_stay_with_their_reading(visit: Visit, folder: Path):
    second_reading(folder)
    app = press(visit("read"), "cards-p2")
    press(app.switch_page("ui/views/library.py").run(), "open-straits")

    app.switch_page("ui/views/cards.py").run()

    assert "Paragraph 2" not in words(app)


def test_undo_of_a_card_that_left_its_bank_goes_on_with_the_others(visit: Visit, folder: Path):
    app = visit("cards")
    for key in ("reveal", "rate-4"):
        press(app, key)
    here = context.here()
    rated = here.world.store.reviews(here.actor.learner)[0].card.partition(":")[0]
    for bank in (folder / READING).glob("*.yaml"):
        bank.write_text(
            re.sub(rf"- id: {rated}$", f"- id: {rated}-renewed", bank.read_text("utf-8"), flags=re.M), "utf-8"
        )

    press(app, "undo")

    assert has(app, "reveal")


def test_a_choice_of_banks_does_not_break_another_reading(visit: Visit, folder: Path):
    second_reading(folder)
    app = visit("quiz")
    app.button_group(key="pick-banks").set_value(["voices"]).run()
    press(app.switch_page("ui/views/library.py").run(), "open-straits")

    app.switch_page("ui/views/quiz.py").run()

    assert not app.exception
    assert "One question fits" in words(app)


def test_topics_of_a_bank_that_is_no_longer_chosen_do_not_stay(visit: Visit):
    app = visit("quiz")
    app.button_group(key="pick-banks").set_value(["voices"]).run()
    app.button_group(key="pick-topics").set_value([app.button_group(key="pick-topics").options[0]]).run()

    app.button_group(key="pick-banks").set_value(["cold-war"]).run()

    assert not app.exception
    assert "No questions fit" not in words(app)


def test_an_imported_setting_is_not_overwritten_by_the_page_that_shows_the_old_one(visit: Visit, tmp_path: Path):
    app = visit("settings")
    here = context.here()
    export = _export_with("new_per_day", 33)
    exchange.import_zip(here.actor, here.world, export)

    app.number_input(key="set-rollover").set_value(5).run()

    assert (context.here().settings.new_per_day, context.here().settings.rollover) == (33, 5)


def test_a_setting_changed_in_another_window_is_shown_by_this_one(visit: Visit):
    app, other = visit("settings"), visit("settings")
    other.number_input(key="set-new_per_day").set_value(33).run()

    app.run()

    assert [field.value for field in app.number_input if field.label == "New cards a day"] == [33]
    assert context.here().settings.new_per_day == 33


def test_a_control_can_be_changed_again_and_again(visit: Visit):
    app = visit("settings")
    for value in (33, 34, 10, 33):
        app.number_input(key="set-new_per_day").set_value(value).run()

    here = context.here()
    changes = here.world.store.events(here.actor.learner, [SETTING_CHANGED], "new_per_day")
    assert [event.data["value"] for event in changes] == [33, 34, 10, 33]


@pytest.mark.parametrize("name", ["reading", "quiz"])
@pytest.mark.parametrize("made_up", ["![x](https://evil.example/x.png)", "[Sign in](https://evil.example)", "<b>"])
def test_a_made_up_address_is_repeated_letter_by_letter(visit: Visit, name: str, made_up: str):
    app = visit("quiz", **{"reading": READING, "seed": "s", name: made_up})

    said = words(app)

    assert made_up not in said
    assert made_up in said.replace("\\", "")


def test_what_stood_on_the_screen_when_the_time_ended_is_saved_with_its_certainty(
    visit: Visit, at_time: Callable[[str], None]
):
    app = start(visit, minutes="10", certainty="true")
    press(app, "o0")
    press(app, "sure-3")

    at_time("2026-11-23T09:10:01+00:00")
    app.run()

    (response,) = latest().counting.values()
    assert (latest().finished, response.certainty) == (True, 3)


def test_two_windows_on_one_question_answer_it_once(visit: Visit):
    first = start(visit, only=f"{TRUE_FALSE},cw-first-date")
    second = visit("quiz", attempt=latest().attempt.id)
    press(second, "o1")
    press(first, "o0")
    press(first, "check")

    press(second, "check")

    here = context.here()
    (kept,) = here.world.store.responses(here.actor.learner)
    assert kept.answer == "true"
    assert "Your answer" in words(second)


def test_two_windows_in_an_exam_have_the_last_answer_count(visit: Visit):
    first = start(visit, only=f"{TRUE_FALSE},cw-first-date", mode="exam", certainty="true")
    second = visit("quiz", attempt=latest().attempt.id)
    for app, option, sure in ((second, "o1", "sure-2"), (first, "o0", "sure-3")):
        press(press(app, option), sure)
    press(first, "check")

    press(second, "check")

    (counting,) = latest().counting.values()
    assert (counting.answer, counting.certainty) == ("false", 2)


def test_two_windows_on_one_card_rate_it_once(visit: Visit):
    first, second = press(visit("cards"), "reveal"), press(visit("cards"), "reveal")
    press(first, "rate-4")

    press(second, "rate-1")

    here = context.here()
    assert [one.rating for one in here.world.store.reviews(here.actor.learner)] == [4]
    assert has(second, "reveal")


def test_a_browser_in_a_zone_that_there_is_not_is_served(visit: Visit):
    app = visit()
    app.context = {"timezone": "Etc/Unknown"}

    app.run()

    assert not app.exception
    assert context.here().settings.zone == "UTC"


def _export_with(name: str, value: int) -> bytes:
    """An export of somebody who set this."""
    from quiz_app.services import identity
    from quiz_app.services.settings import change_setting
    from quiz_app.services.world import World
    from quiz_app.store.guest import GuestStore

    here = context.here()
    world = World(here.world.library, GuestStore({}), here.world.now, lambda: "another")
    someone = identity.owner(world)
    change_setting(someone, world, name, value)
    return exchange.export_zip(someone, world)
