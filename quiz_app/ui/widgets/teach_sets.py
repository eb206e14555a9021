"""A teacher's quiz sets: those that she keeps, and one put together of sections."""

import streamlit as st

from quiz_app.domain.cohort import Cohort
from quiz_app.domain.quizset import QuizSet
from quiz_app.services import quizsets
from quiz_app.ui import frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.teach_builder import build

EDITED = "sets/edited"


def draw(here: Here, cohort: Cohort) -> None:
    """The set that is being put together, or all of them."""
    edited: str | None = session.note(EDITED)
    every = quizsets.quiz_sets(here.actor, here.world)
    if edited is not None:
        build(here, edited, next((one for one in every if one.id == edited), None), EDITED)
        return
    if not every:
        st.markdown("You have no quiz sets of your own yet. The ready-made quizzes can be assigned as they are.")
    with st.container(gap=10, key="sets"):
        for one in every:
            _one(here, one)
    if st.button("Put a quiz set together", key="new-set", type="primary", icon=":material/add:"):
        session.keep_note(EDITED, here.world.new_id())
        st.rerun()


def _one(here: Here, one: QuizSet) -> None:
    away = " :gray-badge[Put away]" if one.archived else ""
    with st.container(border=True, key=f"card-set-{one.id}"):
        parts = wording.count(len(one.plan.parts), "section")
        st.markdown(f"**{text.plain(one.title)}**{away} :gray[{wording.sentence(parts)}]")
        with frame.row(f"set-{one.id}"):
            if st.button("Change", key=f"edit-{one.id}", icon=":material/edit:"):
                session.keep_note(EDITED, one.id)
                st.rerun()
            st.page_link(frame.view("print"), label="Print", query_params={"set": one.id}, icon=":material/print:")
            if one.reading in (here.world.whole or here.world.library).shelves:
                st.download_button(
                    "YAML for the bank",
                    data=lambda: quizsets.bank_with_set(here.actor, here.world, one.id),
                    file_name="quiz-set.yaml",
                    mime="application/yaml",
                    on_click="ignore",
                    key=f"yaml-{one.id}",
                    icon=":material/download:",
                )
            word = "Bring back" if one.archived else "Put away"
            pressed = st.button(word, key=f"away-{one.id}", type="tertiary")
            if pressed and saved(
                lambda: quizsets.archive_set(here.actor, here.world, one.id, archived=not one.archived)
            ):
                st.rerun()
