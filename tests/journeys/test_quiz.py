"""Taking a quiz from its start to its result, with everything that comes in between."""

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.items import Cloze, Item, Matching, MultipleChoice, Numeric, Ordering, ShortAnswer, SingleChoice
from quiz_app.services import identity, quizzing
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words

READING = "russia-pakistan"


def one_of_each_kind() -> str:
    shelf = context.installation().library().shelves[READING]
    chosen: dict[str, str] = {}
    for _, item in shelf.items.values():
        chosen.setdefault(item.kind, item.id)
    return ",".join(chosen.values())


def latest() -> quizzing.Sitting:
    """How the latest attempt stands in the store."""
    here = context.here()
    attempt = here.world.store.attempts(here.actor.learner)[0]
    return quizzing.sitting(identity.owner(here.world), here.world, attempt.id)


def asked(place: int) -> quizzing.Asked:
    here = context.here()
    return quizzing.ask(here.actor, here.world, latest(), place)


def answer_rightly(app: AppTest, item: Item, slot: quizzing.FormItem) -> AppTest:
    """Answer as the key has it, by the controls of the item's kind."""
    if isinstance(item, ShortAnswer | Numeric | Cloze):
        return type_in(app, item)
    for key in presses(item, slot):
        press(app, key)
    return press(app, "check")


def type_in(app: AppTest, item: Item) -> AppTest:
    """Type the key into the text fields and send them."""
    key = item.key()
    fields = [field for field in app.text_input if field.key.startswith("text-")]
    for field, text in zip(fields, [key] if isinstance(key, str) else list(key), strict=True):
        field.set_value(text)
    next(button for button in app.button if button.key and button.key.startswith("send-")).click().run()
    assert not app.exception
    return app


def presses(item: Item, slot: quizzing.FormItem) -> list[str]:
    """The buttons that make the right answer stand."""
    if isinstance(item, SingleChoice | MultipleChoice):
        return [f"o{slot.order['options'].index(key)}" for key in item.keys]
    if isinstance(item, Matching):
        return [key for left in slot.order["lefts"] for key in (f"drop-{left}", f"drag-{left}")]
    if isinstance(item, Ordering):  # each in turn all the way down
        return [f"down-{entry}" for entry in item.key() for _ in item.entries]
    return ["o0" if item.key() == "true" else "o1"]


def start(visit: Visit, mode: str = "practice", only: str = "", **more: str) -> AppTest:
    """A shared quiz, started."""
    app = visit("quiz", reading=READING, seed="s", only=only or one_of_each_kind(), items="0", mode=mode, **more)
    return press(app, "start-shared")


def test_all_eight_kinds_answered_rightly_give_the_full_score(visit: Visit):
    app = start(visit)

    for place in range(8):
        one = asked(place)
        answer_rightly(app, one.item, one.slot)
        assert "Correct" in words(app), one.item.id
        press(app, "next")

    assert latest().finished
    assert "of eight points" in words(app)
    assert "Nothing was missed" in words(app)


def test_a_wrong_answer_shows_the_reason_and_the_source(visit: Visit):
    app = start(visit, only="cw-first-date")

    press(app, "unknown")

    assert "Why it matters" in words(app)
    assert asked(0).item.rationale[:40] in words(app)


def test_a_reload_goes_on_where_it_stopped(visit: Visit):
    app = start(visit)
    press(app, "unknown")
    attempt = latest().attempt.id

    again = visit("quiz", attempt=attempt)

    assert "2 of 8" in words(again)
    assert len(latest().counting) == 1


def test_an_attempt_that_was_left_is_offered_on_today_and_quiz(visit: Visit):
    press(start(visit), "unknown")
    key = f"continue-{latest().attempt.id}"

    assert has(visit(), key)
    assert has(visit("quiz"), key)


def test_an_attempt_put_away_is_not_offered_again(visit: Visit):
    press(start(visit), "unknown")
    attempt = latest().attempt.id

    press(visit("quiz"), f"leave-{attempt}")

    assert not has(visit("quiz"), f"continue-{attempt}")


def test_an_exam_shows_nothing_before_it_is_handed_in(visit: Visit):
    app = start(visit, mode="exam", only="cw-first-date,cw-months-after")

    press(app, "unknown")

    assert "Why it matters" not in words(app)
    assert "2 of 2" in words(app)


def test_in_an_exam_the_last_answer_counts(visit: Visit):
    app = start(visit, mode="exam", only="cw-first-date,cw-soured-under-civilians")
    one = asked(0)
    press(app, "unknown")
    press(app, "back")
    answer_rightly(app, one.item, one.slot)

    assert latest().counting[one.item.id].points == 1


def test_an_exam_lists_what_is_open_and_flagged_before_handing_in(visit: Visit):
    app = start(visit, mode="exam", only="cw-first-date,cw-soured-under-civilians")
    press(app, "flag")
    press(app, "skip")
    press(app, "skip")

    said = words(app)

    assert "Two questions are still open" in said
    assert "Flagged" in said
    press(app, "hand-in")
    assert "of two points" in words(app)


def test_certainty_is_asked_for_and_counted(visit: Visit):
    app = start(visit, only="cw-soured-under-civilians", certainty="true")
    one = asked(0)
    press(app, "o0" if one.item.key() == "true" else "o1")

    press(app, "check")
    assert "Say how certain" in words(app)

    press(app, "sure-3")
    press(app, "check")
    press(app, "next")
    assert "**3** of 3 points" in words(app)


def test_the_missed_ones_come_again_and_become_cards(visit: Visit):
    app = start(visit, only="cw-first-date")
    press(app, "unknown")
    press(app, "next")

    press(app, "cards-of-missed")
    assert "One card among your cards" in words(app)
    press(app, "again")
    assert "The missed ones" in words(app)


def test_a_question_can_be_reported(visit: Visit):
    app = start(visit, only="cw-first-date")
    press(app, "unknown")

    press(app, "report-cw-first-date")
    app.text_area(key="report-note-cw-first-date").set_value("Two keys?")
    app.button(key="report-send-cw-first-date").click().run()

    here = context.here()
    events = here.world.store.events(here.actor.learner, ["item_reported"])
    assert [event.data["note"] for event in events] == ["Two keys?"]


def test_a_link_says_when_the_bank_has_changed(visit: Visit):
    app = visit("quiz", reading=READING, seed="s", quiz="ten-minute-check", digest="0123456789ab")

    assert "The bank has changed" in words(app)


@pytest.mark.parametrize(
    "query",
    [
        {"reading": "nowhere", "seed": "s"},
        {"reading": READING, "seed": "s", "kinds": "riddle"},
        {"reading": READING, "seed": "s", "items": "many"},
        {"reading": READING, "seed": "s", "only": "<script>"},
        {"attempt": "not-mine"},
    ],
)
def test_a_damaged_link_gets_a_sentence_and_a_way_on(visit: Visit, query: dict[str, str]):
    app = visit("quiz", **query)

    assert has(app, "way-on")


def test_a_time_limit_is_told_and_can_be_lifted(visit: Visit):
    app = start(visit, only="cw-first-date", minutes="10")

    assert "10 min left" in words(app)
    press(app, "no-limit")
    assert "min left" not in words(app)
