"""The theme in Streamlit's messages, made once: Streamlit would make it anew for every click, a tenth of its time."""

from collections.abc import Callable
from typing import Any

from streamlit.runtime import app_session

Populate = Callable[..., None]
NAME = "_populate_theme_msg"


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


def install() -> None:
    """Have this process's sessions use it, as long as Streamlit has that place."""
    populate = getattr(app_session, NAME, None)
    if populate is not None:
        setattr(app_session, NAME, made_once(populate))
