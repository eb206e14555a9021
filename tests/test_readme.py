"""The README's bank is a whole one: it loads beside the shipped reading."""

import re
import shutil
from pathlib import Path

from quiz_app.banks.library import load_library
from tests.conftest import ROOT


def test_the_bank_on_the_first_screen_loads(tmp_path: Path):
    example = re.search(r"```yaml\n(.+?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    shutil.copy(ROOT / "question_banks" / "russia-pakistan" / "reading.yaml", tmp_path / "reading.yaml")
    (tmp_path / "bank.yaml").write_text(example[1], encoding="utf-8")

    library = load_library([tmp_path])

    assert not library.problems
    assert "arms-ban" in library.shelves["russia-pakistan"].items
