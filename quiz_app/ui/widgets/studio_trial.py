"""One item or card of the studio as a student gets it, answered and judged; nothing of it is kept."""

from functools import partial

import streamlit as st

from quiz_app.domain.card import Card
from quiz_app.domain.errors import AnswerRefused
from quiz_app.domain.items import Answer, Item, Verdict
from quiz_app.domain.items.revision import content_of, hash_of
from quiz_app.domain.log import Response
from quiz_app.domain.quiz import FormItem
from quiz_app.domain.shelf import Shelf
from quiz_app.services.quizzing import Asked
from quiz_app.ui import session, text, wording_studio
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.answering import answering, stem_of
from quiz_app.ui.widgets.feedback import feedback, sources
from quiz_app.ui.widgets.standing import Send, standing, typed

GIVEN, TURN = "studio/given", "studio/trial-turn"


def slot_of(item: Item) -> FormItem:
    """The item as a form holds it."""
    return FormItem(item.id, "", hash_of(content_of(item)), item.arrange("studio"))


@st.fragment
def trial(here: Here, shelf: Shelf, item: Item) -> None:
    """The item's own screen: stem, controls, Check, feedback."""
    slot, turn = slot_of(item), session.note(TURN, 0)
    asked = Asked("studio", 0, 1, item, slot, f"studio-{item.id}-{slot.revision}-{turn}", 0, None, False)
    st.markdown(f":gray[:material/visibility: {wording_studio.TRIAL}]")
    with st.container(key="stem"):
        st.title(stem_of(item), anchor=False)
    given = session.note(GIVEN)
    if given is not None and given[0] == asked.response_id:
        _judged(here, shelf, asked, given[1])
        return
    check = Send("Check answer", partial(_check, asked), ())
    shown = answering(here, asked, check)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="foot"):
        st.button("I don’t know", key="unknown", type="tertiary", on_click=_give, args=(asked, None))
        st.space("stretch")
        if not typed(item):
            off = shown.answer is None
            st.button(check.words, key="check", type="primary", disabled=off, on_click=check.on_click)
    if refused := session.take_note("studio/refused"):
        st.markdown(text.plain(refused))


def _check(asked: Asked) -> None:
    """Judge what stands on the screen."""
    answer = standing(asked)
    try:
        if answer is None:
            raise AnswerRefused("Type an answer first.")
        asked.item.check(answer)
    except AnswerRefused as error:
        session.keep_note("studio/refused", str(error))
        return
    _give(asked, answer)


def _give(asked: Asked, answer: Answer | None) -> None:
    session.keep_note(GIVEN, (asked.response_id, answer))


def _judged(here: Here, shelf: Shelf, asked: Asked, answer: Answer | None) -> None:
    """The feedback that the answer gets, and the way to try again."""
    given = response(here, asked.item, answer)
    verdict = asked.item.score(answer, shelf.rivals) if answer is not None else Verdict(0.0)
    feedback(shelf.reading, asked.slot, asked.item, given, verdict, key="trial")
    if st.button("Try it again", key="trial-again", type="tertiary", icon=":material/replay:"):
        session.keep_note(TURN, session.note(TURN, 0) + 1)
        st.rerun(scope="fragment")


def response(here: Here, item: Item, answer: Answer | None) -> Response:
    """The answer as a response that nobody keeps."""
    return Response(
        id="", learner="", device="", attempt="", reading="", item=item.id, revision="", ordinal=0,
        answer=answer, points=0.0, certainty=None, at=here.world.now(), seconds=0.0,
    )  # fmt: skip


def faces(shelf: Shelf, card: Card) -> None:
    """A card's faces, front over back, and where they stand in the reading."""
    for number, face in enumerate(card.faces(), start=1):
        with st.container(border=True, key=f"slot-face-{number}"):
            st.markdown(text.bank(face.front))
            st.divider()
            st.markdown(text.bank(face.back))
    sources(shelf.reading, card.claims, "card")
