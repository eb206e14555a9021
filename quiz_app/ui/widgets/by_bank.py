"""What is due in each bank, and studying one of them alone."""

import streamlit as st

from quiz_app.domain.picking import YOURS
from quiz_app.domain.shelf import Shelf
from quiz_app.services.due_counts import BankDue, cards_due, due_by_bank
from quiz_app.ui import frame, session, text, wording_cards
from quiz_app.ui.context import Here


def by_bank(here: Here, shelf: Shelf) -> None:
    """The banks that have something for today, where that is more than one."""
    found = [one for one in due_by_bank(here.actor, here.world, shelf.reading.id) if one.due or one.new]
    if len(found) < 2:
        return
    titles = {bank.id: bank.title for bank in shelf.banks} | {YOURS: wording_cards.YOUR_OWN}
    with st.expander("By bank", key="by-bank"):
        for one in found:
            _row(here, shelf, one, titles[one.bank])


def _row(here: Here, shelf: Shelf, one: BankDue, title: str) -> None:
    with frame.row(f"bank-{one.bank}"):
        with st.container(width="stretch"):
            pressed = st.button(
                text.bank(title), key=f"study-{one.bank}", type="tertiary", icon=":material/play_arrow:"
            )
        st.markdown(f":gray[{wording_cards.due_and_new(one.due, one.new)}]", width="content")
    if pressed:
        session.keep_note("cards_of", cards_due(here.actor, here.world, shelf.reading.id, one.bank))
        session.keep_note("cards_title", title)
        st.switch_page(frame.view("cards"))
