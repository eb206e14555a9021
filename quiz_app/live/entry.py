"""Cookies of class mode: the device's from the first page on, and the session's against a ticket.

Both are signed, HttpOnly and SameSite=Lax: no script reads them, and no other site's page sends them with a form.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quiz_app.domain.account import AT_THIS_COMPUTER
from quiz_app.domain.errors import NotAllowed, StoreUnavailable
from quiz_app.services import signing_in
from quiz_app.services.identity import visitor
from quiz_app.services.secrecy import signed, unsigned
from quiz_app.services.world import World

DEVICE, SESSION, OWNERS = "meridian_device", "meridian_session", "meridian_owner"
TICKET_PATH, OUT_PATH = "/auth/ticket", "/auth/out"
DEVICE_STAYS = timedelta(days=400)  # as long as browsers keep any cookie
LONGEST_BODY = 1000


@dataclass(frozen=True, slots=True)
class Keys:
    """What cookies are signed with, and whether they go over https alone."""

    secret: str
    secure: bool

    def device(self, cookie: str | None) -> str:
        """The device that the cookie names; "" where it is not ours."""
        return unsigned(self.secret, "device", cookie or "")

    def session(self, cookie: str | None) -> str:
        """The session's token that the cookie holds; "" where it is not ours."""
        return unsigned(self.secret, "session", cookie or "")

    def owner(self, cookie: str | None) -> bool:
        """Whether the cookie is the owner's, of an installation that others reach too."""
        return unsigned(self.secret, OWNERS, cookie or "") == OWNERS


class DeviceCookie:
    """Middleware: a browser that opens a page is given a device cookie where it has none that is ours."""

    def __init__(self, app: ASGIApp, keys: Keys, new_id: Callable[[], str]) -> None:
        self.app = app
        self._keys = keys
        self._new_id = new_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the cookie to the page that comes back."""
        if not _is_navigation(scope) or self._keys.device(_cookies(scope).get(DEVICE)):
            await self.app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                value = signed(self._keys.secret, "device", self._new_id())
                made = Response()
                made.set_cookie(
                    DEVICE,
                    value,
                    max_age=round(DEVICE_STAYS.total_seconds()),
                    httponly=True,
                    samesite="lax",
                    secure=self._keys.secure,
                )
                MutableHeaders(scope=message).append("Set-Cookie", made.headers["set-cookie"])
            await send(message)

        await self.app(scope, receive, with_cookie)


def entry_routes(world: Callable[[], World], keys: Keys) -> list[Route]:
    """The routes that set and delete the session's cookie; both take JSON from our own pages alone."""

    async def ticket(request: Request) -> Response:
        refused = _refused(request)
        if refused is not None:
            return refused
        body = await _body(request)
        device = keys.device(request.cookies.get(DEVICE))
        try:
            admitted = await run_in_threadpool(signing_in.admit, visitor(device), world(), str(body.get("ticket", "")))
        except NotAllowed as error:
            return JSONResponse({"error": str(error)}, 403)
        except StoreUnavailable as error:
            return JSONResponse({"error": str(error)}, 503)
        response = JSONResponse({})
        stays = round(admitted.until.total_seconds()) if admitted.until > AT_THIS_COMPUTER else None
        value = signed(keys.secret, "session", admitted.token)
        response.set_cookie(SESSION, value, max_age=stays, httponly=True, samesite="lax", secure=keys.secure)
        return response

    async def out(request: Request) -> Response:
        refused = _refused(request)
        if refused is not None:
            return refused
        token = keys.session(request.cookies.get(SESSION))
        response = JSONResponse({})
        response.delete_cookie(SESSION, httponly=True, samesite="lax", secure=keys.secure)
        if token:
            await run_in_threadpool(signing_in.sign_out, visitor(""), world(), token)
        return response

    return [Route(TICKET_PATH, ticket, methods=["POST"]), Route(OUT_PATH, out, methods=["POST"])]


def _refused(request: Request) -> Response | None:
    """The refusal of a request that does not come from one of our own pages as JSON; None for one that does."""
    origin = request.headers.get("origin")
    foreign = request.headers.get("sec-fetch-site") not in (None, "same-origin")
    if foreign or (origin is not None and urlsplit(origin).netloc != request.headers.get("host")):
        return JSONResponse({"error": "This request comes from another site."}, 403)
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return JSONResponse({"error": "Only JSON is taken here."}, 415)
    return None


async def _body(request: Request) -> dict[str, object]:
    """The request's JSON object; an empty one where it is none, or too long."""
    try:
        if int(request.headers.get("content-length", "0")) > LONGEST_BODY:
            return {}
        body = await request.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _is_navigation(scope: Scope) -> bool:
    """Whether a person opens a page, rather than the page something of its own."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    headers = Headers(scope=scope)
    mode = headers.get("sec-fetch-mode")
    return mode == "navigate" if mode else "text/html" in headers.get("accept", "")


def _cookies(scope: Scope) -> dict[str, str]:
    parsed: SimpleCookie = SimpleCookie()
    try:
        parsed.load(Headers(scope=scope).get("cookie", ""))
    except CookieError:
        return {}
    return {name: one.value for name, one in parsed.items()}
