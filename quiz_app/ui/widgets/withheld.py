"""The end of an attempt whose answers are not due yet."""

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.services import taking
from quiz_app.ui import frame, text, wording, wording_assign
from quiz_app.ui.context import Here


def withheld(here: Here, sitting: Sitting) -> None:
    """That it is handed in, how much of it was answered, the score where that is due, and when the answers are."""
    assignment = sitting.assignment
    if assignment is None:
        return
    frame.head("Handed in", text.plain(assignment.title))
    with frame.card("withheld"):
        over = sitting.over(here.world.now())
        st.markdown(f":material/check: {wording_assign.TIME_OVER if over else wording_assign.HANDED_IN}")
        of = wording.count(len(sitting.items), "question")
        st.markdown(f"You answered {len(sitting.counting)} of {of}.")
        if sitting.score_due(here.world.now()):
            mine = taking.my_assignment(here.actor, here.world, assignment.id)
            st.markdown(f"Your score: **{wording_assign.share(mine.shares[sitting.attempt.id])}**")
        st.markdown(f":gray[{wording_assign.answers(assignment, here.settings.zone)}]")
        if st.button("Back to the assignment", key="back-to-assignment", type="primary"):
            st.switch_page(frame.view("assignment"), query_params={"id": assignment.id})
