"""A paragraph of the reading: its digest with terms explained, its claims, and what other sources say of them."""

import re
from functools import lru_cache

import streamlit as st

from quiz_app.domain import dates
from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.domain.reading import Claim, Paragraph, Reading, Term
from quiz_app.domain.shelf import Shelf
from quiz_app.ui import frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.choosing import begin
from quiz_app.ui.widgets.feedback import context_notes

ITEMS = 5


def paragraph(here: Here, shelf: Shelf, one: Paragraph) -> None:
    """Draw a paragraph with everything that hangs on it."""
    reading = shelf.reading
    claims = reading.claims_of(one.id)
    with frame.card(f"paragraph-{one.id}"):
        st.header(f"Paragraph {one.id.lstrip('p')}", anchor=False)
        st.markdown(text.bank(one.text or one.digest))
        _terms(reading, one)
        if claims:
            with st.expander(_claims_title(claims), key=f"claims-{one.id}"):
                for claim in claims:
                    _claim(reading, claim)
        _actions(here, shelf, one, tuple(claim.id for claim in claims))


def _claims_title(claims: tuple[Claim, ...]) -> str:
    return wording.sentence(wording.count(len(claims), "claim")) + ", and what other sources say"


def _claim(reading: Reading, claim: Claim) -> None:
    date = f" :gray[{dates.words(claim.date)}]" if claim.date else ""
    with st.container(gap=2, key=f"claim-{claim.id}"):
        st.markdown(f":gray-badge[{wording.CLAIM_KINDS[claim.kind]}] {text.bank(claim.says)}{date}")
        if notes := reading.context_of((claim.id,)):
            context_notes(notes)


def _terms(reading: Reading, one: Paragraph) -> None:
    """The glossary terms that stand in this paragraph, each explained behind a button."""
    found = terms_in(reading.glossary, one.text or one.digest)
    if not found:
        return
    with st.container(horizontal=True, gap="xsmall", key=f"terms-{one.id}"):
        for term in found:
            with st.popover(
                text.bank(term.term), type="tertiary", icon=":material/menu_book:", key=f"term-{one.id}-{term.id}"
            ):
                st.markdown(f"**{text.bank(term.term)}** {text.bank(term.means)}")


@lru_cache(maxsize=256)
def terms_in(glossary: tuple[Term, ...], words: str) -> tuple[Term, ...]:
    """The terms that a text uses, under any of their names, as whole words."""
    return tuple(
        term
        for term in glossary
        if any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in (term.term, *term.aliases))
    )


def _actions(here: Here, shelf: Shelf, one: Paragraph, claims: tuple[str, ...]) -> None:
    fitting = sum(bool(set(claims).intersection(item.claims)) for _, item in shelf.items.values())
    cards = [card for _, card in shelf.cards.values() if set(claims).intersection(card.claims)]
    with frame.row(f"actions-{one.id}"):
        if fitting and st.button("Quiz me on this", key=f"quiz-{one.id}", icon=":material/quiz:"):
            draw = Draw(claims=claims, items=min(ITEMS, fitting))
            begin(here, shelf, Plan(title=f"Paragraph {one.id.lstrip('p')}", draw=draw, mode=PRACTICE))
        if cards and st.button(f"Cards of this ({len(cards)})", key=f"cards-{one.id}", icon=":material/style:"):
            session.keep_note("cards_of", [card.id for card in cards])
            session.keep_note("cards_title", f"Paragraph {one.id.lstrip('p')}")
            st.switch_page(frame.view("cards"))
