"""The bank on the README's first screen is one that Meridian reads."""

import re
from pathlib import Path

from quiz_app.banks.library import load_library

ROOT = Path(__file__).parents[2]


def test_the_bank_of_the_readme_loads_beside_the_shipped_reading(tmp_path: Path):
    (bank,) = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S | re.M)
    shipped = (ROOT / "question_banks" / "russia-pakistan" / "reading.yaml").read_bytes()
    (tmp_path / "reading.yaml").write_bytes(shipped)
    (tmp_path / "bank.yaml").write_text(bank, encoding="utf-8")

    library = load_library([tmp_path])

    assert (library.problems, [*library.shelves["russia-pakistan"].items]) == ((), ["arms-ban"])
