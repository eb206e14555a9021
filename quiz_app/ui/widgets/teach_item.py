"""Teach, one item: its figures, what to do about it, and what was chosen."""

from typing import Any

import streamlit as st

from quiz_app.services.item_analysis import Analysis
from quiz_app.ui import frame, item_charts, text, wording, wording_results
from quiz_app.ui.context import Here
from quiz_app.ui.progress_charts import SETTLED, TENTATIVE
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.feedback import paragraphs


def draw(here: Here, found: Analysis, name: str) -> None:
    """The item's card."""
    item = found.results.items[name]
    told = next(one for one in found.told if one["item"] == name)
    place = list(found.results.items).index(name) + 1
    frame.section("item", f"Question {place}", stem_of(item))
    with frame.card("item"):
        figures(told)
        st.markdown(f"{badge(told)} {text.bank(told['advice'])}".strip())
        if told["options"]:
            options(found, told)
        elif found.typed.get(name):
            typed(found, name)
        revisions(told)
        with frame.row("item-more"):
            shelf = here.world.library.shelves.get(found.results.assignment.reading)
            if shelf:
                paragraphs(shelf.reading, item.claims, "item")
            with st.popover("How to read this", type="tertiary", icon=":material/help:", key="read-items"):
                st.markdown(wording_results.HOW_TO_READ)


def figures(told: dict[str, Any]) -> None:
    """Facility, discrimination and answers; below 20 answers the counts alone."""
    with st.grid(3, min_column_width=90, key="item-figures"):
        if told["facility"] is not None:
            st.metric("Facility", f"{told['facility']:.0%}")
            r = told["discrimination"]
            st.metric("Discrimination", "–" if r is None else f"{r:.2f}")
        else:
            st.metric("Points", f"{wording.points(told['points'])} of {wording.points(told['answers'] * told['max'])}")
        st.metric("Answers", str(told["answers"]))
    if told["facility"] is not None:
        low, high = told["facility_low"], told["facility_high"]
        st.markdown(f":gray[The interval is {low:.0%} to {high:.0%}.{took(told)}]")


def took(told: dict[str, Any]) -> str:
    """How long the middle answer took."""
    seconds = told["median_seconds"]
    return "" if seconds is None else f" The middle answer took {seconds:.0f} s."


def badge(told: dict[str, Any]) -> str:
    """What kind of thing is said, as a badge."""
    if told["standing"] == "counts":
        return ""
    if told["standing"] == "tentative":
        return f":gray-badge[:material/hourglass_empty: {wording_results.TENTATIVE}]"
    if told["flags"]:
        return f":orange-badge[:material/flag: {wording_results.LOOK_AGAIN}]"
    return ""


def options(found: Analysis, told: dict[str, Any]) -> None:
    """What was chosen, as bars and as a table with the upper and the lower group."""
    names = found.names[told["item"]]
    said = {one["option"]: names.get(one["option"], one["option"]) for one in told["options"]}
    rows = [
        {
            "option": f"{said[one['option']]} (key)" if one["key"] else said[one["option"]],
            "number": one["chosen"],
            "kind": SETTLED if one["key"] else TENTATIVE,
        }
        for one in told["options"]
    ]
    most = max(rows, key=lambda one: one["number"])
    item_charts.chosen(rows, f"Most chose {most['option']}: {most['number']} of {told['answers']}.")
    with st.expander("Answers as a table", key="table-options"):
        st.table(
            [
                {
                    "Answer": f"{text.bank(said[one['option']])}{' (key)' if one['key'] else ''}",
                    "All": str(one["chosen"]),
                    "Upper group": str(one["upper"]),
                    "Lower group": str(one["lower"]),
                }
                for one in told["options"]
            ],
            hide_index=True,
        )


def typed(found: Analysis, name: str) -> None:
    """The answers given most often, where nothing was offered to choose from."""
    rows = [
        {"Answer": text.plain(worded(answer)), "Students": str(number), "": "right" if right else ""}
        for answer, number, right in found.typed[name]
    ]
    st.table(rows, hide_index=True)


def worded(answer: Any) -> str:
    """An answer in one line."""
    if isinstance(answer, dict):
        return ", ".join(f"{left} – {right}" for left, right in answer.items())
    return answer if isinstance(answer, str) else ", ".join(answer)


def revisions(told: dict[str, Any]) -> None:
    """Each wording on its own, where the item was edited while it was asked."""
    if not told["revisions"]:
        return
    st.markdown("The question was edited while it was asked:")
    rows = [
        {
            "Wording": one["revision"][:8],
            "Answers": str(one["answers"]),
            "Right": "–" if one["facility"] is None else f"{one['facility']:.0%}",
        }
        for one in told["revisions"]
    ]
    st.table(rows, hide_index=True)
