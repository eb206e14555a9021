"""The form of a card of one's own. What was written stays in it until it is saved."""

import streamlit as st

from quiz_app.domain.card import Card
from quiz_app.domain.errors import NotAllowed, NotFound
from quiz_app.domain.own_cards import LONGEST, OWN, is_own
from quiz_app.domain.shelf import Shelf
from quiz_app.services import cards, deck
from quiz_app.ui import frame, session, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

SIDES, GAPS = "Front and back", "A sentence with gaps"
CLOZE_HELP = (
    "Put what is to be recalled into braces: Relations began on {{c1::1 May 1948}}. Another gap is {{c2::...}}."
)


def writing(here: Here, shelf: Shelf, card_id: str) -> None:
    """Write a new card, or the one with this id anew."""
    before = _before(here, shelf, card_id)
    frame.head("Edit your card" if before else "New card", text.bank(shelf.reading.title))
    card = before or Card(id=_fresh(here))
    kind = GAPS if card.cloze else SIDES
    if before is None:
        kind = st.segmented_control("Kind", [SIDES, GAPS], default=kind, required=True, key="pick-kind") or SIDES
    with st.form(key=f"card-form-{card.id}", border=True):
        written = _fields(shelf, card, kind)
        pressed = st.form_submit_button("Save the card", key="save-card", type="primary", width="stretch")
    if before:
        st.markdown(":gray[:small[An edit changes nothing about when the card comes back.]]")
    if pressed:
        kept = saved(lambda: cards.write_card(here.actor, here.world, shelf.reading.id, written))
        if kept is not None:
            session.drop_note("new_card")
            session.keep_note("told", "Saved.")
            st.switch_page(frame.view("card"), query_params={"card": kept.id})


def _before(here: Here, shelf: Shelf, card_id: str) -> Card | None:
    """The learner's card as it is; None for a new one."""
    if not card_id:
        return None
    if not is_own(card_id):
        raise NotAllowed("Only your own cards can be edited. This one belongs to a bank.")
    card = deck.cards_of(here.actor, here.world, shelf.reading.id).get(card_id)
    if card is None:
        raise NotFound("There is no such card of yours in this reading.")
    return card


def _fresh(here: Here) -> str:
    """The id of the card that is being written: one until it is saved, so that a retry adds nothing twice."""
    known = session.note("new_card")
    if known is None:
        known = OWN + here.world.new_id().replace("-", "")[:16]
        session.keep_note("new_card", known)
    return str(known)


def _fields(shelf: Shelf, card: Card, kind: str) -> Card:
    """The card as the form has it."""
    front = back = cloze = ""
    turned = False
    if kind == GAPS:
        cloze = st.text_area("Sentence", card.cloze, key=f"cloze-{card.id}", max_chars=LONGEST, help=CLOZE_HELP)
        st.markdown(f":gray[:small[{text.plain(CLOZE_HELP)}]]")
    else:
        front = st.text_area("Front", card.front, key=f"front-{card.id}", max_chars=LONGEST)
        back = st.text_area("Back", card.back, key=f"back-{card.id}", max_chars=LONGEST)
        turned = st.toggle("Ask from the back as well", card.reversed, key=f"reversed-{card.id}")
    typed = st.toggle("Have the answer typed", card.typed, key=f"typed-{card.id}")
    titles = {"": "None"} | {topic.partition("/")[2]: text.bank(title) for topic, title in shelf.topics.items()}
    ids = list(titles)
    place = ids.index(card.topic) if card.topic in titles else 0
    topic = st.selectbox("Topic", ids, place, format_func=titles.get, key=f"topic-{card.id}")
    says = {claim.id: text.bank(claim.says) for claim in shelf.reading.claims}
    claims = st.multiselect(
        "Claims of the reading that it tests",
        list(says),
        [one for one in card.claims if one in says],
        format_func=says.get,
        key=f"claims-{card.id}",
    )
    return Card(
        id=card.id,
        front=front,
        back=back,
        cloze=cloze,
        reversed=turned,
        typed=typed,
        topic=topic or "",
        claims=tuple(claims),
    )
