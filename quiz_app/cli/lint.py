"""`quiz-app lint`: what makes an item a poor one, as a compiler prints it, or a rule explained."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from quiz_app.banks.cache import ContentCache
from quiz_app.banks.library import load_library
from quiz_app.cli.check import Where, concerns, folders_of, usage

AsJson = Annotated[bool, typer.Option("--json", help="Print problems and findings as JSON.")]
Select = Annotated[str, typer.Option("--select", metavar="L01,L08", help="Hold the items against these rules alone.")]
Explain = Annotated[str, typer.Option("--explain", metavar="L08", help="Say what a rule is for, and end.")]


def lint(path: Where = None, as_json: AsJson = False, select: Select = "", explain: Explain = "") -> None:
    """Say which items go against the rules of item writing. Exit 0: none above info, 1: some, 2: called wrongly.

    It knows English only.
    """
    from quiz_app.banks.lint.linting import lint_folders
    from quiz_app.banks.lint.rules import RULES, explained

    codes = _codes(select, RULES)
    if explain:
        typer.echo("\n\n".join(explained(RULES[code]) for code in _codes(explain, RULES)))
        return
    folders, cache = folders_of(path), ContentCache()
    problems = [one for one in load_library(folders, cache).problems if concerns(one, path)]
    told = {(one.file, one.line, one.message) for one in problems}  # an unknown claim is both
    found = lint_folders(folders, codes, cache)
    findings = [one for one in found if concerns(one, path) and (one.file, one.line, one.message) not in told]
    if as_json:
        said = {"problems": [asdict(one) for one in problems], "findings": [asdict(one) for one in findings]}
        typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(map(str, [*problems, *findings])) or "ok: nothing to say")
    raise typer.Exit(1 if problems or any(one.severity != "info" for one in findings) else 0)


def _codes(text: str, known: dict[str, object]) -> list[str]:
    """The codes of a list such as `L01,L08`; the end of the command where one is unknown."""
    codes = [one.strip().upper() for one in text.split(",") if one.strip()]
    for code in codes:
        if code not in known:
            raise usage(f"There is no rule {code}. The rules are {', '.join(known)}.")
    return codes
