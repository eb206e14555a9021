"""FSRS-6's weights fitted to a learner's own log, and whether they foretell better than those in force.

This is the only door to the `fsrs_rs_python` package, which may be missing: it is the optional extra `optimizer`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from itertools import pairwise
from math import log
from typing import Any

from quiz_app.domain.log import Review
from quiz_app.domain.memory import AGAIN, Weights, in_time, model

FEWEST = 400  # reviews from which fitted weights are offered
KEPT_BACK = 5  # one fifth, the latest, is not fitted to but foretold
DIGITS = 4
MOST_SURE = 1e-6  # a forecast of exactly 0 or 1 would cost infinitely much where it is wrong


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights fitted to all `reviews`; the mean log loss `before` and `after` of the `foretold` ones.

    A log loss is the smaller the better: 0.693 is that of tossing a coin.
    """

    weights: Weights
    reviews: int
    foretold: int
    before: float
    after: float

    @property
    def better(self) -> bool:
        """Whether the fitted weights foretold better."""
        return self.after < self.before


def installed() -> bool:
    """Whether the optimizer is there."""
    return find_spec("fsrs_rs_python") is not None


def fit(faces: Iterable[Sequence[Review]], weights: Weights = ()) -> Fitted | None:
    """Weights fitted to the reviews of these faces, judged beside the `weights` in force; None where nothing tells.

    The judgement is a split in time: the days are cut so that the latest fifth of the reviews that waited a day or
    more lies behind the cut. What is judged there was fitted to the days before the cut alone, and each review is
    foretold from its own face's earlier ones, as the scheduler does it on study days. What is offered is then fitted
    to all reviews. Weights in force that were fitted earlier may have seen what they foretell: that favours them.
    """
    histories = [in_time(reviews) for reviews in faces if reviews]
    waited = sorted(day for one in histories for day in _waited(one))
    if not waited:
        return None
    cut = waited[len(waited) - max(1, len(waited) // KEPT_BACK)]
    if waited[0] >= cut:
        return None
    earlier = [[review for review in one if review.study_day < cut] for one in histories]
    judged = _fitted(earlier)
    before = [loss for one in histories for loss in losses(one, weights, cut)]
    after = [loss for one in histories for loss in losses(one, judged, cut)]
    number = sum(map(len, histories))
    return Fitted(_fitted(histories), number, len(after), sum(before) / len(before), sum(after) / len(after))


def losses(history: Sequence[Review], weights: Weights, since: date) -> Iterator[float]:
    """The log loss of each review of one face from a day on that waited a day or more, foretold by these weights."""
    known, days = model(weights), _days(history)
    stability, difficulty = 0.0, 0.0
    for place, (review, day) in enumerate(zip(history, days, strict=True)):
        if not place:
            stability, difficulty = known.first(review.rating)
            continue
        gone = (day - days[place - 1]).days
        if gone and day >= since:
            chance = known.retrievability(stability, gone)
            yield -log(max(MOST_SURE, chance if review.rating > AGAIN else 1 - chance))
        stability, difficulty = known.following(stability, difficulty, gone, review.rating)


def _fitted(histories: Iterable[Sequence[Review]]) -> Weights:
    """The optimizer's weights for these histories, in as many digits as are kept."""
    from fsrs_rs_python import FSRS

    items = [item for _, item in sorted(_items(histories), key=lambda pair: pair[0])]
    return tuple(round(weight, DIGITS) for weight in FSRS([]).compute_parameters(items))


def _items(histories: Iterable[Sequence[Review]]) -> Iterator[tuple[date, Any]]:
    """(day, item) for each review that waited: the optimizer's items are a face's reviews up to one of them."""
    from fsrs_rs_python import FSRSItem, FSRSReview

    for history in filter(None, histories):
        days = _days(history)
        gone = [0, *((day - before).days for before, day in pairwise(days))]
        given = [FSRSReview(review.rating, delta) for review, delta in zip(history, gone, strict=True)]
        for place, delta in enumerate(gone):
            if delta > 0:
                yield days[place], FSRSItem(given[: place + 1])


def _waited(history: Sequence[Review]) -> Iterator[date]:
    """The days of the reviews that came a day or more after the one before."""
    return (day for before, day in pairwise(_days(history)) if day > before)


def _days(history: Sequence[Review]) -> list[date]:
    """Each review's study day, none before the last: so the scheduler has it where a clock went back."""
    days: list[date] = []
    for review in history:
        days.append(max(review.study_day, days[-1] if days else review.study_day))
    return days
