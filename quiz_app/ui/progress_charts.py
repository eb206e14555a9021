"""The pictures of the page Progress. None names a colour: the theme gives it, in light and in dark."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import streamlit as st

from quiz_app.ui.charts import finished

Rows = Sequence[dict[str, Any]]

SETTLED, SECOND, TENTATIVE = "settled", "second", "tentative"
TO_GRAY = [SETTLED, SECOND, "c", "d", "e", "f", TENTATIVE]  # the theme's seventh colour is gray
SHARE = alt.Axis(format=".0%", title=None, domain=False, ticks=False, tickCount=5)
BARE = {"title": None, "domain": False, "ticks": False, "grid": False, "labelAngle": 0, "labelFlush": False}
KIND = alt.Color("kind:N", scale=alt.Scale(domain=TO_GRAY), legend=None)
TONE = alt.Color("tone:N", scale=alt.Scale(domain=TO_GRAY), legend=None)
STRONGEST = 30  # reviews and answers a day from which a square has the strongest colour


def show(chart: alt.Chart | alt.LayerChart, key: str, words: str) -> None:
    """Draw a chart; `words` are its takeaway, for those who do not see it."""
    with st.container(key=f"chart-{key}"):
        st.altair_chart(finished(chart), width="stretch", alt=words)


def calendar(days: Iterable[tuple[date, int]], words: str) -> None:
    """A square a day, weeks side by side; the stronger the colour, the more was done."""
    first, rows = None, []
    for day, done in days:
        first = first or day
        rows.append({"week": (day - first).days // 7, "weekday": day.weekday(), "done": done, "day": f"{day:%-d %b}"})
    assert first is not None
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_rect(cornerRadius=3, stroke=None)
        .encode(
            x=alt.X(
                "week:O", scale=alt.Scale(paddingInner=0.18), axis=alt.Axis(**BARE, labelExpr=_months(first, rows))
            ),
            y=alt.Y("weekday:O", scale=alt.Scale(paddingInner=0.18), axis=alt.Axis(**BARE, labelExpr=WEEKDAYS)),
            color=alt.Color("done:Q", scale=alt.Scale(domain=[0, STRONGEST], clamp=True), legend=None),
            tooltip=[alt.Tooltip("day:N", title="Day"), alt.Tooltip("done:Q", title="Reviews and answers")],
        )
    )
    show(chart.properties(height=206), "calendar", words)


WEEKDAYS = "datum.value == 0 ? 'Mon' : datum.value == 2 ? 'Wed' : datum.value == 4 ? 'Fri' : ''"


def _months(first: date, rows: Rows) -> str:
    """A Vega expression: the month's name under the week in which its first day falls."""
    weeks = {row["week"] for row in rows}
    names = "''"
    for week in weeks:
        days = [first + timedelta(weeks=week, days=after) for after in range(7)]
        names = next((f"datum.value == {week} ? '{day:%b}' : {names}" for day in days if day.day == 1), names)
    return names


def coming(days: Iterable[tuple[date, int]], words: str) -> None:
    """A bar a day; today's has another colour and its name."""
    rows = [
        {"day": f"{day}", "due": due, "when": "today" if not place else "later"}
        for place, (day, due) in enumerate(days)
    ]
    label = f"datum.value == '{rows[0]['day']}' ? 'today' : toNumber(slice(datum.value, 8))"
    chart = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(cornerRadiusEnd=3)
        .encode(
            x=alt.X(
                "day:O", scale=alt.Scale(padding=0.3), axis=alt.Axis(**BARE, labelExpr=label, labelOverlap="parity")
            ),
            y=alt.Y(
                "due:Q", axis=alt.Axis(title=None, domain=False, ticks=False, tickCount=4, format="d", tickMinStep=1)
            ),
            color=alt.Color("when:N", scale=alt.Scale(domain=["later", "today"]), legend=None),
            tooltip=[alt.Tooltip("day:N", title="Day"), alt.Tooltip("due:Q", title="Cards due")],
        )
    )
    show(chart.properties(height=206), "coming", words)


def retained(rows: Rows, key: str, words: str) -> None:
    """A dot with its interval for each name, and a stroke where it was meant to be."""
    base = alt.Chart(alt.Data(values=list(rows)))
    x = alt.X("name:O", sort=None, axis=alt.Axis(**BARE, labelOverlap="parity"))
    lowest = min([0.5, *(row["low"] for row in rows)])
    scale = alt.Scale(domain=[int(lowest * 10) / 10, 1], nice=False)
    y = alt.Y("share:Q", scale=scale, axis=SHARE)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=[SETTLED, TENTATIVE], range=["circle", "square"]), legend=None)
    reach = base.mark_rule(strokeWidth=3, opacity=0.5).encode(
        x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q", color=KIND
    )
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(x=x, y=y, color=KIND, shape=shape, tooltip=TOLD)
    meant = (
        _toned(base, SECOND).mark_tick(thickness=2, width=26).encode(x=x, y=alt.Y("desired:Q", scale=scale), color=TONE)
    )
    show(alt.layer(reach, meant, dots).properties(height=206), key, words)


TOLD = [
    alt.Tooltip("name:N", title="Of"),
    alt.Tooltip("share:Q", title="Came back", format=".0%"),
    alt.Tooltip("of:Q", title="Reviews"),
]


def mastered(rows: Rows, key: str, words: str) -> None:
    """A bar under each title, as long as what would come back; a diamond where enough quiz answers tell."""
    base = alt.Chart(alt.Data(values=list(rows)))
    y = alt.Y("title:O", sort=None, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    scale = alt.Scale(domain=[0, 1])
    x = alt.X("share:Q", scale=scale, axis=None)
    names = base.mark_text(align="left", baseline="middle", dy=-9, fontSize=13, limit=alt.expr("width - 48")).encode(
        y=y, x=alt.value(0), text="title:N"
    )
    numbers = base.mark_text(align="right", baseline="middle", dy=-9, fontSize=13).encode(
        y=y, x=alt.value(alt.expr("width")), text="says:N"
    )
    track = (
        _toned(base, TENTATIVE)
        .mark_bar(height=8, cornerRadius=4, yOffset=8, opacity=0.2)
        .encode(
            y=y,
            x=alt.X("whole:Q", scale=scale, axis=None),
            color=TONE,
        )
    )
    bars = _toned(base, SETTLED).mark_bar(height=8, cornerRadius=4, yOffset=8).encode(y=y, x=x, color=TONE)
    marks = (
        _toned(base, SECOND)
        .transform_filter("isValid(datum.facility)")
        .mark_point(filled=True, size=90, shape="diamond", yOffset=8, opacity=1)
    )
    quizzed = marks.encode(
        y=y,
        x=alt.X("facility:Q", scale=scale, axis=None),
        color=TONE,
    )
    told = [quizzed] if any(row["facility"] is not None for row in rows) else []  # an empty layer is a nameless image
    chart = alt.layer(track, bars, *told, names, numbers)
    show(chart.properties(height=44 * len(rows)), key, words)


def scores(rows: Rows, words: str) -> None:
    """A dot a quiz: the share of its points, by the day it was begun."""
    day = "utcFormat(datum.value, '%-d %b')"
    chart = (
        alt.Chart(alt.Data(values=list(rows)))
        .mark_point(filled=True, size=70, opacity=0.8)
        .encode(
            x=alt.X(
                "day:T",
                scale=alt.Scale(type="utc"),
                axis=alt.Axis(**BARE, labelExpr=day, labelOverlap="parity", tickCount=5),
            ),
            y=alt.Y("share:Q", scale=alt.Scale(domain=[0, 1]), axis=SHARE),
            tooltip=[alt.Tooltip("title:N", title="Quiz"), alt.Tooltip("share:Q", title="Score", format=".0%")],
        )
    )
    show(chart.properties(height=206), "scores", words)


def calibrated(rows: Rows, words: str) -> None:
    """For each level of certainty a band where it pays, and a dot with its interval where the answers are."""
    base = alt.Chart(alt.Data(values=list(rows)))
    x = alt.X("name:O", sort=None, axis=alt.Axis(**BARE))
    scale = alt.Scale(domain=[0, 1])
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=[SETTLED, TENTATIVE], range=["circle", "square"]), legend=None)
    pays = (
        _toned(base, TENTATIVE)
        .mark_bar(cornerRadius=4, opacity=0.25)
        .encode(
            x=x,
            y=alt.Y("pays_from:Q", scale=scale, axis=SHARE),
            y2="pays_to:Q",
            color=TONE,
        )
    )
    there = base.transform_filter("isValid(datum.share)")
    reach = there.mark_rule(strokeWidth=3, opacity=0.6).encode(
        x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q", color=KIND
    )
    dots = there.mark_point(filled=True, size=110, opacity=1).encode(
        x=x, y=alt.Y("share:Q", scale=scale), color=KIND, shape=shape
    )
    show(alt.layer(pays, reach, dots).properties(height=206), "calibration", words)


def minutes(rows: Rows, words: str) -> None:
    """A bar a day: the minutes spent on cards, and on quizzes above them."""
    chart = (
        alt.Chart(alt.Data(values=list(rows)))
        .mark_bar(cornerRadius=2)
        .encode(
            x=alt.X(
                "day:O",
                scale=alt.Scale(padding=0.3),
                axis=alt.Axis(**BARE, labelExpr="toNumber(slice(datum.value, 8))", labelOverlap="parity"),
            ),
            y=alt.Y("minutes:Q", axis=alt.Axis(title=None, domain=False, ticks=False, tickCount=4)),
            color=alt.Color(
                "on:N", scale=alt.Scale(domain=["Cards", "Quizzes"]), legend=alt.Legend(orient="top", title=None)
            ),
            tooltip=[
                alt.Tooltip("day:N", title="Day"),
                alt.Tooltip("on:N", title="On"),
                alt.Tooltip("minutes:Q", title="Minutes", format=".1f"),
            ],
        )
    )
    show(chart.properties(height=206), "minutes", words)


def _toned(base: alt.Chart, tone: str) -> alt.Chart:
    """The chart with one tone for all of its marks, by its place among the theme's colours."""
    return base.transform_calculate(tone=f"'{tone}'")
