"""A class's assignments: the list, a new one, and the one that is open."""

import streamlit as st

from quiz_app.domain.assignment import Assignment
from quiz_app.domain.cohort import Cohort
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.services import assigning, quizsets
from quiz_app.ui import frame, session, text, wording, wording_assign
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.teach_assignment import one_assignment
from quiz_app.ui.widgets.teach_policy import policies

Choice = tuple[str, Plan]  # the reading, and what to draw of it


def draw(here: Here, cohort: Cohort) -> None:
    """The assignment in the address, or all of them and the way to make another."""
    every = assigning.assignments(here.actor, here.world, cohort.id)
    asked = st.query_params.get("assignment")
    found = next((one for one in every if one.id == asked), None)
    if found is not None:
        one_assignment(here, cohort, found)
        return
    if not every:
        st.markdown(wording_assign.NO_ASSIGNMENTS)
    with st.container(gap=10, key="assignments"):
        for one in every:
            _in_short(here, cohort, one)
    if not cohort.archived:
        _new(here, cohort, first=not every)


def _in_short(here: Here, cohort: Cohort, one: Assignment) -> None:
    colour, word = wording_assign.state(one, here.world.now())
    with st.container(border=True, key=f"card-assignment-{one.id}"), frame.row(wrap=False):
        with st.container(gap=2, width="stretch"):
            st.markdown(f"**{text.plain(one.title)}** :{colour}-badge[{word}]")
            window = wording_assign.window(one.opens, one.closes, cohort.zone)
            st.markdown(f":gray[{wording_assign.kind(one.plan)}. {window}]")
        if st.button("Open", key=f"open-{one.id}"):
            st.query_params["assignment"] = one.id
            st.rerun()


def _new(here: Here, cohort: Cohort, *, first: bool) -> None:
    """A new assignment: what is asked, then how."""
    choices = quizzes(here)
    with st.expander("New assignment", icon=":material/add:", expanded=first, key="new-assignment"):
        names = list(choices)
        chosen = st.selectbox("What is asked", names, key="assign-what")
        if chosen is None:
            st.markdown("There is no question in the library yet.")
            return
        reading, plan = choices[chosen]
        new_id = session.note("assign/new") or here.world.new_id()
        session.keep_note("assign/new", new_id)
        with st.form(f"assign-{new_id}", border=False):
            given = policies(here, cohort, f"as-{names.index(chosen)}-{new_id[:8]}", plan)
            pressed = st.form_submit_button("Assign it", key="assign-it", type="primary", width="stretch")
        if pressed:
            made = saved(lambda: assigning.assign(here.actor, here.world, cohort.id, new_id, reading=reading, **given))
            if made is not None:
                session.drop_note("assign/new")
                st.query_params["assignment"] = made.id
                st.rerun()


def quizzes(here: Here) -> dict[str, Choice]:
    """What can be assigned, by what it is called: the teacher's own sets, then the ready-made quizzes, then all."""
    found: dict[str, Choice] = {}
    shelves = (here.world.whole or here.world.library).shelves
    for one in quizsets.quiz_sets(here.actor, here.world):
        if not one.archived and one.reading in shelves:
            found[_unused(found, f"{one.title} (your set)")] = one.reading, one.plan
    for shelf in shelves.values():
        for plan in shelf.quizzes.values():
            found[_unused(found, f"{plan.title} (ready-made)")] = shelf.reading.id, plan
        if shelf.items:
            number = wording.count(len(shelf.items), "question")
            whole = Plan(title=shelf.reading.title, draw=Draw(items=0))
            found[_unused(found, f"All of {shelf.reading.title} ({number})")] = shelf.reading.id, whole
    return found


def _unused(found: dict[str, Choice], name: str) -> str:
    return name if name not in found else _unused(found, f"{name} ")
