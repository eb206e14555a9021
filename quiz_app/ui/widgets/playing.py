"""A practice under way: one round a screen, answered and saved, then what was right and why."""

from functools import partial

import streamlit as st

from quiz_app.domain.errors import AnswerRefused, StoreUnavailable
from quiz_app.domain.items import Answer
from quiz_app.domain.practice import Played, Practice
from quiz_app.domain.timeline import ORDER, PLACE
from quiz_app.services import practising
from quiz_app.services.practising import Asked
from quiz_app.ui import context, frame, session, text
from quiz_app.ui import wording_practice as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.playing_controls import controls, standing
from quiz_app.ui.widgets.playing_feedback import ended, feedback
from quiz_app.ui.widgets.saving import at_once, saved, tell


@st.fragment
def playing(practice_id: str) -> None:
    """The round to answer, the feedback on the one just answered, or what it came to; without the store, what was."""
    try:
        here = context.here()
        practice = practising.practice(here.actor, here.world, practice_id)
    except StoreUnavailable as error:
        round_left(practice_id, error)
        return
    open_ = session.note("round-answered")
    shown = next((one for one in practice.played if open_ == f"{practice_id}/{one.number}"), None)
    if shown is None and practice.over:
        ended(here, practice)
        return
    _top(practice, shown)
    if shown is not None:
        _answered(here, shown)
    else:
        asked = practising.ask(here.actor, here.world, practice)
        session.keep_note("round", (here, practice, asked))
        _put(here, asked, None)


def round_left(practice_id: str, error: StoreUnavailable) -> None:
    """Draw the round that was last put, now that the store is away, and say that nothing can be saved."""
    before: tuple[Here, Practice, Asked] | None = session.note("round")
    if before is None or before[1].id != practice_id:
        nothing(str(error), "Back to the timeline", "timeline")
        return
    here, practice, asked = before
    _top(practice, None)
    _put(here, asked, error)


def _top(practice: Practice, shown: Played | None) -> None:
    """Which game, how far, and the points so far."""
    number = shown.number if shown is not None else len(practice.played)
    title = wording.GAMES[practice.game][0]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="top"):
        st.markdown(f":gray[{number + 1} of {practice.rounds}, {title}]", width="stretch")
        st.page_link(frame.view("timeline"), label="Timeline", icon=":material/close:")
    st.progress(len(practice.played) / practice.rounds)


def _put(here: Here, asked: Asked, away: StoreUnavailable | None) -> None:
    """The round with its controls; an answer that its click could not save is saved here, or (`away`) waits."""
    with st.container(key="stem"):
        st.title(wording.question(asked.put), anchor=False)
    pressed = controls(here, asked, partial(_answer_at_once, asked.practice.id, asked.number, asked.answer_id))
    if asked.put.game == ORDER and away is None:
        order = tuple(standing(asked) or ())
        saved(lambda: practising.arrange(here.actor, here.world, asked, order) or True)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="foot"):
        unknown = st.button(
            "I don’t know",
            key=f"unknown-{asked.number}",
            type="tertiary",
            shortcut=here.shortcut("D"),
            on_click=_answer_at_once,
            args=(asked.practice.id, asked.number, asked.answer_id, ""),
        )
        st.space("stretch")
        check = asked.put.game in (ORDER, PLACE) and st.button(
            "Check answer",
            key=f"check-{asked.number}",
            type="primary",
            shortcut=here.shortcut("A"),
            on_click=_answer_at_once,
            args=(asked.practice.id, asked.number, asked.answer_id, None),
        )
    given = "" if unknown else pressed if pressed is not None else None
    waits = bool(unknown or check or pressed is not None)
    if away is not None:
        tell(away, unsaved=waits)
    elif waits and saved(lambda: _answer(here, asked, given), asked.answer_id):
        frame.redraw()
    arrive(f"round/{asked.answer_id}", "stem")


def _answer_at_once(practice_id: str, number: int, answer_id: str, given: str | None) -> None:
    """The click itself saves; without it (after a lost connection) the button's value does, with the same id."""
    with at_once(answer_id):
        here = context.here()
        practice = practising.practice(here.actor, here.world, practice_id)
        if number < len(practice.played):  # answered in another window: show what came of it
            session.keep_note("round-answered", f"{practice_id}/{number}")
            return
        asked = practising.ask(here.actor, here.world, practice)
        if asked.answer_id == answer_id:
            _answer(here, asked, given)


def _answer(here: Here, asked: Asked, given: str | None) -> Played:
    """Save what was chosen; "" for "I don't know", None for what stands on the screen."""
    answer: Answer | None = given or None
    if given is None:
        answer = standing(asked)
        if answer is None:
            raise AnswerRefused("Give an answer first, or choose “I don’t know”.")
    played = practising.answer(here.actor, here.world, asked, answer)
    session.keep_note("round-answered", f"{asked.practice.id}/{asked.number}")
    return played


def _answered(here: Here, played: Played) -> None:
    """The verdict and its reason, and the way on."""
    colour, icon, sentence = wording.verdict(played)
    with st.container(key="verdict-now", gap=None):
        st.title(f":{colour}[:material/{icon}:] {text.bank(sentence)}", anchor=False)
    feedback(here, played)
    if st.button(
        "Next",
        key="next",
        type="primary",
        width="stretch",
        shortcut=here.shortcut("N"),
        on_click=session.drop_note,
        args=("round-answered",),
    ):
        session.drop_note("round-answered")
        frame.redraw()
    arrive(f"round-answered/{played.id}", "verdict-now")
