"""A card session: the face, its back, four ratings that say when it comes back, and undo without limit."""

from contextlib import suppress
from datetime import datetime

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.services import deck, reviewing
from quiz_app.services.reviewing import Dealt, Desk
from quiz_app.ui import context, frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import announce, arrive
from quiz_app.ui.widgets.feedback import sources_in_short
from quiz_app.ui.widgets.saving import saved


@st.fragment
def studying(reading_id: str) -> None:
    """The next face of today's queue, or what today came to."""
    here = context.here()
    chosen = _chosen(here, reading_id)
    desk = reviewing.desk(here.actor, here.world, reading_id, chosen, _pace(here, reading_id))
    key = _brought_back(here, reading_id) or desk.queue.following()
    _top(here, desk, chosen)
    if key is None:
        _done(here, desk)
        return
    dealt = reviewing.deal(here.actor, here.world, reading_id, key)
    if session.note("revealed") == dealt.review_id:
        _back(here, dealt)
    else:
        _front(here, dealt)


def _chosen(here: Here, reading_id: str) -> list[str]:
    """The cards that were chosen to be studied alone, as far as this reading has them."""
    wanted = session.note("cards_of", ())
    there = deck.cards_of(here.actor, here.world, reading_id) if wanted else {}
    return [one for one in wanted if one in there]


def _brought_back(here: Here, reading_id: str) -> str | None:
    """The face whose rating was taken back, unless its card has left the bank or is another reading's."""
    key: str | None = session.note("brought_back")
    return key if key and key in deck.faces_of(here.actor, here.world, reading_id) else None


def _pace(here: Here, reading_id: str) -> float:
    """The learner's seconds a face, counted once a session."""
    known = session.note(f"pace/{reading_id}")
    if known is None:
        known = reviewing.pace(here.actor, here.world, reading_id)
        session.keep_note(f"pace/{reading_id}", known)
    return float(known)


def _top(here: Here, desk: Desk, chosen: list[str]) -> None:
    """Which cards, how much is left, and undo."""
    if chosen:
        with frame.row("chosen"):
            st.markdown(f"**{text.bank(session.note('cards_title'))}**", width="stretch")
            if st.button("All cards", key="all-cards", type="tertiary", icon=":material/close:"):
                session.drop_note("cards_of")
                frame.redraw()
    done = session.note("studied", 0)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="top"):
        words = (
            f"{done + 1} of {done + desk.queue.due}"
            if desk.queue.due
            else wording.sentence(wording.count(done, "card"))
        )
        left = f", about {wording.count(desk.minutes, 'minute')} left" if desk.queue.due else " today"
        st.markdown(f":gray[{words}{left}]", width="stretch")
        pressed = st.button("Undo", key="undo", type="tertiary", icon=":material/undo:", shortcut=here.shortcut("U"))
        if pressed and saved(lambda: _undo(here, desk)):
            frame.redraw()
    st.progress(done / (done + desk.queue.due) if desk.queue.due else 1.0)


def _undo(here: Here, desk: Desk) -> bool:
    """Take the last rating back and lay its face on the table again."""
    key = reviewing.undo(here.actor, here.world, desk.reading)
    if key is None:
        st.markdown(":gray[There is nothing to take back.]")
        return False
    session.keep_note("brought_back", key)
    session.keep_note("studied", max(0, session.note("studied", 0) - 1))
    return True


def _front(here: Here, dealt: Dealt) -> None:
    """The front, and S to turn it over."""
    session.drawn_at(f"front/{dealt.review_id}", here.world.now())
    with frame.card("flash"):
        _topic(here, dealt)
        st.title(text.bank(dealt.face.front), anchor=False)
    turned = st.button(
        "Show the answer",
        key="reveal",
        type="primary",
        width="stretch",
        shortcut=here.shortcut("S"),
        on_click=_turn,
        args=(dealt.review_id,),
    )
    if turned:
        _turn(dealt.review_id)
        frame.redraw()
    with st.container(key="hint"):
        st.markdown(":gray[Say the answer to yourself first. Saying it is what makes it stick.]")
    arrive(f"front/{dealt.review_id}", "card-flash")


def _turn(review_id: str) -> None:
    """Lay the back open; what its labels say counts from now, though it lay open before."""
    session.keep_note("revealed", review_id)
    session.draw_again(f"back/{review_id}")


def _back(here: Here, dealt: Dealt) -> None:
    """Both sides, and the four ratings with what each of them does."""
    drawn_at = session.drawn_at(f"back/{dealt.review_id}", here.world.now())
    with frame.card("flash"):
        _topic(here, dealt)
        st.title(text.bank(dealt.face.front), anchor=False)
        st.divider(width=72)
        with st.container(key="answer"):
            st.markdown(text.bank(dealt.face.back))
        sources_in_short(here.world.shelf(dealt.reading).reading, dealt.card.claims, "card")
    announce(f"Answer: {dealt.face.back.replace('**', '')}")
    rating = _ratings(here, dealt, drawn_at)
    with st.container(key="hint"):
        st.markdown(":gray[The time on each button is when this card comes back.]")
    if rating is not None and saved(lambda: _give(here, dealt, rating)):
        frame.redraw()


def _ratings(here: Here, dealt: Dealt, drawn_at: datetime) -> int | None:
    """The rating that still has to be given: one pressed whose click did not do it already."""
    waits = reviewing.labels(here.actor, here.world, dealt, drawn_at)
    given = None
    with st.grid(4, min_column_width=132, gap=10, key="rate"):
        for rating, word in wording.RATINGS.items():
            pressed = st.button(
                f"**{word}** {wording.interval(waits[rating])}",
                key=f"rate-{rating}",
                shortcut=here.shortcut(str(rating)),
                width="stretch",
                wrap=True,
                on_click=_give_at_once,
                args=(dealt.reading, dealt.face.key, dealt.review_id, rating),
            )
            if pressed:
                given = rating
    return given


def _give_at_once(reading_id: str, key: str, review_id: str, rating: int) -> None:
    """The click itself saves, so that one run shows the next face.

    After a lost connection a click comes without this; and what could not be saved is still on the table. Either way
    the button's value is there for `_back`, which gives the same review, with the same id, and says what went wrong.
    """
    here = context.here()
    with suppress(QuizAppError):
        dealt = reviewing.deal(here.actor, here.world, reading_id, key)
        if dealt.review_id == review_id:
            _give(here, dealt, rating)


def _give(here: Here, dealt: Dealt, rating: int) -> bool:
    """Save the rating as of the moment its label was drawn."""
    drawn_at = session.drawn_at(f"back/{dealt.review_id}", here.world.now())
    shown_at = session.drawn_at(f"front/{dealt.review_id}", drawn_at)
    seconds = (here.world.now() - shown_at).total_seconds()
    reviewing.rate(here.actor, here.world, dealt, rating, drawn_at, seconds)
    session.drop_note("brought_back")
    session.keep_note("studied", session.note("studied", 0) + 1)
    return True


def _topic(here: Here, dealt: Dealt) -> None:
    shelf = here.world.shelf(dealt.reading)
    bank = shelf.cards[dealt.card.id][0] if dealt.card.id in shelf.cards else ""
    title = shelf.topics.get(f"{bank}/{dealt.card.topic}", "")
    st.markdown(f":gray[{text.bank(title)}]" if title else ":gray[Your own card]" if not bank else "")


def _done(here: Here, desk: Desk) -> None:
    """Nothing left today: what was done, and when the next cards come back."""
    done = session.note("studied", 0)
    with frame.card("done"):
        st.header("Nothing is due today" if not done else "That was all for today", anchor=False)
        if done:
            st.markdown(f"You gave {wording.count(done, 'rating')}.")
        if desk.next_day is not None:
            coming = wording.sentence(wording.count(desk.next_count, "card comes", "cards come"))
            st.markdown(
                f":gray[{coming} back {wording.until(desk.next_day, desk.day)}. Resting is part of the method.]"
            )
        with frame.row():
            st.page_link(frame.view("read"), label="Read", icon=":material/article:")
            st.page_link(frame.view("quiz"), label="Take a quiz", icon=":material/quiz:")
    arrive(f"done/{done}", "card-done")
