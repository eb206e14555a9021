"""One learner alone: what each click of a quiz and of a card session takes, against the empty app's one button."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Row, Spread, spread
from benchmarks.history import write_year
from benchmarks.learner import HARD, Click, quiz_page, study, take_quiz
from benchmarks.serving import EMPTY, MERIDIAN, Server
from benchmarks.session import Session

QUIZZES = 12
CARDS = 120
WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Journey:
    """Clicks of one journey by what they did, the empty app's between them, and processor seconds a click of each."""

    clicks: dict[str, Spread]
    empty: Spread
    cpu: float
    empty_cpu: float


@dataclass(slots=True)
class _Tally:
    taken: dict[str, list[float]] = field(default_factory=dict)
    empty: list[float] = field(default_factory=list)

    @property
    def clicks(self) -> int:
        return sum(map(len, self.taken.values()))


def run() -> dict[str, Journey]:
    """The two journeys, each with an empty log and with one of a year."""
    with tempfile.TemporaryDirectory() as new, tempfile.TemporaryDirectory() as old:
        write_year(Path(old), datetime.now(UTC))
        return {
            "quiz": asyncio.run(side_by_side(Path(new), _quizzes)),
            "cards": asyncio.run(side_by_side(Path(new), cards)),
            "quiz, a year": asyncio.run(side_by_side(Path(old), _quizzes)),
            "cards, a year": asyncio.run(side_by_side(Path(old), cards)),
        }


def rows(found: dict[str, Journey]) -> Iterator[Row]:
    """The table's rows: each click beside the empty app's, and what it takes of a core."""
    for name, journey in found.items():
        empty = journey.empty
        for what, one in journey.clicks.items():
            figure, against = f"{one.p50:.1f} / {one.p95:.1f} ms", f"empty app {empty.p50:.1f} / {empty.p95:.1f} ms"
            yield f"{name}: {what}, p50 / p95", figure, against, f"{one.p50 / empty.p50:.2f}"
        figure, against = f"{1000 * journey.cpu:.1f} ms", f"empty app {1000 * journey.empty_cpu:.1f} ms"
        yield f"{name}: CPU a click", figure, against, f"{journey.cpu / journey.empty_cpu:.2f}"


async def side_by_side(
    data: Path, journey: Callable[[str], AsyncIterator[Click]], more: Mapping[str, str] | None = None
) -> Journey:
    """The journey's clicks and the empty app's in turn, so that both meet the same machine."""
    with Server(EMPTY) as empty, Server(MERIDIAN, data=data, more=more) as meridian:
        tally = _Tally()
        async with Session(empty.address) as button:
            for _ in range(WARM_UP):
                await button.click("add")
            cpu, empty_cpu = meridian.cpu_seconds(), empty.cpu_seconds()
            async for done, seconds in journey(meridian.address):
                tally.taken.setdefault(done, []).append(seconds)
                tally.empty.append(await button.click("add"))
        return Journey(
            {done: spread(seconds) for done, seconds in tally.taken.items()},
            spread(tally.empty),
            (meridian.cpu_seconds() - cpu) / tally.clicks,
            (empty.cpu_seconds() - empty_cpu) / tally.clicks,
        )


async def _quizzes(address: str) -> AsyncIterator[Click]:
    for number in range(QUIZZES):
        async with Session(address, *quiz_page(f"alone-{number}")) as session:
            async for click in take_quiz(session):
                yield click


async def cards(address: str) -> AsyncIterator[Click]:
    """The clicks of a session of so many cards."""
    async with Session(address, "cards") as session:
        rated = 0
        async for click in study(session, HARD):
            yield click
            rated += click[0] == "rate"
            if rated == CARDS:
                return
