"""`quiz-app teacher`: who may sign in as a teacher, in class mode."""

import sys
from typing import Annotated

import typer

from quiz_app.cli.opening import told, world
from quiz_app.services import identity, teachers
from quiz_app.settings import Settings

app = typer.Typer(help="Who may sign in as a teacher (QUIZ_APP_MODE=class).", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="The name that she signs in with.")]


@app.command()
def add(name: Name, full_name: Annotated[str, typer.Option("--full-name", help="How students see her.")] = "") -> None:
    """Add a teacher. The password is asked for twice, or read from standard input."""
    with told(), world(Settings.load()) as opened:
        made = teachers.add_teacher(identity.owner(opened), opened, name, _password(), full_name)
    typer.echo(f"{made.name} can sign in as {made.login}.")


@app.command()
def password(name: Name) -> None:
    """Set a teacher's password anew; she is signed out everywhere."""
    with told(), world(Settings.load()) as opened:
        teachers.set_password(identity.owner(opened), opened, name, _password())
    typer.echo(f"{name} has a new password, and is signed out everywhere.")


@app.command()
def remove(name: Name) -> None:
    """Close a teacher's account. Her classes stay as they are; `add` brings her back."""
    with told(), world(Settings.load()) as opened:
        teachers.remove_teacher(identity.owner(opened), opened, name)
    typer.echo(f"{name} can no longer sign in. Her classes stay as they are.")


@app.command("list")
def list_() -> None:
    """Print the teachers: name to sign in with, full name, and whether removed."""
    with told(), world(Settings.load()) as opened:
        for one in teachers.teachers(identity.owner(opened), opened):
            removed = "\tremoved" if one.closed else ""
            typer.echo(f"{one.login or one.id}\t{one.name}{removed}")


def _password() -> str:
    """The password, typed twice where somebody types, else the first line of standard input."""
    if sys.stdin.isatty():
        given: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again")
        return given
    return sys.stdin.readline().rstrip("\r\n")
