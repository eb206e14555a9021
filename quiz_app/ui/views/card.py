"""About one card: what it holds, what it went through, how well it would be recalled, and what can be done."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.ui import context, frame
from quiz_app.ui.widgets.about_card import about_card
from quiz_app.ui.widgets.nothing import nothing

with frame.page(frame.READING, gap=20):
    try:
        here = context.here()
        if here.shelf is None:
            nothing("There are no cards in the library yet.", "Back to today", "today")
        elif "card" not in st.query_params:
            nothing("Which card is meant does not stand in the address.", "All cards", "deck")
        else:
            about_card(here, here.shelf, st.query_params["card"])
    except QuizAppError as error:
        nothing(str(error), "All cards", "deck")
