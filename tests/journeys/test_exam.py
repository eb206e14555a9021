"""An exam from its start to each response again, and an answer typed wrong."""

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.items import Item
from quiz_app.services import deck, quizzing
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words

READING = "russia-pakistan"
THREE = ("cw-soured-under-civilians", "pa-benefit-sides", "pa-interests-denied")
TYPED = "pa-diversify-whose"


def start(visit: Visit, only: tuple[str, ...], **more: str) -> AppTest:
    app = visit("quiz", reading=READING, seed="s", only=",".join(only), items="0", **more)
    return press(app, "start-shared")


def latest() -> quizzing.Sitting:
    here = context.here()
    attempt = here.world.store.attempts(here.actor.learner)[0]
    return quizzing.sitting(here.actor, here.world, attempt.id)


def item_at(place: int) -> Item:
    here = context.here()
    return quizzing.ask(here.actor, here.world, latest(), place).item


def key_and_others(place: int) -> tuple[str, list[str]]:
    """The button of the key at this place, and those of the others."""
    here = context.here()
    asked = quizzing.ask(here.actor, here.world, latest(), place)
    shown = list(asked.slot.order.get("options", ("true", "false")))
    right = shown.index(str(asked.item.key()))
    return f"o{right}", [f"o{number}" for number in range(len(shown)) if number != right]


def type_in(app: AppTest, text: str) -> AppTest:
    next(field for field in app.text_input if field.key.startswith("text-")).set_value(text)
    next(button for button in app.button if button.key and button.key.startswith("send-")).click().run()
    assert not app.exception
    return app


def test_an_exam_goes_back_and_forth_until_it_is_handed_in(visit: Visit):
    app = start(visit, THREE, mode="exam")
    right, wrong = key_and_others(0)
    press(press(app, wrong[0]), "check")  # the first wrongly
    press(app, "flag")
    press(app, "skip")  # the second not at all
    press(press(app, key_and_others(2)[0]), "check")  # the third rightly
    assert "One question is still open" in words(app)
    press(app, "open-item-0")
    press(press(app, right), "check")  # the first changed
    for _ in range(2):
        press(app, "skip")
    press(app, "hand-in")

    assert latest().finished
    assert [latest().counting[item_at(place).id].points for place in (0, 2)] == [1, 1]
    assert "of three points" in words(app)
    assert "One question to look at again" in words(app)


def test_saving_the_same_answer_again_logs_nothing(visit: Visit):
    app = start(visit, THREE, mode="exam")
    press(press(app, "o0"), "check")
    press(app, "back")

    press(app, "check")

    here = context.here()
    assert len(here.world.store.responses(here.actor.learner)) == 1
    assert "2 of 3" in words(app)


def test_an_exam_shows_what_was_chosen_when_one_comes_back(visit: Visit):
    app = start(visit, THREE, mode="exam")
    press(press(app, "o1"), "check")

    press(app, "back")

    assert app.button(key="o1").icon.endswith("radio_button_checked:")


def test_a_reload_in_an_exam_goes_to_the_first_open_question(visit: Visit):
    app = start(visit, THREE, mode="exam")
    press(app, "skip")
    press(press(app, "o0"), "check")

    again = visit("quiz", attempt=latest().attempt.id)

    assert "1 of 3" in words(again)


def test_what_was_handed_in_stays_the_result_after_a_reload(visit: Visit):
    app = start(visit, THREE, mode="exam")
    for key in ("skip", "skip", "skip", "hand-in"):
        press(app, key)

    assert "of three points" in words(visit("quiz", attempt=latest().attempt.id))


def test_each_response_comes_again_with_its_feedback(visit: Visit):
    app = start(visit, THREE, mode="exam")
    press(press(app, key_and_others(0)[1][0]), "check")
    for key in ("skip", "skip", "hand-in"):
        press(app, key)
    before = words(app)

    app.session_state["row-0"] = True  # the expander opened
    app.run()

    assert item_at(0).rationale not in before
    assert item_at(0).rationale in words(app).replace("\\", "")


def test_a_text_typed_wrong_shows_the_rationale_and_its_paragraph(visit: Visit):
    app = start(visit, (TYPED,))

    type_in(app, "Nobody at all")

    said = words(app)
    assert "Not this one." in said
    assert item_at(0).rationale in said.replace("\\", "")
    shelf = context.installation().library().shelves[READING]
    (paragraph, *_) = shelf.reading.paragraphs_of(item_at(0).claims)
    assert paragraph.digest[:60] in said.replace("\\", "")


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "**bold** [link](https://evil.example)", "ایک جواب"])
def test_what_was_typed_is_shown_letter_by_letter(visit: Visit, typed: str):
    app = start(visit, (TYPED,))

    type_in(app, typed)

    (shown,) = [one.value for one in app.markdown if "Your answer" in one.value]
    assert typed in shown.replace("\\", "")
    assert "<script" not in shown.replace("\\<", "")
    assert "**bold**" not in shown


def test_sending_an_empty_text_asks_for_one(visit: Visit):
    app = start(visit, (TYPED,))

    type_in(app, "  ")

    assert "Answer first" in words(app)
    assert latest().counting == {}


def test_a_card_is_made_from_a_question_once(visit: Visit):
    app = press(start(visit, (TYPED,)), "unknown")

    press(app, "make-card")

    here = context.here()
    assert f"item.{TYPED}" in deck.cards_of(here.actor, here.world, READING)
    assert not has(app, "make-card")


def test_i_dont_know_takes_no_certainty(visit: Visit):
    app = start(visit, THREE[:1], certainty="true")
    press(app, "sure-3")

    press(app, "unknown")

    (response,) = latest().counting.values()
    assert (response.answer, response.certainty) == (None, None)


def test_an_empty_report_is_not_sent(visit: Visit):
    app = press(start(visit, (TYPED,)), "unknown")
    press(app, f"report-{TYPED}")

    app.button(key=f"report-send-{TYPED}").click().run()

    here = context.here()
    assert "Write what is wrong first" in words(app)
    assert here.world.store.events(here.actor.learner, ["item_reported"]) == []


def test_the_result_can_be_shared_as_a_link_to_the_same_questions(visit: Visit):
    app = start(visit, THREE, mode="exam")
    asked = [slot.item for slot in latest().items]
    for key in ("skip", "skip", "skip", "hand-in"):
        press(app, key)
    query = dict(part.split("=") for part in app.code[0].value.partition("?")[2].replace("%2C", ",").split("&"))

    press(visit("quiz", **query), "start-shared")

    assert [slot.item for slot in latest().items] == asked


def test_a_quiz_of_ones_own_choice_is_started(visit: Visit):
    app = visit("quiz")
    app.button_group(key="pick-kinds").set_value(["numeric"]).run()
    app.number_input(key="own-items").set_value(2).run()

    press(app, "start-own")

    assert [slot.item for slot in latest().items]
    assert {item_at(place).kind for place in range(2)} == {"numeric"}
