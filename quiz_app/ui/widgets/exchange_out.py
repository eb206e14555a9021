"""Take out: banks, a format, what is lost on the way, and the file."""

from collections.abc import Sequence

import streamlit as st

from quiz_app.domain.shelf import Shelf
from quiz_app.services import taking_out
from quiz_app.services.taking_out import Exported, Format, Loss, writable
from quiz_app.ui import session, text, wording, wording_exchange
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

MOST_ROWS = 100


def draw(here: Here) -> None:
    """The choice, the report and the file."""
    shelves = here.world.library.shelves
    if not shelves:
        st.markdown(wording_exchange.EMPTY)
        return
    st.markdown(f":gray[{wording_exchange.TAKE_LEDE}]")
    known = list(shelves)
    opened = here.shelf.reading.id if here.shelf else known[0]
    reading = st.selectbox(
        "Reading", known, known.index(opened), format_func=lambda one: shelves[one].reading.title, key="out-reading"
    )
    shelf = shelves[reading]
    titles = {bank.id: bank.title for bank in shelf.banks}
    banks = st.multiselect("Banks", list(titles), list(titles)[:1], format_func=titles.get, key=f"out-banks-{reading}")
    forms = {form.name: form for form in writable()}
    name = st.selectbox("Format", list(forms), format_func=lambda one: forms[one].title, key="out-format")
    st.markdown(f":gray[{text.plain(forms[name].about)}]")
    key = not forms[name].keyless or st.checkbox(wording_exchange.KEY, True, key="out-key")
    due = forms[name].scheduled and st.checkbox(wording_exchange.SCHEDULED, key="out-due")
    if banks:
        _offer(here, shelf, tuple(banks), forms[name], key, bool(due))


def _offer(here: Here, shelf: Shelf, banks: tuple[str, ...], form: Format, key: bool, due: bool) -> None:
    """What is lost, and the file."""
    made = _made(here, shelf, banks, form.name, key, due)
    if made is None:
        return
    _lost(made.losses)
    stem = banks[0] if len(banks) == 1 else shelf.reading.id
    st.download_button(
        "Download",
        data=made.content,
        file_name=f"{stem}{form.suffix}",
        on_click="ignore",
        key="out-download",
        type="primary",
        icon=":material/download:",
    )


def _made(here: Here, shelf: Shelf, banks: tuple[str, ...], name: str, key: bool, due: bool) -> Exported | None:
    """The file, written once for each choice and each state of the library."""
    chosen = (shelf.reading.id, banks, name, key, due)
    known = session.note("exchange/out")
    if known is None or known[0] != chosen or known[1] is not here.world.library:
        made = saved(
            lambda: taking_out.take_out(here.actor, here.world, shelf.reading.id, banks, name, key=key, scheduled=due)
        )
        known = chosen, here.world.library, made
        session.keep_note("exchange/out", known)
    found: Exported | None = known[2]
    return found


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
