"""What the linter finds in an item, beside it."""

import streamlit as st

from quiz_app.ui import text, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.studio_held import Held, linted


def findings(here: Here, one: Held, entry: str) -> None:
    """Each finding with its line, its rule, and what to do."""
    for found in linted(here, one):
        if found.item == entry:
            badge = wording_studio.SEVERITIES[found.severity]
            said = f"line {found.line}: {text.plain(found.message)}"
            st.markdown(f"{badge} {said} :gray[{text.plain(found.hint)} ({found.code})]")
