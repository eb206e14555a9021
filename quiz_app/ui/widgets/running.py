"""An attempt under way: one item a screen, checked and saved one by one."""

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import NotAllowed
from quiz_app.services import quizzing
from quiz_app.services.quizzing import Asked
from quiz_app.ui import context, frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.after import after
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.answering import answering, stem_of
from quiz_app.ui.widgets.handing_in import handing_in
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.responding import Wish, certainty_of, respond, respond_at_once
from quiz_app.ui.widgets.saving import saved
from quiz_app.ui.widgets.standing import Given, Send, typed


@st.fragment
def running(attempt_id: str) -> None:
    """The item at the learner's place with its controls, and in practice its feedback."""
    here = context.here()
    sitting = quizzing.sitting(here.actor, here.world, attempt_id)
    if sitting.finished or sitting.over(here.world.now()):
        st.rerun()
    place = session.note(f"place/{attempt_id}", sitting.position)
    while _silent(here, sitting) and place < len(sitting.items) and sitting.items[place].item in sitting.counting:
        place += 1
    if place >= len(sitting.items):
        handing_in(here, sitting)
        return
    try:
        asked = quizzing.ask(here.actor, here.world, sitting, place)
    except NotAllowed as error:  # an exam with these questions has opened meanwhile
        nothing(str(error), "Choose a quiz", "quiz")
        return
    _top(here, sitting, asked)
    with st.container(key="stem"):
        st.title(stem_of(asked.item), anchor=False)
    if asked.before is not None and not sitting.exam:
        after(here, sitting, asked, asked.before)
    else:
        _put(here, sitting, asked)
        arrive(f"item/{asked.response_id}", "stem")


def _silent(here: Here, sitting: Sitting) -> bool:
    """Whether this is practice whose answers are not due yet: an answer is saved, and the next item comes."""
    return not sitting.exam and not sitting.answers_due(here.world.now())


def _top(here: Here, sitting: Sitting, asked: Asked) -> None:
    """Where the learner is, a flag, and the progress bar with its count beside it."""
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
            if pressed:
                quizzing.flag(here.actor, here.world, asked.attempt, asked.item.id, not asked.flagged)
                frame.redraw()
    st.progress(len(sitting.counting) / asked.of)


def _put(here: Here, sitting: Sitting, asked: Asked) -> None:
    """Draw the controls of the item, and give the answer that its click could not give."""
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
    if wish is not None and not responded and saved(lambda: respond(here, sitting, asked, wish)):
        frame.redraw()


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
