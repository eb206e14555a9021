"""Opening a room: which rounds, against a clock or not, alone or in teams."""

from typing import Any

import streamlit as st

from quiz_app.domain.room_tasks import FIRST, MOST_EVENTS, ORDER, PLACE, QUIZ, Wish
from quiz_app.services import rooms
from quiz_app.services.rooms import RoomPlan
from quiz_app.ui import frame, session, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

NO_CLOCK, TIMES = "No clock", {"No clock": None, "30 seconds": 30, "60 seconds": 60, "2 minutes": 120, "5 minutes": 300}
TEAMS = ("Red", "Blue", "Green", "Yellow")


def opening(here: Here) -> None:
    """The form; once it is sent, the room."""
    shelf = here.shelf
    if shelf is None:
        st.markdown("There is no reading in the library to play with.")
        return
    room_id = session.note("room/new") or here.world.new_id()
    session.keep_note("room/new", room_id)
    with st.form("open-room", border=False):
        name, title = _names(here)
        wishes = _rounds(shelf.reading.timeline, {bank.id: bank.title for bank in shelf.banks})
        how = _how()
        sent = st.form_submit_button("Open the room", key="open-room-go", type="primary", width="stretch")
    if sent:
        plan = RoomPlan(reading=shelf.reading.id, title=title, name=name, wishes=tuple(wishes), **how)
        if room := saved(lambda: rooms.open_room(here.actor, here.world, room_id, plan)):
            session.drop_note("room/new")
            session.keep_note("room/name", name)
            st.query_params.from_dict({"id": room.id})
            st.switch_page(frame.view("room"), query_params={"id": room.id})


def _names(here: Here) -> tuple[str, str]:
    first, second = st.columns(2)
    known = session.note("room/name") or here.settings.name
    with first:
        name = st.text_input("Your name, as the others see it", value=known, key="room-name", max_chars=30)
    with second:
        title = st.text_input("What to call the room", key="room-title", max_chars=60, placeholder="Thursday seminar")
    return name, title


def _rounds(events: Any, banks: dict[str, str]) -> list[Wish]:
    """How many rounds of each kind."""
    wishes = []
    st.markdown("**Rounds**")
    with st.container(key="room-rounds", gap="small"):
        if len(events) >= 2:
            first, second = st.columns(2)
            most = min(MOST_EVENTS, len(events))
            with first:
                rounds = st.number_input("Put events in order", 0, 5, 1, key="rounds-order")
            with second:
                size = st.number_input("Events in each", 2, most, min(6, most), key="rounds-size")
            wishes.append(Wish(ORDER, int(rounds), int(size)))
            third, fourth = st.columns(2)
            with third:
                wishes.append(Wish(PLACE, int(st.number_input("In which year?", 0, 10, 1, key="rounds-place"))))
            with fourth:
                wishes.append(Wish(FIRST, int(st.number_input("Which came first?", 0, 10, 1, key="rounds-first"))))
        if banks:
            fifth, sixth = st.columns(2)
            with fifth:
                count = st.number_input("Quick quiz: questions", 0, 10, 0, key="rounds-quiz")
            with sixth:
                bank = st.selectbox(
                    "From the bank", list(banks), format_func=lambda one: text.plain(banks[one]), key="rounds-bank"
                )
            wishes.append(Wish(QUIZ, int(count), bank=str(bank)))
    return [wish for wish in wishes if wish.rounds]


def _how() -> dict[str, Any]:
    """Clock, teams, one board or many, talk or none."""
    first, second = st.columns(2)
    with first:
        time = st.selectbox("Time for a round", list(TIMES), key="room-time")
    with second:
        teams = st.selectbox("Teams", ["Everybody alone", "Two teams", "Three teams", "Four teams"], key="room-teams")
    number = {"Two teams": 2, "Three teams": 3, "Four teams": 4}.get(str(teams), 0)
    together = st.checkbox("Order together on one shared board", key="room-together")
    discussion = st.checkbox("Stop to discuss after each answer", value=True, key="room-discussion")
    return {
        "seconds": TIMES[str(time)],
        "teams": TEAMS[:number],
        "together": bool(together),
        "discussion": bool(discussion),
    }
