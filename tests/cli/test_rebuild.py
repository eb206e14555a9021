"""`quiz-app rebuild`: the caches are what the log comes to, and it says whether they had been."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quiz_app.cli import app
from quiz_app.domain.memory import Schedule, fold
from quiz_app.services.identity import OWNER
from quiz_app.store.sql import open_sqlite
from tests.builders import READING, review

REVIEW = review(learner=OWNER)
RIGHT = fold(READING, REVIEW.card, [REVIEW])


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the owner's database will be."""
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path))
    return tmp_path / "meridian.db"


@pytest.mark.parametrize(
    ("kept", "says"), [(RIGHT, "none had differed"), (Schedule(READING, REVIEW.card), "1 had differed")]
)
def test_it_says_whether_the_caches_had_differed_and_mends_them(database: Path, kept: Schedule, says: str):
    with closing(open_sqlite(database)) as store:
        store.add_review(REVIEW, kept)

    result = CliRunner().invoke(app, ["rebuild"])

    assert result.output == f"Folded 1 schedules of 1 learners anew from the logs; {says}.\n"
    with closing(open_sqlite(database)) as store:
        assert store.schedules(OWNER) == {(READING, REVIEW.card): RIGHT}


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE alembic_version SET version_num = 'from the future'", "newer version"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_a_database_that_is_not_ours_to_write_is_told_in_one_sentence(database: Path, statement: str, says: str):
    open_sqlite(database).close()
    with closing(sqlite3.connect(database)) as raw, raw:
        raw.execute(statement)

    result = CliRunner().invoke(app, ["rebuild"])

    assert (result.exit_code, result.stderr.count("\n"), says in result.stderr) == (1, 1, True)


def test_where_the_database_cannot_be_opened_it_says_so(database: Path):
    database.write_bytes(b"no database" * 1000)

    result = CliRunner().invoke(app, ["rebuild"])

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
