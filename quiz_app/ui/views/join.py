"""Join a class by its code: the code, the name, and the way back in."""

from urllib.parse import urlencode

import streamlit as st

from quiz_app.domain import classcode
from quiz_app.domain.cohort import LONGEST_NAME
from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.log import Log
from quiz_app.services import cohorts, joining, withholding
from quiz_app.services.joining import Invitation, Joined
from quiz_app.ui import context, frame, session, text, wording, wording_entry
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import posting
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.saving import saved

DONE, NEW = "join/done", "join/new"


def draw(here: Here) -> None:
    """The step that comes next: the code, the name, or the way back in."""
    done: Joined | None = session.note(DONE)
    if done is not None:
        welcome(done)
        return
    code = st.query_params.get("code", "")
    if not code:
        ask_code()
        return
    actor, world, address = context.at_the_door(here)
    if here.actor.role == "guest" and not actor.device:
        frame.head("Join a class")
        nothing(wording_entry.NO_COOKIES, "Back to today", "today")
        return
    found = saved(lambda: joining.invitation(actor, world, code, address))
    if found is None:
        ask_code()
        return
    mine = [one for one, _ in cohorts.joined(here.actor, here.world)]
    if found.cohort in {one.id for one in mine}:
        frame.head("Join a class")
        nothing(f"You are in {found.title} already.", "Go to Today", "today")
        return
    ask_name(here, found, code)


def ask_code() -> None:
    """The class code, typed or pasted."""
    frame.head("Join a class", "", wording_entry.JOIN_LEDE)
    with frame.card("join-code"), st.form("join-code", border=False):
        typed = st.text_input("Class code", key="class-code", max_chars=20, autocomplete="off")
        pressed = st.form_submit_button("Go on", key="class-code-send", type="primary")
        if pressed and typed.strip():
            code = classcode.code_in(typed, classcode.CLASS_CODE)
            if code is None:
                st.markdown(f":orange[:material/error: {text.plain(joining.NO_SUCH_CODE)}]")
            else:
                st.query_params["code"] = code
                st.rerun()
    st.page_link(frame.view("signin"), label="I have a return code, or I am a teacher", icon=":material/login:")


def ask_name(here: Here, found: Invitation, code: str) -> None:
    """Who she is: a name that she writes, or one of the list."""
    frame.head(f"Join {text.plain(found.title)}", "Join a class", wording_entry.PERSONAL_JOIN if owner(here) else "")
    with frame.card("join-name"), st.form("join-name", border=False):
        name, entry = "", ""
        if found.by_roster:
            names = {one.id: one.name for one in found.entries}
            st.markdown(wording_entry.PICK_YOURSELF if names else wording_entry.ALL_TAKEN)
            entry = st.selectbox("Your name", list(names), None, format_func=names.get, key="join-entry") or ""
        else:
            name = st.text_input(
                "Your name", here.settings.name, key="join-as", max_chars=LONGEST_NAME, help=wording_entry.NAME_HELP
            )
        before = done_as_guest(here)
        pressed = st.form_submit_button("Join", key="join-send", type="primary")
    new_id = session.note(NEW) or here.world.new_id()
    session.keep_note(NEW, new_id)
    if not pressed:
        return
    if found.by_roster and not entry:
        st.markdown(f":orange[:material/error: {wording_entry.PICK_YOURSELF}]")
        return
    actor, world, address = context.at_the_door(here)
    done = saved(lambda: joining.join(actor, world, code, name, entry, address, new_id, before))
    if done is not None:
        session.drop_note(NEW)
        session.keep_note(DONE, done)
        st.rerun()


def done_as_guest(here: Here) -> Log | None:
    """What she did here as a guest, if she did anything and would take it along."""
    if here.actor.role != "guest":
        return None
    log = withholding.own_log(here.actor, here.world)
    counts = {"answer": len(log.responses), "card review": len(log.reviews)}
    parts = [wording.count(number, what) for what, number in counts.items() if number]
    if not parts:
        return None
    label = f"Take along what I did as a guest: {' and '.join(parts)}"
    return log if st.checkbox(label, value=True, key="bring-along", help=wording_entry.ALONG) else None


def welcome(done: Joined) -> None:
    """She is in; the code that brings her back, shown this once."""
    if done.ticket:
        posting.use_ticket(done.ticket)
    frame.head("You are in")
    with frame.card("welcome"):
        if done.return_code:
            st.markdown(wording_entry.RETURN_CODE)
            with st.container(key="num-code"):
                st.markdown(classcode.shown(done.return_code))
            st.markdown(f":gray[{wording_entry.REMEMBERED}]")
        if st.button("Go on", key="joined-on", type="primary"):
            go_on(done)


def go_on(done: Joined) -> None:
    """To the assignment whose link led her here, else to Today; a new student with her new cookie."""
    session.drop_note(DONE)
    assignment = st.query_params.get("next", "")
    if done.new:
        posting.go(done.learner, f"/assignment?{urlencode({'id': assignment})}" if assignment else "/")
    elif assignment:
        st.switch_page(frame.view("assignment"), query_params={"id": assignment})
    else:
        st.query_params.clear()
        st.switch_page(frame.view("today"))


def owner(here: Here) -> bool:
    """Whether this is a personal installation."""
    return here.actor.role == "owner"


with frame.page(frame.FOCUS):
    try:
        draw(context.here())
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
