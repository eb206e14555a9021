"""What holds for single students instead: extra time, another window, more attempts."""

from zoneinfo import ZoneInfo

import streamlit as st

from quiz_app.domain.assignment import Assignment, Override
from quiz_app.domain.cohort import Cohort
from quiz_app.services import assigning
from quiz_app.services.assigning import MOST_ATTEMPTS
from quiz_app.ui import text, wording_assign
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.teach_policy import moment_of


def overrides(here: Here, cohort: Cohort, one: Assignment) -> None:
    """Those that there are, and one student to be given or changed one."""
    st.markdown(f":gray[:small[{wording_assign.OVERRIDES_LEDE}]]")
    given = {learner: own for learner, own in one.overrides.items() if own != Override() and cohort.student(learner)}
    if given:
        st.table([_row(cohort, one, learner, own) for learner, own in given.items()], hide_index=True)
    names = {student.learner: student.name for student in cohort.present}
    if not names:
        st.markdown("Nobody has joined yet.")
        return
    learner = st.selectbox("Student", list(names), None, format_func=names.get, key=f"own-{one.id}")
    if learner is None:
        return
    own = one.overrides.get(learner, Override())
    chosen = _fields(cohort, one, learner, own)
    if chosen is not None and saved(lambda: assigning.override(here.actor, here.world, one.id, learner, chosen)):
        st.rerun()


def _row(cohort: Cohort, one: Assignment, learner: str, own: Override) -> dict[str, str]:
    student, terms = cohort.student(learner), one.terms(learner)
    return {
        "Student": text.plain(student.name) if student else "",
        "Time": wording_assign.STRETCHES[own.stretch],
        "Window": wording_assign.window(terms.opens, terms.closes, cohort.zone),
        "Attempts": "any" if terms.attempts is None else str(terms.attempts),
    }


def _fields(cohort: Cohort, one: Assignment, learner: str, own: Override) -> Override | None:
    """The override as the form has it once it is sent."""
    key, zone, factors = f"own-{one.id}-{learner}", ZoneInfo(cohort.zone), list(wording_assign.STRETCHES)
    with st.form(f"{key}-form", border=False):
        stretch = st.selectbox(
            "Time", factors, factors.index(own.stretch), format_func=wording_assign.STRETCHES.get, key=f"{key}-time"
        )
        opens = moment_of(f"Opens ({cohort.zone}; empty: as for all)", own.opens, zone, f"{key}-opens")
        closes = moment_of(f"Closes ({cohort.zone}; empty: as for all)", own.closes, zone, f"{key}-closes")
        attempts = st.number_input(
            "Attempts (empty: as for all)", 0, MOST_ATTEMPTS, own.attempts, key=f"{key}-attempts"
        )
        if not st.form_submit_button("Save for this student", key=f"{key}-save", type="primary"):
            return None
    return Override(stretch=stretch, opens=opens, closes=closes, attempts=None if attempts is None else int(attempts))
