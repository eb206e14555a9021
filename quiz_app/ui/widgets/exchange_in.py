"""Bring in: files dropped or text pasted, what they hold, where it goes, and one button."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from quiz_app.domain.quiz import Draw, Plan
from quiz_app.services import bringing, bringing_reviews, own_readings
from quiz_app.services.bringing import Prospect, ReadOptions, Target, by_name, readable
from quiz_app.services.own_readings import Folder
from quiz_app.services.settings import change_setting
from quiz_app.ui import frame, session, text, wording_exchange
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.choosing import begin
from quiz_app.ui.widgets.exchange_held import Dropped, Seen, outlook, pasted, seen
from quiz_app.ui.widgets.exchange_preview import holds, preview, table
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.wording import count, sentence

LONGEST_TITLE = 120
DONE = "exchange/done"


def draw(here: Here) -> None:
    """The files, and what can be done with them."""
    if (done := session.note(DONE)) is not None:
        _done(here, *done)
    every = [seen(here, one) for one in _dropped()]
    for one in every:
        _about(one)
    good = [one for one in every if one.form is not None and len(one.imported.bundle)]
    if not good:
        return
    frame.section("exchange-target", "Where to")
    target = _target(here)
    if target is None:
        return
    replacing = st.checkbox(wording_exchange.REPLACE, key="exchange-replace")
    prospects = [outlook(here, one, target, replacing=replacing) for one in good]
    for one, found in zip(good, prospects, strict=True):
        _would(one, found)
    _bring(here, target, good, prospects, replacing)
    for one in good:
        preview(one.dropped.key, one.imported.bundle)


def _dropped() -> list[Dropped]:
    """The files that lie in the field, and the text that was pasted."""
    uploads = st.file_uploader(
        wording_exchange.FILES,
        accept_multiple_files=True,
        key=f"exchange-files-{session.note('exchange/turn', 0)}",
        help=wording_exchange.FILES_HELP,
    )
    found = [Dropped(one.file_id, one.name, one) for one in uploads]
    paste = _pasted()
    found += [paste] if paste else []
    return [replace(one, wanted=session.widget(f"format-{one.key}") or one.wanted) for one in found]


def _pasted() -> Dropped | None:
    if by_name("quizlet") is None:
        return None
    with st.expander(wording_exchange.PASTE, key="exchange-paste"):
        st.markdown(f":gray[{wording_exchange.PASTE_HELP}]")
        written = st.text_area("Text", key=f"exchange-text-{session.note('exchange/turn', 0)}", height=160)
        with frame.row("exchange-between"):
            sides = _between("Between term and definition", wording_exchange.SIDES, "exchange-sides")
            cards = _between("Between cards", wording_exchange.CARDS, "exchange-cards")
    if not written.strip():
        return None
    return pasted(written, "quizlet", ReadOptions(between_sides=sides, between_cards=cards))


def _between(label: str, known: dict[str, str], key: str) -> str:
    """A separator: one of those known, or what is typed."""
    picked = st.selectbox(label, list(known), format_func=known.get, key=key)
    return picked or st.text_input(f"{label}: which", key=f"{key}-own", max_chars=20)


def _about(one: Seen) -> None:
    """A file: its name, its format, which can be changed, and what it holds."""
    dropped, bundle = one.dropped, one.imported.bundle
    with frame.card(f"file-{dropped.key}"):
        st.markdown(f"**{text.plain(dropped.name)}**")
        names = {form.name: form.title for form in readable()}
        known = one.form.name if one.form else None
        st.selectbox(
            "Format",
            list(names),
            list(names).index(known) if known else None,
            format_func=names.get,
            key=f"format-{dropped.key}",
            placeholder="Not known: choose one",
        )
        if len(bundle):
            st.markdown(f":material/inventory_2: {holds(bundle, len(one.imported.reviews))}.")
        elif one.form is not None and not one.imported.problems:
            st.markdown(wording_exchange.NOTHING)
        if one.form is None or not len(bundle):
            table(f"refused-{dropped.key}", wording_exchange.PROBLEMS, one.imported.problems)
        elif one.imported.problems:
            number = sentence(count(len(one.imported.problems), "problem"))
            st.markdown(f":orange[:material/warning: {number}.] {wording_exchange.TOLD_BELOW}")


def _target(here: Here) -> Target | None:
    """The reading and the bank that were chosen; None where there is none to write in."""
    own = {one.key: one for one in own_readings.folders(here.actor, here.world) if one.writable}
    if not own:
        st.markdown(wording_exchange.NOWHERE)
        if st.button("Open the studio", key="exchange-studio", type="primary"):
            st.switch_page(frame.view("studio"))
        return None
    with frame.row("exchange-where"):
        key = st.selectbox(
            "Reading", list(own), format_func=lambda one: own[one].title, key="exchange-reading", width="stretch"
        )
        banks = _banks(own[key])
        name = st.selectbox(
            "Bank", ["", *banks], format_func=lambda one: one or wording_exchange.NEW_BANK, key=f"exchange-bank-{key}"
        )
    if name:
        return Target(key, name)
    title = st.text_input("Its title", "Brought in", key="exchange-title", max_chars=LONGEST_TITLE)
    return Target(key, title=title.strip() or "Brought in")


def _banks(folder: Folder) -> list[str]:
    return [name for name in folder.files if not name.startswith("reading.")]


def _would(one: Seen, found: Prospect) -> None:
    """What bringing the file in would do, and what stays outside."""
    counts = {"new": found.added, "replaced": found.replaced, "there already": found.unchanged}
    said = [f"{len(ids)} {what}" for what, ids in counts.items() if ids]
    said += [f"{len(found.problems)} left out"] if found.problems else []
    st.markdown(f"**{text.plain(one.dropped.name)}**: {', '.join(said) or 'nothing'}.")
    if found.unchanged and not (found.added or found.replaced or found.problems):
        st.markdown(f":gray[{wording_exchange.NOTHING_NEW}]")
    table(f"problems-{one.dropped.key}", wording_exchange.PROBLEMS, found.problems)
    table(f"notes-{one.dropped.key}", wording_exchange.NOTES, found.notes)


def _bring(here: Here, target: Target, every: Sequence[Seen], found: Sequence[Prospect], replacing: bool) -> None:
    """One button for all of them, and whether what was learnt elsewhere comes along."""
    number = sum(len(one.added) + len(one.replaced) for one in found)
    rated = sum(len(one.imported.reviews) for one in every)
    with_reviews = bool(rated) and st.checkbox(
        wording_exchange.REVIEWS.format(number=f"{rated:,}"), key="exchange-reviews"
    )
    pressed = st.button(
        f"Bring in {number:,}", key="exchange-bring", type="primary", disabled=not number and not with_reviews,
        icon=":material/download:",
    )  # fmt: skip
    if not pressed:
        return
    with st.spinner("Writing"):
        came = saved(lambda: [_one_in(here, target, one, replacing) for one in every])
    if came is None:
        return
    reading = next(one for one in own_readings.folders(here.actor, here.world) if one.key == target.folder).reading
    session.keep_note(DONE, (reading, [one for ids in came for one in ids], list(every) if with_reviews else []))
    session.keep_note("exchange/turn", session.note("exchange/turn", 0) + 1)
    st.rerun()


def _one_in(here: Here, target: Target, one: Seen, replacing: bool) -> list[str]:
    """Bring one file in, as its target stands now; the ids of what came."""
    name = one.dropped.name
    found = bringing.outlook(here.actor, here.world, target, one.imported, name, replacing=replacing)
    if found.texts:
        bringing.bring_in(here.actor, here.world, target, found, name)
    return [*found.added, *found.replaced]


def _done(here: Here, reading: str, ids: list[str], rated: list[Seen]) -> None:
    """What was brought in, and the way to practise it."""
    shelf = here.world.library.shelves.get(reading)
    with frame.card("exchange-done"):
        st.markdown(f":green[:material/check: {wording_exchange.BROUGHT}]")
        if rated and shelf is not None:
            merged = [
                saved(lambda one=one: bringing_reviews.bring_reviews(here.actor, here.world, reading, one.imported))
                for one in rated
            ]
            session.keep_note(DONE, (reading, ids, []))
            st.markdown(f"{sum(one.added for one in merged if one):,} ratings came into your progress.")
        items = tuple(one for one in ids if shelf and one in shelf.items)
        if any(not shelf.items[one][1].claims for one in items if shelf):
            st.markdown(f":gray[{wording_exchange.LINK_LATER}]")
        with frame.row("exchange-next"):
            if shelf and items and st.button("Practise it", key="exchange-practise", type="primary"):
                plan = Plan(title="Brought in", draw=Draw(only=items, items=0))
                begin(here, shelf, plan)
            cards = shelf is not None and any(one in shelf.cards for one in ids)
            if cards and st.button("Study its cards", key="exchange-to-cards"):
                saved(lambda: change_setting(here.actor, here.world, "reading", reading))
                st.switch_page(frame.view("cards"))
            if st.button("Put this away", key="exchange-away", type="tertiary"):
                session.drop_note(DONE)
                st.rerun()
