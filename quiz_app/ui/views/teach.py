"""Teach: a teacher's classes, one of them open, its sections one at a time."""

from collections.abc import Callable

import streamlit as st

from quiz_app.domain.cohort import Cohort
from quiz_app.domain.errors import QuizAppError
from quiz_app.services import cohorts
from quiz_app.ui import context, frame, session, text, wording, wording_teach
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import (
    teach_assignments,
    teach_class,
    teach_items,
    teach_results,
    teach_sets,
    teach_students,
)
from quiz_app.ui.widgets.nothing import nothing

Section = Callable[[Here, Cohort], None]
SECTIONS: dict[str, tuple[str, Section]] = {  # a section of a class is a line here and a widgets/teach_*.py
    "students": ("Students", teach_students.draw),
    "assignments": ("Assignments", teach_assignments.draw),
    "sets": ("Quiz sets", teach_sets.draw),
    "results": ("Results", teach_results.draw),
    "items": ("Items", teach_items.draw),
    "class": ("Code and settings", teach_class.draw),
}
BROAD = ("results", "items")


def draw() -> None:
    """The class that is open, or the way to open the first."""
    here = context.here()
    if here.actor.role not in ("owner", "teacher"):
        frame.head("Teach")
        nothing(wording_teach.NOT_A_TEACHER, "Back to today", "today")
        return
    mine = cohorts.taught(here.actor, here.world)
    if not mine:
        frame.head("Teach", "", wording_teach.OPEN_LEDE)
        with frame.card("open-class"):
            teach_class.opening(here)
        return
    cohort = chosen(mine)
    students = wording.sentence(wording.count(len(cohort.present), "student"))
    frame.head(
        text.plain(cohort.title), "Teach", f"{students}{'. ' + wording_teach.ARCHIVED if cohort.archived else ''}"
    )
    section = st.segmented_control(
        "Section",
        list(SECTIONS),
        format_func=lambda one: SECTIONS[one][0],
        default=None if session.widget("pick-section") else next(iter(SECTIONS)),
        key="pick-section",
        label_visibility="collapsed",
        required=True,
    )
    SECTIONS[section or "students"][1](here, cohort)


def chosen(mine: list[Cohort]) -> Cohort:
    """The class that the address or the choice names, else the latest; and beside it the way to open another."""
    asked = st.query_params.get("class")
    at = next((place for place, one in enumerate(mine) if one.id == asked), 0)
    with frame.row("classes"):
        picked = st.selectbox(
            "Class",
            [one.id for one in mine],
            at,
            format_func={one.id: one.title for one in mine}.get,
            key=f"class-{asked}",
            label_visibility="collapsed",
        )
        with st.popover("Open another class", icon=":material/add:", key="another-class"):
            teach_class.opening(context.here())
    if picked != asked:
        st.query_params["class"] = picked
    return next(one for one in mine if one.id == picked)


with frame.page(frame.WIDE if session.widget("pick-section") in BROAD else frame.READING):
    try:
        draw()
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
