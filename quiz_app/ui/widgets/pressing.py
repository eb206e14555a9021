"""What is pressed just after a lost connection is not lost: it waits for the first run on the new one."""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "pressing.js").read_text(encoding="utf-8")
_hold = st.components.v2.component("meridian_pressing", html="<span></span>", js=_SCRIPT)


def pressing() -> None:
    """Hold what is pressed on a page that was just connected again until its fragments are known."""
    with st.container(key="pressing-held"):
        _hold(key="pressing", height=1)
