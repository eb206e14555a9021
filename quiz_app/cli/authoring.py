"""`quiz-app bank` for who writes readings: `new` lays one out, `preview` shows it while it is written, `confirm` notes
that items were looked at, `upgrade` rewrites an older format.
"""

import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from quiz_app.banks.confirming import confirmed
from quiz_app.banks.drafts import FORMATS
from quiz_app.banks.files import replace_file
from quiz_app.banks.folders import READING, SUFFIXES, read_file, reading_folders, yaml_files
from quiz_app.banks.library import load_library
from quiz_app.banks.nodes import locate
from quiz_app.banks.skeleton import lay_out, skeleton
from quiz_app.cli.opening import told
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.shelf import Library
from quiz_app.interchange.slugs import slug
from quiz_app.settings import Settings

USAGE, FEW = 2, 12
Target = Annotated[Path, typer.Argument(help="A reading's folder, or one of its files.")]
NEXT = """\
Made {folder}: reading.yaml, which takes the text apart, and first.yaml, which asks about it.
Both are whole and say in notes what each key is. Next:
  quiz-app bank preview {folder}   shows it in the browser, and every change as you save it
  quiz-app check {folder}          names every mistake with its line
The author's guide is question_banks/README.md."""


def new(
    name: Annotated[str, typer.Argument(help="What the reading is called; its folder and id are made of it.")],
    into: Annotated[
        Path | None, typer.Option("--into", help="The folder to make it in. Default: yours.", file_okay=False)
    ] = None,
) -> None:
    """Lay out a new reading with one bank, both commented and ready to be tried."""
    with told():
        made = slug(name)
        if not made:
            hint = "give it Latin letters or digits; its title may be in any writing"
            raise ProblemsFound([Problem(f"no id can be made of '{name}'", hint=hint)])
        folder = (into or Settings.load().data_folder / "banks") / made
        lay_out(folder, skeleton(made, name))
    typer.echo(NEXT.format(folder=folder))


def preview(
    path: Target,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to serve on; 0 takes any that is free.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")] = True,
) -> None:
    """Serve PATH alone, each saved change shown at once. What is answered there is kept nowhere."""
    folder = _folder(path).resolve()
    from quiz_app.cli.serve import serve

    with tempfile.TemporaryDirectory(prefix="meridian-preview-") as kept:
        os.environ.update(QUIZ_APP_BANKS=str(folder), QUIZ_APP_PREVIEW="true", QUIZ_APP_DATA_FOLDER=kept)
        os.environ.pop("QUIZ_APP_DATABASE_URL", None)
        serve(port, browser, lan=False)


def confirm(
    path: Target,
    item: Annotated[
        list[str] | None, typer.Option("--item", help="One item or card by its id; again for more.")
    ] = None,
) -> None:
    """Note that items and cards were compared with what they cite, as it stands now. Default: all of PATH."""
    folder = _folder(path)
    with told():
        library = load_library([folder])
        if library.problems:
            raise ProblemsFound([*library.problems, Problem("nothing was confirmed", hint="mend these first")])
        changed = _confirm(folder, path, library, set(item) if item else None)
    if not changed:
        typer.echo("Nothing to confirm: all of it was confirmed as it stands.")
    for file, ids in changed.items():
        typer.echo(f"{file}: confirmed {', '.join(ids) if len(ids) <= FEW else len(ids)}.")


def _confirm(folder: Path, path: Path, library: Library, wanted: set[str] | None) -> dict[Path, list[str]]:
    """The ids confirmed by file, each file written where it had any."""
    banks = {bank.digest: (bank, shelf) for shelf in library.shelves.values() for bank in shelf.banks}
    known = {one for _, shelf in banks.values() for one in (*shelf.items, *shelf.cards)}
    if wanted and wanted - known:
        raise ProblemsFound([Problem(f"there is no item or card '{one}'") for one in sorted(wanted - known)])
    changed: dict[Path, list[str]] = {}
    for file in _bank_files(folder, path):
        data = read_file(file)
        bank, shelf = banks[sha256(data).hexdigest()]
        text, ids = confirmed(data.decode("utf-8"), bank, shelf.reading, wanted)
        if ids:
            replace_file(file, text.encode())
            changed[file] = ids
    return changed


def upgrade(path: Target) -> None:
    """Rewrite the files of PATH in the newest format."""
    folder = _folder(path)
    with told():
        for file in [path] if path.is_file() else yaml_files(folder):
            plain = locate(read_file(file)).plain
            number = plain.get("format", FORMATS[-1]) if isinstance(plain, dict) else None
            if number not in FORMATS:
                hint = f"this program knows {', '.join(FORMATS)}"
                raise ProblemsFound([Problem(f"its format is not known: {number}", file=str(file), hint=hint)])
    typer.echo(f"Nothing to do: format {FORMATS[-1]} is the newest.")


def _folder(path: Path) -> Path:
    """The folder named, or that of the file named; a wrong call ends the program with 2."""
    if path.is_dir():
        return path
    if path.suffix in SUFFIXES and path.is_file():
        return path.parent
    typer.echo(f"{path}: there is no such folder or YAML file.", err=True)
    raise typer.Exit(USAGE)


def _bank_files(folder: Path, path: Path) -> Iterator[Path]:
    """The bank named, or all of the folder."""
    for one in reading_folders(folder):
        yield from (file for file in yaml_files(one) if file.stem != READING and (path.is_dir() or file == path))
