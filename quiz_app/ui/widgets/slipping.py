"""A card that keeps slipping: where it comes from, and the ways on."""

import streamlit as st

from quiz_app.domain.card import Card
from quiz_app.domain.own_cards import is_own
from quiz_app.ui import frame, text, wording, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.card_acts import act
from quiz_app.ui.widgets.faces import drawn
from quiz_app.ui.widgets.feedback import sources_in_short


def slipping(here: Here, reading_id: str, card: Card, key: str, lapses: int, *, whole: bool = False) -> None:
    """The claim and the paragraph beside a leech, and what may be done about it. `whole`: not within a fragment."""
    reading = here.world.shelf(reading_id).reading
    with frame.card(f"leech-{key}"):
        times = wording.count(lapses, "time")
        front = drawn(card, key).front
        st.markdown(f":material/repeat: {wording_cards.SLIPPING.format(times=times, front=front)}")
        st.markdown(f":gray[{wording_cards.INSTEAD}]")
        for claim in card.claims:
            if claim in reading.claim:
                kind = wording.CLAIM_KINDS[reading.claim[claim].kind]
                st.markdown(f":gray-badge[{kind}] {text.bank(reading.claim[claim].says)}")
        if card.claims:
            sources_in_short(reading, card.claims, f"leech-{key}")
        with frame.row(f"leech-ways-{key}"):
            for name, label in (("suspend", "Suspend it"), ("keep", "Go on with it"), ("reset", "Begin it anew")):
                if st.button(label, key=f"leech-{name}-{key}", type="tertiary") and act(here, reading_id, key, name):
                    if whole:
                        st.rerun()
                    frame.redraw()
            if is_own(card.id):
                st.page_link(
                    frame.view("edit"), label="Reword it", icon=":material/edit:", query_params={"card": card.id}
                )
