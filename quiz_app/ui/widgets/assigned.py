"""A student's assignments: in short for lists, and one of them with the way into the attempt."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.services import taking
from quiz_app.services.taking import Mine
from quiz_app.ui import context, frame, text, wording, wording_assign
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.own_claims import weakest
from quiz_app.ui.widgets.saving import at_once, saved

PATIENCE = 2.0  # seconds
_DOOR = Lock()


def assignments(here: Here) -> None:
    """The assignments of the classes that the learner is in; nothing where there are none."""
    found = taking.mine(here.actor, here.world)
    if not found:
        return
    frame.section("assigned", "Assigned to you")
    with st.container(gap=10, key="assigned"):
        for one in found[:8]:
            _in_short(here, one)


def _in_short(here: Here, one: Mine) -> None:
    with st.container(border=True, key=f"card-assigned-{one.assignment.id}"), frame.row(wrap=False):
        with st.container(gap=2, width="stretch"):
            st.markdown(f"**{text.plain(one.assignment.title)}** {_badge(here, one)}")
            closes = one.terms.closes
            until = f", until {wording_assign.moment(closes, one.cohort.zone)}" if closes else ""
            st.markdown(f":gray[{text.plain(one.cohort.title)}{until}]")
        word = "Continue" if one.going else "Open" if one.barred else "Start"
        if st.button(word, key=f"assigned-{one.assignment.id}"):
            st.switch_page(frame.view("assignment"), query_params={"id": one.assignment.id})


def _badge(here: Here, one: Mine) -> str:
    if one.going:
        return ":orange-badge[Begun]"
    if one.done and one.barred:
        return ":green-badge[:material/check: Handed in]"
    colour, word = wording_assign.state(one.assignment, here.world.now())
    return f":{colour}-badge[{word}]"


def assigned(here: Here, found: Mine) -> None:
    """The page of one assignment."""
    assignment, zone = found.assignment, found.cohort.zone
    frame.head(text.plain(assignment.title), text.plain(found.cohort.title), wording_assign.kind(assignment.plan))
    with frame.card("assignment"):
        facts = (
            wording_assign.window(found.terms.opens, found.terms.closes, zone),
            wording_assign.limit(found.terms),
            wording_assign.attempts(found.terms, len(found.sittings)),
            f"{wording_assign.COUNTS[assignment.counts]} counts." if found.terms.attempts != 1 else "",
            wording_assign.answers(assignment, zone),
        )
        for fact in filter(None, facts):
            st.markdown(fact)
        st.markdown(f":gray[:small[{wording_assign.SAVED_ONE_BY_ONE} {wording_assign.SERVER_CLOCK}]]")
        if found.barred and found.going is None:
            st.markdown(f":material/info: {wording_assign.BARRED[found.barred]}")
        else:
            _way_in(here, assignment.id, "Continue" if found.going else "Start")
    _attempts(here, found)
    weakest(here, found)


def _way_in(here: Here, assignment_id: str, word: str) -> None:
    """The button into the attempt, which has begun by the click itself: the run after it draws the first question."""
    pressed = st.button(
        word,
        key="start-assignment",
        type="primary",
        width="stretch",
        icon=":material/play_arrow:",
        shortcut=here.shortcut("S"),
        on_click=_begin_at_once,
        args=(assignment_id,),
    )
    if pressed and saved(lambda: _begin(here, assignment_id), assignment_id):
        frame.redraw()


def _begin_at_once(assignment_id: str) -> None:
    with at_once(assignment_id):
        _begin(context.here(), assignment_id)


def _begin(here: Here, assignment_id: str) -> Sitting:
    """The attempt, which the address names from now on."""
    with _one_by_one():
        sitting = taking.begin(here.actor, here.world, assignment_id)
    st.query_params["attempt"] = sitting.attempt.id
    return sitting


@contextmanager
def _one_by_one() -> Iterator[None]:
    """A class that starts together enters one after the other: whoever has begun is answered meanwhile, not after all.

    Nobody waits longer than the patience: who holds the others up then may be waiting for the database.
    """
    first = _DOOR.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if first:
            _DOOR.release()


def _attempts(here: Here, found: Mine) -> None:
    """The attempts that have ended, each with its score where that is due."""
    over = [one for one in found.sittings if one is not found.going]
    if not over:
        return
    frame.section(
        "attempts",
        "Your attempts",
        "" if found.answers_due else wording_assign.answers(found.assignment, found.cohort.zone),
    )
    for number, one in enumerate(over, start=1):
        _attempt(here, found, number, one)
    if found.counts is not None and found.score_due:
        st.markdown(f"**What counts: {wording_assign.share(found.counts.share)}**")


def _attempt(here: Here, found: Mine, number: int, one: Sitting) -> None:
    now = here.world.now()
    with frame.card(f"attempt-{number}"), frame.row(wrap=False):
        late = " :orange-badge[Late]" if one.late else ""
        answered = f"{len(one.counting)} of {wording.count(len(one.items), 'question')} answered"
        score = f"**{wording_assign.share(found.shares[one.attempt.id])}**, " if one.score_due(now) else ""
        st.markdown(f"Attempt {number}: {score}{answered}{late}", width="stretch")
        if one.answers_due(now) and st.button("Look at it", key=f"look-{number}"):
            st.switch_page(frame.view("quiz"), query_params={"attempt": one.attempt.id})
