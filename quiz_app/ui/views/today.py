"""Today: what is due, what was left, and one thing to do."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.quiz import PRACTICE, Plan
from quiz_app.domain.shelf import Shelf
from quiz_app.services.progress import studied_lately
from quiz_app.services.today import Today, today
from quiz_app.ui import charts, context, frame, session, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.assigned import assignments
from quiz_app.ui.widgets.by_bank import by_bank
from quiz_app.ui.widgets.choosing import begin, ready_made, stopped
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.spreading import spreading


def hero(here: Here, shelf: Shelf, found: Today) -> None:
    """The one thing to do now."""
    with frame.card("hero"):
        if found.first:
            welcome(here, shelf)
        elif found.desk.queue.due:
            due(here, shelf, found)
        else:
            rest(found)


def welcome(here: Here, shelf: Shelf) -> None:
    """The first visit: one sentence, and the first question one click away."""
    st.header(text.bank(shelf.reading.title), anchor=False)
    st.markdown(wording.FIRST_RUN)
    ready = (plan for plan in shelf.quizzes.values() if plan.mode == PRACTICE and not plan.minutes)
    with frame.row():
        if shelf.items and st.button(
            "Answer the first question",
            key="first",
            type="primary",
            icon=":material/play_arrow:",
            shortcut=here.shortcut("S"),
        ):
            begin(here, shelf, next(ready, Plan(title="First questions")))
        st.page_link(frame.view("read"), label="Read first", icon=":material/article:")


def due(here: Here, shelf: Shelf, found: Today) -> None:
    """How many cards wait, and how long they take."""
    queue = found.desk.queue
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", wrap=False):
        with st.container(key="numeral", width="content"):
            st.markdown(str(queue.due))
        with st.container(gap=2, width="stretch"):
            are = "card is" if queue.due == 1 else "cards are"
            st.header(f"{are} due, about {wording.count(found.desk.minutes, 'minute')}", anchor=False)
            parts = (
                (len(queue.reviews), "review", "reviews"),
                (len(queue.learning) + len(queue.later), "in learning", "in learning"),
                (len(queue.new), "new one", "new ones"),
            )
            words = ", ".join(wording.count(*part) for part in parts if part[0])
            st.markdown(f":gray[{wording.sentence(words)}.]")
    if st.button(
        "Start review", key="start-review", type="primary", icon=":material/play_arrow:", shortcut=here.shortcut("S")
    ):
        session.drop_note("cards_of")  # those of one bank, where some were chosen before
        st.switch_page(frame.view("cards"))
    by_bank(here, shelf)


def rest(found: Today) -> None:
    """Nothing is due: when the next cards come, and what else there is."""
    st.header("Nothing is due today", anchor=False)
    if found.desk.next_day is not None:
        coming = wording.sentence(wording.count(found.desk.next_count, "card comes", "cards come"))
        when = wording.until(found.desk.next_day, found.desk.day)
        st.markdown(f":gray[{coming} back {when}. Resting is part of the method.]")
    with frame.row():
        if not found.left and st.button("Take a quiz", key="take-quiz", type="primary", icon=":material/play_arrow:"):
            st.switch_page(frame.view("quiz"))
        st.page_link(frame.view("read"), label="Read", icon=":material/article:")


def quizzes(here: Here, shelf: Shelf, found: Today) -> None:
    """Ready-made quizzes, and what was left."""
    columns = st.columns([3, 2] if found.left else 1, gap="medium")
    with columns[0]:
        if shelf.quizzes:
            frame.section("ready", "Ready-made quizzes")
        for bank in shelf.banks:
            for plan in bank.quizzes[:1]:
                ready_made(here, shelf, plan)
        st.page_link(frame.view("quiz"), label="All quizzes, or one of your own", icon=":material/arrow_forward:")
    if found.left:
        with columns[1]:
            frame.section("stopped", "Where you stopped")
            for sitting in found.left:
                stopped(here, sitting)


def held(here: Here, found: Today) -> None:
    """The ribbon of the reading, and the way to all that is known of one's progress."""
    if not found.ribbon:
        return
    thinnest, _ = min(found.ribbon, key=lambda pair: pair[1])
    lede = "The stronger the colour, the better remembered."
    thin = f" The thin stretch is {thinnest.start}–{thinnest.end}." if any(share for _, share in found.ribbon) else ""
    frame.section("held", "What you hold of the reading", lede + thin)
    with frame.card("ribbon"):
        charts.ribbon(found.ribbon, "ribbon")
        with frame.row("lately"):
            lately = studied_lately(here.actor, here.world)
            st.markdown(f":gray[You studied on {lately} of the last 7 days.]", width="stretch")
            if not found.first:
                st.page_link(frame.view("progress"), label="What do I not know yet?", icon=":material/help:")
            st.page_link(frame.view("progress"), label="See progress", icon=":material/arrow_forward:")
        with st.expander("The same as a table", key="ribbon-table"):
            st.table(
                [{"Years": f"{one.start}–{one.end}", "Remembered": f"{share:.0%}"} for one, share in found.ribbon],
                hide_index=True,
            )


def problems(here: Here) -> None:
    """A word on banks that could not be read, with the way to the list."""
    number = len(here.world.library.problems)
    if not number:
        return
    with frame.card("problems"):
        st.markdown(
            f":material/report: **{wording.sentence(wording.count(number, 'problem'))} in the banks.** "
            ":gray[What could be read is here; the rest waits until it is mended.]"
        )
        st.page_link(frame.view("problems"), label="See the list", icon=":material/list:")


def draw() -> None:
    """The page of the reading that is open."""
    here = context.here()
    shelf = here.shelf
    frame.head(wording.greeting(here.now, text.plain(here.settings.name)), wording.long_date(here.now.date()))
    problems(here)
    assignments(here)
    if shelf is None:
        with frame.card("nothing"):
            st.markdown("There is no reading in the library yet. Put a folder with a reading.yaml beside the others.")
        return
    found = today(here.actor, here.world, shelf.reading.id)
    hero(here, shelf, found)
    spreading(here, found.desk)
    quizzes(here, shelf, found)
    held(here, found)


with frame.page():
    try:
        draw()
    except QuizAppError as error:
        nothing(str(error), "Choose a quiz", "quiz")
