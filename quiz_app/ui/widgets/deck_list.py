"""The list of cards: what is meant, what to do with them, and the way to each."""

import streamlit as st

from quiz_app.domain.picking import STATES, YOURS, Listed, Pick
from quiz_app.domain.shelf import Shelf
from quiz_app.services import cards, cramming
from quiz_app.services.card_page import list_cards
from quiz_app.ui import frame, session, text, wording, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.card_acts import told
from quiz_app.ui.widgets.faces import drawn, topic_of
from quiz_app.ui.widgets.saving import saved

AT_ONCE = 25
LONGEST_LABEL = 110


def deck_list(here: Here, shelf: Shelf) -> None:
    """Choose cards, and do something with them."""
    told()
    frame.head("All cards", text.bank(shelf.reading.title))
    _taken_away(here, shelf)
    pick = _pick(shelf)
    found = list_cards(here.actor, here.world, shelf.reading.id, pick)
    _todo(here, shelf, pick, found)
    shown = session.note("deck_shown", AT_ONCE)
    with st.container(gap=10, key="deck"):
        for one in found[:shown]:
            _row(here, shelf, one)
    if len(found) > shown and st.button(f"Show {AT_ONCE} more", key="deck-more"):
        session.keep_note("deck_shown", shown + AT_ONCE)
        st.rerun()


def _taken_away(here: Here, shelf: Shelf) -> None:
    """A way back for the card that was taken away last."""
    reading, card_id = session.note("taken_away", ("", ""))
    if reading != shelf.reading.id:
        return
    with frame.row("taken-away"):
        st.markdown(":material/delete: The card is away. What you learnt of it is kept.", width="stretch")
        pressed = st.button("Bring it back", key="bring-back", type="tertiary", icon=":material/undo:")
        if pressed and saved(lambda: (cards.remove_card(here.actor, here.world, reading, card_id, on=False),)):
            session.drop_note("taken_away")
            st.switch_page(frame.view("card"), query_params={"card": card_id})


def _pick(shelf: Shelf) -> Pick:
    """What the controls say is meant."""
    words = st.text_input("Words on the card", key="deck-words", type="search", max_chars=100, persist_state="session")
    with st.expander("Choose by topic, paragraph, claim or state", key="deck-filters"):
        reading = shelf.reading
        banks = {"": "All banks"} | {bank.id: text.bank(bank.title) for bank in shelf.banks} | {YOURS: "Your own"}
        bank = _choice("Bank", banks)
        topics = {
            topic: text.bank(title)
            for topic, title in shelf.topics.items()
            if bank in ("", YOURS) or topic.startswith(f"{bank}/")
        }
        paragraphs = {one.id: f"Paragraph {one.id.lstrip('p')}" for one in reading.paragraphs}
        topic = _choice("Topic", {"": "All topics"} | topics)
        paragraph = _choice("Paragraph", {"": "All paragraphs"} | paragraphs)
        claims = {one.id: text.bank(one.says) for one in reading.claims if paragraph in ("", one.paragraph)}
        claim = _choice("Claim", {"": "All claims"} | claims)
        state = _choice("State", {one: wording_cards.STATES[one] for one in STATES})
    return Pick(bank, topic, paragraph, claim, next(one for one in STATES if one == state), words.strip())


def _choice(label: str, options: dict[str, str]) -> str:
    """The value chosen; the first where the one chosen before is no longer there."""
    key = f"deck-{label.lower()}"
    if session.widget(key) not in (None, *options):
        session.set_widget(key, "")
    chosen = st.selectbox(label, list(options), format_func=options.get, key=key, persist_state="session")
    return chosen or ""


def _todo(here: Here, shelf: Shelf, pick: Pick, found: list[Listed]) -> None:
    """How many fit, and what can be done with them."""
    st.markdown(f":gray[{wording.sentence(wording.count(len(found), 'card fits', 'cards fit'))}.]")
    everything = pick == Pick()
    with frame.row("deck-todo"):
        if st.button("Study these", key="deck-study", type="primary", icon=":material/play_arrow:", disabled=not found):
            if everything:
                session.drop_note("cards_of")
            else:
                session.keep_note("cards_of", [one.card.id for one in found])
                session.keep_note("cards_title", title_of(shelf, pick))
            st.switch_page(frame.view("cards"))
        pressed = st.button("Cram these", key="deck-cram", icon=":material/bolt:", disabled=not found)
        only = [] if everything else [one.card.id for one in found]
        title = title_of(shelf, pick)
        if pressed and saved(lambda: cramming.start(here.actor, here.world, shelf.reading.id, title, only)):
            st.switch_page(frame.view("cram"))
        st.page_link(frame.view("edit"), label="New card", icon=":material/add:")
    if found:
        st.markdown(f":gray[:small[Cramming: {wording_cards.CRAM[:1].lower()}{wording_cards.CRAM[1:]}]]")


def title_of(shelf: Shelf, pick: Pick) -> str:
    """What was picked, in a few words."""
    reading, parts = shelf.reading, []
    if pick.bank:
        titles = {bank.id: bank.title for bank in shelf.banks}
        parts.append(titles.get(pick.bank, wording_cards.YOUR_OWN))
    if pick.topic:
        parts.append(shelf.topics.get(pick.topic, ""))
    if pick.paragraph:
        parts.append(f"Paragraph {pick.paragraph.lstrip('p')}")
    if pick.claim in reading.claim:
        parts.append(reading.claim[pick.claim].says)
    if pick.state:
        parts.append(wording_cards.STATES[pick.state])
    if pick.words:
        parts.append(text.plain(pick.words))
    return ", ".join(part for part in parts if part) or "All cards"


def _row(here: Here, shelf: Shelf, one: Listed) -> None:
    """A card: the way to it, its topic and its states."""
    with st.container(border=True, key=f"card-row-{one.card.id}", gap=2):
        front = " ".join(drawn(one.card, one.faces[0].key).front.split())
        label = front if len(front) <= LONGEST_LABEL else f"{front[:LONGEST_LABEL].rstrip(chr(92))}…"
        st.page_link(frame.view("card"), label=label, query_params={"card": one.card.id})
        badges = " ".join(wording_cards.BADGES[state] for state in one.states if state)
        due = f"comes back on {wording.long_date(one.due)}" if one.due and not badges else ""
        words = ", ".join(part for part in (topic_of(shelf, one.card), due) if part)
        st.markdown(f":gray[:small[{words}]] {badges}")
