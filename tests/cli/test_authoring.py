"""`quiz-app bank new`, `confirm` and `upgrade`: what they write, and what they leave alone."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.banks.library import load_library
from quiz_app.cli import app
from quiz_app.domain.provenance import cited
from tests.banks.written import BANK, ITEM, READING


def bank(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["bank", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "reading.yaml").write_text(READING)
    (folder / "bank.yaml").write_text(f"# mine\n{BANK}{ITEM}  # to be discussed\n")
    return folder


@pytest.mark.parametrize("name", ["Straits", "the treaty: 'Part' \"2\" # \\ {x}", "Ünïcode 🙂 reading"])
def test_a_new_reading_is_whole_and_loads_without_a_problem(tmp_path, name):
    result = bank("new", name, "--into", tmp_path)

    library = load_library([tmp_path])
    shelf = next(iter(library.shelves.values()))
    assert (result.exit_code, library.problems, shelf.reading.title) == (0, (), name)
    assert (len(shelf.items), len(shelf.cards), len(shelf.quizzes)) == (3, 1, 1)
    assert "bank preview" in result.stdout


def test_without_a_folder_it_is_made_where_the_app_reads(tmp_path, monkeypatch):
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path))

    bank("new", "Straits")

    assert (tmp_path / "banks" / "straits" / "first.yaml").is_file()


def test_nothing_is_ever_written_over(tmp_path):
    (tmp_path / "straits").mkdir()

    result = bank("new", "Straits", "--into", tmp_path)

    assert result.exit_code == 1 and "already" in result.stderr
    assert list((tmp_path / "straits").iterdir()) == []


def test_a_name_without_a_letter_for_an_id_is_refused(tmp_path):
    result = bank("new", "海峡", "--into", tmp_path)

    assert result.exit_code == 1 and "no id can be made" in result.stderr


def test_confirming_writes_one_line_an_item_and_leaves_the_rest(folder):
    before = (folder / "bank.yaml").read_text()

    result = bank("confirm", folder)

    after = (folder / "bank.yaml").read_text()
    new = [line for line in after.splitlines() if line not in before.splitlines()]
    assert result.exit_code == 0 and [line.split(":")[0] for line in new] == ["    confirmed"]
    assert after.replace(f"{new[0]}\n", "") == before


def test_what_was_confirmed_and_changes_is_to_be_confirmed_again(folder):
    bank("confirm", folder)
    (folder / "reading.yaml").write_text(READING.replace("A ban was lifted.", "A ban was eased."))
    (before,) = cited(load_library([folder]).shelves["small"])

    bank("confirm", folder / "bank.yaml", "--item", "ban")

    (after,) = cited(load_library([folder]).shelves["small"])
    assert (before.standing, after.standing) == ("stale", "confirmed")


def test_confirming_makes_no_new_revision(folder):
    before = load_library([folder]).shelves["small"].revisions

    bank("confirm", folder)

    assert load_library([folder]).shelves["small"].revisions == before


def test_an_unknown_item_and_a_folder_with_problems_are_refused(folder):
    unknown = bank("confirm", folder, "--item", "no")
    (folder / "other.yaml").write_text("items: [")
    broken = bank("confirm", folder)

    assert (unknown.exit_code, broken.exit_code) == (1, 1)
    assert "'no'" in unknown.stderr and "mend these first" in broken.stderr
    assert "confirmed:" not in (folder / "bank.yaml").read_text()


def test_the_newest_format_needs_no_upgrade(folder):
    assert "Nothing to do" in bank("upgrade", folder).stdout
    (folder / "bank.yaml").write_text("format: 7\n")
    assert bank("upgrade", folder).exit_code == 1


@pytest.mark.parametrize("command", ["preview", "confirm", "upgrade"])
def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path, command):
    assert bank(command, tmp_path / "nowhere").exit_code == 2
