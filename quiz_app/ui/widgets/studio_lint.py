"""What the linter finds in an item, beside it."""

import streamlit as st

from quiz_app.ui import text, wording, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.studio_held import Held, linted


def findings(here: Here, one: Held, entry: str) -> None:
    """Each finding with its line, its rule, and what to do."""
    for found in linted(here, one):
        if found.item == entry:
            badge = wording_studio.SEVERITIES[found.severity]
            said = f"line {found.line}: {text.plain(found.message)}"
            st.markdown(f"{badge} {said} :gray[{text.plain(found.hint)} ({found.code})]")


def of_the_bank(here: Here, one: Held) -> None:
    """How many findings there are, and those on the bank as a whole."""
    found = linted(here, one)
    if not found:
        st.markdown(f":green[:material/check_circle:] {wording_studio.LINTED}")
        return
    counts = ", ".join(
        wording.count(many, word, words)
        for severity, word, words in (("error", "error", ""), ("warning", "warning", ""), ("info", "note", ""))
        if (many := sum(each.severity == severity for each in found))
    )
    st.markdown(f"The linter has {counts}, each beside its question.")
    findings(here, one, "")
