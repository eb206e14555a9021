"""`quiz-app check`: what it prints, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli import app
from tests.banks.written import BANK, ITEM, READING

SHIPPED = Path(__file__).parents[2] / "question_banks"
WRONG = BANK + ITEM.replace("[arms]", "[arm]") + "topik: {}\n"


def check(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `small` of a reading with one bank, seen from the folder around it."""
    monkeypatch.chdir(tmp_path)
    folder = Path("small")
    folder.mkdir()
    (folder / "reading.yaml").write_text(READING)
    (folder / "bank.yaml").write_text(BANK + ITEM)
    return folder


def test_nothing_wrong_is_one_line_and_exit_0(folder):
    result = check(folder)

    assert (result.exit_code, result.stdout) == (0, "ok: readings 1, banks 1, items 1, cards 0\n")


def test_problems_are_printed_as_a_compiler_does_with_exit_1(folder):
    (folder / "bank.yaml").write_text(WRONG)

    result = check(folder)

    assert (result.exit_code, result.stdout.splitlines()) == (
        1,
        [
            "small/bank.yaml:10: item 'ban': claims: there is no claim 'arm' in the reading (did you mean 'arms'?)",
            "small/bank.yaml:14: topik: there is no key 'topik' here (did you mean 'topics'?)",
        ],
    )


def test_json_gives_the_same_problems_in_parts(folder):
    (folder / "bank.yaml").write_text(WRONG)

    result = check(folder, "--json")

    assert (result.exit_code, json.loads(result.stdout)["problems"][0]) == (
        1,
        {
            "message": "there is no claim 'arm' in the reading",
            "file": "small/bank.yaml",
            "line": 10,
            "item": "ban",
            "field": "claims",
            "hint": "did you mean 'arms'?",
        },
    )


def test_json_of_nothing_wrong_is_an_empty_list(folder):
    result = check(folder, "--json")

    assert (result.exit_code, json.loads(result.stdout)) == (0, {"problems": []})


def test_of_a_file_only_its_own_problems_are_printed(folder):
    (folder / "bank.yaml").write_text(WRONG)
    (folder / "other.yaml").write_text("items: [")

    result = check(folder / "other.yaml")

    assert result.exit_code == 1 and all(line.startswith("small/other.yaml:") for line in result.stdout.splitlines())


def test_a_dangling_link_is_a_problem_and_not_a_wrong_call(folder):
    (folder / "gone.yaml").symlink_to("nowhere" * 50)

    result = check(folder / "gone.yaml")

    assert (result.exit_code, result.stdout) == (
        1,
        "small/gone.yaml: a link to a file that does not exist (mend the link or delete it)\n",
    )


@pytest.mark.parametrize(
    "arguments", [("nowhere",), ("nowhere.yaml",), ("x" * 300,), ("README.md",), ("--nonsense",), ("one", "two")]
)
def test_a_wrong_call_ends_with_2_and_prints_nothing_on_the_standard_output(folder, arguments):
    Path("README.md").touch()

    result = check(*arguments)

    assert (result.exit_code, result.stdout) == (2, "") and result.stderr


def test_without_a_path_the_folders_of_the_settings_are_checked(folder, monkeypatch):
    monkeypatch.setenv("QUIZ_APP_BANKS", str(folder.resolve()))

    assert check().stdout == "ok: readings 1, banks 1, items 1, cards 0\n"


def test_settings_that_cannot_be_used_end_with_2(folder, monkeypatch):
    monkeypatch.setenv("QUIZ_APP_BANKS", "nowhere")

    result = check()

    assert result.exit_code == 2 and "nowhere" in result.stderr


def test_no_library_is_imported_that_only_the_screens_need():
    """These take longer to import than the whole check."""
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom quiz_app.cli import app\n"
        f"assert CliRunner().invoke(app, ['check', {str(SHIPPED)!r}]).exit_code == 0\n"
        "print(*sorted({'pandas', 'numpy', 'streamlit', 'altair', 'edtf', 'sqlalchemy'} & sys.modules.keys()))"
    )

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert found.split() == []


def test_a_console_of_another_encoding_gets_what_it_cannot_show_escaped(folder):
    (folder / "bank.yaml").write_text(BANK + ITEM.replace("key: true", "key: так"), encoding="utf-8")
    command = [sys.executable, "-c", "from quiz_app.cli import main; main()", "check", "small"]
    environ = {**os.environ, "PYTHONPATH": str(SHIPPED.parent), "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}

    found = subprocess.run(command, capture_output=True, text=True, env=environ)

    assert (found.returncode, found.stdout, found.stderr) == (
        1,
        r"small/bank.yaml:12: item 'ban': key: '\u0442\u0430\u043a' is not a truth value (write true or false)" + "\n",
        "",
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output_is_one_line_and_exit_1():
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "quiz_app.cli", "check", str(SHIPPED)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )

    assert (ended.returncode, ended.stderr) == (1, "quiz-app: No space left on device\n")


def test_what_is_to_be_looked_at_again_is_counted_and_fails_nothing(folder):
    (folder / "bank.yaml").write_text(BANK + ITEM + "    confirmed: 0123456789ab\n")

    result = check(folder)

    assert result.exit_code == 0 and "to look at again: 1" in result.stdout
