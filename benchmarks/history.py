"""A learner's log after a year: reviews of every card, quizzes taken, settings changed."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.learner import READING
from quiz_app.banks.library import load_library
from quiz_app.domain.items.revision import content_of
from quiz_app.domain.log import SETTING_CHANGED, Attempt, Event, Log, Response, Review, row_id
from quiz_app.domain.quiz import Draw, Plan, draw_form
from quiz_app.domain.replay import schedules_of
from quiz_app.domain.shelf import Shelf
from quiz_app.services.identity import OWNER
from quiz_app.settings import home
from quiz_app.store.sql import open_sqlite

DEVICE = "5b9f3a52-6f0e-4c1d-9a5e-7f0a64d1c2b3"
DAYS, PAUSE = 365, 21  # the last reviews were three weeks ago, so that many are due
REVIEWS_A_FACE = 40
QUIZZES = 150


def write_year(folder: Path, now: datetime) -> Log:
    """The log that was written as this folder's database: a year up to this moment."""
    shelf = load_library([home() / "question_banks"]).shelves[READING]
    first, chance = now.astimezone(UTC) - timedelta(days=DAYS), Random(1)
    sittings = list(_sittings(shelf, first, chance))
    log = Log(
        attempts=tuple(attempt for attempt, _ in sittings),
        responses=tuple(response for _, given in sittings for response in given),
        reviews=tuple(_reviews(shelf, first, chance)),
        events=tuple(_settings(first)),
        revisions={shelf.revisions[item_id]: content_of(item) for item_id, (_, item) in shelf.items.items()},
    )
    with closing(open_sqlite(folder / "meridian.db")) as store:
        store.device(DEVICE)
        store.merge(OWNER, log, schedules_of)
    return log


def _reviews(shelf: Shelf, first: datetime, chance: Random) -> Iterator[Review]:
    """Reviews of every face on days by lot, one in eight a lapse."""
    for key in shelf.faces:
        days = sorted(chance.sample(range(DAYS - PAUSE), REVIEWS_A_FACE))
        for ordinal, day in enumerate(days):
            at = first + timedelta(days=day, seconds=chance.randrange(3600))
            yield Review(
                id=row_id(DEVICE, f"{READING}/{key}", ordinal),
                learner=OWNER,
                device=DEVICE,
                reading=READING,
                card=key,
                ordinal=ordinal,
                rating=chance.choice((1, 2, 3, 3, 3, 3, 3, 4)),
                at=at,
                study_day=at.date(),
                retention=0.9,
                seconds=chance.uniform(2, 20),
            )


def _sittings(shelf: Shelf, first: datetime, chance: Random) -> Iterator[tuple[Attempt, list[Response]]]:
    """Quizzes of ten items, each answered to the end."""
    for number in range(QUIZZES):
        plan = Plan(title="Ten", draw=Draw(items=10))
        form = draw_form(READING, plan, str(number), shelf.digest, shelf.items.values(), shelf.revisions)
        at = first + timedelta(days=number * DAYS / QUIZZES)
        attempt = Attempt(id=row_id(DEVICE, "quiz", number), learner=OWNER, device=DEVICE, form=form, started_at=at)
        yield attempt, list(_responses(attempt, chance))


def _responses(attempt: Attempt, chance: Random) -> Iterator[Response]:
    for place, slot in enumerate(attempt.form.items):
        yield Response(
            id=row_id(DEVICE, f"{attempt.id}/{slot.item}", 0),
            learner=OWNER,
            device=DEVICE,
            attempt=attempt.id,
            reading=READING,
            item=slot.item,
            revision=slot.revision,
            ordinal=0,
            answer=None,
            points=0.0,
            certainty=None,
            at=attempt.started_at + timedelta(seconds=20 * place),
            seconds=chance.uniform(5, 30),
        )


def _settings(first: datetime) -> Iterator[Event]:
    """Limits that leave the cards of a whole run due, changed back and forth for a while."""
    changes = [("zone", "UTC"), *[("new_per_day", number) for number in range(1, 20)], ("reviews_per_day", 2000)]
    for number, (name, value) in enumerate(changes):
        yield Event(
            id=row_id(DEVICE, f"{SETTING_CHANGED}/{name}", number),
            learner=OWNER,
            device=DEVICE,
            ordinal=number,
            kind=SETTING_CHANGED,
            subject=name,
            data={"value": value},
            at=first + timedelta(minutes=number),
        )
