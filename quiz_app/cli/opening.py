"""What several commands share: the installation opened, a bar for what takes long, and errors told in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import uuid4

import typer

from quiz_app.domain.errors import QuizAppError
from quiz_app.services.world import World
from quiz_app.settings import Settings

if TYPE_CHECKING:
    from rich.progress import Progress

QUICK = 1.0  # seconds without a bar


@contextmanager
def told() -> Iterator[None]:
    """What goes wrong inside is told in its own words, and ends the program with 1."""
    try:
        yield
    except (QuizAppError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


@contextmanager
def world(settings: Settings) -> Iterator[World]:
    """The installation as the services see it."""
    from quiz_app.banks.cache import ContentCache
    from quiz_app.banks.library import load_library
    from quiz_app.store.sql import open_url  # SQLAlchemy takes longer to import than `quiz-app check` takes

    store = open_url(settings.database_url)
    try:
        yield World(load_library(settings.bank_folders, ContentCache()), store, lambda: now(settings), new_id)
    finally:
        store.close()


def now(settings: Settings) -> datetime:
    """The time, or the one that was set."""
    return settings.now or datetime.now(UTC)


def new_id() -> str:
    """An id that nothing has yet."""
    return str(uuid4())


class Bar:
    """A progress bar on standard error, shown from the second second on and where somebody sees it."""

    def __init__(self, says: str) -> None:
        self._says = says
        self._began = monotonic()
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, of: int) -> None:
        """So much is done; where nobody knows of how much, `of` is 0."""
        if self._bar is None and monotonic() - self._began > QUICK:
            self._bar = self._started()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=of or None)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _started(self) -> "Progress":
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)
        bar = Progress(console=console, transient=True, disable=not console.is_terminal)
        bar.add_task(self._says)
        bar.start()
        return bar
