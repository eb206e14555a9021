"""`quiz-app schema`: the JSON Schemas, which lie beside the banks as well."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from quiz_app.banks.jsonschema import schemas
from quiz_app.cli import app

SHIPPED = Path(__file__).parents[2] / "question_banks"
NAMES = ["bank.schema.json", "reading.schema.json"]


def test_both_schemas_are_written_into_a_folder_that_need_not_exist(tmp_path):
    result = CliRunner().invoke(app, ["schema", "--into", str(tmp_path / "new")])

    assert result.exit_code == 0 and sorted(one.name for one in (tmp_path / "new").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_beside_the_banks_are_current(name):
    """If this fails, run `quiz-app schema --into question_banks`."""
    assert (SHIPPED / name).read_text(encoding="utf-8") == schemas()[name]


def test_a_folder_that_cannot_be_made_is_told_of_in_one_line(tmp_path):
    (tmp_path / "file").touch()

    result = CliRunner().invoke(app, ["schema", "--into", str(tmp_path / "file" / "new")])

    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_without_a_folder_it_is_a_wrong_call():
    assert CliRunner().invoke(app, ["schema"]).exit_code == 2
