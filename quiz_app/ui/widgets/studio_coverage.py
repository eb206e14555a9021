"""The studio's coverage map: what asks about which part of the reading, and at which level; and the same as tables."""

from collections.abc import Sequence

import streamlit as st

from quiz_app.services import curating
from quiz_app.services.curating import COLUMNS, Coverage, Part
from quiz_app.services.own_readings import Folder
from quiz_app.ui import frame, session, text, wording, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.studio_items import ONLY
from quiz_app.ui.widgets.wide import wide_table, wide_tables

SHORT = 90
HEADED = {"claims": "Claim", "paragraphs": "Paragraph"}


def draw(here: Here, folder: Folder) -> None:
    """Paragraphs with their claims, what is missing, and both as tables."""
    found = curating.coverage_of(here.actor, here.world, folder.reading)
    st.markdown(wording_studio.COVERAGE)
    _missing(found)
    for part in found.paragraphs:
        own = [one for one in found.claims if one.paragraph == part.id]
        _paragraph(here, folder, f"Paragraph {part.id.lstrip('p')}", part, own)
    whole = [one for one in found.claims if not one.paragraph]
    if whole:
        _paragraph(here, folder, "The whole text", None, whole)
    with wide_tables("coverage"), st.expander("The same as tables", key="coverage-tables"):
        for name, parts in (("paragraphs", found.paragraphs), ("claims", found.claims)):
            wide_table(f"coverage-{name}", [_row(part, HEADED[name]) for part in parts])


def _missing(found: Coverage) -> None:
    """What nothing asks about."""
    said = []
    if found.bare_paragraphs:
        names = ", ".join(one.id.lstrip("p") for one in found.bare_paragraphs)
        said.append(f"Nothing asks about paragraph {names}.")
    if found.unasked_claims:
        names = ", ".join(one.id for one in found.unasked_claims)
        said.append(
            f"{wording.sentence(wording.count(len(found.unasked_claims), 'claim'))} without a question: {names}."
        )
    if found.lacking_levels:
        said.append(f"No question at the level {', '.join(found.lacking_levels)}.")
    if found.unlinked:
        said.append(
            f"{wording.sentence(wording.count(found.unlinked, 'question or card', 'questions and cards'))} unlinked."
        )
    with frame.card("coverage-missing"):
        if not said:
            st.markdown(":green[:material/check_circle:] Every paragraph and claim is asked about, at each level.")
        for one in said:
            st.markdown(f":orange[:material/warning:] {text.plain(one)}")


def _paragraph(here: Here, folder: Folder, title: str, part: Part | None, claims: Sequence[Part]) -> None:
    with frame.card(f"covered-{part.id if part else 'whole'}"):
        st.header(title, anchor=False)
        if part:
            st.markdown(f":gray[{text.bank(_short(part.says))}]")
            _cells(folder, part, title)
        if not claims:
            return
        lacking = [one for one in claims if not one.items]
        name = wording.count(len(claims), "claim")
        more = f", {len(lacking)} of them without a question" if lacking else ""
        opened = st.expander(
            f"{wording.sentence(name)}{more}", key=f"claims-of-{part.id if part else 'whole'}", on_change="rerun"
        )
        if opened.open:
            with opened:
                for one in claims:
                    st.markdown(f"{text.bank(one.says)} :gray[`{one.id}`]")
                    _cells(folder, one, one.id)


def _cells(folder: Folder, part: Part, title: str) -> None:
    """A button for each level that has something, and in gray what has nothing."""
    if part.bare:
        st.markdown(":orange-badge[:material/warning: Nothing asks about this]")
        return
    with frame.row(f"cells-{part.id}"):
        for column in COLUMNS:
            ids = part.found.get(column, ())
            if not ids:
                continue
            name = f"{wording_studio.COLUMNS[column]}: {len(ids)}"
            if st.button(name, key=f"cell-{part.id}-{column}"):
                session.keep_note(ONLY, (f"{title}, {wording_studio.COLUMNS[column]}", ids))
                _lead(folder, ids)
        empty = [wording_studio.COLUMNS[one] for one in COLUMNS if one and not part.found.get(one)]
        if empty:
            st.markdown(f":gray[none: {', '.join(empty).lower()}]")


def _lead(folder: Folder, ids: Sequence[str]) -> None:
    """Go to these items, in the file that has the first of them."""
    session.keep_note("studio/lead", (folder.key, tuple(ids)))
    session.keep_note("studio/section", "items")
    st.rerun()


def _row(part: Part, headed: str) -> dict[str, str]:
    numbers = {wording_studio.COLUMNS[one]: str(len(part.found.get(one, ()))) for one in COLUMNS}
    return {headed: text.bank(f"{part.id}: {_short(part.says)}"), **numbers}


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"
