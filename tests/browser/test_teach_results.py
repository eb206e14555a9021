"""A teacher in Chromium: the results and items of her class, an item excused, the gradebook taken; free of faults."""

import csv
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from quiz_app.banks.library import load_library
from quiz_app.services.world import World
from quiz_app.store.sql import open_sqlite
from tests.browser.conftest import choose, settle, violations, visit
from tests.conftest import ROOT, Serve
from tests.journeys.seeded_class import seeded_class

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    """A server whose owner teaches a class of thirty that has taken an assignment."""
    (tmp_path / "data").mkdir()
    with closing(open_sqlite(tmp_path / "data" / "meridian.db")) as store:
        library = load_library([ROOT / "question_banks"])
        seeded_class(World(library, store, lambda: datetime.now(UTC), lambda: str(uuid4())), 30)
    return serve(folder=tmp_path).address


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["1280-light", "390-dark"])
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a width in a theme."""
    width, theme = request.param
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme) as context:
        opened = context.new_page()
        opened.set_default_timeout(20_000)
        yield opened


def section(page: Page, name: str, shows: str) -> None:
    page.locator(".st-key-pick-section").get_by_text(name, exact=True).click()
    expect(page.get_by_text(shows).first).to_be_visible(timeout=30_000)
    settle(page)


def unfold(page: Page, title: Locator, shows: Locator) -> None:
    """Open what is folded; a click that met a redraw is given again, but none that would fold it again."""
    for _ in range(5):
        settle(page)
        if title.evaluate("one => !one.closest('details').open"):
            title.click()
        with suppress(AssertionError):
            expect(shows).to_be_visible(timeout=3_000)
            return


def faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*violations(page), *(["scrolls sideways"] if wide else [])]


def test_results_and_items_are_free_of_faults(look: Page, address: str):
    visit(look, f"{address}/teach")
    section(look, "Results", "Students and questions")
    choose(look, "Attempt", look.get_by_role("option").first)
    expect(look.get_by_text("Begun")).to_be_visible()
    unfold(look, look.get_by_text("1. ").first, look.get_by_text("Comment for the student").first)
    expect(look.get_by_text("Comment for the student").first).to_be_visible()
    settle(look)
    found = [f"results: {one}" for one in faults(look)]

    section(look, "Items", "How many got it right")
    look.get_by_text("The same as a table").click()
    look.get_by_text("Something is wrong with this question").click()
    settle(look)

    assert [*found, *(f"items: {one}" for one in faults(look))] == []


def test_a_teacher_excuses_an_item_and_takes_the_gradebook(page: Page, address: str):
    visit(page, f"{address}/teach")
    section(page, "Items", "How many got it right")
    page.get_by_text("Something is wrong with this question").click()
    settle(page)
    choose(page, "What to do", page.get_by_role("option", name="Excuse it"))
    page.get_by_label("Why (").fill("Two keys")
    page.get_by_label("Why (").press("Tab")
    settle(page)
    page.get_by_role("button", name="Score it anew").click()
    expect(page.get_by_text("Excused: in nobody’s total").first).to_be_visible()

    section(page, "Results", "Students and questions")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Canvas").click()
    header, possible, *students = csv.reader(StringIO(taken.value.path().read_text(encoding="utf-8"), newline=""))

    assert header[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert (possible[5], {row[5] for row in students}) == ("2.00", {"2.00"})
