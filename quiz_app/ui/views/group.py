"""Group: open a room for others, join one, or go back to one."""

import streamlit as st

from quiz_app.domain.room import OVER
from quiz_app.services import rooms
from quiz_app.ui import context, frame, text, wording_room
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.room_door import asking_for_code
from quiz_app.ui.widgets.room_opening import opening


def past(here: Here) -> None:
    """The rooms that one was in; who has no account comes back by the link."""
    if here.actor.role == "member":
        return
    found = rooms.my_rooms(here.actor, here.world)
    if not found:
        return
    frame.section("rooms", "Your rooms", "Each can be opened again and played once more.")
    with frame.card("rooms"):
        for room in found[:20]:
            with frame.row(f"room-{room.id}"):
                state = "ended" if room.status == OVER else "open"
                people = wording_room.people(len(room.members))
                when = f"{room.opened_at:%d.%m.%Y}"
                st.markdown(f"**{text.plain(room.title)}** :gray[{when}, {people}, {state}]", width="stretch")
                if st.button("Go in", key=f"go-{room.id}", type="tertiary", icon=":material/arrow_forward:"):
                    st.switch_page(frame.view("room"), query_params={"id": room.id})


with frame.page(frame.WIDE):
    here = context.in_rooms()
    frame.head("Play it together", "Group", "One opens a room on the reading; the others join on their own screens.")
    left, right = st.columns([8, 5], gap="medium")
    with left:
        frame.section("open", "Open a room")
        with frame.card("open"):
            if here.actor.role in rooms.HOSTS:
                opening(here)
            else:
                st.markdown("Sign in, or join a class, to open a room. To join one you need its code and a name.")
    with right:
        frame.section("join", "Join a room", "The host has its code.")
        with frame.card("join"):
            asking_for_code()
        past(here)
