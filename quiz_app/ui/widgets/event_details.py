"""One event in detail: its dates, the claims that speak of it, what other sources say, and the way to the next."""

from collections.abc import Sequence

import streamlit as st

from quiz_app.domain import chronicle, dates
from quiz_app.domain.reading import TimelineEvent
from quiz_app.domain.shelf import Shelf
from quiz_app.services import cards, deck
from quiz_app.ui import frame, session, text
from quiz_app.ui import wording_timeline as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.feedback import sources
from quiz_app.ui.widgets.saving import saved


def details(here: Here, shelf: Shelf, events: Sequence[TimelineEvent], event: TimelineEvent) -> None:
    """The card of the picked event, and buttons that lead through the others in order of time."""
    reading = shelf.reading
    with frame.card("event"):
        with st.container(horizontal=True, gap="medium", key="event-body"):
            with st.container(width="content", key="num-event"):
                st.markdown(wording.year(event.best_date))
            with st.container(width="stretch", gap=6, key="event-words"):
                st.header(text.bank(event.label), anchor=False)
                if event.says:
                    st.markdown(text.bank(event.says))
                _dates(event)
        with frame.row("event-foot"):
            _walk(here, reading.id, events, event)
            _make_card(here, shelf, event)
        _sources(shelf, event)
    if session.take_note("go-to-event"):
        arrive(f"event/{event.id}", "event-words")


def _dates(event: TimelineEvent) -> None:
    """What the reading says, what others do, and the gap."""
    if event.date:
        st.markdown(
            f":gray-badge[:material/article: In the reading: {dates.words(event.date)}] "
            f":gray[{wording.precision(event.date)}]"
        )
    if event.context_date:
        st.markdown(
            f":violet-badge[:material/explore: Other sources: {dates.words(event.context_date)}] "
            f":gray[{wording.precision(event.context_date)}]"
        )
    st.markdown(f":gray[{wording.gap(chronicle.gap_of(event))}.]")


def _sources(shelf: Shelf, event: TimelineEvent) -> None:
    """The claims with their paragraphs, the notes about them, and where the other date comes from."""
    reading = shelf.reading
    with st.container(gap=6, key="event-sources"):
        for claim in (reading.claim[one] for one in event.claims if one in reading.claim):
            st.markdown(f":gray-badge[:material/format_quote: The reading says] {text.bank(claim.says)}")
        if event.source:
            st.markdown(f":violet-badge[:material/explore: Source of the date] :gray[{text.bank(event.source)}]")
        if event.claims:
            sources(reading, event.claims, "event")


def _walk(here: Here, reading_id: str, events: Sequence[TimelineEvent], event: TimelineEvent) -> None:
    place = events.index(event)
    for step, words, letter, icon in ((-1, "Earlier", "E", "arrow_back"), (1, "Later", "L", "arrow_forward")):
        there = 0 <= place + step < len(events)
        st.button(
            words,
            key=f"walk-{words.lower()}",
            icon=f":material/{icon}:",
            shortcut=here.shortcut(letter),
            disabled=not there,
            on_click=pick,
            args=(reading_id, events[place + step].id if there else event.id),
        )
    st.markdown(f":gray[{place + 1} of {len(events)}]", width="stretch")


def pick(reading_id: str, event_id: str) -> None:
    """Have this event shown in detail, and the reader led to it."""
    session.keep_note(f"event/{reading_id}", event_id)
    session.keep_note("go-to-event", True)


def _make_card(here: Here, shelf: Shelf, event: TimelineEvent) -> None:
    of = f"event.{event.id}"
    if of in deck.cards_of(here.actor, here.world, shelf.reading.id):
        st.markdown(":gray[:material/check: A card]", width="content")
        return
    pressed = st.button("Make a card", key="make-card", type="tertiary", icon=":material/add:")
    if pressed and saved(lambda: cards.add_card(here.actor, here.world, shelf.reading.id, of)):
        frame.redraw()
