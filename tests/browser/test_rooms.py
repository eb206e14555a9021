"""A whole room in three browsers: the host, a phone by keyboard alone, and one who reloads in the middle."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from quiz_app.banks.library import load_library
from quiz_app.domain.room_tasks import Wish
from quiz_app.services import identity, rooms
from quiz_app.services.rooms import RoomPlan
from quiz_app.services.world import World
from quiz_app.store.sql import open_url
from tests.browser.conftest import READING, settle, type_key, violations, visit
from tests.conftest import MERIDIAN, ROOT, Serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LAN = [*MERIDIAN, "serve", "--port", "0", "--no-browser", "--lan"]
KEEP_SOCKETS = """window.sockets = []
window.WebSocket = class extends WebSocket {
  constructor(...given) { super(...given); sockets.push(this) }
}"""
PRESS_AT_ONCE = """() => {
  const press = () => {
    const button = document.querySelector(".st-key-ready button")
    button.disabled ? requestAnimationFrame(press) : button.click()
  }
  press()
}"""
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def owners(serve: Serve) -> str:
    """The one-time address of the owner of a server that others reach too."""
    return serve(LAN).address


@pytest.fixture
def someone(browser: Browser) -> Iterator[Open]:
    """Opens a browser of its own."""
    with ExitStack() as stack:

        def opened(width: int = 1280, theme: Any = "light") -> Page:
            context = stack.enter_context(
                browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
            )
            page = context.new_page()
            page.set_default_timeout(20_000)
            return page

        yield opened


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    settle(page)


def says(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible(timeout=20_000)
    settle(page)


def open_room(host: Page, **rounds: int) -> str:
    """The link to a new room; the host waits in its lobby."""
    host.get_by_role("link", name="Group").first.click()
    expect(host.locator("h1", has_text="Play it together")).to_be_visible()
    settle(host)
    host.get_by_label("Your name, as the others see it").fill("Amina")
    for label, number in rounds.items():
        host.get_by_label(label).fill(str(number))
    host.get_by_role("button", name="Open the room").click()
    expect(host.locator("h1", has_text="Waiting for the group")).to_be_visible()
    settle(host)
    return host.locator("[data-testid=stCode]").inner_text().strip()


def join(page: Page, address: str, link: str, name: str) -> None:
    visit(page, address + link[link.index("/room") :])
    page.get_by_label("Your name, as the others see it").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{name} (you)")).to_be_visible(timeout=20_000)
    settle(page)


def faults(page: Page, where: str) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [f"{where}: {one}" for one in violations(page)] + ([f"{where}: scrolls sideways"] if wide else [])


def test_three_browsers_play_a_whole_room(someone: Open, owners: str):
    host, phone, third = someone(), someone(390, "dark"), someone()
    visit(host, owners)
    address = owners[: owners.index("/auth")]
    link = open_room(host)
    found = faults(host, "lobby")
    visit(phone, address)
    found += faults(phone, "door of who has no account")
    join(phone, address, link, "Катя")
    join(third, address, link, "<b>Bilal</b>")
    expect(host.get_by_text("<b>Bilal</b>")).to_be_visible()

    press(host, "Start the first round")
    for page in (phone, third):
        expect(page.locator("h1", has_text="Put six events in order")).to_be_visible(timeout=20_000)
        settle(page)
    found += faults(phone, "ordering") + faults(host, "ordering, host")
    type_key(phone, "2", phone.locator("[class*='st-key-slot-']").first)
    type_key(phone, "a", phone.get_by_text("You are ready.").first)
    expect(third.get_by_text("One of three is ready.")).to_be_visible(timeout=20_000)
    third.reload()
    expect(third.get_by_text("One of three is ready.")).to_be_visible(timeout=20_000)
    settle(third)
    press(third, "I am ready")
    says(host, "Two of three are ready.")
    press(host, "Show the answer")
    for page in (host, phone, third):
        says(page, "Where the group put each event")
    found += faults(phone, "heat strip") + faults(host, "heat strip, host")
    press(host, "Discuss it")
    says(phone, "Worth two minutes")
    found += faults(phone, "discussion")
    press(host, "Next round")

    for page in (phone, third):
        expect(page.locator("h1", has_text="In which year?")).to_be_visible(timeout=20_000)
        settle(page)
    found += faults(phone, "placing")
    year = phone.get_by_label("Your answer")
    year.focus()
    phone.keyboard.type("1966")
    phone.keyboard.press("Enter")
    says(phone, "You are ready.")
    press(host, "Show the answer")
    says(phone, "What the group said")
    found += faults(phone, "placed")
    press(host, "Next round")

    for page in (phone, third):
        expect(page.locator("h1", has_text="Which came first?")).to_be_visible(timeout=20_000)
        settle(page)
    found += faults(phone, "which came first")
    type_key(phone, "1", phone.locator(".st-key-picked-0"))
    type_key(phone, "a", phone.get_by_text("You are ready.").first)
    press(host, "Show the answer")
    says(third, "Standings")
    press(host, "Finish")
    for page in (host, phone, third):
        says(page, "How it went")
    found += faults(phone, "end") + faults(host, "end, host")

    assert found == []


def test_who_comes_over_the_network_sees_rooms_and_nothing_else(someone: Open, owners: str):
    address = owners[: owners.index("/auth")]
    page = someone()
    for path in ("", "/today", "/settings", "/progress", "/teach", "/quiz"):
        visit(page, address + path)
        settle(page)

        expect(page.get_by_label("Code of the room")).to_have_count(1)
        assert page.get_by_text("Export").count() == 0


def test_the_owners_link_lets_one_browser_in_once(serve: Serve):
    once = serve(LAN).address

    first, second = (httpx.get(once, follow_redirects=False) for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 403)
    assert re.search("meridian_owner=.*HttpOnly", first.headers["set-cookie"])


def test_two_who_order_on_one_board_see_each_others_moves(someone: Open, serve: Serve):
    owners = serve(LAN).address
    host, other = someone(), someone()
    visit(host, owners)
    address = owners[: owners.index("/auth")]
    host.get_by_role("link", name="Group").first.click()
    expect(host.locator("h1", has_text="Play it together")).to_be_visible()
    settle(host)
    host.get_by_text("Order together on one shared board").click()
    host.get_by_label("Your name, as the others see it").fill("Amina")
    host.get_by_role("button", name="Open the room").click()
    expect(host.locator("h1", has_text="Waiting for the group")).to_be_visible()
    link = host.locator("[data-testid=stCode]").inner_text().strip()
    join(other, address, link, "Bilal")
    press(host, "Start the first round")
    expect(other.locator("h1", has_text="Put six events in order")).to_be_visible(timeout=20_000)
    settle(other)
    found = faults(other, "shared board") + faults(host, "shared board, host")
    rows = "[class*='st-key-slot-']"
    shown = other.locator(rows).nth(0).inner_text()

    other.locator("[class*='st-key-down-'] button").first.click()

    expect(host.locator(rows).nth(1)).to_contain_text("Bilal", timeout=20_000)
    assert shown.splitlines()[1] in host.locator(rows).nth(1).inner_text()
    settle(other)
    other.locator("[class*='st-key-point-'] button").nth(4).focus()
    other.keyboard.press("Enter")
    expect(host.locator(rows).nth(4)).to_contain_text("Bilal", timeout=20_000)
    expect(host.locator(rows).nth(1)).not_to_contain_text("Bilal")
    settle(host)
    assert found + faults(host, "somebody points at an event") == []


def test_a_room_is_where_it_was_after_the_server_was_killed_in_mid_round(someone: Open, serve: Serve, tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    command = [*MERIDIAN, "serve", "--port", port, "--no-browser", "--lan"]
    kept = {"QUIZ_APP_DATA_FOLDER": str(tmp_path / "data")}
    first = serve(command, **kept)
    host, other = someone(), someone()
    visit(host, first.address)
    address = first.address[: first.address.index("/auth")]
    join(other, address, open_room(host), "Bilal")
    press(host, "Start the first round")
    expect(other.locator("h1", has_text="Put six events in order")).to_be_visible(timeout=20_000)
    settle(other)
    press(other, "I am ready")
    says(host, "One of two is ready.")
    settle(host)

    first.process.kill()
    first.process.wait()
    expect(host.locator(".st-key-ready button")).to_be_disabled(timeout=20_000)
    host.evaluate(PRESS_AT_ONCE)
    serve(command, **kept)

    expect(other.get_by_text("Two of two are ready.")).to_be_visible(timeout=60_000)
    press(host, "Show the answer")
    expect(other.get_by_text("Where the group put each event")).to_be_visible(timeout=60_000)


def test_who_loses_the_network_sees_where_the_room_is_once_it_is_back(someone: Open, serve: Serve):
    """As when a laptop was closed: every socket is gone, and the server has given the session up meanwhile."""
    owners = serve(LAN, STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="1").address
    host, other = someone(), someone()
    other.context.add_init_script(KEEP_SOCKETS)
    visit(host, owners)
    address = owners[: owners.index("/auth")]
    join(other, address, open_room(host), "Bilal")
    press(host, "Start the first round")
    expect(other.locator("h1", has_text="Put six events in order")).to_be_visible(timeout=20_000)
    settle(other)

    other.context.set_offline(True)
    other.evaluate("sockets.forEach(one => one.close())")
    press(host, "I am ready")
    says(host, "One of two is ready.")
    press(host, "Show the answer")
    expect(other.get_by_text("Where the group put each event")).to_have_count(0)
    other.context.set_offline(False)

    expect(other.get_by_text("Where the group put each event")).to_be_visible(timeout=60_000)


def test_a_timed_round_counts_down_and_shows_its_answer_when_it_is_over(someone: Open, serve: Serve, tmp_path: Path):
    owners = serve(LAN, QUIZ_APP_DATA_FOLDER=str(tmp_path)).address
    host = someone(390)
    visit(host, owners)
    open_timed(f"sqlite:///{tmp_path / 'meridian.db'}", seconds=12)
    visit(host, owners[: owners.index("/auth")] + "/room?id=timed")
    press(host, "Start the first round")
    clock = host.locator(".st-key-clock")
    expect(clock).to_contain_text("left")
    shown = clock.inner_text()

    expect(clock).not_to_have_text(shown)
    found = faults(host, "timed round")
    says(host, "Nobody answered this round")

    assert found + faults(host, "time is over") == []


def open_timed(database: str, seconds: int) -> None:
    """Open a room of its owner's, with one round of so many seconds."""
    with closing(open_url(database)) as store:
        world = World(load_library([ROOT / "question_banks"]), store, lambda: datetime.now(UTC), lambda: str(uuid4()))
        plan = RoomPlan(reading=READING, title="", name="Amina", wishes=(Wish("order", 1),), seconds=seconds)
        rooms.open_room(identity.owner(world), world, "timed", plan)
