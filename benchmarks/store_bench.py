"""Durable ratings a second: the store, a bare SQLAlchemy Core loop of the same two statements, and the disk itself."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import UUID

from sqlalchemy import create_engine, event
from sqlalchemy.dialects.sqlite import insert

from benchmarks.figures import Row
from quiz_app.domain.log import Review
from quiz_app.domain.memory import Schedule
from quiz_app.domain.rows import REVIEWS, SCHEDULES
from quiz_app.store import tables
from quiz_app.store.sql import open_sqlite

ROUNDS, ROWS = 7, 300
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
CARDS = 1000


def run() -> dict[str, float]:
    """Rates a second (the median of rounds taken in turn), and the store's as a share of the bare loop's."""
    with tempfile.TemporaryDirectory() as folder:
        rounds = [_round(Path(folder), number) for number in range(ROUNDS)]
    rates = {name: median(one[name] for one in rounds) for name in rounds[0]}
    return rates | {"ratio": median(one["store"] / one["core"] for one in rounds)}


def rows(found: dict[str, float]) -> Iterator[Row]:
    """The table's row, beside a bare loop and the disk."""
    against = f"bare Core loop {found['core']:.0f}, disk {found['disk']:.0f}"
    yield "durable reviews a second", f"{found['store']:.0f}", against, f"{found['ratio']:.2f}"


def _round(folder: Path, number: int) -> dict[str, float]:
    """The three rates, each on a file of its own."""
    return {
        "store": _store(folder / f"store-{number}.db"),
        "core": _core(folder / f"core-{number}.db"),
        "disk": disk(folder / f"disk-{number}"),
    }


def _store(path: Path) -> float:
    """Durable ratings a second through the store."""
    with closing(open_sqlite(path)) as store:
        return _rate(store.add_review)


def _core(path: Path) -> float:
    """Durable ratings a second by a bare loop: the same tables, the same two statements, and nothing else."""
    open_sqlite(path).close()
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", as_durable)
    review = insert(tables.REVIEWS).on_conflict_do_nothing(index_elements=["id"])
    put = insert(tables.SCHEDULES)
    changed = {name: put.excluded[name] for name in SCHEDULES.names if name not in ("reading", "card")}
    schedule = put.on_conflict_do_update(index_elements=["learner", "reading", "card"], set_=changed)

    def add(row: Review, folded: Schedule) -> None:
        with engine.begin() as connection:
            connection.execute(review, REVIEWS.named(row))
            connection.execute(schedule, {"learner": row.learner, **SCHEDULES.named(folded)})

    try:
        return _rate(add)
    finally:
        engine.dispose()


def as_durable(connection, record) -> None:
    """Have the disk confirm what is written, as the store does."""
    connection.execute("PRAGMA journal_mode=WAL").close()
    connection.execute("PRAGMA synchronous=FULL").close()


def disk(path: Path) -> float:
    """What the disk confirms a second: 4 KiB appended, then fdatasync."""
    block = bytes(4096)
    sync = getattr(os, "fdatasync", os.fsync)
    with path.open("ab", buffering=0) as file:
        start = perf_counter()
        for _ in range(ROWS):
            file.write(block)
            sync(file.fileno())
        return ROWS / (perf_counter() - start)


def _rate(add: Callable[[Review, Schedule], object]) -> float:
    rows = list(_ratings())
    start = perf_counter()
    for review, schedule in rows:
        add(review, schedule)
    return ROWS / (perf_counter() - start)


def _ratings() -> Iterator[tuple[Review, Schedule]]:
    """Ratings of many cards, with some schedule each: what it says does not matter here."""
    for number in range(ROWS):
        card, at = f"card-{number % CARDS}", FIRST_DAY + timedelta(minutes=number)
        yield _review(number, card, at), _schedule(card, at.date())


def _review(number: int, card: str, at: datetime) -> Review:
    return Review(
        id=str(UUID(int=number * 0x9E3779B97F4A7C15F39CC0605CEDC834 % 2**128)),
        learner="owner",
        device="2c9f2f4e-9d0d-4b5e-8a37-5f3a1c9d8e21",
        reading="russia-pakistan",
        card=card,
        ordinal=0,
        rating=3,
        at=at,
        study_day=at.date(),
        retention=0.9,
        seconds=5.5,
    )


def _schedule(card: str, day: date) -> Schedule:
    return Schedule(
        "russia-pakistan", card, "review", 0, 2.3, 5.1, None, day + timedelta(days=2), day, interval=2, first_day=day
    )


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:8} {value:10.2f}")
