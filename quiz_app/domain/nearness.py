"""How near in time two events may be for a learner to tell which came first: Elo, as a fold over her answers.

Pelánek, Computers & Education 98 (2016), with two to choose from: P(right) = 1/2 + 1/2 σ(skill - difficulty). A pair's
difficulty follows from the years between its events; only the learner's skill is estimated.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log

from quiz_app.domain.items.arranged import Entry
from quiz_app.domain.items.base import by_lot
from quiz_app.domain.timeline import FIRST, gap

BEGINNER = -1.0  # begins with pairs that lie well apart
WANTED = 0.8  # of the answers should be right: easy enough to go on, hard enough to learn from
STEP, SLOWING = 1.0, 0.05
EVEN_SHARE = 15  # a gap of this part of the whole span has difficulty 0
SMALLEST = 1 / 365.25
CANDIDATES = 5  # pairs about equally fit, of which the lot takes one


@dataclass(frozen=True, slots=True)
class Duel:
    """One answered pair: how hard it was, and whether the answer was right."""

    difficulty: float
    right: bool


def difficulty(years: float, span: float) -> float:
    """How hard a pair is whose events lie so many years apart, of the years that the reading spans."""
    return log(max(span / EVEN_SHARE, SMALLEST) / max(years, SMALLEST))


def expected(skill: float, hard: float) -> float:
    """The chance that a learner of this skill is right about a pair this hard; never below a half, which is a guess."""
    return 0.5 + 0.5 / (1 + exp(hard - skill))


def skill_after(duels: Iterable[Duel]) -> float:
    """The learner's skill after these duels, in their order."""
    skill = BEGINNER
    for number, duel in enumerate(duels):
        skill += STEP / (1 + SLOWING * number) * (duel.right - expected(skill, duel.difficulty))
    return skill


def next_pair(
    pairs: Sequence[tuple[Entry, Entry]], skill: float, span: float, seed: str, lately: Sequence[tuple[str, ...]] = ()
) -> tuple[Entry, Entry] | None:
    """The pair to ask: by lot one of those whose chance is nearest to what is wanted, and not one asked lately."""
    fresh = [pair for pair in pairs if (pair[0].id, pair[1].id) not in set(lately)] or list(pairs)
    if not fresh:
        return None
    chances = {pair: expected(skill, difficulty(gap(*pair), span)) for pair in fresh}
    nearest = sorted(fresh, key=lambda pair: (abs(chances[pair] - WANTED), pair[0].id, pair[1].id))[:CANDIDATES]
    by_name = {f"{pair[0].id}/{pair[1].id}": pair for pair in nearest}
    return by_name[by_lot(tuple(by_name), f"{seed}/{FIRST}")[0]]


def told_apart(skill: float, span: float) -> float:
    """The years between two events that a learner of this skill gets right as often as is wanted."""
    wanted = log((WANTED - 0.5) / (1 - WANTED))
    return max(span / EVEN_SHARE, SMALLEST) / exp(skill - wanted)
