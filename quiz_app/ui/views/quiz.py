"""Quiz: choose one, take it, see what it came to."""

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import NotFound, QuizAppError
from quiz_app.services import links, quizzing
from quiz_app.ui import context, frame, wording_entry
from quiz_app.ui.widgets.assigned import withheld
from quiz_app.ui.widgets.choosing import choosing, shared_quiz
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.outcome import outcome
from quiz_app.ui.widgets.running import running
from quiz_app.ui.widgets.seeing import seen
from quiz_app.ui.widgets.timing import timing


def draw() -> None:
    """The attempt in the address, the quiz that came by link, or the choice of quizzes."""
    query = st.query_params.to_dict()
    if "attempt" in query:
        here, sitting, away = seen(query["attempt"])
        if away is None and (sitting.finished or sitting.over(here.world.now())):
            ended(here, sitting)
        else:
            timing(here, sitting)
            running(query["attempt"])
        return
    here = context.here()
    if "seed" in query:
        shared_quiz(here, links.from_link(here.actor, here.world, query))
    else:
        choosing(here)


def ended(here: context.Here, sitting: Sitting) -> None:
    """What the attempt came to, or that it is handed in where its answers are not due yet."""
    if sitting.answers_due(here.world.now()):
        outcome(here, sitting.attempt.id)
        return
    if not sitting.finished:
        quizzing.finish(here.actor, here.world, sitting.attempt.id)
    withheld(here, sitting)


with frame.page(frame.FOCUS, gap=20):
    try:
        draw()
    except QuizAppError as error:
        lost = isinstance(error, NotFound) and "attempt" in st.query_params and context.role() == "guest"
        nothing(wording_entry.GUEST_LOST if lost else str(error), "Choose a quiz", "quiz")
