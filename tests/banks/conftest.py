from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.banks.library import load_library
from quiz_app.domain.shelf import Library
from tests.banks.written import READING

Write = Callable[..., Path]
Load = Callable[..., Library]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a reading's folder: files by name, of which reading.yaml is the small one unless it is given."""

    def written(**texts: str | bytes) -> Path:
        folder = tmp_path / "small"
        folder.mkdir(exist_ok=True)
        for name, text in ({"reading": READING} | texts).items():
            (folder / f"{name}.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
        return folder

    return written


@pytest.fixture
def load(write: Write) -> Load:
    """Loads a reading's folder as `write` writes it."""
    return lambda **texts: load_library([write(**texts)])


@pytest.fixture
def problems(load: Load, tmp_path: Path) -> Callable[..., list[str]]:
    """The problems of a reading's folder as `write` writes it, as they are printed, from that folder."""

    def printed(**texts: str | bytes) -> list[str]:
        return [str(problem).replace(f"{tmp_path / 'small'}/", "") for problem in load(**texts).problems]

    return printed
