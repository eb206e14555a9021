"""`quiz-app timeline`: a reading's dated events out as TimelineJS's CSV, and such a CSV in as YAML."""

from pathlib import Path
from typing import Annotated

import typer

from quiz_app.banks.library import load_library
from quiz_app.banks.timeline_writer import timeline_yaml
from quiz_app.domain.errors import Problem, ProblemsFound, QuizAppError
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.timelinejs import LARGEST, Imported, from_csv, to_csv
from quiz_app.settings import Settings

app = typer.Typer(help="Dated events as TimelineJS's CSV, out and in.", no_args_is_help=True)


@app.command("export")
def export(
    reading: Annotated[str, typer.Argument(help="The reading's id.")],
    file: Annotated[Path | None, typer.Argument(help="The CSV to write. Default: print it.", dir_okay=False)] = None,
) -> None:
    """Write the events and eras of READING for TimelineJS."""
    try:
        shelves = load_library(Settings.load().bank_folders).shelves
        if reading not in shelves:
            known = ", ".join(shelves) or "none"
            raise ProblemsFound([Problem(f"there is no reading '{reading}'", hint=f"there are: {known}")])
        text = to_csv(shelves[reading].reading)
        if file is None:
            typer.echo(text, nl=False)
            return
        file.write_text(text, encoding="utf-8", newline="")
    except (QuizAppError, OSError) as error:
        raise _refused(error) from None
    typer.echo(f"Wrote {len(shelves[reading].reading.timeline)} events to {file}.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="TimelineJS's CSV.", dir_okay=False)],
    into: Annotated[
        Path | None,
        typer.Option("--into", help="Make this folder a new reading. Default: print the YAML.", file_okay=False),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The new reading's title.")] = "",
) -> None:
    """Turn the rows of FILE into the themes, eras and events of a reading.yaml. Refused whole where a line is wrong."""
    try:
        with file.open("rb") as opened:
            found = from_csv(opened.read(LARGEST + 1), str(file))
        for note in found.notes:
            typer.echo(str(note), err=True)
        if into is None:
            typer.echo(timeline_yaml(found.themes, found.eras, found.events), nl=False)
            return
        _write(into, title.strip() or file.stem, found)
    except (QuizAppError, OSError) as error:
        raise _refused(error) from None
    typer.echo(f"Wrote {len(found.events)} events to {into / 'reading.yaml'}.")


def _write(folder: Path, title: str, found: Imported) -> None:
    """Make the folder a reading, unless it is one."""
    head = {"format": "1", "id": slug(folder.name) or slug(title) or "imported", "title": title}
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "reading.yaml").open("x", encoding="utf-8") as opened:
        opened.write(timeline_yaml(found.themes, found.eras, found.events, head))


def _refused(error: Exception) -> typer.Exit:
    """The end of a command that could not be done, which the error explains."""
    if isinstance(error, FileExistsError):
        typer.echo(f"{error.filename} exists already. Name another folder, or print the YAML without --into.", err=True)
    else:
        typer.echo(str(error), err=True)
    return typer.Exit(1)
