"""Say something to a screen reader, and put the focus where the reader should go on."""

from pathlib import Path

import streamlit as st

_SCRIPT = (Path(__file__).parent / "announce.js").read_text(encoding="utf-8")
_UNSEEN = "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)"
_voice = st.components.v2.component(
    "meridian_announce", html=f'<div role="status" style="{_UNSEEN}"></div>', js=_SCRIPT
)


def announce(words: str) -> None:
    """Have `words` read out."""
    _say(words, "", "")


def arrive(screen: str, heading: str) -> None:
    """On coming to a screen, put the focus on the heading in the container with this key, which is read out then."""
    _say("", heading, screen)


def _say(words: str, focus: str, screen: str) -> None:
    with st.container(key="announce"):
        _voice(key="announcer", data={"words": words, "focus": focus, "screen": screen})
