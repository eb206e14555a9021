"""SQLite files as wholes: checked, copied while they are in use, and put in the place of others."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from quiz_app.domain.errors import StoreUnavailable
from quiz_app.store.database import BUSY_SECONDS
from quiz_app.store.failures import FOREIGN, LOCKED, NEWER, SENTENCES, told
from quiz_app.store.migrate import revisions

Step = Callable[[int, int], None]
PAGES = 4096  # copied between two looks at the clock: some 16 MB
DAMAGED = SENTENCES[sqlite3.SQLITE_CORRUPT]
BESIDE = ("-wal", "-shm", "-journal")


def check(path: Path) -> None:
    """Raise StoreUnavailable, with one sentence, unless the file is a whole database of ours that we can read."""
    if not path.is_file():
        raise StoreUnavailable(f"There is no file {path}. Name a backup that `quiz-app backup` has written.")
    with told(str(path)), closing(_reading(path)) as raw:
        if raw.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise StoreUnavailable(DAMAGED.format(place=path))
        if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            raise StoreUnavailable(FOREIGN.format(place=path))
        (version,) = raw.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    if version not in revisions():
        raise StoreUnavailable(NEWER.format(place=path))


def copy_whole(source: Path, target: Path, step: Step) -> None:
    """Write a copy of a database that may be in use, as it is at one moment, in one file, and check it.

    It is written beside the target and then put in its place: a copy broken off harms nothing that was there.
    """
    with arriving(target) as part:
        with told(str(source)), closing(_reading(source)) as raw, told(str(target)), closing(_made(part)) as made:
            raw.execute("BEGIN")
            raw.execute("SELECT 1 FROM sqlite_master").fetchone()  # from here on it reads what there is now
            _pour(raw, made, step, str(target))
        settle(part)
        check(part)


@contextmanager
def arriving(target: Path) -> Iterator[Path]:
    """Where to write what shall become this file, whole or not at all, and for its owner's eyes only."""
    part = target.with_name(f"{target.name}.part")
    with told(str(target)):
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
        with told(str(target)):
            part.replace(target)
    finally:
        for path in (part, *_beside(part)):
            path.unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Have the database in one file that can also be read where nothing can be written."""
    with told(str(path)), closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE").fetchone()


def pour_over(source: Path, target: Path, step: Step) -> None:
    """Make a database that may be in use hold what another file holds, in one transaction."""
    with told(str(target)), closing(_reading(source)) as raw, closing(_made(target)) as made:
        made.execute("BEGIN IMMEDIATE")  # only to see that nobody else is writing
        made.execute("ROLLBACK")
        _pour(raw, made, step, str(target))


def set_aside(path: Path, name: Path) -> None:
    """Give a database another name, and what belongs to it too."""
    with told(str(path)):
        for one, suffix in ((path, ""), *zip(_beside(path), BESIDE, strict=True)):
            if one.exists():
                one.rename(f"{name}{suffix}")


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in BESIDE]


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _made(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _pour(source: sqlite3.Connection, target: sqlite3.Connection, step: Step, place: str) -> None:
    """Copy page by page; StoreUnavailable where another program keeps the target too long."""
    seen = (-1, monotonic())

    def progress(_: int, remaining: int, of: int) -> None:
        nonlocal seen
        if remaining != seen[0]:
            seen = (remaining, monotonic())
        elif monotonic() - seen[1] > BUSY_SECONDS:
            raise StoreUnavailable(LOCKED.format(place=place))
        step(of - remaining, of)

    source.backup(target, pages=PAGES, progress=progress, sleep=0.05)
