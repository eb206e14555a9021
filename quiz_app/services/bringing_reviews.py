"""What was learnt of a reading's cards in another program, as the learner's own reviews."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from itertools import chain

from quiz_app.domain.log import CARD_SUSPENDED, Event, Log, Review, row_id
from quiz_app.domain.memory import RATINGS, study_day
from quiz_app.domain.moments import microseconds
from quiz_app.domain.study import StudySettings
from quiz_app.interchange.bundle import Imported, PastReview
from quiz_app.services.deck import faces_of
from quiz_app.services.identity import Actor
from quiz_app.services.reviewing import LONGEST_SECONDS
from quiz_app.services.settings import study_settings
from quiz_app.services.world import World
from quiz_app.store.protocol import Merged

DEVICE = "imported"  # of no installation, so that none of them counts these among its own


def bring_reviews(actor: Actor, world: World, reading_id: str, imported: Imported) -> Merged:
    """Add the file's ratings and suspended faces to the actor's own log, those of faces that the reading has.

    What is there already, by its face and moment, is known and not added again, whichever program it was given in.
    """
    faces, now = faces_of(actor, world, reading_id), world.now()
    given = _by_face(one for one in imported.reviews if one.face in faces and one.at <= now)
    there, settings = _there(actor, world, reading_id), study_settings(actor, world)
    made = (_reviews(actor, reading_id, every, settings, there[face]) for face, every in given.items())
    reviews = tuple(chain.from_iterable(made))
    known = sum(map(len, given.values())) - len(reviews)
    aside = {f"{reading_id}/{key}" for key in imported.suspended if key in faces}
    events = tuple(_suspending(actor, one, now) for one in sorted(aside - _put_aside(actor, world)))
    merged = world.store.merge(actor.learner, Log(reviews=reviews, events=events), world.replay)
    return Merged(merged.added, merged.known + known + len(aside) - len(events), merged.erased)


def _by_face(reviews: Iterable[PastReview]) -> dict[str, list[PastReview]]:
    """The ratings that are one of the four, in the order in which each face was given them."""
    found = defaultdict(list)
    for one in reviews:
        if one.rating in RATINGS:
            found[one.face].append(one)
    return {face: sorted(every, key=lambda one: (one.at, one.rating)) for face, every in found.items()}


def _there(actor: Actor, world: World, reading_id: str) -> dict[str, set[int]]:
    """The moments of all reviews of the reading by their faces' present keys, also of those that were undone."""
    found: dict[str, set[int]] = defaultdict(set)
    for one in world.store.reviews(actor.learner, reading_id):
        found[world.present(reading_id, one.card)].add(_moment(one.at))
    return found


def _moment(at: datetime) -> int:
    """Other programs keep milliseconds."""
    return microseconds(at) // 1000


def _reviews(
    actor: Actor, reading_id: str, reviews: Iterable[PastReview], settings: StudySettings, there: Container[int]
) -> Iterator[Review]:
    """One face's reviews that are not there. The id is made of all that they say, so that any device makes the same."""
    for ordinal, one in enumerate(reviews):
        if _moment(one.at) in there:
            continue
        day = study_day(one.at, settings.zone, settings.rollover)
        seconds = min(LONGEST_SECONDS, max(0.0, one.seconds))
        said = f"{_moment(one.at)}/{one.rating}/{day}/{settings.retention}/{seconds}"
        yield Review(
            id=row_id(DEVICE, f"{actor.learner}/{reading_id}/{one.face}/{said}", ordinal),
            learner=actor.learner,
            device=DEVICE,
            reading=reading_id,
            card=one.face,
            ordinal=ordinal,
            rating=one.rating,
            at=one.at,
            study_day=day,
            retention=settings.retention,
            seconds=seconds,
        )


def _put_aside(actor: Actor, world: World) -> set[str]:
    """The faces that an import suspended before: what the learner did with them since then counts."""
    events = world.store.events(actor.learner, [CARD_SUSPENDED])
    return {one.subject for one in events if one.device == DEVICE}


def _suspending(actor: Actor, subject: str, now: datetime) -> Event:
    said = f"{actor.learner}/{CARD_SUSPENDED}/{subject}/{microseconds(now)}"
    return Event(
        id=row_id(DEVICE, said, 0),
        learner=actor.learner,
        device=DEVICE,
        ordinal=0,
        kind=CARD_SUSPENDED,
        subject=subject,
        data={"on": True},
        at=now,
    )
