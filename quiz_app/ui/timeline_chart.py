"""The picture of a timeline: lanes by theme, a shape for whose date it is, a bar for how much time a date covers."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import altair as alt

from quiz_app.domain import dates
from quiz_app.domain.reading import Reading, TimelineEvent
from quiz_app.ui.charts import finished

OWN, OTHERS = "In the reading", "Context"
LANE = 66  # pixels
LETTER, ROOM = 6.4, 780  # pixels that a letter takes, and that there are where names are shown
Row = dict[str, Any]


def rows_of(reading: Reading, events: Iterable[TimelineEvent], *, beside: bool = False) -> list[Row]:
    """A mark for each event by its best date; `beside`: one for the reading's date and one for other sources'."""
    found = []
    for event in events:
        if beside:
            pairs = [(event.date, OWN), (event.context_date, OTHERS)]
        else:
            pairs = [(event.best_date, OWN if event.in_reading else OTHERS)]
        marks = [_row(reading, event, text, whose) for text, whose in pairs if text]
        found += [mark | {"other": marks[-1]["mid"]} for mark in marks]
    return found


def _row(reading: Reading, event: TimelineEvent, text: str, whose: str) -> Row:
    bounds = dates.bounds(text)
    start, end = _place(bounds.first), _place(bounds.last, over=True)
    return {
        "id": event.id,
        "label": event.label,
        "theme": reading.themes.get(event.theme, event.theme),
        "whose": whose,
        "when": dates.words(text),
        "start": start,
        "end": end,
        "mid": (start + end) / 2,
        "fuzzy_start": _place(bounds.fuzzy_first),
        "fuzzy_end": _place(bounds.fuzzy_last, over=True),
    }


def picture(
    rows: Sequence[Row], themes: Sequence[str], years: tuple[int, int], picked: str, *, beside: bool = False
) -> alt.LayerChart:
    """The chart of these marks; `picked` is drawn larger. Clicking a mark picks it."""
    lanes = [theme for theme in themes if any(row["theme"] == theme for row in rows)]
    marks = [row | {"picked": row["id"] == picked} for row in rows]
    base = alt.Chart(alt.Data(values=marks)).encode(y=_lanes(lanes), color=_colour(themes))
    scale = alt.Scale(domain=[years[0], years[1] + 1], nice=False, zero=False, clamp=True)
    axis = alt.Axis(format="d", title=None, domain=False, ticks=False, tickMinStep=1, tickCount=8, labelFlush=False)
    along = {"scale": scale, "axis": axis}
    fuzzy = base.mark_bar(height=12, cornerRadius=6, opacity=0.3).encode(
        x=alt.X("fuzzy_start:Q", **along), x2="fuzzy_end:Q"
    )
    strict = base.mark_bar(height=12, cornerRadius=6, opacity=0.55).encode(x=alt.X("start:Q", **along), x2="end:Q")
    layers = [fuzzy, strict]
    if beside:
        layers.append(base.mark_rule(strokeWidth=2).encode(x=alt.X("mid:Q", **along), x2="other:Q"))
    layers += [_points(base, along, themes), _names(base, along, years)]
    return finished(alt.layer(*layers).properties(height=LANE * max(1, len(lanes)) + 10))


def _points(base: alt.Chart, along: dict[str, Any], themes: Sequence[str]) -> alt.Chart:
    """A filled circle for what the reading says, a hollow diamond for what only others do."""
    own = "datum.whose === 'In the reading'"
    return (
        base.mark_point(strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("mid:Q", **along),
            shape=alt.Shape("whose:N", scale=alt.Scale(domain=[OWN, OTHERS], range=["circle", "diamond"]), legend=None),
            fill=alt.condition(own, _fill(themes), alt.value("transparent")),
            size=alt.condition("datum.picked", alt.value(280), alt.value(120)),
            tooltip=[
                alt.Tooltip("label:N", title="Event"),
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("whose:N", title="Where"),
            ],
        )
        .add_params(alt.selection_point(name="picked", fields=["id"], on="click", empty=False))
    )


def _names(base: alt.Chart, along: dict[str, Any], years: tuple[int, int]) -> alt.Chart:
    """The events' names where there is room for them."""
    data = base.data.values
    return (
        alt.Chart(alt.Data(values=_with_room(data, years)))
        .mark_text(dy=-15, fontSize=alt.expr("width > 560 ? 12 : 0"), clip=True)
        .encode(x=alt.X("at:Q", **along), y=base.encoding.y, text="label:N")
    )


def _with_room(rows: Sequence[Row], years: tuple[int, int]) -> list[Row]:
    """The rows whose names stand free of each other in their lane, the picked one first; `at` keeps them inside."""
    first, last = years[0], years[1] + 1
    per_year = ROOM / (last - first)
    taken: dict[str, list[tuple[float, float]]] = {}
    found = []
    for row in sorted(rows, key=lambda one: (not one["picked"], one["start"])):
        half = len(row["label"]) * LETTER / 2 / per_year
        at = min(max(row["mid"], first + half), last - half)
        spots = taken.setdefault(row["theme"], [])
        if first <= row["mid"] <= last and all(at + half < left or right < at - half for left, right in spots):
            spots.append((at - half, at + half))
            found.append(row | {"at": at})
    return found


def _lanes(lanes: Sequence[str]) -> alt.Y:
    axis = alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        grid=False,
        labelAlign="left",
        labelPadding=-2,
        labelOffset=-32,
        labelFontWeight="bold",
        labelLimit=400,
        zindex=1,
    )
    return alt.Y("theme:N", scale=alt.Scale(domain=list(lanes)), axis=axis)


def _colour(themes: Sequence[str]) -> alt.Color:
    return alt.Color("theme:N", scale=alt.Scale(domain=list(themes)), legend=None)


def _fill(themes: Sequence[str]) -> alt.Fill:
    return alt.Fill("theme:N", scale=alt.Scale(domain=list(themes)), legend=None)


def _place(day: date, *, over: bool = False) -> float:
    """Where a day lies on the axis, in years; `over`: where it ends."""
    long = 366 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 365
    return round(day.year + (day.timetuple().tm_yday - 1 + over) / long, 4)
