"""Teach, results: students by items, the files to take out, and one attempt as its student saw it."""

from statistics import median

import streamlit as st

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.cohort import Cohort
from quiz_app.domain.scoring import MOST_CERTAIN
from quiz_app.services import assigning, gradebooks, grading
from quiz_app.services.grading import Results, StudentRow
from quiz_app.ui import frame, text, wording, wording_results
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import teach_attempt
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.wide import wide_table, wide_tables

NOTHING = "–"


def draw(here: Here, cohort: Cohort) -> None:
    """The results of one of the class's assignments."""
    assignment = chosen(here, cohort)
    if assignment is None:
        return
    found = grading.results(here.actor, here.world, assignment.id)
    if not any(row.attempts for row in found.rows):
        with frame.card("no-results"):
            st.markdown(wording_results.NOBODY_YET)
        return
    with wide_tables("results"):
        matrix(found)
    exports(here, found)
    teach_attempt.draw(here, found)


def chosen(here: Here, cohort: Cohort) -> Assignment | None:
    """The assignment that the address or the choice names, else the latest; None, and said so, where there is none."""
    every = {one.id: one for one in assigning.assignments(here.actor, here.world, cohort.id)}
    if not every:
        with frame.card("no-assignment"):
            st.markdown(wording_results.NO_ASSIGNMENT)
        return None
    asked = st.query_params.get("assignment")
    at = list(every).index(asked) if asked in every else 0
    picked = st.selectbox(
        "Assignment", list(every), at, format_func=lambda one: every[one].title, key=f"results-{cohort.id}-{asked}"
    )
    if picked != asked:
        st.query_params["assignment"] = picked
    return every[picked]


def matrix(found: Results) -> None:
    """The table, with a row a student and a column an item."""
    frame.section("matrix", "Students and questions", wording_results.RESULTS_LEDE)
    st.markdown(f":gray[{summary(found)}]")
    numbers = {item: f"Q{place}" for place, item in enumerate(found.items, 1)}
    rows = [
        {"Student": text.plain(row.student.name), **totals(found, row)}
        | {number: cell(row, item) for item, number in numbers.items()}
        for row in found.rows
    ]
    wide_table("matrix", rows)
    if found.strangers:
        st.markdown(f":gray[{wording_results.STRANGERS.format(number=found.strangers)}]")
    with st.expander("The questions", key="matrix-questions"):
        asked = [
            {
                "": number,
                "Question": stem_of(found.items[item]),
                "Points": wording.points(found.worth[item]),
                "Ruled": wording_results.RULED.get(found.regrades.ruling(item).how, ""),
            }
            for item, number in numbers.items()
        ]
        wide_table("questions", asked)


def summary(found: Results) -> str:
    """How many have handed in, and the middle of their points."""
    points = [total for row in found.rows if (total := found.total(row)) is not None]
    begun = sum(bool(row.attempts) for row in found.rows)
    of = wording.count(len(found.rows), "student")
    said = f"{len(points)} of {of} handed in, {begun - len(points)} still at it or gone."
    if begun == len(points):
        said = f"{len(points)} of {of} handed in."
    if points:
        said += f" In the middle {wording.points(median(points))} of {wording.points(found.possible)} points."
    return said


def totals(found: Results, row: StudentRow) -> dict[str, str]:
    """What counts for the student: points, time, attempts."""
    total, seconds = found.total(row), row.seconds
    going = wording_results.GOING if row.attempts and total is None else NOTHING
    late = ", late" if any(one.sitting.late for one in row.counting) else ""
    return {
        "Points": going if total is None else f"{wording.points(total)} of {wording.points(found.possible)}{late}",
        **({"With certainty": certain(row.certain, found.possible)} if found.certainty else {}),
        "Time": NOTHING if seconds is None else wording.clock(seconds),
        "Attempts": str(len(row.attempts)),
    }


def certain(points: float | None, possible: float) -> str:
    """The points after certainty marking, of the most there can be."""
    return NOTHING if points is None else f"{wording.points(points)} of {wording.points(MOST_CERTAIN * possible)}"


def cell(row: StudentRow, item: str) -> str:
    """The points earned on an item, marked where they are not those judged."""
    points = row.points(item)
    if points is None:
        return ""
    return f"{wording.points(points)}{text.plain('*') if row.changes(item) else ''}"


def exports(here: Here, found: Results) -> None:
    """The files to take out."""
    frame.section("exports", "Take out", wording_results.EXPORT_LEDE)
    with frame.row("exports"):
        for kind in gradebooks.KINDS:
            label, says = wording_results.EXPORTS[kind]
            st.download_button(
                label,
                data=lambda kind=kind: gradebooks.export(here.actor, here.world, found.assignment.id, kind),
                file_name=gradebooks.file_name(found.assignment.title, kind),
                mime="text/csv" if kind != gradebooks.BOOK else XLSX,
                on_click="ignore",
                key=f"export-{kind}",
                icon=":material/download:",
            )
    with st.popover("Which one", type="tertiary", key="which-export"):
        for label, says in wording_results.EXPORTS.values():
            st.markdown(f"**{label}.** {says}")


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
