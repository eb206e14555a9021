"""Dragging as a second way: lets what Streamlit drew be dragged onto something else it drew.

It moves nothing in the page itself: a drop is reported, and the next run draws the new state. Whatever can be dragged
can also be done with buttons.
"""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "dragging.js").read_text(encoding="utf-8")
_drag = st.components.v2.component("meridian_dragging", html="<span></span>", js=_SCRIPT)


def dragging(key: str) -> tuple[str, str] | None:
    """(what was dragged, what it was dropped on), both by the end of their keys, in the run after a drop."""
    dropped = _drag(key=key, data={"key": key}, on_drop_change=lambda: None).drop
    return (str(dropped["from"]), str(dropped["onto"])) if dropped else None
