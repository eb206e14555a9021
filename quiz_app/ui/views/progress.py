"""Progress: the days, what is held of the reading, what is not known yet, and how sure all that is."""

import streamlit as st

from quiz_app.domain.errors import QuizAppError
from quiz_app.domain.shelf import Shelf
from quiz_app.services.progress import Progress, progress
from quiz_app.ui import context, frame
from quiz_app.ui.context import Here
from quiz_app.ui.widgets import progress_days, progress_held, progress_memory, progress_timeline
from quiz_app.ui.widgets.nothing import nothing


def draw() -> None:
    """The progress in the reading that is open."""
    here = context.here()
    shelf = here.shelf
    if shelf is None:
        nothing("There is no reading in the library yet, so there is no progress to show.", "Back to today", "today")
        return
    found = progress(here.actor, here.world, shelf.reading.id)
    head(found)
    if found.since is None:
        nothing("Study a few cards or take a quiz, and this page fills.", "Begin on Today", "today")
    figures(here, shelf, found)


def head(found: Progress) -> None:
    """The title, and the page in one sentence."""
    met = f"You have met {found.met} of {found.faces} cards."
    back = f" {found.held:.0f} of them would still come back to you today." if found.met else ""
    since = f"Since {found.since:%-d %B %Y}" if found.since else "Nothing studied yet"
    frame.head("Progress", since, met + back)


def figures(here: Here, shelf: Shelf, found: Progress) -> None:
    """Every figure; two beside each other where there is room."""
    left, right = st.columns(2, gap="medium")
    with left:
        progress_days.studied(found)
    with right:
        progress_days.coming(found)
    if found.since is not None:
        progress_held.weakest(here, shelf, found)
    progress_held.ribbon(here, shelf, found)
    progress_held.topics(shelf, found)
    for first, second in (
        (progress_memory.by_month, progress_memory.by_interval),
        (progress_memory.scores, progress_memory.certainty),
    ):
        left, right = st.columns(2, gap="medium")
        with left:
            first(found)
        with right:
            second(found)
    progress_days.time_spent(found)
    progress_timeline.practised(here, shelf)


with frame.page(frame.WIDE):
    try:
        draw()
    except QuizAppError as error:
        nothing(str(error), "Back to today", "today")
