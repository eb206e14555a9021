"""A round of cramming: the face, its back, known or not; and what the round came to."""

import streamlit as st

from quiz_app.domain.cramming import Cram
from quiz_app.domain.errors import StoreUnavailable
from quiz_app.services import cramming as service
from quiz_app.services.cramming import Tried
from quiz_app.ui import context, frame, session, text, wording, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import announce, arrive
from quiz_app.ui.widgets.faces import drawn, spoken, topic_line
from quiz_app.ui.widgets.feedback import sources_in_short
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.saving import at_once, saved, tell
from quiz_app.ui.widgets.typing_in import compared, turning_button, typed_now, typing_in

WAYS = {False: "Not yet", True: "I knew it"}


@st.fragment
def cramming(reading_id: str) -> None:
    """The next face of the round, or what it came to, or how to begin one; while the store is away, what was there."""
    try:
        here = context.here()
        cram = service.current(here.actor, here.world, reading_id)
        tried = service.deal(here.actor, here.world, cram) if cram is not None and cram.left else None
    except StoreUnavailable as error:
        face_left(error)
        return
    session.keep_note("crammed", tried and (here, tried))
    if cram is None:
        _none(here, reading_id)
        return
    _top(here, cram)
    if tried is None:
        _done(here, cram)
    elif session.note("revealed") == tried.id:
        _back(here, tried)
    else:
        _front(here, tried)


def face_left(error: StoreUnavailable) -> None:
    """Draw the face that was there when the store went away, and say that nothing can be saved."""
    before: tuple[Here, Tried] | None = session.note("crammed")
    if before is None:
        nothing(str(error), "All cards", "deck")
    elif session.note("revealed") != before[1].id:
        tell(error)
        _front(*before)
    elif not _back(*before):
        tell(error)


def _none(here: Here, reading_id: str) -> None:
    frame.head("Cram")
    with frame.card("cram"):
        st.markdown(wording_cards.CRAM)
        with frame.row():
            pressed = st.button("Cram all cards", key="cram-all", type="primary", icon=":material/bolt:")
            if pressed and saved(lambda: service.start(here.actor, here.world, reading_id, "All cards")):
                frame.redraw()
            st.page_link(frame.view("deck"), label="Choose some", icon=":material/style:")


def _top(here: Here, cram: Cram) -> None:
    """What is crammed, how much is left, and the way out."""
    of = len(cram.faces)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="top"):
        words = f"Cramming: {text.bank(cram.title)}. {of - len(cram.left)} of {of} known"
        st.markdown(f":gray[{words}]", width="stretch")
        pressed = st.button("Put away", key="cram-leave", type="tertiary")
        if pressed and saved(lambda: (service.leave(here.actor, here.world, cram.reading),)):
            frame.redraw()
    st.progress((of - len(cram.left)) / of if of else 1.0)


def _front(here: Here, tried: Tried) -> None:
    with frame.card("flash"):
        topic_line(here.world.shelf(tried.cram.reading), tried.card)
        st.title(drawn(tried.card, tried.face.key).front, anchor=False)
    turned = typing_in(tried.id, _turn) if typed_now(tried.face) else turning_button(here, tried.id, _turn)
    if turned:
        _turn(tried.id)
        frame.redraw()
    arrive(f"cram/{tried.id}", "card-flash")


def _turn(try_id: str) -> None:
    session.keep_note("revealed", try_id)


def _back(here: Here, tried: Tried) -> bool:
    """Both sides, and whether it was known; whether that was said and could not be saved."""
    shelf, face = here.world.shelf(tried.cram.reading), drawn(tried.card, tried.face.key)
    with frame.card("flash"):
        topic_line(shelf, tried.card)
        st.title(face.front, anchor=False)
        st.divider(width=72)
        compared(shelf, tried.face, tried.id)
        with st.container(key="answer"):
            st.markdown(face.back)
        sources_in_short(shelf.reading, tried.card.claims, "card")
    announce(f"Answer: {spoken(face.back)}")
    told = None
    with st.grid(2, min_column_width=132, gap=10, key="tell"):
        for place, (right, word) in enumerate(WAYS.items(), start=1):
            pressed = st.button(
                word,
                key=f"cram-{place}",
                shortcut=here.shortcut(str(place)),
                width="stretch",
                on_click=_tell_at_once,
                args=(tried.cram.reading, tried.id, right),
            )
            told = right if pressed else told
    if told is None:
        return False
    if saved(lambda: service.tell(here.actor, here.world, tried, right=told), tried.id):
        frame.redraw()
    return True


def _tell_at_once(reading_id: str, try_id: str, right: bool) -> None:
    """The click itself saves, so that one run shows the next face; where it could not, the run does it again."""
    with at_once(try_id):
        here = context.here()
        cram = service.current(here.actor, here.world, reading_id)
        if cram is not None and cram.left:
            tried = service.deal(here.actor, here.world, cram)
            if tried.id == try_id:
                service.tell(here.actor, here.world, tried, right=right)


def _done(here: Here, cram: Cram) -> None:
    """What the round came to, and the ways on."""
    with frame.card("done"):
        st.header("You knew every one of them", anchor=False)
        again = wording.count(len(cram.missed), "card")
        known = wording.count(len(cram.faces), "card")
        st.markdown(f"{wording.sentence(known)}; {again} took more than one try.")
        st.markdown(":gray[When your cards come back has not changed.]")
        with frame.row():
            missed = sorted({key.partition(":")[0] for key in cram.missed})
            if missed and st.button("Once more, those missed", key="cram-missed", icon=":material/bolt:"):
                title = "Those missed"
                if saved(lambda: service.start(here.actor, here.world, cram.reading, title, missed)):
                    frame.redraw()
            st.page_link(frame.view("deck"), label="All cards", icon=":material/style:")
            st.page_link(frame.view("today"), label="Today", icon=":material/today:")
    arrive(f"crammed/{cram.id}", "card-done")
