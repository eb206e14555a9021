"""`quiz-app schema`: the JSON Schemas of a reading and a bank, for an editor that completes as one types."""

from pathlib import Path
from typing import Annotated

import typer

from quiz_app.banks.jsonschema import schemas

Into = Annotated[Path, typer.Option("--into", help="The folder to write them into.", file_okay=False)]


def schema(into: Into) -> None:
    """Write reading.schema.json and bank.schema.json."""
    try:
        into.mkdir(parents=True, exist_ok=True)
        for name, content in schemas().items():
            (into / name).write_text(content, encoding="utf-8")
            typer.echo(str(into / name))
    except OSError as error:
        typer.echo(f"{into}: cannot be written: {(error.strerror or str(error)).lower()}", err=True)
        raise typer.Exit(1) from None
