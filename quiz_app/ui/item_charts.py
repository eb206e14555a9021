"""The pictures of item analysis. None names a colour: the theme gives it, in light and in dark."""

import altair as alt

from quiz_app.ui.progress_charts import BARE, SECOND, SETTLED, TENTATIVE, TO_GRAY, Rows, show

ROW, BAR = 36, 40  # pixels that an item, an option takes
SHAPES = {SETTLED: "circle", SECOND: "triangle-up", TENTATIVE: "square"}
LABEL = 130


def facilities(rows: Rows, words: str) -> None:
    """A dot with its interval for each item: round where it reads well, a triangle to look again, a square for few."""
    base = alt.Chart(alt.Data(values=list(rows)))
    y = alt.Y("name:O", sort=None, axis=alt.Axis(**BARE))
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(format=".0%", title=None, domain=False, ticks=False, values=[0, 0.25, 0.5, 0.75, 1])
    kind = alt.Color("kind:N", scale=alt.Scale(domain=TO_GRAY), legend=None)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    reach = base.mark_rule(strokeWidth=3, opacity=0.5).encode(
        y=y, x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", color=kind
    )
    told = [
        alt.Tooltip("name:N", title="Question"),
        alt.Tooltip("share:Q", title="Right", format=".0%"),
        alt.Tooltip("answers:Q", title="Answers"),
    ]
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        y=y, x=alt.X("share:Q", scale=scale), color=kind, shape=shape, tooltip=told
    )
    show(alt.layer(reach, dots).properties(height=ROW * len(rows)), "facilities", words)


def chosen(rows: Rows, words: str) -> None:
    """A bar an option: the key in the first colour, distractors in gray."""
    axis = alt.Axis(title="Students", domain=False, ticks=False, tickCount=5, format="d", tickMinStep=1)
    names = alt.Axis(title=None, domain=False, ticks=False, grid=False, labelLimit=LABEL)
    chart = (
        alt.Chart(alt.Data(values=list(rows)))
        .mark_bar(height=18, cornerRadiusEnd=3)
        .encode(
            y=alt.Y("option:O", sort=None, axis=names),
            x=alt.X("number:Q", axis=axis),
            color=alt.Color("kind:N", scale=alt.Scale(domain=TO_GRAY), legend=None),
            tooltip=[alt.Tooltip("option:N", title="Answer"), alt.Tooltip("number:Q", title="Students")],
        )
    )
    show(chart.properties(height=BAR * len(rows)), "chosen", words)
