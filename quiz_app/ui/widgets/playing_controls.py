"""How each game of the timeline is answered: by dragging, by keys, and by thumb."""

from collections.abc import Callable

import streamlit as st

from quiz_app.domain.items import Answer
from quiz_app.domain.timeline import AFTER, BEFORE, FIRST, ORDER, PLACE
from quiz_app.services.practising import Asked
from quiz_app.ui import session, text
from quiz_app.ui import wording_practice as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.arranging import slots

AtOnce = Callable[[str], None]


def controls(here: Here, asked: Asked, at_once: AtOnce) -> str | None:
    """The controls of the round; what was pressed, in the games that one press answers."""
    put = asked.put
    if put.game == ORDER:
        slots(here, asked.answer_id, asked.shown, {entry.id: entry.text for entry in put.entries})
        return None
    if put.game == PLACE:
        _year(asked)
        return None
    if put.game == FIRST:
        return _options(here, asked, [(one, text.bank(put.entry(one).text)) for one in put.shown], at_once)
    anchor = put.entry(put.anchor)
    st.markdown(f"Compared with **{text.bank(anchor.text)}** :gray[({wording.when(anchor)})]")
    return _options(here, asked, [(BEFORE, "Before"), (AFTER, "After")], at_once)


def standing(asked: Asked) -> Answer | None:
    """What stands on the screen as the answer to an order or a placing."""
    if asked.put.game == ORDER:
        return tuple(session.draft(asked.answer_id) or asked.shown)  # type: ignore[arg-type]
    year = session.widget(f"placed-typed-{asked.answer_id}")
    return str(year) if year is not None else None


def _year(asked: Asked) -> None:
    """A year on the axis: dragged, moved by arrow keys, stepped, or typed; the two controls follow each other."""
    first, last = asked.put.axis
    typed, slid = f"placed-typed-{asked.answer_id}", f"placed-slid-{asked.answer_id}"
    kept = session.draft(asked.answer_id)
    year = int(str(kept)) if kept else (first + last) // 2
    session.set_widget(typed, year)
    session.set_widget(slid, min(max(year, first), last))
    st.slider(
        "Drag to the year, or use the arrow keys",
        first,
        last,
        key=slid,
        on_change=_take_year,
        args=(asked.answer_id, slid),
    )
    st.number_input(
        "Or type it",
        1,
        9999,
        key=typed,
        on_change=_take_year,
        args=(asked.answer_id, typed),
        width=200,
    )


def _take_year(answer_id: str, control: str) -> None:
    """Have both controls show what one of them was set to."""
    session.keep_draft(answer_id, str(session.widget(control)))


def _options(here: Here, asked: Asked, options: list[tuple[str, str]], at_once: AtOnce) -> str | None:
    """Buttons of which one press answers."""
    pressed = None
    with st.container(key="options", gap=10):
        for place, (value, label) in enumerate(options, start=1):
            if st.button(
                label,
                key=f"o{place}-{asked.number}",
                width="stretch",
                shortcut=here.shortcut(str(place)),
                on_click=at_once,
                args=(value,),
            ):
                pressed = value
    return pressed
