"""What Streamlit would do at every click for nothing.

It makes the theme's message anew for each run, a tenth of its time. And for every component on the page it makes a new
class, as a view of the component's state for who reads it in `st.session_state`; nobody does here, and these classes
were three quarters of what the collector had to clear, while all clicks waited.
"""

from collections.abc import Callable
from typing import Any

from streamlit.components.v2.bidi_component import main as components
from streamlit.runtime import app_session

Populate = Callable[..., None]
THEME, VIEW = "_populate_theme_msg", "make_bidi_component_presenter"


def made_once(populate: Populate) -> Populate:
    """The same, remembering what it made of each section of the configuration, which does not change any more."""
    known: dict[str, Any] = {}

    def populate_once(message: Any, section: str = "theme") -> None:
        if section not in known:
            made = type(message)()
            populate(made, section)
            known[section] = made
        if known[section].ByteSize():
            message.MergeFrom(known[section])

    return populate_once


def no_view(*_component: object, **_more: object) -> None:
    """No view of a component's state: what it told is what drawing it returns."""


def install() -> None:
    """Spare this process's sessions both, as long as Streamlit has these places."""
    populate = getattr(app_session, THEME, None)
    if populate is not None:
        setattr(app_session, THEME, made_once(populate))
    if hasattr(components, VIEW):
        setattr(components, VIEW, no_view)
