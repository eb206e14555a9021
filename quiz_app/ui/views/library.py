"""Library: the readings, and a search through all of them."""

import streamlit as st

from quiz_app.services.settings import change_setting
from quiz_app.ui import context, frame, text, wording
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.searching import searching

with frame.page():
    here = context.here()
    frame.head("Library", wording.sentence(wording.count(len(here.world.library.shelves), "reading")))
    searching(here)
    for shelf in here.world.library.shelves.values():
        reading = shelf.reading
        with frame.card(f"reading-{reading.id}"), frame.row(wrap=False):
            with st.container(gap=2, width="stretch"):
                st.markdown(f"**{text.bank(reading.title)}**")
                questions = wording.count(len(shelf.items), "question")
                cards = wording.count(len(shelf.cards), "card")
                parts = (reading.source.author, questions, cards)
                st.markdown(f":gray[{', '.join(text.bank(part) for part in parts if part)}]")
            pressed = st.button("Open", key=f"open-{reading.id}")
            if pressed and saved(lambda chosen=reading.id: change_setting(here.actor, here.world, "reading", chosen)):
                st.switch_page(frame.view("today"))
