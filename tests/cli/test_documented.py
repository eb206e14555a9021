"""Each import and export that the guide and the README show is one that works."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quiz_app.banks.library import load_library
from quiz_app.cli import app
from tests.banks.written import BANK, ITEM, READING
from tests.conftest import ROOT

DOCUMENTS = ("question_banks/README.md", "README.md")
MOODLE = """<quiz><question type="truefalse"><name><text>ban</text></name>
<questiontext format="html"><text>The ban was lifted in 2014.</text></questiontext>
<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>
"""


def commands(document: str) -> list[str]:
    """The lines of its shell examples that bring in or take out."""
    text = (ROOT / document).read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"^```sh\n(.*?)^```", text, re.S | re.M) for line in block.splitlines()]
    return [line for line in lines if re.match(r"quiz-app bank (import|export|formats)", line)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_examples_work_one_after_the_other(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZ_APP_BANKS", str(ROOT / "question_banks"))
    (tmp_path / "my-reading").mkdir()
    (tmp_path / "my-reading" / "reading.yaml").write_text(READING)
    (tmp_path / "my-reading" / "my-bank.yaml").write_text(BANK + ITEM)
    (tmp_path / "moodle.xml").write_text(MOODLE)
    (tmp_path / "terms.txt").write_text("Durand Line\tThe disputed border\nTashkent\tWhere they signed")

    ended = {
        line: CliRunner().invoke(app, shlex.split(line, comments=True)[1:]).exit_code for line in commands(document)
    }

    assert len(ended) >= 2 and set(ended.values()) == {0}, ended
    assert load_library([tmp_path / "my-reading"]).problems == ()
