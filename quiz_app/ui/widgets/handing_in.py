"""The end of an exam: what is still open, what was flagged, and handing in."""

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import StoreUnavailable
from quiz_app.services import quizzing
from quiz_app.ui import frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.saving import done, tell


def handing_in(here: Here, sitting: Sitting, away: StoreUnavailable | None) -> None:
    """List the items with how each stands; any can be opened again until the attempt is handed in."""
    items = quizzing.asked_items(here.actor, here.world, sitting)
    open_ones = len(sitting.items) - len(sitting.counting)
    frame.head(
        "Before you hand in",
        text.bank(sitting.attempt.form.plan.title),
        f"{wording.sentence(wording.count(open_ones, 'question is', 'questions are'))} still open."
        if open_ones
        else "Every question has an answer.",
    )
    arrive(f"overview/{sitting.attempt.id}", "head")
    with frame.card("overview"):
        for place, slot in enumerate(sitting.items):
            with frame.row(f"over-{place}", wrap=False):
                badge = ":gray-badge[Answered]" if slot.item in sitting.counting else ":orange-badge[Not answered]"
                flag = " :orange-badge[:material/flag: Flagged]" if slot.item in sitting.flagged else ""
                st.markdown(f"{place + 1}. {stem_of(items[slot.item])} {badge}{flag}", width="stretch")
                if st.button(f"Go to {place + 1}", key=f"open-item-{place}"):
                    session.keep_note(f"place/{sitting.attempt.id}", place)
                    frame.redraw()
    pressed = st.button("Hand in", key="hand-in", type="primary", width="stretch")
    if pressed and done(lambda: quizzing.finish(here.actor, here.world, sitting.attempt.id)):
        session.drop_note(f"place/{sitting.attempt.id}")
        st.rerun()
    if away is not None and not pressed:
        tell(away)
