"""A reading as an author begins it: a paragraph, a claim and one item; no cards, dates, people or quizzes yet."""

from pathlib import Path

import pytest

from quiz_app.ui.pages import pages
from tests.journeys.conftest import Visit, has, press, second_reading, words

BARE = "format: 1\nid: bare\ntitle: A bare reading\n"


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of readings with the small one alone."""
    folder = tmp_path / "small"
    folder.mkdir()
    second_reading(folder)
    monkeypatch.setenv("QUIZ_APP_BANKS", str(folder))
    return folder


@pytest.mark.parametrize("page", [entry.view for entry in pages(2)])
@pytest.mark.usefixtures("only")
def test_every_page_draws(visit: Visit, page: str):
    assert words(visit(page))


@pytest.mark.usefixtures("only")
def test_the_first_question_is_one_click_away_without_a_ready_made_quiz(visit: Visit):
    app = press(visit(), "first")

    assert "Ships may pass." in words(app)


@pytest.mark.parametrize("page", ["today", "quiz"])
@pytest.mark.usefixtures("only")
def test_no_heading_stands_over_nothing(visit: Visit, page: str):
    assert "Ready-made" not in words(visit(page))


@pytest.mark.usefixtures("only")
def test_its_one_question_is_answered_to_the_result(visit: Visit):
    app = visit()
    for key in ("first", "o0", "check", "next"):
        press(app, key)

    assert "of one point" in words(app)
    assert not has(app, "again")


@pytest.mark.parametrize("page", [entry.view for entry in pages(2)])
def test_every_page_draws_for_a_reading_without_a_bank(visit: Visit, page: str, only: Path):
    (only / "straits" / "straits.yaml").unlink()
    (only / "straits" / "reading.yaml").write_text(BARE, encoding="utf-8")

    assert words(visit(page))


def test_what_is_found_in_any_reading_gives_a_quiz(visit: Visit, folder: Path):
    second_reading(folder)
    app = visit("library")
    app.text_input(key="search").set_value("ships may pass").run()

    press(app, "hit-quiz-0")

    assert "What you looked up" in words(app)
    assert "Ships may pass." in words(app)


def test_words_that_nothing_holds_find_nothing(visit: Visit):
    app = visit("read")

    app.text_input(key="search").set_value("zeppelin **bold**").run()

    assert "Nothing holds all of these words" in words(app)
