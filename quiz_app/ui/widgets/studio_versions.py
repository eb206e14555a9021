"""The studio's versions of a file: who saved it when, what going back would change, and the way back."""

from datetime import datetime

import streamlit as st

from quiz_app.services import authoring
from quiz_app.services.authoring import Version
from quiz_app.ui import text, wording, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.studio_held import Held, show

MOST_LINES = 400


def draw(here: Here, one: Held) -> None:
    """The list, one of them against what there is now, and Bring it back."""
    found = authoring.history(here.actor, here.world, one.opened)
    if not found:
        st.markdown(f":gray[{wording_studio.NO_VERSIONS}]")
        return
    st.markdown(wording_studio.VERSIONS)
    names = {place: _name(here, version) for place, version in enumerate(found)}
    st.table([_row(here, version) for version in found[:20]], hide_index=True)
    picked = st.selectbox(
        "Version", list(names), None, format_func=names.get, key=f"version-{len(found)}", placeholder="Choose one"
    )
    if picked is None:
        return
    version = found[picked]
    lines = authoring.difference(here.actor, here.world, one.opened, version.digest)
    if not lines:
        st.markdown(":gray[It says what the file says now.]")
        return
    st.code("\n".join(lines[:MOST_LINES]), language="diff", wrap_lines=True)
    if one.edited or one.elsewhere:
        st.markdown(wording_studio.SAVE_FIRST)
    elif one.opened.folder.writable and st.button("Bring it back", key="restore", type="primary"):
        after = saved(lambda: authoring.restore(here.actor, here.world, one.opened, version.digest))
        if after:
            show(after)
            st.rerun()


def _when(here: Here, version: Version) -> str:
    at = datetime.fromisoformat(version.at).astimezone(here.now.tzinfo)
    return f"{wording.long_date(at.date())}, {at:%H:%M}"


def _name(here: Here, version: Version) -> str:
    return f"{_when(here, version)}: {version.why} {f'by {version.who}' if version.who else ''}".strip()


def _row(here: Here, version: Version) -> dict[str, str]:
    return {"When": _when(here, version), "Who": text.plain(version.who), "What": text.plain(version.why)}
