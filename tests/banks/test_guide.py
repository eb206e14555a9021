"""The author's guide: each example in it is one that Meridian reads, and no key of the format is left out of it."""

import re
from pathlib import Path
from typing import Any

import pytest

from quiz_app.banks.library import load_library
from quiz_app.banks.nodes import locate
from quiz_app.banks.refusals import MAPPINGS
from quiz_app.banks.schema import WrittenBank, WrittenReading

GUIDE = (Path(__file__).parents[2] / "question_banks" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
READINGS = [text for text in EXAMPLES if "paragraphs:" in text]
BANKS = [text for text in EXAMPLES if "reading: my-reading" in text]


def keys(plain: Any) -> set[str]:
    """Every key of a document, at any depth."""
    if isinstance(plain, dict):
        return set(plain).union(*map(keys, plain.values()))
    return set().union(*map(keys, plain)) if isinstance(plain, list) else set()


@pytest.mark.parametrize(("reading", "bank"), [*zip(READINGS, BANKS, strict=True)], ids=["smallest", "every key"])
def test_an_example_loads_without_a_problem(tmp_path: Path, reading: str, bank: str):
    (tmp_path / "reading.yaml").write_text(reading, encoding="utf-8")
    (tmp_path / "bank.yaml").write_text(bank, encoding="utf-8")

    library = load_library([tmp_path])

    assert (library.problems, len(library.shelves["my-reading"].banks)) == ((), 1)


def test_no_yaml_of_the_guide_goes_unread():
    others = [text for text in EXAMPLES if text not in READINGS + BANKS]

    assert others == ["# yaml-language-server: $schema=../bank.schema.json\n"]


def test_every_key_of_the_format_is_shown():
    shown = set().union(*(keys(locate(text.encode()).plain) for text in READINGS + BANKS))

    known = {key for model in (WrittenReading, WrittenBank, *MAPPINGS.values()) for key in model.model_fields}

    assert known - shown == set()
