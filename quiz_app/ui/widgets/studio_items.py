"""The studio's questions and cards: ten at a time, each with what there is to say of it, to be tried and changed."""

import streamlit as st

from quiz_app.domain.card import Card
from quiz_app.domain.items import GAP, Verdict
from quiz_app.domain.provenance import standing
from quiz_app.domain.shelf import Shelf
from quiz_app.services.authoring import Looked, Written
from quiz_app.ui import frame, session, text, wording, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.feedback import feedback
from quiz_app.ui.widgets.studio_changing import changing
from quiz_app.ui.widgets.studio_held import Held, looked_at
from quiz_app.ui.widgets.studio_lint import findings, of_the_bank
from quiz_app.ui.widgets.studio_trial import faces, response, slot_of, trial

AT_A_TIME = 10
ONLY, OPEN = "studio/only", "studio/open"


def draw(here: Here, one: Held) -> None:
    """A stretch of what the text holds."""
    looked = looked_at(here, one)
    if looked.shelf is None or not looked.written:
        bank = not one.opened.name.startswith("reading.")
        st.markdown(f":gray[{wording_studio.NO_ITEMS if bank else wording_studio.NOT_BANK}]")
        return
    shown = _filtered(looked)
    of_the_bank(here, one)
    start = _stretch(one, shown)
    for written in shown[start : start + AT_A_TIME]:
        _one(here, one, looked, looked.shelf, written)


def _filtered(looked: Looked) -> list[Written]:
    """What the coverage map led to, else everything; with the way to everything."""
    only: tuple[str, tuple[str, ...]] | None = session.note(ONLY)
    found = [one for one in looked.written if only is None or one.one.id in only[1]]
    if only is None or not found:
        return list(looked.written)
    with frame.row("studio-only"):
        others = len(only[1]) - len(found)
        elsewhere = f" :gray[{others} more in the reading’s other banks]" if others else ""
        st.markdown(f"**{text.plain(only[0])}**{elsewhere}")
        if st.button("Show all", key="studio-all", type="tertiary"):
            session.drop_note(ONLY)
            st.rerun()
    return found


def _stretch(one: Held, shown: list[Written]) -> int:
    """Where the stretch that is shown begins; a list to go to one of them, and the ways on and back."""
    places = {written.one.id: place for place, written in enumerate(shown)}
    note = f"studio/at/{one.note}"
    with frame.row("studio-stretch"):
        picked = st.selectbox(
            "Go to", list(places), None, key=f"studio-goto-{len(shown)}", placeholder="Go to a question or card",
            label_visibility="collapsed",
        )  # fmt: skip
        if picked is not None and session.note(f"{note}/picked") != picked:
            session.keep_note(f"{note}/picked", picked)
            session.keep_note(note, places[picked] // AT_A_TIME * AT_A_TIME)
        start: int = min(session.note(note, 0), (len(shown) - 1) // AT_A_TIME * AT_A_TIME)
        last = min(start + AT_A_TIME, len(shown))
        st.markdown(f":gray[{start + 1} to {last} of {len(shown)}]")
        for word, to, off in (("Back", start - AT_A_TIME, not start), ("Next", last, last >= len(shown))):
            args = (note, to)
            st.button(word, key=f"studio-{word}", type="tertiary", disabled=off, on_click=session.keep_note, args=args)
    return start


def _one(here: Here, one: Held, looked: Looked, shelf: Shelf, written: Written) -> None:
    """One item or card."""
    entry = written.one
    with frame.card(f"item-{entry.id}"):
        st.header(_title(written), anchor=False)
        st.markdown(_about(shelf, written))
        _said(looked, entry.id)
        findings(here, one, entry.id)
        with frame.row(f"ways-{entry.id}"):
            opened = session.note(OPEN) == entry.id
            st.button(
                "Close" if opened else "As a student sees it",
                key=f"try-{entry.id}",
                icon=":material/close:" if opened else ":material/visibility:",
                on_click=session.keep_note,
                args=(OPEN, "" if opened else entry.id),
            )
            if one.opened.folder.writable:
                changing(here, one, shelf, written)
        if opened and not isinstance(entry, Card):
            trial(here, shelf, entry)
        elif opened and isinstance(entry, Card):
            faces(shelf, entry)
        if not isinstance(entry, Card):
            _key(here, shelf, written)


def _title(written: Written) -> str:
    entry = written.one
    if isinstance(entry, Card):
        return text.bank(entry.front or GAP.sub("…", entry.cloze))
    return stem_of(entry)


def _about(shelf: Shelf, written: Written) -> str:
    """Kind, level, claims and standing, and the line it begins on."""
    entry = written.one
    kind = "Card" if isinstance(entry, Card) else wording.KINDS[entry.kind]
    level = "" if isinstance(entry, Card) else wording.LEVELS.get(entry.level, "")
    parts = [f"`{entry.id}`", kind, level, f"line {written.line}", wording.count(len(entry.claims), "claim")]
    badge = wording_studio.STANDINGS[standing(entry, shelf.reading)]
    return f":gray[{', '.join(part for part in parts if part)}] {badge}".strip()


def _said(looked: Looked, entry: str) -> None:
    """What is wrong with it."""
    for one in looked.own:
        if one.item == entry:
            st.markdown(
                f":red[:material/error:] line {one.line}: {text.plain(one.message)} :gray[{text.plain(one.hint)}]"
            )


def _key(here: Here, shelf: Shelf, written: Written) -> None:
    """The key, each option's own sentence and the rationale, as they stand after an answer."""
    item = written.one
    if isinstance(item, Card):
        return
    opened = st.expander("Key and feedback", key=f"key-of-{item.id}", on_change="rerun")
    if not opened.open:
        return
    with opened, st.container(gap=12):
        given = response(here, item, item.key())
        feedback(shelf.reading, slot_of(item), item, given, Verdict(1.0), key=f"key-{item.id}")
