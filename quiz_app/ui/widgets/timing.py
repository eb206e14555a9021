"""The time that is left, told in minutes; a warning in good time, and more time for the asking."""

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import QuizAppError
from quiz_app.services import quizzing
from quiz_app.ui import context, session, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.responding import certainty_of

LAST_PART, LAST_SECONDS = 0.2, 20


def timing(here: Here, sitting: Sitting) -> None:
    """Draw the clock of an attempt with a time limit; nothing for one without."""
    if sitting.deadline is not None:
        _clock(sitting.attempt.id)


@st.fragment(run_every=2)
def _clock(attempt_id: str) -> None:
    here = context.here()
    sitting = quizzing.sitting(here.actor, here.world, attempt_id)
    if sitting.finished or sitting.deadline is None:
        return
    left = (sitting.deadline - here.world.now()).total_seconds()
    if left <= 0:
        _time_over(here, sitting)
    whole = (sitting.deadline - sitting.attempt.started_at).total_seconds()
    with st.container(key="clock", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":gray[:material/timer: {wording.clock(left)} left]")
        if left <= max(LAST_SECONDS, whole * LAST_PART):
            st.markdown(":orange-badge[:material/schedule: Nearly over]")
        if sitting.assignment is not None:  # more time is the teacher's to give
            return
        with st.popover("More time", type="tertiary", key="more-time"):
            if st.button("Five more minutes", key="five-more"):
                quizzing.add_time(here.actor, here.world, attempt_id, 300)
                st.rerun()
            if st.button("Go on without a limit", key="no-limit"):
                quizzing.add_time(here.actor, here.world, attempt_id, None)
                st.rerun()


def _time_over(here: Here, sitting: Sitting) -> None:
    """Save what stands on the screen, hand in, and show the result."""
    place = session.note(f"place/{sitting.attempt.id}", sitting.position)
    if place < len(sitting.items):
        asked = quizzing.ask(here.actor, here.world, sitting, place)
        chosen = session.draft(asked.response_id)
        if chosen is not None:
            try:
                quizzing.answer(
                    here.actor,
                    here.world,
                    asked,
                    chosen,
                    certainty_of(asked),
                    session.drawn_at(asked.response_id, here.world.now()),
                )
            except QuizAppError:
                session.keep_draft(asked.response_id, None)  # too late, or not a whole answer: what was saved counts
    quizzing.finish(here.actor, here.world, sitting.attempt.id)
    st.rerun()
