"""The push component: its fragment runs again whenever there is news of a topic."""

from pathlib import Path

import streamlit as st

from quiz_app.live.route import PATH

SAFETY_NET = 30  # seconds: `run_every` of a fragment that holds a push, for news that got lost

_SCRIPT = (Path(__file__).parent / "push.js").read_text(encoding="utf-8")
_push = st.components.v2.component("meridian_push", html="<span></span>", js=_SCRIPT)


def push(topic: str, version: int, token: str) -> None:
    """Run the fragment that this stands in again once there is anything newer than `version` of the topic.

    Put it into `@st.fragment(run_every=SAFETY_NET)`, and nothing that is typed into beside it. The token is one of
    `services/live_tokens.py`, signed anew on every run.
    """
    with st.container(key="push"):
        _push(
            key=f"push-{topic}",
            data={"topic": topic, "version": version, "address": f"{PATH}?token={token}"},
            on_tick_change=lambda: None,
            height=1,
        )
