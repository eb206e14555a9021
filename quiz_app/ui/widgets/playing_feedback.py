"""After a round: the right answer, what went wrong, where it stands in the reading; and what a practice came to."""

import streamlit as st

from quiz_app.domain.items import Entry
from quiz_app.domain.practice import Played, Practice
from quiz_app.domain.timeline import ORDER
from quiz_app.services import practising
from quiz_app.ui import frame, session, text
from quiz_app.ui import wording as words
from quiz_app.ui import wording_practice as wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.announce import arrive
from quiz_app.ui.widgets.feedback import sources
from quiz_app.ui.widgets.saving import saved


def feedback(here: Here, played: Played) -> None:
    """The right answer, the pairs that went wrong, and what is known of the events."""
    put = played.put
    if put.game == ORDER:
        _order(played)
    else:
        with st.container(border=True, key=f"fb-{'right' if played.points >= 1 else 'wrong'}-round", gap=2):
            st.markdown(wording.explained(put))
            if played.answer is not None and played.points < 1 and put.game == "place":
                st.markdown(f":gray[You said {text.plain(str(played.answer))}.]")
    if played.missed:
        st.markdown(f":gray[:material/style: {wording.KEPT}]")
    for entry in put.asked if put.game != ORDER else ():
        _event(here, played, entry)


def _order(played: Played) -> None:
    """The right order with the dates, and each pair that the answer had the wrong way round."""
    put, answer = played.put, tuple(played.answer or ())
    right = put.ordering.nearest(answer) if answer else tuple(entry.id for entry in put.entries)
    mine = {one: place for place, one in enumerate(answer, start=1)}
    with st.container(gap=8, key="lines-order"):
        for place, one in enumerate(right, start=1):
            entry, moved = put.entry(one), mine.get(one) != place
            with st.container(border=True, key=f"fb-{'wrong' if moved else 'right'}-{one}", gap=2):
                st.markdown(f"**{place}\\. {text.bank(entry.text)}** :gray[{wording.when(entry)}]")
                if moved and one in mine:
                    st.markdown(f":red[:material/close: You had it at {mine[one]}]")
    wrong = put.ordering.reversed_in(answer) if answer else ()
    if wrong:
        with st.expander(words.sentence(words.count(len(wrong), "pair") + " went wrong"), key="wrong-pairs"):
            for first, second in wrong:
                earlier, later = put.entry(first), put.entry(second)
                st.markdown(
                    f"- {text.bank(earlier.text)} ({wording.when(earlier)}) is before "
                    f"{text.bank(later.text)} ({wording.when(later)})."
                )


def _event(here: Here, played: Played, entry: Entry) -> None:
    """What happened, and where it stands, as far as the reading still has it."""
    shelf = here.world.library.shelves.get(played.reading)
    event = shelf.reading.event.get(entry.id) if shelf else None
    if shelf is None or event is None:
        return
    with frame.card(f"why-{entry.id}"):
        st.markdown(f"**{text.bank(event.label)}** :gray[{wording.when(entry)}]")
        if event.says:
            st.markdown(text.bank(event.says))
        if event.claims:
            sources(shelf.reading, event.claims, f"round-{entry.id}")
        elif event.source:
            st.markdown(
                f":violet-badge[:material/explore: Context, not in the reading] :gray[{text.bank(event.source)}]"
            )


def ended(here: Here, practice: Practice) -> None:
    """What the practice came to: points, the rounds, the cards that are due now, and what to do next."""
    title = wording.GAMES[practice.game][0]
    with st.container(key="head-ended"):
        st.title(f"{title}: {words.points(practice.points)} of {practice.rounds}", anchor=False)
    with st.container(gap=8, key="lines-ended"):
        for one in practice.played:
            colour, icon, sentence = wording.verdict(one)
            asked = ", ".join(text.bank(entry.text) for entry in one.put.asked)
            st.markdown(f":{colour}[:material/{icon}:] {asked}. :gray[{text.bank(sentence)}]")
    missed = [f"event.{one}" for one in practice.missed]
    if missed:
        st.markdown(
            f":gray[{words.sentence(words.count(len(missed), 'missed event is', 'missed events are'))} due as cards.]"
        )
    with frame.row("ended-foot"):
        if missed and st.button("Study them now", key="study-missed", type="primary", icon=":material/style:"):
            session.keep_note("cards_of", missed)
            session.keep_note("cards_title", f"Missed in {title}")
            st.query_params.clear()
            st.switch_page(frame.view("cards"))
        if st.button("Once more", key="once-more", icon=":material/replay:"):
            begin(here, practice.reading, practice.game, tuple(entry.id for entry in practice.entries))
        st.page_link(frame.view("timeline"), label="Back to the timeline", icon=":material/timeline:")
    arrive(f"ended/{practice.id}", "head-ended")


def begin(here: Here, reading_id: str, game: str, only: tuple[str, ...] = ()) -> None:
    """Start a practice of these events and open it."""
    started = saved(lambda: practising.start(here.actor, here.world, reading_id, game, only=only))
    if started is not None:
        st.switch_page(frame.view("timeline"), query_params={"practice": started.id})
