"""The games that the events shown can be practised with, and the practice that was left."""

from collections.abc import Sequence

import streamlit as st

from quiz_app.domain.practice import Practice, rounds_of
from quiz_app.domain.reading import TimelineEvent
from quiz_app.domain.timeline import GAMES, entries_of
from quiz_app.services import practising
from quiz_app.ui import frame
from quiz_app.ui import wording as words
from quiz_app.ui import wording_practice as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.playing_feedback import begin
from quiz_app.ui.widgets.saving import saved


def practise(here: Here, reading_id: str, events: Sequence[TimelineEvent]) -> None:
    """A button for each game that can be played with the events shown."""
    left = practising.unfinished(here.actor, here.world, reading_id)
    shown = {event.id for event in events}
    entries = [one for one in entries_of(here.world.shelf(reading_id).reading) if one.id in shown]
    with frame.card("practise"):
        st.header("Practise", anchor=False)
        st.markdown(f":gray[{words.sentence(words.count(len(entries), 'event'))}, as shown above. {wording.KEPT}]")
        if left is not None:
            _left(here, left)
        with st.grid(2, min_column_width=220, gap=10, key="games"):
            for game in GAMES:
                title, icon, about = wording.GAMES[game]
                if st.button(
                    f"**{title}** {about}",
                    key=f"play-{game}",
                    icon=f":material/{icon}:",
                    width="stretch",
                    wrap=True,
                    disabled=not rounds_of(game, entries),
                ):
                    begin(here, reading_id, game, tuple(entry.id for entry in entries))


def _left(here: Here, practice: Practice) -> None:
    """The practice that was left, offered where it stopped."""
    title = wording.GAMES[practice.game][0]
    with frame.row("practice-left"):
        st.markdown(f"**{title}** :gray[{len(practice.played) + 1} of {practice.rounds}]", width="stretch")
        if st.button("Continue", key="continue-practice", type="primary", icon=":material/play_arrow:"):
            st.switch_page(frame.view("timeline"), query_params={"practice": practice.id})
        if st.button("Put away", key="leave-practice", type="tertiary"):
            saved(lambda: practising.leave(here.actor, here.world, practice.id) or True)
            frame.redraw()
