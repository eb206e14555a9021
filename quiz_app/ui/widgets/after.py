"""After an answer in practice: feedback, a card of it for the asking, and on to the next."""

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import StoreUnavailable
from quiz_app.domain.log import Response
from quiz_app.services import cards, deck, quizzing
from quiz_app.services.quizzing import Asked
from quiz_app.ui import frame, session
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.feedback import feedback
from quiz_app.ui.widgets.reporting import report_button, report_form
from quiz_app.ui.widgets.saving import saved


def after(here: Here, sitting: Sitting, asked: Asked, response: Response) -> None:
    """Draw what follows an answer."""
    shelf = here.world.library.shelves.get(sitting.attempt.form.reading)
    verdict = quizzing.verdict(here.actor, here.world, sitting, asked.item)
    feedback(shelf.reading if shelf else None, asked.slot, asked.item, response, verdict)
    arrive(f"verdict/{response.id}", "verdict-now")
    last = asked.place + 1 >= asked.of
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="foot-after"):
        if shelf is not None:
            _card_of(here, sitting, asked)
        report_button(asked.item.id)
        st.space("stretch")
        pressed = st.button(
            "See the result" if last else "Next question",
            key="next",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            shortcut=here.shortcut("N"),
            on_click=session.keep_note,
            args=(f"place/{asked.attempt}", asked.place + 1),
        )
        if pressed:  # the click itself turned the page, unless it came after a lost connection
            session.keep_note(f"place/{asked.attempt}", asked.place + 1)
            frame.redraw()
    report_form(here, asked.attempt, asked.item.id)


def _card_of(here: Here, sitting: Sitting, asked: Asked) -> None:
    reading, made = sitting.attempt.form.reading, f"item.{asked.item.id}"
    try:
        there = made in deck.cards_of(here.actor, here.world, reading)
    except StoreUnavailable:
        return
    if there:
        st.markdown(":gray[:material/check: Among your cards]", width="content")
        return
    pressed = st.button("Make a card from this", key="make-card", type="tertiary", icon=":material/add:")
    if pressed and saved(lambda: cards.add_card(here.actor, here.world, reading, made)):
        frame.redraw()
