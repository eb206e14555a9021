"""A card session by keyboard: reveal, rate, undo, reload; and a click twice is one review."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle, type_key, visit
from tests.conftest import Serve

pytestmark = pytest.mark.browser
Rows = Callable[..., list[tuple[Any, ...]]]


def again(page: Page) -> Locator:
    """The rating button that is there when the answer is."""
    return page.get_by_role("button", name="Again")


def test_a_session_with_undo_and_a_reload(page: Page, serve: Serve, tmp_path: Path, rows: Rows):
    server = serve(QUIZ_APP_DATA_FOLDER=str(tmp_path))
    visit(page, f"{server.address}/cards")
    first = page.locator("h1").inner_text()

    type_key(page, "s", again(page))
    type_key(page, "4", page.get_by_text("2 of 10"))
    type_key(page, "u", page.get_by_text("1 of 10"))
    expect(page.locator("h1")).to_have_text(first, use_inner_text=True)
    type_key(page, "s", again(page))
    type_key(page, "3", page.get_by_text("2 of 11"))
    second = page.locator("h1").inner_text()
    page.reload()
    expect(page.locator("h1")).to_have_text(second, use_inner_text=True, timeout=30_000)

    assert rows(tmp_path, "select rating from reviews order by at") == [(4,), (3,)]
    assert rows(tmp_path, "select count(*) from events where kind = 'review_undone'") == [(1,)]


def test_undo_after_the_last_card(page: Page, serve: Serve, tmp_path: Path, rows: Rows):
    server = serve(QUIZ_APP_DATA_FOLDER=str(tmp_path))
    visit(page, f"{server.address}/cards")
    for _ in range(10):
        type_key(page, "s", again(page))
        page.keyboard.press("4")
        expect(again(page)).to_have_count(0)
        settle(page)
    expect(page.get_by_text("That was all for today")).to_be_visible()

    type_key(page, "u", page.get_by_role("button", name="Show the answer"))


def test_a_double_click_is_one_review(page: Page, serve: Serve, tmp_path: Path, rows: Rows):
    server = serve(QUIZ_APP_DATA_FOLDER=str(tmp_path))
    visit(page, f"{server.address}/cards")
    type_key(page, "s", again(page))

    page.get_by_role("button", name="Easy").dblclick()
    expect(page.get_by_text("2 of 10")).to_be_visible()
    settle(page)

    assert rows(tmp_path, "select count(*) from reviews") == [(1,)]


def test_single_keys_switched_off_do_nothing(page: Page, serve: Serve):
    server = serve()
    visit(page, f"{server.address}/settings")
    page.get_by_text("Single keys").click()
    settle(page)
    visit(page, f"{server.address}/cards")

    page.keyboard.press("s")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("nothing to take back")).to_be_visible()

    expect(page.get_by_role("button", name="Show the answer")).to_be_visible()
