"""A learner's settings: a fold over the events that changed them."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.log import SETTING_CHANGED, Event
from quiz_app.domain.memory import Weights, usable

TIME_FACTORS = (1.0, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0)
NO_LIMIT = 0.0


@dataclass(frozen=True, slots=True)
class StudySettings:
    """What a learner chose. `time_factor` stretches time limits, 0 lifts them; `reading` is the one last opened.

    `weights` are those fitted to her log that she adopted, none where she keeps to the ones that FSRS-6 comes with.
    `two_buttons`: a card is passed or failed, no more; `siblings`: cards that give each other away may meet on a day.
    """

    name: str = ""
    zone: str = "UTC"
    rollover: int = 4
    retention: float = 0.9
    new_per_day: int = 10
    reviews_per_day: int = 100
    single_keys: bool = True
    two_buttons: bool = False
    siblings: bool = False
    time_factor: float = 1.0
    reading: str = ""
    weights: Weights = ()


LIMITS: dict[str, tuple[float, float]] = {
    "rollover": (0, 12),
    "retention": (0.70, 0.97),
    "new_per_day": (0, 200),
    "reviews_per_day": (1, 2000),
}
HINTS = {
    "zone": "a time zone's name, such as Asia/Karachi",
    "weights": "the twenty-one weights of FSRS-6, each within its bounds, or none",
}
DEFAULTS = StudySettings()


def checked(name: str, value: Any) -> Any:
    """The value if the setting can take it, in the setting's own type; raises ProblemsFound with a sentence if not."""
    if name not in {field.name for field in fields(StudySettings)}:
        raise ProblemsFound([Problem("There is no such setting.", field=name)])
    kind = type(getattr(DEFAULTS, name))
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if kind is tuple and isinstance(value, list):
        value = tuple(float(one) if isinstance(one, int) else one for one in value)
    if type(value) is not kind or not _within(name, value):
        raise ProblemsFound([Problem(f"{value!r} cannot be set here.", field=name, hint=_hint(name))])
    return value


def fold_settings(events: Iterable[Event]) -> StudySettings:
    """The settings after these events, the latest of each counting; what cannot be set is passed over."""
    settings = StudySettings()
    for event in sorted(events, key=lambda one: (one.at, one.device, one.ordinal, one.id)):
        if event.kind == SETTING_CHANGED:
            settings = _with(settings, event.subject, event.data.get("value"))
    return settings


def _with(settings: StudySettings, name: str, value: Any) -> StudySettings:
    try:
        return replace(settings, **{name: checked(name, value)})
    except ProblemsFound:
        return settings


def _within(name: str, value: Any) -> bool:
    if name == "zone":
        return value in zones()
    if name == "time_factor":
        return value == NO_LIMIT or value in TIME_FACTORS
    if name == "name":
        return len(value) <= 80
    if name == "weights":
        return all(type(one) is float for one in value) and usable(value)
    low, high = LIMITS.get(name, (value, value))
    return bool(low <= value <= high)


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """The time zones' names, listed once: that takes longer than everything else here."""
    return frozenset(available_timezones())


def _hint(name: str) -> str:
    if name in LIMITS:
        return f"from {LIMITS[name][0]:g} to {LIMITS[name][1]:g}"
    return HINTS.get(name, "see the settings page")
