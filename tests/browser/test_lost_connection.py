"""The server dies in the middle and comes back: nothing that was saved is lost, and the next answer is saved once."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from quiz_app.domain.items import Item
from tests.browser.conftest import link, settle, type_key, verdict, visit
from tests.conftest import MERIDIAN, Serve, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PRESS_AT_ONCE = """() => {
    const press = () => {
        const button = document.querySelector(".st-key-unknown button:enabled")
        button ? button.click() : requestAnimationFrame(press)
    }
    press()
}"""
Eight = list[tuple[Item, dict[str, Any]]]


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def begun(page: Page, server: Server, eight: Eight) -> Server:
    """The server, once the first item of a quiz is on the screen."""
    visit(page, server.address + link(eight))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("1 of 8")).to_be_visible()
    settle(page)
    return server


def test_a_quiz_goes_on_after_the_server_was_killed(
    page: Page, serve: Serve, tmp_path: Path, eight: Eight, rows: Callable[..., list[tuple[Any, ...]]]
):
    data, command = tmp_path / "data", [*MERIDIAN, "serve", "--port", str(free_port()), "--no-browser"]
    first = begun(page, serve(command, QUIZ_APP_DATA_FOLDER=str(data)), eight)
    type_key(page, "d", verdict(page))

    first.process.kill()
    first.process.wait()
    serve(command, QUIZ_APP_DATA_FOLDER=str(data))
    expect(page.get_by_text("2 of 8")).to_be_visible(timeout=60_000)
    settle(page)
    type_key(page, "d", verdict(page))

    assert rows(data, "select count(*), count(distinct item) from responses") == [(2, 2)]


def test_what_is_pressed_at_once_after_a_lost_connection_counts(
    page: Page, serve: Serve, tmp_path: Path, eight: Eight, rows: Callable[..., list[tuple[Any, ...]]]
):
    data, command = tmp_path / "data", [*MERIDIAN, "serve", "--port", str(free_port()), "--no-browser"]
    first = begun(page, serve(command, QUIZ_APP_DATA_FOLDER=str(data)), eight)

    first.process.kill()
    first.process.wait()
    expect(page.locator(".st-key-unknown button")).to_be_disabled(timeout=20_000)
    page.evaluate(PRESS_AT_ONCE)
    serve(command, QUIZ_APP_DATA_FOLDER=str(data))

    expect(verdict(page)).to_be_visible(timeout=60_000)
    assert rows(data, "select count(*) from responses") == [(1,)]
