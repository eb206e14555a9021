"""`quiz-app bank export`: a bank as another program's file, and what is lost on the way."""

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.files import replace_file, writing
from quiz_app.banks.folders import SUFFIXES, label, read_file
from quiz_app.banks.library import load_folder, load_library
from quiz_app.banks.media import all_media, media_of
from quiz_app.cli import opening
from quiz_app.cli.check import usage
from quiz_app.domain.bank import Bank
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.shelf import Shelf
from quiz_app.interchange.bundle import Loss
from quiz_app.interchange.format import WriteOptions
from quiz_app.services.outgoing import bundle_of, out_format, written
from quiz_app.settings import Settings

Found = tuple[Shelf, Bank, dict[str, Path]]  # the bank, its reading, and the files that texts may show


def export(
    bank: Annotated[str, typer.Argument(help="A bank's id, reading/bank, or the path of its YAML file.")],
    format_name: Annotated[str, typer.Option("--format", help="The format; `quiz-app bank formats` lists them.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print what is lost as JSON.")] = False,
    no_key: Annotated[bool, typer.Option("--no-key", help="Leave the keys out, where the format allows.")] = False,
) -> None:
    """Write BANK for another program, and say which item loses what. Exit 2 where nothing can be written."""
    try:
        form = out_format(format_name)
        if output.is_dir() or not output.absolute().parent.is_dir():
            said = "this is a folder" if output.is_dir() else f"there is no folder {label(output.parent)}"
            raise ProblemsFound([Problem(said, file=label(output), hint="name a file to write")])
        settings = Settings.load()
        shelf, found, media = _found(bank, settings)
        bundle = bundle_of(shelf, [found], media, dated=form.dated)
        made = written(form, bundle, WriteOptions(at=opening.now(settings), key=not no_key))
        with writing(output):
            replace_file(output.resolve(), made.content)
    except ProblemsFound as refused:
        raise usage(str(refused)) from None
    if as_json:
        losses = [asdict(one) for one in made.losses]
        typer.echo(json.dumps({"format": form.name, "of": len(bundle), "losses": losses}, ensure_ascii=False, indent=2))
        return
    typer.echo(f"Wrote {output}: {form.title}, {_summary(len(bundle), made.losses)}.")
    for loss in made.losses:
        typer.echo(f"{loss.id}: {'left out: ' if loss.left_out else ''}{loss.what}")


def _summary(of: int, losses: tuple[Loss, ...]) -> str:
    out = {loss.id for loss in losses if loss.left_out}
    partly = {loss.id for loss in losses} - out
    said = [
        f"{of - len(out)} of {of}",
        f"{len(out)} left out" if out else "",
        f"{len(partly)} in part" if partly else "",
    ]
    return ", ".join(filter(None, said))


def _found(named: str, settings: Settings) -> Found:
    """The bank that is named."""
    path = Path(named)
    if path.suffix in SUFFIXES:
        return _of_file(path)
    reading, _, bank_id = named.rpartition("/")
    shelves = load_library(settings.bank_folders).shelves
    every = [(shelf, bank) for shelf in shelves.values() for bank in shelf.banks]
    fitting = [one for one in every if one[1].id == bank_id and reading in ("", one[0].reading.id)]
    if not fitting:
        known = ", ".join(f"{shelf.reading.id}/{bank.id}" for shelf, bank in every[:12]) or "none"
        raise ProblemsFound([Problem(f"there is no bank '{named}'", hint=f"there are: {known}")])
    if len(fitting) > 1:
        names = " or ".join(f"{shelf.reading.id}/{bank_id}" for shelf, _ in fitting)
        raise ProblemsFound([Problem(f"several readings have a bank '{bank_id}'", hint=f"name {names}")])
    return *fitting[0], all_media(settings.bank_folders)


def _of_file(path: Path) -> Found:
    digest = sha256(read_file(path)).hexdigest()
    shelf, problems = load_folder(path.absolute().parent, ContentCache())
    found = next((bank for bank in shelf.banks if bank.digest == digest), None) if shelf else None
    if shelf is None or found is None:
        wrong = [one for one in problems if Path(one.file).name in (path.name, "reading.yaml")] or problems
        raise ProblemsFound(wrong or [Problem("this is no bank", file=label(path), hint="name a bank's YAML file")])
    return shelf, found, media_of(path.absolute().parent)
