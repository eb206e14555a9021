"""The bus between processes: PostgreSQL tells every process what any of them committed."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from random import uniform

from quiz_app.live.hub import Hub

log = logging.getLogger("quiz_app")

CHANNEL = "meridian"  # store/notices.py sends to it, inside the transaction that it tells of
POSTGRESQL = "postgresql+psycopg://"
QUIET = 15.0  # seconds without news after which the connection is tried
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0


@asynccontextmanager
async def listening(hub: Hub, database_url: str) -> AsyncIterator[None]:
    """For the length of the block the hub hears what other processes tell; nothing to hear where there is one only."""
    if not database_url.startswith(POSTGRESQL):
        yield
        return
    task = asyncio.create_task(listen(hub, "postgresql://" + database_url.removeprefix(POSTGRESQL)))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def listen(hub: Hub, address: str) -> None:
    """Listen for ever. After each gap everybody is woken, since what was told in it is lost."""
    import psycopg

    pause = FIRST_PAUSE
    while True:
        try:
            connection = await psycopg.AsyncConnection.connect(address, autocommit=True, connect_timeout=3)
            async with connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                hub.resync()
                pause = FIRST_PAUSE
                await _hear(hub, connection)
        except (psycopg.Error, OSError) as error:
            log.warning("waiting for the database's news again: %s", error)
        await asyncio.sleep(pause * uniform(0.5, 1))
        pause = min(LONGEST_PAUSE, pause * 2)


async def _hear(hub: Hub, connection: "psycopg.AsyncConnection") -> None:  # type: ignore[name-defined]  # noqa: F821
    """Pass on what is told, until the connection breaks."""
    while True:
        async for notice in connection.notifies(timeout=QUIET):
            topic, _, version = notice.payload.rpartition(" ")
            if version.isdecimal():
                hub.publish(topic, int(version))
        await connection.execute("SELECT 1")
