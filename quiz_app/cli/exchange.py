"""`quiz-app bank import`, `export` and `formats`: a bank's content in from other programs, and out to them."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from dataclasses import replace as dataclass_replace
from pathlib import Path
from typing import Annotated, Any

import typer

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.files import replace_file, writing
from quiz_app.banks.folders import READING, SUFFIXES, label
from quiz_app.cli import opening
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.media import FOLDER
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import Format, ReadOptions
from quiz_app.services.incoming import Prospect, check, kinds, opened, prospect
from quiz_app.settings import Settings

NOTHING, SOME = 2, 1  # exit codes
Named = Annotated[str, typer.Option("--format", help="The format, by its name; `quiz-app bank formats` lists them.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print what came of it as JSON.")]


def import_(
    file: Annotated[Path, typer.Argument(help="The other program's file.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The bank's YAML file, in a reading's folder.")],
    format_name: Named = "",
    as_json: AsJson = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let what comes in take the place of what has its id and differs.")
    ] = False,
    reviews: Annotated[
        bool, typer.Option("--reviews", help="Bring what was learnt there into your own progress as well (Anki).")
    ] = False,
    between_sides: Annotated[str, typer.Option(help="What parts a term from its definition, where need be.")] = "",
    between_cards: Annotated[str, typer.Option(help="What parts a card from the next, where need be.")] = "",
) -> None:
    """Bring FILE into a bank, made if need be. Exit 0: all came in, 1: some did not, 2: nothing could be read."""
    form, imported = None, None
    try:
        options = ReadOptions(between_sides=_unescaped(between_sides), between_cards=_unescaped(between_cards))
        _check_target(output)
        form, imported = _read(file, format_name, options)
        found = prospect(output.absolute().parent, output.name, "", imported, file.name, replacing=replace)
        if not len(imported.bundle):
            raise ProblemsFound(found.problems or [Problem("there is nothing in it", file=file.name)])
        _write(output.absolute().parent, found)
        learnt = _learnt(output.absolute().parent, imported) if reviews else None
    except ProblemsFound as refused:
        if as_json:
            _print(_report(form, imported, Prospect(problems=refused.problems)))
        else:
            typer.echo(str(refused), err=True)
        raise typer.Exit(NOTHING) from None
    if as_json:
        _print(_report(form, imported, found) | ({} if learnt is None else {"ratings_added": learnt}))
    else:
        _tell(form, imported, found, output)
        if learnt is not None:
            typer.echo(f"{learnt:,} rows came into your progress.")
        elif imported.reviews:
            typer.echo("What was learnt there stays outside; --reviews brings it in as well.")
    raise typer.Exit(SOME if found.problems else 0)


def formats(as_json: AsJson = False) -> None:
    """List the formats that can be brought in and taken out."""
    from quiz_app.interchange.formats import formats

    if as_json:
        every = [
            {"name": one.name, "title": one.title, "in": bool(one.read), "out": bool(one.write)} for one in formats()
        ]
        _print(every)
        return
    for one in formats():
        ways = " ".join(filter(None, ["in" if one.read else "", "out" if one.write else ""]))
        typer.echo(f"{one.name:12} {ways:7} {one.title}. {one.about}")


def _print(report: Any) -> None:
    typer.echo(json.dumps(report, ensure_ascii=False, indent=2))


def _unescaped(separator: str) -> str:
    """What was typed for a tab or a line break, as that."""
    return separator.replace("\\t", "\t").replace("\\n", "\n")


def _check_target(output: Path) -> None:
    said, hint = "", "name a bank's file in a reading's folder"
    if output.is_dir():
        said = "this is a folder"
    elif output.suffix not in SUFFIXES or output.stem == READING:
        said = "a bank's file ends in .yaml and is not called reading.yaml"
    elif not output.absolute().parent.is_dir():
        said = f"there is no folder {label(output.parent)}"
        hint = "name a reading's folder, or make one with `quiz-app bank new NAME`"
    if said:
        raise ProblemsFound([Problem(said, file=label(output), hint=hint)])


def _read(file: Path, format_name: str, options: ReadOptions) -> tuple[Format, Imported]:
    """The format and the content of the file; one sentence where it cannot be opened."""
    try:
        with file.open("rb") as content:
            return opened(file.name, content, format_name, options)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProblemsFound([Problem(f"cannot be read: {reason}", file=label(file))]) from None


def _write(folder: Path, found: Prospect) -> None:
    check(folder, found)
    with writing(folder):
        if found.media:
            (folder / FOLDER).mkdir(exist_ok=True)
        for name, content in found.media.items():
            if not (folder / FOLDER / name).exists():
                replace_file(folder / FOLDER / name, content)
        for name, text in sorted(found.texts.items(), key=lambda one: Path(one[0]).stem != READING):
            replace_file((folder / name).resolve(), text.encode())


def _learnt(folder: Path, imported: Imported) -> int:
    """How many rows of what was learnt elsewhere came into the owner's progress."""
    from quiz_app.banks.library import load_folder, load_library
    from quiz_app.services.bringing_reviews import bring_reviews
    from quiz_app.services.identity import owner

    settings = Settings.load()
    shelf, problems = load_folder(folder, ContentCache())
    if shelf is None:
        raise ProblemsFound(problems)
    with opening.world(settings) as world:
        library = load_library([*settings.bank_folders, folder])
        return bring_reviews(owner(world), dataclass_replace(world, library=library), shelf.reading.id, imported).added


def _tell(form: Format, imported: Imported, found: Prospect, output: Path) -> None:
    """Say what came of it in sentences, the problems among them on standard error."""
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    for note in found.notes:
        typer.echo(f"note: {note}", err=True)
    bundle = imported.bundle
    counted = [f"{number} {kind}" for kind, number in kinds(bundle).items()]
    counted += [f"{number} {what}" for what, number in _besides(imported).items() if number]
    typer.echo(f"{form.title}: {', '.join(counted) or 'nothing that can come in'}.")
    came = {"new": found.added, "replaced": found.replaced, "there already": found.unchanged}
    said = [f"{len(ids)} {what}" for what, ids in came.items() if ids] + (
        [f"{len(found.problems)} left out"] if found.problems else []
    )
    files = ", ".join(label(output.parent / name) for name in found.texts)
    typer.echo(f"{', '.join(said)}. {f'Wrote {files}' if files else 'Nothing was written'}.")


def _besides(imported: Imported) -> dict[str, int]:
    bundle = imported.bundle
    return {"cards": len(bundle.cards), "events": len(bundle.events), "reviews": len(imported.reviews)}


def _report(form: Format | None, imported: Imported | None, found: Prospect) -> dict[str, Any]:
    return {
        "format": form.name if form else None,
        "items": kinds(imported.bundle) if imported else {},
        **(_besides(imported) if imported else {}),
        "added": found.added,
        "replaced": found.replaced,
        "unchanged": found.unchanged,
        "problems": _plain(found.problems),
        "notes": _plain(found.notes),
    }


def _plain(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    return [asdict(one) for one in problems]
