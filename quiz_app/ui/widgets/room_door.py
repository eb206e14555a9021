"""The door of a room: a code, a name, and in."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.services import rooms
from quiz_app.ui import frame, session, text, wording_room
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def asking_for_code(refused: str = "") -> None:
    """Ask for the code of a room."""
    with st.form("room-code-form", border=False):
        code = st.text_input("Code of the room", key="room-code", max_chars=20, placeholder="ACDE-FGHJ")
        sent = st.form_submit_button("Go to the room", key="room-code-go", width="stretch")
    if refused:
        st.markdown(f":material/info: {text.plain(refused)}")
    if sent and code.strip():
        st.switch_page(frame.view("room"), query_params={"code": code.strip()})


def door(here: Here, code: str) -> None:
    """What the code leads to, and a name to come in with."""
    try:
        seen = rooms.door(here.actor, here.world, code)
    except QuizAppError as error:
        frame.head("Join a room")
        with frame.card("join"):
            asking_for_code(str(error))
        return
    if seen.inside:
        _go_in(seen.room)
    here_now = wording_room.people(seen.people)
    frame.head(text.plain(seen.title), "Join a room", f"{text.plain(seen.host)} hosts it; {here_now} in it so far.")
    with frame.card("join"), st.form("join-room", border=False):
        known = session.note("room/name") or here.settings.name
        name = st.text_input("Your name, as the others see it", value=known, key="join-name", max_chars=30)
        team = ""
        if seen.teams:
            team = str(st.segmented_control("Team", seen.teams, default=seen.teams[0], key="pick-team") or "")
        sent = st.form_submit_button("Join", key="join-go", type="primary", width="stretch")
    if sent and (room := saved(lambda: rooms.join(here.actor, here.world, code, name, team))):
        session.keep_note("room/name", name)
        _go_in(room.id)


def _go_in(room_id: str) -> None:
    st.query_params.from_dict({"id": room_id})
    st.rerun()
