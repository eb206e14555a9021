"""Telling the author that an item is faulty."""

import streamlit as st

from quiz_app.services import quizzing
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def reporting(here: Here, attempt_id: str, item_id: str) -> None:
    """A small form behind a button; the note is kept with the question as it was asked."""
    with (
        st.popover("Report", type="tertiary", icon=":material/outlined_flag:", key=f"report-{item_id}"),
        st.form(key=f"report-form-{item_id}", border=False, clear_on_submit=True),
    ):
        note = st.text_area("What is wrong with this question?", key=f"report-note-{item_id}", max_chars=2000)
        if st.form_submit_button("Send the report", key=f"report-send-{item_id}"):
            if not note.strip():
                st.markdown(":red[:material/error: Write what is wrong first.]")
            elif saved(lambda: quizzing.report(here.actor, here.world, attempt_id, item_id, note) or True):
                st.markdown(":green[:material/check: Kept with your log; it goes with every export.]")
