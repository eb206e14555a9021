"""The time that is left, told in minutes; a warning in good time, and more time for the asking."""

from functools import partial

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import QuizAppError, StoreUnavailable
from quiz_app.services import quizzing
from quiz_app.ui import session, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.responding import certainty_of
from quiz_app.ui.widgets.saving import done
from quiz_app.ui.widgets.seeing import seen

LAST_PART, LAST_SECONDS = 0.2, 20
MORE = (("Five more minutes", "five-more", 300), ("Go on without a limit", "no-limit", None))


def timing(here: Here, sitting: Sitting) -> None:
    """Draw the clock of an attempt with a time limit; nothing for one without."""
    if sitting.deadline is not None:
        _clock(sitting.attempt.id)


@st.fragment(run_every=2)
def _clock(attempt_id: str) -> None:
    here, sitting, away = seen(attempt_id)
    if sitting.finished or sitting.deadline is None:
        return
    left = (sitting.deadline - here.world.now()).total_seconds()
    if left <= 0 and away is None and _time_over(here, sitting):
        st.rerun()
    whole = (sitting.deadline - sitting.attempt.started_at).total_seconds()
    with st.container(key="clock", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":gray[:material/timer: {wording.clock(left)} left]")
        if left <= max(LAST_SECONDS, whole * LAST_PART):
            st.markdown(":orange-badge[:material/schedule: Nearly over]")
        if sitting.assignment is not None:  # more time is the teacher's to give
            return
        with st.popover("More time", type="tertiary", key="more-time"):
            for words, key, seconds in MORE:
                pressed = st.button(words, key=key)
                if pressed and done(partial(quizzing.add_time, here.actor, here.world, attempt_id, seconds)):
                    st.rerun()


def _time_over(here: Here, sitting: Sitting) -> bool:
    """Whether what stands on the screen is saved, if it can be, and handed in; else it is tried again in a moment."""
    try:
        _save_draft(here, sitting)
        quizzing.finish(here.actor, here.world, sitting.attempt.id)
    except StoreUnavailable:
        return False
    return True


def _save_draft(here: Here, sitting: Sitting) -> None:
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
            except StoreUnavailable:
                raise
            except QuizAppError:
                session.keep_draft(asked.response_id, None)  # too late, or not a whole answer: what was saved counts
