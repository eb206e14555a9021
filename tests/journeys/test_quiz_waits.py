"""All that is pressed while the database cannot even be read: she is told, and it waits on the screen."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quiz_app.domain.log import CRAM_TRIED, TIMELINE_ANSWERED
from quiz_app.ui import context
from tests.journeys.conftest import Visit, has, press, words
from tests.journeys.test_ailing_database import damaged
from tests.journeys.test_outage import NOT_SAVED, quiz, responses, waiting

NOT_DONE = "**That could not be done just now.**"
DAMAGED = "is damaged"


class Disk:
    """Where the database lies: it can fail, and be mended."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._failing = ExitStack()

    def fail(self) -> None:
        """Have nothing be read or written."""
        self._failing.enter_context(damaged(self._path))

    def mend(self) -> None:
        """Have all be as it was."""
        self._failing.close()


@pytest.fixture
def disk(_installation: None, tmp_path: Path) -> Iterator[Disk]:
    """The disk of this installation."""
    found = Disk(tmp_path / "data" / "meridian.db")
    yield found
    found.mend()


def test_what_was_typed(disk: Disk, visit: Visit):
    app = quiz(visit, only="pa-diversify-whose")
    fixed, _ = waiting()
    app.text_input(key=f"text-{fixed}-0").set_value("Pakistan")

    disk.fail()
    press(app, f"send-{fixed}")
    assert NOT_SAVED in words(app)
    assert app.text_input(key=f"text-{fixed}-0").value == "Pakistan"

    disk.mend()
    press(app, f"send-{fixed}")
    assert responses() == [(fixed, "pa-diversify-whose")]


def test_what_comes_after_the_feedback(disk: Disk, visit: Visit):
    app = press(quiz(visit), "unknown")

    disk.fail()
    stem = app.title[0].value
    press(app, "next")
    assert app.title[0].value != stem and DAMAGED in words(app)
    press(app, "unknown")
    assert NOT_SAVED in words(app)

    disk.mend()
    press(app, "unknown")
    assert "Why it matters" in words(app)


def test_the_end_of_practice(disk: Disk, visit: Visit):
    app = press(press(press(quiz(visit), "unknown"), "next"), "unknown")

    disk.fail()
    press(app, "next")
    assert "Why it matters" in words(app) and DAMAGED in words(app)

    disk.mend()
    press(app, "next")
    assert "of two points" in words(app)


def test_handing_in_an_exam(disk: Disk, visit: Visit):
    app = press(press(quiz(visit, "exam"), "unknown"), "unknown")

    disk.fail()
    press(app, "hand-in")
    assert NOT_DONE in words(app) and "Every question has an answer." in words(app)

    disk.mend()
    press(app, "hand-in")
    assert "of two points" in words(app)


def test_a_flag(disk: Disk, visit: Visit):
    app = quiz(visit, "exam")

    disk.fail()
    press(app, "flag")
    assert words(app).count(DAMAGED) == words(app).count(NOT_DONE) == 1

    disk.mend()
    press(app, "flag")
    assert app.button(key="flag").label == "Flagged"


def test_more_time_while_the_clock_goes_on(disk: Disk, visit: Visit):
    app = quiz(visit, minutes="10")

    disk.fail()
    press(app, "five-more")
    assert "10 min left" in words(app) and NOT_DONE in words(app)

    disk.mend()
    press(app, "five-more")
    assert "15 min left" in words(app)


def waits_and_is_kept_once(disk: Disk, app: AppTest, key: str, kind: str) -> None:
    """A press while the disk fails is told of and leaves the screen as it is; pressed again later it is in the log."""
    shown = app.title[0].value
    disk.fail()
    press(app, key)
    assert words(app).count(DAMAGED) == words(app).count(NOT_SAVED) == 1
    assert app.title[0].value == shown

    disk.mend()
    press(app, key)
    here = context.here()
    assert len(here.world.store.events(here.actor.learner, [kind])) == 1
    assert NOT_SAVED not in words(app)


def test_a_try_at_a_crammed_card(disk: Disk, visit: Visit):
    app = press(press(visit("cram"), "cram-all"), "reveal")
    front = app.title[0].value

    waits_and_is_kept_once(disk, app, "cram-2", CRAM_TRIED)

    assert app.title[0].value != front


def test_turning_a_crammed_card(disk: Disk, visit: Visit):
    app = press(visit("cram"), "cram-all")

    disk.fail()
    press(app, "reveal")

    assert has(app, "cram-1") and DAMAGED in words(app)


@pytest.mark.parametrize("game", ["order", "first"])
def test_a_round_of_the_timeline(disk: Disk, visit: Visit, game: str):
    app = press(visit("timeline"), f"play-{game}")

    waits_and_is_kept_once(disk, app, "unknown-0", TIMELINE_ANSWERED)

    assert has(app, "next")


@pytest.mark.parametrize("page", ["today", "quiz", "deck", "progress", "settings", "group"])
def test_a_page_that_is_opened_says_so_once(disk: Disk, visit: Visit, page: str):
    disk.fail()

    assert words(visit(page)).count(DAMAGED) == 1
