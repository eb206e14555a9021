"""Rooms: how soon one member's move is on the others' screens, and what a room costs that nobody plays in.

A member is a tab as the server sees it, with the live socket beside it: news is drawn as it comes, or has the fragment
run again, as in a browser. `python -m benchmarks.rooms_bench` runs these alone.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Self
from uuid import uuid4

from websockets.asyncio.client import connect

from benchmarks.figures import Spread, spread
from benchmarks.serving import MERIDIAN, Server
from benchmarks.session import PageFailed, Session
from quiz_app.banks.library import load_library
from quiz_app.domain.log import RoomEvent
from quiz_app.domain.room_tasks import Wish
from quiz_app.services import room_play, rooms
from quiz_app.services.identity import Actor, member
from quiz_app.services.secrecy import signed
from quiz_app.services.world import World
from quiz_app.settings import home
from quiz_app.store.sql import open_url

SECRET = "a secret of the benchmarks, long enough to be one"
READING, HOST = "russia-pakistan", Actor("owner", "owner", "desk")
MOVES, IDLE_SECONDS, BETWEEN = 12, 30.0, 0.4
TOKEN = re.compile(rb"/api/live\?token=[\w.~-]+")


class Member(Session):
    """A member's tab; `heard` are the moments at which the news was on her screen."""

    def __init__(self, address: str, room: str, number: int) -> None:
        super().__init__(address, "room", f"id={room}")
        self._address = address
        self._cookie = f"meridian_device={signed(SECRET, 'device', device(number))}"
        self.heard: list[float] = []
        self._live: asyncio.Task[None] | None = None
        self._token, self._push, self._shown = "", "", ""

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            self._socket_address,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
            ping_interval=None,
            additional_headers={"Cookie": self._cookie},
        )
        self._reading = asyncio.create_task(self._read())
        await self._run_script([], "")
        self._live = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *how: Any) -> None:
        self._live.cancel()
        await super().__aexit__(*how)

    def _draw(self, message: Any) -> None:
        found = TOKEN.search(message.SerializeToString())
        if found:
            self._token, self._push = found[0].decode(), message.delta.fragment_id
            self._shown = json.loads(message.delta.new_element.bidi_component.json)["screen"]
        super()._draw(message)

    def _finish(self, status: Any) -> None:
        super()._finish(status)
        if self._push in self._fragments:
            self.heard.append(perf_counter())

    async def _listen(self) -> None:
        where = f"ws{self._address.removeprefix('http')}{self._token}"
        async with connect(where, origin=self._address, ping_interval=None) as live:
            await live.recv()
            async for message in live:
                news = json.loads(str(message).partition(" ")[2])
                if news["screen"] == self._shown:
                    self.heard.append(perf_counter())  # the table is drawn from the message alone
                else:
                    await self._send([], self._push, by_timer=True)

    async def move(self) -> float:
        """Change the order and say so; the moment at which that was sent."""
        await self.click(self.keys_with("down-")[1])
        start = perf_counter()
        await self.click("ready")
        return start


def device(number: int) -> str:
    """The device of the member of this number."""
    return f"device-{number}"


def prepared(url: str, people: int, **how: Any) -> str:
    """The id of a room in whose first round so many members are."""
    with closing(open_url(url)) as store:
        library = load_library([home() / "question_banks"])
        world = World(library, store, lambda: datetime.now(UTC), lambda: str(uuid4()))
        room_id = world.new_id()
        wishes = (Wish("order", 1, events=6),)
        plan = rooms.RoomPlan(reading=READING, title="Measured", name="Amina", wishes=wishes, **how)
        code = rooms.open_room(HOST, world, room_id, plan).code
        for number in range(people):
            rooms.join(member(device(number)), world, code, f"Member {number}")
        room_play.start(HOST, world, room_id, 0)
        return room_id


class LanServer(Server):
    """A server that others reach, with a secret and (where one is named) a database that it shares."""

    def __init__(self, data: Path, database: str = "") -> None:
        super().__init__(MERIDIAN, data=data)
        self._database = database

    def _environment(self) -> dict[str, str]:
        mine = {"QUIZ_APP_LAN": "1", "QUIZ_APP_SECRET": SECRET}
        return super()._environment() | mine | ({"QUIZ_APP_DATABASE_URL": self._database} if self._database else {})


@asynccontextmanager
async def inside(address: str, room: str, numbers: Sequence[int]) -> AsyncIterator[list[Member]]:
    """These members' tabs, opened a few at a time."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(Member(address, room, number)) for number in numbers]


async def moves(movers: Sequence[Member], others: Sequence[Member]) -> Spread:
    """From a move to each of the others' screens."""
    took: list[float] = []
    for number in range(MOVES):
        await asyncio.sleep(BETWEEN)
        start = await movers[number % len(movers)].move()
        deadline = start + 10
        while any(not one.heard or one.heard[-1] < start for one in others):
            if perf_counter() > deadline:
                raise PageFailed("a move did not come to every screen")
            await asyncio.sleep(0.005)
        took += [next(at for at in one.heard if at >= start) - start for one in others]
    return spread(took[len(others) :])


async def crowd(people: int) -> dict[str, Any]:
    """Moves among so many, and what they cost while nobody moves."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        room = prepared(f"sqlite:///{data / 'meridian.db'}", people)
        with LanServer(data) as server:
            async with inside(server.address, room, range(people)) as everybody:
                figures: dict[str, Any] = {"moves": await moves(everybody[:1], everybody[1:])}
                if people == 30:
                    await asyncio.sleep(3)
                    before = server.cpu_seconds()
                    await asyncio.sleep(IDLE_SECONDS)
                    figures["idle"] = (server.cpu_seconds() - before) / IDLE_SECONDS
                return figures


async def two_processes(url: str) -> Spread:
    """From a move in one process to a screen of another, over PostgreSQL."""
    room = prepared(url, 6)
    async with AsyncExitStack() as stack:
        folders = [Path(stack.enter_context(TemporaryDirectory())) for _ in range(2)]
        first, second = (stack.enter_context(LanServer(folder, url)) for folder in folders)
        movers = await stack.enter_async_context(inside(first.address, room, [0]))
        others = await stack.enter_async_context(inside(second.address, room, range(1, 6)))
        return await moves(movers, others)


def over_postgres() -> Spread | None:
    """The same, with a server of its own; None on a machine without PostgreSQL."""
    from tests.store import postgres

    if postgres.programs() is None:
        return None
    with postgres.running() as server:
        return asyncio.run(two_processes(server.url))


def sent_twice(people: int = 30, each: int = 50) -> dict[str, Any]:
    """Everybody's moves sent twice: how many events that makes, whether one is missing, and how long it takes."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'meridian.db'}"
        room = prepared(url, people, together=True)
        with closing(open_url(url)) as store:
            library = load_library([home() / "question_banks"])
            world = World(library, store, lambda: datetime.now(UTC), lambda: str(uuid4()))
            task = rooms.look(HOST, world, room).tasks[0].events
            start = perf_counter()
            for ordinal in range(each):
                for number in range(people):
                    for _ in range(2):
                        entry, after = task[ordinal % 6], task[(ordinal + 1) % 6]
                        room_play.place(member(device(number)), world, room, (0, 0), ordinal, entry, after)
            seconds = perf_counter() - start
            kept: list[RoomEvent] = [one for one in store.room_events(room) if one.kind == "placed"]
    whole = {(one.member, one.ordinal) for one in kept}
    return {"events": len(kept), "gaps": people * each - len(whole), "a_move": seconds / (2 * people * each)}


def run() -> dict[str, Any]:
    """Every figure."""
    from benchmarks.rooms_browsers import two_browsers

    return {
        "two browsers": two_browsers(),
        "30 members": asyncio.run(crowd(30)),
        "100 members": asyncio.run(crowd(100)),
        "two processes": over_postgres(),
        "sent twice": sent_twice(),
    }


def rows(found: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """The table's rows; each against what is asked of it."""
    made = []
    asked = {"two browsers": (120, 250), "30 members": (0, 400), "100 members": (0, 600), "two processes": (0, 300)}
    for name, (p50, p95) in asked.items():
        one = found[name]["moves"] if isinstance(found[name], dict) else found[name]
        if one is None:
            continue
        limit = f"at most {f'{p50} / ' if p50 else ''}{p95} ms"
        what = f"room, {name}: a move on others' screens, p50 / p95"
        made.append((what, f"{one.p50:.0f} / {one.p95:.0f} ms", limit, f"{one.p95 / p95:.2f}"))
    idle, twice = found["30 members"]["idle"], found["sent twice"]
    made.append(("room, 30 idle members", f"{idle:.1%} of a core", "at most 2.0%", f"{idle / 0.02:.2f}"))
    sent = f"{twice['events']} events, {twice['gaps']} gaps"
    made.append(("room, 30 members' 50 moves sent twice", sent, "1500 events, 0 gaps", ""))
    return made


if __name__ == "__main__":
    figures = run()
    print(json.dumps(figures, default=asdict, indent=2))
    print("\n".join(" | ".join(row) for row in rows(figures)))
