"""An empty screen: one sentence of fact, one way forward."""

import streamlit as st

from quiz_app.ui import frame, text


def nothing(fact: str, way: str, view: str) -> None:
    """Say what is the case, and offer the way on to a view."""
    with frame.card("nothing"):
        st.markdown(text.plain(fact))
        if st.button(way, key="way-on", type="primary"):
            st.query_params.clear()
            st.switch_page(frame.view(view))
