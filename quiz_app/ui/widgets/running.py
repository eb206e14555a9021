"""An attempt under way: one item a screen, checked and saved one by one."""

from functools import partial

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import NotAllowed, StoreUnavailable
from quiz_app.services import quizzing
from quiz_app.services.quizzing import Asked
from quiz_app.ui import frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.after import after
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.answering import answering, stem_of
from quiz_app.ui.widgets.handing_in import handing_in
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.responding import Wish, certainty_of, respond, respond_at_once
from quiz_app.ui.widgets.saving import done, saved, tell
from quiz_app.ui.widgets.seeing import seen
from quiz_app.ui.widgets.standing import Given, Send, typed


@st.fragment
def running(attempt_id: str) -> None:
    """The item at the learner's place with its controls, and in practice its feedback; while the store is away too."""
    here, sitting, away = seen(attempt_id)
    if away is None and (sitting.finished or sitting.over(here.world.now())):
        st.rerun()
    place = session.note(f"place/{attempt_id}", sitting.position)
    while _silent(here, sitting) and place < len(sitting.items) and sitting.items[place].item in sitting.counting:
        place += 1
    if place < len(sitting.items):
        _at(here, sitting, place, away)
    elif sitting.exam:
        handing_in(here, sitting, away)
    else:
        _end(here, sitting)


def _at(here: Here, sitting: Sitting, place: int, away: StoreUnavailable | None) -> None:
    """The item at this place; below it, while the store is away, that nothing can be saved."""
    try:
        asked, waits = quizzing.ask(here.actor, here.world, sitting, place), False
    except NotAllowed as error:  # an exam with these questions has opened meanwhile
        nothing(str(error), "Choose a quiz", "quiz")
        return
    flagging = _top(here, sitting, asked)
    if flagging and done(partial(_flag, here, asked)):
        frame.redraw()
    with st.container(key="stem"):
        if asked.slot.section:
            st.markdown(f"**{text.bank(asked.slot.section)}**")
        st.title(stem_of(asked.item), anchor=False)
    if asked.before is not None and not sitting.exam:
        after(here, sitting, asked, asked.before)
    else:
        waits = _put(here, sitting, asked, away)
        arrive(f"item/{asked.response_id}", "stem")
    if away is not None and not flagging:
        tell(away, unsaved=waits)


def _end(here: Here, sitting: Sitting) -> None:
    """Show what it came to; where that cannot be saved yet, the last item with its feedback, if that is due."""
    try:
        quizzing.finish(here.actor, here.world, sitting.attempt.id)
    except StoreUnavailable as error:
        if not _silent(here, sitting):
            _at(here, sitting, len(sitting.items) - 1, error)
            return
        tell(error)
        st.button("Try again", key="end-again", type="primary")
    else:
        st.rerun()


def _flag(here: Here, asked: Asked) -> None:
    quizzing.flag(here.actor, here.world, asked.attempt, asked.item.id, not asked.flagged)


def _silent(here: Here, sitting: Sitting) -> bool:
    """Whether this is practice whose answers are not due yet: an answer is saved, and the next item comes."""
    return not sitting.exam and not sitting.answers_due(here.world.now())


def _top(here: Here, sitting: Sitting, asked: Asked) -> bool:
    """Where the learner is, and the progress bar with its count beside it; whether the flag was pressed."""
    pressed = False
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="top"):
        title = text.bank(sitting.attempt.form.plan.title)
        st.markdown(f":gray[{asked.place + 1} of {asked.of}, {title}]", width="stretch")
        if sitting.exam:
            pressed = st.button(
                "Flagged" if asked.flagged else "Flag",
                key="flag",
                type="tertiary",
                icon=":material/flag:" if asked.flagged else ":material/outlined_flag:",
                shortcut=here.shortcut("F"),
            )
    st.progress(len(sitting.counting) / asked.of)
    return pressed


def _put(here: Here, sitting: Sitting, asked: Asked, away: StoreUnavailable | None) -> bool:
    """Draw the controls, and give the answer that its click could not give; whether one still waits to be given."""
    session.drawn_at(asked.response_id, here.world.now())
    responded = session.take_note("responded")
    words = "Save and go on" if sitting.exam else "Check answer"
    send = Send(words, respond_at_once, (asked.attempt, asked.place, asked.response_id, "check"))
    sure, above = sitting.attempt.form.plan.certainty, typed(asked.item)
    if sure and above:  # below its text fields comes the button that sends them
        _certainty(here, asked)
    given = answering(here, asked, send)
    if sure and not above:
        _certainty(here, asked)
    wish = _foot(here, sitting, asked, given, send)
    waits = wish is not None and not responded
    if waits and away is None and saved(lambda: respond(here, sitting, asked, wish), asked.response_id):
        frame.redraw()
    return waits


def _foot(here: Here, sitting: Sitting, asked: Asked, given: Given, send: Send) -> Wish | None:
    """The controls below the item; what the learner wishes done with her answer."""
    wish: Wish | None = "check" if given.sent else None
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="foot"):
        if sitting.exam and asked.place and st.button("Back", key="back", type="tertiary", shortcut=here.shortcut("B")):
            _go(asked, asked.place - 1)
        if st.button(
            "I don’t know",
            key="unknown",
            type="tertiary",
            shortcut=here.shortcut("D"),
            on_click=respond_at_once,
            args=(asked.attempt, asked.place, asked.response_id, "unknown"),
        ):
            wish = "unknown"
        if sitting.exam and st.button("Skip", key="skip", type="tertiary", shortcut=here.shortcut("N")):
            _go(asked, asked.place + 1)
        st.space("stretch")
        if not typed(asked.item) and st.button(
            send.words,
            key="check",
            type="primary",
            shortcut=here.shortcut("A"),
            disabled=given.answer is None,
            on_click=send.on_click,
            args=send.args,
        ):
            wish = "check"
    return wish


def _certainty(here: Here, asked: Asked) -> None:
    """How certain the learner is: one of three, by button or letter."""
    chosen = certainty_of(asked)
    with st.container(gap="xsmall", key="certainty"):
        st.markdown(f"How certain are you? :gray[{wording.CERTAINTY_HELP}]")
        with st.container(horizontal=True, gap="small", key="certainties"):
            for (level, word), letter in zip(wording.CERTAINTY.items(), "JKL", strict=True):
                with st.container(
                    width="content", key=f"picked-sure-{level}" if level == chosen else f"open-sure-{level}"
                ):
                    st.button(
                        word,
                        key=f"sure-{level}",
                        shortcut=here.shortcut(letter),
                        on_click=session.keep_note,
                        args=(f"certainty/{asked.response_id}", level),
                        icon=":material/check:" if level == chosen else None,
                    )


def _go(asked: Asked, place: int) -> None:
    """Show another place of the form."""
    session.keep_note(f"place/{asked.attempt}", place)
    frame.redraw()
