"""An app served as a learner has it: uvicorn, one worker, the shipped configuration, a data folder of its own."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import perf_counter, sleep
from types import TracebackType
from typing import Self

import psutil

from quiz_app.settings import PREFIX, home

HOST = "127.0.0.1"
MERIDIAN = "quiz_app.asgi:app"
EMPTY = "benchmarks.empty_app.asgi:app"
PATIENCE = 60.0
BETWEEN_TRIES = 0.005


class Server:
    """A server on a free port, from `with` to its end; `seconds_to_start` until it answered that it is healthy."""

    def __init__(
        self, app: str, *, guest: bool = False, data: Path | None = None, more: Mapping[str, str] | None = None
    ) -> None:
        self._app, self._guest = app, guest
        self._more = more or {}
        self._given = data
        self._own = tempfile.TemporaryDirectory()
        self.port = _free_port()
        self.seconds_to_start = 0.0

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://{HOST}:{self.port}"

    def __enter__(self) -> Self:
        start = perf_counter()
        self._process = subprocess.Popen(self._command(), cwd=home(), env=self._environment())
        self._watched = psutil.Process(self._process.pid)
        try:
            self._wait_until_healthy(start + PATIENCE)
        except BaseException:
            self._end()
            raise
        self.seconds_to_start = perf_counter() - start
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._end()

    def cpu_seconds(self) -> float:
        """The processor time that it has used."""
        times = self._watched.cpu_times()
        return times.user + times.system

    def memory(self) -> int:
        """The bytes that it holds in memory."""
        return self._watched.memory_info().rss

    def _command(self) -> list[str]:
        where = ["--host", HOST, "--port", str(self.port)]
        return [sys.executable, "-m", "uvicorn", self._app, *where, "--log-level", "warning"]

    def _environment(self) -> dict[str, str]:
        """This process's variables, without a person's own settings of Meridian or Streamlit."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith((PREFIX, "XDG_"))}
        own = {"HOME": self._own.name, f"{PREFIX}DATA_FOLDER": str(self._given or self._own.name)}
        return plain | own | ({f"{PREFIX}GUEST": "1"} if self._guest else {}) | {**self._more}

    def _wait_until_healthy(self, deadline: float) -> None:
        while not self._healthy():
            if self._process.poll() is not None or perf_counter() > deadline:
                raise RuntimeError(f"{self._app} did not start")
            sleep(BETWEEN_TRIES)

    def _healthy(self) -> bool:
        connection = HTTPConnection(HOST, self.port, timeout=1)
        with suppress(OSError, HTTPException):
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == 200
        return False

    def _end(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._own.cleanup()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        return int(listening.getsockname()[1])
