"""What a learner did to the cards of a reading, folded from her events: her own ones, and what was put aside.

Suspending, burying, flagging and resetting are done to one face at a time: of a card with two sides, one may be a
leech and the other well known.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from quiz_app.domain import log
from quiz_app.domain.catching_up import CatchUp, plan_of
from quiz_app.domain.log import Event
from quiz_app.domain.memory import Schedule

DECK_KINDS = (
    log.CARD_ADDED,
    log.CARD_EDITED,
    log.CARD_REMOVED,
    log.CARD_SUSPENDED,
    log.CARD_BURIED,
    log.CARD_FLAGGED,
    log.CARD_RESET,
    log.LEECH_KEPT,
    log.CARD_WANTED,
    log.CARD_ACT_UNDONE,
    log.CATCH_UP_STARTED,
    log.CATCH_UP_CANCELLED,
)
TAKEN_BACK_BY_UNDO = (log.CARD_SUSPENDED, log.CARD_BURIED, log.CARD_RESET)
LEECH_AT, LEECH_AGAIN = 8, 4


@dataclass(frozen=True)
class Deck:
    """The learner's own cards' contents by id (None: made from the reading), and her acts on faces by present key.

    `plan` is the latest for catching up, unless it was cancelled; it may be over.
    """

    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    suspended: frozenset[str] = frozenset()
    buried: dict[str, date] = field(default_factory=dict)
    flagged: frozenset[str] = frozenset()
    kept: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, datetime] = field(default_factory=dict)
    plan: CatchUp | None = None

    def due_again(self, schedules: Mapping[str, Schedule]) -> tuple[str, ...]:
        """The faces that were missed elsewhere and not reviewed since, those missed longest ago first."""
        last = {key: schedules[key].last_at for key in self.wanted if key in schedules}
        open_ = [key for key, at in self.wanted.items() if (seen := last.get(key)) is None or seen < at]
        return tuple(sorted(open_, key=lambda key: (self.wanted[key], key)))

    def aside(self, day: date) -> frozenset[str]:
        """The faces that do not come on this study day: suspended ones, and those buried until a later one."""
        return self.suspended | {key for key, until in self.buried.items() if day < until}

    def is_leech(self, key: str, lapses: int) -> bool:
        """Whether a face was forgotten so often that something should be done, and nothing was done since."""
        return lapses >= LEECH_AT and leech_level(lapses) > self.kept.get(key, 0)


def leech_level(lapses: int) -> int:
    """The number of lapses at which a face was last flagged: 8, and every 4 after; 0 for fewer."""
    return lapses - (lapses - LEECH_AT) % LEECH_AGAIN if lapses >= LEECH_AT else 0


def acts_undone(events: Iterable[Event]) -> frozenset[str]:
    """The ids of the acts on cards that were taken back."""
    return frozenset(event.subject for event in events if event.kind == log.CARD_ACT_UNDONE)


def fold_deck(events: Iterable[Event], reading: str, present: Callable[[str], str]) -> Deck:
    """What these events come to for a reading; `present` gives a face's or card's present key, as it may be renamed."""
    rows = sorted(events, key=_in_turn)
    gone, folding = acts_undone(rows), _Folding()
    for event in rows:
        where, _, name = event.subject.partition("/")
        if where == reading and event.id not in gone:
            folding.of_card(event, name)
            folding.of_face(event, present(name))
    own = {name: content for name, content in folding.own.items() if name not in folding.removed}
    suspended, flagged = (frozenset(folding.sets[kind]) for kind in (log.CARD_SUSPENDED, log.CARD_FLAGGED))
    return Deck(own, suspended, folding.buried, flagged, folding.kept, folding.wanted, folding.plan)


def _in_turn(event: Event) -> tuple[datetime, str, int, int, str]:
    """Where an event stands among others; at one moment a card is added before it is edited."""
    rank = DECK_KINDS.index(event.kind) if event.kind in DECK_KINDS else len(DECK_KINDS)
    return event.at, event.device, event.ordinal, rank, event.id


class _Folding:
    """What the events so far came to."""

    def __init__(self) -> None:
        self.own: dict[str, dict[str, Any]] = {}
        self.removed: set[str] = set()
        self.sets: dict[str, set[str]] = {log.CARD_SUSPENDED: set(), log.CARD_FLAGGED: set()}
        self.buried: dict[str, date] = {}
        self.kept: dict[str, int] = {}
        self.wanted: dict[str, datetime] = {}
        self.plan: CatchUp | None = None

    def of_card(self, event: Event, card: str) -> None:
        """Take in what was done to a card of the learner's own, or to all of the reading's."""
        if event.kind in (log.CARD_ADDED, log.CARD_EDITED):
            self.own[card] = self.own.get(card, {}) | event.data
        elif event.kind == log.CARD_REMOVED:
            _put(self.removed, card, event)
        elif event.kind == log.CATCH_UP_STARTED:
            self.plan = plan_of(event.data)
        elif event.kind == log.CATCH_UP_CANCELLED:
            self.plan = None

    def of_face(self, event: Event, key: str) -> None:
        """Take in what was done to a face."""
        if event.kind in self.sets:
            _put(self.sets[event.kind], key, event)
        elif event.kind == log.CARD_BURIED:
            self.buried[key] = _day(event.data.get("until"))
        elif event.kind == log.CARD_RESET:
            self.kept.pop(key, None)
        elif event.kind == log.CARD_WANTED:
            self.wanted[key] = event.at
        elif event.kind == log.LEECH_KEPT:
            self.kept[key] = _number(event.data.get("lapses"))


def _put(names: set[str], name: str, event: Event) -> None:
    """Into the set, or out of it where the event says that it is not `on`."""
    if event.data.get("on"):
        names.add(name)
    else:
        names.discard(name)


def _day(value: Any) -> date:
    """The day that an event names; one long past where it names none, as a file made by hand may not."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return date.min


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
