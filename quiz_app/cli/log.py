"""`quiz-app log`: the owner's logs out to a folder of CSV files, and in again; and item analysis of any table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.library import load_library
from quiz_app.cli.analyse import analyse
from quiz_app.domain.errors import QuizAppError
from quiz_app.interchange.csv_columns import COLUMNS
from quiz_app.interchange.csv_log import from_zip, to_zip
from quiz_app.services import exchange, identity
from quiz_app.services.world import World
from quiz_app.settings import Settings

app = typer.Typer(help="Your responses, reviews and settings as CSV files.", no_args_is_help=True)
app.command("analyse")(analyse)
Folder = Annotated[Path, typer.Argument(help="The folder with the CSV files.", file_okay=False)]


@app.command("export")
def export(
    folder: Folder,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="Make the files safe to open in a spreadsheet; not to be imported.")
    ] = False,
) -> None:
    """Write everything that is known of you into FOLDER, replacing an export that is there."""
    with _world() as world:
        files = from_zip(exchange.export_zip(identity.owner(world), world, spreadsheet=spreadsheet))
        _write(folder, files)
    typer.echo(f"Wrote {', '.join(files)} to {folder}.")


@app.command("import")
def import_(folder: Folder) -> None:
    """Add what the CSV files in FOLDER hold and is not kept yet; where one is damaged, nothing is added."""
    with _world() as world:
        files = {name: (folder / name).read_bytes() for name in COLUMNS if (folder / name).is_file()}
        merged = exchange.import_zip(identity.owner(world), world, to_zip(files))
    typer.echo(f"{merged.added} rows added, {merged.known} were there already.")


@contextmanager
def _world() -> Iterator[World]:
    """The installation as the services see it; what goes wrong inside is told in its own words, and ends with 1."""
    from quiz_app.store.sql import open_url  # SQLAlchemy takes longer to import than `quiz-app check` takes

    try:
        settings = Settings.load()
        store = open_url(settings.database_url)
        try:
            library = load_library(settings.bank_folders, ContentCache())
            yield World(library, store, lambda: settings.now or datetime.now(UTC), lambda: str(uuid4()))
        finally:
            store.close()
    except (QuizAppError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files beside the old ones, then put them in their place: an export cut off harms no older one."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.part").write_bytes(content)
    for name in files:
        (folder / f"{name}.part").replace(folder / name)
