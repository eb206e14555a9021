"""The push component: its fragment runs again whenever there is news of a topic that it cannot draw by itself."""

from pathlib import Path
from typing import Any

import streamlit as st

from quiz_app.live.route import PATH

SAFETY_NET = 30  # seconds: `run_every` of a fragment that holds a push, for news that got lost

_SCRIPT = (Path(__file__).parent / "push.js").read_text(encoding="utf-8")
_STYLE = (Path(__file__).parent / "push.css").read_text(encoding="utf-8")
_push = st.components.v2.component("meridian_push", html="<p></p><table></table>", css=_STYLE, js=_SCRIPT)


def push(topic: str, version: int, token: str, screen: str = "", group: dict[str, Any] | None = None) -> None:
    """Run the fragment that this stands in again once there is anything newer than `version` of the topic.

    News that says what it is about has the fragment run only where its `screen` is another than this one. `group` is a
    table (`lede`, `heads`, `rows` of words with a look, `mine` one's own row) that such news brings up to date. Such
    news may also tell the `order` of rows `.st-key-slot-ID`, which stand so even before the fragment has run.

    Put it into `@st.fragment(run_every=SAFETY_NET)`, and nothing that is typed into beside it. The token is one of
    `services/live_tokens.py`, signed anew on every run.
    """
    with st.container(key="push"):
        _push(
            key=f"push-{topic}",
            data={
                "topic": topic,
                "version": version,
                "address": f"{PATH}?token={token}",
                "screen": screen,
                "group": group,
            },
            on_tick_change=lambda: None,
            height="content" if group else 1,
        )
