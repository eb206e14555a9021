"""When a room was ended: what the group missed, as cards for each, and everything as CSV."""

import streamlit as st

from quiz_app.domain.room import Room
from quiz_app.services import room_results
from quiz_app.ui import frame, session, text, wording, wording_room
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

MOST_SHOWN = 12


def ending(here: Here, room: Room) -> None:
    """The cards that the group's misses make, and the downloads."""
    missed = room_results.missed_cards(here.actor, here.world, room.id)
    with frame.card("missed"):
        st.header("What the group missed", anchor=False)
        if not missed:
            st.markdown(wording_room.NOTHING_MISSED)
        for place, (_, card, number) in enumerate(missed[:MOST_SHOWN]):
            with st.container(gap=2, key=f"missed-{place}"):
                people = wording.count(number, "person", "people")
                st.markdown(f"{text.bank(card.front.splitlines()[0])} :gray[missed by {people}]")
        if len(missed) > MOST_SHOWN:
            st.markdown(f":gray[And {len(missed) - MOST_SHOWN} more.]")
        if missed:
            _take(here, room, len(missed))
    st.download_button(
        "All answers as CSV",
        data=lambda: room_results.room_csv(here.actor, here.world, room.id),
        file_name="room.csv",
        mime="text/csv",
        key="room-csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _take(here: Here, room: Room, number: int) -> None:
    """Have the cards among one's own; who has no account takes them along as a file."""
    cards = wording.count(number, "card")
    if here.actor.role == "member":
        st.download_button(
            f"Take the {cards} along as CSV",
            data=lambda: room_results.cards_csv(here.actor, here.world, room.id),
            file_name="missed.csv",
            mime="text/csv",
            key="cards-csv",
            on_click="ignore",
        )
        return
    done = session.note(f"room/{room.id}/cards")
    if done is not None:
        st.markdown(f":green[:material/check:] {wording.sentence(wording.count(done, 'new card'))} among yours.")
        return
    if st.button(f"Add the {cards} to mine", key="add-missed", type="primary"):
        added = saved(lambda: (room_results.add_missed(here.actor, here.world, room.id),))
        if added is not None:
            session.keep_note(f"room/{room.id}/cards", added[0])
            st.rerun()
