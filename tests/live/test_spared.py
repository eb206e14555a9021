"""What Streamlit is spared at every click changes nothing of what it tells."""

import tomllib

import pytest
from streamlit.components.v2.bidi_component import main as components
from streamlit.components.v2.presentation import make_bidi_component_presenter
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.runtime import app_session
from streamlit.testing.v1 import AppTest

from quiz_app.settings import home
from quiz_app.ui import spared

VIEW_OF_STREAMLIT = make_bidi_component_presenter
THEME = tomllib.loads((home() / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
SECTIONS = {
    "theme": {name: value for name, value in THEME.items() if not isinstance(value, dict)},
    "theme.light": {name: value for name, value in THEME["light"].items() if not isinstance(value, dict)},
    "theme.sidebar": {"primaryColor": None},
}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_theme_made_once_is_what_streamlit_makes_each_time(section: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(app_session.config, "get_options_for_section", SECTIONS.get)
    make, quick = app_session._populate_theme_msg, spared.made_once(app_session._populate_theme_msg)
    expected, first, second = (NewSession() for _ in range(3))

    for message, fill in ((expected, make), (first, quick), (second, quick)):
        fill(message.custom_theme, section)

    assert expected == first == second
    assert expected.HasField("custom_theme") == second.HasField("custom_theme") == (section != "theme.sidebar")


def _page() -> None:
    import streamlit as st

    st.components.v2.component("told", html="<p></p>")(key="told")


@pytest.mark.parametrize("spare", [False, True])
def test_a_component_has_no_class_made_for_its_view(spare: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(components, spared.VIEW, spared.no_view if spare else VIEW_OF_STREAMLIT)
    page = AppTest.from_function(_page).run()
    before = type(page.session_state["told"])

    after = type(page.run().session_state["told"])

    assert (before is after) == spare


def test_streamlit_has_the_places_that_are_spared():
    assert hasattr(app_session, spared.THEME)
    assert hasattr(components, spared.VIEW)
