"""Pictures of numbers. None names a colour: the theme gives it, in light and in dark."""

from typing import Any

import altair as alt
import streamlit as st

from quiz_app.domain.periods import Period

YEAR = 36  # pixels that a year's figures take


def finished(chart: alt.Chart | alt.LayerChart) -> alt.Chart | alt.LayerChart:
    """The chart with the ground and the margins that every picture has."""
    padding = {"left": 0, "right": 4, "top": 2, "bottom": 2}
    return (
        chart.configure(background="transparent").configure_view(strokeWidth=0, fill=None).properties(padding=padding)
    )


def ribbon(stretches: tuple[tuple[Period, float], ...], key: str) -> None:
    """The reading's years, each stretch the stronger the better it is remembered."""
    rows = [
        {"start": period.start, "end": max(period.end, period.start + 1), "share": share, "label": str(period.start)}
        for period, share in stretches
    ]
    end = rows[-1]["end"]
    base = alt.Chart(alt.Data(values=rows))
    scale = alt.Scale(domain=[rows[0]["start"], end], nice=False, zero=False)
    bars = base.mark_bar(cornerRadius=4, height=34, y=20, xOffset=1, x2Offset=-1).encode(
        x=alt.X("start:Q", scale=scale, axis=None),
        x2="end:Q",
        color=alt.Color("share:Q", scale=alt.Scale(domain=[0, 1], clamp=True), legend=None),
    )
    years = base.mark_text(align="left", y=52, fontSize=12).encode(
        x=alt.X("start:Q", scale=scale, axis=None),
        text="label:N",
        opacity=alt.condition(_room(rows), alt.value(1), alt.value(0)),
    )
    last = alt.Chart(alt.Data(values=[{"end": end, "label": str(end)}])).mark_text(align="right", y=52, fontSize=12)
    ending = last.encode(x=alt.X("end:Q", scale=scale, axis=None), text="label:N")
    words = "; ".join(f"{period.start} to {period.end}: {share:.0%} remembered" for period, share in stretches)
    with st.container(key=f"chart-{key}"):
        st.altair_chart(finished(alt.layer(bars, years, ending).properties(height=62)), width="stretch", alt=words)


def _room(rows: list[dict[str, Any]]) -> str:
    """A Vega expression: whether a stretch is wide enough for its year; the last one has two to carry."""
    first, end = rows[0]["start"], rows[-1]["end"]
    wide = f"(datum.end - datum.start) / {end - first} * width"
    return f"{wide} > (datum.end == {end} ? {2 * YEAR} : {YEAR})"
