"""What a teacher looks after in her banks: what nothing asks about, what is not linked, what to look at again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz_app.analysis.coverage import COLUMNS as COLUMNS
from quiz_app.analysis.coverage import Coverage as Coverage
from quiz_app.analysis.coverage import Part as Part
from quiz_app.analysis.coverage import coverage
from quiz_app.banks.confirming import confirmed
from quiz_app.banks.earlier import earlier_readings, said_then
from quiz_app.banks.editing import Value as Value
from quiz_app.banks.editing import with_keys, without_entry
from quiz_app.banks.suggesting import Suggesting, Suggestion
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.provenance import Cited, cited
from quiz_app.services import authoring
from quiz_app.services.authoring import Opened
from quiz_app.services.identity import Actor, require_teacher
from quiz_app.services.own_readings import folders
from quiz_app.services.world import World


@dataclass(frozen=True, slots=True)
class Unlinked:
    """An item or card that cites no claim, with the claims it may be about, the likeliest first."""

    cited: Cited
    suggestions: tuple[Suggestion, ...]


def coverage_of(actor: Actor, world: World, reading: str) -> Coverage:
    """What each paragraph and claim of a reading has, and what is missing."""
    require_teacher(actor)
    return coverage(world.exam_shelf(reading))


def unlinked(actor: Actor, world: World, reading: str, start: int = 0, most: int = 10) -> tuple[list[Unlinked], int]:
    """A stretch of the items and cards that cite no claim, and how many there are in all."""
    require_teacher(actor)
    shelf = world.exam_shelf(reading)
    every = [one for one in cited(shelf) if one.standing == "unlinked"]
    suggesting = Suggesting(shelf.reading)
    return [Unlinked(one, tuple(suggesting.of(one.one))) for one in every[start : start + most]], len(every)


def to_look_at(actor: Actor, world: World, reading: str) -> list[Cited]:
    """The items and cards whose claims or paragraphs changed since they were confirmed."""
    require_teacher(actor)
    return [one for one in cited(world.exam_shelf(reading)) if one.standing == "stale"]


def changed_since(actor: Actor, world: World, reading: str, found: Sequence[Cited]) -> dict[str, list[tuple[str, str]]]:
    """By id, what these cited when they were confirmed and what stands there now, as far as versions tell."""
    require_teacher(actor)
    now = world.exam_shelf(reading).reading
    folder = next((one for one in folders(actor, world) if one.reading == reading), None)
    earlier = list(earlier_readings(folder.path)) if folder and found else []
    return {one.one.id: said_then(one.one, now, earlier) for one in found}


def never_confirmed(actor: Actor, world: World, reading: str) -> list[Cited]:
    """The items and cards that cite claims, and of which nobody has noted that they fit them."""
    require_teacher(actor)
    return [one for one in cited(world.exam_shelf(reading)) if one.standing == "unconfirmed"]


def change(actor: Actor, world: World, opened: Opened, keys: Mapping[str, Mapping[str, Value]], why: str) -> Opened:
    """The file with these keys of items and cards set, every comment and the order as they were."""
    require_teacher(actor)
    return _kept(actor, world, opened, with_keys(opened.text, keys), why)


def delete(actor: Actor, world: World, opened: Opened, entry: str) -> Opened:
    """The file without this item or card; an earlier version has it."""
    require_teacher(actor)
    return _kept(actor, world, opened, without_entry(opened.text, entry), f"without {entry}")


def link(actor: Actor, world: World, reading: str, one: Cited, claims: Sequence[str]) -> Opened:
    """The bank with the item linked to these claims."""
    require_teacher(actor)
    opened = _without_draft(authoring.bank_file(actor, world, reading, one.bank))
    return change(actor, world, opened, {one.one.id: {"claims": list(claims)}}, f"linked {one.one.id}")


def confirm(actor: Actor, world: World, reading: str, found: Sequence[Cited]) -> None:
    """Note that these were compared with what they cite, as it stands now."""
    require_teacher(actor)
    shelf = world.exam_shelf(reading)
    for bank in shelf.banks:
        ids = {one.one.id for one in found if one.bank == bank.id}
        if ids:
            opened = _without_draft(authoring.bank_file(actor, world, reading, bank.id))
            text, changed = confirmed(opened.text, bank, shelf.reading, ids)
            _kept(actor, world, opened, text, f"confirmed {', '.join(changed[:3])}{' ...' if len(changed) > 3 else ''}")


def _kept(actor: Actor, world: World, opened: Opened, text: str, why: str) -> Opened:
    """The file saved, or its draft where it has one."""
    if opened.draft:
        return authoring.save_draft(actor, world, opened, text)
    return authoring.save(actor, world, opened, text, why)


def _without_draft(opened: Opened) -> Opened:
    """The file; ProblemsFound where a draft of it waits, of which the loaded bank knows nothing."""
    if opened.draft:
        hint = "save or drop it under Text first"
        raise ProblemsFound([Problem("there is a draft of this file", file=opened.name, hint=hint)])
    return opened
