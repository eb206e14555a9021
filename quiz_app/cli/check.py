"""`quiz-app check`: every problem of every file, as a compiler prints them."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from quiz_app.banks.library import load_library
from quiz_app.domain.errors import ProblemsFound
from quiz_app.domain.shelf import Library
from quiz_app.settings import Settings

USAGE = 2

Folder = Annotated[Path | None, typer.Argument(help="A reading's folder, or one that holds several. Default: yours.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")]


def check(path: Folder = None, as_json: AsJson = False) -> None:
    """Say what is wrong in readings and banks. Exit 0: nothing, 1: something, 2: no such folder."""
    library = load_library(_folders(path))
    problems = [asdict(problem) for problem in library.problems]
    if as_json:
        typer.echo(json.dumps({"problems": problems}, ensure_ascii=False, indent=2))
    else:
        for problem in library.problems:
            typer.echo(str(problem))
        if not problems:
            typer.echo(_fine(library))
    raise typer.Exit(1 if problems else 0)


def _folders(path: Path | None) -> list[Path]:
    """The folder named, or those that the app itself reads."""
    if path is None:
        try:
            return list(Settings.load().bank_folders)
        except ProblemsFound as refused:
            typer.echo(str(refused), err=True)
            raise typer.Exit(USAGE) from None
    if not path.is_dir():
        typer.echo(f"{path}: there is no such folder. Name a reading's folder, or one that holds several.", err=True)
        raise typer.Exit(USAGE)
    return [path]


def _fine(library: Library) -> str:
    shelves = library.shelves.values()
    banks = sum(len(shelf.banks) for shelf in shelves)
    items, cards = sum(len(shelf.items) for shelf in shelves), sum(len(shelf.cards) for shelf in shelves)
    return f"ok: readings {len(shelves)}, banks {banks}, items {items}, cards {cards}"
