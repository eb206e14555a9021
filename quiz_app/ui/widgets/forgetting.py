"""The forgetting curve of a face with today marked, its numbers as a table, and its reviews."""

from datetime import date

import altair as alt
import streamlit as st

from quiz_app.domain.card_history import Step
from quiz_app.services.card_page import CardPage, FacePage
from quiz_app.ui import charts, wording


def forgetting(found: CardPage, page: FacePage, name: str) -> None:
    """How the chance of recall fell and rose, and will fall, with today marked."""
    rows = [{"day": day.isoformat(), "chance": chance, "stretch": stretch} for day, chance, stretch in page.curve]
    y = alt.Y(
        "chance:Q",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%", title=None, domain=False, ticks=False, tickCount=5),
    )
    x = alt.X(
        "day:T", axis=alt.Axis(title=None, domain=False, ticks=False, grid=False, labelOverlap=True, format="%-d %b %y")
    )
    line = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=2.5)
        .encode(
            x=x,
            y=y,
            detail="stretch:N",
            tooltip=[alt.Tooltip("day:T", title="Day"), alt.Tooltip("chance:Q", title="Chance", format=".0%")],
        )
    )
    today = alt.Chart(alt.Data(values=[{"day": found.day.isoformat(), "word": "today"}]))
    mark = today.mark_rule(strokeDash=[4, 4]).encode(x="day:T")
    word = today.mark_text(align="left", dx=5, y=8, fontSize=12).encode(x="day:T", text="word:N")
    picture = alt.layer(line, mark, word).properties(height=190)
    with st.container(key=f"chart-curve-{name}"):
        st.altair_chart(charts.finished(picture), width="stretch", alt=_words(page))
    with st.expander("The same as a table", key=f"curve-table-{name}"):
        st.table(
            [{"Day": day_in_full(day), "Chance of recall": f"{chance:.0%}"} for day, chance in _numbers(found, page)],
            hide_index=True,
        )


def reviews_table(page: FacePage, name: str) -> None:
    """Every review, the latest first; those that do not count say so."""
    rows = [_reviewed(step) for step in reversed(page.steps)]
    title = wording.sentence(wording.count(len(rows), "review"))
    with st.expander(title, key=f"reviews-{name}"):
        st.table(rows, hide_index=True)


def _reviewed(step: Step) -> dict[str, str]:
    """A review as a row of the table, few enough columns for a phone."""
    word = wording.RATINGS.get(step.rating, str(step.rating))
    return {
        "Day": f"{step.day.day} {step.day:%b %Y}",
        "Rating": word if step.before is None else f"{word}, at {step.before:.0%}",
        "Away for": "no longer counts" if step.away is None else wording.interval(step.away),
    }


def day_in_full(day: date) -> str:
    """`23 November 2026`."""
    return f"{day.day} {day:%B %Y}"


def _numbers(found: CardPage, page: FacePage) -> list[tuple[date, float]]:
    """The chance just after each study day so far that is in the past, then today and on some days to come."""
    starts: dict[int, tuple[date, float]] = {}
    for day, chance, stretch in page.curve:
        starts.setdefault(stretch, (day, chance))
    past = [(day, chance) for day, chance in starts.values() if day < found.day]
    return [*past, *page.coming]


def _words(page: FacePage) -> str:
    chance = f"{page.chance:.0%}" if page.chance is not None else "unknown"
    return f"The chance of recalling this card over time; today it is {chance}."
