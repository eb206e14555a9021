"""Teach, items: how hard each question was, whether it tells strong from weak, and one of them in full."""

from typing import Any

import streamlit as st

from quiz_app.domain.cohort import Cohort
from quiz_app.services import gradebooks, item_analysis
from quiz_app.services.item_analysis import Analysis
from quiz_app.ui import frame, item_charts, session, wording, wording_results
from quiz_app.ui.context import Here
from quiz_app.ui.progress_charts import SECOND, SETTLED, TENTATIVE
from quiz_app.ui.widgets import teach_item, teach_ruling
from quiz_app.ui.widgets.teach_results import chosen
from quiz_app.ui.widgets.wide import wide_table, wide_tables

MARKS = {SETTLED: "●", SECOND: "▲", TENTATIVE: "■"}


def draw(here: Here, cohort: Cohort) -> None:
    """The item analysis of one of the class's assignments."""
    assignment = chosen(here, cohort)
    if assignment is None:
        return
    looked_at = session.widget(_which(assignment.id), item_analysis.ATTEMPTS[0])
    found = item_analysis.analysis(here.actor, here.world, assignment.id, looked_at)
    if not found.students:
        with frame.card("no-items"):
            st.markdown(wording_results.NO_ITEMS)
        return
    students = wording.sentence(wording.count(found.students, "student"))
    said = wording_results.ITEMS_LEDE.format(students=students, attempts=wording_results.BY[found.attempts])
    st.markdown(f":gray[{said} {found.advice}]")
    which(found)
    left, right = st.columns(2, gap="medium")
    with left:
        every(found)
        settle(found)
    with right:
        name = picked(found)
        teach_item.draw(here, found, name)
        teach_ruling.draw(here, found, name)
    with wide_tables("items"):
        table(here, found)


def which(found: Analysis) -> None:
    """The choice of the attempt that is looked at of each student, where anybody has several."""
    if any(len(row.attempts) > 1 for row in found.results.rows):
        st.selectbox(
            "Which attempt of each student",
            item_analysis.ATTEMPTS,
            format_func=wording_results.WHICH.get,
            key=_which(found.results.assignment.id),
        )


def _which(assignment_id: str) -> str:
    return f"attempts-of-{assignment_id}"


def kind_of(told: dict[str, Any]) -> str:
    """How an item is marked: settled and well, to be looked at again, or on too few answers."""
    if told["standing"] != "settled":
        return TENTATIVE
    return SECOND if told["flags"] else SETTLED


def every(found: Analysis) -> None:
    """The picture of all items; those with too few answers for it are left to the table."""
    frame.section("facility", "How many got it right", wording_results.FACILITY_LEDE)
    rows = [
        {
            "name": f"Q{place}",
            "share": one["facility"],
            "low": one["facility_low"],
            "high": one["facility_high"],
            "answers": one["answers"],
            "kind": kind_of(one),
        }
        for place, one in enumerate(found.told, 1)
        if one["facility"] is not None
    ]
    with frame.card("facility"):
        if not rows:
            st.markdown(f":gray[{too_few(found)}]")
            return
        hardest, easiest = (choose(rows, key=lambda one: one["share"]) for choose in (min, max))
        words = (
            f"Hardest: {hardest['name']}, {hardest['share']:.0%} right. "
            f"Easiest: {easiest['name']}, {easiest['share']:.0%} right."
        )
        item_charts.facilities(rows, words)
        st.markdown(f":small[{wording_results.LEGEND}]")


def too_few(found: Analysis) -> str:
    """What stands where no item has enough answers."""
    most = max(one["answers"] for one in found.told)
    answers = wording.count(most, "answer")
    return f"At most {answers} so far: counts alone, in the table below. From 20 on there is a picture."


def settle(found: Analysis) -> None:
    """Which items have too few answers, and how many more would settle them."""
    few = [(f"Q{place}", one["answers"]) for place, one in enumerate(found.told, 1) if one["standing"] != "settled"]
    if not few:
        return
    fewest = min(answers for _, answers in few)
    with frame.card("settle"):
        names = ", ".join(name for name, _ in few)
        verb = "has" if len(few) == 1 else "have"
        st.markdown(
            f":material/hourglass_empty: **{names} {verb} fewer than 30 answers.** From 20 on we show the interval, "
            f"but draw no conclusion. Another {30 - fewest} answers would settle them."
        )


def picked(found: Analysis) -> str:
    """The item that is looked at: at first the one that most needs it."""
    order = list(found.results.items)
    worst = next((one["item"] for one in found.told if kind_of(one) == SECOND), order[0])
    marks = {one["item"]: MARKS[kind_of(one)] for one in found.told}
    names = {item: f"Q{place} {marks[item]} {item}" for place, item in enumerate(order, 1)}
    key = f"item-of-{found.results.assignment.id}"
    return st.selectbox("Question", order, order.index(worst), format_func=names.get, key=key)


def table(here: Here, found: Analysis) -> None:
    """The picture's numbers, and what to do about each item."""
    with st.expander("The same as a table", key="table-items"):
        rows = [row(f"Q{place}", one) for place, one in enumerate(found.told, 1)]
        wide_table("items", rows)
        assignment = found.results.assignment
        st.download_button(
            "CSV",
            data=lambda: gradebooks.export(here.actor, here.world, assignment.id, gradebooks.ITEMS, found.attempts),
            file_name=gradebooks.file_name(assignment.title, gradebooks.ITEMS, found.attempts),
            mime="text/csv",
            on_click="ignore",
            key="csv-items",
            icon=":material/download:",
        )


def row(name: str, one: dict[str, Any]) -> dict[str, str]:
    """An item's figures as the table shows them."""
    return {
        "": name if one["counted"] else f"{name}, excused",
        "Answers": str(one["answers"]),
        "Facility": between(one, "facility", ".0%"),
        "Discrimination": between(one, "discrimination", ".2f"),
        "Upper less lower": "–" if one["difference"] is None else f"{one['difference']:.2f}",
        "Time": "–" if one["median_seconds"] is None else f"{one['median_seconds']:.0f} s",
        "What to do": one["advice"],
    }


def between(one: dict[str, Any], name: str, form: str) -> str:
    """A figure with its interval: `42%, 29% to 56%`; a dash where it is not told."""
    if one[name] is None:
        return "–"
    return f"{one[name]:{form}}, {one[f'{name}_low']:{form}} to {one[f'{name}_high']:{form}}"
