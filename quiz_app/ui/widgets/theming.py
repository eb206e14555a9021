"""Light, dark, or as the device has it: kept by the browser, so that the phone may differ from the desk."""

from pathlib import Path

import streamlit as st

from quiz_app.ui import session
from quiz_app.ui.pages import addresses

_SCRIPT = (Path(__file__).parent / "theming.js").read_text(encoding="utf-8")
_theme = st.components.v2.component("meridian_theming", html="<span></span>", js=_SCRIPT)

THEMES = {"System": "As the device", "Light": "Light", "Dark": "Dark"}


def theming(*, at_once: bool) -> None:
    """Draw the choice of theme. A change reloads the page, unless that would lose something (`at_once` False)."""
    stored = _theme(
        key="theming",
        data={"wanted": session.widget("pick-theme"), "paths": addresses(), "reload": at_once},
        default={"stored": ""},
        on_stored_change=lambda: None,
        height=1,
    ).stored
    if stored in THEMES and not session.widget("pick-theme"):
        session.set_widget("pick-theme", stored)  # what the browser has, told by the browser after the first run
    st.segmented_control("Theme", list(THEMES), format_func=THEMES.get, key="pick-theme")
    if not at_once:
        st.markdown(":gray[:small[It shows from the next time you load the page.]]")
