"""Progress and Settings for somebody who has studied for months: in a browser, at two widths, in two themes."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from quiz_app.banks.library import load_library
from quiz_app.domain.replay import schedules_of
from quiz_app.store.sql import open_sqlite
from tests.analysis.seeded import LEARNER, seeded_log
from tests.browser.conftest import come_to_rest, open_settings, settle, type_key, verdict, violations, visit
from tests.conftest import ROOT, Serve, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TODAY = "2026-11-23T10:00:00+00:00"
LOOKS = [(1280, "light"), (390, "dark"), (1280, "dark"), (390, "light")]
TABLES = 10


@pytest.fixture
def months(serve: Serve, tmp_path: Path) -> Server:
    """A server on whose database somebody has studied for four months."""
    (shelf,) = load_library([ROOT / "question_banks"]).shelves.values()
    (tmp_path / "data").mkdir()
    with closing(open_sqlite(tmp_path / "data" / "meridian.db")) as store:
        store.merge(LEARNER, seeded_log(shelf, date(2026, 11, 22), 120, new=2), schedules_of)
    return serve(folder=tmp_path, QUIZ_APP_NOW=TODAY)


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a width in a theme."""
    width, theme = request.param
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme) as context:
        opened = context.new_page()
        opened.set_default_timeout(20_000)
        yield opened


def no_faults(page: Page) -> None:
    """Neither a finding of axe nor a sideways scroll."""
    settle(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_progress_with_every_table_open_is_free_of_faults(look: Page, months: Server):
    visit(look, f"{months.address}/progress")
    expect(look.get_by_role("heading", name="Time you spent")).to_be_visible()
    no_faults(look)

    for table in look.get_by_text("as a table").all():
        table.click()
    expect(look.locator("table")).to_have_count(TABLES)
    look.get_by_role("button", name="Paragraph").first.click()

    no_faults(look)


def test_settings_with_everything_on_them_are_free_of_faults(look: Page, months: Server):
    pytest.importorskip("fsrs_rs_python")
    open_settings(look, months.address)
    expect(look.get_by_text("about ").first).to_be_visible()
    look.get_by_role("button", name="Fit the weights to my reviews").click()
    expect(look.get_by_text("before, ")).to_be_visible(timeout=30_000)
    look.get_by_text("Delete all of mine").click()
    expect(look.get_by_label("to confirm")).to_be_visible()

    no_faults(look)


def test_five_minutes_on_the_weakest_claims_are_a_quiz_and_then_its_cards(page: Page, months: Server):
    visit(page, months.address)
    page.get_by_role("link", name="What do I not know yet?").click()
    page.get_by_role("button", name="Five minutes on these").click()
    expect(page).to_have_url(re.compile("attempt="))
    expect(page.get_by_text("1 of 8")).to_be_visible()
    settle(page)
    for place in range(8):
        type_key(page, "d", verdict(page))
        type_key(page, "n", page.get_by_text("of eight points" if place == 7 else f"{place + 2} of 8"))
    page.get_by_role("button", name="Now the cards of the same").click()

    expect(page).to_have_url(f"{months.address}/cards")
    expect(page.locator("h1").first).to_be_visible()


def test_all_is_downloaded_deleted_by_a_typed_word_alone_and_stays_deleted(
    page: Page, months: Server, tmp_path: Path, rows: Callable[[Path, str], list[tuple[Any, ...]]]
):
    reviews = "SELECT count(*) FROM reviews"
    open_settings(page, months.address)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all of mine").click()
    download.value.save_as(tmp_path / "all.zip")
    page.get_by_text("Delete all of mine").click()
    expect(page.get_by_label("to confirm")).to_be_visible()
    come_to_rest(page)
    send = page.get_by_role("button", name="Delete everything of mine for good")
    send.click()
    expect(page.get_by_text("Nothing was deleted")).to_be_visible()
    assert rows(tmp_path / "data", reviews) != [(0,)]

    page.get_by_label("to confirm").fill("delete")
    settle(page)
    send.click()
    expect(page.get_by_text("Deleted for good")).to_be_visible()
    assert rows(tmp_path / "data", reviews) == [(0,)]

    page.locator("input[type=file]").set_input_files(tmp_path / "all.zip")
    expect(page.get_by_text("all.zip")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("stay deleted")).to_be_visible()
    assert rows(tmp_path / "data", reviews) == [(0,)]
