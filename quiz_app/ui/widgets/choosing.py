"""Choosing a quiz: go on with one, take a ready-made one, come by link, or put one together."""

from contextlib import suppress
from dataclasses import replace

import streamlit as st

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.items import KINDS, LEVELS
from quiz_app.domain.quiz import MODES, PRACTICE, Draw, Plan
from quiz_app.domain.shelf import Shelf
from quiz_app.services import quizzing
from quiz_app.services.links import Shared
from quiz_app.ui import context, frame, text, wording
from quiz_app.ui.context import Here
from quiz_app.ui.widgets.nothing import nothing
from quiz_app.ui.widgets.saving import saved

MOST_ITEMS = 100


def choosing(here: Here) -> None:
    """The quiz page before an attempt."""
    shelf = here.shelf
    if shelf is None or not shelf.items:
        nothing("There are no questions in the library yet.", "Back to today", "today")
        return
    frame.head("Quiz", text.bank(shelf.reading.title))
    for sitting in quizzing.unfinished(here.actor, here.world)[:3]:
        stopped(here, sitting)
    if shelf.quizzes:
        frame.section("ready", "Ready-made")
    with st.container(gap=10, key="ready-made"):
        for plan in shelf.quizzes.values():
            ready_made(here, shelf, plan)
    frame.section(
        "own", "Your own choice", f"{wording.sentence(wording.count(len(shelf.items), 'question'))} to choose from."
    )
    _own(here, shelf)


def stopped(here: Here, sitting: Sitting) -> None:
    """An attempt that was left, offered where it stopped."""
    attempt = sitting.attempt
    with frame.card(f"stopped-{attempt.id}"):
        flagged = f", {wording.count(len(sitting.flagged), 'flagged', 'flagged')}" if sitting.flagged else ""
        place = min(sitting.position + 1, len(sitting.items))
        with st.container(gap=2):
            st.markdown(f"**{text.bank(attempt.form.plan.title)}**")
            st.markdown(f":gray[Question {place} of {len(sitting.items)}{flagged}]")
        st.progress(len(sitting.counting) / len(sitting.items))
        with frame.row():
            if st.button("Continue", key=f"continue-{attempt.id}", icon=":material/play_arrow:"):
                st.switch_page(frame.view("quiz"), query_params={"attempt": attempt.id})
            assigned = sitting.assignment is not None  # then it stays until it is handed in or closes
            if not assigned and st.button("Put away", key=f"leave-{attempt.id}", type="tertiary"):
                saved(lambda: quizzing.leave(here.actor, here.world, attempt.id) or True)
                st.rerun()


def ready_made(here: Here, shelf: Shelf, plan: Plan) -> None:
    """A row for a ready-made quiz."""
    with st.container(border=True, key=f"card-quiz-{plan.quiz}"), frame.row(wrap=False):
        with st.container(gap=2, width="stretch"):
            st.markdown(f"**{text.bank(plan.title)}**")
            st.markdown(f":gray[{_facts(shelf, plan)}]")
            if plan.about:
                st.markdown(f":small[{text.bank(plan.about)}]")
        if st.button("Start", key=f"start-{plan.quiz}"):
            begin(here, shelf, plan)


def begin(here: Here, shelf: Shelf, plan: Plan, seed: str = "") -> None:
    """Start an attempt and open it."""
    sitting = saved(lambda: quizzing.start(here.actor, here.world, shelf.reading.id, plan, seed))
    if sitting is not None:
        st.switch_page(frame.view("quiz"), query_params={"attempt": sitting.attempt.id})


def shared_quiz(here: Here, shared: Shared) -> None:
    """A quiz that came by link: what it is, whether the bank has changed, and one button."""
    shelf = here.world.shelf(shared.reading)
    form = quizzing.form_of(here.actor, here.world, shared.reading, shared.plan, shared.seed)
    frame.head(
        text.bank(shared.plan.title), text.bank(shelf.reading.title), _facts(shelf, shared.plan, len(form.items))
    )
    if shared.changed:
        with frame.card("changed"):
            st.markdown(
                ":material/info: **The bank has changed since this link was made.** Your questions may differ from "
                "those of the person who sent it."
            )
    _start("Start", "start-shared", here, shelf, shared.plan, shared.seed)


def _facts(shelf: Shelf, plan: Plan, items: int | None = None) -> str:
    fitting = sum(plan.draw.lets(bank, item) for bank, item in shelf.items.values())
    number = items if items is not None else min(plan.draw.items or fitting, fitting)
    limit = f", {plan.minutes} minutes" if plan.minutes else ""
    sure = ", with certainty" if plan.certainty else ""
    return f"{wording.sentence(wording.count(number, 'question'))}, {plan.mode}{limit}{sure}"


def _own(here: Here, shelf: Shelf) -> None:
    with frame.card("own"):
        draw = _filters(shelf)
        fitting = sum(draw.lets(bank, item) for bank, item in shelf.items.values())
        mode = st.segmented_control(
            "Mode",
            MODES,
            default=PRACTICE,
            required=True,
            format_func=wording.MODES.get,
            key="pick-mode",
            persist_state="session",
        )
        st.markdown(f":gray[:small[{wording.MODE_HELP[mode or PRACTICE]}]]")
        with frame.row():
            number = st.number_input("How many questions", 1, MOST_ITEMS, 10, key="own-items", persist_state="session")
            minutes = st.number_input("Minutes (0: no limit)", 0, 600, 0, key="own-minutes", persist_state="session")
        certainty = st.toggle("Say how certain I am of each answer", key="own-certainty", persist_state="session")
        st.markdown(f":gray[{wording.sentence(wording.count(fitting, 'question fits', 'questions fit'))}.]")
        plan = Plan(
            title="Your own choice",
            draw=replace(draw, items=int(number)),
            mode=mode or PRACTICE,
            minutes=int(minutes) or None,
            certainty=certainty,
        )
        _start("Start this quiz", "start-own", here, shelf, plan, disabled=not fitting)


def _start(
    label: str, key: str, here: Here, shelf: Shelf, plan: Plan, seed: str = "", *, disabled: bool = False
) -> None:
    """The one button of this page that starts a quiz; where its click could not do it, the run tries again."""
    pressed = st.button(
        label,
        key=key,
        type="primary",
        width="stretch",
        disabled=disabled,
        on_click=_begin_at_once,
        args=(shelf.reading.id, plan, seed),
    )
    if pressed:
        begin(here, shelf, plan, seed)


def _begin_at_once(reading_id: str, plan: Plan, seed: str) -> None:
    """What the click itself does, so that one run shows the first item instead of this page once more."""
    with suppress(QuizAppError):
        here = context.here()
        sitting = quizzing.start(here.actor, here.world, reading_id, plan, seed)
        st.query_params.from_dict({"attempt": sitting.attempt.id})


def _filters(shelf: Shelf) -> Draw:
    banks = st.pills(
        "Banks",
        [bank.id for bank in shelf.banks],
        selection_mode="multi",
        key="pick-banks",
        persist_state="session",
        format_func=lambda one: next(text.bank(bank.title) for bank in shelf.banks if bank.id == one),
    )
    topics = [topic for topic in shelf.topics if not banks or topic.partition("/")[0] in banks]
    with st.expander("Topics, kinds and levels", key="own-more"):
        chosen = st.pills(
            "Topics",
            topics,
            selection_mode="multi",
            key="pick-topics",
            persist_state="session",
            format_func=lambda one: text.bank(shelf.topics[one]),
        )
        kinds = st.pills(
            "Kinds",
            list(KINDS),
            selection_mode="multi",
            key="pick-kinds",
            persist_state="session",
            format_func=wording.KINDS.get,
        )
        levels = st.pills(
            "Levels",
            list(LEVELS),
            selection_mode="multi",
            key="pick-levels",
            persist_state="session",
            format_func=wording.LEVELS.get,
        )
    return Draw(banks=tuple(banks), topics=tuple(chosen), kinds=tuple(kinds), levels=tuple(levels), items=0)
