"""A learner's own data: all of it to take along, an export brought back, and all of it gone for good."""

import streamlit as st

from quiz_app.services import exchange, keeping
from quiz_app.store.protocol import Merged
from quiz_app.ui import frame, session, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

LATER = "What belongs to an exam that you may still take comes with it when that is over."
TYPED = "delete"
DELETED = "deleted_rows"


def own_data(here: Here) -> None:
    """Everything out, in again, and gone."""
    frame.section("data", "Your data")
    with frame.card("data"):
        st.markdown("Everything you did is in four logs. The download holds all of them, and brings all of it back.")
        _take_along(here)
        bring_in(here)
    with frame.card("delete"):
        _delete(here)


def _take_along(here: Here) -> None:
    with frame.row():
        st.download_button(
            "Download all of mine",
            data=lambda: keeping.download(here.actor, here.world),
            file_name=f"meridian-{here.now:%Y-%m-%d}.zip",
            mime="application/zip",
            on_click="ignore",
            key="export",
            icon=":material/download:",
        )
        st.download_button(
            "For a spreadsheet",
            data=lambda: exchange.export_zip(here.actor, here.world, spreadsheet=True),
            file_name=f"meridian-{here.now:%Y-%m-%d}-spreadsheet.zip",
            mime="application/zip",
            on_click="ignore",
            key="export-spreadsheet",
            icon=":material/table:",
        )
    later = f" {LATER}" if here.actor.role == "student" else ""
    st.markdown(
        f":gray[:small[The download has every row as CSV and as JSON. The spreadsheet one is to look at only.{later}]]"
    )


def bring_in(here: Here) -> None:
    """An export, read back: rows already here stay as they are."""
    with st.form(key="import-form", border=False, clear_on_submit=True):
        upload = st.file_uploader("Bring a download in (zip)", type="zip", key="import", max_upload_size=50)
        if not st.form_submit_button("Bring it in", key="import-send"):
            return
    if upload is None:
        st.markdown(":orange[:material/error: Choose a file first.]")
        return
    with st.spinner("Reading, and working out what is due"):
        merged = saved(lambda: exchange.import_zip(here.actor, here.world, upload.getvalue()))
    if merged is not None:
        st.markdown(f":green[:material/check: {brought(merged)}]")


def brought(merged: Merged) -> str:
    """What an import came to, in words."""
    if not merged.added and merged.known and not merged.erased:
        return f"Nothing new in it: all {merged.known:,} rows were here already. 0 rows added."
    said = f"{merged.added:,} rows added, {merged.known:,} were here already."
    gone = f" {merged.erased:,} that you had deleted stay deleted." if merged.erased else ""
    return f"{said}{gone} What is due follows from all of them."


def _delete(here: Here) -> None:
    """All of the learner's own deleted for good, once she has typed the word."""
    if (rows := session.take_note(DELETED)) is not None:
        st.markdown(f":green[:material/check: Deleted for good: {wording.count(rows, 'row')}. Nothing of it is left.]")
    with (
        st.expander("Delete all of mine", icon=":material/delete_forever:", key="delete-open"),
        st.form(key="delete-form", border=False, clear_on_submit=True),
    ):
        st.markdown(
            "Every answer, rating, card of your own and setting goes, here and for good: no undo, and bringing an old "
            "download in does not bring it back. A download that you keep stays yours."
        )
        word = st.text_input(f"Type the word “{TYPED}” to confirm", key="delete-word", autocomplete="off")
        if not st.form_submit_button("Delete everything of mine for good", key="delete-send"):
            return
    if word.strip().strip("“”\"'").casefold() != TYPED:
        st.markdown(f":orange[:material/error: Nothing was deleted: the word “{TYPED}” was not typed.]")
        return
    gone = saved(lambda: keeping.erase(here.actor, here.world))
    if gone is not None:
        session.forget()
        session.keep_note(DELETED, gone)
        st.rerun()
