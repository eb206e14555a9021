"""The events as a list under their eras: what the picture shows, to be read or listened to in order."""

from collections.abc import Sequence

import streamlit as st

from quiz_app.domain import chronicle, dates
from quiz_app.domain.reading import Reading, TimelineEvent
from quiz_app.domain.shelf import Shelf
from quiz_app.ui import frame, text
from quiz_app.ui import wording_timeline as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.event_details import pick


def event_list(here: Here, shelf: Shelf, events: Sequence[TimelineEvent]) -> None:
    """Every event under its era, earliest first."""
    for place, stretch in enumerate(chronicle.by_era(shelf.reading, events)):
        frame.section(f"era-{place}", text.bank(stretch.title), stretch.years)
        with st.container(gap=14, key=f"era-{place}"):
            for event in stretch.events:
                _event(shelf.reading, event)


def _event(reading: Reading, event: TimelineEvent) -> None:
    with st.container(horizontal=True, gap="small", wrap=False, key=f"listed-{event.id}"):
        with st.container(width=88, key=f"year-{event.id}"):
            st.markdown(wording.year(event.best_date))
        with st.container(width="stretch", gap=4, key=f"told-{event.id}"):
            st.subheader(text.bank(event.label), anchor=False)
            st.markdown("  \n".join(_lines(reading, event)))
        st.button(
            f"Details of {text.bank(event.label)}",
            key=f"details-{event.id}",
            type="tertiary",
            icon=":material/unfold_more:",
            on_click=pick,
            args=(reading.id, event.id),
        )


def _lines(reading: Reading, event: TimelineEvent) -> list[str]:
    """The exact date, what happened, and whose word it is."""
    said = [wording.when(event), text.bank(event.says)]
    told = f":gray[{'. '.join(part[:1].upper() + part[1:] for part in said if part)}]"
    if not event.in_reading:
        return [told, ":violet-badge[:material/explore: Context, not in the reading]"]
    found = reading.paragraphs_of(event.claims)
    where = ", ".join(one.id.lstrip("p") for one in found) or "the whole text"
    badge = f":gray-badge[:material/article: Paragraph {where}]"
    gap = chronicle.gap_of(event)
    if gap.kind in (chronicle.EARLIER, chronicle.LATER, chronicle.UNDATED):
        badge += f" :violet-badge[:material/explore: {wording.gap(gap)}]"
    elif event.date and event.context_date and event.date != event.context_date:
        badge += f" :gray[In the reading: {dates.words(event.date)}]"
    return [told, badge]
