"""A post from the browser itself: the one way to have a cookie set that no script can read."""

from pathlib import Path

import streamlit as st

from quiz_app.live.entry import OUT_PATH, TICKET_PATH
from quiz_app.ui import text

_SCRIPT = (Path(__file__).parent / "posting.js").read_text(encoding="utf-8")
_post = st.components.v2.component("meridian_posting", html="<span></span>", js=_SCRIPT)


def use_ticket(ticket: str, then: str = "") -> None:
    """Have the browser give up its ticket for a session, and go on to an address; say it where that fails."""
    _posting(TICKET_PATH, {"ticket": ticket}, ticket, then)


def end_session(nonce: str, then: str = "/") -> None:
    """Have the browser end its session, and go on to an address."""
    _posting(OUT_PATH, {}, nonce, then)


def go(nonce: str, then: str) -> None:
    """Have the browser load an address, so that its new cookies count."""
    _posting("", {}, nonce, then)


def _posting(url: str, body: dict[str, str], nonce: str, then: str) -> None:
    data = {"url": url, "body": body, "nonce": nonce, "then": then}
    failed = _post(key=f"post-{url}-{nonce[:8]}", data=data, on_failed_change=lambda: None, height=1).failed
    if failed:
        st.markdown(f":orange[:material/error: {text.plain(str(failed))}]")
