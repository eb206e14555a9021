"""The web application: `uvicorn quiz_app.asgi:app`, one worker.

Streamlit reads `.streamlit/` in the working directory, so the settings are read first and the process then moves to the
folder that holds ours, before Streamlit is imported: a stranger's configuration where the program was started is never
looked at.
"""

import gc
import importlib
import logging
import os
import pkgutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from quiz_app.banks.media import media_file
from quiz_app.domain.errors import ProblemsFound, QuizAppError
from quiz_app.domain.media import ADDRESS
from quiz_app.live.bus import listening
from quiz_app.live.entry import DeviceCookie, Keys, entry_routes
from quiz_app.live.hub import HUB
from quiz_app.live.media import media_route
from quiz_app.live.owner import LINK, owner_route
from quiz_app.live.route import live_route
from quiz_app.live.secret import secret, share
from quiz_app.services import live_tokens
from quiz_app.services.world import World
from quiz_app.settings import PACKAGE, POSTGRESQL, Settings, derived, home

try:
    settings = Settings.load()
except ProblemsFound as refused:
    print(refused, file=sys.stderr)
    sys.exit(2)

os.chdir(home())
if settings.in_class:  # what Streamlit signs must be the same in every process that serves the class
    os.environ.setdefault("STREAMLIT_SERVER_COOKIE_SECRET", derived(settings.secret_key, "streamlit"))

import streamlit as st  # noqa: E402
from starlette.datastructures import MutableHeaders  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.middleware.trustedhost import TrustedHostMiddleware  # noqa: E402
from starlette.routing import BaseRoute  # noqa: E402
from starlette.types import ASGIApp, Message, Receive, Scope, Send  # noqa: E402
from streamlit import config  # noqa: E402

log = logging.getLogger("quiz_app")

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
LARGEST_IN_CLASS = 50  # MB of one upload, which the server holds in memory and anybody there may send
# A run leaves some hundred objects that only the collector can clear. By its usual numbers it goes through everything
# that two hundred sessions hold every seventh second, and all clicks wait for it; by these every few minutes.
SELDOM = (10_000, 10, 20)
UNEXPECTED = "Something went wrong on this page; what you had saved is safe. Try again, or go to another page."


class PageHeaders:
    """Middleware: no page is kept by a cache or shown inside a stranger's frame."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to what comes back; a socket's messages have none."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, with_headers)


def show_error(error: Exception) -> bool:
    """True: the error is logged under a short reference, and the page shows a sentence with it, never a stack trace."""
    reference = uuid4().hex[:8]
    log.error("reference %s", reference, exc_info=error)
    sentence = str(error) if isinstance(error, QuizAppError) else UNEXPECTED
    st.error(f"{sentence} Reference: {reference}", icon=":material/error:")
    return True


def warm() -> None:
    """Do before the first visitor what she would wait for: slow imports, the store's migrations, the library."""
    for name in ("pandas", "altair", "edtf", "sqlalchemy"):
        importlib.import_module(name)
    from quiz_app.ui import context, heard_out, spared, widgets

    heard_out.install()
    spared.install()
    for module in pkgutil.walk_packages(widgets.__path__, f"{widgets.__name__}."):
        importlib.import_module(module.name)
    context.warm()
    gc.collect()
    gc.freeze()  # what is here now stays: looking through it again and again would hold up every click
    gc.set_threshold(*SELDOM)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """The server's life: warm before the first request, then all ears for other processes."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    warm()
    async with listening(HUB, Settings.load().database_url):
        yield None


def new_id() -> str:
    """An id that nothing has yet."""
    return str(uuid4())


def kept_world() -> World:
    """The installation as the routes of class mode see it."""
    from quiz_app.ui import context

    return context.kept_world()


def tell(topic: str, member: str, version: int) -> str:
    """What a screen that listens is told: of a room what its member may see, else that there is news."""
    from quiz_app.ui import room_news

    return room_news.told(kept_world(), topic, member, version)


middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts)), Middleware(PageHeaders)]
routes: list[BaseRoute] = [
    live_route(HUB, lambda token: live_tokens.read(secret(), token), tell),
    media_route(ADDRESS, lambda name: media_file(settings.bank_folders, name)),
]
if settings.in_class or settings.lan or settings.database_url.startswith(POSTGRESQL):
    share(settings.secret_key)
if settings.in_class:
    config.set_option("server.maxUploadSize", LARGEST_IN_CLASS)
    config.set_option("server.allowedHosts", [name.strip("[]") for name in settings.allowed_hosts])
    keys = Keys(settings.secret_key, settings.secure)
    middleware.append(Middleware(DeviceCookie, keys=keys, new_id=new_id))
    routes += entry_routes(kept_world, keys)
elif settings.lan:
    config.set_option("server.allowedHosts", [name.strip("[]") for name in settings.allowed_hosts])
    keys = Keys(settings.secret_key, settings.secure)
    middleware.append(Middleware(DeviceCookie, keys=keys, new_id=new_id))
    routes.append(owner_route(LINK, keys))

app = st.App(
    PACKAGE / "app.py",
    secrets={"auth": settings.oidc} if settings.oidc else None,
    lifespan=lifespan,
    routes=routes,
    middleware=middleware,
    on_script_error=show_error,
)
