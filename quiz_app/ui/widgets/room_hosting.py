"""What a host can do: begin, reveal, give more time, go on, end; remove somebody or hand over."""

from collections.abc import Callable

import streamlit as st

from quiz_app.domain.room import LOBBY, OPEN, OVER, SHOWN, Room
from quiz_app.services import room_play, rooms
from quiz_app.ui import frame, session, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def hosting(here: Here, room: Room) -> None:
    """The host's buttons for the room as it stands, one of them primary."""
    number = room.turn.number if room.turn else -1
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="hosting"):
        if room.status == OVER:
            _act(here, "Open it again", "reopen", "", lambda: rooms.reopen(here.actor, here.world, room.id))
            return
        if room.status != LOBBY:
            _act(here, "End the room", "end-room", "", lambda: room_play.end(here.actor, here.world, room.id))
        st.space("stretch")
        if room.status == OPEN:
            _while_open(here, room, number)
        else:
            _between(here, room, number)


def _while_open(here: Here, room: Room, number: int) -> None:
    if room.turn and room.turn.deadline:
        more = f"{room.extension} seconds more"
        _act(here, more, "extend", "M", lambda: room_play.extend(here.actor, here.world, room.id, number))
    _act(
        here,
        "Show the answer",
        "reveal",
        "S",
        lambda: room_play.reveal(here.actor, here.world, room.id, number),
        kind="primary",
    )


def _between(here: Here, room: Room, number: int) -> None:
    if room.status == SHOWN and room.discussion:
        _act(here, "Discuss it", "discuss", "D", lambda: room_play.discuss(here.actor, here.world, room.id, number))
    if number + 1 < len(room.tasks):
        words = "Start the first round" if number < 0 else "Next round"
        _act(
            here,
            words,
            "next-round",
            "N",
            lambda: room_play.start(here.actor, here.world, room.id, number + 1),
            kind="primary",
        )
        return
    _act(here, "Play it again", "replay", "P", lambda: room_play.replay(here.actor, here.world, room.id))
    _act(here, "Finish", "finish", "N", lambda: room_play.end(here.actor, here.world, room.id), kind="primary")


def _act(here: Here, words: str, key: str, letter: str, act: Callable[[], object], kind: str = "secondary") -> None:
    """A button whose press is kept before anything else is drawn."""
    shortcut = here.shortcut(letter) if len(letter) == 1 else None
    if st.button(words, key=key, type=kind, shortcut=shortcut):  # type: ignore[arg-type]
        saved(lambda: (act(), True)[1])
        st.rerun()


def managing(here: Here, room: Room) -> None:
    """Another name for oneself; and for the host, who goes and who hosts."""
    me = here.actor.learner
    if room.ended or me not in room.members:
        return
    with st.expander("My name, and the room" if me == room.host else "My name", key="managing"):
        with st.form("rename", border=False):
            name = st.text_input("Your name", value=room.members[me].name, key=f"rename-{room.id}", max_chars=30)
            if st.form_submit_button("Change it", key="rename-go"):
                saved(lambda: (rooms.rename(here.actor, here.world, room.id, name), True)[1])
                session.keep_note("room/name", name)
                st.rerun()
        others = {one: member.name for one, member in room.members.items() if one != me}
        if me == room.host and others:
            _others(here, room, others)


def _others(here: Here, room: Room, others: dict[str, str]) -> None:
    who = st.selectbox(
        "Somebody in the room",
        list(others),
        index=None,
        format_func=lambda one: text.plain(others[one]),
        key="manage-who",
        placeholder="Choose a person",
    )
    with frame.row("manage"):
        if st.button("Make host", key="hand-over", disabled=who is None):
            saved(lambda: (room_play.hand_over(here.actor, here.world, room.id, str(who)), True)[1])
            st.rerun()
        if st.button("Remove", key="remove-member", disabled=who is None):
            saved(lambda: (room_play.remove(here.actor, here.world, room.id, str(who)), True)[1])
            st.rerun()
