"""`quiz-app lint`: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli import app
from tests.banks.lint.linted import choice
from tests.banks.written import BANK, READING

ABOVE = BANK + "items:\n" + choice("Which city hosted the talks of 1966?", "Tashkent", "Geneva", "All of the above")
FOUND = (
    "small/bank.yaml:15: item 'x': L05 warning: 'All of the above' is an option "
    "(name one thing that is right, or make it a multiple choice)\n"
)


def run(command: str, *arguments: object) -> Result:
    return CliRunner().invoke(app, [command, *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `small` of a reading with one bank, seen from the folder around it."""
    monkeypatch.chdir(tmp_path)
    folder = Path("small")
    folder.mkdir()
    (folder / "reading.yaml").write_text(READING)
    (folder / "bank.yaml").write_text(ABOVE)
    return folder


def test_findings_are_printed_as_a_compiler_does_with_exit_1(folder):
    result = run("lint", folder, "--select", "L05")

    assert (result.exit_code, result.stdout) == (1, FOUND)


def test_nothing_above_info_ends_with_0(folder):
    result = run("lint", folder, "--select", "L06,l11")

    assert (result.exit_code, result.stdout) == (0, "ok: nothing to say\n")


def test_json_gives_the_same_findings_in_parts(folder):
    (found,) = json.loads(run("lint", folder, "--json", "--select", "L05").stdout)["findings"]

    assert (found["code"], found["severity"], found["line"], found["item"]) == ("L05", "warning", 15, "x")


def test_what_keeps_a_bank_out_is_told_as_well(folder):
    (folder / "bank.yaml").write_text(ABOVE + "topik: {}\n")

    result = run("lint", folder, "--select", "L06")

    assert result.exit_code == 1 and "topik" in result.stdout


def test_of_a_file_only_its_own_findings_are_printed(folder):
    (folder / "other.yaml").write_text(ABOVE.replace("id: bank", "id: other").replace("id: x", "id: y"))

    assert run("lint", folder / "bank.yaml", "--select", "L05").stdout == FOUND


def test_a_rule_is_explained():
    result = run("lint", "--explain", "L05")

    assert result.exit_code == 0 and result.stdout.startswith("L05 No 'all of the above' (warning)\n")


@pytest.mark.parametrize("arguments", [("--select", "L99"), ("--explain", "x"), ("nowhere",)])
def test_a_wrong_call_ends_with_2(folder, arguments):
    result = run("lint", *arguments)

    assert (result.exit_code, result.stdout) == (2, "") and result.stderr


def test_errors_fail_a_strict_check_and_warnings_do_not(folder):
    twice = ABOVE.replace("All of the above", "Geneva.")
    endings = [run("check", folder, "--strict").exit_code]
    (folder / "bank.yaml").write_text(twice)

    result = run("check", folder, "--strict")

    assert (*endings, run("check", folder).exit_code, result.exit_code) == (0, 0, 1)
    assert result.stdout.startswith("small/bank.yaml:15: item 'x': L02 error: 'Geneva.' is an option already")


@pytest.mark.parametrize("command", [("lint", "--select", "L23"), ("check", "--strict")])
def test_an_unknown_claim_is_told_once(folder, command):
    (folder / "bank.yaml").write_text(ABOVE.replace("level: recall", "claims: [arm]"))

    assert run(command[0], folder, *command[1:]).stdout.count("there is no claim 'arm'") == 1
