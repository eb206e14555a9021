"""A class of 200 students taking a 20-item assignment, each with five seconds between clicks; SQLite, one process.

Every student is a browser of her own with her own cookies; the client runs on the same machine. What is counted at the
end is what the database holds: each answer once. Fewer students: `python -m benchmarks.classroom 50`.
"""

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from time import perf_counter
from uuid import uuid4

from benchmarks.figures import Row, Spread, spread
from benchmarks.learner import READING, answer_item
from benchmarks.serving import MERIDIAN, Server
from benchmarks.session import Session
from quiz_app.banks.library import load_library
from quiz_app.domain.quiz import PRACTICE, Draw, Plan
from quiz_app.services import assigning, cohorts, joining, signing_in
from quiz_app.services.identity import Actor, visitor
from quiz_app.services.secrecy import signed
from quiz_app.services.world import World
from quiz_app.settings import PREFIX, home
from quiz_app.store.sql import open_sqlite

STUDENTS, ITEMS = 200, 20
THINKING, JITTER = 5.0, 2.0
OPENING_AT_ONCE = 10
ASSIGNMENT = "assignment"
SECRET = "measured-" * 5
TEACHER = Actor("teacher", "teacher", "server")
POLICY = {"shown": "at_once"}  # with feedback after each answer, as practice has it: the most clicks
Cookies = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What the clicks took, answers and all; the CPU a click; and what the database holds afterwards."""

    students: int
    answers: Spread
    clicks: Spread
    a_second: float
    cpu: float
    cpu_a_click: float
    kept: int
    lost: int
    doubled: int


def run(students: int = STUDENTS) -> Taken:
    """The class taking the assignment from its first page to the result."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        cookies = seed(data, students)
        more = {f"{PREFIX}MODE": "class", f"{PREFIX}SECRET": SECRET}
        with Server(MERIDIAN, data=data, more=more) as server:
            answers, clicks, wall, cpu = asyncio.run(_together(server, cookies))
        kept = _kept(data)
    given = sum(kept.values())
    lost = sum(ITEMS - len([1 for (who, _) in kept if who == one]) for one in {who for who, _ in kept})
    missing = (students - len({who for who, _ in kept})) * ITEMS
    return Taken(
        students,
        spread(answers),
        spread(clicks),
        len(clicks) / wall,
        cpu / wall,
        cpu / len(clicks),
        given,
        lost + missing,
        sum(number - 1 for number in kept.values()),
    )


def rows(taken: Taken) -> Iterator[Row]:
    """The table's rows."""
    answers, what = taken.answers, f"{taken.students} students, {ITEMS} items"
    figure = f"{answers.p50:.1f} / {answers.p95:.1f} / {answers.p99:.1f} ms"
    yield f"{what}: an answer, p50 / p95 / p99", figure, f"{taken.cpu:.0%} of a core", ""
    yield f"{what}: CPU a click", f"{1000 * taken.cpu_a_click:.1f} ms", f"{taken.a_second:.0f} clicks a second", ""
    yield f"{what}: answers kept", f"{taken.kept}", f"lost {taken.lost}, doubled {taken.doubled}", ""


def seed(data: Path, students: int) -> list[Cookies]:
    """A class with its assignment in a new database; the cookies of each student's browser."""
    with closing(open_sqlite(data / "meridian.db")) as store:
        library = load_library([home() / "question_banks"])
        world = World(library, store, lambda: datetime.now(UTC), lambda: str(uuid4()))
        cohort = cohorts.open_cohort(TEACHER, world, "Measured")
        plan = Plan(title="Measured", draw=Draw(items=ITEMS), mode=PRACTICE)
        assigning.assign(TEACHER, world, cohort.id, ASSIGNMENT, title="Measured", reading=READING, plan=plan, **POLICY)
        return [_joined(world, cohort.code, number) for number in range(students)]


def _joined(world: World, code: str, number: int) -> Cookies:
    device = visitor(f"device-{number}")
    done = joining.join(device, world, code, f"Student {number}")
    token = signing_in.admit(device, world, done.ticket).token
    return {
        "meridian_device": signed(SECRET, "device", device.device),
        "meridian_session": signed(SECRET, "session", token),
    }


async def _together(server: Server, cookies: Sequence[Cookies]) -> tuple[list[float], list[float], float, float]:
    """(answers, clicks, wall, CPU) in seconds; all have opened the page before the first click counts."""
    door, everyone = asyncio.Semaphore(OPENING_AT_ONCE), asyncio.Barrier(len(cookies) + 1)
    taking = [
        asyncio.create_task(_student(server.address, one, number, door, everyone)) for number, one in enumerate(cookies)
    ]
    await everyone.wait()
    start, cpu = perf_counter(), server.cpu_seconds()
    done = await asyncio.gather(*taking)
    wall = perf_counter() - start
    answers = [seconds for one in done for what, seconds in one if what == "check"]
    clicks = [seconds for one in done for _, seconds in one]
    return answers, clicks, wall, server.cpu_seconds() - cpu


async def _student(
    address: str, cookies: Cookies, number: int, door: asyncio.Semaphore, everyone: asyncio.Barrier
) -> list[tuple[str, float]]:
    """The clicks of one student, who thinks before each."""
    chance, taken = Random(number), []

    async def think() -> None:
        await asyncio.sleep(THINKING + chance.uniform(-JITTER, JITTER))

    async with door:
        session = Session(address, "assignment", f"id={ASSIGNMENT}", cookies)
        await session.__aenter__()
    try:
        await everyone.wait()
        await asyncio.sleep(chance.uniform(0, THINKING))
        taken.append(("start", await session.click("start-assignment")))
        for place in range(ITEMS):
            async for click in answer_item(session):
                taken.append(click)
                await think()
            taken.append(("next" if place + 1 < ITEMS else "result", await session.click("next")))
            await think()
    finally:
        await session.__aexit__(None, None, None)
    return taken


def _kept(data: Path) -> Counter[tuple[str, str]]:
    """How many answers the database holds, by student and item."""
    with closing(open_sqlite(data / "meridian.db")) as store:
        return Counter((one.learner, one.item) for one in store.responses_under(ASSIGNMENT))


def told(one: Taken) -> str:
    """The measurement in a few lines."""
    return (
        f"{one.students} students, {one.a_second:.0f} clicks a second, {one.cpu:.0%} of a core, "
        f"{1000 * one.cpu_a_click:.1f} ms CPU a click\n"
        f"answers p50 / p95 / p99: {one.answers.p50:.1f} / {one.answers.p95:.1f} / {one.answers.p99:.1f} ms\n"
        f"all clicks p50 / p95 / p99: {one.clicks.p50:.1f} / {one.clicks.p95:.1f} / {one.clicks.p99:.1f} ms\n"
        f"answers kept {one.kept}, lost {one.lost}, doubled {one.doubled}"
    )


if __name__ == "__main__":
    print(told(run(int(sys.argv[1]) if len(sys.argv) > 1 else STUDENTS)))
