"""The pages as Streamlit takes them, found on the disk once and not at every run."""

from copy import copy
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from quiz_app.ui.frame import view
from quiz_app.ui.pages import PageEntry


def navigable(entries: tuple[PageEntry, ...]) -> list[StreamlitPage]:
    """A page an entry, this run's own: Streamlit notes on each whether it may run."""
    return [copy(one) for one in _found(entries)]


@lru_cache(maxsize=32)  # as many as there are roles, with one reading and with several
def _found(entries: tuple[PageEntry, ...]) -> tuple[StreamlitPage, ...]:
    first = "group" if entries[0].view == "group" else "today"
    return tuple(
        st.Page(
            view(entry.view),
            title=entry.title,
            url_path=entry.view,
            default=entry.view == first,
            visibility="visible" if entry.shown else "hidden",
        )
        for entry in entries
    )
