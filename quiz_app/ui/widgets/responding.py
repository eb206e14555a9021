"""Giving an answer: by the click itself, so that one run shows what follows, or in the run after it.

After a lost connection a click comes without its callback, and what could not be saved is still on the screen. Either
way the button's value is there, and the run gives the same response, with the same id, and says what went wrong.
"""

from typing import Literal

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import AnswerRefused
from quiz_app.domain.items import Answer
from quiz_app.domain.log import Response
from quiz_app.services import quizzing
from quiz_app.services.quizzing import Asked
from quiz_app.ui import context, session
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import at_once
from quiz_app.ui.widgets.standing import standing

Wish = Literal["check", "unknown"]


def respond_at_once(attempt_id: str, place: int, response_id: str, wish: Wish) -> None:
    """What a click on Check or on "I don't know" does before the run."""
    with at_once(response_id):
        here = context.here()
        sitting = quizzing.sitting(here.actor, here.world, attempt_id)
        asked = quizzing.ask(here.actor, here.world, sitting, place)
        if asked.response_id == response_id:
            respond(here, sitting, asked, wish)
            session.keep_note("responded", response_id)
        else:  # answered in another window: show what came of it, or in an exam let this answer be the last
            session.keep_note(f"place/{attempt_id}", place)
            _carry_over(response_id, asked.response_id)


def _carry_over(old: str, new: str) -> None:
    """Have what was chosen under one response id stand under the one that comes after it."""
    session.keep_draft(new, session.draft(old))
    if (certainty := session.note(f"certainty/{old}")) is not None:
        session.keep_note(f"certainty/{new}", certainty)


def respond(here: Here, sitting: Sitting, asked: Asked, wish: Wish) -> Response:
    """The response as it is saved; in an exam the next item is shown then. QuizAppError where it cannot be."""
    answer = standing(asked) if wish == "check" else None
    if wish == "check" and answer is None:
        raise AnswerRefused("Answer first, or choose “I don’t know”.")
    certainty = certainty_of(asked) if answer is not None and sitting.attempt.form.plan.certainty else None
    response = _unchanged(asked, answer, certainty) or quizzing.answer(
        here.actor, here.world, asked, answer, certainty, session.drawn_at(asked.response_id, here.world.now())
    )
    session.keep_note(f"place/{asked.attempt}", asked.place + 1 if sitting.exam else asked.place)
    return response


def certainty_of(asked: Asked) -> int | None:
    """How certain the learner said she is of what stands on the screen."""
    return session.note(f"certainty/{asked.response_id}", asked.before.certainty if asked.before else None)


def _unchanged(asked: Asked, answer: Answer | None, certainty: int | None) -> Response | None:
    """The response that stands, where nothing was changed: going on in an exam logs no second one."""
    before = asked.before
    same = before is not None and (before.answer, before.certainty) == (answer, certainty)
    return before if same else None
