"""The cookies of class mode: who gets which, and from where they may be asked for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Route

from quiz_app.domain.account import Account
from quiz_app.domain.shelf import Library
from quiz_app.live.entry import DEVICE, OUT_PATH, SESSION, TICKET_PATH, DeviceCookie, Keys, entry_routes
from quiz_app.services import signing_in
from quiz_app.services.tickets import Tickets
from quiz_app.services.world import World
from quiz_app.store.guest import GuestStore
from tests.builders import NOW
from tests.live.running import played

KEYS = Keys("s" * 32, secure=False)
PAGE = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate"}
OURS = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
RAHEL = Account(id="t1", kind="teacher", name="Rahel", made_at=NOW, login="rahel", password="x")


class Browser:
    """A browser before an application, with its cookies."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self.cookies = httpx.Cookies()

    def get(self, path: str, **more: Any) -> httpx.Response:
        """What a GET answers."""
        return played(self._send("GET", path, **more))

    def post(self, path: str, **more: Any) -> httpx.Response:
        """What a POST answers."""
        return played(self._send("POST", path, **more))

    async def _send(self, method: str, path: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver", cookies=self.cookies) as client:
            answered = await client.request(method, path, **more)
            self.cookies = client.cookies
            return answered


@pytest.fixture
def world() -> World:
    """A world with one teacher in it."""
    ids = iter(range(1000))
    made = World(Library({}), GuestStore({}), lambda: NOW, lambda: f"id-{next(ids)}")
    made.store.accounts.add(RAHEL)
    return made


def client_of(world: World, keys: Keys = KEYS) -> Browser:
    """A browser before the routes."""
    ids = iter(range(1000))
    page = Route("/", lambda _: HTMLResponse("<p>page</p>"))
    device = Middleware(DeviceCookie, keys=keys, new_id=lambda: f"device-{next(ids)}")
    return Browser(Starlette(routes=[*entry_routes(lambda: world, keys), page], middleware=[device]))


@pytest.fixture
def client(world: World) -> Browser:
    """A browser that has opened a page."""
    opened = client_of(world)
    opened.get("/", headers=PAGE)
    return opened


def ticket(world: World, client: Browser, *, remember: bool = False) -> str:
    return Tickets(world).issue(RAHEL, KEYS.device(client.cookies[DEVICE]), remember=remember)


def who(world: World, client: Browser) -> str | None:
    """Who is signed in at this browser."""
    device, token = KEYS.device(client.cookies.get(DEVICE)), KEYS.session(client.cookies.get(SESSION))
    found = signing_in.person(world, device, token)
    return found.learner if found else None


def test_the_first_page_brings_a_device_cookie_that_no_script_reads(world: World):
    set_cookie = client_of(world).get("/", headers=PAGE).headers["set-cookie"]

    assert set_cookie.startswith(f"{DEVICE}=device-0.")
    assert {"HttpOnly", "Max-Age=34560000", "Path=/", "SameSite=lax"} <= set(set_cookie.split("; ")[1:])


def test_the_device_stays_the_same(client: Browser):
    assert "set-cookie" not in client.get("/", headers=PAGE).headers


@pytest.mark.parametrize("cookie", ["device-0", "device-0.forged", "", "\x7f", 'a="b'])
def test_a_device_cookie_that_is_not_ours_is_replaced(world: World, cookie: str):
    answered = client_of(world).get("/", headers=PAGE | {"Cookie": f"{DEVICE}={cookie}"})

    assert "set-cookie" in answered.headers


def test_what_a_page_loads_for_itself_brings_no_cookie(world: World):
    answered = client_of(world).get("/", headers={"Accept": "*/*", "Sec-Fetch-Mode": "no-cors"})

    assert "set-cookie" not in answered.headers


def test_over_https_the_cookies_go_over_nothing_else(world: World):
    answered = client_of(world, Keys("s" * 32, secure=True)).get("/", headers=PAGE)

    assert "Secure" in answered.headers["set-cookie"]


def test_a_ticket_becomes_a_session(world: World, client: Browser):
    answered = client.post(TICKET_PATH, json={"ticket": ticket(world, client)}, headers=OURS)

    assert answered.status_code == 200
    assert "HttpOnly" in answered.headers["set-cookie"]
    assert who(world, client) == "t1"


@pytest.mark.parametrize(("remember", "kept"), [(True, True), (False, False)])
def test_the_browser_keeps_the_session_where_that_was_asked_for(
    world: World, client: Browser, remember: bool, kept: bool
):
    given = ticket(world, client, remember=remember)

    answered = client.post(TICKET_PATH, json={"ticket": given}, headers=OURS)

    assert ("Max-Age" in answered.headers["set-cookie"]) == kept


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", [TICKET_PATH, OUT_PATH])
def test_another_site_gets_nothing(world: World, client: Browser, headers: dict[str, str], path: str):
    answered = client.post(path, json={"ticket": ticket(world, client)}, headers=headers)

    assert answered.status_code == 403
    assert who(world, client) is None


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_form_gets_nothing(client: Browser, kind: str):
    assert client.post(TICKET_PATH, content="{}", headers=OURS | {"Content-Type": kind}).status_code == 415


@pytest.mark.parametrize("body", ["", "[]", "{", '{"ticket": 1}', "null", '{"ticket": "' + "x" * 2000 + '"}'])
def test_what_holds_no_ticket_is_refused_in_words(client: Browser, body: str):
    answered = client.post(TICKET_PATH, content=body, headers=OURS | {"Content-Type": "application/json"})

    assert answered.status_code == 403
    assert "Sign in again" in answered.json()["error"]


def test_a_ticket_is_nothing_in_another_browser(world: World, client: Browser):
    given = ticket(world, client)
    other = client_of(world)
    other.cookies.set(DEVICE, "stolen")

    assert other.post(TICKET_PATH, json={"ticket": given}, headers=OURS).status_code == 403


def test_signing_out_ends_the_session_and_the_cookie(world: World, client: Browser):
    client.post(TICKET_PATH, json={"ticket": ticket(world, client)}, headers=OURS)
    before = client.cookies[SESSION]

    client.post(OUT_PATH, json={}, headers=OURS)

    assert SESSION not in client.cookies
    client.cookies.set(SESSION, before)
    assert who(world, client) is None


def test_a_session_that_has_ended_lets_nobody_in(world: World, client: Browser):
    client.post(TICKET_PATH, json={"ticket": ticket(world, client)}, headers=OURS)

    assert who(replace(world, now=lambda: NOW + timedelta(hours=12)), client) is None


def test_nobody_gets_in_by_an_address(client: Browser):
    assert client.get(TICKET_PATH).status_code == 405
