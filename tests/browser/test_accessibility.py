"""No axe violation and no sideways scroll on any screen, at two widths and in two themes; and axe does see faults."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from quiz_app.banks.library import load_library
from quiz_app.domain.items import Item
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.services import assigning, cohorts, identity, joining
from quiz_app.services.world import World
from quiz_app.store.sql import open_sqlite
from tests.browser.conftest import answer_by_keys, link, settle, type_key, verdict, violations, visit
from tests.conftest import ROOT, Serve, Server

pytestmark = pytest.mark.browser
Eight = list[tuple[Item, dict[str, Any]]]
LOOKS = [  # each width and each theme among the quick tests, the other two pairs among the slow ones
    pytest.param((1280, "light"), id="1280-light"),
    pytest.param((390, "dark"), id="390-dark"),
    pytest.param((1280, "dark"), id="1280-dark", marks=pytest.mark.slow),
    pytest.param((390, "light"), id="390-light", marks=pytest.mark.slow),
]
FAULTS = """<!doctype html><html><head></head><body>
<img src="x.png"><button></button><input type="text">
<p style="color: #ccc; background: #fff">faint</p><div role="radio">one</div></body></html>"""


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a width in a theme."""
    width, theme = request.param
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme) as context:
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        yield opened


def faults(page: Page, screen: str) -> list[str]:
    """What is wrong with a screen: axe's findings, and whether it scrolls sideways."""
    found = [f"{screen}: {one}" for one in violations(page)]
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*found, f"{screen}: scrolls sideways"] if wide else found


def begin(page: Page) -> None:
    """Start the quiz that a link led to."""
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("1 of")).to_be_visible()
    settle(page)


def test_every_page_is_free_of_faults(look: Page, server: Server):
    address = server.address
    found = []
    for name in (
        "",
        "/read",
        "/timeline",
        "/quiz",
        "/cards",
        "/progress",
        "/settings",
        "/problems",
        "/library",
        "/group",
        "/room",
        "/deck",
        "/edit",
        "/cram",
        "/join",
        "/teach",
        "/studio",
    ):
        visit(look, address + name)
        found += faults(look, name or "/today")

    visit(look, f"{address}/read")
    look.get_by_text("claims, and what other sources say").first.click()
    settle(look)
    found += faults(look, "claims")

    assert found == []


def test_every_kind_is_free_of_faults_before_and_after_the_answer(look: Page, server: Server, eight: Eight):
    visit(look, server.address + link(eight, certainty="true"))
    begin(look)
    found = []
    for place, (item, _) in enumerate(eight):
        found += faults(look, item.kind)
        type_key(look, "d", verdict(look))
        found += faults(look, f"{item.kind} answered")
        type_key(look, "n", look.get_by_text("of eight points" if place == 7 else f"{place + 2} of 8"))
    look.get_by_text("1. ").first.click()
    settle(look)

    assert [*found, *faults(look, "result")] == []


def test_a_right_answer_and_an_exam_are_free_of_faults(look: Page, server: Server, eight: Eight):
    address = server.address
    one = [pair for pair in eight if pair[0].kind == "single_choice"]
    visit(look, address + link(one))
    begin(look)
    answer_by_keys(look, *one[0])
    found = faults(look, "right")
    visit(look, address + link(one, mode="exam", minutes="10"))
    begin(look)
    found += faults(look, "exam")
    type_key(look, "n", look.get_by_text("Before you hand in"))

    assert [*found, *faults(look, "before handing in")] == []


def test_the_sides_of_a_card_and_the_end_are_free_of_faults(look: Page, serve: Serve):
    visit(look, f"{serve().address}/cards")
    found = faults(look, "front")
    again = look.get_by_role("button", name="Again")
    for _ in range(10):
        type_key(look, "s", again)
        found += faults(look, "back")
        look.keyboard.press("4")
        expect(again).to_have_count(0)
        settle(look)
    expect(look.get_by_text("That was all for today")).to_be_visible()
    found += faults(look, "done")
    look.goto(look.url.replace("/cards", "/"))
    expect(look.get_by_text("Nothing is due today")).to_be_visible(timeout=30_000)
    settle(look)

    assert [*found, *faults(look, "today, nothing due")] == []


@pytest.mark.slow
def test_assigning_and_taking_are_free_of_faults(look: Page, serve: Serve, tmp_path: Path):
    assigned(tmp_path / "data")
    address = serve(folder=tmp_path).address
    found = []
    for name in ("/assignment?id=a", "/print?assignment=a", "/teach?class=class&assignment=a"):
        visit(look, address + name)
        found += faults(look, name)
    for section, button in (("Assignments", "All assignments"), ("Quiz sets", "Put a quiz set together")):
        look.get_by_role("radio", name=section).click()
        settle(look)
        found += faults(look, section)
        look.get_by_role("button", name=button).click()
        settle(look)
        found += faults(look, button)
    visit(look, f"{address}/assignment?id=a")
    look.get_by_role("button", name="Start").click()
    expect(look.get_by_text("1 of 2")).to_be_visible()
    settle(look)
    look.get_by_role("button", name="Skip").click()
    look.get_by_role("button", name="Skip").click()
    look.get_by_role("button", name="Hand in").click()
    expect(look.get_by_text("Answers are shown after")).to_be_visible()
    settle(look)

    assert [*found, *faults(look, "handed in")] == []


def assigned(data: Path) -> None:
    """A class of the owner's, with an exam that she can take in it herself."""
    with closing(open_sqlite(data / "meridian.db")) as store:
        library = load_library([ROOT / "question_banks"])
        world = World(library, store, lambda: datetime.now(UTC), lambda: str(uuid4()))
        owner = identity.owner(world)
        cohort = cohorts.open_cohort(owner, world, "IR 201", cohort_id="class")
        joining.join(owner, world, cohort.code, "Amina")
        plan = Plan(title="Week one", draw=Draw(kinds=("single_choice",), items=2), mode="exam", minutes=10)
        closes = world.now() + timedelta(hours=2)
        assigning.assign(
            owner, world, "class", "a", title="Week one", reading="russia-pakistan", plan=plan, closes=closes
        )


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_scrolls_sideways_on_a_narrow_screen(browser: Browser, server: Server, width: int, eight: Eight):
    address = server.address
    with browser.new_context(viewport={"width": width, "height": 700}) as context:
        page = context.new_page()
        for name in ("", "/read", "/timeline", "/quiz", "/cards", "/settings"):
            visit(page, address + name)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
        visit(page, address + link(eight))
        begin(page)
        for place in range(8):
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), place
            type_key(page, "d", verdict(page))
            type_key(page, "n", page.get_by_text("of eight points" if place == 7 else f"{place + 2} of 8"))


def test_axe_sees_the_faults_of_a_page_made_of_them(page: Page):
    page.set_content(FAULTS)

    rules = {one.split(":")[0] for one in violations(page)}

    assert {"image-alt", "button-name", "label", "color-contrast", "document-title", "html-has-lang"} <= rules


@pytest.mark.slow
def test_what_is_done_to_cards_is_free_of_faults(look: Page, serve: Serve):
    address = serve().address
    visit(look, f"{address}/cards")
    look.get_by_role("button", name="More").click()
    expect(look.get_by_text("Bury until tomorrow")).to_be_visible()
    found = faults(look, "menu")
    look.get_by_text("Type the answers").click()
    look.get_by_label("Your answer").fill("something else")
    look.keyboard.press("Enter")
    expect(look.get_by_text("Not the same")).to_be_visible()
    settle(look)
    found += faults(look, "typed")
    look.keyboard.press("4")
    expect(look.get_by_text("2 of")).to_be_visible()
    settle(look)
    visit(look, f"{address}/deck")
    look.get_by_text("Choose by topic").click()
    settle(look)
    found += faults(look, "filters")
    look.locator("[class*='st-key-card-row'] a").first.click()
    expect(look.get_by_role("heading", name="About this card")).to_be_visible()
    settle(look)
    look.get_by_text("The same as a table").first.click()
    look.get_by_text("One review").first.click()
    settle(look)
    found += faults(look, "about a card")
    visit(look, f"{address}/cram")
    look.get_by_role("button", name="Cram all cards").click()
    type_key(look, "s", look.get_by_role("button", name="Not yet"))

    assert [*found, *faults(look, "cramming")] == []
