"""Sign in: teachers by name and password, students by their return code."""

from collections.abc import Callable

import streamlit as st

from quiz_app.domain.account import LONGEST_LOGIN, LONGEST_PASSWORD
from quiz_app.domain.errors import QuizAppError
from quiz_app.services import signing_in, teachers
from quiz_app.ui import context, frame, session, wording_entry
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import posting
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.saving import saved


def draw(here: Here) -> None:
    """The two ways in; or, for who is in, that she is."""
    frame.head("Sign in", "", wording_entry.SIGN_IN_LEDE)
    if here.actor.role == "owner":
        nothing(wording_entry.PERSONAL, "Back to today", "today")
        return
    if here.actor.role != "guest":
        account = signing_in.account(here.actor, here.world)
        nothing(f"You are signed in as {account.name if account else ''}.", "Go to Today", "today")
        return
    if context.installation().settings.guest or not context.browser()[0]:
        nothing(wording_entry.NO_COOKIES, "Back to today", "today")
        return
    if context.installation().settings.oidc is not None and not by_provider(here):
        return
    with frame.card("sign-in"), st.form("sign-in", border=False):
        st.header("Teacher", anchor=False)
        login = st.text_input("Name", key="login", max_chars=LONGEST_LOGIN, autocomplete="username")
        password = st.text_input(
            "Password", key="password", type="password", max_chars=LONGEST_PASSWORD, autocomplete="current-password"
        )
        stay = st.checkbox(wording_entry.STAY, key="stay", help=wording_entry.SHARED)
        if st.form_submit_button("Sign in", key="sign-in-send", type="primary"):
            actor, world, address = context.at_the_door(here)
            let_in(lambda: signing_in.sign_in(actor, world, login, password, address, remember=stay), "/teach")
    with frame.card("come-back"), st.form("come-back", border=False):
        st.header("Student", anchor=False)
        code = st.text_input("Return code", key="return-code", max_chars=30, autocomplete="off")
        beside = st.text_input(wording_entry.BESIDE, key="beside-code", max_chars=20, autocomplete="off")
        shared = st.checkbox("Others use this computer too", key="shared", help=wording_entry.OTHERS_TOO)
        if st.form_submit_button("Come back", key="come-back-send", type="primary"):
            actor, world, address = context.at_the_door(here)
            let_in(lambda: signing_in.come_back(actor, world, code, address, beside=beside, remember=not shared), "/")
    st.page_link(frame.view("join"), label="Join a class by its code", icon=":material/group_add:")


def by_provider(here: Here) -> bool:
    """Whether the other ways in are offered too: not to whom the provider vouches for."""
    claims = context.vouched_claims()
    with frame.card("provider"):
        if not claims:
            if st.button("Sign in with your school's account", key="provider-go", type="primary"):
                st.login()
            return True
        actor, world, _ = context.at_the_door(here)
        allowed = context.installation().settings.teachers
        ticket = saved(lambda: teachers.vouched_for(actor, world, claims, allowed))
        if ticket is not None:
            session.drop_note(session.REFUSED)
            posting.use_ticket(ticket, "/teach")
            return False
        session.keep_note(session.REFUSED, True)
        if st.button("Use another account", key="provider-leave"):
            st.logout()
        return True


def let_in(show: Callable[[], str], then: str) -> None:
    """Give the browser the ticket that was earned; it comes back with its cookie."""
    ticket = saved(show)
    if ticket is not None:
        posting.use_ticket(ticket, then)


with frame.page(frame.FOCUS):
    try:
        draw(context.here())
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
