"""A card whose answer is typed before it is shown, and how it compares."""

from collections.abc import Callable

import streamlit as st

from quiz_app.domain.card import Face
from quiz_app.domain.shelf import Shelf
from quiz_app.domain.typed_cards import judge, typeable
from quiz_app.ui import session, text, wording_cards
from quiz_app.ui.context import Here

FACTS = {
    "same": ":green[:material/check_circle: **As it is written.**]",
    "typo": ":green[:material/check_circle: **Counted as right.**] It is written {answer}.",
    "other": ":orange[:material/compare_arrows: **Not the same.**] You wrote: {given}",
}


def typed_now(face: Face) -> bool:
    """Whether this face is asked for by typing: because it says so, or because the session does."""
    return typeable(face) and (face.typed or bool(session.note("typing")))


def typing_in(review_id: str, turn: Callable[[str], None]) -> bool:
    """A field and Enter instead of the button that turns the card; whether it was turned in this run."""
    with st.form(key=f"type-{review_id}", border=False):
        st.text_input("Your answer", key=f"typed-{review_id}", max_chars=200)
        pressed = st.form_submit_button(
            "Show the answer", key="reveal", type="primary", width="stretch", on_click=keep, args=(review_id, turn)
        )
    st.markdown(f":gray[:small[{wording_cards.TYPE_IT}]]")
    if pressed:
        keep(review_id, turn)
    return bool(pressed)


def keep(review_id: str, turn: Callable[[str], None]) -> None:
    """Keep what was typed, which the field forgets once it is no longer drawn, and turn the card."""
    given = session.widget(f"typed-{review_id}")
    if given is not None:
        session.keep_note("typed", (review_id, given))
    turn(review_id)


def compared(shelf: Shelf, face: Face, review_id: str) -> None:
    """How what was typed compares with the answer; nothing where nothing was typed."""
    which, given = session.note("typed", ("", ""))
    if which != review_id or not given.strip():
        return
    fact = FACTS[judge(face, given, shelf.rivals)]
    with st.container(key="compared"):
        st.markdown(fact.format(answer=text.plain(face.answer), given=text.plain(given)))


def turning_button(here: Here, screen: str, turn: Callable[[str], None]) -> bool:
    """The button that turns the card by its click; whether it was pressed."""
    return st.button(
        "Show the answer",
        key="reveal",
        type="primary",
        width="stretch",
        shortcut=here.shortcut("S"),
        on_click=turn,
        args=(screen,),
    )
