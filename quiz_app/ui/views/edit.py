"""A card of one's own: a new one, or a new edition."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.ui import context, frame
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.writing_cards import writing

with frame.page(frame.FOCUS, gap=20):
    try:
        here = context.here()
        if here.shelf is None:
            nothing("There is no reading in the library yet to write cards for.", "Back to today", "today")
        else:
            writing(here, here.shelf, st.query_params.get("card", ""))
    except QuizAppError as error:
        nothing(str(error), "All cards", "deck")
