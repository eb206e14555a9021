"""`quiz-app log`: an export that is a backup, and an import that is all or nothing."""

from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli.log import app
from quiz_app.domain.items.revision import content_of, hash_of
from quiz_app.domain.log import Log
from quiz_app.domain.memory import fold
from quiz_app.interchange.csv_columns import COLUMNS
from quiz_app.services.identity import OWNER
from quiz_app.store.sql import open_sqlite
from tests.builders import READING, attempt, event, every_kind, response, review

REVIEW = review(learner=OWNER)
CONTENTS = {hash_of(content_of(item)): content_of(item) for item in every_kind()}


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The owner's database, with a row of every log."""
    path = tmp_path / "data" / "meridian.db"
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(path.parent))
    with closing(open_sqlite(path)) as store:
        store.add_attempt(attempt(learner=OWNER), CONTENTS)
        store.add_response(response(learner=OWNER, answer="Линия Дюранда"))
        store.add_review(REVIEW, fold(READING, "arms-year", [REVIEW]))
        store.add_event(event(learner=OWNER, subject="=name"))
    return path


def run(*arguments: str | Path) -> Result:
    """What the command says and ends with."""
    return CliRunner().invoke(app, [str(one) for one in arguments])


def log_of(path: Path) -> Log:
    """The owner's log in a database."""
    with closing(open_sqlite(path)) as store:
        return store.log(OWNER)


def test_an_export_holds_the_documented_files(database: Path, tmp_path: Path):
    result = run("export", tmp_path / "out" / "today")

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "out" / "today").iterdir()) == sorted(COLUMNS)


def test_an_export_imported_on_a_new_machine_is_the_same_log(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    run("export", tmp_path / "out")
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "new"))

    result = run("import", tmp_path / "out")

    assert result.output == "4 rows added, 0 were there already.\n"
    assert log_of(tmp_path / "new" / "meridian.db") == log_of(database)


def test_the_schedules_follow(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    run("export", tmp_path / "out")
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "new"))

    run("import", tmp_path / "out")

    with closing(open_sqlite(tmp_path / "new" / "meridian.db")) as store:
        assert store.schedules(OWNER) == {(READING, "arms-year"): fold(READING, "arms-year", [REVIEW])}


def test_imported_again_nothing_is_added(database: Path, tmp_path: Path):
    run("export", tmp_path / "out")

    result = run("import", tmp_path / "out")

    assert result.output == "0 rows added, 4 were there already.\n"


def test_the_spreadsheet_edition_holds_no_formula(database: Path, tmp_path: Path):
    run("export", tmp_path / "out", "--spreadsheet")

    assert ",'=name," in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8-sig")


def test_an_export_takes_the_place_of_the_one_before(database: Path, tmp_path: Path):
    run("export", tmp_path / "out", "--spreadsheet")

    run("export", tmp_path / "out")

    assert ",=name," in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8")


def test_a_damaged_export_is_refused_with_line_numbers_and_nothing_is_added(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    run("export", tmp_path / "out")
    reviews = tmp_path / "out" / "reviews.csv"
    reviews.write_bytes(reviews.read_bytes().replace(b",3,", b",9,"))
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "new"))

    result = run("import", tmp_path / "out")

    assert result.exit_code == 1
    assert result.stderr == "reviews.csv:2: rating: '9' is not from 1 to 4 (export it again)\n"
    assert log_of(tmp_path / "new" / "meridian.db") == Log()


def test_an_empty_folder_is_refused_by_the_files_that_are_missing(database: Path, tmp_path: Path):
    result = run("import", tmp_path)

    assert result.exit_code == 1
    assert "reviews.csv: the file is missing" in result.stderr


def test_a_file_instead_of_a_folder_is_a_usage_error(database: Path):
    assert run("import", database).exit_code == 2


def test_a_database_that_cannot_be_opened_is_told_in_one_sentence(database: Path, tmp_path: Path):
    database.write_bytes(b"no database" * 1000)

    result = run("export", tmp_path / "out")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is not a database, or it is damaged" in result.stderr


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(database: Path, tmp_path: Path):
    (tmp_path / "file").touch()

    result = run("export", tmp_path / "file" / "out")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
