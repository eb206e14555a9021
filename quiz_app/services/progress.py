"""What the page Progress shows: days, what comes back, what is held, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from quiz_app.analysis import tallies
from quiz_app.analysis.calibration import Calibrated, calibration
from quiz_app.analysis.days import LATELY, DayDone, calendar, days_done, latest, studied_of
from quiz_app.analysis.forecast import DueDay
from quiz_app.analysis.mastery import Mastery, weakest
from quiz_app.analysis.proportion import Proportion
from quiz_app.analysis.retention import Retained
from quiz_app.domain.attempt import Sitting
from quiz_app.domain.memory import study_day
from quiz_app.domain.periods import Period, periods, remembered
from quiz_app.domain.shelf import Shelf
from quiz_app.services.deck import cards_of, deck_of
from quiz_app.services.identity import Actor
from quiz_app.services.progress_kept import framed
from quiz_app.services.progress_log import Standing, answers_by_day, ended, standing, told
from quiz_app.services.settings import study_settings
from quiz_app.services.world import World

__all__ = [
    "Calibrated",
    "DayDone",
    "Mastery",
    "Progress",
    "Proportion",
    "Retained",
    "Sat",
    "cards_on",
    "progress",
    "studied_lately",
]

RECENT = 30
WEAKEST = 5


@dataclass(frozen=True, slots=True)
class Sat:
    """One quiz that has a score: its day, title, points and how many were possible."""

    attempt: str
    day: date
    title: str
    points: float
    of: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A learner's progress: `days` and `calibrated` over all readings, the rest in the one that is open.

    `held` is how many of the `met` faces would come back today.
    """

    day: date
    retention: float
    days: dict[date, DayDone]
    weeks: tuple[DayDone, ...]
    recent: tuple[DayDone, ...]
    faces: int
    met: int
    held: float
    coming: tuple[DueDay, ...]
    retained: Retained
    by_month: tuple[Retained, ...]
    by_interval: tuple[Retained, ...]
    topics: tuple[Mastery, ...]
    claims: tuple[Mastery, ...]
    ribbon: tuple[tuple[Period, float], ...]
    sat: tuple[Sat, ...]
    calibrated: tuple[Calibrated, ...]

    @property
    def since(self) -> date | None:
        """The first day that anything was studied."""
        return next(iter(self.days), None)

    @property
    def lately(self) -> int:
        """On how many of the last seven days something was studied."""
        return studied_of(self.days, self.day)

    @property
    def weakest(self) -> tuple[Mastery, ...]:
        """The claims that are held least."""
        return weakest(self.claims, WEAKEST)


def progress(actor: Actor, world: World, reading_id: str) -> Progress:
    """The actor's progress in a reading, from one look at her log."""
    (found, frame), log = framed(actor, world, reading_id), standing(actor, world)
    shelf, weights = frame.shelf, log.settings.weights
    chance, met = frame.memories.chances(log.day, weights), frame.memories.stability > 0
    seen = told(log.sittings, world.now())
    of_reading = [one for one in seen if one.attempt.form.reading == reading_id]
    answered = _points(of_reading)
    claims = frame.claims.mastery(chance, met, _points_by_claim(shelf, answered))
    reviewed = tallies.by_day(tallies.together(found.tallies))
    days = days_done(reviewed, answers_by_day(log.responses, log.settings))
    mine = found.tallies.get(reading_id, tallies.NOTHING)
    return Progress(
        day=log.day,
        retention=log.settings.retention,
        days=days,
        weeks=calendar(days, log.day),
        recent=latest(days, log.day, RECENT),
        faces=len(frame.keys),
        met=int(met.sum()),
        held=float(chance.sum()),
        coming=frame.memories.forecast(log.day, frame.places(deck_of(actor, world, reading_id).suspended)),
        retained=tallies.overall(mine),
        by_month=tallies.by_month(mine),
        by_interval=tallies.by_interval(mine),
        topics=frame.topics.mastery(chance, met, _points_by_topic(shelf, answered)),
        claims=claims,
        ribbon=_ribbon(shelf, claims),
        sat=tuple(_sat(one, log) for one in ended(of_reading, world.now())),
        calibrated=calibration(_certain(seen)),
    )


def studied_lately(actor: Actor, world: World) -> int:
    """On how many of the last seven study days something was studied, in any reading."""
    settings = study_settings(actor, world)
    today = study_day(world.now(), settings.zone, settings.rollover)
    answered = set(answers_by_day(world.store.responses(actor.learner), settings))
    return sum(_studied(actor, world, today - timedelta(days=back), answered) for back in range(LATELY))


def cards_on(actor: Actor, world: World, reading_id: str, claims: Iterable[str]) -> list[str]:
    """The ids of the cards that test any of these claims."""
    wanted = set(claims)
    return [key for key, card in cards_of(actor, world, reading_id).items() if wanted.intersection(card.claims)]


def _studied(actor: Actor, world: World, day: date, answered: set[date]) -> bool:
    counts = (world.store.day_counts(actor.learner, reading, day) for reading in world.library.shelves)
    return day in answered or any(map(any, counts))


def _points(sittings: Iterable[Sitting]) -> dict[str, list[float]]:
    """The points of the answers that count, by item."""
    found: dict[str, list[float]] = defaultdict(list)
    for sitting in sittings:
        for item, response in sitting.counting.items():
            found[item].append(response.points)
    return found


def _points_by_claim(shelf: Shelf, answered: Mapping[str, list[float]]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for key, points in answered.items():
        item = shelf.items.get(shelf.present(key))
        for claim in item[1].claims if item else ():
            found[claim] += points
    return found


def _points_by_topic(shelf: Shelf, answered: Mapping[str, list[float]]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for key, points in answered.items():
        if item := shelf.items.get(shelf.present(key)):
            found[f"{item[0]}/{item[1].topic}"] += points
    return found


def _ribbon(shelf: Shelf, claims: Iterable[Mastery]) -> tuple[tuple[Period, float], ...]:
    """Each period with what is remembered of it, as Today has it: of a claim, the faces that were studied."""
    means = {one.id: one.held / one.studied for one in claims if one.studied}
    return tuple((period, remembered(period, means)) for period in periods(shelf.reading))


def _sat(sitting: Sitting, log: Standing) -> Sat:
    attempt = sitting.attempt
    day = study_day(attempt.started_at, log.settings.zone, log.settings.rollover)
    points = sum(response.points for response in sitting.counting.values())
    return Sat(attempt.id, day, attempt.form.plan.title, points, len(sitting.items))


def _certain(sittings: Iterable[Sitting]) -> list[tuple[int, float]]:
    """(certainty, points) of the answers that count, where certainty was asked."""
    given = [response for sitting in sittings for response in sitting.counting.values()]
    return [(one.certainty, one.points) for one in given if one.certainty is not None]
