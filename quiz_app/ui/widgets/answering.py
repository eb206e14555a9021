"""How each kind of item is answered on the screen. What is chosen is a draft until it is checked."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from quiz_app.domain.items import (
    GAP,
    Choice,
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Ordering,
    TrueFalse,
)
from quiz_app.services.quizzing import Asked
from quiz_app.ui import session, text
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.arranging import matching, ordering
from quiz_app.ui.widgets.standing import Given, Send, draft_of, labels_of, typed_answer

NUMBERS = "₁₂₃₄₅₆₇₈₉"


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
        return matching(here, asked, item)
    if isinstance(item, Ordering):
        return ordering(here, asked, item)
    return _typed(asked, send, labels_of(item))


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
            _option(here, place, option.text, option.id in chosen, icons, _toggle, (asked, option.id))
    return Given(chosen or None)


def _toggle(asked: Asked, option_id: str) -> None:
    """Choose an option or let it go, of what is chosen by now: a quick hand is ahead of what is drawn."""
    chosen = tuple(draft_of(asked) or ())
    without = tuple(one for one in chosen if one != option_id)
    session.keep_draft(asked.response_id, without if option_id in chosen else (*chosen, option_id))


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
    return Given(typed_answer(asked), sent)
