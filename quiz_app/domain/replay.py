"""What the log of reviews comes to: every face's schedule, and what a study day held."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from quiz_app.domain.deck import acts_undone
from quiz_app.domain.log import CARD_RESET, Event, Log, Review, undone
from quiz_app.domain.memory import Schedule, fold
from quiz_app.domain.study import fold_settings

Present = Callable[[str, str], str]
Resets = Mapping[tuple[str, str], Sequence[Event]]


def unchanged(reading: str, card: str) -> str:
    """The face's key as it was logged, where no card was renamed since."""
    return card


def reviewed(log: Log, present: Present = unchanged) -> dict[tuple[str, str], list[Review]]:
    """The reviews that count of every face that was ever reviewed, under its present key, as the log has them.

    Undone ones count for nothing, and neither do those from before a face was reset.
    """
    gone, resets = undone(log.events), resets_of(log.events, present)
    faces: dict[tuple[str, str], list[Review]] = {}
    for review in log.reviews:
        face = review.reading, present(review.reading, review.card)
        standing = faces.setdefault(face, [])
        if review.id not in gone and not (resets and before_reset(review, resets.get(face, ()))):
            standing.append(review)
    return faces


def schedules_of(log: Log, present: Present = unchanged) -> list[Schedule]:
    """The schedule of every face that was ever reviewed, under its present key.

    The whole history is folded by the weights that are in force now, whichever were when it was made.
    """
    weights = fold_settings(log.events).weights
    faces = sorted(reviewed(log, present).items())
    return [fold(reading, card, reviews, weights) for (reading, card), reviews in faces]


def resets_of(events: Iterable[Event], present: Present = unchanged) -> Resets:
    """The resets that were not taken back, by reading and present face key."""
    rows = [event for event in events if event.kind == CARD_RESET]
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    if rows:
        gone = acts_undone(events)
        for event in rows:
            reading, _, key = event.subject.partition("/")
            if event.id not in gone:
                found[reading, present(reading, key)].append(event)
    return found


def before_reset(review: Review, resets: Iterable[Event]) -> bool:
    """Whether a review of a face came before one of these resets of it.

    On the reset's own device the event says how many there were, under each key, as a clock may go back; those of
    other devices are told by their time.
    """
    for reset in resets:
        if review.device != reset.device:
            if review.at <= reset.at:
                return True
        elif review.ordinal < _seen(reset, review.card):
            return True
    return False


def _seen(reset: Event, key: str) -> int:
    seen = reset.data.get("seen")
    count = seen.get(key, 0) if isinstance(seen, Mapping) else 0
    return count if isinstance(count, int) else 0


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
