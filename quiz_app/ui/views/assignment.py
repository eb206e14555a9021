"""An assignment as its students have it: what is asked of them, and the way into the attempt."""

from dataclasses import replace

import streamlit as st

from quiz_app.domain.errors import NotAllowed, NotFound, QuizAppError
from quiz_app.domain.quiz import PRACTICE
from quiz_app.services import quizzing, taking
from quiz_app.ui import context, frame, session, text, wording_assign, wording_entry
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.assigned import assigned
from quiz_app.ui.widgets.attempting import attempting
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.saving import saved


@st.fragment
def shown() -> None:
    """The attempt in the address, once there is one, else the assignment.

    One fragment: who presses Start has her first question by one short run. A class presses it in one second.
    """
    attempt = st.query_params.get("attempt", "")
    with frame.page(frame.FOCUS, gap=20 if attempt else 28):
        try:
            if not attempt or not _taken(attempt):
                draw(context.here())
        except QuizAppError as error:
            nothing(str(error), "Back to today", "today")


def _taken(attempt: str) -> bool:
    """Draw the attempt; False where it is not hers: an address that was passed on opens the assignment."""
    try:
        attempting(attempt)
    except (NotAllowed, NotFound):
        return False
    return True


def draw(here: Here) -> None:
    """The assignment in the address; who is not in its class is led through joining."""
    query = st.query_params.to_dict()
    try:
        found = taking.my_assignment(here.actor, here.world, query.get("id", ""))
    except QuizAppError as error:
        to_join = {"code": query.get("code", ""), "next": query.get("id", "")}
        stranger = isinstance(error, NotAllowed) or here.actor.role == "guest"
        if stranger and practising(here, to_join):
            return
        if stranger and to_join["code"]:
            st.switch_page(frame.view("join"), query_params=to_join)
        if here.actor.role == "guest" and context.installation().settings.in_class:
            nothing(wording_entry.WHO_ARE_YOU, "Sign in or come back", "signin")
            return
        raise
    assigned(here, found)


def practising(here: Here, to_join: dict[str, str]) -> bool:
    """Whether guests may practise it; if so, that is offered beside joining."""
    if not context.installation().settings.in_class:
        return False
    actor, world, _ = context.at_the_door(here)
    try:
        found = taking.for_guests(actor, world, to_join["next"])
    except QuizAppError:
        return False
    frame.head(text.plain(found.title), "", wording_assign.FOR_GUESTS)
    with frame.row("guests"):
        if to_join["code"] and st.button("Join the class", key="guest-join", type="primary"):
            st.switch_page(frame.view("join"), query_params=to_join)
        if st.button("Practise it, uncounted", key="guest-practise"):
            plan = replace(found.plan, mode=PRACTICE, minutes=None)
            sitting = saved(lambda: quizzing.start(here.actor, here.world, found.reading, plan))
            if sitting is not None:
                session.keep_note(session.GUEST_CODE, to_join["code"])
                st.switch_page(frame.view("quiz"), query_params={"attempt": sitting.attempt.id})
    return True


shown()
