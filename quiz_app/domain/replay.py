"""What the log of reviews comes to: every face's schedule, and what a study day held."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from quiz_app.domain.log import Log, Review, undone
from quiz_app.domain.memory import Schedule, fold
from quiz_app.domain.study import fold_settings

Present = Callable[[str, str], str]


def unchanged(reading: str, card: str) -> str:
    """The face's key as it was logged, where no card was renamed since."""
    return card


def reviewed(log: Log, present: Present = unchanged) -> dict[tuple[str, str], list[Review]]:
    """The reviews that stand of every face that was ever reviewed, under its present key, as the log has them."""
    gone = undone(log.events)
    faces: dict[tuple[str, str], list[Review]] = {}
    for review in log.reviews:
        standing = faces.setdefault((review.reading, present(review.reading, review.card)), [])
        if review.id not in gone:
            standing.append(review)
    return faces


def schedules_of(log: Log, present: Present = unchanged) -> list[Schedule]:
    """The schedule of every face that was ever reviewed, under its present key; undone reviews count for nothing.

    The whole history is folded by the weights that are in force now, whichever were when it was made.
    """
    weights = fold_settings(log.events).weights
    faces = sorted(reviewed(log, present).items())
    return [fold(reading, card, reviews, weights) for (reading, card), reviews in faces]


def day_counts(reviews: Iterable[Review], gone: Collection[str], day: date) -> tuple[int, int]:
    """(faces begun, faces reviewed that were begun before) on a study day; `gone` are the undone reviews' ids."""
    begun: dict[str, date] = {}
    today = set()
    for review in reviews:
        if review.id in gone:
            continue
        begun[review.card] = min(review.study_day, begun.get(review.card, review.study_day))
        if review.study_day == day:
            today.add(review.card)
    new = sum(begun[card] == day for card in today)
    return new, len(today) - new
