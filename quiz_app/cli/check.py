"""`quiz-app check`: every problem of every file, as a compiler prints them."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.folders import SUFFIXES, label
from quiz_app.banks.library import load_library
from quiz_app.banks.media import media_problems
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.finding import Finding
from quiz_app.domain.provenance import stale
from quiz_app.domain.shelf import Library
from quiz_app.settings import Settings

USAGE = 2
STALE = (
    "\nto look at again: {count}, whose claims or paragraphs changed since they were confirmed (quiz-app bank confirm)"
)

Where = Annotated[
    Path | None,
    typer.Argument(help="A reading's folder, one that holds several, or one of their files. Default: yours."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")]
Strict = Annotated[bool, typer.Option("--strict", help="Count what `quiz-app lint` calls an error as well.")]


def check(path: Where = None, as_json: AsJson = False, strict: Strict = False) -> None:
    """Say what is wrong in readings and banks. Exit 0: nothing, 1: something, 2: no such path."""
    folders, cache = folders_of(path), ContentCache()
    library = load_library(folders, cache)
    found = [*library.problems, *media_problems(folders, cache)]
    found += _errors(folders, cache, found) if strict else []
    problems = [problem for problem in found if concerns(problem, path)]
    if as_json:
        typer.echo(json.dumps({"problems": [asdict(one) for one in problems]}, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(map(str, problems)) or _fine(library))
    raise typer.Exit(1 if problems else 0)


def _errors(folders: list[Path], cache: ContentCache, told: list[Problem]) -> list[Finding]:
    """What the linter calls an error, without what has been told already: an unknown claim is both."""
    from quiz_app.banks.lint.linting import lint_folders  # not needed by a plain check

    known = {(one.file, one.line, one.message) for one in told}
    errors = (one for one in lint_folders(folders, cache=cache) if one.severity == "error")
    return [one for one in errors if (one.file, one.line, one.message) not in known]


def folders_of(path: Path | None) -> list[Path]:
    """The folder named, that of the file named, or those that the app itself reads."""
    if path is None:
        try:
            return list(Settings.load().bank_folders)
        except ProblemsFound as refused:
            raise usage(str(refused)) from None
    if os.path.isdir(path):
        return [path]
    if path.suffix in SUFFIXES and os.path.lexists(path):
        return [path.parent]
    raise usage(f"{path}: there is no such folder or YAML file. Name a reading's folder, or one that holds several.")


def concerns(problem: Problem, path: Path | None) -> bool:
    """Whether the problem belongs to what was named: of a file, those of its folder as a whole belong to it as well."""
    return path is None or os.path.isdir(path) or problem.file in (label(path), label(path.parent))


def usage(line: str) -> typer.Exit:
    """The end of a command that was called wrongly, which the line explains."""
    typer.echo(line, err=True)
    return typer.Exit(USAGE)


def _fine(library: Library) -> str:
    shelves = library.shelves.values()
    banks = sum(len(shelf.banks) for shelf in shelves)
    again = sum(len(stale(shelf)) for shelf in shelves)
    items, cards = sum(len(shelf.items) for shelf in shelves), sum(len(shelf.cards) for shelf in shelves)
    fine = f"ok: readings {len(shelves)}, banks {banks}, items {items}, cards {cards}"
    return fine + (STALE.format(count=again) if again else "")
