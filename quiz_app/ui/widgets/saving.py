"""Saving something that must not be lost: done, or said plainly, with what was chosen still on the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from quiz_app.domain.errors import QuizAppError, StoreUnavailable
from quiz_app.ui import session, text, wording

Saved = TypeVar("Saved")


@contextmanager
def at_once(row_id: str) -> Iterator[None]:
    """What a click does before the run, which says what went wrong, or does it where the click could not.

    A store that just refused this row is not asked again in the same run: it may have taken seconds to refuse.
    """
    session.drop_note("refused")
    try:
        yield
    except StoreUnavailable as error:
        session.keep_note("refused", (row_id, error))
    except QuizAppError:
        pass


def saved(write: Callable[[], Saved], row_id: str = "") -> Saved | None:
    """What the write returned; or None, after telling the learner why not and that nothing is lost."""
    refused, why = session.take_note("refused") or ("", None)
    if refused and refused == row_id:
        not_saved(why)
        return None
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
    session.drop_note("refused")
    _say(wording.NOT_SAVED.format(reason=text.plain(str(error))), "cloud_off")


def _say(words: str, icon: str) -> None:
    with st.container(border=True, key="card-not-saved"):
        st.markdown(f":material/{icon}: {words}")
