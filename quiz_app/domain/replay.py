"""What the log of reviews comes to: every face's schedule, and what a study day held."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from quiz_app.domain.deck import acts_undone
from quiz_app.domain.log import CARD_RESET, Event, Log, Review, undone
from quiz_app.domain.memory import Schedule, Weights, fold, model
from quiz_app.domain.rows import REVIEWS, SCHEDULES, Row
from quiz_app.domain.study import fold_settings
from quiz_app.domain.track import Track

Present = Callable[[str, str], str]
Face = tuple[str, str]
Resets = Mapping[Face, Sequence[Event]]
FACE = itemgetter(REVIEWS.names.index("reading"), REVIEWS.names.index("card"))
GIVEN = itemgetter(*(REVIEWS.names.index(name) for name in ("rating", "at", "study_day", "retention")))
ID = REVIEWS.names.index("id")


@dataclass(frozen=True)
class Studied:
    """What a learner's schedules follow from. `rows` are plain reviews, face by face as they were logged, and in the
    order of time, then device and ordinal, within each; they can be gone through once.
    """

    events: Sequence[Event]
    rows: Iterable[Row]

    @property
    def reviews(self) -> Iterator[Review]:
        """The same as reviews."""
        return map(REVIEWS.one, self.rows)


def unchanged(reading: str, card: str) -> str:
    """The face's key as it was logged, where no card was renamed since."""
    return card


def reviewed(log: Log | Studied, present: Present = unchanged) -> dict[tuple[str, str], list[Review]]:
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


def schedules_of(log: Log | Studied, present: Present = unchanged) -> list[Schedule]:
    """The schedule of every face that was ever reviewed, under its present key.

    The whole history is folded by the weights that are in force now, whichever were when it was made.
    """
    weights = fold_settings(log.events).weights
    faces = sorted(reviewed(log, present).items())
    return [fold(reading, card, reviews, weights) for (reading, card), reviews in faces]


def replayed(
    studied: Studied, present: Present = unchanged, renamed: Callable[[str], Collection[str]] = lambda _: ()
) -> Iterator[Row]:
    """The same schedules as plain rows, of a log of any length: only one face's reviews are in memory at a time.

    `renamed` gives the cards of a reading that were renamed, by both names. The reviews of these are kept until the
    end, as one face's may be under several keys, and so are those of faces that were reset.
    """
    weights, gone = fold_settings(studied.events).weights, undone(studied.events)
    resets, later = resets_of(studied.events, present), list[Row]()
    by_reading: dict[str, Collection[str]] = {}
    for face, rows in groupby(studied.rows, FACE):
        reading, card = face
        if reading not in by_reading:
            by_reading[reading] = frozenset(renamed(reading))
        name = present(reading, card)
        if name != card or card.partition(":")[0] in by_reading[reading] or (reading, name) in resets:
            later.extend(rows)
        else:
            yield _folded(face, rows, gone, weights)
    yield from map(SCHEDULES.row, schedules_of(Studied(studied.events, later), present))


def _folded(face: Face, rows: Iterable[Row], gone: Collection[str], weights: Weights) -> Row:
    """What the rows of one face come to, those that are gone left out."""
    track, label, known = Track(), "/".join(face), model(weights)
    for row in rows:
        if row[ID] not in gone:
            rating, at, day, retention = GIVEN(row)
            track.rate(label, rating, at, day, retention, known)
    return (*face, *track.values())


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
