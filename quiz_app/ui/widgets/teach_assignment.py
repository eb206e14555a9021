"""One assignment as its teacher has it: its link, how the class works on it, and what can be changed."""

import streamlit as st

from quiz_app.domain import assignment as policy
from quiz_app.domain.assignment import Assignment
from quiz_app.domain.cohort import Cohort
from quiz_app.services import assigning
from quiz_app.ui import frame, session, text, wording, wording_assign
from quiz_app.ui.address import address
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.qr import qr
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.teach_overrides import overrides
from quiz_app.ui.widgets.teach_policy import policies
from quiz_app.ui.widgets.teach_watching import watching


def one_assignment(here: Here, cohort: Cohort, one: Assignment) -> None:
    """The page of one assignment within its class."""
    if st.button("All assignments", key="all-assignments", type="tertiary", icon=":material/arrow_back:"):
        del st.query_params["assignment"]
        st.rerun()
    colour, word = wording_assign.state(one, here.world.now())
    with st.container(gap=2, key="assignment-head"):
        st.header(f"{text.plain(one.title)} :{colour}-badge[{word}]", anchor=False)
        st.markdown(f":gray[{wording_assign.kind(one.plan)}. {_facts(one, cohort)}]")
    _actions(here, one)
    _link(cohort, one)
    watching(one.id)
    with st.expander("Change it", icon=":material/edit:", key=f"change-{one.id}"):
        _change(here, cohort, one)
    with st.expander("Single students", icon=":material/person:", key=f"single-{one.id}"):
        overrides(here, cohort, one)


def _facts(one: Assignment, cohort: Cohort) -> str:
    terms = one.terms("")
    allowed = "any number of attempts" if one.attempts is None else wording.count(one.attempts, "attempt")
    minutes = f"{wording.points(terms.limit.total_seconds() / 60)} minutes" if terms.limit else "no time limit"
    window = wording_assign.window(one.opens, one.closes, cohort.zone)
    late = " Late work is taken." if one.late == policy.ACCEPTED else ""
    counts = "" if one.attempts == 1 else f"{wording_assign.COUNTS[one.counts]} counts. "
    return f"{window}{late} {wording.sentence(allowed)}, {minutes}. {counts}{wording_assign.answers(one, cohort.zone)}"


def _actions(here: Here, one: Assignment) -> None:
    with frame.row("assignment-actions"):
        terms = one.terms("")
        open_still = not one.archived and (terms.ends is None or here.world.now() < terms.ends)
        pressed = open_still and st.button("Close it now", key="close-now", icon=":material/lock:")
        if pressed and saved(lambda: assigning.close(here.actor, here.world, one.id)):
            st.rerun()
        st.page_link(
            frame.view("print"), label="Print it", query_params={"assignment": one.id}, icon=":material/print:"
        )
        if st.button(
            "Copy", key="copy-it", type="tertiary", help="The same once more in this class, without a window."
        ):
            new_id = session.note(f"copy/{one.id}") or here.world.new_id()
            session.keep_note(f"copy/{one.id}", new_id)
            if saved(lambda: assigning.copies_to(here.actor, here.world, one.id, one.cohort, new_id)):
                session.drop_note(f"copy/{one.id}")
                st.query_params["assignment"] = new_id
                st.rerun()
        word = "Bring it back" if one.archived else "Put it away"
        pressed = st.button(word, key="put-away", type="tertiary")
        if pressed and saved(lambda: assigning.change(here.actor, here.world, one.id, archived=not one.archived)):
            st.rerun()


def _link(cohort: Cohort, one: Assignment) -> None:
    """The link and its picture for cameras."""
    link = address("assignment", id=one.id, code=cohort.code)
    with frame.card("assignment-link"), st.container(horizontal=True, vertical_alignment="center", gap="large"):
        with st.container(gap="small", width="stretch"):
            st.markdown(wording_assign.LINK_LEDE)
            st.code(link, language=None, wrap_lines=True)
        qr(link, f"QR code of the address {link}", width=160)


def _change(here: Here, cohort: Cohort, one: Assignment) -> None:
    st.markdown(f":gray[:small[{wording_assign.EDITED}]]")
    turn = len(one.overrides)
    with st.form(f"change-form-{one.id}", border=False):
        given = policies(here, cohort, f"ch-{one.id}-{turn}", one.plan, one)
        pressed = st.form_submit_button("Save the changes", key="save-changes", type="primary")
    if pressed and saved(lambda: assigning.change(here.actor, here.world, one.id, **given)):
        st.rerun()
