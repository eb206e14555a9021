"""What one process commits to PostgreSQL, another one's hub hears; after a gap everybody reads anew."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from quiz_app.domain.log import RoomEvent
from quiz_app.live.bus import listening
from quiz_app.live.hub import Hub, Subscription
from quiz_app.store.sql import SqlStore, open_url
from tests.live.running import played
from tests.store import postgres

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.running() as server:
        yield server.url


def move(number: int) -> RoomEvent:
    return RoomEvent(id=f"m{number}", room="a", member="amina", ordinal=number, kind="moved", at=NOON)


async def told(subscription: Subscription) -> None:
    await asyncio.wait_for(subscription.event.wait(), 10)
    subscription.event.clear()


def test_a_move_committed_elsewhere_is_heard_once(url: str):
    async def scene(store: SqlStore) -> list[int]:
        hub, heard = Hub(), []
        async with listening(hub, url):
            with hub.subscribed("room/a") as subscription:
                await told(subscription)  # connected
                for number in (1, 2):
                    await asyncio.to_thread(store.add_room_event, move(number))
                    await asyncio.to_thread(store.add_room_event, move(number))
                    await told(subscription)
                    heard.append(hub.version("room/a"))
        return heard

    with closing(open_url(url)) as store:
        assert played(scene(store)) == [1, 2]


def test_after_a_gap_everybody_is_woken(url: str):
    async def scene(store: SqlStore) -> None:
        hub = Hub()
        async with listening(hub, url):
            with hub.subscribed("room/b") as subscription:
                await told(subscription)
                cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE left(query, 6) = 'LISTEN'"
                await asyncio.to_thread(store.database.write, lambda at: at.exec_driver_sql(cut))
                await told(subscription)

    with closing(open_url(url)) as store:
        played(scene(store))


def test_one_process_with_a_file_listens_to_nobody():
    async def scene() -> int:
        async with listening(Hub(), "sqlite:///meridian.db"):
            return len(asyncio.all_tasks())

    assert played(scene()) == 1
