"""`quiz-app` and its commands. One file a command; each imports what it needs when it runs."""

import sys
from io import TextIOWrapper

import typer

from quiz_app.cli.backup import backup
from quiz_app.cli.bank import app as bank
from quiz_app.cli.check import check
from quiz_app.cli.doctor import doctor
from quiz_app.cli.lint import lint
from quiz_app.cli.log import app as log
from quiz_app.cli.rebuild import rebuild
from quiz_app.cli.restore import restore
from quiz_app.cli.schema import schema
from quiz_app.cli.serve import Browser, Lan, Port, serve
from quiz_app.cli.teacher import app as teacher
from quiz_app.cli.timeline import app as timeline

app = typer.Typer(
    help="Meridian: a reading becomes quizzes and flashcards. Without a command it serves.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve)
app.command()(check)
app.command()(lint)
app.command()(schema)
app.command()(backup)
app.command()(restore)
app.command()(rebuild)
app.command()(doctor)
app.add_typer(bank, name="bank")
app.add_typer(log, name="log")
app.add_typer(teacher, name="teacher")
app.add_typer(timeline, name="timeline")


@app.callback(invoke_without_command=True)
def alone(context: typer.Context, port: Port = None, browser: Browser = True, lan: Lan = False) -> None:
    """Serve, where no command is named."""
    if context.invoked_subcommand is None:
        serve(port, browser, lan)


def main() -> None:
    """The program `quiz-app`. What a console of another encoding cannot show is escaped, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except OSError as error:  # the disk behind `>` is full, a pipe was closed: no place to say more on
        print(f"quiz-app: {error.strerror or error}", file=sys.stderr)
        sys.exit(1)
