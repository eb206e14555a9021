"""A quiz as a clean page for the printer, with or without its key; the browser's own print makes the PDF."""

import streamlit as st

from quiz_app.domain.errors import NotFound, QuizAppError
from quiz_app.services import printing
from quiz_app.services.printing import VERSIONS, Sheet
from quiz_app.ui import context, frame
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.sheet import key_sheet, question_sheet


def draw(here: Here) -> None:
    """The sheet that the address names, with the few things to choose, which are not printed."""
    with st.container(key="print-choices", horizontal=True, vertical_alignment="center", gap="medium"):
        version = st.segmented_control("Version", VERSIONS, default="A", required=True, key="print-version")
        key = st.toggle("With the key, on a page of its own", key="print-key")
        st.markdown(":gray[Print with your browser (Ctrl+P), also to PDF.]")
    sheet = sheet_of(here, version or "A")
    with st.container(key="print-sheet", gap=18):
        question_sheet(sheet)
        if key:
            key_sheet(sheet)


def sheet_of(here: Here, version: str) -> Sheet:
    """The version of the assignment or the set in the address."""
    query = st.query_params.to_dict()
    if "assignment" in query:
        return printing.sheet_of_assignment(here.actor, here.world, query["assignment"], version)
    if "set" in query:
        return printing.sheet_of_set(here.actor, here.world, query["set"], version)
    raise NotFound("There is nothing to print at this address. Open an assignment or a quiz set in Teach.")


with frame.page(frame.READING):
    try:
        draw(context.here())
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
