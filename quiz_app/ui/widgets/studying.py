"""A card session: the face, its back, ratings that say when it comes back, and undo without limit."""

import streamlit as st

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.domain.queue import Apart
from quiz_app.services import deck, reviewing
from quiz_app.services.reviewing import Dealt, Desk
from quiz_app.ui import context, frame, session, text, wording, wording_cards
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import announce, arrive
from quiz_app.ui.widgets.card_acts import more, told
from quiz_app.ui.widgets.faces import drawn, spoken, topic_line
from quiz_app.ui.widgets.feedback import sources_in_short
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.rating import give, ratings
from quiz_app.ui.widgets.saving import not_saved, saved
from quiz_app.ui.widgets.slipping import slipping
from quiz_app.ui.widgets.spreading import spreading
from quiz_app.ui.widgets.typing_in import compared, turning_button, typed_now, typing_in


@st.fragment
def studying(reading_id: str) -> None:
    """The next face of today's queue, or what today came to; while the store is away, the face that was there."""
    try:
        here = context.here()
        chosen = _chosen(here, reading_id)
        desk = reviewing.desk(here.actor, here.world, reading_id, chosen, _pace(here, reading_id), _apart(chosen))
        key = _brought_back(here, reading_id) or desk.queue.following()
        dealt = reviewing.deal(here.actor, here.world, reading_id, key) if key is not None else None
    except StoreUnavailable as error:
        left_there(error)
        return
    session.keep_note("on_the_table", dealt and (here, dealt))
    told()
    _top(here, desk, chosen, key)
    if dealt is None:
        _done(here, desk)
    elif session.note("revealed") == dealt.review_id:
        _back(here, desk, dealt)
    else:
        _front(here, dealt)


def left_there(error: StoreUnavailable) -> None:
    """Draw the face that was on the table when the store went away, and say that nothing can be saved."""
    before: tuple[Here, Dealt] | None = session.note("on_the_table")
    if before is None:
        nothing(str(error), "Back to today", "today")
    elif session.note("revealed") != before[1].review_id:
        st.markdown(text.plain(str(error)))
        _front(*before)
    elif _opened(*before) is not None:
        not_saved(error)
    else:
        st.markdown(text.plain(str(error)))


def _chosen(here: Here, reading_id: str) -> list[str]:
    """The cards that were chosen to be studied alone, as far as this reading has them."""
    wanted = session.note("cards_of", ())
    there = deck.cards_of(here.actor, here.world, reading_id) if wanted else {}
    return [one for one in wanted if one in there]


def _apart(chosen: list[str]) -> Apart | None:
    """What keeps siblings apart in this session: of cards that were chosen, only the faces of one card wait."""
    return session.note("apart") or ("card" if chosen else None)


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


def _top(here: Here, desk: Desk, chosen: list[str], key: str | None) -> None:
    """Which cards, how much is left, and undo."""
    if chosen:
        with frame.row("chosen"):
            st.markdown(f"**{text.bank(session.note('cards_title'))}**", width="stretch")
            if st.button("All cards", key="all-cards", type="tertiary", icon=":material/close:"):
                session.drop_note("cards_of")
                frame.redraw()
    else:
        spreading(here, desk)
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
        if key is not None:
            more(here, desk.reading, key, desk.deck, typing=bool(session.note("typing")))
    st.progress(done / (done + desk.queue.due) if desk.queue.due else 1.0)
    _slipped(here, desk)


def _slipped(here: Here, desk: Desk) -> None:
    """The card that was just forgotten once too often, until something is done about it or the next is rated."""
    reading, key, lapses = session.note("slipped", ("", "", 0))
    if reading == desk.reading and desk.deck.is_leech(key, lapses) and key not in desk.deck.suspended:
        card = deck.cards_of(here.actor, here.world, reading, desk.deck).get(key.partition(":")[0])
        if card is not None:
            slipping(here, reading, card, key, lapses)


def _undo(here: Here, desk: Desk) -> bool:
    """Take the last rating or act back and lay its face on the table again."""
    key = reviewing.undo(here.actor, here.world, desk.reading)
    if key is None:
        st.markdown(":gray[There is nothing to take back.]")
        return False
    session.keep_note("brought_back", key)
    session.drop_note("slipped")
    if session.step_back() != "act":
        session.keep_note("studied", max(0, session.note("studied", 0) - 1))
    return True


def _front(here: Here, dealt: Dealt) -> None:
    """The front, and S to turn it over."""
    session.drawn_at(f"front/{dealt.review_id}", here.world.now())
    with frame.card("flash"):
        topic_line(here.world.shelf(dealt.reading), dealt.card)
        st.title(drawn(dealt.card, dealt.face.key).front, anchor=False)
    if typed_now(dealt.face):
        if typing_in(dealt.review_id, _turn):
            frame.redraw()
    else:
        turned = turning_button(here, dealt.review_id, _turn)
        if turned:
            _turn(dealt.review_id)
            frame.redraw()
        with st.container(key="hint"):
            st.markdown(f":gray[{wording_cards.SAY_IT}]")
    arrive(f"front/{dealt.review_id}", "card-flash")


def _turn(review_id: str) -> None:
    """Lay the back open; what its labels say counts from now, though it lay open before."""
    session.keep_note("revealed", review_id)
    session.draw_again(f"back/{review_id}")


def _back(here: Here, desk: Desk, dealt: Dealt) -> None:
    """Both sides, and the ratings with what each of them does."""
    rating = _opened(here, dealt)
    first = not desk.begun and not here.settings.two_buttons
    with st.container(key="hint"):
        st.markdown(f":gray[{wording_cards.HARD_IS_A_PASS if first else wording_cards.TIMES}]")
    if rating is not None and saved(lambda: give(here, dealt, rating), dealt.review_id):
        frame.redraw()
    told_above = session.note("slipped", ("", ""))[1] == dealt.face.key
    if desk.deck.is_leech(dealt.face.key, dealt.schedule.lapses) and not told_above:
        slipping(here, dealt.reading, dealt.card, dealt.face.key, dealt.schedule.lapses)


def _opened(here: Here, dealt: Dealt) -> int | None:
    """Draw both sides and the ratings, all of it without the store; the rating that still has to be given."""
    drawn_at = session.drawn_at(f"back/{dealt.review_id}", here.world.now())
    shelf, face = here.world.shelf(dealt.reading), drawn(dealt.card, dealt.face.key)
    with frame.card("flash"):
        topic_line(shelf, dealt.card)
        st.title(face.front, anchor=False)
        st.divider(width=72)
        compared(shelf, dealt.face, dealt.review_id)
        with st.container(key="answer"):
            st.markdown(face.back)
        sources_in_short(shelf.reading, dealt.card.claims, "card")
    announce(f"Answer: {spoken(face.back)}")
    return ratings(here, dealt, drawn_at)


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
        if desk.queue.waiting:
            _waiting(desk)
        with frame.row():
            st.page_link(frame.view("deck"), label="All cards", icon=":material/style:")
            st.page_link(frame.view("read"), label="Read", icon=":material/article:")
            st.page_link(frame.view("quiz"), label="Take a quiz", icon=":material/quiz:")
    arrive(f"done/{done}", "card-done")


def _waiting(desk: Desk) -> None:
    """Those that wait for a sibling, and a way to have them today."""
    with frame.row("waiting"):
        st.markdown(f":gray[{wording_cards.waiting(desk.queue.waiting)}]", width="stretch")
        if st.button("Study them too", key="together", type="tertiary"):
            session.keep_note("apart", "none")
            frame.redraw()
