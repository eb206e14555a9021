"""A learner's process killed at any moment: what it was told is saved is in the file, once."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.crash.killing import Told, check, crash

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process so")
SAME_FILE = 20  # rounds: a log that grows for ever would only make every look at it longer
ASKED_FOR = int(os.environ.get("ROUNDS", "200"))


def survives(folder: Path, rounds: int) -> None:
    """Kill one learner after another over the same file, and look at it each time."""
    for first in range(0, rounds, SAME_FILE):
        path, told = folder / f"{first}.db", Told()
        for seed in range(first, min(first + SAME_FILE, rounds)):
            crash(f"sqlite:///{path}", seed, told)
            check(f"sqlite:///{path}", told)
            with closing(sqlite3.connect(path)) as raw:
                assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_twenty_crashes_lose_nothing(tmp_path: Path):
    survives(tmp_path, 20)


@pytest.mark.slow
@pytest.mark.timeout(300 + ASKED_FOR)
def test_as_many_crashes_as_asked_for_lose_nothing(tmp_path: Path):
    survives(tmp_path, ASKED_FOR)
