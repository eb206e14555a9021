"""The studio's text section: the editor, what is wrong beside the lines it is on, and the ways to save."""

from dataclasses import replace
from difflib import unified_diff

import streamlit as st

from quiz_app.services import authoring
from quiz_app.ui import frame, session, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.studio_held import Held, keep, looked_at, show
from quiz_app.ui.widgets.studio_problems import problems

HIGHEST = 560  # of the editor, in pixels
LARGEST = 5  # megabytes of an upload


def draw(here: Here, one: Held) -> None:
    """The editor and what there is to say of its text."""
    above = st.container(key="studio-told")  # filled once it is known what stands in the editor
    _elsewhere(one)
    _upload(one)
    key = f"studio-text-{one.note}-{session.note('studio/turn', 0)}"
    with st.container(key="editor"):
        written = st.text_area(
            "YAML", one.text, height=HIGHEST, key=key, help=wording_studio.TEXT_HELP, disabled=not _writable(one)
        )
    if written != one.text:
        one = keep(replace(one, text=written))
    with above:
        _told(one)
    looked = looked_at(here, one)
    _buttons(here, one, sound=not (looked.own or looked.others))
    problems(one.text, looked)


def _writable(one: Held) -> bool:
    return one.opened.folder.writable


def _told(one: Held) -> None:
    """How the text stands to what students get."""
    said = session.take_note("studio/said")
    if said:
        st.markdown(f":green[:material/check:] {said}")
    elif not _writable(one):
        st.markdown(f":gray[:material/lock: {wording_studio.READ_ONLY}]")
    elif one.edited:
        st.markdown(f":orange[:material/edit:] {wording_studio.UNSAVED}")
    elif one.opened.draft:
        st.markdown(f":orange[:material/draft:] {wording_studio.DRAFT}")


def _elsewhere(one: Held) -> None:
    """That the file is another by now, what changed, and the two ways on."""
    if one.elsewhere is None:
        return
    with frame.card("studio-conflict"):
        st.markdown(f"**:orange[:material/warning:] {wording_studio.CHANGED}**")
        with st.expander("What it says there, against yours", key="studio-conflict-lines"):
            lines = unified_diff(one.text.splitlines(), one.elsewhere.text.splitlines(), "yours", "there", lineterm="")
            st.code("\n".join(lines), language="diff", wrap_lines=True)
        with frame.row("studio-conflict-ways"):
            if st.button("Go on with what is there", key="take-theirs"):
                show(one.elsewhere)
                st.rerun()
            if st.button("Go on with mine", key="keep-mine", type="tertiary"):
                keep(Held(one.elsewhere, one.text))
                st.rerun()


def _upload(one: Held) -> None:
    """A file from one's own disk into the editor."""
    if not _writable(one):
        return
    with st.expander("Bring a YAML file in", key="studio-upload"):
        turn = session.note("studio/turn", 0)
        found = st.file_uploader(
            "YAML file", type=["yaml", "yml", "txt"], key=f"studio-brought-{turn}", max_upload_size=LARGEST
        )
    if found is not None:
        show(one.opened)
        keep(replace(one, text=found.getvalue().decode("utf-8", "replace").replace("\r\n", "\n")))
        st.rerun()


def _buttons(here: Here, one: Held, *, sound: bool) -> None:
    """Save, keep as a draft, drop the draft."""
    if not _writable(one):
        return
    new = not one.opened.digest
    with frame.row("studio-save"):
        waits = one.edited or bool(one.opened.draft) or new
        if st.button("Save", key="studio-save-now", type="primary", disabled=not (waits and sound)) and sound:
            _done(here, one, draft=False)
        if st.button("Save as a draft", key="studio-draft", type="tertiary", disabled=not (one.edited or new)):
            _done(here, one, draft=True)
        if one.opened.draft and st.button("Drop the draft", key="studio-drop", type="tertiary"):
            dropped = saved(lambda: authoring.drop_draft(here.actor, here.world, one.opened))
            if dropped:
                show(dropped)
                st.rerun()
        if one.edited and st.button("Undo my changes", key="studio-undo", type="tertiary"):
            show(one.opened)
            st.rerun()


def _done(here: Here, one: Held, *, draft: bool) -> None:
    """Save, and say what that means; what is refused is said under the buttons, and the text stays."""
    write = authoring.save_draft if draft else authoring.save
    after = saved(lambda: write(here.actor, here.world, one.opened, one.text))
    if after:
        show(after)
        session.keep_note("studio/said", wording_studio.DRAFT_SAVED if draft else wording_studio.SAVED)
        st.rerun()
