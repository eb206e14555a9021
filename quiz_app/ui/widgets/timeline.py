"""The page Timeline: what is shown of the events, their picture, one of them in detail, and all of them as a list."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from quiz_app.domain import chronicle, dates
from quiz_app.domain.reading import Reading, TimelineEvent
from quiz_app.services import exchange
from quiz_app.ui import context, frame, session, text, timeline_chart
from quiz_app.ui import wording_timeline as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.event_details import details
from quiz_app.ui.widgets.event_list import event_list
from quiz_app.ui.widgets.practise import practise
from quiz_app.ui.widgets.progress_figure import numbers


class Chosen(NamedTuple):
    """What is shown: the events that the filters let through, the years on the axis, and whether dates are compared."""

    events: tuple[TimelineEvent, ...]
    years: tuple[int, int]
    beside: bool


@st.fragment
def timeline(reading_id: str) -> None:
    """All of the page, drawn again by itself when a filter is set or an event picked."""
    here = context.here()
    shelf = here.world.shelf(reading_id)
    reading = shelf.reading
    first, last = _reach(reading)
    frame.head("Timeline", f"{text.bank(reading.title)}, {first}–{last}")
    shown = _filters(reading)
    if not shown.events:
        with frame.card("nothing"):
            st.markdown("No event fits these filters. Choose more themes, or more years.")
        return
    picked = _picked(reading, shown.events)
    _map(reading, shown, picked)
    details(here, shelf, shown.events, picked)
    practise(here, reading_id, shown.events)
    _as_table(here, reading, shown)
    event_list(here, shelf, shown.events)


def _reach(reading: Reading) -> tuple[int, int]:
    spans = [dates.years(event.best_date) for event in reading.timeline]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _filters(reading: Reading) -> Chosen:
    """Themes, whose events, the years, and whether the reading's dates stand beside other sources'."""
    used = [theme for theme in reading.themes if any(event.theme == theme for event in reading.timeline)]
    with st.container(horizontal=True, gap="medium", key="filters"):
        themes = st.pills(
            "Themes",
            used,
            selection_mode="multi",
            default=used,
            wrap=True,
            key=f"pick-themes-{reading.id}",
            persist_state="session",
            format_func=lambda one: text.bank(reading.themes[one]),
        )
        origin = st.segmented_control(
            "Events",
            list(wording.ORIGINS),
            default="",
            required=True,
            key="pick-origin",
            persist_state="session",
            format_func=wording.ORIGINS.get,
        )
    first, last = _reach(reading)
    years = (
        (first, last)
        if first == last
        else st.slider(
            "Years",
            first,
            last,
            (first, last),
            key=f"years-{reading.id}-{first}-{last}",
            persist_state="session",
        )
    )
    beside = st.toggle("Show the reading’s dates beside other sources’", key="beside", persist_state="session")
    events = chronicle.chosen(reading, themes, origin or "", years)
    return Chosen(events, years, beside)


def _picked(reading: Reading, events: Sequence[TimelineEvent]) -> TimelineEvent:
    """The event to read: the one clicked since the last run, else the one picked before, else the first."""
    clicked = [one["id"] for one in _clicked(reading)]
    if clicked != session.note("clicked", []):
        session.keep_note("clicked", clicked)
        if clicked:
            session.keep_note(f"event/{reading.id}", clicked[-1])
    picked = session.note(f"event/{reading.id}")
    return next((event for event in events if event.id == picked), events[0])


def _clicked(reading: Reading) -> list[dict[str, str]]:
    state = session.widget(f"map-{reading.id}") or {}
    return list(state.get("selection", {}).get("picked", []))


def _map(reading: Reading, shown: Chosen, picked: TimelineEvent) -> None:
    rows = timeline_chart.rows_of(reading, shown.events, beside=shown.beside)
    themes = [text for text in reading.themes.values()]
    chart = timeline_chart.picture(rows, themes, shown.years, picked.id, beside=shown.beside)
    with frame.card("map"):
        with st.container(key="chart-timeline"):
            st.altair_chart(
                chart,
                width="stretch",
                key=f"map-{reading.id}",
                on_select="rerun",
                selection_mode="picked",
                alt=_in_words(reading, shown.events),
            )
        st.markdown(f":gray[{wording.SHAPES_BESIDE if shown.beside else wording.SHAPES} · Select a mark to read it.]")


def _in_words(reading: Reading, events: Sequence[TimelineEvent]) -> str:
    own = sum(event.in_reading for event in events)
    first, last = events[0], events[-1]
    return (
        f"{len(events)} events from {wording.when(first)} ({first.label}) to {wording.when(last)} ({last.label}); "
        f"{own} are in the reading, {len(events) - own} are context. The list below has them all in order."
    )


def _as_table(here: Here, reading: Reading, shown: Chosen) -> None:
    """The marks as a table: with the reading's dates, other sources', and what lies between; and all for TimelineJS."""
    rows = [_cells(reading, event) for event in shown.events]
    exact = [_exact(event) for event in shown.events]
    numbers("timeline", rows, lambda: exact, "The same as a table, with the reading’s dates beside other sources’")
    st.download_button(
        "All events for TimelineJS",
        data=lambda: exchange.timeline_csv(here.actor, here.world, reading.id),
        file_name=f"{reading.id}-timelinejs.csv",
        mime="text/csv",
        on_click="ignore",
        key="timelinejs",
        type="tertiary",
        icon=":material/download:",
    )


def _cells(reading: Reading, event: TimelineEvent) -> dict[str, str]:
    return {
        "Event": text.bank(event.label),
        "In the reading": dates.words(event.date) if event.date else "–",
        "Other sources": dates.words(event.context_date) if event.context_date else "–",
        "Gap": wording.gap(chronicle.gap_of(event)),
        "Precision": wording.precision(event.best_date),
        "Theme": text.bank(reading.themes.get(event.theme, event.theme)),
    }


def _exact(event: TimelineEvent) -> dict[str, str]:
    return {
        "id": event.id,
        "label": event.label,
        "date": event.date,
        "context_date": event.context_date,
        "gap": chronicle.gap_of(event).kind,
        "theme": event.theme,
        "claims": " ".join(event.claims),
        "source": event.source,
    }
