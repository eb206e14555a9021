"""How much to remember: the slider, what each level costs, and weights fitted to the learner's own log."""

from dataclasses import asdict

import streamlit as st

from quiz_app.services import fitting
from quiz_app.services.fitting import Fitted, Offer
from quiz_app.services.workload import Costs, costs
from quiz_app.ui import frame, session
from quiz_app.ui import wording_memory as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.saving import saved

TRIED = "fitted"


def cost(here: Here) -> None:
    """What each level of desired retention would cost, as a table."""
    if here.shelf is None:
        return
    found = _costs(here, here.shelf.reading.id)
    with st.container(gap="small", key="costs"):
        st.table([wording.cost_row(one, here.settings.retention) for one in found.loads], hide_index=True)
        st.markdown(f":gray[:small[{wording.costs_told(found)}]]")


def _costs(here: Here, reading: str) -> Costs:
    """The costs, simulated once a session for a day, a reading and what is set."""
    chosen = here.settings
    of = (here.now.date(), reading, chosen.retention, chosen.new_per_day, chosen.weights)
    kept, found = session.note("costs", (None, None))
    if kept != of or not isinstance(found, Costs):
        found = costs(here.actor, here.world, reading)
        session.keep_note("costs", (of, found))
    return found


def weights(here: Here) -> None:
    """Weights of one's own: how to get them, what they would be worth, adopting them and going back."""
    frame.section("weights", "Fitted to you", wording.FITTED_LEDE)
    with frame.card("weights"):
        found = fitting.offer(here.actor, here.world)
        if found.adopted:
            _back(here)
        if not found.installed:
            st.markdown(wording.MISSING)
            st.code(wording.INSTALL, language="shell")
        elif not found.enough:
            st.markdown(wording.waiting(found))
        else:
            _fit(here, found)


def _back(here: Here) -> None:
    st.markdown(wording.IN_FORCE)
    if st.button("Go back to the usual weights", key="weights-back", icon=":material/undo:"):
        _adopt(here, ())


def _fit(here: Here, found: Offer) -> None:
    label = "Fit them again" if found.adopted else "Fit the weights to my reviews"
    if st.button(label, key="weights-fit", icon=":material/tune:"):
        with st.spinner(f"Fitting to {found.reviews:,} reviews"):
            fitted = saved(lambda: fitting.fit_weights(here.actor, here.world))
        session.keep_note(TRIED, asdict(fitted) if fitted else None)
    if kept := session.note(TRIED):
        _judged(here, Fitted(**kept))


def _judged(here: Here, fitted: Fitted) -> None:
    """The two log losses, and the button that adopts."""
    st.markdown(wording.judged(fitted))
    st.markdown(f":gray[:small[{wording.LOSS}]]")
    if not fitted.better:
        st.markdown(wording.NO_BETTER)
    elif st.button("Adopt these weights", key="weights-adopt", type="primary", icon=":material/check:"):
        _adopt(here, fitted.weights)


def _adopt(here: Here, chosen: tuple[float, ...]) -> None:
    with st.spinner("Replaying your log"):
        done = saved(lambda: fitting.adopt(here.actor, here.world, chosen))
    if done is not None:
        session.drop_note(TRIED)
        session.drop_note("costs")
        st.rerun()
