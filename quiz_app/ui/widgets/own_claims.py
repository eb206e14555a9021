"""What a student missed under an assignment, by claim, with the paragraph and one click to the cards of it."""

import streamlit as st

from quiz_app.services.own_results import MissedClaim, missed_claims
from quiz_app.services.progress import cards_on
from quiz_app.services.taking import Mine
from quiz_app.ui import frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.feedback import paragraphs


def weakest(here: Here, mine: Mine) -> None:
    """The weakest claims and their cards; nothing where none was missed, or the answers are not due."""
    shelf = here.world.library.shelves.get(mine.assignment.reading)
    if shelf is None or not mine.done:
        return
    missed = [one for one in missed_claims(here.actor, here.world, mine.assignment.id) if one.id in shelf.reading.claim]
    if not missed:
        return
    frame.section("weakest", "Look at these again", "What the reading says that these questions were about.")
    with frame.card("weakest"):
        for one in missed:
            with frame.row(f"missed-{one.id}"):
                with st.container(gap=2, width="stretch"):
                    st.markdown(text.bank(shelf.reading.claim[one.id].says))
                    st.markdown(f":gray[{stands(one)}]")
                paragraphs(shelf.reading, (one.id,), f"missed-{one.id}")
        cards = cards_on(here.actor, here.world, shelf.reading.id, [one.id for one in missed])
        if cards and st.button(f"Their cards ({len(cards)})", key="cards-missed", icon=":material/style:"):
            session.keep_note("cards_of", cards)
            session.keep_note("cards_title", mine.assignment.title)
            st.switch_page(frame.view("cards"))


def stands(one: MissedClaim) -> str:
    """`1 of 2 points on two questions`."""
    asked = wording.count(one.asked, "question")
    return f"{wording.points(one.points)} of {wording.points(one.asked)} points on {asked}."
