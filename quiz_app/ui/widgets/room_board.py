"""The shared board: every move is everybody's at once, with the names of those who are at an event beside it."""

import streamlit as st

from quiz_app.domain.room import Room, Turn
from quiz_app.domain.room_board import TOP, Board
from quiz_app.services import room_play
from quiz_app.ui import frame, text, wording_room
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.dragging import dragging
from quiz_app.ui.widgets.saving import saved

MOST_NAMES = 4


def board(here: Here, room: Room, turn: Turn, shared: Board) -> None:
    """The events in the order that stands, each with its arrows; one's own last move can be taken back."""
    put = room.tasks[turn.number].put
    labels = {entry.id: entry.text for entry in (put.entries if put else ())}
    at = _names_at(here, room, shared)
    st.markdown(f":gray[{wording_room.BOARD}]")
    with st.container(key="slots", gap=8):
        for place, entry in enumerate(shared.order):
            _slot(here, room, turn, shared, place, labels[entry], at.get(entry, ""))
    moved = dragging(f"board-{room.id}-{turn.number}")
    if moved and set(moved) <= set(shared.order):
        _move(here, room, turn, shared, moved[0], shared.order.index(moved[1]))
    mine = shared.undoable.get(here.actor.learner)
    if st.button(
        "Take back my last move",
        key="take-back",
        type="tertiary",
        icon=":material/undo:",
        shortcut=here.shortcut("U"),
        disabled=mine is None,
    ):
        ordinal = shared.given.get(here.actor.learner, 0)
        if saved(lambda: room_play.take_back(here.actor, here.world, room.id, (turn.play, turn.number), ordinal)):
            frame.redraw()


def _names_at(here: Here, room: Room, shared: Board) -> dict[str, str]:
    """Who is at which event, by name."""
    found: dict[str, list[str]] = {}
    for member, entry in shared.cursors.items():
        if member in room.members:
            name = "you" if member == here.actor.learner else text.plain(room.members[member].name)
            found.setdefault(entry, []).append(name)
    return {entry: _few(names) for entry, names in found.items()}


def _few(names: list[str]) -> str:
    rest = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _slot(here: Here, room: Room, turn: Turn, shared: Board, place: int, label: str, names: str) -> None:
    entry = shared.order[place]
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"slot-{entry}"
    ):
        st.markdown(f"{place + 1}", width=24)
        with st.container(width="stretch", gap=None):
            _pointing(here, room, turn, shared, entry, label)
            if names:
                st.markdown(f":blue-badge[:material/person: {names}]")
        for step, word, icon in ((-1, "up", "arrow_upward"), (1, "down", "arrow_downward")):
            if st.button(
                f"Move {text.bank(label)} {word}",
                key=f"{word}-{entry}",
                type="tertiary",
                icon=f":material/{icon}:",
                shortcut=here.shortcut(str(place + 1)) if step < 0 and place < 9 else None,
                disabled=not 0 <= place + step < len(shared.order),
            ):
                _move(here, room, turn, shared, entry, place + step)


def _pointing(here: Here, room: Room, turn: Turn, shared: Board, entry: str, label: str) -> None:
    """The event's name; pressed, it shows the others that one is at it."""
    if not st.button(text.bank(label), key=f"point-{entry}", type="tertiary", width="stretch"):
        return
    key, ordinal = (turn.play, turn.number), shared.given.get(here.actor.learner, 0)
    if saved(lambda: room_play.point(here.actor, here.world, room.id, key, ordinal, entry)):
        frame.redraw()


def _move(here: Here, room: Room, turn: Turn, shared: Board, entry: str, to: int) -> None:
    """Put an event at a place, told as "behind that one": what others move meanwhile does not change what was meant."""
    rest = [one for one in shared.order if one != entry]
    after = rest[to - 1] if to > 0 else TOP
    key, ordinal = (turn.play, turn.number), shared.given.get(here.actor.learner, 0)
    if saved(lambda: room_play.place(here.actor, here.world, room.id, key, ordinal, entry, after)):
        frame.redraw()
