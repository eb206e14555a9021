"""Answering by arranging: pairs to match, entries to put in order; with buttons, keys, or by dragging."""

import streamlit as st

from quiz_app.domain.items import Matching, Ordering
from quiz_app.services.quizzing import Asked
from quiz_app.ui import frame, session, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.dragging import dragging
from quiz_app.ui.widgets.standing import Given, draft_of


def matching(here: Here, asked: Asked, item: Matching) -> Given:
    """Left sides, one of them active, and right sides to give it: by digit, by thumb, or dragged onto a left side."""
    chosen: dict[str, str] = dict(draft_of(asked) or {})  # type: ignore[arg-type]
    lefts, rights = asked.slot.order["lefts"], asked.slot.order["rights"]
    texts, sides = {pair.id: pair.left for pair in item.pairs}, item.rights
    active = _active(asked, lefts, chosen)
    with st.container(key="lefts", gap=10):
        for place, left in enumerate(lefts):
            paired = f" → **{text.bank(sides[chosen[left]])}**" if left in chosen else ""
            with st.container(key=f"picked-{place}" if left == active else f"open-{place}"):
                st.button(
                    f"{text.bank(texts[left])}{paired}",
                    key=f"drop-{left}",
                    width="stretch",
                    on_click=session.keep_note,
                    args=(f"active/{asked.response_id}", left),
                    icon=":material/arrow_right:"
                    if left == active
                    else ":material/link:"
                    if paired
                    else ":material/link_off:",
                )
    st.markdown(
        f":gray[Choose what belongs to] **{text.bank(texts[active])}**"
        if active
        else ":gray[All are matched. Choose a line to change it.]"
    )
    used = set(chosen.values())
    with st.container(key="rights", horizontal=True, gap="small"):
        for place, right in enumerate(rights):
            st.button(
                text.bank(sides[right]),
                key=f"drag-{right}",
                shortcut=here.shortcut(str(place + 1)) if place < 9 else None,
                icon=":material/check:" if right in used else None,
                on_click=_match,
                args=(asked.response_id, chosen, active, right),
                disabled=active is None,
            )
    moved = dragging(f"match-{asked.response_id}")
    if moved and moved[0] in sides and moved[1] in texts:
        _match(asked.response_id, chosen, moved[1], moved[0])
        frame.redraw()
    return Given(chosen or None)


def _active(asked: Asked, lefts: tuple[str, ...], chosen: dict[str, str]) -> str | None:
    """The left side that the next choice goes to: the one picked, else the first still open."""
    picked = session.note(f"active/{asked.response_id}")
    return picked if picked in lefts else next((left for left in lefts if left not in chosen), None)


def _match(response_id: str, chosen: dict[str, str], left: str | None, right: str) -> None:
    """Give a left side this right side, which leaves any other it was with."""
    if left is None:
        return
    rest = {one: other for one, other in chosen.items() if other != right and one != left}
    session.keep_draft(response_id, rest if chosen.get(left) == right else {**rest, left: right})
    session.drop_note(f"active/{response_id}")


def ordering(here: Here, asked: Asked, item: Ordering) -> Given:
    """Entries in a row each, moved by arrows, by digits, or dragged onto one another."""
    order = tuple(draft_of(asked) or asked.slot.order["entries"])
    texts = {entry.id: entry.text for entry in item.entries}
    st.markdown(":gray[First at the top. Drag, use the arrows, or press a digit to move that one up.]")
    with st.container(key="slots", gap=8):
        for place, entry_id in enumerate(order):
            _slot(here, asked, order, place, texts[entry_id])
    moved = dragging(f"order-{asked.response_id}")
    if moved and set(moved) <= set(order):
        _move(asked.response_id, order, moved[0], order.index(moved[1]))
        frame.redraw()
    return Given(order)


def _slot(here: Here, asked: Asked, order: tuple[str, ...], place: int, label: str) -> None:
    entry_id = order[place]
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", gap="small", wrap=False, key=f"slot-{entry_id}"
    ):
        st.markdown(f"{place + 1}", width=24)
        st.markdown(text.bank(label), width="stretch")
        for step, word, icon in ((-1, "up", "arrow_upward"), (1, "down", "arrow_downward")):
            st.button(
                f"Move {text.bank(label)} {word}",
                key=f"{word}-{entry_id}",
                type="tertiary",
                icon=f":material/{icon}:",
                shortcut=here.shortcut(str(place + 1)) if step < 0 and place < 9 else None,
                on_click=_move,
                args=(asked.response_id, order, entry_id, place + step),
            )


def _move(response_id: str, order: tuple[str, ...], entry_id: str, to: int) -> None:
    rest = [one for one in order if one != entry_id]
    place = max(0, min(to, len(rest)))
    session.keep_draft(response_id, (*rest[:place], entry_id, *rest[place:]))
