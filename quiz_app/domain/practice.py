"""Practising a timeline alone: a practice is a number of rounds of one game, folded from the learner's events."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from quiz_app.domain import log, timeline
from quiz_app.domain.items.arranged import Entry
from quiz_app.domain.items.base import Answer
from quiz_app.domain.log import Event
from quiz_app.domain.nearness import Duel, difficulty, next_pair, skill_after
from quiz_app.domain.timeline import ANCHOR, FIRST, ORDER, PLACE, Round, gap

PRACTICE_KINDS = (log.TIMELINE_STARTED, log.TIMELINE_ARRANGED, log.TIMELINE_ANSWERED, log.TIMELINE_LEFT)
ROUNDS = {ORDER: 2, PLACE: 8, FIRST: 10, ANCHOR: 8}  # of a practice, where there are events enough
ORDERED = 6  # events in a round that orders
LATELY = 12  # pairs after which the same one may come again
DAMAGED = (KeyError, TypeError, ValueError, AttributeError, StopIteration, IndexError)


@dataclass(frozen=True, slots=True)
class Played:
    """A round that was answered. `answer` None: "I don't know"."""

    id: str
    practice: str
    reading: str
    number: int
    put: Round
    answer: Answer | None
    points: float
    missed: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice: the events it draws from as they were when it began, and the rounds answered so far."""

    id: str
    learner: str
    reading: str
    game: str
    seed: str
    rounds: int
    entries: tuple[Entry, ...]
    started_at: datetime
    played: tuple[Played, ...] = ()
    orders: dict[int, tuple[str, ...]] = field(default_factory=dict)
    left: bool = False

    @property
    def over(self) -> bool:
        """Whether all rounds were answered."""
        return len(self.played) >= self.rounds

    @property
    def points(self) -> float:
        """The points of the rounds so far."""
        return sum(one.points for one in self.played)

    @property
    def missed(self) -> tuple[str, ...]:
        """The events that were missed, each once."""
        return tuple(dict.fromkeys(event for one in self.played for event in one.missed))


def rounds_of(game: str, entries: Sequence[Entry]) -> int:
    """How many rounds a practice of these events has; 0 where the game cannot be played with them."""
    pairs = timeline.pairs_of(entries)
    if game == PLACE:
        return min(ROUNDS[game], len(entries))
    if not pairs:
        return 0
    if game == FIRST:
        return min(ROUNDS[game], len(pairs))
    return ROUNDS[game] if game == ORDER else min(ROUNDS[game], len(entries) - 1)


def round_at(practice: Practice, number: int, duels: Sequence[Played] = ()) -> Round | None:
    """The round of this number; of pairs, the one that fits what the learner's earlier `duels` say of her."""
    seed = f"{practice.seed}/{number}"
    if practice.game == ORDER:
        return timeline.draw_order(practice.entries, min(ORDERED, len(practice.entries)), seed)
    if practice.game == PLACE:
        return timeline.draw_place(practice.entries, practice.seed, number)
    if practice.game == ANCHOR:
        return timeline.draw_anchor(practice.entries, practice.seed, number)
    first, last = timeline.axis_of(practice.entries)
    span = float(last - first)
    lately = [tuple(entry.id for entry in one.put.entries) for one in duels[-LATELY:]]
    pair = next_pair(timeline.pairs_of(practice.entries), skill_of(duels, span), span, seed, lately)
    return timeline.pair_round(pair, seed) if pair else None


def skill_of(duels: Iterable[Played], span: float) -> float:
    """What the learner's answers to pairs say of her, in a reading that spans so many years."""
    return skill_after(Duel(difficulty(gap(*one.put.entries), span), one.points >= 1) for one in duels)


def duels_in(played: Iterable[Played], reading: str) -> tuple[Played, ...]:
    """The pairs of a reading among the rounds, in the order they were answered."""
    return tuple(
        one for one in played if one.reading == reading and one.put.game == FIRST and len(one.put.entries) == 2
    )


def played_in(events: Iterable[Event]) -> tuple[Played, ...]:
    """The answered rounds among these events, the first answer to each counting; what is damaged is passed over."""
    found: dict[tuple[str, int], Played] = {}
    for event in _sorted(events):
        if event.kind == log.TIMELINE_ANSWERED and (one := _played(event)) is not None:
            found.setdefault((one.practice, one.number), one)
    return tuple(found.values())


def practices(events: Iterable[Event]) -> dict[str, Practice]:
    """Every practice by its id, in the order they were begun."""
    rows = _sorted(events)
    answered = played_in(rows)
    found: dict[str, Practice] = {}
    for event in rows:
        if event.kind == log.TIMELINE_STARTED and event.subject not in found:
            mine = [one for one in answered if one.practice == event.subject]
            begun = _begun(event, tuple(sorted(mine, key=lambda one: one.number)), rows)
            if begun is not None:
                found[event.subject] = begun
    return found


def _begun(event: Event, played: tuple[Played, ...], rows: Sequence[Event]) -> Practice | None:
    data = event.data
    about = [one for one in rows if one.subject == event.subject]
    orders = {
        one.data["number"]: tuple(map(str, one.data["order"]))
        for one in about
        if one.kind == log.TIMELINE_ARRANGED and isinstance(one.data.get("order"), list) and "number" in one.data
    }
    try:
        entries = tuple(Entry(*map(str, row)) for row in data["entries"])
        timeline.axis_of(entries)
        return Practice(
            id=event.subject,
            learner=event.learner,
            reading=str(data["reading"]),
            game=str(data["game"]),
            seed=str(data["seed"]),
            rounds=int(data["rounds"]),
            entries=entries,
            started_at=event.at,
            played=played,
            orders=orders,
            left=any(one.kind == log.TIMELINE_LEFT for one in about),
        )
    except DAMAGED:
        return None


def _played(event: Event) -> Played | None:
    data = event.data
    try:
        answer = data["answer"]
        put = timeline.round_of(data["put"])
        return Played(
            id=event.id,
            practice=event.subject,
            reading=str(data["reading"]),
            number=int(data["number"]),
            put=put,
            answer=tuple(answer) if isinstance(answer, list) else answer,
            points=float(data["points"]),
            missed=tuple(map(str, data["missed"])),
            at=event.at,
        )
    except DAMAGED:
        return None


def _sorted(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda one: (one.at, one.device, one.ordinal, one.id))


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rounds of one game came to."""

    game: str
    rounds: int
    points: float
    missed: tuple[str, ...]


def tallies(played: Iterable[Played]) -> tuple[Tally, ...]:
    """The rounds by game; `missed` are the events missed most often, at most three."""
    found = []
    rounds = tuple(played)
    for game in timeline.GAMES:
        mine = [one for one in rounds if one.put.game == game]
        counts = Counter(event for one in mine for event in one.missed)
        if mine:
            most = tuple(event for event, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3])
            found.append(Tally(game, len(mine), sum(one.points for one in mine), most))
    return tuple(found)
