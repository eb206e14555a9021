"""What a log of 1,000,000 reviews of 100,000 cards costs, through the services: `python -m benchmarks.large_bench`."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import bindparam, create_engine, event, select
from sqlalchemy.dialects.sqlite import insert

from benchmarks import anki_loop, large, large_page, rerun
from benchmarks.figures import Row
from benchmarks.store_bench import as_durable, disk
from quiz_app.domain.log import CARD_ADDED, Event, Log, Review, row_id
from quiz_app.domain.moments import day_number
from quiz_app.domain.rows import REVIEWS, SCHEDULES
from quiz_app.interchange.csv_log import to_zip, write_log
from quiz_app.services import identity, keeping, kept, reviewing
from quiz_app.services.due_counts import due_by_bank
from quiz_app.services.exchange import import_zip
from quiz_app.services.progress import progress
from quiz_app.services.world import World
from quiz_app.store import tables
from quiz_app.store.sql import SqlStore, open_sqlite

ROUNDS, RATINGS = 5, 200
IMPORTED = 100_000


class Clock:
    """Three seconds later each time that it is asked."""

    def __init__(self) -> None:
        self.at = large.TODAY

    def __call__(self) -> datetime:
        """The next moment."""
        self.at += timedelta(seconds=3)
        return self.at


def run() -> dict[str, Any]:
    """All figures: rates a second, milliseconds, seconds and megabytes; Anki's rate, or why there is none."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        writing = get_context("spawn").Process(
            target=large.write, args=(folder / "meridian.db",)
        )  # its memory is not ours
        writing.start()
        writing.join()
        (folder / "page").mkdir()
        for name in ("core.db", "page/meridian.db"):
            shutil.copy(folder / "meridian.db", folder / name)
        with closing(open_sqlite(folder / "meridian.db")) as store:
            found = _rates(store, folder) | _moments(store)
        peak = getrusage(RUSAGE_SELF).ru_maxrss / 1000  # before what is imported is made up here
        imports = _imports(folder)
        page = large_page.run(folder / "page", folder / "banks")
        return found | {"peak": peak, "page": page} | imports | _anki(folder)


def rows(found: dict[str, Any]) -> Iterator[Row]:
    """The rows of the table."""
    rate = f"{found['services']:.0f} a second"
    yield "next card + durable rating", rate, f"bare Core loop {found['core']:.0f}", f"{found['ratio']:.2f}"
    anki = found["anki"]
    told = f"Anki's back end {anki:.0f}" if isinstance(anki, float) else f"Anki: {anki}"
    yield "next card + durable rating", rate, told, f"{found['services'] / anki:.2f}" if isinstance(anki, float) else ""
    yield "fdatasync of the disk", f"{found['disk']:.0f} a second", "", ""
    yield from rerun.rows({"cards, 100,000 of them": found["page"]})
    for name, unit, most in LIMITS:
        yield name, f"{found[name]:.1f} {unit}", f"at most {most:g} {unit}", f"{found[name] / most:.2f}"


LIMITS = (
    ("undo", "ms", 1),
    ("due counts by bank", "ms", 5),
    ("progress, after a rating", "ms", 40),
    ("progress, at first", "ms", 40),
    ("today's cards, at first", "ms", 40),
    ("next card, behind by months", "ms", 5),
    ("rebuild", "s", 15),
    ("peak", "MB", 350),
    ("import of 100,000 own cards", "s", 2),
    ("import of 100,000 log rows", "s", 1),
)


def _rates(store: SqlStore, folder: Path) -> dict[str, float]:
    """The three loops in turn, each round."""
    services, core = _services(store), _core(folder / "core.db")
    found = [(services(), core(), disk(folder / f"disk-{number}")) for number in range(ROUNDS)]
    names = ("services", "core", "disk")
    rates = {name: median(one[place] for one in found) for place, name in enumerate(names)}
    return rates | {"ratio": median(one[0] / one[1] for one in found)}


def _world(store: SqlStore) -> World:
    return World(large.library(), store, Clock(), lambda: "unused")


def _services(store: SqlStore) -> Callable[[], float]:
    """Rates a second of what the page does: the desk, the face with its labels' schedule, and the rating."""
    world = _world(store)
    actor = identity.owner(world)
    reviewing.desk(actor, world, large.READING)

    def measure() -> float:
        start = perf_counter()
        for _ in range(RATINGS):
            key = reviewing.desk(actor, world, large.READING).queue.following()
            assert key is not None
            dealt = reviewing.deal(actor, world, large.READING, key)
            reviewing.rate(actor, world, dealt, 3, world.now(), 3.0)
        return RATINGS / (perf_counter() - start)

    return measure


def _core(path: Path) -> Callable[[], float]:
    """Rates a second of a bare loop: the next by an index, the same two statements, and nothing else."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", as_durable)
    schedules, today = tables.SCHEDULES, day_number(large.TODAY.date())
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE INDEX bare ON schedules (learner, reading, due_day, card)")
    following = (
        select(schedules.c.card)
        .where(schedules.c.learner == large.OWNER, schedules.c.reading == large.READING)
        .where(schedules.c.due_day <= bindparam("today"))
        .order_by(schedules.c.due_day, schedules.c.card)
        .limit(1)
    )
    review = insert(tables.REVIEWS).on_conflict_do_nothing(index_elements=["id"])
    put = insert(schedules)
    changed = {name: put.excluded[name] for name in SCHEDULES.names if name not in ("reading", "card")}
    schedule = put.on_conflict_do_update(index_elements=["learner", "reading", "card"], set_=changed)
    number = iter(range(10**9))

    def measure() -> float:
        start = perf_counter()
        for _ in range(RATINGS):
            with engine.begin() as connection:
                card = connection.execute(following, {"today": today}).scalar_one()
                row = _bare_review(card, next(number))
                connection.execute(review, row)
                connection.execute(schedule, _bare_schedule(card, today))
        return RATINGS / (perf_counter() - start)

    return measure


def _bare_review(card: str, number: int) -> dict[str, Any]:
    at = large.TODAY + timedelta(seconds=number)
    named = row_id("bare", card, number)
    one = Review(
        id=named, learner=large.OWNER, device="bare", reading=large.READING, card=card, ordinal=0, rating=3, at=at,
        study_day=at.date(), retention=0.9, seconds=3.0,
    )  # fmt: skip
    return REVIEWS.named(one)


def _bare_schedule(card: str, today: int) -> dict[str, Any]:
    plain = (large.READING, card, "review", 0, 30.0, 5.0, None, today + 30, today, 0, 30, 0.9, 11, 1, today - 300)
    return {"learner": large.OWNER, **dict(zip(SCHEDULES.names, plain, strict=True))}


def _moments(store: SqlStore) -> dict[str, float]:
    """Milliseconds of single acts, each on what the ones before have left; seconds of a rebuild."""
    world = _world(store)
    actor = identity.owner(world)

    def rate_one() -> None:
        key = reviewing.desk(actor, world, large.READING).queue.following()
        dealt = reviewing.deal(actor, world, large.READING, key or "")
        reviewing.rate(actor, world, dealt, 3, world.now(), 3.0)

    kept.forget(actor, world)
    first = _once(lambda: reviewing.desk(actor, world, large.READING))
    due_by_bank(actor, world, large.READING)
    counts = []
    for _ in range(20):
        rate_one()
        counts.append(_once(lambda: due_by_bank(actor, world, large.READING)))
    undo = median(_once(lambda: reviewing.undo(actor, world, large.READING)) for _ in range(20))
    opened = _once(lambda: progress(actor, world, large.READING))
    after = []
    for _ in range(5):
        rate_one()
        after.append(_once(lambda: progress(actor, world, large.READING)))
    return {
        "undo": undo,
        "due counts by bank": median(counts),
        "progress, at first": opened,
        "progress, after a rating": median(after),
        "today's cards, at first": first,
        "rebuild": _once(lambda: keeping.rebuild(actor, world)) / 1000,
        "next card, behind by months": _behind(actor, world),
    }


def _behind(actor: identity.Actor, world: World) -> float:
    """Milliseconds of what comes next after a rating, once most cards are due and plans to catch up are on offer."""
    clock, found = Clock(), []
    clock.at += timedelta(days=90)
    later = replace(world, now=clock)
    for _ in range(20):
        start = perf_counter()
        key = reviewing.desk(actor, later, large.READING, seconds_each=9.0).queue.following()
        found.append(1000 * (perf_counter() - start))
        dealt = reviewing.deal(actor, later, large.READING, key or "")
        reviewing.rate(actor, later, dealt, 3, clock(), 3.0)
    return median(found)


def _imports(folder: Path) -> dict[str, float]:
    """Seconds that an import takes, of cards of one's own and of reviews, each into an empty database."""
    cards = tuple(
        Event(id=row_id("import", "card", number), learner=large.OWNER, device="import", ordinal=0, kind=CARD_ADDED,
              subject=f"{large.READING}/own.{number}", data={"front": f"What is {number}?", "back": str(number)},
              at=large.TODAY)
        for number in range(IMPORTED)
    )  # fmt: skip
    reviews = tuple(REVIEWS.one(row) for given, _ in large.rows(IMPORTED // large.REVIEWS_A_CARD) for row in given)
    logs = {"import of 100,000 own cards": Log(events=cards), "import of 100,000 log rows": Log(reviews=reviews)}
    found = {}
    for number, (name, log) in enumerate(logs.items()):
        content = to_zip(write_log(log))
        with closing(open_sqlite(folder / f"import-{number}.db")) as store:
            world = World(large.library(10), store, Clock(), lambda: "unused")
            actor = identity.owner(world)
            found[name] = (
                _once(lambda world=world, actor=actor, content=content: import_zip(actor, world, content)) / 1000
            )
    return found


def _once(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return 1000 * (perf_counter() - start)


def _anki(folder: Path) -> dict[str, float | str]:
    """Anki's rate; or in a few words why it could not be measured."""
    try:
        return {"anki": median(anki_loop.measure(anki_loop.install(folder), folder))}
    except (anki_loop.Missing, OSError) as error:
        return {"anki": f"not measured ({str(error)[:80]})"}


if __name__ == "__main__":
    os.environ.setdefault("PIP_NO_INPUT", "1")
    for one in rows(run()):
        print("| " + " | ".join(one) + " |")
