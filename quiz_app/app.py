"""The entry script: page settings, the look, navigation, and the page itself."""

import streamlit as st

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.ui import context, session
from quiz_app.ui.frame import ICON, LOGO, STATIC, view
from quiz_app.ui.navigable import navigable
from quiz_app.ui.pages import pages
from quiz_app.ui.session import REFUSED
from quiz_app.ui.widgets.entering import entering
from quiz_app.ui.widgets.following import following
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.pressing import pressing

st.set_page_config(
    page_title="Meridian",
    page_icon=ICON,
    layout="wide",
    initial_sidebar_state="collapsed",
)
st.html(STATIC / "app.css")
st.logo(LOGO, size="large")


@st.fragment(run_every=60)
def heartbeat() -> None:
    """Keep a timer on every page: with one, a page that lost its connection runs again by itself."""


shared = context.installation()
entries = pages(len(shared.look().shelves), context.role(), in_class=shared.settings.in_class)
current = st.navigation(navigable(tuple(entries)), position="top")
heartbeat()
pressing()
entering()
following()
unheard = context.vouched_claims() and context.role() == "guest" and not session.note(REFUSED)
if unheard and current.url_path != "signin":  # back from the provider, who leads to the first page
    st.switch_page(view("signin"))
try:
    current.run()
except StoreUnavailable as away:  # of a page that has nothing to keep on the screen meanwhile
    nothing(str(away), "Back to today", "today")
