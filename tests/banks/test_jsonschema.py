"""The JSON Schemas: what an editor makes of the YAML passes exactly where Meridian reads it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from quiz_app.banks.folders import READING as READING_STEM
from quiz_app.banks.jsonschema import schemas
from tests.banks.test_refusals import CARDS, HEADS, ITEMS, READINGS
from tests.banks.written import BANK, ITEM, READING

SHIPPED = Path(__file__).parents[2] / "question_banks" / "russia-pakistan"
VALIDATORS = {name.partition(".")[0]: Draft202012Validator(json.loads(text)) for name, text in schemas().items()}
NOT_SAID_BY_A_SCHEMA = {"a format to come", "a duplicate key", "an empty bank", "a bank of empty lists"}


class EditorLoader(yaml.SafeLoader):
    """YAML as editors see it: numbers and truth values are typed, dates are texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def errors(kind: str, text: str, loader: Any = EditorLoader) -> list[str]:
    return [error.message for error in VALIDATORS[kind].iter_errors(yaml.load(text, loader))]


@pytest.mark.parametrize("kind", VALIDATORS)
def test_each_schema_is_one(kind):
    Draft202012Validator.check_schema(VALIDATORS[kind].schema)


@pytest.mark.parametrize("loader", [EditorLoader, yaml.CBaseLoader])
@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_files_pass(path, loader):
    kind = "reading" if path.stem == READING_STEM else "bank"

    assert errors(kind, path.read_text(encoding="utf-8"), loader) == []


def test_numbers_and_truth_values_pass_with_and_without_quotes():
    text = (
        BANK
        + ITEM.replace("2014", "2014.5")
        + "  - {id: n, kind: numeric, stem: 7, value: 14, tolerance: '0', rationale: true}\n"
        + "  - {id: 9, kind: short_answer, stem: S, accept: [9, '9'], typos: 'true', rationale: R}\n"
        + "quizzes: [{id: q, title: T, minutes: 5, draw: {items: '1'}}]\n"
    )

    assert errors("bank", text) == []


@pytest.mark.parametrize(
    "case", ["unknown kind", "no kind", "missing key", "unknown key", "truth value", "unknown level", "no number"]
)
def test_what_a_schema_can_say_it_says(case):
    text, _ = ITEMS[case]
    wrong = text.replace("Yes", "maybe")  # an editor of an older YAML takes Yes for true

    assert errors("bank", BANK + wrong)


@pytest.mark.parametrize("case", [*CARDS, *HEADS, *READINGS])
def test_a_schema_never_lets_through_a_key_that_does_not_exist(case):
    text, expected = ({name: (BANK + text, line) for name, (text, line) in CARDS.items()} | HEADS | READINGS)[case]
    kind = "reading" if case in READINGS else "bank"

    assert bool(errors(kind, text)) >= ("there is no key" in expected)


def test_the_small_reading_passes():
    assert errors("reading", READING) == []
