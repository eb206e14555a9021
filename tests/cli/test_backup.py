"""`quiz-app backup`: consistent while the app runs, never over another file, never a part of a file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli import app
from quiz_app.domain.memory import fold
from quiz_app.services.identity import OWNER
from quiz_app.store.sql import SqlStore, open_sqlite
from tests.builders import READING, review

REVIEW = review(learner=OWNER)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The owner's database, with a review in it."""
    path = tmp_path / "data" / "meridian.db"
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(path.parent))
    with closing(open_sqlite(path)) as store:
        add(store)
    return path


def add(store: SqlStore, **fields: object) -> None:
    """Add a review and its schedule."""
    one = review(**{"learner": OWNER} | fields)
    store.add_review(one, fold(READING, one.card, [one]))


def run(*arguments: str | Path) -> Result:
    """What the command says and ends with."""
    return CliRunner().invoke(app, [str(one) for one in arguments])


def reviews(path: Path) -> list[object]:
    """The owner's reviews in a database."""
    with closing(open_sqlite(path)) as store:
        return list(store.reviews(OWNER))


def test_it_holds_what_is_kept(database: Path, tmp_path: Path):
    result = run("backup", tmp_path / "out" / "one.db")

    assert result.exit_code == 0, result.output
    assert reviews(tmp_path / "out" / "one.db") == [REVIEW]


def test_it_is_one_file_for_its_owner_alone(database: Path, tmp_path: Path):
    run("backup", tmp_path / "out" / "one.db")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["one.db"]
    assert (tmp_path / "out" / "one.db").stat().st_mode & 0o077 == 0


def test_it_is_made_while_the_app_writes(database: Path, tmp_path: Path):
    with closing(open_sqlite(database)) as running, closing(sqlite3.connect(database, isolation_level=None)) as writing:
        add(running, card="second")
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("DELETE FROM reviews")
        result = run("backup", tmp_path / "one.db")
        writing.execute("ROLLBACK")

    assert result.exit_code == 0, result.output
    assert len(reviews(tmp_path / "one.db")) == 2


def test_a_file_that_is_there_stays(database: Path, tmp_path: Path):
    (tmp_path / "one.db").write_text("something else")

    result = run("backup", tmp_path / "one.db")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "--force" in result.stderr
    assert (tmp_path / "one.db").read_text() == "something else"


def test_forced_it_takes_the_place_of_the_one_before(database: Path, tmp_path: Path):
    run("backup", tmp_path / "one.db")
    with closing(open_sqlite(database)) as store:
        add(store, card="second")

    run("backup", tmp_path / "one.db", "--force")

    assert len(reviews(tmp_path / "one.db")) == 2


def test_the_database_is_not_its_own_backup(database: Path):
    result = run("backup", database, "--force")

    assert (result.exit_code, "is the database itself" in result.stderr) == (1, True)
    assert reviews(database) == [REVIEW]


def test_where_nothing_is_kept_there_is_nothing_to_back_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "data"))

    result = run("backup", tmp_path / "one.db")

    assert (result.exit_code, "nothing to back up yet" in result.stderr) == (1, True)
    assert not (tmp_path / "data").exists()


def test_a_damaged_database_makes_no_backup(database: Path, tmp_path: Path):
    whole = database.read_bytes()
    database.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))

    result = run("backup", tmp_path / "out" / "one.db")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is damaged" in result.stderr
    assert list((tmp_path / "out").iterdir()) == []
