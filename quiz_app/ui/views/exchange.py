"""Import and export: other programs' files into a teacher's banks, and her banks out to them."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.ui import context, frame, session, wording_exchange
from quiz_app.ui.widgets import exchange_in, exchange_out
from quiz_app.ui.widgets.nothing import nothing

SECTIONS = {"in": exchange_in.draw, "out": exchange_out.draw}


def draw() -> None:
    """The way that is chosen: in or out."""
    here = context.here()
    if here.actor.role not in ("owner", "teacher"):
        frame.head("Import and export")
        nothing(wording_exchange.NOT_A_TEACHER, "Back to today", "today")
        return
    frame.head("Import and export", "", wording_exchange.LEDE)
    picked = st.segmented_control(
        "Way",
        list(SECTIONS),
        format_func=wording_exchange.SECTIONS.get,
        default=None if session.widget("pick-exchange") else "in",
        key="pick-exchange",
        label_visibility="collapsed",
        required=True,
    )
    SECTIONS[picked or "in"](here)


with frame.page(frame.READING):
    try:
        draw()
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
