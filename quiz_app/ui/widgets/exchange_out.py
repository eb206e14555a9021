"""Take out: banks, a format, what is lost on the way, and the file."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from quiz_app.services import taking_out
from quiz_app.services.taking_out import Exported, Format, Loss, writable
from quiz_app.ui import session, text, wording, wording_exchange
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go out: banks of a reading, or only some of their items and cards, and how."""

    reading: str
    banks: tuple[str, ...]
    only: tuple[str, ...]
    form: Format
    key: bool = True
    due: bool = False


def draw(here: Here) -> None:
    """The choice, the report and the file."""
    if not here.world.library.shelves:
        st.markdown(wording_exchange.EMPTY)
        return
    st.markdown(f":gray[{wording_exchange.TAKE_LEDE}]")
    wanted = _wanted(here)
    made = _made(here, wanted) if wanted.banks else None
    if made is None:
        return
    _lost(made.losses)
    stem = wanted.banks[0] if len(wanted.banks) == 1 else wanted.reading
    st.download_button(
        "Download",
        data=made.content,
        file_name=f"{stem}{wanted.form.suffix}",
        on_click="ignore",
        key="out-download",
        type="primary",
        icon=":material/download:",
    )


def _wanted(here: Here) -> Wanted:
    """What is chosen."""
    shelves = here.world.library.shelves
    known, opened = list(shelves), here.shelf.reading.id if here.shelf else ""
    at = known.index(opened) if opened in known else 0
    reading = st.selectbox("Reading", known, at, format_func=lambda one: shelves[one].reading.title, key="out-reading")
    shelf = here.world.exam_shelf(reading)
    titles = {bank.id: bank.title for bank in shelf.banks}
    banks = st.multiselect("Banks", list(titles), list(titles)[:1], format_func=titles.get, key=f"out-banks-{reading}")
    every = [one.id for bank in shelf.banks if bank.id in banks for one in (*bank.items, *bank.cards)]
    only = st.multiselect(wording_exchange.ONLY, every, key=f"out-only-{reading}", placeholder="All")
    forms = {form.name: form for form in writable()}
    name = st.selectbox("Format", list(forms), format_func=lambda one: forms[one].title, key="out-format")
    form = forms[name]
    st.markdown(f":gray[{text.plain(form.about)}]")
    key = not form.keyless or st.checkbox(wording_exchange.KEY, True, key="out-key")
    due = form.scheduled and st.checkbox(wording_exchange.SCHEDULED, key="out-due")
    return Wanted(reading, tuple(banks), tuple(only), form, key, bool(due))


def _made(here: Here, wanted: Wanted) -> Exported | None:
    """The file, written once for each choice and each state of the library."""
    library = here.world.whole or here.world.library
    known = session.note("exchange/out")
    if known is None or known[0] != wanted or known[1] is not library:
        made = saved(lambda: _out(here, wanted))
        known = wanted, library, made
        session.keep_note("exchange/out", known)
    found: Exported | None = known[2]
    return found


def _out(here: Here, wanted: Wanted) -> Exported:
    return taking_out.take_out(
        here.actor, here.world, wanted.reading, wanted.banks, wanted.form.name,
        only=wanted.only, key=wanted.key, scheduled=wanted.due,
    )  # fmt: skip


def _lost(losses: Sequence[Loss]) -> None:
    """The loss report."""
    out = {loss.id for loss in losses if loss.left_out}
    partly = {loss.id for loss in losses} - out
    if not losses:
        st.markdown(f":green[:material/check: {wording_exchange.ALL_KEPT}]")
        return
    lose = "loses" if len(partly) == 1 else "lose"
    said = [f"{len(out)} left out" if out else "", f"{len(partly)} {lose} a part" if partly else ""]
    st.markdown(f":material/info: {wording.sentence(', '.join(filter(None, said)))}.")
    with st.expander("What is lost", key="out-losses"):
        ordered = sorted(losses, key=lambda loss: not loss.left_out)
        rows = [
            {"Id": text.plain(loss.id), "Left out": "yes" if loss.left_out else "", "What": text.plain(loss.what)}
            for loss in ordered[:MOST_ROWS]
        ]
        st.table(rows, hide_index=True)
        if len(losses) > MOST_ROWS:
            st.markdown(f":gray[And {len(losses) - MOST_ROWS} more.]")
