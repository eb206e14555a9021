"""What a popover holds is reached by keyboard, and left by it."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from quiz_app.domain.items import Item
from tests.browser.conftest import link, settle, visit
from tests.conftest import Server

pytestmark = pytest.mark.browser
Eight = list[tuple[Item, dict[str, Any]]]


@pytest.fixture
def opener(page: Page, server: Server, eight: Eight) -> Locator:
    """The button of "More time", which holds two buttons, in a quiz with a time limit."""
    one = [pair for pair in eight if pair[0].kind == "true_false"]
    visit(page, server.address + link(one, mode="exam", minutes="10"))
    page.get_by_role("button", name="Start").click()
    found = page.get_by_role("button", name="More time")
    expect(found).to_be_visible()
    settle(page)
    found.focus()
    return found


def test_opening_it_by_keyboard_leads_into_it(page: Page, opener: Locator):
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Five more minutes")).to_be_focused()


def test_tab_past_its_last_control_leads_back_to_its_button(page: Page, opener: Locator):
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Five more minutes")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Go on without a limit")).to_be_focused()

    page.keyboard.press("Tab")

    expect(opener).to_be_focused()


def test_escape_closes_it_and_leads_back_to_its_button(page: Page, opener: Locator):
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Five more minutes")).to_be_focused()

    page.keyboard.press("Escape")

    expect(opener).to_be_focused()
    expect(page.get_by_role("button", name="Five more minutes")).to_have_count(0)


def test_one_that_holds_words_alone_is_read(page: Page, server: Server, eight: Eight):
    one = [pair for pair in eight if pair[0].kind == "true_false"]
    visit(page, server.address + link(one))
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="I don’t know").click()
    source = page.get_by_role("button", name="Source: paragraph").first
    expect(source).to_be_visible()
    settle(page)

    source.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_be_focused()


def test_the_pointer_is_not_led(page: Page, opener: Locator):
    opener.click()

    expect(page.get_by_role("button", name="Five more minutes")).to_be_visible()
    expect(opener).to_be_focused()
