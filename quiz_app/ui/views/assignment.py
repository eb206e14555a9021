"""An assignment as its students have it: what is asked of them, and the way into the attempt."""

import streamlit as st

from quiz_app.domain.errors import NotAllowed, QuizAppError
from quiz_app.services import taking
from quiz_app.ui import context, frame
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.assigned import assigned
from quiz_app.ui.widgets.nothing import nothing


def draw(here: Here) -> None:
    """The assignment in the address; who is not in its class is led through joining."""
    query = st.query_params.to_dict()
    try:
        found = taking.my_assignment(here.actor, here.world, query.get("id", ""))
    except QuizAppError as error:
        if query.get("code") and (isinstance(error, NotAllowed) or here.actor.role == "guest"):
            to_join = {"code": query["code"], "next": query.get("id", "")}
            st.switch_page(frame.view("join"), query_params=to_join)
        raise
    assigned(here, found)


with frame.page(frame.FOCUS):
    try:
        draw(context.here())
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
