"""A search field and what it finds."""

import streamlit as st

from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.services.searching import Found, search
from quiz_app.services.settings import change_setting
from quiz_app.ui import frame, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.choosing import begin

KINDS = {
    "term": ("menu_book", "Term"),
    "claim": ("format_quote", "Claim"),
    "item": ("quiz", "Question"),
    "card": ("style", "Card"),
}


def searching(here: Here) -> None:
    """Draw the field; below it, once there are words, what holds all of them."""
    words = st.text_input(
        "Search questions, cards, claims and terms", key="search", type="search", max_chars=100, persist_state="session"
    )
    if not words:
        return
    found = search(here.actor, here.world, words)
    if not found:
        st.markdown(":gray[Nothing holds all of these words.]")
    for place, one in enumerate(found):
        _hit(here, place, one)


def _hit(here: Here, place: int, found: Found) -> None:
    icon, kind = KINDS[found.kind]
    shelf = here.world.shelf(found.reading)
    with frame.card(f"hit-{place}"), frame.row():
        with st.container(gap=2, width="stretch", key=f"hit-words-{place}"):
            st.markdown(f":gray[:material/{icon}: {kind}, {text.bank(shelf.reading.title)}]")
            st.markdown(text.bank(found.words))
        if found.claims and st.button("Quiz me on this", key=f"hit-quiz-{place}"):
            change_setting(here.actor, here.world, "reading", found.reading)
            draw = Draw(claims=found.claims, items=5)
            begin(here, shelf, Plan(title="What you looked up", draw=draw, mode=PRACTICE))
