"""What the browser tests share: settling, answering by keyboard, and axe."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from quiz_app.banks.library import load_library
from quiz_app.domain.items import Cloze, Item, Matching, MultipleChoice, Numeric, Ordering, ShortAnswer
from quiz_app.domain.quiz import Draw, Plan, draw_form
from quiz_app.domain.shelf import Shelf
from tests.conftest import ROOT

READING = "russia-pakistan"
SEED = "browser"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The shipped reading with its banks."""
    return load_library([ROOT / "question_banks"]).shelves[READING]


@pytest.fixture(scope="session")
def eight(shelf: Shelf) -> list[tuple[Item, dict[str, Any]]]:
    """One item of each kind as the link below draws them: the item and the order of its parts, in the form's order."""
    chosen: dict[str, str] = {}
    for _, item in shelf.items.values():
        chosen.setdefault(item.kind, item.id)
    plan = Plan(title="", draw=Draw(only=tuple(chosen.values()), items=0))
    form = draw_form(READING, plan, SEED, shelf.digest, shelf.items.values(), shelf.revisions)
    return [(shelf.items[slot.item][1], dict(slot.order)) for slot in form.items]


def link(items: list[tuple[Item, dict[str, Any]]], **more: str) -> str:
    """The address of a quiz of these items."""
    only = ",".join(item.id for item, _ in items)
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    return f"/quiz?reading={READING}&seed={SEED}&only={only}&items=0{extra}"


AT_REST = """() => document.getAnimations().every(
    one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)"""


def settle(page: Page) -> None:
    """Wait until the page is drawn and nothing runs."""
    expect(page.get_by_test_id("stApp")).to_be_visible(timeout=30_000)
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
        " && !document.querySelector('[data-stale=true]')",
        timeout=30_000,
    )


def come_to_rest(page: Page) -> None:
    """Wait until nothing moves or changes its colour; what never ends does not count."""
    page.wait_for_function(AT_REST, timeout=10_000)


def open_settings(page: Page, server: str) -> None:
    """Open Settings and wait for its second run, in which it knows the theme that the browser keeps."""
    visit(page, f"{server}/settings")
    expect(page.locator(".st-key-pick-theme [aria-checked=true]")).to_be_visible()
    settle(page)


def choose(page: Page, label: str, option: Locator) -> None:
    """Choose from a list; one that a redraw closed is opened again."""
    settle(page)
    for _ in range(5):
        if not option.is_visible():
            page.get_by_label(label, exact=True).click()
        with suppress(TimeoutError):
            option.click(timeout=3_000)
            break
    settle(page)


def visit(page: Page, address: str) -> None:
    """Open an address and wait for its heading."""
    page.goto(address)
    expect(page.locator("h1").first).to_be_visible(timeout=30_000)
    settle(page)


def type_key(page: Page, key: str, shows: Locator) -> None:
    """Press one key, and wait for what it shows; once more where the page was not listening yet."""
    for patience in (4_000, 20_000):
        page.keyboard.press(key)
        try:
            expect(shows).to_be_visible(timeout=patience)
            break
        except AssertionError:
            if patience > 4_000:
                raise
    settle(page)


def answer_by_keys(page: Page, item: Item, order: dict[str, Any]) -> None:
    """Answer rightly with digits, letters and text alone, and check."""
    match item:
        case ShortAnswer() | Numeric() | Cloze():
            key = item.key()
            fields = page.get_by_test_id("stForm").locator("input")
            for place, text in enumerate([key] if isinstance(key, str) else list(key)):
                fields.nth(place).fill(str(text))
            fields.first.press("Enter")
            expect(verdict(page)).to_be_visible()
            settle(page)
            return
        case MultipleChoice():
            for place in (order["options"].index(key) for key in item.keys):
                type_key(page, str(place + 1), page.locator(f".st-key-picked-{place}"))
        case Matching():
            for left in order["lefts"]:
                matched = page.locator(f".st-key-drop-{left}").get_by_text("→")
                type_key(page, str(order["rights"].index(left) + 1), matched)
        case Ordering():
            put_in_order(page, list(order["entries"]), list(item.key()))
        case _:
            place = list(order.get("options", ("true", "false"))).index(item.key())
            type_key(page, str(place + 1), page.locator(f".st-key-picked-{place}"))
    type_key(page, "a", verdict(page))


def verdict(page: Page) -> Locator:
    """The heading that says how the answer was."""
    return page.locator(".st-key-verdict-now h2")


def put_in_order(page: Page, shown: list[str], wanted: list[str]) -> None:
    """Move entries up by their digits until they stand as wanted."""
    for place, entry in enumerate(wanted):
        while shown.index(entry) > place:
            now = shown.index(entry)
            page.keyboard.press(str(now + 1))
            shown[now - 1], shown[now] = shown[now], shown[now - 1]
            expect(page.locator("[class*='st-key-slot-']").nth(now - 1)).to_have_class(row_of(entry))
            settle(page)


def row_of(entry: str) -> re.Pattern[str]:
    """What the class list of an entry's row holds."""
    return re.compile(rf"st-key-slot-{re.escape(entry)}\b")


def violations(page: Page) -> list[str]:
    """What axe finds on the page, once no colour is on its way to another: rule and place."""
    come_to_rest(page)
    page.evaluate(AXE)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(result => JSON.stringify("
        "result.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(', '))))",
        TAGS,
    )
    return json.loads(found)


@pytest.fixture
def rows() -> Callable[[Path, str], list[tuple[Any, ...]]]:
    """Reads rows from a server's own database file."""

    def read(data: Path, query: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(data / "meridian.db") as database:
            return database.execute(query).fetchall()

    return read


@pytest.fixture
def somebody(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own."""
    with ExitStack() as stack:

        def new(width: int = 1280) -> Page:
            context = stack.enter_context(browser.new_context(viewport={"width": width, "height": 900}))
            page = context.new_page()
            page.set_default_timeout(15_000)
            return page

        yield new
