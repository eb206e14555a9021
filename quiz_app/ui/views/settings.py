"""Settings: few, each with what it does; saved when it is changed."""

from typing import Any

import streamlit as st

from quiz_app.domain.study import LIMITS, NO_LIMIT, TIME_FACTORS, zones
from quiz_app.services.settings import change_setting
from quiz_app.ui import context, frame, session
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import remembering
from quiz_app.ui.widgets.account import account
from quiz_app.ui.widgets.own_data import own_data
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.theming import theming
from quiz_app.ui.wording_memory import APPLIES, RETENTION

FACTORS = {factor: f"{factor:g} times" for factor in TIME_FACTORS} | {1.0: "As set", NO_LIMIT: "No limits"}


def keep(here: Here, name: str, value: Any) -> None:
    """Save a setting that a control shows changed."""
    changed = value is not None and value != getattr(here.settings, name)
    if changed and saved(lambda: change_setting(here.actor, here.world, name, value)):
        _, turn = session.note(f"shown/{name}")
        session.keep_note(f"shown/{name}", (value, turn))
        st.rerun()


def control(here: Here, name: str) -> str:
    """The key of a setting's control: a new one, and so a fresh control, once the setting was changed elsewhere.

    An import or another window changes settings too; a control that still holds the old value would set it again.
    """
    value = getattr(here.settings, name)
    shown, turn = session.note(f"shown/{name}", (value, 0))
    turn += shown != value
    session.keep_note(f"shown/{name}", (value, turn))
    return f"set-{name}-{turn}" if turn else f"set-{name}"


def number(here: Here, name: str, label: str) -> None:
    """A whole number within the setting's limits."""
    low, high = (int(limit) for limit in LIMITS[name])
    keep(here, name, int(st.number_input(label, low, high, getattr(here.settings, name), key=control(here, name))))


def you(here: Here) -> None:
    """Name, theme, keys, time."""
    frame.section("you", "You")
    with frame.card("you"):
        keep(
            here,
            "name",
            st.text_input(
                "Name, for the greeting", here.settings.name, key=control(here, "name"), max_chars=80
            ).strip(),
        )
        theming(at_once=not context.installation().settings.guest)
        keep(
            here,
            "single_keys",
            st.toggle(
                "Single keys: digits choose, letters check and go on",
                here.settings.single_keys,
                key=control(here, "single_keys"),
            ),
        )
        factors = list(FACTORS)
        keep(
            here,
            "time_factor",
            st.selectbox(
                "Time limits",
                factors,
                factors.index(here.settings.time_factor),
                format_func=FACTORS.get,
                key=control(here, "time_factor"),
            ),
        )


def cards(here: Here) -> None:
    """What shapes the schedule."""
    frame.section("cards", "Cards")
    with frame.card("cards"):
        low, high = (round(limit * 100) for limit in LIMITS["retention"])
        now = round(here.settings.retention * 100)
        percent = st.slider(RETENTION, low, high, now, key=control(here, "retention"))
        st.markdown(f":gray[:small[{APPLIES}]]")
        if percent != now:
            keep(here, "retention", percent / 100)
        remembering.cost(here)
        number(here, "new_per_day", "New cards a day")
        number(here, "reviews_per_day", "Reviews a day, at most")
        two = st.toggle(
            "Two buttons: Again and Good",
            here.settings.two_buttons,
            key=control(here, "two_buttons"),
        )
        keep(here, "two_buttons", two)
        together = st.toggle(
            "Cards that give each other away may come on one day", here.settings.siblings, key=control(here, "siblings")
        )
        keep(here, "siblings", together)
        number(here, "rollover", "The hour when a new day begins")
        names = sorted(zones())
        keep(here, "zone", st.selectbox("Time zone", names, names.index(here.settings.zone), key=control(here, "zone")))


with frame.page(frame.FOCUS):
    now = context.here()
    frame.head("Settings")
    if context.installation().settings.guest:
        st.markdown(
            ":material/info: You are here as a guest: all of this lasts as long as this tab. Export it to keep it."
        )
    account(now)
    you(now)
    cards(now)
    remembering.weights(now)
    own_data(now)
