"""A disk that is really full: one sentence, nothing half written, and on it goes once there is room."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli import app
from quiz_app.domain.errors import StoreUnavailable
from quiz_app.domain.log import Review
from quiz_app.domain.memory import fold
from quiz_app.domain.replay import schedules_of
from quiz_app.services.identity import OWNER
from quiz_app.store.sql import SqlStore, open_sqlite
from tests.builders import LEARNER, READING, event, review
from tests.conftest import ROOT
from tests.disks import fill, small_disk


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte."""
    with small_disk(tmp_path / "small") as folder:
        yield folder


def rate_until_refused(store: SqlStore, taken: list[Review]) -> None:
    """Rate one card after another, and keep those that the store took."""
    for number in count():
        one = review(card=f"card-{number}")
        taken.append(store.add_review(one, fold(READING, one.card, [one])))


def test_what_was_taken_is_kept_and_the_rest_is_not_there(small: Path):
    taken: list[Review] = []
    with closing(open_sqlite(small / "meridian.db")) as store:
        fill(small, leave=200_000)

        with pytest.raises(StoreUnavailable, match="is full"):
            rate_until_refused(store, taken)

        assert {one.id for one in store.reviews(LEARNER)} == {one.id for one in taken}
        assert store.schedules(LEARNER) == {(one.reading, one.card): one for one in schedules_of(store.log(LEARNER))}


def test_once_there_is_room_it_goes_on(small: Path):
    with closing(open_sqlite(small / "meridian.db")) as store:
        ballast = fill(small, leave=200_000)
        with pytest.raises(StoreUnavailable):
            rate_until_refused(store, [])
        ballast.unlink()

        assert store.add_event(event()) == event()
    with closing(sqlite3.connect(small / "meridian.db")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_disk_that_is_full_from_the_start_is_told_in_one_sentence(small: Path):
    fill(small)

    with pytest.raises(StoreUnavailable, match=r"is full|cannot be|failed"):
        open_sqlite(small / "meridian.db")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The owner's database, larger than the small disk."""
    path = tmp_path / "data" / "meridian.db"
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(path.parent))
    with closing(open_sqlite(path)) as store:
        store.add_event(event(learner=OWNER, data={"value": "x" * 2_000_000}))
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_a_backup_onto_a_full_disk_leaves_no_part_of_it(database: Path, small: Path):
    result = run("backup", small / "one.db")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is full" in result.stderr
    assert list(small.iterdir()) == []


def test_a_restore_onto_a_full_disk_leaves_what_was_there(database: Path, small: Path, monkeypatch: pytest.MonkeyPatch):
    run("backup", small.parent / "one.db")
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(small))
    with closing(open_sqlite(small / "meridian.db")) as store:
        store.add_review(review(learner=OWNER), fold(READING, "arms-year", [review()]))

    result = run("restore", small.parent / "one.db", "--force")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is full" in result.stderr
    with closing(open_sqlite(small / "meridian.db")) as store:
        assert store.reviews(OWNER) == [review(learner=OWNER)]
        assert store.events(OWNER) == []


LIMITED = """
import resource, sys
from quiz_app.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="this system has no such limit")
def test_a_file_that_may_not_grow_is_told_in_one_sentence(database: Path, tmp_path: Path):
    target = tmp_path / "out" / "one.db"
    command = [sys.executable, "-c", LIMITED, "backup", str(target)]

    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)

    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "nothing was saved" in ended.stderr
    assert list(target.parent.iterdir()) == []
