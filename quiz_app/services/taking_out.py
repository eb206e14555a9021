"""A teacher takes banks of a reading out for another program, and is told which item loses what."""

from collections.abc import Collection, Sequence

from quiz_app.banks.media import all_media
from quiz_app.domain.errors import NotFound
from quiz_app.interchange.bundle import Exported, Loss
from quiz_app.interchange.format import Format, WriteOptions
from quiz_app.interchange.formats import writable
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.outgoing import bundle_of, out_format, written
from quiz_app.services.world import World

__all__ = ["Exported", "Format", "Loss", "take_out", "writable"]


def take_out(
    actor: Actor,
    world: World,
    reading_id: str,
    banks: Sequence[str],
    format_name: str,
    *,
    only: Collection[str] = (),
    key: bool = True,
    scheduled: bool = False,
) -> Exported:
    """The file of these banks (or `only` of some items and cards of them), what is kept for exams among it.

    Without the `key` where the format can be without; `scheduled`: with what the actor's own cards are due.
    """
    require_teacher(actor)
    form, shelf = out_format(format_name), world.exam_shelf(reading_id)
    chosen = [bank for bank in shelf.banks if bank.id in banks]
    if len(chosen) < len(set(banks)):
        raise NotFound("One of these banks is not in the library any more.")
    bundle = bundle_of(shelf, chosen, all_media(world.folders), only=only, dated=form.dated)
    schedules = world.store.schedules(actor.learner, reading_id) if scheduled and form.scheduled else {}
    due = {face: one for (_, face), one in schedules.items()}
    return written(form, bundle, WriteOptions(at=world.now(), key=key, schedules=due))
