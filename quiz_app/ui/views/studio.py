"""Studio: a teacher's readings and banks, written, looked at, looked after."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.services import authoring, own_readings
from quiz_app.services.own_readings import Folder
from quiz_app.ui import context, frame, session, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import (
    studio_coverage,
    studio_items,
    studio_links,
    studio_text,
    studio_versions,
)
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.studio_files import beginning, chosen, lead
from quiz_app.ui.widgets.studio_held import held

OF_A_FILE = {"text": studio_text.draw, "items": studio_items.draw, "versions": studio_versions.draw}
OF_A_READING = {"coverage": studio_coverage.draw, "links": studio_links.unlinked, "review": studio_links.review}


def draw() -> None:
    """What is chosen, in the section that is open."""
    here = context.here()
    if here.actor.role not in ("owner", "teacher"):
        frame.head("Studio")
        nothing(wording_studio.NOT_A_TEACHER, "Back to today", "today")
        return
    frame.head("Studio", "", wording_studio.LEDE)
    _lead(here)
    found = chosen(here)
    beginning(here, found[0] if found else None)
    if st.button("Import and export", key="studio-exchange", type="tertiary", icon=":material/sync_alt:"):
        st.switch_page(frame.view("exchange"))
    if found is None:
        st.markdown(wording_studio.NO_FOLDER)
        return
    folder, name = found
    section = _section()
    if section in OF_A_FILE:
        OF_A_FILE[section](here, held(here, folder.key, name))
    elif folder.reading in here.world.library.shelves:
        OF_A_READING[section](here, folder)
    else:
        st.markdown(f":gray[{wording_studio.NO_ITEMS}]")


def _section() -> str:
    """The section that is open; another one where something led there."""
    led = session.take_note("studio/section")
    if led:
        session.set_widget("pick-studio", led)
    picked = st.segmented_control(
        "Section",
        list(wording_studio.SECTIONS),
        format_func=wording_studio.SECTIONS.get,
        default=None if session.widget("pick-studio") else "text",
        key="pick-studio",
        label_visibility="collapsed",
        required=True,
    )
    return picked or "text"


def _lead(here: Here) -> None:
    """Open the file that has what was led to."""
    key, ids = session.take_note("studio/lead") or ("", ())
    if not ids:
        return
    folder: Folder | None = next((one for one in own_readings.folders(here.actor, here.world) if one.key == key), None)
    shelf = here.world.exam_shelf(folder.reading) if folder else None
    if folder and shelf:
        bank = (shelf.items.get(ids[0]) or shelf.cards[ids[0]])[0]
        opened = authoring.bank_file(here.actor, here.world, folder.reading, bank)
        lead(folder.key, opened.name)


with frame.page(frame.READING):
    try:
        draw()
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
