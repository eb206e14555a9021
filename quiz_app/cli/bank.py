"""`quiz-app bank`: readings and banks laid out, shown while they are written, confirmed, brought in and taken out."""

import typer

from quiz_app.cli.authoring import confirm, new, preview, upgrade

app = typer.Typer(help="Readings and banks: new, preview, confirm, upgrade.", no_args_is_help=True)
app.command()(new)
app.command()(preview)
app.command()(confirm)
app.command()(upgrade)
