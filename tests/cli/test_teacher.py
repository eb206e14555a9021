"""`quiz-app teacher`: who may sign in."""

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli import app

PASSWORD = "durand line 1893"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs `quiz-app teacher ...` in an installation of its own, with this on standard input."""
    monkeypatch.setenv("QUIZ_APP_DATA_FOLDER", str(tmp_path / "data"))

    def command(*words: str, given: str = "") -> Result:
        return CliRunner().invoke(app, ["teacher", *words], input=given)

    return command


def test_a_teacher_is_added_with_a_password_from_standard_input(run):
    done = run("add", "Rahel", "--full-name", "Rahel Adler", given=f"{PASSWORD}\n")

    assert (done.exit_code, done.output) == (0, "Rahel Adler can sign in as rahel.\n")
    assert run("list").output == "rahel\tRahel Adler\n"


def test_a_removed_one_is_listed_as_such(run):
    run("add", "rahel", given=PASSWORD)

    assert run("remove", "rahel").exit_code == 0
    assert run("list").output == "rahel\trahel\tremoved\n"


def test_a_password_is_set_anew(run):
    run("add", "rahel", given=PASSWORD)

    assert run("password", "rahel", given="another password").exit_code == 0


@pytest.mark.parametrize(
    ("words", "given", "says"),
    [
        (["add", "rahel"], "short\n", "10 to 200 characters"),
        (["add", "two words"], PASSWORD, "no spaces"),
        (["remove", "nobody"], "", "There is no teacher 'nobody'"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_no_traceback(run, words, given, says):
    done = run(*words, given=given)

    assert done.exit_code == 1
    assert says in done.stderr
    assert "Traceback" not in done.output
