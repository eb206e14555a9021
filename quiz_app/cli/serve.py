"""`quiz-app`: Meridian served on this machine alone, and opened in a browser where there is a display."""

import os
import socket
import sys
import threading
import webbrowser
from typing import Annotated, NoReturn

import typer
import uvicorn

from quiz_app.cli.network import lan_addresses
from quiz_app.domain.errors import ProblemsFound, QuizAppError
from quiz_app.settings import Settings

HOST, EVERYWHERE = "127.0.0.1", "0.0.0.0"
UNUSABLE_SETTINGS = 2
SECONDS_TO_FINISH = 2

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="Port to serve on; 0 takes any that is free.")]
Lan = Annotated[
    bool, typer.Option("--lan/--no-lan", help="Let others on the local network join rooms, and nothing else.")
]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser where there is a display.")]


class Announced(uvicorn.Server):
    """A server that prints its address once it answers, and opens a browser there when asked to."""

    def __init__(self, config: uvicorn.Config, address: str, browser: bool, says: str = "") -> None:
        super().__init__(config)
        self.address = address
        self.says = says or f"Meridian is at {address} (Ctrl+C ends it)"
        self.browser = browser

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        typer.echo(self.says)
        if self.browser:
            threading.Thread(target=webbrowser.open, args=[self.address], daemon=True).start()


def serve(port: Port = None, browser: Browser = True, lan: Lan = False) -> None:
    """Serve Meridian on this machine; with --lan, rooms to others on the same network too."""
    try:
        lan = lan or Settings.load().lan
        listening = _listen(Settings.load().port if port is None else port, EVERYWHERE if lan else HOST)
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        opens = browser and _has_display()
        server = _for_the_network(address, opens) if lan else Announced(_config(), address, opens)
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return
    except ProblemsFound as refused:
        _end(str(refused), UNUSABLE_SETTINGS)
    except QuizAppError as refused:
        _end(str(refused), 1)


def _for_the_network(address: str, browser: bool) -> Announced:
    """A server that others reach for rooms; it says which address to give them, and which is the owner's own."""
    hosts = lan_addresses()
    os.environ["QUIZ_APP_LAN"] = "true"
    os.environ["QUIZ_APP_HOSTS"] = ",".join([*hosts, *Settings.load().hosts])
    config = _config()
    from quiz_app.live.owner import LINK

    port = address.rpartition(":")[2]
    mine = address + LINK.new()
    theirs = " or ".join(f"http://{host}:{port}" for host in hosts) or "none: this machine is on no network"
    says = f"Yours, once: {mine}\nThe address to give to others, who can join rooms and nothing else: {theirs}"
    return Announced(config, mine, browser, f"{says}\n(Ctrl+C ends it)")


def _listen(port: int, host: str = HOST) -> socket.socket:
    """A socket that listens on this port of this machine; ends the program with one line where that cannot be."""
    # The protocol is named because asyncio sends small messages at once only on sockets that say they are TCP's.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere the option would let two programs have the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2048)
    except OSError as error:
        _end(f"Port {port} cannot be used: {(error.strerror or str(error)).lower()}. Try another: --port {port + 1}", 1)
    return listening


def _config() -> uvicorn.Config:
    """How to serve: one worker, the quickest loop there is; warmed here, so that what fails is told in one line."""
    from quiz_app.asgi import app, warm  # importing it moves the process to our own folder

    warm()
    proxies = list(Settings.load().proxies)
    return uvicorn.Config(
        app,
        loop="auto",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )


def _has_display() -> bool:
    """Whether a browser opened from here would be seen by the person who started us."""
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def _end(line: str, code: int) -> NoReturn:
    """End the program with a line on standard error."""
    typer.echo(line, err=True)
    raise typer.Exit(code)
