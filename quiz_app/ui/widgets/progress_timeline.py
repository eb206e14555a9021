"""What practising the timeline came to: rounds and points by game, and what was missed most."""

import streamlit as st

from quiz_app.domain.practice import Tally, tallies
from quiz_app.domain.shelf import Shelf
from quiz_app.services import practising
from quiz_app.ui import text, wording
from quiz_app.ui import wording_timeline as timeline_words
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.progress_figure import figure
from quiz_app.ui.wording_practice import GAMES


def practised(here: Here, shelf: Shelf) -> None:
    """A row a game that was played; nothing before the first round."""
    found = tallies(practising.rounds_played(here.actor, here.world, shelf.reading.id))
    if not found:
        return
    with figure("timeline", "The timeline", "Rounds that you practised, and what they came to."):
        st.table([_row(shelf, one) for one in found], hide_index=True)
        years = practising.told_apart(here.actor, here.world, shelf.reading.id)
        if years is not None:
            apart = timeline_words.span_of(max(1, round(years * 365.25)))
            st.markdown(f":gray[Of two events about {apart} apart you name the earlier one four times of five.]")


def _row(shelf: Shelf, one: Tally) -> dict[str, str]:
    labels = [shelf.reading.event[event].label for event in one.missed if event in shelf.reading.event]
    return {
        "Game": GAMES[one.game][0],
        "Points": f"{wording.points(one.points)} of {one.rounds}",
        "Missed most": text.bank("; ".join(labels)) or "–",
    }
