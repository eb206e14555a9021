"""The class at work: who has begun, where everybody is, how each question goes; drawn anew with every answer."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.live.push import SAFETY_NET, push
from quiz_app.live.secret import secret
from quiz_app.services import live_tokens
from quiz_app.services.assignment_log import topic_of
from quiz_app.services.watching import ENDED, NOT_BEGUN, WORKING, Watched, Working, watch
from quiz_app.ui import context, frame, text, wording

STATES = {NOT_BEGUN: "Not begun", WORKING: "At work", ENDED: "Done"}
BADGES = {NOT_BEGUN: "gray", WORKING: "orange", ENDED: "green"}


@st.fragment(run_every=SAFETY_NET)
def watching(assignment_id: str) -> None:
    """Draw how the class stands, again whenever anybody answers."""
    here = context.here()
    try:
        found = watch(here.actor, here.world, assignment_id)
    except QuizAppError as error:
        st.markdown(text.plain(str(error)))
        return
    topic = topic_of(assignment_id)
    push(topic, found.version, live_tokens.signed(secret(), topic, here.actor.learner))
    frame.section("live", "The class now")
    if not found.students:
        st.markdown("Nobody has joined yet. Show the class the link.")
        return
    with st.container(key="live"):
        counts = ", ".join(f"{found.in_state(one)} {STATES[one].lower()}" for one in (ENDED, WORKING, NOT_BEGUN))
        st.markdown(f"**{counts}**")
        _students(found)
        _items(found)


def _students(found: Watched) -> None:
    order = {WORKING: 0, ENDED: 1, NOT_BEGUN: 2}
    rows = [_row(one) for one in sorted(found.students, key=lambda one: order[one.state])]
    st.table(rows, hide_index=True)


def _row(one: Working) -> dict[str, str]:
    of = len(one.sitting.items) if one.sitting else 0
    more = f", attempt {one.begun}" if one.begun > 1 else ""
    return {
        "Student": text.plain(one.student.name),
        "State": f":{BADGES[one.state]}-badge[{STATES[one.state]}]{more}",
        "Answered": f"{one.answered} of {of}" if of else "",
    }


def _items(found: Watched) -> None:
    """How many have each question right, of those who answered it."""
    if not found.items:
        return
    rows = [
        {
            "Question": text.bank(one.stem),
            "Answered": f"{one.answered} of {one.asked}",
            "Right": f"{one.right} ({round(100 * one.right / one.answered)} %)" if one.answered else "",
        }
        for one in found.items
    ]
    with st.expander(f"How each of {wording.count(len(rows), 'question')} goes", key="live-items", expanded=True):
        st.table(rows, hide_index=True)
