"""A class at work in Chromium: link, joining, an exam, a reload in its middle, closing time; the teacher watches."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from quiz_app.banks.library import load_library
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.services import identity, quizsets
from quiz_app.services.world import World
from quiz_app.store.sql import open_sqlite
from tests.browser.conftest import settle, visit
from tests.conftest import MERIDIAN, ROOT, Serve, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "a long enough password"
PATIENCE = 20_000


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    """A server in class mode, where Rahel may sign in."""
    given = {"QUIZ_APP_DATA_FOLDER": str(tmp_path / "data"), "QUIZ_APP_MODE": "class", "PYTHONPATH": str(ROOT)}
    add = [*MERIDIAN, "teacher", "add", "rahel", "--full-name", "Rahel"]
    subprocess.run(add, cwd=tmp_path, env=given, input=PASSWORD + "\n", text=True, check=True, capture_output=True)
    return serve(folder=tmp_path, **given)


@pytest.fixture
def somebody(browser: Browser) -> Iterator:
    """Opens a page in a browser of its own."""
    with ExitStack() as stack:

        def new(width: int = 1280) -> Page:
            context = stack.enter_context(browser.new_context(viewport={"width": width, "height": 900}))
            page = context.new_page()
            page.set_default_timeout(15_000)
            return page

        yield new


def press(page: Page, name: str) -> None:
    """Press a button, and wait until nothing runs."""
    page.get_by_role("button", name=name).first.click()
    settle(page)


def sign_in(page: Page, server: Server) -> None:
    """The teacher, in Teach."""
    visit(page, f"{server.address}/signin")
    page.get_by_role("textbox", name="Name").fill("rahel")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("What the class is called")).to_be_visible(timeout=PATIENCE)
    settle(page)


def assign(page: Page) -> str:
    """An exam is assigned to a new class; the link to it."""
    page.get_by_label("What the class is called").fill("IR 201")
    press(page, "Open the class")
    page.get_by_role("radio", name="Assignments").click()
    settle(page)
    press(page, "Assign it")
    return page.locator(".st-key-card-assignment-link code").inner_text()


def join(page: Page, link: str, name: str) -> None:
    """Follow the link through joining to the assignment."""
    page.goto(link)
    page.get_by_role("textbox", name="Your name").fill(name)
    press(page, "Join")
    press(page, "Go on")
    expect(page.get_by_role("button", name="Start")).to_be_visible(timeout=PATIENCE)
    settle(page)


def test_a_student_takes_an_exam_and_the_teacher_watches(server: Server, somebody):
    teacher, student = somebody(), somebody(390)
    sign_in(teacher, server)
    link = assign(teacher)

    join(student, link, "Amina")
    press(student, "Start")
    expect(student.get_by_text("1 of 10")).to_be_visible(timeout=PATIENCE)
    expect(teacher.get_by_text("0 done, 1 at work, 0 not begun")).to_be_visible(timeout=PATIENCE)

    press(student, "I don’t know")
    expect(student.get_by_text("2 of 10")).to_be_visible(timeout=PATIENCE)
    expect(teacher.get_by_role("cell", name="1 of 10").first).to_be_visible(timeout=PATIENCE)

    student.reload()
    expect(student.get_by_text("2 of 10")).to_be_visible(timeout=PATIENCE)
    settle(student)
    assert "rationale" not in student.content()

    press(teacher, "Close it now")
    expect(teacher.get_by_text("1 done, 0 at work, 0 not begun")).to_be_visible(timeout=PATIENCE)
    expect(student.get_by_text("What was saved until then counts").first).to_be_visible(timeout=PATIENCE)
    expect(student.get_by_text("Why it matters")).to_have_count(0)


def test_a_quiz_on_paper_keeps_each_question_together(serve: Serve, page: Page, tmp_path: Path):
    server = serve(folder=tmp_path)
    with closing(open_sqlite(tmp_path / "data" / "meridian.db")) as store:
        library = load_library([ROOT / "question_banks"])
        world = World(library, store, lambda: datetime.now(UTC), lambda: str(uuid4()))
        plan = Plan(title="All of it", draw=Draw(items=40))
        quizsets.save_set(identity.owner(world), world, "paper", "russia-pakistan", plan)

    visit(page, f"{server.address}/print?set=paper")
    page.get_by_text("With the key").click()
    expect(page.get_by_role("heading", name="Key to version A")).to_be_visible(timeout=PATIENCE)
    settle(page)
    printed = page.pdf(format="A4")
    page.emulate_media(media="print")

    inside = page.locator("[class*='st-key-sheet-item-']").evaluate_all(
        "all => all.map(one => getComputedStyle(one).breakInside)"
    )
    assert inside == ["avoid"] * 40
    assert page.locator(".st-key-sheet-key").evaluate("one => getComputedStyle(one).breakBefore") == "page"
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator(".st-key-print-choices")).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 5  # not one page with the rest cut off
