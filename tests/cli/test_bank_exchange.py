"""`quiz-app bank import`, `export` and `formats`: files of other programs into a bank, and a bank out to them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.banks.library import load_library
from quiz_app.cli import app
from quiz_app.domain.shelf import Shelf
from tests.conftest import ROOT
from tests.interchange.anki_made import Collection, Noted, second

EVENTS = "Year,Headline\n1948,Relations\n,No date\n"


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUIZ_APP_BANKS", str(ROOT / "question_banks"))
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "data"))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A reading of one's own, as `bank new` lays it out."""
    assert run("new", "Mine", "--into", tmp_path).exit_code == 0
    return tmp_path / "mine"


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    """A bank that ships, as QTI."""
    assert run("export", "partnership", "--format", "qti12", "-o", tmp_path / "quiz.zip").exit_code == 0
    return tmp_path / "quiz.zip"


def run(*arguments: str | Path) -> Result:
    """The command's end."""
    return CliRunner().invoke(app, ["bank", *map(str, arguments)])


def loaded(folder: Path) -> Shelf:
    """The only reading of the folder, which has no problem."""
    library = load_library([folder])
    assert library.problems == ()
    return next(iter(library.shelves.values()))


def test_a_quiz_comes_into_a_bank_that_is_made(mine: Path, quiz: Path):
    done = run("import", quiz, "-o", mine / "quiz.yaml")

    assert done.exit_code == 0, done.output
    bank = next(bank for bank in loaded(mine).banks if bank.id == "quiz")
    assert len(bank.items) == 33
    assert "33 new. Wrote" in done.stdout


def test_the_same_file_again_adds_nothing(mine: Path, quiz: Path):
    run("import", quiz, "-o", mine / "quiz.yaml")
    before = (mine / "quiz.yaml").read_bytes()

    done = run("import", quiz, "-o", mine / "quiz.yaml")

    assert (done.exit_code, (mine / "quiz.yaml").read_bytes()) == (0, before)
    assert "33 there already. Nothing was written." in done.stdout


def test_an_item_edited_since_is_left_alone_unless_it_is_to_be_replaced(mine: Path, quiz: Path):
    run("import", quiz, "-o", mine / "quiz.yaml")
    edited = (mine / "quiz.yaml").read_text(encoding="utf-8").replace("stem: ", "stem: I say, ", 1)
    (mine / "quiz.yaml").write_text(f"# Mine\n{edited}", encoding="utf-8")

    kept = run("import", quiz, "-o", mine / "quiz.yaml")
    text = (mine / "quiz.yaml").read_text(encoding="utf-8")
    replaced = run("import", quiz, "-o", mine / "quiz.yaml", "--replace")

    assert (kept.exit_code, text) == (1, f"# Mine\n{edited}")
    assert "the bank has this id already, with other content (its place is " in kept.stderr
    assert (replaced.exit_code, "I say" in (mine / "quiz.yaml").read_text(encoding="utf-8")) == (0, False)


def test_dated_events_go_into_the_reading(mine: Path, tmp_path: Path):
    (tmp_path / "t.csv").write_text(EVENTS, encoding="utf-8")

    done = run("import", tmp_path / "t.csv", "-o", mine / "dates.yaml", "--json")

    report = json.loads(done.stdout)
    assert (done.exit_code, report["format"], report["events"], report["added"]) == (1, "timelinejs", 1, ["relations"])
    assert [(one["line"], one["file"]) for one in report["problems"]] == [(3, "t.csv")]
    assert "relations" in loaded(mine).reading.event
    assert not (mine / "dates.yaml").exists()


def test_what_was_learnt_elsewhere_comes_along_on_request(mine: Path, tmp_path: Path):
    answers = [(1_700_000_000_000, 10, 3, 0, 2500), (1_700_090_000_000, 10, 4, 1, 2500)]
    (tmp_path / "deck.apkg").write_bytes(second(Collection(notes=(Noted(id=1),), answers=answers)))
    without = run("import", tmp_path / "deck.apkg", "-o", mine / "deck.yaml")

    done = run("import", tmp_path / "deck.apkg", "-o", mine / "deck.yaml", "--reviews")

    assert "--reviews brings it in as well" in without.stdout
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "2 rows came into your progress.")


@pytest.mark.parametrize(
    ("file", "output", "said"),
    [
        ("none.csv", "mine/a.yaml", "none.csv: cannot be read: no such file or directory"),
        ("mine", "mine/a.yaml", "cannot be read: is a directory"),
        ("t.csv", "mine", "this is a folder"),
        ("t.csv", "mine/reading.yaml", "is not called reading.yaml"),
        ("t.csv", "nowhere/a.yaml", "there is no folder"),
        ("t.csv", "a.yaml", "make a reading with `quiz-app bank new NAME`"),
        ("noise.bin", "mine/a.yaml", "this is in no format that is known here"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(tmp_path: Path, mine: Path, file: str, output: str, said: str):
    (tmp_path / "t.csv").write_text(EVENTS, encoding="utf-8")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 40)
    before = {path: path.read_bytes() for path in mine.iterdir()}

    done = run("import", tmp_path / file, "-o", tmp_path / output)

    assert done.exit_code == 2
    assert said in done.stderr and done.stderr.count("\n") == 1 and done.stdout == ""
    assert {path: path.read_bytes() for path in mine.iterdir()} == before


def test_a_format_that_nobody_knows_is_told_with_those_there_are(tmp_path: Path, mine: Path):
    (tmp_path / "t.csv").write_text(EVENTS, encoding="utf-8")

    done = run("import", tmp_path / "t.csv", "-o", mine / "a.yaml", "--format", "word", "--json")

    problem = json.loads(done.stdout)["problems"][0]
    assert (done.exit_code, problem["message"]) == (2, "there is no format 'word' to read")
    assert "timelinejs" in problem["hint"]


@pytest.mark.parametrize("named", ["partnership", "russia-pakistan/partnership"])
def test_a_bank_goes_out_with_a_report_of_what_is_lost(tmp_path: Path, named: str):
    done = run("export", named, "--format", "kahoot", "-o", tmp_path / "k.xlsx", "--json")

    report = json.loads(done.stdout)
    assert (done.exit_code, report["format"], report["of"]) == (0, "kahoot", 64)
    assert {"id": "pa-diversify-whose", "left_out": True} in [
        {"id": one["id"], "left_out": one["left_out"]} for one in report["losses"]
    ]
    assert (tmp_path / "k.xlsx").stat().st_size > 0


def test_a_bank_goes_out_by_its_path(tmp_path: Path, mine: Path):
    done = run("export", mine / "first.yaml", "--format", "timelinejs", "-o", tmp_path / "t.csv")

    assert done.exit_code == 0, done.output
    assert "The treaty is signed" in (tmp_path / "t.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("bank", "form", "output", "said"),
    [
        ("nothing", "kahoot", "k.xlsx", "there is no bank 'nothing' (there are: russia-pakistan/"),
        ("partnership", "word", "k.xlsx", "there is no format 'word' to write"),
        ("partnership", "kahoot", "none/k.xlsx", "there is no folder"),
        ("partnership", "kahoot", ".", "this is a folder"),
        ("none.yaml", "kahoot", "k.xlsx", "cannot be read"),
    ],
)
def test_what_cannot_go_out_is_said_in_one_sentence(tmp_path: Path, bank: str, form: str, output: str, said: str):
    done = run("export", bank, "--format", form, "-o", tmp_path / output)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_every_format_is_listed_with_its_ways(tmp_path: Path):
    listed = json.loads(run("formats", "--json").stdout)

    assert {"name": "timelinejs", "title": "TimelineJS (CSV)", "in": True, "out": True} in listed
    assert len(run("formats").stdout.splitlines()) == len(listed)
