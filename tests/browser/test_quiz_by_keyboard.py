"""A quiz by keyboard alone, with a reload in the middle, and what is in the log after it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from quiz_app.domain.items import Item
from tests.browser.conftest import answer_by_keys, link, settle, type_key, visit
from tests.conftest import Serve, Server

pytestmark = pytest.mark.browser
Eight = list[tuple[Item, dict[str, Any]]]


def test_all_eight_kinds_by_keyboard_with_a_reload_in_the_middle(
    page: Page, serve: Serve, tmp_path: Path, eight: Eight, rows: Callable[..., list[tuple[Any, ...]]]
):
    server = serve(QUIZ_APP_DATA_FOLDER=str(tmp_path))
    visit(page, server.address + link(eight))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("1 of 8")).to_be_visible()
    settle(page)

    for place, (item, order) in enumerate(eight):
        answer_by_keys(page, item, order)
        expect(page.get_by_role("heading", name="Correct")).to_be_visible()
        last = place == 7
        type_key(page, "n", page.get_by_text("of eight points" if last else f"{place + 2} of 8"))
        if place == 3:
            page.reload()
            expect(page.get_by_text("5 of 8")).to_be_visible(timeout=30_000)
            settle(page)

    expect(page.get_by_text("Nothing was missed.")).to_be_visible()
    assert rows(tmp_path, "select count(*), sum(points) from responses") == [(8, 8.0)]


def test_the_focus_goes_to_the_verdict(page: Page, server: Server, eight: Eight):
    one = [pair for pair in eight if pair[0].kind == "true_false"]
    visit(page, server.address + link(one))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("1 of 1")).to_be_visible()
    settle(page)

    answer_by_keys(page, *one[0])

    expect(page.locator("h2:focus")).to_contain_text("Correct.")


def test_letters_typed_into_a_field_are_no_shortcuts(page: Page, server: Server, eight: Eight):
    one = [pair for pair in eight if pair[0].kind == "short_answer"]
    visit(page, server.address + link(one))
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("1 of 1")).to_be_visible()
    settle(page)

    page.get_by_test_id("stForm").locator("input").press_sequentially("dad")

    expect(page.get_by_test_id("stForm").locator("input")).to_have_value("dad")
    expect(page.get_by_role("heading", name="Why it matters")).to_have_count(0)


def test_an_ordering_row_and_a_matching_chip_can_be_dragged(page: Page, server: Server, eight: Eight):
    order = next(pair for pair in eight if pair[0].kind == "ordering")
    visit(page, server.address + link([order]))
    page.get_by_role("button", name="Start").click()
    slots = page.locator("[class*='st-key-slot-']")
    expect(slots.first).to_be_visible()
    settle(page)
    last = slots.last.inner_text().split("\n")[2]

    slots.last.drag_to(slots.first, source_position={"x": 20, "y": 20}, target_position={"x": 60, "y": 20})

    expect(slots.first).to_contain_text(last)
