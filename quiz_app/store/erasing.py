"""What a learner had deleted, kept out of what is merged later."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from quiz_app.domain.log import Log


def ids(log: Log) -> Iterator[str]:
    """The ids of all rows of a log, and of the attempts that they belong to."""
    yield from (one.id for some in (log.attempts, log.responses, log.reviews, log.events) for one in some)
    yield from {one.attempt for one in log.responses}


def length(log: Log) -> int:
    """The number of rows in a log."""
    return len(log.attempts) + len(log.responses) + len(log.reviews) + len(log.events)


def without(log: Log, erased: Collection[str]) -> Log:
    """The log less the rows that were erased and the responses to attempts that were."""
    if not erased:
        return log
    return replace(
        log,
        attempts=tuple(one for one in log.attempts if one.id not in erased),
        responses=tuple(one for one in log.responses if one.id not in erased and one.attempt not in erased),
        reviews=tuple(one for one in log.reviews if one.id not in erased),
        events=tuple(one for one in log.events if one.id not in erased),
    )
