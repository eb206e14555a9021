"""A class's students: who they are, and what can be changed of one of them."""

from collections.abc import Callable

import streamlit as st

from quiz_app.domain import classcode
from quiz_app.domain.cohort import LONGEST_NAME, Cohort, Student
from quiz_app.services import cohorts, signing_in
from quiz_app.ui import frame, session, text, wording, wording_teach
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def draw(here: Here, cohort: Cohort) -> None:
    """The list, and one of them to be changed."""
    if not cohort.students:
        with frame.card("no-students"):
            st.markdown(wording_teach.NO_STUDENTS)
        roster(here, cohort)
        return
    listed(here, cohort)
    roster(here, cohort)
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


def roster(here: Here, cohort: Cohort) -> None:
    """The teacher's own list, for joining students to pick themselves from."""
    title = f"Your list: {wording.count(len(cohort.roster), 'name')}" if cohort.roster else "Bring your own list"
    with st.expander(title, key="roster"):
        st.markdown(wording_teach.ROSTER_HELP)
        with st.form(f"roster-{cohort.id}", border=False, clear_on_submit=True):
            upload = st.file_uploader("List (CSV)", type=["csv", "tsv", "txt"], key="roster-file", max_upload_size=1)
            pressed = st.form_submit_button("Bring it in", key="roster-send")
        if pressed and upload is not None:
            content, name = upload.getvalue(), upload.name
            act(lambda: cohorts.bring_roster(here.actor, here.world, cohort.id, content, name))
        if cohort.roster and st.button("Take the list away", key="roster-away", type="tertiary"):
            act(lambda: cohorts.set_roster(here.actor, here.world, cohort.id, []))


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
        return_code(here, cohort, student)
        merge(here, cohort, student)
        if st.button("Take out of the class", key="remove-student", help=wording_teach.REMOVE_HELP):
            act(lambda: cohorts.remove_student(here.actor, here.world, cohort.id, student.learner))


def return_code(here: Here, cohort: Cohort, student: Student) -> None:
    """A new return code for who has lost hers, shown until another student is chosen."""
    with st.popover("New return code", key="issue"):
        st.markdown(wording_teach.RETURN_CODE_HELP)
        note = f"code/{student.learner}"
        if st.button("Make it", key="issue-code", type="primary"):
            made = saved(lambda: signing_in.new_return_code(here.actor, here.world, cohort.id, student.learner))
            session.keep_note(note, made)
        if session.note(note):
            st.markdown(f"**{classcode.shown(session.note(note).code)}**")
            if session.note(note).beside:
                st.markdown(wording_teach.BESIDE)


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
