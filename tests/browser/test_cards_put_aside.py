"""A session with a card suspended, that taken back, and an answer typed: by keyboard and menu, in the log once each."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle, type_key, visit
from tests.browser.test_cards_by_keyboard import Rows, again
from tests.conftest import Serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def choose(page: Page, act: str) -> None:
    """Choose from the menu of the session."""
    page.get_by_role("button", name="More").click()
    page.get_by_text(act, exact=True).click()
    settle(page)


def test_a_session_with_suspend_undo_and_a_typed_answer(page: Page, serve: Serve, tmp_path: Path, rows: Rows):
    server = serve(QUIZ_APP_DATA_FOLDER=str(tmp_path))
    visit(page, f"{server.address}/cards")
    heading = page.locator("h1")
    first = heading.inner_text()

    choose(page, "Suspend")
    expect(heading).not_to_have_text(first, use_inner_text=True)
    type_key(page, "u", heading.get_by_text(first))
    choose(page, "Type the answers")
    page.get_by_label("Your answer").fill("1 May 1948")
    page.get_by_label("Your answer").press("Enter")
    expect(page.get_by_text("As it is written")).to_be_visible()
    settle(page)
    type_key(page, "3", page.get_by_text("2 of"))
    page.reload()
    settle(page)

    assert rows(tmp_path, "select rating from reviews") == [(3,)]
    kinds = rows(tmp_path, "select kind from events where kind like 'card_%' order by at")
    assert kinds == [("card_suspended",), ("card_act_undone",)]
    assert again(page).count() == 0
