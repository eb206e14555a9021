"""Copying a class with its assignments to the next term."""

from datetime import timedelta

import streamlit as st

from quiz_app.domain.cohort import LONGEST_TITLE, Cohort
from quiz_app.services import assigning
from quiz_app.ui import frame, session, wording_assign
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

TERM_WEEKS, MOST_WEEKS = 26, 520


def copying(here: Here, cohort: Cohort) -> None:
    """The form; the new class's id is fixed while it is drawn."""
    frame.section("next-term", "The next term", wording_assign.COPY_LEDE)
    with frame.card("next-term"), st.form(f"copy-{cohort.id}", border=False):
        title = st.text_input("What the new class is called", key=f"copy-title-{cohort.id}", max_chars=LONGEST_TITLE)
        weeks = st.number_input(
            "Weeks by which the dates are moved", 0, MOST_WEEKS, TERM_WEEKS, key=f"copy-weeks-{cohort.id}"
        )
        pressed = st.form_submit_button("Copy the class", key="copy-class")
    note = f"copy-class/{cohort.id}"
    new_id = session.note(note) or here.world.new_id()
    session.keep_note(note, new_id)
    if not pressed:
        return
    term = timedelta(weeks=int(weeks))
    made = saved(lambda: assigning.copy_class(here.actor, here.world, cohort.id, new_id, title, term))
    if made is not None:
        session.drop_note(note)
        st.query_params["class"] = made.id
        st.rerun()
