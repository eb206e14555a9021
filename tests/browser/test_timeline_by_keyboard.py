"""The timeline on a phone by keyboard: its events, each game, and no fault on any state."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import settle, type_key, violations, visit
from tests.conftest import Serve

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of a phone's width."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        yield context.new_page()


def faultless(page: Page, state: str) -> None:
    """No axe violation, and nothing to scroll to sideways."""
    assert violations(page) == [], state
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), state


def press(page: Page, name: str) -> None:
    """Reach a button and press Enter on it."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


def verdict(page: Page) -> None:
    """Wait for what an answer came to, which has the focus then."""
    expect(page.locator(".st-key-verdict-now h1")).to_be_focused(timeout=20_000)
    settle(page)


def begin(page: Page, address: str, game: str) -> None:
    """Start a practice of this game from the timeline."""
    visit(page, f"{address}/timeline")
    press(page, game)
    expect(page.locator(".st-key-stem h1")).to_be_focused(timeout=20_000)
    settle(page)


def test_events_and_two_games_by_keyboard(phone: Page, serve: Serve):
    address = serve().address
    visit(phone, f"{address}/timeline")
    press(phone, "Later")
    expect(phone.locator(".st-key-event-words h2")).to_be_focused()
    faultless(phone, "timeline")

    begin(phone, address, "Which came first")
    faultless(phone, "which came first")
    phone.keyboard.press("1")
    verdict(phone)
    faultless(phone, "which came first, answered")
    type_key(phone, "n", phone.get_by_text("2 of 10"))

    begin(phone, address, "Put in order")
    second = phone.locator("[class*='st-key-slot-']").nth(1).inner_text()
    phone.keyboard.press("2")
    expect(phone.locator("[class*='st-key-slot-']").first).to_contain_text(second.splitlines()[-1], timeout=20_000)
    settle(phone)
    faultless(phone, "put in order")
    phone.reload()
    expect(phone.locator("[class*='st-key-slot-']").first).to_contain_text(second.splitlines()[-1], timeout=30_000)
    settle(phone)
    phone.keyboard.press("a")
    verdict(phone)
    faultless(phone, "put in order, answered")


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_other_games_and_the_end_are_free_of_faults(browser: Browser, serve: Serve, theme: str):
    address = serve().address
    with browser.new_context(viewport={"width": 320, "height": 800}, color_scheme=theme) as context:
        page = context.new_page()
        begin(page, address, "Before or after")
        faultless(page, "before or after")
        begin(page, address, "Place in time")
        faultless(page, "place in time")
        page.locator("input[type=range]").first.focus()
        page.keyboard.press("ArrowRight")
        settle(page)
        press(page, "Check answer")
        verdict(page)
        faultless(page, "place in time, answered")
        for number in range(2, 9):
            type_key(page, "n", page.get_by_text(f"{number} of 8"))
            type_key(page, "d", page.locator(".st-key-verdict-now h1"))
            verdict(page)
        type_key(page, "n", page.get_by_text("Once more"))
        faultless(page, "ended")


@pytest.mark.slow
def test_a_mark_of_the_picture_is_picked_by_a_click(page: Page, serve: Serve):
    visit(page, f"{serve().address}/timeline")
    marks = page.locator(".st-key-chart-timeline .mark-symbol path")
    expect(marks.first).to_be_visible()
    before = page.locator(".st-key-event-words h2").inner_text()

    marks.nth(4).click(force=True)

    expect(page.locator(".st-key-event-words h2")).not_to_have_text(before, timeout=10_000)
