"""A class's own section: its code to be shown, and what can be changed of it."""

from typing import Any

import streamlit as st

from quiz_app.domain import classcode
from quiz_app.domain.cohort import LONGEST_TITLE, Cohort
from quiz_app.domain.study import zones
from quiz_app.services import cohorts
from quiz_app.ui import frame, session, wording_teach
from quiz_app.ui.address import address
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.qr import qr
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.teach_copy import copying


def draw(here: Here, cohort: Cohort) -> None:
    """The code, and below it the class's settings."""
    code(here, cohort)
    frame.section("class-settings", "Settings of the class")
    with frame.card("class-settings"):
        title = st.text_input(
            "Title", cohort.title, key=f"title-{cohort.id}-{cohort.title}", max_chars=LONGEST_TITLE
        ).strip()
        keep(here, cohort, "title", title or cohort.title)
        names = sorted(zones())
        zone = st.selectbox(
            "Time zone of its dates", names, names.index(cohort.zone), key=f"zone-{cohort.id}-{cohort.zone}"
        )
        keep(here, cohort, "zone", zone)
        joining = st.toggle(
            "Students can join by the code", cohort.joining, key=f"joining-{cohort.id}-{cohort.joining}"
        )
        keep(here, cohort, "joining", joining)
        archived = st.toggle(
            "Archived", cohort.archived, key=f"archived-{cohort.id}-{cohort.archived}", help=wording_teach.ARCHIVED
        )
        keep(here, cohort, "archived", archived)
    copying(here, cohort)


def code(here: Here, cohort: Cohort) -> None:
    """The class code large, as a link and as a picture for cameras."""
    with frame.card("class-code"):
        if cohort.archived or not cohort.joining:
            st.markdown(f":material/lock: {wording_teach.JOINING_CLOSED}")
            return
        link = address("join", code=cohort.code)
        with st.container(horizontal=True, vertical_alignment="center", gap="large", key="class-code-row"):
            with st.container(gap="small", width="stretch"):
                st.markdown(wording_teach.CODE_LEDE)
                with st.container(key="num-code"):
                    st.markdown(classcode.shown(cohort.code))
                st.code(link, language=None, wrap_lines=True)
            qr(link, f"QR code of the address {link}")
        pressed = st.button("New code", key="new-code", type="tertiary", help=wording_teach.NEW_CODE_HELP)
        if pressed and saved(lambda: cohorts.new_code(here.actor, here.world, cohort.id)):
            st.rerun()


def keep(here: Here, cohort: Cohort, name: str, value: Any) -> None:
    """Save what a control shows changed."""
    if value == getattr(cohort, name):
        return
    if saved(lambda: cohorts.change(here.actor, here.world, cohort.id, name, value)):
        st.rerun()


def opening(here: Here) -> None:
    """Open a class. The id of the one to be opened is fixed while the form is drawn."""
    with st.form("open-class", border=False):
        title = st.text_input("What the class is called", key="new-class", max_chars=LONGEST_TITLE)
        pressed = st.form_submit_button("Open the class", key="open-class-send", type="primary")
    new_id = session.note("teach/new") or here.world.new_id()
    session.keep_note("teach/new", new_id)
    if not pressed:
        return
    opened = saved(lambda: cohorts.open_cohort(here.actor, here.world, title, here.settings.zone, new_id))
    if opened is not None:
        session.drop_note("teach/new")
        session.set_widget("pick-section", "class")
        st.query_params["class"] = opened.id
        st.rerun()
