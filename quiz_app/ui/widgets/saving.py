"""Saving something that must not be lost: done, or said plainly, with what was chosen still on the screen."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from quiz_app.domain.errors import QuizAppError, StoreUnavailable
from quiz_app.ui import text, wording

Saved = TypeVar("Saved")


def saved(write: Callable[[], Saved]) -> Saved | None:
    """What the write returned; or None, after telling the learner why not and that nothing is lost."""
    try:
        return write()
    except StoreUnavailable as error:
        not_saved(error)
    except QuizAppError as error:
        _say("\n\n".join(map(text.plain, str(error).splitlines())), "info")
    return None


def done(write: Callable[[], object]) -> bool:
    """Whether it was done: no answer, but a flag, an end or more time, which can as well be pressed again."""
    try:
        write()
    except StoreUnavailable as error:
        _say(wording.NOT_DONE.format(reason=text.plain(str(error))), "cloud_off")
        return False
    return True


def tell(error: StoreUnavailable, *, unsaved: bool = False) -> None:
    """Say that the store is away; where an answer waits to be saved, that it does."""
    if unsaved:
        not_saved(error)
    else:
        st.markdown(text.plain(str(error)))


def not_saved(error: StoreUnavailable) -> None:
    """Tell the learner that her choice is not saved, why, and that it is still there."""
    _say(wording.NOT_SAVED.format(reason=text.plain(str(error))), "cloud_off")


def _say(words: str, icon: str) -> None:
    with st.container(border=True, key="card-not-saved"):
        st.markdown(f":material/{icon}: {words}")
