"""The banks that come along keep the rules that they teach."""

from pathlib import Path

from quiz_app.banks.lint.linting import lint_folders
from quiz_app.banks.skeleton import lay_out, skeleton

SHIPPED = Path(__file__).parents[3] / "question_banks"


def test_nothing_above_info_is_found_on_the_shipped_banks():
    assert [str(one) for one in lint_folders([SHIPPED]) if one.severity != "info"] == []


def test_nothing_above_info_is_found_on_what_a_new_reading_begins_with(tmp_path):
    lay_out(tmp_path / "mine", skeleton("mine", "Mine"))

    assert [str(one) for one in lint_folders([tmp_path / "mine"]) if one.severity != "info"] == []
