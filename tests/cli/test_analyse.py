"""`quiz-app log analyse`: any table of students by items, as text and as JSON."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quiz_app.cli.log import app

ROWS = [f"s{number},{int(number % 3 > 0)},{number % 5 / 2:g},{int(number % 2)}" for number in range(30)]


@pytest.fixture
def matrix(tmp_path: Path) -> Path:
    """Thirty students, three items, the second of two points."""
    path = tmp_path / "last-year.csv"
    path.write_text("\n".join(["student,q1,q2,q3", "max,1,2,1", *ROWS]), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["analyse", *map(str, arguments)])


def analysed(*arguments: str | Path) -> dict:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def test_every_item_has_a_line_of_figures_and_a_sentence(matrix: Path):
    result = run(matrix)

    assert result.exit_code == 0, result.output
    assert result.output.startswith("30 students, 3 items. ")
    assert "q1    30       0.67 (0.49 to 0.81)" in result.output
    assert len([line for line in result.output.splitlines() if line.startswith("    ")]) == 3


def test_json_has_every_figure(matrix: Path):
    found = analysed(matrix)

    assert (found["students"], found["complete_students"], found["counted_items"]) == (30, 30, 3)
    assert {"alpha", "alpha_low", "alpha_high", "standard_error"} <= found.keys()
    assert found["items"][1]["max"] == 2
    assert found["items"][0]["facility"] == pytest.approx(20 / 30, abs=1e-4)


def test_below_twenty_students_there_are_counts_alone(matrix: Path):
    matrix.write_text("\n".join(["student,q1,q2,q3", "max,1,2,1", *ROWS[:12]]), encoding="utf-8")

    found = analysed(matrix)

    assert found["alpha"] is None
    assert {one["facility"] for one in found["items"]} == {None}
    assert [one["answers"] for one in found["items"]] == [12, 12, 12]
    assert "too few to say" in run(matrix).output


def test_an_excused_item_is_told_and_not_counted(matrix: Path):
    found = analysed(matrix, "--excuse", "q2")

    assert found["counted_items"] == 2
    assert [one["counted"] for one in found["items"]] == [True, False, True]
    assert "q2 (excused)" in run(matrix, "--excuse", "q2").output


def test_an_item_that_is_not_there_cannot_be_excused(matrix: Path):
    result = run(matrix, "--excuse", "q9")

    assert (result.exit_code, result.output) == (1, f"{matrix}:1: no item 'q9' to excuse\n")


def test_an_empty_cell_counts_as_nothing_only_where_that_is_asked_for(matrix: Path):
    matrix.write_text("\n".join(["student,q1,q2,q3", "max,1,2,1", *ROWS, "late,1,,"]), encoding="utf-8")

    assert analysed(matrix)["items"][2]["answers"] == 30
    assert analysed(matrix, "--blank-is-zero")["items"][2]["answers"] == 31


def test_a_damaged_table_is_refused_line_by_line(matrix: Path):
    matrix.write_text("student,q1\nAda,x\nB,1,1\n", encoding="utf-8")

    result = run(matrix)

    assert result.exit_code == 1
    assert [line.split(":")[1] for line in result.output.splitlines()] == ["2", "3"]


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path):
    result = run(tmp_path / "none.csv")

    assert result.exit_code == 1
    assert "none.csv" in result.output and "Traceback" not in result.output
