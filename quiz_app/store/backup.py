"""Backups: a database of any kind into one SQLite file, and back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz_app.domain.errors import Conflict, StoreUnavailable
from quiz_app.store import files
from quiz_app.store.copying import Step, copy, is_empty
from quiz_app.store.database import file_of
from quiz_app.store.sql import open_sqlite, open_url


def back_up(url: str, target: Path, step: Step, *, force: bool = False) -> None:
    """Write all that is kept at this address into a file, as it is at one moment; the app may go on meanwhile."""
    if target.exists() and not force:
        raise Conflict(f"{target} is there already. Choose another name, or replace it with --force.")
    path = file_of(url)
    if path is None:
        _out_of_server(url, target, step)
    elif not path.is_file():
        raise StoreUnavailable(f"There is nothing to back up yet: there is no database {path}.")
    elif target.exists() and path.samefile(target):
        raise Conflict(f"{target} is the database itself. Choose another name for its backup.")
    else:
        files.copy_whole(path, target, step)


def restore(url: str, source: Path, step: Step, now: datetime, *, force: bool = False) -> Path | None:
    """Make the database at this address hold what a backup holds; where it kept something, the file with that.

    The backup is checked before anything is touched. A backup of an earlier version is brought to the present schema.
    """
    files.check(source)
    path = file_of(url)
    if path is None:
        return _into_server(url, source, step, now, force)
    old = _into_file(path, source, step, now, force)
    open_sqlite(path).close()
    return old


def _into_file(path: Path, source: Path, step: Step, now: datetime, force: bool) -> Path | None:
    if not path.exists():
        files.copy_whole(source, path, step)
        return None
    if not force:
        raise Conflict(f"There is a database {path} already. To put the backup in its place, add --force.")
    if path.samefile(source):
        raise Conflict(f"{source} is the database itself. Name a backup.")
    old = _beside(path, now)
    try:
        files.check(path)
    except StoreUnavailable:  # it cannot be read: all the more must it be kept as it is
        return _in_place_of(path, source, step, old)
    files.copy_whole(path, old, lambda *_: None)
    files.pour_over(source, path, step)
    return old


def _in_place_of(path: Path, source: Path, step: Step, old: Path) -> Path:
    """Put the backup where a damaged file was; that one is renamed, and back again where this fails."""
    files.set_aside(path, old)
    try:
        files.copy_whole(source, path, step)
    except BaseException:
        files.set_aside(old, path)
        raise
    return old


def _out_of_server(url: str, target: Path, step: Step) -> None:
    with closing(open_url(url)) as store, files.arriving(target) as part:
        with closing(open_sqlite(part)) as made:
            store.database.read(lambda source: made.database.write(lambda into: copy(source, into, step)))
        files.settle(part)
        files.check(part)


def _into_server(url: str, source: Path, step: Step, now: datetime, force: bool) -> Path | None:
    with closing(open_url(url)) as store:
        empty = store.database.read(is_empty)
        if not (empty or force):
            raise Conflict(f"The database {store.database.place} is not empty. To replace what it holds, add --force.")
        old = None if empty else _beside(source.parent / "meridian.db", now)
        if old is not None:
            _out_of_server(url, old, lambda *_: None)
        with TemporaryDirectory() as folder:
            given = Path(folder) / "given.db"  # brought to the present schema, which the backup itself is not
            files.copy_whole(source, given, lambda *_: None)
            with closing(open_sqlite(given)) as rows:
                store.database.write(lambda into: rows.database.read(lambda found: copy(found, into, step)))
    return old


def _beside(path: Path, now: datetime) -> Path:
    """A free name in the same folder for what was there before."""
    names = (path.with_name(f"{path.stem}-before-{now:%Y%m%d-%H%M%S}{more}{path.suffix}") for more in _endings())
    return next(name for name in names if not name.exists())


def _endings() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))
