"""An error that nobody foresaw: a sentence with a reference on the page, the traceback in the log alone."""

import logging
import os
import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.errors import StoreUnavailable


@pytest.fixture
def _same_folder() -> Iterator[None]:
    """The web application goes to its own folder when it is imported."""
    before = os.getcwd()
    yield
    os.chdir(before)


def broken_page(error: Exception) -> None:
    """A page that the server's handler finishes, as the server would."""
    import streamlit as st

    from quiz_app.asgi import show_error

    st.title("A page")
    try:
        raise error
    except Exception as raised:
        handled = show_error(raised)
    st.caption("handled" if handled else "left to Streamlit")


def shown(error: Exception) -> AppTest:
    return AppTest.from_function(broken_page, args=(error,), default_timeout=60).run()


@pytest.mark.usefixtures("_same_folder")
def test_the_page_shows_a_sentence_and_the_log_the_traceback(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR, "quiz_app"):
        app = shown(RuntimeError("the secret of the machine room"))

    (said,) = [one.value for one in app.error]
    reference = re.fullmatch(r"Something went wrong on this page.* Reference: ([0-9a-f]{8})", said)
    assert reference is not None
    assert (app.caption[0].value, list(app.exception)) == ("handled", [])
    assert f"reference {reference[1]}" in caplog.text
    assert "RuntimeError: the secret of the machine room" in caplog.text


@pytest.mark.usefixtures("_same_folder")
def test_an_error_with_a_sentence_of_its_own_says_it():
    (said,) = [one.value for one in shown(StoreUnavailable("The disk is full.")).error]

    assert said.startswith("The disk is full. Reference: ")
