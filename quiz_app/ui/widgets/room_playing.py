"""A room as one of its members sees it: what is to be done on the left, who is here on the right."""

import streamlit as st

from quiz_app.domain.classcode import shown
from quiz_app.domain.room import LOBBY, OPEN, OVER, Room
from quiz_app.live.push import SAFETY_NET
from quiz_app.services import rooms
from quiz_app.ui import context, frame, session, text, wording, wording_room
from quiz_app.ui.address import address
from quiz_app.ui.context import Here
from quiz_app.ui.room_news import signature
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.qr import qr
from quiz_app.ui.widgets.room_board import board
from quiz_app.ui.widgets.room_end import ending
from quiz_app.ui.widgets.room_hosting import hosting, managing
from quiz_app.ui.widgets.room_people import followed, people, present, timers
from quiz_app.ui.widgets.room_reveal import reveal
from quiz_app.ui.widgets.room_task import task


def playing(here: Here, room_id: str) -> None:
    """Draw the room as it stands; what is pushed from elsewhere has it drawn again."""
    room = rooms.look(here.actor, here.world, room_id)
    session.keep_note(f"room/{room_id}", signature(room, here.actor.learner))
    _head(room)
    if room.shared and room.status == OPEN:
        timers(room)
        _together(room_id)
        managing(here, room)
    else:
        _apart(here, room)
    where = f"{room.status}/{room.play}/{room.turn.number if room.turn else ''}"
    arrive(f"room/{room_id}/{where}", "head")


def _apart(here: Here, room: Room) -> None:
    """What is one's own on the left, the group on the right: news draws the group alone."""
    left, right = st.columns([8, 5], gap="medium")
    with left:
        _left(here, room)
        if here.actor.learner == room.host:
            hosting(here, room)
    with right:
        timers(room)
        people(room.id)
        managing(here, room)


@st.fragment(run_every=SAFETY_NET)
def _together(room_id: str) -> None:
    """The shared board and who is at it, drawn again with each move of anybody; nothing is typed in here."""
    here = context.in_rooms()
    room = followed(here, room_id)
    turn = room.turn
    assert turn is not None and turn.board is not None
    left, right = st.columns([8, 5], gap="medium")
    with left:
        board(here, room, turn, turn.board)
        if here.actor.learner == room.host:
            hosting(here, room)
    with right:
        present(here, room)


def _head(room: Room) -> None:
    """The room's name and code, and what is on."""
    eyebrow = f"{text.plain(room.title)}, room {shown(room.code)}"
    if room.task is None or room.turn is None:
        frame.head("The room was ended" if room.status == OVER else "Waiting for the group", eyebrow)
    elif room.status == OVER:
        frame.head("How it went", eyebrow)
    else:
        of = f", round {room.turn.number + 1} of {len(room.tasks)}"
        lede = wording_room.SHARED if room.shared and room.status == OPEN else wording_room.LEDES[room.task.kind]
        frame.head(wording_room.title_of(room.task), eyebrow + of, lede)


def _left(here: Here, room: Room) -> None:
    if room.status == OVER:
        ending(here, room)
    elif room.status == LOBBY:
        _lobby(room)
    elif room.status == OPEN:
        task(room.id)
    else:
        reveal(here, room)


def _lobby(room: Room) -> None:
    """The code, the link and its picture, and what will be played."""
    link = context.given_to_others(address("room", code=shown(room.code)))
    with frame.card("lobby"):
        st.markdown(wording_room.LOBBY)
        with frame.row("code"):
            with st.container(width="stretch", gap="small"):
                st.title(shown(room.code), anchor=False)
                st.code(link, language=None, wrap_lines=True)
            qr(link, f"A code for the camera that leads to {link}", width=180)
        st.markdown(f":gray[{wording_room.LATE} The code is good for 24 hours.]")
    with frame.card("rounds"):
        st.header(wording.sentence(wording.count(len(room.tasks), "round")), anchor=False)
        names = [wording_room.title_of(one) for one in room.tasks]
        st.markdown("\n".join(f"1. {name}" for name in names))
        if room.seconds:
            st.markdown(f":gray[{wording.clock(room.seconds)} for each.]")
