"""Telling the author that an item is faulty."""

import streamlit as st

from quiz_app.services import quizzing
from quiz_app.ui import session
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def report_button(item_id: str) -> None:
    """A button that opens the form: hardly anybody needs it, and everybody would wait for it to be drawn."""
    pressed = st.button(
        "Report",
        key=f"report-{item_id}",
        type="tertiary",
        icon=":material/outlined_flag:",
        on_click=session.keep_note,
        args=(f"reporting/{item_id}", True),
    )
    if pressed:  # where the click came without its callback, after a lost connection
        session.keep_note(f"reporting/{item_id}", True)


def report_form(here: Here, attempt_id: str, item_id: str) -> None:
    """The form, where it was opened; the note is kept with the question as it was asked."""
    if not session.note(f"reporting/{item_id}"):
        return
    with st.form(key=f"report-form-{item_id}", clear_on_submit=True):
        note = st.text_area("What is wrong with this question?", key=f"report-note-{item_id}", max_chars=2000)
        if st.form_submit_button("Send the report", key=f"report-send-{item_id}"):
            if not note.strip():
                st.markdown(":red[:material/error: Write what is wrong first.]")
            elif saved(lambda: quizzing.report(here.actor, here.world, attempt_id, item_id, note) or True):
                st.markdown(":green[:material/check: Kept with your log; it goes with every export.]")
