"""Cards beside rating them: put aside, written, typed, crammed, caught up with, and looked at one by one."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.card import Card
from quiz_app.services import cards, cramming, deck, reviewing
from quiz_app.services.settings import change_setting
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, second_reading, words
from tests.journeys.test_cards import READING, finish, reviews

OWN = Card(id="own.1", front="Who *spoke*?", back="Khan", topic="")


def more(app: AppTest, choice: str) -> AppTest:
    """Choose from the menu of the session."""
    app.menu_button[0].click(choice).run()
    assert not app.exception, app.exception
    return app


def on(app: AppTest, page: str) -> AppTest:
    """The same session on the page that a press led to, which the test runner does not keep by itself."""
    app.switch_page(f"ui/views/{page}.py").run()
    assert not app.exception, app.exception
    return app


def here_deck():
    here = context.here()
    return deck.deck_of(here.actor, here.world, READING)


def write(card: Card = OWN) -> None:
    """A card of the learner's own."""
    here = context.here()
    cards.write_card(here.actor, here.world, READING, card)


def lapse(key: str, times: int, at_time: Callable[[str], None]) -> None:
    """Have a face in review forgotten so many times, two days apart."""
    for turn in range(times + 1):
        at_time(f"2026-{1 + turn // 14:02}-{1 + 2 * (turn % 14):02}T09:00:00+00:00")
        here = context.here()
        for rating in (4,) if not turn else (1, 3):
            dealt = reviewing.deal(here.actor, here.world, READING, key)
            reviewing.rate(here.actor, here.world, dealt, rating, here.world.now(), 3.0)


@pytest.mark.parametrize("choice", ["suspend", "bury"])
def test_a_face_put_aside_gives_way_and_undo_brings_it_back(visit: Visit, choice: str):
    app = visit("cards")
    first = app.title[0].value

    more(app, choice)
    assert app.title[0].value != first
    press(app, "undo")

    assert app.title[0].value == first


def test_undo_of_an_act_takes_no_rating_off_the_count(visit: Visit):
    app = press(press(visit("cards"), "reveal"), "rate-4")
    assert "2 of 10" in words(app)

    press(more(app, "suspend"), "undo")

    assert "2 of" in words(app)
    assert len(reviews()) == 1


def test_a_flag_is_set_and_taken_off(visit: Visit):
    app = visit("cards")
    (key,) = more(app, "flag") and here_deck().flagged

    more(app, "unflag")

    assert key
    assert here_deck().flagged == frozenset()


def test_beginning_anew_what_was_never_studied_says_so(visit: Visit):
    app = more(visit("cards"), "reset")

    assert "as new already" in app.toast[0].value


def test_two_buttons_pass_or_fail(visit: Visit):
    here = context.here()
    change_setting(here.actor, here.world, "two_buttons", True)
    app = press(visit("cards"), "reveal")

    assert [button.label.split()[0] for button in app.button if (button.key or "").startswith("rate-")] == [
        "**Again**",
        "**Good**",
    ]
    press(app, "rate-3")
    assert here.world.store.reviews(here.actor.learner)[0].rating == 3


def test_that_hard_is_a_pass_is_said_once(visit: Visit):
    app = press(visit("cards"), "reveal")
    assert "Hard is a pass" in words(app)

    press(press(app, "rate-3"), "reveal")

    assert "Hard is a pass" not in words(app)


@pytest.mark.parametrize(("typed", "said"), [("khan", "As it is written"), ("Kahn of Kalat", "Not the same"), ("", "")])
def test_a_typed_answer_is_compared(visit: Visit, typed: str, said: str):
    write(Card(id="own.1", front="Who?", back="Khan", typed=True))
    app = on(press(visit("card", card="own.1"), "study-card"), "cards")
    app.text_input[0].set_value(typed)

    press(app, "reveal")

    assert said in words(app)
    assert ("You wrote" in words(app)) == (said == "Not the same")
    assert has(app, "rate-3")


def test_typing_can_be_asked_for_and_given_up(visit: Visit):
    app = more(visit("cards"), "type")
    assert app.text_input[0].label == "Your answer"

    more(app, "think")

    assert not app.text_input


def test_what_waits_for_its_sibling_can_be_studied_today(visit: Visit):
    write(Card(id="own.1", front="First?", back="one", claims=("arms-2014",)))
    write(Card(id="own.2", front="Second?", back="two", claims=("arms-2014",)))
    here = context.here()
    change_setting(here.actor, here.world, "new_per_day", 200)
    app = finish(visit("cards"))
    assert "for tomorrow, since another one today gives the answer away" in words(app)

    press(app, "together")

    assert has(app, "reveal")


def test_a_card_is_written_and_opened(visit: Visit):
    app = visit("edit")
    app.text_area[0].set_value("Who **spoke**?")
    app.text_area[1].set_value("<b>Khan</b>")

    press(app, "save-card")

    (card_id,) = here_deck().own
    assert card_id.startswith("own.")
    assert r"Who \*\*spoke\*\*?" in words(visit("card", card=card_id))
    assert r"\<b\>Khan" in words(visit("card", card=card_id))


def test_what_is_no_card_is_said_and_stays_in_the_form(visit: Visit):
    app = visit("edit")
    app.text_area[0].set_value("Who spoke?")

    press(app, "save-card")

    assert "back is empty" in words(app)
    assert app.text_area[0].value == "Who spoke?"
    assert here_deck().own == {}


def test_a_sentence_with_gaps_is_written(visit: Visit):
    app = visit("edit")
    app.segmented_control(key="pick-kind").set_value("A sentence with gaps").run()
    app.text_area[0].set_value("It began on {{c1::1 May 1948}}.")

    press(app, "save-card")

    (card_id,) = here_deck().own
    assert "It began on […]" in words(visit("card", card=card_id)).replace("\\", "")


def test_an_edit_is_laid_over_the_card(visit: Visit):
    write()
    app = visit("edit", card=OWN.id)
    app.text_area[1].set_value("Ayub Khan")

    press(app, "save-card")

    assert here_deck().own[OWN.id]["back"] == "Ayub Khan"


@pytest.mark.parametrize(("card", "said"), [("arms-year", "Only your own"), ("own.gone", "no such card")])
def test_what_cannot_be_edited_says_why(visit: Visit, card: str, said: str):
    assert said in words(visit("edit", card=card))


@pytest.mark.parametrize("card", ["gone", "own.gone", "<script>", "a:b:c"])
def test_a_card_that_is_not_there_leads_back(visit: Visit, card: str):
    app = visit("card", card=card)

    assert "no such card" in words(app)
    assert has(app, "way-on")


def test_a_card_taken_away_can_be_brought_back(visit: Visit):
    write()
    app = press(visit("card", card=OWN.id), "remove-card")
    assert here_deck().own == {}

    press(on(app, "deck"), "bring-back")

    assert list(here_deck().own) == [OWN.id]


def test_a_cards_page_tells_its_history_curve_and_chance(visit: Visit, at_time: Callable[[str], None]):
    write()
    lapse(OWN.id, 2, at_time)

    app = visit("card", card=OWN.id)

    assert "You would recall it today" in words(app)
    assert "Forgotten two times" in words(app)
    assert [expander.label for expander in app.expander] == ["The same as a table", "Five reviews"]
    assert len(app.table[1].value) == 5


def test_what_is_done_on_a_cards_page_is_done(visit: Visit):
    write()
    app = press(visit("card", card=OWN.id), f"act-suspend-{OWN.id}")
    assert here_deck().suspended == {OWN.id}

    press(app, f"act-resume-{OWN.id}")

    assert here_deck().suspended == frozenset()


def test_a_leech_is_pointed_out_with_its_claim_and_can_be_gone_on_with(visit: Visit, at_time: Callable[[str], None]):
    write(Card(id="own.1", front="When?", back="2014", claims=("arms-2014",)))
    lapse(OWN.id, 8, at_time)
    app = visit("card", card=OWN.id)
    assert "Forgotten eight times" in words(app)
    assert has(app, f"leech-suspend-{OWN.id}")

    press(app, f"leech-keep-{OWN.id}")

    assert not has(app, f"leech-keep-{OWN.id}")


def test_a_session_points_out_what_slips_once_until_it_is_put_aside(visit: Visit, at_time: Callable[[str], None]):
    write(Card(id="own.1", front="When?", back="2014", claims=("arms-2014",)))
    here = context.here()
    change_setting(here.actor, here.world, "new_per_day", 0)
    lapse(OWN.id, 8, at_time)
    at_time("2026-06-01T09:00:00+00:00")
    app = press(visit("cards"), "reveal")
    assert words(app).count("Forgotten eight times") == 1

    press(app, "rate-1")
    assert words(app).count("Forgotten nine times") == 1
    press(app, "reveal")
    assert words(app).count("Forgotten nine times") == 1
    press(app, f"leech-suspend-{OWN.id}")

    assert "Forgotten" not in words(app)
    assert here_deck().suspended == {OWN.id}


def test_cards_are_found_by_words_and_studied_alone(visit: Visit):
    write(Card(id="own.1", front="Xylophone?", back="Yes"))
    app = visit("deck")
    app.text_input(key="deck-words").set_value("xylophone").run()
    assert "One card fits" in words(app)

    press(app, "deck-study")

    assert "Xylophone" in app.title[0].value


@pytest.mark.parametrize(
    ("label", "value"),
    [("bank", "voices"), ("paragraph", "p2"), ("claim", "arms-2014"), ("state", "new")],
)
def test_cards_are_studied_by_what_they_belong_to(visit: Visit, label: str, value: str):
    app = visit("deck")
    app.selectbox(key=f"deck-{label}").set_value(value).run()
    assert "115 cards fit" not in words(app) or label == "state"

    press(app, "deck-study")

    assert has(app, "reveal")


def test_a_filter_of_another_reading_does_not_stay(visit: Visit, folder):
    second_reading(folder)
    app = visit("deck")
    app.selectbox(key="deck-bank").set_value("voices").run()
    press(app.switch_page("ui/views/library.py").run(), "open-straits")

    app.switch_page("ui/views/deck.py").run()

    assert not app.exception


def test_a_round_of_cramming_goes_on_after_a_reload_and_leaves_the_schedule_alone(visit: Visit):
    app = visit("deck")
    app.selectbox(key="deck-claim").set_value("arms-2014").run()
    on(press(app, "deck-cram"), "cram")
    press(press(app, "reveal"), "cram-1")
    app = visit("cram")
    for _ in range(40):
        if has(app, "reveal"):
            press(press(app, "reveal"), "cram-2")

    assert "You knew every one of them" in words(app)
    assert "one card took more than one try" in words(app)
    assert reviews() == []
    press(app, "cram-missed")
    assert has(app, "reveal")


def test_a_round_can_be_put_away(visit: Visit):
    app = press(visit("cram"), "cram-all")

    press(app, "cram-leave")

    here = context.here()
    assert cramming.current(here.actor, here.world, READING) is None
    assert has(app, "cram-all")


def test_after_a_break_a_plan_is_offered_taken_and_given_up(visit: Visit, at_time: Callable[[str], None]):
    here = context.here()
    for key in list(deck.faces_of(here.actor, here.world, READING))[:20]:
        dealt = reviewing.deal(here.actor, here.world, READING, key)
        reviewing.rate(here.actor, here.world, dealt, 4, here.world.now(), 3.0)
    change_setting(here.actor, here.world, "reviews_per_day", 4)
    at_time("2027-03-01T09:00:00+00:00")
    app = visit("cards")
    assert "Welcome back" in words(app)
    offered = [button.key for button in app.button if (button.key or "").startswith("plan-")]

    press(app, offered[0])
    assert "Catching up: day 1 of" in words(app)
    assert "Catching up: day 1 of" in words(visit())
    press(app, "plan-end")
    press(app, "plan-none")

    assert "Welcome back" not in words(app)
