"""Who opens a popover by the keyboard is led into it, and out of it back to its button."""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "entering.js").read_text(encoding="utf-8")
_lead = st.components.v2.component("meridian_entering", html="<span></span>", js=_SCRIPT)


def entering() -> None:
    """Lead into every popover of the page."""
    with st.container(key="entering-led"):
        _lead(key="entering", height=1)
