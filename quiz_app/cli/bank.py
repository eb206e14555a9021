"""`quiz-app bank`: readings and banks laid out, shown while they are written, confirmed, brought in and taken out."""

import typer

from quiz_app.cli.authoring import confirm, new, preview, upgrade
from quiz_app.cli.exchange import formats, import_
from quiz_app.cli.export import export

app = typer.Typer(help="Readings and banks: begun, shown, confirmed, brought in, taken out.", no_args_is_help=True)
app.command()(new)
app.command()(preview)
app.command()(confirm)
app.command()(upgrade)
app.command("import")(import_)
app.command()(export)
app.command()(formats)
