"""Say something to a screen reader, and put the focus where the reader should go on."""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "announce.js").read_text(encoding="utf-8")
_UNSEEN = "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)"
_voice = st.components.v2.component(
    "meridian_announce", html=f'<div role="status" style="{_UNSEEN}"></div>', js=_SCRIPT
)


def announce(words: str, *, focus: str = "") -> None:
    """Have `words` read out once, and move the focus to the heading in the container with key `focus`."""
    with st.container(key="announce"):
        _voice(key="announcer", data={"words": words, "focus": focus})
