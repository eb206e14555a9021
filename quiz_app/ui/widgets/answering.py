"""How each kind of item is answered on the screen. What is chosen is a draft until it is checked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from quiz_app.domain.items import (
    GAP,
    Answer,
    Choice,
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from quiz_app.services.quizzing import Asked
from quiz_app.ui import frame, session, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.dragging import dragging

NUMBERS = "₁₂₃₄₅₆₇₈₉"


@dataclass(frozen=True, slots=True)
class Given:
    """What stands on the screen now, and whether Enter in a text field has just sent it."""

    answer: Answer | None
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Send:
    """The button that sends an answer: its words, and what a click does."""

    words: str
    on_click: Callable[..., None]
    args: tuple[Any, ...]


def stem_of(item: Item) -> str:
    """The stem as a heading; a cloze shows its gaps as numbered blanks."""
    if isinstance(item, Cloze):
        return text.bank(GAP.sub(lambda gap: rf"\_\_\_\_{NUMBERS[int(gap[1]) - 1]}", item.stem))
    return text.bank(item.stem)


def answering(here: Here, asked: Asked, send: Send) -> Given:
    """Draw the answer controls of the item; text fields come in a form with the sending button of its own."""
    item = asked.item
    if isinstance(item, MultipleChoice):
        return _several(here, asked, item)
    if isinstance(item, Choice):
        return _options(here, asked, [(option.id, option.text) for option in _in_order(asked, item)])
    if isinstance(item, TrueFalse):
        return _options(here, asked, [("true", "True"), ("false", "False")])
    if isinstance(item, Matching):
        return _matching(here, asked, item)
    if isinstance(item, Ordering):
        return _ordering(here, asked, item)
    return _typed(asked, send, _labels(item))


def _labels(item: Item) -> list[str]:
    """What each text field is called."""
    if isinstance(item, Cloze):
        return [f"Gap {place}" for place in range(1, len(item.gaps) + 1)]
    return [f"The number in {item.unit}"] if isinstance(item, Numeric) and item.unit else ["Your answer"]


def standing(asked: Asked) -> Answer | None:
    """The answer that stands on the screen: typed, chosen, or (an order) there from the start."""
    if typed(asked.item):
        return _typed_answer(asked)
    return draft_of(asked) or (asked.slot.order["entries"] if isinstance(asked.item, Ordering) else None)


def typed(item: Item) -> bool:
    """Whether the item is answered in text fields, whose form has its own button."""
    return isinstance(item, ShortAnswer | Numeric | Cloze)


def draft_of(asked: Asked) -> Answer | None:
    """What has been chosen so far: the draft, else the response that stands, else nothing."""
    kept = session.draft(asked.response_id)
    return kept if kept is not None or asked.before is None else asked.before.answer


def _in_order(asked: Asked, item: Choice) -> list[Any]:
    by_id = {option.id: option for option in item.options}
    return [by_id[option_id] for option_id in asked.slot.order["options"]]


def _option(
    here: Here, place: int, label: str, picked: bool, icons: tuple[str, str], choose: Callable[..., None], args: Any
) -> None:
    """One answer option; the container around it carries its state, so that the button keeps the focus."""
    with st.container(key=f"picked-{place}" if picked else f"open-{place}"):
        st.button(
            text.bank(label),
            key=f"o{place}",
            shortcut=here.shortcut(str(place + 1)) if place < 9 else None,
            width="stretch",
            on_click=choose,
            args=args,
            icon=f":material/{icons[0] if picked else icons[1]}:",
        )


def _options(here: Here, asked: Asked, options: list[tuple[str, str]]) -> Given:
    chosen = draft_of(asked)
    with st.container(key="options", gap=10):
        for place, (option_id, label) in enumerate(options):
            icons = ("radio_button_checked", "radio_button_unchecked")
            args = (asked.response_id, option_id)
            _option(here, place, label, option_id == chosen, icons, session.keep_draft, args)
    return Given(chosen)


def _several(here: Here, asked: Asked, item: MultipleChoice) -> Given:
    chosen = tuple(draft_of(asked) or ())
    with st.container(key="options", gap=10):
        for place, option in enumerate(_in_order(asked, item)):
            icons = ("check_box", "check_box_outline_blank")
            args = (asked.response_id, chosen, option.id)
            _option(here, place, option.text, option.id in chosen, icons, _toggle, args)
    return Given(chosen or None)


def _toggle(response_id: str, chosen: tuple[str, ...], option_id: str) -> None:
    without = tuple(one for one in chosen if one != option_id)
    session.keep_draft(response_id, without if option_id in chosen else (*chosen, option_id))


def _typed(asked: Asked, send: Send, labels: list[str]) -> Given:
    before = asked.before.answer if asked.before else None
    kept = (before,) if isinstance(before, str) else tuple(before or [""] * len(labels))
    with st.form(key=f"typed-{asked.response_id}", border=False):
        for place, (label, value) in enumerate(zip(labels, kept, strict=True)):
            st.text_input(label, value=str(value), key=f"text-{asked.response_id}-{place}", max_chars=200)
        sent = st.form_submit_button(
            send.words,
            key=f"send-{asked.response_id}",
            type="primary",
            width="stretch",
            on_click=send.on_click,
            args=send.args,
        )
    return Given(_typed_answer(asked), sent)


def _typed_answer(asked: Asked) -> Answer | None:
    """What the text fields hold; None while all are empty."""
    places = range(len(_labels(asked.item)))
    texts = tuple(session.widget(f"text-{asked.response_id}-{place}") or "" for place in places)
    if not any(one.strip() for one in texts):
        return None
    return texts if isinstance(asked.item, Cloze) else texts[0]


def _matching(here: Here, asked: Asked, item: Matching) -> Given:
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


def _ordering(here: Here, asked: Asked, item: Ordering) -> Given:
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
