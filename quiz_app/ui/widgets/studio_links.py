"""The studio's unlinked items, each with the claims it may be about; and those to be looked at again."""

import streamlit as st

from quiz_app.domain.card import Card
from quiz_app.domain.provenance import Cited
from quiz_app.domain.reading import Reading
from quiz_app.services import curating
from quiz_app.services.curating import Unlinked
from quiz_app.services.own_readings import Folder
from quiz_app.ui import frame, session, text, wording, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.answering import stem_of
from quiz_app.ui.widgets.feedback import paragraphs
from quiz_app.ui.widgets.saving import saved

AT_A_TIME = 10
OTHER = "Another claim"


def unlinked(here: Here, folder: Folder) -> None:
    """Ten of them, each linked by one press."""
    found, count = curating.unlinked(
        here.actor, here.world, folder.reading, session.note("studio/links-at", 0), AT_A_TIME
    )
    if not count:
        st.markdown(f":green[:material/check_circle:] {wording_studio.NOTHING_UNLINKED}")
        return
    st.markdown(wording_studio.UNLINKED)
    st.markdown(f"**{wording.sentence(wording.count(count, 'question or card', 'questions and cards'))}**")
    reading = here.world.exam_shelf(folder.reading).reading
    for one in found:
        _unlinked(here, folder, reading, one)
    if count > AT_A_TIME:
        start = session.note("studio/links-at", 0)
        with frame.row("links-stretch"):
            for word, to in (("Back", start - AT_A_TIME), ("Next", start + AT_A_TIME)):
                off = not 0 <= to < count
                st.button(
                    word, key=f"links-{word}", disabled=off, type="tertiary",
                    on_click=session.keep_note, args=("studio/links-at", to),
                )  # fmt: skip


def _unlinked(here: Here, folder: Folder, reading: Reading, one: Unlinked) -> None:
    entry = one.cited.one
    with frame.card(f"unlinked-{entry.id}"):
        st.header(words_of(one.cited), anchor=False)
        if not one.suggestions:
            st.markdown(f":gray[{wording_studio.NO_SUGGESTION}]")
        with st.container(gap=8, key=f"suggested-{entry.id}"):
            for found in one.suggestions:
                pressed = st.button(
                    text.bank(found.claim.says), key=f"link-{entry.id}-{found.claim.id}", icon=":material/link:",
                    width="stretch", disabled=not folder.writable,
                )  # fmt: skip
                st.markdown(f":gray[In common: {text.plain(', '.join(found.words))}]")
                if pressed:
                    _link(here, folder, one.cited, found.claim.id)
        says = {claim.id: claim.says for claim in reading.claims}
        other = st.selectbox(
            OTHER, list(says), None, format_func=says.get, key=f"other-{entry.id}", placeholder=OTHER,
            disabled=not folder.writable, label_visibility="collapsed",
        )  # fmt: skip
        if other and st.button("Link it", key=f"link-other-{entry.id}"):
            _link(here, folder, one.cited, other)


def _link(here: Here, folder: Folder, one: Cited, claim: str) -> None:
    if saved(lambda: curating.link(here.actor, here.world, folder.reading, one, [claim])):
        st.rerun()


def review(here: Here, folder: Folder) -> None:
    """What was confirmed and has changed underneath since, and what nobody has confirmed yet."""
    found = curating.to_look_at(here.actor, here.world, folder.reading)
    st.markdown(wording_studio.STALE if found else f":green[:material/check_circle:] {wording_studio.NOTHING_STALE}")
    reading = here.world.exam_shelf(folder.reading).reading
    then = curating.changed_since(here.actor, here.world, folder.reading, found[:AT_A_TIME])
    for one in found[:AT_A_TIME]:
        _stale(here, folder, reading, one, then[one.one.id])
    if len(found) > AT_A_TIME:
        st.markdown(f":gray[And {len(found) - AT_A_TIME} more, once these are done.]")
    never = curating.never_confirmed(here.actor, here.world, folder.reading)
    if never and folder.writable:
        with frame.card("never-confirmed"):
            st.markdown(wording_studio.UNCONFIRMED)
            many = wording.count(len(never), "question or card", "questions and cards")
            if st.button(f"All {many} fit what they cite", key="confirm-all"):
                _confirm(here, folder, never)


def _stale(here: Here, folder: Folder, reading: Reading, one: Cited, then: list[tuple[str, str]]) -> None:
    with frame.card(f"stale-{one.one.id}"):
        st.header(words_of(one), anchor=False)
        now = [reading.claim[claim].says for claim in one.one.claims if claim in reading.claim]
        for before, after in then or [("", says) for says in now]:
            if before:
                st.markdown(f":gray-badge[Then] :gray[{text.bank(before)}]")
            st.markdown(f":orange-badge[Now] {text.bank(after)}")
        with frame.row(f"stale-ways-{one.one.id}"):
            paragraphs(reading, one.one.claims, f"stale-{one.one.id}")
            if st.button(
                "It still fits", key=f"still-{one.one.id}", icon=":material/check:", disabled=not folder.writable
            ):
                _confirm(here, folder, [one])


def _confirm(here: Here, folder: Folder, found: list[Cited]) -> None:
    def confirm() -> bool:
        curating.confirm(here.actor, here.world, folder.reading, found)
        return True

    if saved(confirm):
        st.rerun()


def words_of(one: Cited) -> str:
    """A question's stem or a card's front."""
    entry = one.one
    return text.bank(entry.front or entry.cloze) if isinstance(entry, Card) else stem_of(entry)
