"""A learner's own settings: read as a fold over her events, changed by appending one."""

from typing import Any

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.log import SETTING_CHANGED, Event, row_id
from quiz_app.domain.study import StudySettings, checked, fold_settings
from quiz_app.services.identity import Actor
from quiz_app.services.kept import folded
from quiz_app.services.world import World


def study_settings(actor: Actor, world: World) -> StudySettings:
    """The settings as they are now."""
    stamp = (world.store.version(actor.learner)[1],)
    fold = lambda: fold_settings(world.store.events(actor.learner, [SETTING_CHANGED]))  # noqa: E731
    return folded(actor, world, "settings", stamp, fold)


def change_setting(actor: Actor, world: World, name: str, value: Any) -> StudySettings:
    """The settings after this change; ProblemsFound where the value cannot be set. No change appends nothing."""
    value = checked(name, value)
    if name == "weights":
        raise ProblemsFound([Problem("Weights are adopted together with a replay of the log.", field=name)])
    events = world.store.events(actor.learner, [SETTING_CHANGED])
    settings = fold_settings(events)
    if getattr(settings, name) == value:
        return settings
    changed = append_event(actor, world, SETTING_CHANGED, name, {"value": value})
    return fold_settings([*events, changed])


def append_event(actor: Actor, world: World, kind: str, subject: str, data: dict[str, Any]) -> Event:
    """One more event of this kind about this subject, in this device's log."""
    return world.store.add_event(next_event(actor, world, kind, subject, data))


def next_event(actor: Actor, world: World, kind: str, subject: str, data: dict[str, Any]) -> Event:
    """The event of this kind about this subject that would follow in this device's log; it is not kept yet."""
    mine = [one for one in world.store.events(actor.learner, [kind], subject) if one.device == actor.device]
    ordinal = max((one.ordinal + 1 for one in mine), default=0)
    return Event(
        id=row_id(actor.device, f"{kind}/{subject}", ordinal),
        learner=actor.learner,
        device=actor.device,
        ordinal=ordinal,
        kind=kind,
        subject=subject,
        data=data,
        at=world.now(),
    )
