"""`quiz-app doctor`: what may be wrong with this installation, and what to do about it."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import typer

from quiz_app.cli.opening import Bar, world
from quiz_app.domain.errors import ProblemsFound, QuizAppError
from quiz_app.services import identity, keeping
from quiz_app.settings import Settings

LITTLE = 200_000_000  # bytes: a busy year's log and a backup of it


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and what to do where it is not well."""

    of: str
    says: str
    todo: str = ""

    def __str__(self) -> str:
        """As it is printed."""
        line = f"{'wrong' if self.todo else 'ok':6}{self.of}: {self.says}"
        return f"{line}\n      -> {self.todo}" if self.todo else line


def doctor() -> None:
    """Check settings, disk, database, caches and banks. Exit 0: all is well, 1: something is not."""
    wrong = False
    for finding in _findings():
        wrong = wrong or bool(finding.todo)
        typer.echo(str(finding))
    raise typer.Exit(1 if wrong else 0)


def _findings() -> Iterator[Finding]:
    try:
        settings = Settings.load()
    except ProblemsFound as refused:
        yield Finding("settings", str(refused), "Correct the variable or the file that is named, and run this again.")
        return
    yield Finding("settings", "they can be used")
    yield _disk(settings)
    yield from _database(settings)
    yield _banks(settings)


def _disk(settings: Settings) -> Finding:
    """Whether there is room; the data folder need not be there yet."""
    folder = next(one for one in (settings.data_folder, *settings.data_folder.parents) if one.exists())
    free = shutil.disk_usage(folder).free
    says = f"{free / 1e9:.1f} GB are free in {folder}"
    return Finding("disk", says, "Make room: a full disk saves nothing." if free < LITTLE else "")


def _database(settings: Settings) -> Iterator[Finding]:
    """Whether the database can be used as it is; where nothing is kept yet, none is made."""
    from quiz_app.store.database import file_of

    if settings.guest:
        yield Finding("database", "none: progress is kept in the browser session")
        return
    path = file_of(settings.database_url)
    if path is not None and not path.exists():
        yield Finding("database", f"there is none yet; the first start makes {path}")
        return
    try:
        yield from _reached(settings, path)
    except QuizAppError as error:
        yield Finding(
            "database", str(error), "Nothing is lost by trying again; a backup is put back by quiz-app restore."
        )


def _reached(settings: Settings, path: Path | None) -> Iterator[Finding]:
    from quiz_app.store.database import open_database
    from quiz_app.store.files import check
    from quiz_app.store.migrate import HEAD, version

    if path is not None:
        check(path)
    with closing(open_database(settings.database_url)) as database:
        found = database.read(version)
        yield Finding("database", f"{database.place} can be read and is whole")
    if found != HEAD:
        yield Finding("migrations", f"the schema is {found or 'not made yet'}", "Start the app once: it brings it up.")
        return
    yield Finding("migrations", f"the schema is the present one, {HEAD}")
    yield _caches(settings)


def _caches(settings: Settings) -> Finding:
    with Bar("Comparing caches and logs") as bar, world(settings) as opened:
        found = keeping.compare(identity.owner(opened), opened, bar)
    if found.differing:
        return Finding("caches", f"{found.differing} schedules differ from the log", "Run quiz-app rebuild.")
    return Finding("caches", f"{found.faces} schedules agree with the log")


def _banks(settings: Settings) -> Finding:
    from quiz_app.banks.library import load_library

    library = load_library(settings.bank_folders)
    if library.problems:
        return Finding("banks", f"{len(library.problems)} problems", "Run quiz-app check: it says where each is.")
    if not library.shelves:
        return Finding("banks", "there is no reading", "Put a reading's folder where QUIZ_APP_BANKS says.")
    return Finding("banks", f"{len(library.shelves)} readings can be used")
