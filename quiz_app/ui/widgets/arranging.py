"""Answering by arranging: pairs to match, entries to put in order; with buttons, keys, or by dragging."""

import streamlit as st

from quiz_app.domain.items import Matching, Ordering
from quiz_app.services.quizzing import Asked
from quiz_app.ui import frame, session, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.dragging import dragging
from quiz_app.ui.widgets.standing import Given, draft_of

# What a click does starts from what is chosen by now, not from what was drawn: a quick hand is ahead of the screen.


def matching(here: Here, asked: Asked, item: Matching) -> Given:
    """Left sides, one of them active, and right sides to give it: by digit, by thumb, or dragged onto a left side."""
    chosen = _pairs(asked)
    lefts, rights = asked.slot.order["lefts"], asked.slot.order["rights"]
    texts, sides = {pair.id: pair.left for pair in item.pairs}, item.rights
    active = _active(asked)
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
                    icon=f":material/{'arrow_forward' if left == active else 'link' if paired else 'add_link'}:",
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
                args=(asked, right),
                disabled=active is None,
            )
    moved = dragging(f"match-{asked.response_id}")
    if moved and moved[0] in sides and moved[1] in texts:
        _match(asked, moved[0], moved[1])
        frame.redraw()
    return Given(chosen or None)


def _pairs(asked: Asked) -> dict[str, str]:
    """The right side that each left side has so far."""
    return dict(draft_of(asked) or {})  # type: ignore[arg-type]


def _active(asked: Asked) -> str | None:
    """The left side that the next choice goes to: the one picked, else the first still open."""
    lefts, chosen = asked.slot.order["lefts"], _pairs(asked)
    picked = session.note(f"active/{asked.response_id}")
    return picked if picked in lefts else next((left for left in lefts if left not in chosen), None)


def _match(asked: Asked, right: str, onto: str | None = None) -> None:
    """Give a left side (the active one, if none is named) this right side, which leaves any other it was with."""
    chosen, left = _pairs(asked), onto or _active(asked)
    if left is None:
        return
    rest = {one: other for one, other in chosen.items() if other != right and one != left}
    session.keep_draft(asked.response_id, rest if chosen.get(left) == right else {**rest, left: right})
    session.drop_note(f"active/{asked.response_id}")


def ordering(here: Here, asked: Asked, item: Ordering) -> Given:
    """Entries in a row each, moved by arrows, by digits, or dragged onto one another."""
    start = tuple(draft_of(asked) or asked.slot.order["entries"])
    return Given(slots(here, asked.response_id, start, {entry.id: entry.text for entry in item.entries}))


def slots(here: Here, key: str, start: tuple[str, ...], texts: dict[str, str]) -> tuple[str, ...]:
    """The order that stands of what was shown as `start`, a row each; what is moved is a draft under the key."""
    order = _order(key, start)
    st.markdown(":gray[First at the top. Drag, use the arrows, or press a digit to move that one up.]")
    with st.container(key="slots", gap=8):
        for place, entry_id in enumerate(order):
            _slot(here, key, order, place, texts[entry_id])
    moved = dragging(f"order-{key}")
    if moved and set(moved) <= set(order):
        _place(key, order, moved[0], order.index(moved[1]))
        frame.redraw()
    return order


def _order(key: str, start: tuple[str, ...]) -> tuple[str, ...]:
    """The order that stands."""
    return tuple(session.draft(key) or start)


def _slot(here: Here, key: str, order: tuple[str, ...], place: int, label: str) -> None:
    """One entry's row; its buttons are keyed by the entry, so that the focus travels with it."""
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
                args=(key, order, entry_id, step),
            )


def _move(key: str, start: tuple[str, ...], entry_id: str, step: int) -> None:
    """Move an entry by a step, from where it stands by now."""
    _place(key, start, entry_id, _order(key, start).index(entry_id) + step)


def _place(key: str, start: tuple[str, ...], entry_id: str, to: int) -> None:
    """Put an entry at a place, or as near as there is one."""
    rest = [one for one in _order(key, start) if one != entry_id]
    place = max(0, min(to, len(rest)))
    session.keep_draft(key, (*rest[:place], entry_id, *rest[place:]))
