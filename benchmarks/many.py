"""A hundred learners at once, each with five seconds between clicks; the client runs on the same machine."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.figures import Row, Spread, spread
from benchmarks.learner import Click, quiz_page, study, take_quiz
from benchmarks.serving import MERIDIAN, Server
from benchmarks.session import Session

LEARNERS = 100
THINKING, JITTER = 5.0, 2.0
SECONDS = 60.0
OPENING_AT_ONCE = 10

Journey = Callable[[str, int], AsyncIterator[Click]]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What the clicks of all took, how many there were a second, and the share of one core that the server used."""

    clicks: Spread
    a_second: float
    cpu: float


def run() -> dict[str, Crowd]:
    """The crowd at quizzes, every answer on disk; and, as guests with a queue each, at cards."""
    return {"quiz": _crowd(_quizzes, guest=False), "cards": _crowd(_cards, guest=True)}


def rows(found: dict[str, Crowd]) -> Iterator[Row]:
    """The table's rows: what the clicks take, and what all of them take of a core."""
    for name, crowd in found.items():
        figure = f"{crowd.clicks.p50:.1f} / {crowd.clicks.p95:.1f} / {crowd.clicks.p99:.1f} ms"
        yield f"{LEARNERS} sessions, {name}: p50 / p95 / p99", figure, f"{crowd.cpu:.0%} of a core", ""


def _crowd(journey: Journey, *, guest: bool) -> Crowd:
    with tempfile.TemporaryDirectory() as data, Server(MERIDIAN, guest=guest, data=Path(data)) as server:
        return asyncio.run(_together(server, journey))


async def _together(server: Server, journey: Journey) -> Crowd:
    """All open the page before the first click counts."""
    door, everyone = asyncio.Semaphore(OPENING_AT_ONCE), asyncio.Barrier(LEARNERS + 1)
    learners = [
        asyncio.create_task(_learner(journey(server.address, number), number, door, everyone))
        for number in range(LEARNERS)
    ]
    await everyone.wait()
    start, cpu = perf_counter(), server.cpu_seconds()
    taken = [seconds for one in await asyncio.gather(*learners) for seconds in one]
    wall = perf_counter() - start
    return Crowd(spread(taken), len(taken) / wall, (server.cpu_seconds() - cpu) / wall)


async def _learner(
    journey: AsyncIterator[Click], number: int, door: asyncio.Semaphore, everyone: asyncio.Barrier
) -> list[float]:
    """The seconds of each click of one learner, who thinks before every one; her first click is not counted."""
    chance, taken = Random(number), []
    async with aclosing(journey):
        async with door:
            await anext(journey)
        await everyone.wait()
        end = perf_counter() + SECONDS
        await asyncio.sleep(chance.uniform(0, THINKING))
        while perf_counter() < end:
            taken.append((await anext(journey))[1])
            await asyncio.sleep(THINKING + chance.uniform(-JITTER, JITTER))
    return taken


async def _quizzes(address: str, number: int) -> AsyncIterator[Click]:
    for turn in range(LEARNERS):
        async with Session(address, *quiz_page(f"crowd-{number}-{turn}")) as session:
            async for click in take_quiz(session):
                yield click


async def _cards(address: str, number: int) -> AsyncIterator[Click]:
    while True:
        async with Session(address, "cards") as session:
            async for click in study(session):
                yield click
