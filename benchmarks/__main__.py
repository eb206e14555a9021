"""`make bench`: everything that is measured, a table with ratios for each part, kept in benchmarks/results/.

`python -m benchmarks PART ...` measures some parts alone, and leaves the tables of the others as they are.
"""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import (
    banks_bench,
    classroom,
    formats_bench,
    items_bench,
    large_bench,
    lint_bench,
    many,
    packages_bench,
    rerun,
    rooms_bench,
    start,
    store_bench,
)
from benchmarks.figures import Row

RESULTS = Path(__file__).parent / "results"
HEAD = "| what | figure | against | ratio |\n| --- | --- | --- | --- |"
PARTS: dict[str, tuple[Callable[[], Any], Callable[[Any], Iterable[Row]]]] = {
    "clicks": (rerun.run, rerun.rows),
    "crowds": (many.run, many.rows),
    "classroom": (classroom.run, classroom.rows),
    "start": (start.run, start.rows),
    "banks": (banks_bench.run, banks_bench.rows),
    "lint": (lint_bench.run, lint_bench.rows),
    "items": (items_bench.run, items_bench.rows),
    "store": (store_bench.run, store_bench.rows),
    "formats": (formats_bench.run, formats_bench.rows),
    "large": (large_bench.run, large_bench.rows),
    "packages": (packages_bench.run, packages_bench.rows),
    "rooms": (rooms_bench.run, rooms_bench.rows),
}


def main(wanted: list[str]) -> int:
    """Measure these parts, or all; print each one's table, and keep it. 2 where there is no such part."""
    if unknown := [name for name in wanted if name not in PARTS]:
        print(f"There is no part {unknown[0]}. The parts are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    RESULTS.mkdir(exist_ok=True)
    for name in wanted or PARTS:
        run, rows = PARTS[name]
        table = "\n".join([HEAD, *("| " + " | ".join(row) + " |" for row in rows(run()))])
        said = f"# {name.capitalize()}, measured on {datetime.now(UTC).date()}\n\n{_busy()}{table}\n"
        print(said)
        (RESULTS / f"{name}.md").write_text(said, encoding="utf-8")
    return 0


def _busy() -> str:
    """How busy the machine was, where it says so: beside other work only the ratios of one row tell something."""
    if not hasattr(os, "getloadavg"):
        return ""
    load = f"{os.getloadavg()[1]:.1f} on {os.cpu_count()} cores"
    return f"Load of the last five minutes, the measurement's own with it: {load}.\n\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
