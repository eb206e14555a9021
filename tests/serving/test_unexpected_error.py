"""An error that nobody foresaw: a sentence with a reference on the page, a traceback in the log, and it goes on."""

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SCRIPT = """
import streamlit as st
st.title("A page")
if st.button("Go on"):
    st.write("Still here")
if st.button("Break"):
    raise RuntimeError("the secret of the machine room")
"""
SERVER = """
import socket, sys
import streamlit as st, uvicorn
from quiz_app import asgi
app = st.App(sys.argv[1], on_script_error=asgi.show_error)
sock = socket.create_server(("127.0.0.1", 0))
print(f"http://127.0.0.1:{sock.getsockname()[1]}", flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[sock])
"""


@pytest.fixture
def faulty(serve, tmp_path: Path):
    """A server whose one page breaks on demand."""
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    return serve(command=[sys.executable, "-c", SERVER, str(tmp_path / "script.py")])


@pytest.mark.browser
def test_an_unexpected_error_shows_a_sentence_and_the_session_goes_on(faulty, page: Page):
    page.goto(faulty.address)
    page.get_by_role("button", name="Break").click()
    sentence = page.get_by_role("alert").filter(has_text="Reference").inner_text()
    shown = page.locator("body").inner_text()

    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_text("Still here")).to_be_visible()
    assert "Something went wrong" in sentence
    assert "machine room" not in shown
    assert "Traceback" not in shown
    reference = re.search(r"Reference: ([0-9a-f]{8})", sentence)
    logged = faulty.log.read_text(encoding="utf-8")
    assert reference is not None
    assert f"reference {reference[1]}" in logged
    assert logged.count("RuntimeError: the secret of the machine room") == 1
