"""The owner's cookie, where others reach her installation too: set once, by a link that only her machine can follow."""

from datetime import timedelta
from hmac import compare_digest
from secrets import token_urlsafe
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from quiz_app.live.entry import OWNERS, Keys
from quiz_app.services.secrecy import signed

PATH = "/auth/owner"
STAYS = timedelta(days=400)
HERE = ("127.0.0.1", "::1")
REFUSED = "This link was used already, or does not come from the machine that serves. Start quiz-app serve --lan again."


class OneTimeLink:
    """A key that lets one browser in, once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._key = ""

    def new(self) -> str:
        """A new address for the owner; the one before leads nowhere any more."""
        with self._lock:
            self._key = token_urlsafe(32)
            return f"{PATH}?key={self._key}"

    def take(self, key: str) -> bool:
        """Whether this is the key; it is used up then."""
        with self._lock:
            good = bool(self._key) and compare_digest(self._key.encode(), key.encode())
            if good:
                self._key = ""
            return good


LINK = OneTimeLink()  # one for the process: `serve` prints it, the route takes it


def owner_route(link: OneTimeLink, keys: Keys) -> Route:
    """The route of the link: from this machine and with the key it sets the cookie and leads to the app."""

    async def owner(request: Request) -> Response:
        near = request.client is not None and request.client.host in HERE
        if not near or not link.take(request.query_params.get("key", "")):
            return PlainTextResponse(REFUSED, 403)
        response = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
        value = signed(keys.secret, OWNERS, OWNERS)
        stays = round(STAYS.total_seconds())
        response.set_cookie(OWNERS, value, max_age=stays, httponly=True, samesite="lax", secure=keys.secure)
        return response

    return Route(PATH, owner, methods=["GET"])
