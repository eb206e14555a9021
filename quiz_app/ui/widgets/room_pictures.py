"""What the group thought, as a picture and as a table: where each event was put, or how many gave each answer."""

from typing import Any

import altair as alt
import streamlit as st

from quiz_app.domain import dates
from quiz_app.domain.items import Item
from quiz_app.domain.room import Room, Turn
from quiz_app.domain.room_standing import answers, heat, tally
from quiz_app.domain.room_tasks import ORDER, PLACE, Task
from quiz_app.ui import text
from quiz_app.ui.charts import finished

SHORT, MOST_BARS = 26, 12


def picture(room: Room, turn: Turn, task: Task) -> None:
    """The group's answers to a round that somebody answered."""
    if task.kind == ORDER and task.put:
        _heat(turn, task)
    else:
        _bars(turn, task)


def _heat(turn: Turn, task: Task) -> None:
    """Event by position: the stronger the colour, the more people; the right cell outlined."""
    st.header("Where the group put each event", anchor=False)
    st.markdown(":gray[The stronger the colour, the more people. A clean diagonal is a perfect round.]")
    entries = task.put.entries if task.put else ()
    counts = heat(turn, task.events)
    of = len(answers(turn))
    names = {one.id: f"{one.earliest[:4]} {_short(one.text)}" for one in entries}
    rows = [
        {"event": names[one.id], "place": place + 1, "people": counts[one.id][place], "right": row == place}
        for row, one in enumerate(entries)
        for place in range(len(entries))
    ]
    with st.container(key="chart-heat"):
        st.altair_chart(_heat_chart(rows, list(names.values()), of), width="stretch", alt=_in_words(rows, of))
    st.markdown(":gray[The outlined cell is the right place.]")
    with st.expander("The same as a table", key="table-heat"):
        table = [
            {"Event": text.plain(names[one.id])}
            | {str(place + 1): str(counts[one.id][place]) for place in range(len(entries))}
            for one in entries
        ]
        st.table(table, hide_index=True)


def _heat_chart(rows: list[dict[str, Any]], order: list[str], of: int) -> alt.Chart | alt.LayerChart:
    above = alt.Axis(orient="top", title="Position chosen", labelAngle=0, domain=False, ticks=False)
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("place:O", axis=above),
        y=alt.Y("event:N", sort=order, axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=150)),
    )
    cells = base.mark_rect(cornerRadius=5).encode(
        color=alt.Color("people:Q", scale=alt.Scale(domain=[0, max(1, of)], clamp=True), legend=None)
    )
    outlined = (
        base.transform_filter(alt.datum.right)
        .mark_rect(cornerRadius=5, filled=False, strokeWidth=2)
        .encode(stroke=alt.Stroke("right:N", scale=alt.Scale(domain=["pad", True]), legend=None))
    )
    spaced = alt.layer(cells, outlined).resolve_scale(color="independent", stroke="independent")
    return finished(spaced.properties(height=44 * len(order) + 40))


def _in_words(rows: list[dict[str, Any]], of: int) -> str:
    right = "; ".join(f"{row['event']}: {row['people']} of {of}" for row in rows if row["right"])
    return f"How many put each event at its right place. {right}"


def _bars(turn: Turn, task: Task) -> None:
    """How many gave each answer, the right one marked by word."""
    st.header("What the group said", anchor=False)
    counts = tally(turn)
    of = len(answers(turn))
    rows = [
        {"answer": name, "people": counts[answer], "is": "Right" if answer in _right(task) else "Not right"}
        for answer, name in _answers(task, list(counts))
    ]
    for row in rows:
        mark = ":green-badge[:material/check: Right]" if row["is"] == "Right" else ""
        people = f"{row['people']} of {of}"
        with st.container(gap=2, key=f"bar-{rows.index(row)}"):
            st.markdown(f"{text.bank(str(row['answer']))} {mark} :gray[{people}]")
            st.progress(int(row["people"]) / max(1, of))
    if task.kind == PLACE and task.put:
        entry = task.put.entries[0]
        first, last = entry.earliest[:4], entry.latest[:4]
        st.markdown(f":gray[It was {first if first == last else dates.words(f'{first}/{last}')}.]")


def _right(task: Task) -> set[str]:
    """The answers that are right, as far as they can be listed."""
    key = task.item.key()
    if task.kind == PLACE and task.put:
        entry = task.put.entries[0]
        return {str(year) for year in range(int(entry.earliest[:4]), int(entry.latest[:4]) + 1)}
    return {key} if isinstance(key, str) else set(key)


def _answers(task: Task, given: list[str]) -> list[tuple[str, str]]:
    """(answer, its words): all options of a choice as they were shown, else what was given and the right one."""
    options = {option.id: option.text for option in getattr(task.item, "options", ())}
    if options:
        return [(one, options[one]) for one in task.order.get("options", tuple(options))]
    names = _truth_names(task.item)
    key = task.item.key()
    missing = [key] if isinstance(key, str) and key not in given and not set(given) & _right(task) else []
    ordered = sorted([*given, *missing])[:MOST_BARS]
    return [(one, names.get(one, one)) for one in ordered]


def _truth_names(item: Item) -> dict[str, str]:
    return {"true": "True", "false": "False"} if item.kind == "true_false" else {}


def _short(label: str) -> str:
    return label if len(label) <= SHORT else label[: SHORT - 1].rstrip() + "…"
