"""`quiz-app backup`: everything that is kept, in one file, while the app goes on."""

from pathlib import Path
from typing import Annotated

import typer

from quiz_app.cli.opening import Bar, told
from quiz_app.settings import Settings

File = Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)]
Force = Annotated[bool, typer.Option("--force", help="Replace the file where it is there already.")]


def backup(file: File, force: Force = False) -> None:
    """Write everything that is kept into FILE; the app may run meanwhile."""
    from quiz_app.store.backup import back_up

    with told(), Bar("Backing up") as bar:
        back_up(Settings.load().database_url, file, bar, force=force)
    typer.echo(f"Wrote {file} ({file.stat().st_size / 1e6:.1f} MB).")
