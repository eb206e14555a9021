"""Mercy after a break: a plan offered, its day told, and a way out of it."""

import streamlit as st

from quiz_app.services.catching_up import catch_up, stop_catching_up
from quiz_app.services.reviewing import Desk
from quiz_app.ui import frame, session, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved


def spreading(here: Here, desk: Desk) -> None:
    """The plans to choose from after a break, or where the one that runs has come to."""
    if desk.plan is not None:
        _running(here, desk)
    elif desk.offers and session.note("no_plan") != desk.day.isoformat():
        _offered(here, desk)


def _running(here: Here, desk: Desk) -> None:
    plan = desk.plan
    assert plan is not None
    with frame.row("plan"):
        words = f"Catching up: day {plan.day_of(desk.day)} of {plan.days}, {plan.a_day} cards a day at most."
        st.markdown(f":gray[:material/event_upcoming: {words}]", width="stretch")
        pressed = st.button("End the plan", key="plan-end", type="tertiary")
        if pressed and saved(lambda: (stop_catching_up(here.actor, here.world, desk.reading),)):
            frame.redraw()


def _offered(here: Here, desk: Desk) -> None:
    with frame.card("plans"):
        st.markdown(
            "**Welcome back.** More has come due than fits into two days. Spread it, and each day stays short; "
            "what you would remember least comes first, and nothing new is begun until you have caught up."
        )
        with frame.row("plans-row"):
            for plan in desk.offers:
                label = wording_cards.spread(plan.days, plan.a_day)
                pressed = st.button(label, key=f"plan-{plan.days}")
                if pressed and saved(lambda days=plan.days: catch_up(here.actor, here.world, desk.reading, days)):
                    frame.redraw()
            if st.button("Not now", key="plan-none", type="tertiary"):
                session.keep_note("no_plan", desk.day.isoformat())
                frame.redraw()
