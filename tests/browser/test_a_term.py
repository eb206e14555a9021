"""A term in small, in Chromium: a class comes together, works on an assignment, and its scores go to the gradebook."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from quiz_app.domain.items import Item, SingleChoice, TrueFalse
from quiz_app.domain.shelf import Shelf
from tests.browser.classroom import PATIENCE, Somebody, assign, join, press, school, sign_in
from tests.browser.conftest import choose, settle, visit
from tests.conftest import Serve, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAMES = ("Amina", "Bilal", "Carla")
QUESTIONS = 10
POSSIBLE = "Points Possible"
Stems = dict[str, Item]


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    """A server in class mode, where Rahel may sign in."""
    return school(serve, tmp_path)


@pytest.fixture
def stems(shelf: Shelf) -> Stems:
    """The items by what is asked."""
    return {item.stem: item for _, item in shelf.items.values()}


def test_a_class_works_and_its_teacher_watches_mends_and_takes_the_scores(
    server: Server, somebody: Somebody, stems: Stems
):
    teacher = somebody()
    sign_in(teacher, server)
    link = assign(teacher)
    teacher.evaluate("window.watching = true")  # gone with a reload
    students = {name: somebody(390) for name in NAMES}
    codes = {name: join(page, link, name) for name, page in students.items()}
    sees(teacher, done=0, at_work=0, not_begun=3)

    for page in students.values():
        press(page, "Start")
        give_up(page, 1)
    sees(teacher, done=0, at_work=3, not_begun=0)
    reload_and_go_on(students["Bilal"], 2)
    tablet = somebody(768)
    come_back(tablet, server, codes["Carla"])
    give_up(tablet, 2)
    for name in ("Bilal", "Carla"):
        expect(row_of(teacher, name)).to_contain_text(f"2 of {QUESTIONS}", timeout=PATIENCE)
    know_the_rest_and_hand_in(students["Amina"], 2, stems)
    sees(teacher, done=1, at_work=2, not_begun=0)
    assert teacher.evaluate("window.watching")

    press(teacher, "Close it now")
    sees(teacher, done=3, at_work=0, not_begun=0)
    before = gradebook(teacher)
    excuse(teacher)
    after = gradebook(teacher)

    assert list(before) == list(after) == [POSSIBLE, *NAMES]
    assert before[POSSIBLE] == QUESTIONS
    assert after[POSSIBLE] in (QUESTIONS - 1, QUESTIONS)  # each draws her own: not all were asked what is excused
    for scores in (before, after):
        assert scores["Amina"] > 0 == scores["Bilal"] == scores["Carla"]


def sees(teacher: Page, done: int, at_work: int, not_begun: int) -> None:
    """The teacher sees how many are where, on the page as it stands."""
    counts = f"{done} done, {at_work} at work, {not_begun} not begun"
    expect(teacher.get_by_text(counts)).to_be_visible(timeout=PATIENCE)


def row_of(teacher: Page, name: str) -> Locator:
    """A student's row in the table of who is at work."""
    return teacher.get_by_role("row").filter(has_text=name)


def stem(page: Page, number: int) -> str:
    """What the question of this number asks, once it is on the screen."""
    expect(page.get_by_text(f"{number} of {QUESTIONS}")).to_be_visible(timeout=PATIENCE)
    settle(page)
    return page.locator(".st-key-stem h1").inner_text()


def give_up(page: Page, number: int) -> None:
    """Go on from the question of this number without an answer."""
    stem(page, number)
    press(page, "I don’t know")


def know(page: Page, number: int, stems: Stems) -> None:
    """Answer rightly where one option is to be picked, else give up."""
    item = stems.get(stem(page, number))
    if not isinstance(item, SingleChoice | TrueFalse):
        give_up(page, number)
        return
    key = str(item.key()).capitalize()
    if isinstance(item, SingleChoice):
        key = next(option.text for option in item.options if option.id == item.key())
    page.locator(".st-key-options").get_by_role("button").filter(has_text=key).click()
    settle(page)
    press(page, "Save and go on")


def reload_and_go_on(page: Page, number: int) -> None:
    """Load the page again in mid-attempt: the same question is there, and can be answered."""
    asked = stem(page, number)
    page.reload()
    assert stem(page, number) == asked
    give_up(page, number)


def come_back(page: Page, server: Server, code: str) -> None:
    """On another device: the return code, and from Today to where the attempt stands."""
    visit(page, f"{server.address}/signin")
    page.get_by_role("textbox", name="Return code").fill(code)
    press(page, "Come back")
    expect(page.get_by_text("Assigned to you")).to_be_visible(timeout=PATIENCE)
    settle(page)
    page.locator(".st-key-assigned").get_by_role("button", name="Continue").click()
    page.locator(".st-key-start-assignment button").click()


def know_the_rest_and_hand_in(page: Page, number: int, stems: Stems) -> None:
    """Answer from the question of this number to the last, and hand in."""
    for place in range(number, QUESTIONS + 1):
        know(page, place, stems)
    press(page, "Hand in")


def section(teacher: Page, name: str, shows: str) -> None:
    """Open a section of the class."""
    teacher.get_by_role("radio", name=name, exact=True).click()
    expect(teacher.get_by_text(shows).first).to_be_visible(timeout=PATIENCE)
    settle(teacher)


def excuse(teacher: Page) -> None:
    """The teacher takes the first question out of everybody's total, and says why."""
    section(teacher, "Items", "How many got it right")
    teacher.get_by_text("Something is wrong with this question").click()
    settle(teacher)
    choose(teacher, "What to do", teacher.get_by_role("option", name="Excuse it"))
    teacher.get_by_label("Why (").fill("Two keys")
    teacher.get_by_label("Why (").press("Tab")
    settle(teacher)
    press(teacher, "Score it anew")
    expect(teacher.get_by_text("Excused: in nobody’s total").first).to_be_visible(timeout=PATIENCE)


def gradebook(teacher: Page) -> dict[str, float]:
    """The points by student, and before them those possible, as the file for Canvas has them."""
    section(teacher, "Results", "Students and questions")
    with teacher.expect_download() as taken:
        teacher.get_by_role("button", name="Canvas").click()
    _, *rows = csv.reader(StringIO(taken.value.path().read_text(encoding="utf-8"), newline=""))
    return {row[0].strip(): float(row[5]) for row in rows}
