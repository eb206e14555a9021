"""The dated events of a reading as a list: its own dates and other sources' told apart, and a card for the asking."""

import streamlit as st

from quiz_app.domain import dates
from quiz_app.domain.reading import TimelineEvent
from quiz_app.domain.shelf import Shelf
from quiz_app.services import cards, deck
from quiz_app.ui import frame, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def dated(here: Here, shelf: Shelf) -> None:
    """Every event in order of time, by other sources' date where there is one."""
    made = deck.cards_of(here.actor, here.world, shelf.reading.id)
    with frame.card("dated"):
        for event in sorted(shelf.reading.timeline, key=lambda one: dates.bounds(one.best_date).first):
            _event(here, shelf, event, f"event.{event.id}" in made)


def _event(here: Here, shelf: Shelf, event: TimelineEvent, made: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"dated-{event.id}"):
        with st.container(gap=2, width="stretch"):
            st.markdown(f"**{text.bank(event.label)}** {_when(event)}")
            if event.says:
                st.markdown(f":gray[{text.bank(event.says)}]")
        if made:
            st.markdown(":gray[:material/check: A card]", width="content")
            return
        pressed = st.button("Make a card", key=f"make-event-{event.id}", type="tertiary", icon=":material/add:")
        if pressed and saved(lambda: cards.add_card(here.actor, here.world, shelf.reading.id, f"event.{event.id}")):
            st.rerun()


def _when(event: TimelineEvent) -> str:
    """The dates as badges: what the reading says, and what others do."""
    own = f":gray-badge[:material/article: {dates.words(event.date)}]" if event.date else ""
    others = f":violet-badge[:material/explore: {dates.words(event.context_date)}]" if event.context_date else ""
    return " ".join(part for part in (own, others) if part)
