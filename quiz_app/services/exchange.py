"""A learner's logs out as CSV, and in again."""

from quiz_app.interchange.csv_log import from_zip, read_log, to_zip, write_log
from quiz_app.interchange.timelinejs import to_csv
from quiz_app.services.holding import open_shelf
from quiz_app.services.identity import Actor
from quiz_app.services.results import attempt_log
from quiz_app.services.withholding import brought, own_log
from quiz_app.services.world import World
from quiz_app.store.protocol import Merged


def export_zip(actor: Actor, world: World, *, spreadsheet: bool = False) -> bytes:
    """Everything of the actor's own as a zip of CSV files; the spreadsheet edition neutralises formulas."""
    return to_zip(write_log(own_log(actor, world), spreadsheet=spreadsheet))


def attempt_zip(actor: Actor, world: World, attempt_id: str) -> bytes:
    """One attempt as a zip of CSV files."""
    return to_zip(write_log(attempt_log(actor, world, attempt_id)))


def import_zip(actor: Actor, world: World, content: bytes) -> Merged:
    """Bring an export in as the actor's own; ProblemsFound, with line numbers, where it is damaged: then nothing is."""
    log = brought(actor, world, read_log(from_zip(content), actor.learner))
    return world.store.merge(actor.learner, log, world.replay)


def timeline_csv(actor: Actor, world: World, reading_id: str) -> str:
    """The events of a reading as TimelineJS's CSV."""
    return to_csv(open_shelf(actor, world, reading_id).reading)
