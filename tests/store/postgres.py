"""A PostgreSQL server of one's own, for the length of a test run, as a user that is not root."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OLDEST = 15
MISSING = "PostgreSQL 15 or newer was not found"
FAST = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off", "max_connections": "40"}


def programs() -> Path | None:
    """The folder of the newest PostgreSQL on this machine; None where there is none that is new enough."""
    on_path = shutil.which("postgres")
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(on_path).resolve().parent] if on_path else [])]
    versions = {_version(folder): folder for folder in found if (folder / "initdb").exists()}
    newest = max(versions, default=0)
    return versions[newest] if newest >= OLDEST else None


def _version(folder: Path) -> int:
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(told.split()[2].partition(".")[0])


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server that listens on a socket in its own folder and nowhere else."""

    bin: Path
    folder: Path

    @property
    def url(self) -> str:
        """The address of its one database."""
        return f"postgresql+psycopg://meridian@/postgres?host={self.folder}"

    @property
    def runs(self) -> bool:
        """Whether it was started and not stopped since."""
        return (self.folder / "data" / "postmaster.pid").exists()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = " ".join(f"-c {name}={value}" for name, value in FAST.items())
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} {settings}"
        self._run("pg_ctl", "start", "-w", "-D", self.folder / "data", "-l", self.folder / "log", "-o", options)

    def stop(self, how: str = "immediate") -> None:
        """End it: `immediate` as a crash does, in the middle of whatever it is doing."""
        self._run("pg_ctl", "stop", "-w", "-D", self.folder / "data", "-m", how)

    def make(self) -> None:
        """Make its files."""
        self._run("initdb", "-D", self.folder / "data", "-U", "meridian", "-A", "trust", "-E", "UTF8", "--no-sync")

    def _run(self, program: str, *arguments: str | Path) -> None:
        told = self.folder / "told"  # a file, not a pipe: the server would inherit the pipe and keep it open
        with told.open("w") as output:
            command = [self.bin / program, *arguments]
            ended = subprocess.run(command, cwd=self.folder, stdout=output, stderr=output, **_somebody(), timeout=60)
        assert ended.returncode == 0, told.read_text()


@contextmanager
def running(folder: Path | None = None) -> Iterator[Postgres]:
    """A server with an empty database, until the block ends."""
    found = programs()
    assert found is not None, MISSING
    place = Path(folder or tempfile.mkdtemp(prefix="meridian-"))  # a short path: a socket's may be 107 letters long
    try:
        if os.geteuid() == 0:
            shutil.chown(place, "nobody")
        server = Postgres(found, place)
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _somebody() -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses to run as root."""
    return {"user": "nobody", "extra_groups": []} if os.geteuid() == 0 else {}
