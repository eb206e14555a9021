"""Who is here, on the page Settings: signing in or out, another password, another return code."""

import streamlit as st

from quiz_app.domain import classcode
from quiz_app.domain.account import LONGEST_PASSWORD, Account
from quiz_app.services import cohorts, signing_in
from quiz_app.ui import context, frame, session, text, wording_entry
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import posting
from quiz_app.ui.widgets.saving import saved


def account(here: Here) -> None:
    """The card of who is here; nothing where there is only one person."""
    if here.actor.role == "owner" or not context.installation().settings.in_class:
        return
    frame.section("account", "Who you are")
    with frame.card("account"):
        mine = signing_in.account(here.actor, here.world)
        if mine is None:
            st.markdown(f":material/info: {wording_entry.GUEST}")
            with frame.row("doors"):
                st.page_link(frame.view("join"), label="Join a class", icon=":material/group_add:")
                st.page_link(frame.view("signin"), label="Sign in", icon=":material/login:")
            return
        classes = [one.title for one, _ in cohorts.joined(here.actor, here.world)]
        where = f", in {', '.join(map(text.plain, classes))}" if classes else ""
        st.markdown(f"You are here as **{text.plain(mine.name)}**{where}.")
        with frame.row("account-actions"):
            leaving(here)
            if mine.kind == "student":
                return_code(here)
                st.page_link(frame.view("join"), label="Join another class", icon=":material/group_add:")
        if mine.password:
            password(here, mine)


def leaving(here: Here) -> None:
    """Sign out, in every tab of this browser."""
    token = context.browser()[1]
    if st.button("Sign out", key="sign-out", icon=":material/logout:"):
        if context.vouched_claims():  # the provider's cookie would let her in again at once
            signing_in.sign_out(here.actor, here.world, token)
            st.logout()
            st.stop()  # one way out: going on to another address could overtake the one that ends the provider's cookie
        posting.end_session(token)


def return_code(here: Here) -> None:
    """A new return code, shown until the page is left."""
    with st.popover("New return code", key="own-code"):
        st.markdown(wording_entry.NEW_CODE_HELP)
        if st.button("Make it", key="own-code-make"):
            session.keep_note("own_code", saved(lambda: signing_in.own_return_code(here.actor, here.world)))
        code = session.note("own_code")
        if code:
            st.markdown(f"**{classcode.shown(code)}**")


def password(here: Here, mine: Account) -> None:
    """Another password; the other sessions end."""
    with st.expander("Change the password", key="change-password"), st.form("change-password", border=False):
        most = LONGEST_PASSWORD
        old = st.text_input(
            "Present password", key="old-password", type="password", max_chars=most, autocomplete="current-password"
        )
        new = st.text_input(
            "New password", key="new-password", type="password", max_chars=most, autocomplete="new-password"
        )
        again = st.text_input(
            "The same again", key="new-password-again", type="password", max_chars=most, autocomplete="new-password"
        )
        if not st.form_submit_button("Change it", key="change-password-send"):
            return
        if new != again:
            st.markdown(":orange[:material/error: The two new passwords differ.]")
            return
        done = saved(lambda: _changed(here, old, new))
        if done:
            st.markdown(":green[:material/check: Changed. You are signed out everywhere else.]")


def _changed(here: Here, old: str, new: str) -> bool:
    signing_in.change_password(here.actor, here.world, old, new, context.browser()[1])
    return True
