"""One item or card changed by fields: what it tests, its topic and level; confirmed, or taken out."""

import streamlit as st

from quiz_app.domain.card import Card
from quiz_app.domain.items import LEVELS
from quiz_app.domain.provenance import fingerprint
from quiz_app.domain.shelf import Shelf
from quiz_app.services import curating
from quiz_app.services.authoring import Opened, Written
from quiz_app.services.curating import Value
from quiz_app.ui import frame, wording, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.studio_held import Held, show

NONE = ""


def changing(here: Here, one: Held, shelf: Shelf, written: Written) -> None:
    """The buttons; each changes the file at once, leaving all else in it as it was."""
    entry = written.one
    now = fingerprint(entry.claims, shelf.reading)
    if (
        now
        and entry.confirmed != now
        and st.button("It fits what it cites", key=f"confirm-{entry.id}", type="tertiary")
    ):
        _change(here, one, entry.id, {"confirmed": now}, f"confirmed {entry.id}")
    with st.expander("Change", key=f"change-{entry.id}", icon=":material/edit:"):
        if one.edited:
            st.markdown(wording_studio.SAVE_FIRST)
        else:
            _fields(here, one, shelf, written)
            _out(here, one, written)


def _fields(here: Here, one: Held, shelf: Shelf, written: Written) -> None:
    entry, key = written.one, f"{written.one.id}-{one.opened.digest[:8]}"
    says = {claim.id: claim.says for claim in shelf.reading.claims}
    topics = [NONE, *_topics(shelf, one)]
    with st.form(f"form-change-{key}", border=False):
        known = [claim for claim in entry.claims if claim in says]
        claims = st.multiselect("Claims", list(says), known, format_func=says.get, key=f"claims-{key}")
        at = topics.index(entry.topic) if entry.topic in topics else 0
        topic = st.selectbox("Topic", topics, at, format_func=lambda one: one or "None", key=f"topic-{key}")
        keys: dict[str, Value] = {"claims": claims, "topic": topic}
        if not isinstance(entry, Card):
            levels = [NONE, *LEVELS]
            keys["level"] = st.selectbox(
                "Level", levels, levels.index(entry.level), key=f"level-{key}",
                format_func=lambda one: wording.LEVELS.get(one, "None"),
            )  # fmt: skip
        pressed = st.form_submit_button("Change it", key=f"send-change-{key}", type="primary")
    if pressed:
        _change(here, one, entry.id, {name: value or None for name, value in keys.items()}, f"changed {entry.id}")


def _topics(shelf: Shelf, one: Held) -> list[str]:
    """The topics of the bank in the file."""
    bank = next((bank for bank in shelf.banks if bank.digest.startswith(one.opened.digest or "-")), None)
    return list(bank.topics) if bank else []


def _out(here: Here, one: Held, written: Written) -> None:
    """Take it out of the file."""
    entry = written.one.id
    with frame.row(f"out-{entry}"):
        if st.button("Delete it", key=f"delete-{entry}", type="tertiary", icon=":material/delete:"):
            _after(saved(lambda: curating.delete(here.actor, here.world, one.opened, entry)))


def _change(here: Here, one: Held, entry: str, keys: dict[str, Value], why: str) -> None:
    if one.edited:
        st.markdown(wording_studio.SAVE_FIRST)
        return
    _after(saved(lambda: curating.change(here.actor, here.world, one.opened, {entry: keys}, why)))


def _after(opened: Opened | None) -> None:
    if opened is not None:
        show(opened)
        st.rerun()
