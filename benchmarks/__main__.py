"""`make bench`: everything that is measured, as one table with ratios, kept in benchmarks/results/."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import banks_bench, classroom, items_bench, large_bench, many, rerun, rooms_bench, start, store_bench

RESULTS = Path(__file__).parent / "results"
HEAD = "| what | figure | against | ratio |\n| --- | --- | --- | --- |"
Row = tuple[str, str, str, str]


def main() -> None:
    """Measure, print the table, and keep it."""
    found: dict[str, Any] = {
        "rerun": rerun.run(),
        "many": many.run(),
        "classroom": classroom.run(),
        "start": start.run(),
        "banks": banks_bench.run(),
        "items": items_bench.run(),
        "store": store_bench.run(),
        "large": large_bench.run(),
        "rooms": rooms_bench.run(),
    }
    table = "\n".join([HEAD, *("| " + " | ".join(row) + " |" for row in rows(found))])
    print(table)
    RESULTS.mkdir(exist_ok=True)
    when = datetime.now(UTC).date()
    (RESULTS / "latest.md").write_text(f"# Measured on {when}\n\n{table}\n", encoding="utf-8")
    (RESULTS / "latest.json").write_text(json.dumps(found, default=asdict, indent=2) + "\n", encoding="utf-8")


def rows(found: dict[str, Any]) -> Iterator[Row]:
    """The table's rows: milliseconds, unless another unit stands there."""
    for name, journey in found["rerun"].items():
        for what, one in journey.clicks.items():
            yield (
                f"{name}: {what}, p50 / p95",
                f"{one.p50:.1f} / {one.p95:.1f} ms",
                f"empty app {journey.empty.p50:.1f} / {journey.empty.p95:.1f} ms",
                f"{one.p50 / journey.empty.p50:.2f}",
            )
        against = f"empty app {1000 * journey.empty_cpu:.1f} ms"
        yield f"{name}: CPU a click", f"{1000 * journey.cpu:.1f} ms", against, f"{journey.cpu / journey.empty_cpu:.2f}"
    for name, crowd in found["many"].items():
        figure = f"{crowd.clicks.p50:.1f} / {crowd.clicks.p95:.1f} / {crowd.clicks.p99:.1f} ms"
        yield f"{many.LEARNERS} sessions, {name}: p50 / p95 / p99", figure, f"{crowd.cpu:.0%} of a core", ""
    yield from class_rows(found["classroom"])
    ours, empty = found["start"]["meridian"], found["start"]["empty"]
    yield (
        "start to healthy",
        f"{ours.seconds:.2f} s",
        f"empty app {empty.seconds:.2f} s",
        f"{ours.seconds / empty.seconds:.2f}",
    )
    yield (
        "memory a session",
        f"{ours.a_session / 1000:.0f} kB",
        f"empty app {empty.a_session / 1000:.0f} kB",
        f"{ours.a_session / empty.a_session:.2f}",
    )
    banks, store = found["banks"], found["store"]
    bare = banks["parse"] + banks["validation"]
    yield (
        "loading 10,000 items",
        f"{banks['load']:.2f} s",
        f"parse and validation {bare:.2f} s",
        f"{banks['ratio']:.2f}",
    )
    for size, one in found["items"].items():
        against = f"bare numpy {one['bare']:.3f} s"
        yield f"item analysis, {size}", f"{one['ours']:.3f} s", against, f"{one['ratio']:.2f}"
    yield "loading them again", f"{1000 * banks['again']:.1f} ms", "", ""
    yield (
        "durable reviews a second",
        f"{store['store']:.0f}",
        f"bare Core loop {store['core']:.0f}, disk {store['disk']:.0f}",
        f"{store['ratio']:.2f}",
    )
    yield from large_bench.rows(found["large"])
    yield from rooms_bench.rows(found["rooms"])


def class_rows(taken: classroom.Taken) -> Iterator[Row]:
    """The rows of the class that took an assignment."""
    answers, what = taken.answers, f"{taken.students} students, {classroom.ITEMS} items"
    figure = f"{answers.p50:.1f} / {answers.p95:.1f} / {answers.p99:.1f} ms"
    yield f"{what}: an answer, p50 / p95 / p99", figure, f"{taken.cpu:.0%} of a core", ""
    yield f"{what}: CPU a click", f"{1000 * taken.cpu_a_click:.1f} ms", f"{taken.a_second:.0f} clicks a second", ""
    yield f"{what}: answers kept", f"{taken.kept}", f"lost {taken.lost}, doubled {taken.doubled}", ""


if __name__ == "__main__":
    main()
