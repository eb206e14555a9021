"""About one card: its sides, where it stands in the reading, and for each face its history, curve and acts."""

import streamlit as st

from quiz_app.domain.card import Card
from quiz_app.domain.own_cards import is_own
from quiz_app.domain.shelf import Shelf
from quiz_app.services import cards
from quiz_app.services.card_page import CardPage, FacePage, card_page
from quiz_app.ui import frame, session, text, wording, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.card_acts import act, told
from quiz_app.ui.widgets.faces import drawn, topic_of
from quiz_app.ui.widgets.feedback import sources
from quiz_app.ui.widgets.forgetting import forgetting, reviews_table
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.slipping import slipping


def about_card(here: Here, shelf: Shelf, key: str) -> None:
    """The page of the card that this face or card belongs to."""
    told()
    found = card_page(here.actor, here.world, shelf.reading.id, key)
    frame.head("About this card", topic_of(shelf, found.card))
    _standing(shelf, found.card)
    for page in found.faces:
        _face(here, shelf, found, page, several=len(found.faces) > 1)
    _ways(here, shelf, found.card)


def _standing(shelf: Shelf, card: Card) -> None:
    """The claims it tests, with paragraph and context."""
    claims = [shelf.reading.claim[one] for one in card.claims if one in shelf.reading.claim]
    if claims:
        with frame.card("claims"):
            for claim in claims:
                st.markdown(f":gray-badge[{wording.CLAIM_KINDS[claim.kind]}] {text.bank(claim.says)}")
            sources(shelf.reading, card.claims, "about")


def _face(here: Here, shelf: Shelf, found: CardPage, page: FacePage, *, several: bool) -> None:
    """One face: its sides, its state, what to do, and what it went through."""
    key, name = page.face.key, page.face.key.replace(":", "-").replace(".", "-")
    face = drawn(found.card, key)
    with frame.card(f"face-{name}"):
        st.header(face.front, anchor=False)
        st.markdown(face.back)
        badges = " ".join(wording_cards.BADGES[state] for state in page.states if state)
        st.markdown(f"{badges} :gray[{_facts(found, page)}]")
        _acts(here, shelf, page)
        if page.curve:
            forgetting(found, page, name)
        if page.steps:
            reviews_table(page, name)
    if "leech" in page.states:
        slipping(here, shelf.reading.id, found.card, key, page.schedule.lapses, whole=True)


def _facts(found: CardPage, page: FacePage) -> str:
    """When it comes back and how it has gone, in a sentence or two."""
    schedule = page.schedule
    if page.chance is None:
        return "Not studied yet."
    parts = [f"You would recall it today with a chance of {page.chance:.0%}."]
    if schedule.due_day is not None and not {"suspended", "buried"} & set(page.states):
        overdue = schedule.due_day <= found.day
        parts.append("It is due." if overdue else f"It comes back {wording.until(schedule.due_day, found.day)}.")
    if schedule.lapses:
        parts.append(f"Forgotten {wording.count(schedule.lapses, 'time')}.")
    return " ".join(parts)


def _acts(here: Here, shelf: Shelf, page: FacePage) -> None:
    """The acts that fit the face's state."""
    states, key = page.states, page.face.key
    names = ["dig_out" if "buried" in states else "bury", "suspend"]
    if "suspended" in states:
        names = ["resume"]
    names.append("unflag" if "flagged" in states else "flag")
    if page.schedule.reps:
        names.append("reset")
    with frame.row():
        for name in names:
            pressed = st.button(wording_cards.ACTS[name], key=f"act-{name}-{key}", type="tertiary")
            if pressed and act(here, shelf.reading.id, key, name):
                st.rerun()


def _ways(here: Here, shelf: Shelf, card: Card) -> None:
    """On: study it alone, edit it, take it away."""
    with frame.row("ways"):
        if st.button("Study it now", key="study-card", icon=":material/play_arrow:"):
            session.keep_note("cards_of", [card.id])
            session.keep_note("cards_title", "One card")
            st.switch_page(frame.view("cards"))
        if is_own(card.id):
            query = {"card": card.id}
            st.page_link(frame.view("edit"), label="Edit", icon=":material/edit:", query_params=query)
            pressed = st.button("Take it away", key="remove-card", type="tertiary", icon=":material/delete:")
            if pressed and saved(lambda: (cards.remove_card(here.actor, here.world, shelf.reading.id, card.id),)):
                session.keep_note("taken_away", (shelf.reading.id, card.id))
                st.switch_page(frame.view("deck"))
        st.page_link(frame.view("deck"), label="All cards", icon=":material/style:")
