"""A class at work in Chromium: link, joining, an exam, a reload in its middle, closing time; the teacher watches."""

import re
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from quiz_app.banks.library import load_library
from quiz_app.domain.quiz import Draw, Plan
from quiz_app.services import identity, quizsets
from quiz_app.services.world import World
from quiz_app.store.sql import open_sqlite
from tests.browser.classroom import PATIENCE, Somebody, assign, join, press, school, sign_in
from tests.browser.conftest import settle, visit
from tests.conftest import ROOT, Serve, Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    """A server in class mode, where Rahel may sign in."""
    return school(serve, tmp_path)


def test_a_student_takes_an_exam_and_the_teacher_watches(server: Server, somebody: Somebody):
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
