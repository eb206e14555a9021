"""The author's guide: each example in it is one that Meridian reads, and no key of the format is left out of it."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from quiz_app.banks.library import load_library
from quiz_app.banks.nodes import locate
from quiz_app.banks.refusals import MAPPINGS
from quiz_app.banks.schema import WrittenBank, WrittenReading
from quiz_app.cli import app
from quiz_app.domain.provenance import cited

GUIDE = (Path(__file__).parents[2] / "question_banks" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
READINGS = [text for text in EXAMPLES if "id: my-reading\ntitle:" in text]
BANKS = [text for text in EXAMPLES if "reading: my-reading" in text]

TUTORIAL = GUIDE.partition("## From a text to a running quiz")[2].partition("\n## ")[0]
STEPS = re.findall(
    r"([^\n]*)\n\n```(\w*)\n(.*?)^```", TUTORIAL, re.DOTALL | re.MULTILINE
)  # what leads to it, kind, body
SERVES = ("quiz-app bank preview",)  # runs until it is ended: looked at by a browser test


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
    of_the_tutorial = [body for _, kind, body in STEPS if kind == "yaml"]
    others = [text for text in EXAMPLES if text not in READINGS + BANKS + of_the_tutorial]

    assert others == ["# yaml-language-server: $schema=../bank.schema.json\n"]


def test_every_key_of_the_format_is_shown():
    shown = set().union(*(keys(locate(text.encode()).plain) for text in READINGS + BANKS))

    known = {key for model in (WrittenReading, WrittenBank, *MAPPINGS.values()) for key in model.model_fields}

    assert known - shown == set()


def test_the_tutorial_leads_from_a_text_to_a_reading_that_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    printed, done = "", 0
    for before, kind, body in STEPS:
        if kind == "yaml":
            Path(re.findall(r"`([^`]+\.yaml)`", before)[0]).write_text(body, encoding="utf-8")
        elif kind == "diff":
            mend(Path("the-straits/first.yaml"), body)
        elif kind == "sh" and not body.startswith(SERVES):
            printed, done = run(body), done + 1
        elif not kind:
            assert printed == body
    library = load_library([tmp_path])

    assert (done, library.problems) == (5, ())
    assert {one.standing for one in cited(library.shelves["the-straits"])} == {"confirmed"}


def run(line: str) -> str:
    """What a command of the guide prints."""
    return CliRunner().invoke(app, shlex.split(line)[1:]).stdout


def mend(file: Path, lines: str) -> None:
    """Change the file as a difference of two lines says."""
    before, after = (next(one[1:] for one in lines.splitlines() if one.startswith(sign)) for sign in "-+")
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
