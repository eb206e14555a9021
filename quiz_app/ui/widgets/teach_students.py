"""A class's students: who they are, and what can be changed of one of them."""

from collections.abc import Callable

import streamlit as st

from quiz_app.domain.cohort import LONGEST_NAME, Cohort, Student
from quiz_app.services import cohorts
from quiz_app.ui import frame, text, wording, wording_teach
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def draw(here: Here, cohort: Cohort) -> None:
    """The list, and one of them to be changed."""
    if not cohort.students:
        with frame.card("no-students"):
            st.markdown(wording_teach.NO_STUDENTS)
        return
    listed(here, cohort)
    frame.section("one-student", "Change a student")
    with frame.card("one-student"):
        known = sorted(cohort.students.values(), key=lambda one: (one.removed, one.name.casefold(), one.joined_at))
        chosen = st.selectbox(
            "Student",
            [one.learner for one in known],
            format_func=lambda one: named(cohort.students[one]),
            key=f"student-of-{cohort.id}",
            index=None,
        )
        if chosen is not None:
            change(here, cohort, cohort.students[chosen])


def listed(here: Here, cohort: Cohort) -> None:
    """Those who are in the class, as a table."""
    present = cohort.present
    st.markdown(f"{wording.sentence(wording.count(len(present), 'student'))} in the class.")
    by_roster = any(one.entry for one in present)
    rows = [
        {"Name": text.plain(one.name)}
        | ({"In your list": text.plain(one.entry)} if by_roster else {})
        | {"Joined": f"{wording.long_date(one.joined_at.astimezone(here.now.tzinfo).date())}"}
        for one in present
    ]
    if rows:
        st.table(rows, hide_index=True)
    missing = cohort.free_entries
    if missing:
        with st.expander(
            f"{wording.sentence(wording.count(len(missing), 'name'))} of your list not here yet", key="gone"
        ):
            st.markdown(", ".join(text.plain(one.name) for one in missing))


def named(student: Student) -> str:
    """The student as the choice names her."""
    return f"{student.name} (removed)" if student.removed else student.name


def change(here: Here, cohort: Cohort, student: Student) -> None:
    """Another name, one with another, out or in again."""
    which = f"{cohort.id}-{student.learner}"
    name = st.text_input("Name", student.name, key=f"rename-{which}-{student.name}", max_chars=LONGEST_NAME).strip()
    if name and name != student.name:
        act(lambda: cohorts.rename_student(here.actor, here.world, cohort.id, student.learner, name))
    if student.removed:
        if st.button("Bring back", key="restore-student"):
            act(lambda: cohorts.restore_student(here.actor, here.world, cohort.id, student.learner))
        return
    with frame.row("student-actions"):
        merge(here, cohort, student)
        if st.button("Take out of the class", key="remove-student", help=wording_teach.REMOVE_HELP):
            act(lambda: cohorts.remove_student(here.actor, here.world, cohort.id, student.learner))


def merge(here: Here, cohort: Cohort, student: Student) -> None:
    """Make the student one with another."""
    others = {one.learner: one.name for one in cohort.present if one.learner != student.learner}
    if not others:
        return
    with st.popover("Is the same as ...", key="merge"):
        st.markdown(wording_teach.MERGE_HELP)
        key = f"into-{cohort.id}-{student.learner}"
        into = st.selectbox("Same person as", list(others), format_func=others.get, key=key)
        if st.button("Make them one", key="merge-students", type="primary"):
            act(lambda: cohorts.merge_students(here.actor, here.world, cohort.id, student.learner, into))


def act(write: Callable[[], Cohort]) -> None:
    """Do it, and draw the class as it then is."""
    if saved(write):
        st.rerun()
