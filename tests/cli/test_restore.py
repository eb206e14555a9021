"""`quiz-app restore`: checked first, nothing overwritten unasked, what was there before put aside."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli import app
from quiz_app.domain.memory import fold
from quiz_app.services.identity import OWNER
from quiz_app.store.sql import open_sqlite
from tests.builders import READING, review
from tests.store.released import make_released

FIRST, SECOND = review(learner=OWNER), review(learner=OWNER, card="second")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the owner's database is, with one review in it."""
    path = tmp_path / "data" / "meridian.db"
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(path.parent))
    add(path, FIRST)
    return path


@pytest.fixture
def made(database: Path, tmp_path: Path) -> Path:
    """A backup of that, made before another review was added."""
    run("backup", tmp_path / "backup.db")
    add(database, SECOND)
    return tmp_path / "backup.db"


def add(path: Path, one) -> None:
    with closing(open_sqlite(path)) as store:
        store.add_review(one, fold(READING, one.card, [one]))


def run(*arguments: str | Path) -> Result:
    """What the command says and ends with."""
    return CliRunner().invoke(app, [str(one) for one in arguments])


def cards(path: Path) -> list[str]:
    """The cards reviewed in a database, by name."""
    with closing(open_sqlite(path)) as store:
        return sorted(one.card for one in store.reviews(OWNER))


def aside(database: Path) -> list[Path]:
    """What was put aside."""
    return sorted(database.parent.glob("meridian-before-*.db"))


def test_where_nothing_is_kept_it_is_put_in_place(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "new"))

    result = run("restore", made)

    assert result.exit_code == 0, result.output
    assert cards(tmp_path / "new" / "meridian.db") == ["arms-year"]


def test_what_is_kept_is_not_overwritten_unasked(made: Path, database: Path):
    result = run("restore", made)

    assert (result.exit_code, "--force" in result.stderr) == (1, True)
    assert cards(database) == ["arms-year", "second"]


def test_forced_it_puts_aside_what_was_there(made: Path, database: Path):
    result = run("restore", made, "--force")

    assert result.exit_code == 0, result.output
    assert cards(database) == ["arms-year"]
    assert [cards(old) for old in aside(database)] == [["arms-year", "second"]]


def test_twice_in_a_second_it_puts_aside_both(made: Path, database: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_NOW", "2026-11-24T09:00:00Z")
    run("restore", made, "--force")

    run("restore", made, "--force")

    assert [path.name for path in aside(database)] == [
        "meridian-before-20261124-090000-2.db",
        "meridian-before-20261124-090000.db",
    ]


def test_an_app_that_runs_goes_on_with_it(made: Path, database: Path):
    with closing(open_sqlite(database)) as running:
        running.reviews(OWNER)
        run("restore", made, "--force")

        running.add_review(SECOND, fold(READING, "second", [SECOND]))

    assert cards(database) == ["arms-year", "second"]


def test_a_damaged_database_is_replaced_and_kept_as_it_is(made: Path, database: Path):
    database.write_bytes(b"no database" * 1000)

    result = run("restore", made, "--force")

    assert result.exit_code == 0, result.output
    assert cards(database) == ["arms-year"]
    assert [old.read_bytes()[:11] for old in aside(database)] == [b"no database"]


def test_a_backup_of_an_earlier_version_is_brought_up(database: Path, tmp_path: Path):
    old = tmp_path / "old.db"
    make_released(old, "0001")
    with closing(sqlite3.connect(old)) as raw, raw:
        raw.execute("INSERT INTO reviews VALUES (1, 'a', ?, 'laptop', ?, 'old', 0, 3, 0, 0, 0.9, 4)", (OWNER, READING))

    result = run("restore", old, "--force")

    assert result.exit_code == 0, result.output
    assert cards(database) == ["old"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.unlink(), "There is no file"),
        (lambda path: path.write_bytes(b"no database" * 1000), "is not a database"),
        (lambda path: path.write_bytes(path.read_bytes()[:20_000]), "is damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:8192] + bytes(60_000)), "is damaged"),
    ],
)
def test_a_backup_that_is_no_whole_database_is_refused_first(made: Path, database: Path, spoil, says: str):
    spoil(made)

    result = run("restore", made, "--force")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert says in result.stderr
    assert cards(database) == ["arms-year", "second"]
    assert aside(database) == []


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE alembic_version SET version_num = 'from the future'", "newer version"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_a_database_that_is_not_ours_to_read_is_refused_first(made: Path, database: Path, statement: str, says: str):
    with closing(sqlite3.connect(made)) as raw, raw:
        raw.execute(statement)

    result = run("restore", made, "--force")

    assert (result.exit_code, says in result.stderr) == (1, True)
    assert cards(database) == ["arms-year", "second"]


def test_a_database_that_another_program_writes_is_left_alone(
    made: Path, database: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("quiz_app.store.files.BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(database, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        result = run("restore", made, "--force")
        writing.execute("ROLLBACK")

    assert (result.exit_code, "Another program holds" in result.stderr) == (1, True)
    assert cards(database) == ["arms-year", "second"]
