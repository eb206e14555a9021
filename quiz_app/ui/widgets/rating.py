"""The buttons that rate a face, each with what it does, and the click that saves."""

from datetime import datetime

import streamlit as st

from quiz_app.domain.deck import LEECH_AT
from quiz_app.domain.memory import AGAIN
from quiz_app.services import reviewing
from quiz_app.services.reviewing import Dealt
from quiz_app.ui import context, session, wording, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import at_once


def ratings(here: Here, dealt: Dealt, drawn_at: datetime) -> int | None:
    """The rating that still has to be given: one pressed whose click did not do it already."""
    waits = reviewing.labels(here.actor, here.world, dealt, drawn_at)
    words = wording_cards.TWO_BUTTONS if here.settings.two_buttons else wording.RATINGS
    given = None
    with st.grid(len(words), min_column_width=132, gap=10, key="rate"):
        for place, (rating, word) in enumerate(words.items(), start=1):
            pressed = st.button(
                f"**{word}** {wording.interval(waits[rating])}",
                key=f"rate-{rating}",
                shortcut=here.shortcut(str(place)),
                width="stretch",
                wrap=True,
                on_click=_give_at_once,
                args=(dealt.reading, dealt.face.key, dealt.review_id, rating),
            )
            if pressed:
                given = rating
    return given


def _give_at_once(reading_id: str, key: str, review_id: str, rating: int) -> None:
    """The click itself saves, so that one run shows the next face.

    After a lost connection a click comes without this; and what could not be saved is still on the table. Either way
    the button's value is there, and the run gives the same review, with the same id, and says what went wrong.
    """
    with at_once(review_id):
        here = context.here()
        dealt = reviewing.deal(here.actor, here.world, reading_id, key)
        if dealt.review_id == review_id:
            give(here, dealt, rating)


def give(here: Here, dealt: Dealt, rating: int) -> bool:
    """Save the rating as of the moment its label was drawn."""
    drawn_at = session.drawn_at(f"back/{dealt.review_id}", here.world.now())
    shown_at = session.drawn_at(f"front/{dealt.review_id}", drawn_at)
    seconds = (here.world.now() - shown_at).total_seconds()
    reviewing.rate(here.actor, here.world, dealt, rating, drawn_at, seconds)
    session.drop_note("brought_back")
    session.drop_note("slipped")
    lapses = dealt.schedule.lapses + 1
    if rating == AGAIN and dealt.schedule.phase == "review" and lapses >= LEECH_AT:
        session.keep_note("slipped", (dealt.reading, dealt.face.key, lapses))
    session.keep_note("studied", session.note("studied", 0) + 1)
    session.stepped("rating")
    return True
