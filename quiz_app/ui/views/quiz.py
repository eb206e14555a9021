"""Quiz: choose one, take it, see what it came to."""

import streamlit as st

from quiz_app.domain.errors import NotFound, QuizAppError
from quiz_app.services import links
from quiz_app.ui import context, frame, wording_entry
from quiz_app.ui.widgets.attempting import attempting
from quiz_app.ui.widgets.choosing import choosing, shared_quiz
from quiz_app.ui.widgets.nothing import nothing


def draw() -> None:
    """The attempt in the address, the quiz that came by link, or the choice of quizzes."""
    query = st.query_params.to_dict()
    if "attempt" in query:
        attempting(query["attempt"])
        return
    here = context.here()
    if "seed" in query:
        shared_quiz(here, links.from_link(here.actor, here.world, query))
    else:
        choosing(here)


with frame.page(frame.FOCUS, gap=20):
    try:
        draw()
    except QuizAppError as error:
        lost = isinstance(error, NotFound) and "attempt" in st.query_params and context.role() == "guest"
        nothing(wording_entry.GUEST_LOST if lost else str(error), "Choose a quiz", "quiz")
