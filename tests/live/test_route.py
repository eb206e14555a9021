"""The socket tells versions of one topic to whoever has a good token for it, and nothing else."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from starlette.applications import Starlette
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from quiz_app.live.hub import Hub
from quiz_app.live.route import PATH, live_route
from quiz_app.services import live_tokens

SECRET = "a secret of this test"


@dataclass
class Served:
    """A hub behind a route that is served."""

    hub: Hub
    port: int

    def open(self, token: str, origin: str | None = None) -> ClientConnection:
        """A screen that connects with this token, from a page of this origin (None: our own)."""
        here = f"127.0.0.1:{self.port}"
        return connect(f"ws://{here}{PATH}?token={token}", origin=f"http://{here}" if origin is None else origin)  # type: ignore[arg-type]

    def of(self, topic: str) -> ClientConnection:
        """A screen that waits for news of this topic."""
        return self.open(live_tokens.signed(SECRET, topic, "amina"))


@pytest.fixture(scope="module")
def serving() -> Iterator[tuple[Hub, int]]:
    hub = Hub()
    app = Starlette(routes=[live_route(hub, lambda token: live_tokens.read(SECRET, token))])
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield hub, listening.getsockname()[1]
    server.should_exit = True
    thread.join()


@pytest.fixture
def served(serving: tuple[Hub, int]) -> Served:
    return Served(*serving)


def test_it_greets_with_the_version_known_and_then_tells_each_newer_one(served: Served):
    served.hub.publish("room/a", 4)
    with served.of("room/a") as screen:
        greeting = screen.recv(5)
        served.hub.publish("room/a", 5)

        assert (greeting, screen.recv(5)) == ("4", "5")


def test_another_rooms_news_is_never_told(served: Served):
    with served.of("room/mine") as screen:
        screen.recv(5)
        served.hub.publish("room/theirs", 7)
        served.hub.publish("room/mine", 1)

        assert screen.recv(5) == "1"


def test_several_pieces_of_news_at_once_are_told_together(served: Served):
    with served.of("room/busy") as screen:
        screen.recv(5)
        for version in range(1, 40):
            served.hub.publish("room/busy", version)
        told = [screen.recv(5)]
        while told[-1] != "39":
            told.append(screen.recv(5))

        assert len(told) <= 3


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_a_strangers_page_is_refused(served: Served, origin: str):
    with pytest.raises(InvalidStatus):
        served.open(live_tokens.signed(SECRET, "room/a", "amina"), origin)


@pytest.mark.parametrize(
    "token",
    ["", "made-up", live_tokens.signed("another secret", "room/a", "amina")],
    ids=["none", "made up", "another's"],
)
def test_a_token_that_we_did_not_sign_is_refused(served: Served, token: str):
    with pytest.raises(InvalidStatus):
        served.open(token)


def test_who_says_anything_is_let_go(served: Served):
    with served.of("room/quiet") as screen:
        screen.recv(5)
        screen.send("hello")
        with pytest.raises(ConnectionClosed):
            screen.recv(5)

    assert served.hub.waiting("room/quiet") == 0


def test_a_token_gives_back_its_topic_and_person():
    assert live_tokens.read(SECRET, live_tokens.signed(SECRET, "room/a", "amina")) == ("room/a", "amina")


def test_an_old_token_is_refused():
    assert live_tokens.read(SECRET, live_tokens.signed(SECRET, "room/a", "amina"), seconds=-1) is None
