"""`quiz-app doctor`: one line a check, what to do where something is wrong, and an exit code that says so."""

import sqlite3
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli import app
from quiz_app.domain.memory import Schedule
from quiz_app.services.identity import OWNER
from quiz_app.store.sql import open_sqlite
from tests.builders import READING, review

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The owner's database, with nothing in it yet."""
    path = tmp_path / "data" / "meridian.db"
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(path.parent))
    open_sqlite(path).close()
    return path


def doctor() -> Result:
    """What it says."""
    return CliRunner().invoke(app, ["doctor"])


def test_a_sound_installation_is_well(database: Path):
    result = doctor()

    assert result.exit_code == 0, result.output
    assert [line.split()[:2] for line in result.output.splitlines()] == [
        ["ok", "settings:"],
        ["ok", "disk:"],
        ["ok", "database:"],
        ["ok", "migrations:"],
        ["ok", "caches:"],
        ["ok", "banks:"],
    ]


def test_a_new_installation_is_well_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "new"))

    result = doctor()

    assert result.exit_code == 0, result.output
    assert not (tmp_path / "new").exists()


def test_caches_that_differ_are_found(database: Path):
    with closing(open_sqlite(database)) as store:
        store.add_review(review(learner=OWNER), Schedule(READING, "arms-year"))

    result = doctor()

    assert result.exit_code == 1
    assert "wrong caches: 1 schedules differ from the log\n      -> Run quiz-app rebuild." in result.output


def test_an_earlier_schema_is_found(database: Path):
    with closing(sqlite3.connect(database)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '0001'")

    result = doctor()

    assert "wrong migrations: the schema is 0001\n      -> Start the app once" in result.output


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.write_bytes(b"no database" * 1000), "is not a database"),
        (lambda path: path.write_bytes(path.read_bytes()[:20_000]), "is damaged"),
    ],
)
def test_a_database_that_is_damaged_is_found(database: Path, spoil, says: str):
    spoil(database)

    result = doctor()

    assert result.exit_code == 1
    assert says in result.output
    assert "wrong database" in result.output


def test_a_disk_that_is_nearly_full_is_found(database: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10**9, 10**9, 10**6))

    result = doctor()

    assert (result.exit_code, "Make room" in result.output) == (1, True)


def test_a_bank_with_problems_is_found(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "banks" / "one").mkdir(parents=True)
    (tmp_path / "banks" / "one" / "reading.yaml").write_text("format: 1\n")
    monkeypatch.setenv("QUIZ_APP_BANKS", str(tmp_path / "banks"))

    result = doctor()

    assert (result.exit_code, "Run quiz-app check" in result.output) == (1, True)


def test_settings_that_cannot_be_used_are_all_that_it_looks_at(database: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QUIZ_APP_PORT", "none")

    result = doctor()

    assert result.exit_code == 1
    assert result.output.startswith("wrong settings: QUIZ_APP_PORT")
