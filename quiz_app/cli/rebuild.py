"""`quiz-app rebuild`: every cache folded anew from the logs."""

import typer

from quiz_app.cli.opening import Bar, told, world
from quiz_app.services import identity, keeping
from quiz_app.settings import Settings


def rebuild() -> None:
    """Fold all schedules anew from the logs, and say whether they had differed."""
    with told(), Bar("Rebuilding") as bar, world(Settings.load()) as opened:
        done = keeping.rebuild(identity.owner(opened), opened, bar)
    differed = f"{done.differing} had differed" if done.differing else "none had differed"
    typer.echo(f"Folded {done.faces} schedules of {done.learners} learners anew from the logs; {differed}.")
