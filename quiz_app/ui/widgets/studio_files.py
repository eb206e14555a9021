"""The studio's choice: a reading's folder and a file of it, and the ways to begin others."""

from collections.abc import Callable

import streamlit as st

from quiz_app.services import authoring, own_readings
from quiz_app.services.own_readings import Folder
from quiz_app.ui import frame, session, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.studio_held import Held, keep

LONGEST_TITLE = 120
FOLDER, FILE = "studio-folder", "studio-file"


def chosen(here: Here) -> tuple[Folder, str] | None:
    """The folder and file that are open; None where there is no reading yet."""
    found = {one.key: one for one in own_readings.folders(here.actor, here.world)}
    if not found:
        return None
    with frame.row("studio-choice"):
        names = {key: one.title if one.writable else f"{one.title} (read only)" for key, one in found.items()}
        key = _picked("Reading", FOLDER, list(found), next(iter(found)), names)
        folder = found[key]
        files = [*folder.files, *_begun(folder)]
        name = _picked("File", f"{FILE}-{key}", files, files[1] if len(files) > 1 else files[0])
    return folder, name


def lead(folder: str, file: str = "") -> None:
    """Have this folder, and this file of it, open from the next run on."""
    session.keep_note(f"{FOLDER}/led", folder)
    if file:
        session.keep_note(f"{FILE}-{folder}/led", file)


def _picked(label: str, key: str, options: list[str], first: str, names: dict[str, str] | None = None) -> str:
    """What is chosen of a list: what something led to, else what stands there, else what stood there last."""
    known = (session.take_note(f"{key}/led"), session.widget(key), session.note(f"{key}/last"), first)
    session.set_widget(key, next(one for one in known if one in options))
    picked: str = st.selectbox(label, options, format_func=lambda one: (names or {}).get(one, one), key=key)
    session.keep_note(f"{key}/last", picked)
    return picked


def _begun(folder: Folder) -> list[str]:
    """Banks that were begun here and are not saved yet."""
    begun: list[str] = session.note(f"studio/begun/{folder.key}", [])
    return [one for one in begun if one not in folder.files]


def beginning(here: Here, folder: Folder | None) -> None:
    """The ways to begin a reading, a copy or a bank."""
    with st.container(gap=10, key="studio-begin"):  # not popovers: on a phone a form needs the width
        with st.expander("New reading", icon=":material/add:", key="new-reading"):
            _ask("new-reading", "Title", wording_studio.NEW_HELP, lambda title: _reading(here, title))
        if folder is None:
            return
        with st.expander("Copy this reading", icon=":material/content_copy:", key="copy-reading"):
            _ask("copy-reading", "Title of the copy", wording_studio.COPY_HELP, lambda t: _copy(here, folder, t))
        if folder.writable:
            with st.expander("New bank", icon=":material/post_add:", key="new-bank"):
                _ask("new-bank", "Title of the bank", "", lambda title: _bank(here, folder, title))


def _ask(key: str, label: str, help_: str, act: Callable[[str], Folder]) -> None:
    """One title in a form, and what is done with it."""
    with st.form(f"form-{key}", border=False):
        title = st.text_input(label, key=f"title-{key}", max_chars=LONGEST_TITLE)
        if help_:
            st.markdown(f":gray[{help_}]")
        pressed = st.form_submit_button("Begin", key=f"send-{key}", type="primary")
    if pressed and saved(lambda: act(title)):
        st.rerun()


def _reading(here: Here, title: str) -> Folder:
    return _open(own_readings.new_reading(here.actor, here.world, title))


def _copy(here: Here, folder: Folder, title: str) -> Folder:
    return _open(own_readings.copy_reading(here.actor, here.world, folder.key, title))


def _open(made: Folder) -> Folder:
    lead(made.key)
    return made


def _bank(here: Here, folder: Folder, title: str) -> Folder:
    begun = authoring.begin_bank(here.actor, here.world, folder.key, title)
    known = session.note(f"studio/begun/{folder.key}", [])
    session.keep_note(f"studio/begun/{folder.key}", [*known, begun.name])
    lead(folder.key, begun.name)
    empty = authoring.open_file(here.actor, here.world, folder.key, begun.name)
    keep(Held(empty, begun.text))
    return folder
