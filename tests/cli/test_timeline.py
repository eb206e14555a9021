"""`quiz-app timeline`: a reading's events out, and a CSV in as YAML that `check` has nothing against."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.banks.library import load_library
from quiz_app.cli import app
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUIZ_APP_BANKS", str(ROOT / "question_banks"))
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "data"))


def run(*arguments: str | Path) -> Result:
    """The command's end."""
    return CliRunner().invoke(app, ["timeline", *map(str, arguments)])


def test_a_timeline_goes_out_and_comes_in_as_a_reading(tmp_path: Path):
    assert run("export", "russia-pakistan", tmp_path / "t.csv").exit_code == 0

    done = run("import", tmp_path / "t.csv", "--into", tmp_path / "new", "--title", "Imported")

    assert done.exit_code == 0, done.output
    library = load_library([tmp_path / "new"])
    assert library.problems == ()
    assert len(library.shelves["new"].reading.timeline) == 23
    assert library.shelves["new"].reading.eras[0].title == "Cold War rivals"


def test_without_a_folder_the_yaml_is_printed(tmp_path: Path):
    (tmp_path / "t.csv").write_text("Year,Headline\n1948,Relations\n", encoding="utf-8")

    printed = run("import", tmp_path / "t.csv").stdout

    assert printed.startswith("themes:")
    assert "context_date: 1948\n" in printed


def test_a_wrong_line_is_told_and_nothing_is_written(tmp_path: Path):
    (tmp_path / "t.csv").write_text("Year,Headline\n1948,Relations\nsoon,War\n", encoding="utf-8")

    done = run("import", tmp_path / "t.csv", "--into", tmp_path / "new")

    assert done.exit_code == 1
    assert f"{tmp_path / 't.csv'}:3: 'Year' is 'soon'" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_reading_that_is_there_stays_as_it_is(tmp_path: Path):
    (tmp_path / "reading.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("Year,Headline\n1948,Relations\n", encoding="utf-8")

    done = run("import", tmp_path / "t.csv", "--into", tmp_path)

    assert done.exit_code == 1
    assert "exists already" in done.stderr
    assert (tmp_path / "reading.yaml").read_text(encoding="utf-8") == "format: 1\n"


@pytest.mark.parametrize("arguments", [("export", "nothing"), ("import", "nothing.csv")])
def test_what_is_not_there_is_told_in_a_line(arguments):
    done = run(*arguments)

    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
