"""Timeline: the reading's dated events as a picture, a table and a list, and games to practise them."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError, StoreUnavailable
from quiz_app.services import practising
from quiz_app.ui import context, frame, text
from quiz_app.ui import wording_timeline as wording
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.playing import playing, round_left
from quiz_app.ui.widgets.timeline import timeline


def draw(practice: str) -> None:
    """The practice in the address, or the timeline of the reading that is open."""
    if practice:
        in_practice(practice)
        return
    here = context.here()
    shelf = here.shelf
    if shelf is None:
        nothing("There is no reading in the library yet, so there is no timeline.", "Back to today", "today")
    elif not shelf.reading.timeline:
        frame.head("Timeline", text.bank(shelf.reading.title))
        nothing(wording.NO_EVENTS, "Read", "read")
    else:
        timeline(shelf.reading.id)


def in_practice(practice: str) -> None:
    """The practice, once it is known to be the learner's own; while the store is away, the round that was there."""
    try:
        here = context.here()
        playing(practising.practice(here.actor, here.world, practice).id)
    except StoreUnavailable as error:
        round_left(practice, error)


asked_for = st.query_params.get("practice", "")
with frame.page(frame.FOCUS, gap=20) if asked_for else frame.page():
    try:
        draw(asked_for)
    except QuizAppError as error:
        nothing(str(error), "Back to the timeline", "timeline")
