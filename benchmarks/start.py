"""How long the server takes to start, and what a session holds in memory, against the empty app."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from statistics import median

from benchmarks.figures import Row
from benchmarks.learner import quiz_page
from benchmarks.serving import EMPTY, MERIDIAN, Server
from benchmarks.session import Session

STARTS = 5
SESSIONS, WARM_UP = 50, 10


@dataclass(frozen=True, slots=True)
class Start:
    """The median of the seconds from the command until the server is healthy; its bytes then; bytes a session."""

    seconds: float
    memory: int
    a_session: float


def run() -> dict[str, Start]:
    """Meridian and the empty app, started in turn."""
    seconds: dict[str, list[float]] = {MERIDIAN: [], EMPTY: []}
    memory: dict[str, list[int]] = {MERIDIAN: [], EMPTY: []}
    for _ in range(STARTS):
        for app in seconds:
            with Server(app) as server:
                seconds[app].append(server.seconds_to_start)
                memory[app].append(server.memory())
    return {
        name: Start(median(seconds[app]), median(memory[app]), asyncio.run(_a_session(app)))
        for name, app in (("meridian", MERIDIAN), ("empty", EMPTY))
    }


def rows(found: dict[str, Start]) -> Iterator[Row]:
    """The table's rows, beside the empty app."""
    ours, empty = found["meridian"], found["empty"]
    figure, against = f"{ours.seconds:.2f} s", f"empty app {empty.seconds:.2f} s"
    yield "start to healthy", figure, against, f"{ours.seconds / empty.seconds:.2f}"
    figure, against = f"{ours.a_session / 1000:.0f} kB", f"empty app {empty.a_session / 1000:.0f} kB"
    yield "memory a session", figure, against, f"{ours.a_session / empty.a_session:.2f}"


async def _a_session(app: str) -> float:
    """The bytes that each of many sessions adds after its first clicks, once what all share is there."""
    with Server(app) as server:
        async with AsyncExitStack() as open_ones:
            for number in range(WARM_UP):
                await _visit(app, server, open_ones, number)
            before = server.memory()
            for number in range(WARM_UP, WARM_UP + SESSIONS):
                await _visit(app, server, open_ones, number)
            return (server.memory() - before) / SESSIONS


async def _visit(app: str, server: Server, open_ones: AsyncExitStack, number: int) -> None:
    page = quiz_page(f"memory-{number}") if app == MERIDIAN else ()
    session = await open_ones.enter_async_context(Session(server.address, *page))
    for key in ("start-shared", "unknown", "next") if app == MERIDIAN else ("add",) * 3:
        await session.click(key)
