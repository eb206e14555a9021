"""`quiz-app restore`: a backup in the place of what is kept now."""

from pathlib import Path
from typing import Annotated

import typer

from quiz_app.cli.opening import Bar, now, told
from quiz_app.settings import Settings

File = Annotated[Path, typer.Argument(help="A backup that `quiz-app backup` has written.", dir_okay=False)]
Force = Annotated[bool, typer.Option("--force", help="Do so where something is kept already; that is put aside.")]


def restore(file: File, force: Force = False) -> None:
    """Make the app hold what the backup FILE holds; it is checked before anything is touched."""
    from quiz_app.store.backup import restore as put_back

    with told(), Bar("Restoring") as bar:
        settings = Settings.load()
        old = put_back(settings.database_url, file, bar, now(settings), force=force)
    if old is not None:
        typer.echo(f"What was there before is now in {old}.")
    typer.echo(f"Restored {file}.")
