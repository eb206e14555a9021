"""The socket over which a screen hears that there is news: a version number, and what the listener may see of it.

That is asked of the services for each listener, so that rights are checked in one place. The token in the address says
which topic is meant, and for whom: there is no way to ask for another.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from quiz_app.live.hub import Hub, Subscription

PATH = "/api/live"
COALESCED = 0.05  # seconds between two messages to one socket
LONGEST = 600.0  # seconds; then the screen comes again, with a token that must still be good
REFUSED, OVER = 1008, 1001

ReadToken = Callable[[str], tuple[str, str] | None]
Tell = Callable[[str, str, int], str]


def number_alone(_topic: str, _member: str, version: int) -> str:
    """The message that there is news, and nothing of it."""
    return str(version)


def live_route(hub: Hub, read_token: ReadToken, tell: Tell = number_alone, longest: float = LONGEST) -> WebSocketRoute:
    """The route that screens connect to. `read_token` gives (topic, member), or None where the token is not good.

    `tell` gives the message for a topic, a member and a version; it is called in a thread, since it may read the store.
    """

    async def socket(connection: WebSocket) -> None:
        known = read_token(connection.query_params.get("token", ""))
        if known is None or not same_origin(connection):
            await connection.close(REFUSED)
            return
        await connection.accept()
        with hub.subscribed(known[0]) as subscription:
            await _serve(connection, _tell(connection, hub, subscription, partial(tell, *known)), longest)

    return WebSocketRoute(PATH, socket)


def same_origin(connection: WebSocket) -> bool:
    """Whether the page that opens the socket came from this server."""
    origin = urlsplit(connection.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == connection.headers.get("host")


async def _serve(connection: WebSocket, tells: Coroutine[None, None, None], longest: float) -> None:
    """Tell until the screen goes, says anything (it has nothing to say), or has been here long enough."""
    telling = asyncio.create_task(tells)
    hearing = asyncio.create_task(connection.receive())
    try:
        await asyncio.wait({telling, hearing}, timeout=longest, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (telling, hearing):
            task.cancel()
        await asyncio.gather(telling, hearing, return_exceptions=True)
    if connection.client_state is WebSocketState.CONNECTED:
        with suppress(RuntimeError, WebSocketDisconnect):
            await connection.close(OVER)


async def _tell(connection: WebSocket, hub: Hub, subscription: Subscription, message: Callable[[int], str]) -> None:
    """Send the version known, then each newer one, at once or a moment after the one before."""
    while True:
        await connection.send_text(await run_in_threadpool(message, hub.version(subscription.topic)))
        await asyncio.sleep(COALESCED)
        await subscription.event.wait()
        subscription.event.clear()
