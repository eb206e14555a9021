"""What it takes to read an Anki package of 100,000 notes and 1,000,000 answers, beside Anki's own import of it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks import anki_loop, packages
from benchmarks.figures import Row
from quiz_app.interchange.anki_package import read
from quiz_app.interchange.format import ReadOptions
from quiz_app.interchange.upload import Upload

ROUNDS = 3
SECONDS, MEGABYTES = 6.0, 400.0


def run() -> dict[str, Any]:
    """Our figures and Anki's (or why there are none), taken in turns."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        package = folder / "large.apkg"
        packages.write(package)
        try:
            python = anki_loop.install(folder)
        except anki_loop.Missing as missing:
            return {"ours": [_ours(package) for _ in range(ROUNDS)], "anki": str(missing)}
        ours, anki = [], []
        for number in range(ROUNDS):
            ours.append(_ours(package))
            anki.append(_ankis(python, folder / str(number), package))
        return {"ours": ours, "anki": anki}


def rows(found: dict[str, Any]) -> Iterator[Row]:
    """The rows of the table."""
    seconds, peak = _middle(found["ours"], "seconds"), _middle(found["ours"], "peak")
    what = f"{packages.NOTES:,} notes and {packages.NOTES * packages.EACH:,} answers read"
    yield what, f"{seconds:.1f} s", f"at most {SECONDS:g} s", f"{seconds / SECONDS:.2f}"
    yield "at the most in memory", f"{peak:.0f} MB", f"at most {MEGABYTES:g} MB", f"{peak / MEGABYTES:.2f}"
    if isinstance(found["anki"], str):
        yield what, f"{seconds:.1f} s", f"Anki: {found['anki']}", ""
        return
    theirs, most = _middle(found["anki"], "seconds"), _middle(found["anki"], "peak")
    yield what, f"{seconds:.1f} s", f"Anki's own import {theirs:.1f} s", f"{seconds / theirs:.2f}"
    yield "at the most in memory", f"{peak:.0f} MB", f"Anki {most:.0f} MB", f"{peak / most:.2f}"


def measure(package: str) -> dict[str, float]:
    """Seconds, and megabytes at the most, in this process."""
    with open(package, "rb") as opened:
        start = perf_counter()
        found = read(Upload("large.apkg", opened), ReadOptions())
        seconds = perf_counter() - start
    counts = {"notes": len(found.bundle.cards), "rows": len(found.reviews)}
    return {"seconds": seconds, "peak": getrusage(RUSAGE_SELF).ru_maxrss / 1000, **counts}


def _ours(package: Path) -> dict[str, float]:
    """In a process that does nothing else."""
    return _asked([sys.executable, "-m", "benchmarks.packages_bench", str(package)])


def _ankis(python: Path, folder: Path, package: Path) -> dict[str, float]:
    folder.mkdir()
    return _asked([str(python), str(Path(__file__).with_name("anki_import.py")), str(folder), str(package)])


def _asked(command: list[str]) -> dict[str, float]:
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if (found["notes"], found["rows"]) != (packages.NOTES, packages.NOTES * packages.EACH):
        raise RuntimeError(f"not all came in: {found}")
    return found


def _middle(every: list[dict[str, float]], name: str) -> float:
    return median(one[name] for one in every)


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
