"""Light, dark, or as the device has it: kept by the browser, so that the phone may differ from the desk."""

from pathlib import Path

import streamlit as st

from quiz_app.ui import session
from quiz_app.ui.pages import addresses

_SCRIPT = (Path(__file__).parent / "theming.js").read_text(encoding="utf-8")
_theme = st.components.v2.component("meridian_theming", html="<span></span>", js=_SCRIPT)

THEMES = {"System": "As the device", "Light": "Light", "Dark": "Dark"}


def theming() -> None:
    """Draw the choice of theme. A change reloads the page; nothing that counts is lost by that."""
    stored = _theme(
        key="theming",
        data={"wanted": session.widget("pick-theme"), "paths": addresses()},
        default={"stored": ""},
        on_stored_change=lambda: None,
        height=1,
    ).stored
    if stored in THEMES and not session.widget("pick-theme"):
        session.set_widget("pick-theme", stored)  # what the browser has, told by the browser after the first run
    st.segmented_control("Theme", list(THEMES), format_func=THEMES.get, key="pick-theme")
