"""Rounds on a reading's dated events, alone or in a group: order them, place one in time, tell which came first.

Everything is scored by the strict bounds of the dates: events whose dates overlap are never held against anyone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from quiz_app.domain import dates
from quiz_app.domain.items.arranged import Entry, Ordering, comparable
from quiz_app.domain.items.base import Answer, Verdict, by_lot, refuse_unless
from quiz_app.domain.reading import Reading

ORDER, PLACE, FIRST, ANCHOR = "order", "place", "first", "anchor"
GAMES = (ORDER, PLACE, FIRST, ANCHOR)
BEFORE, AFTER = "before", "after"
SHARE_OF_AXIS = 7  # who is off by this part of the whole axis scores nothing
YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Round:
    """What is put: dated entries, earliest first, and the order in which their ids are shown.

    Answers: `order` all ids, first to last; `place` a year as text; `first` the id of the earlier one; `anchor`
    `before` or `after` the entry named by `anchor`. `axis` are the first and last year that a placing is asked on.
    """

    game: str
    entries: tuple[Entry, ...]
    shown: tuple[str, ...]
    anchor: str = ""
    axis: tuple[int, int] = (0, 0)

    def entry(self, entry_id: str) -> Entry:
        """The entry under this id."""
        return next(entry for entry in self.entries if entry.id == entry_id)

    @property
    def asked(self) -> tuple[Entry, ...]:
        """The entries that are asked about: all but the anchor."""
        return tuple(entry for entry in self.entries if entry.id != self.anchor)

    @property
    def ordering(self) -> Ordering:
        """The ordering item that an `order` round is, which scores it."""
        return Ordering(id=ORDER, stem="Earliest first", rationale="", entries=self.entries)


def entries_of(reading: Reading) -> tuple[Entry, ...]:
    """Every event of the reading by its best known date, earliest first."""
    return tuple(
        Entry(event.id, event.label, first.isoformat(), last.isoformat())
        for first, last, event in sorted(
            ((*dates.span(event.best_date), event) for event in reading.timeline), key=lambda one: (*one[:2], one[2].id)
        )
    )


def axis_of(entries: Sequence[Entry]) -> tuple[int, int]:
    """The first and last year of an axis that holds all of these, from decade to decade where it is long."""
    first, last = min(map(_first_year, entries)), max(map(_last_year, entries))
    step = 10 if last - first > 20 else 1
    return max(1, first - first % step), min(date.max.year, -(-(last + 1) // step) * step)


def gap(first: Entry, second: Entry) -> float:
    """The years that surely lie between two entries; 0 where their dates meet."""
    days = max(_days(first.latest, second.earliest), _days(second.latest, first.earliest))
    return max(0, days) / YEAR


def distance(entry: Entry, year: int) -> int:
    """How many years a year is away from the entry's, with its sign: below 0 is too early, 0 within its precision."""
    return min(0, year - _first_year(entry)) or max(0, year - _last_year(entry))


def draw_order(entries: Sequence[Entry], count: int, seed: str) -> Round | None:
    """So many events by lot, shown in an order that is not right already; None where no two can be told apart."""
    lot = by_lot([entry.id for entry in entries], f"{seed}/{ORDER}")
    for turn in range(len(lot)):
        chosen = set((*lot[turn:], *lot[:turn])[:count])
        drawn = Round(ORDER, tuple(entry for entry in entries if entry.id in chosen), ())
        if drawn.ordering.pairs():
            return Round(ORDER, drawn.entries, drawn.ordering.arrange(seed)["entries"])
    return None


def draw_place(entries: Sequence[Entry], seed: str, number: int = 0) -> Round | None:
    """The event by lot that a seed gives the round of this number; none comes again before all have been asked."""
    if not entries:
        return None
    lot = by_lot([entry.id for entry in entries], f"{seed}/{PLACE}")
    chosen = lot[number % len(lot)]
    return Round(PLACE, tuple(entry for entry in entries if entry.id == chosen), (chosen,), axis=axis_of(entries))


def draw_anchor(entries: Sequence[Entry], seed: str, number: int = 0) -> Round | None:
    """An event by lot against an anchor that stays the same for a seed; None where nothing can be told apart."""
    for anchor in by_lot([entry.id for entry in entries], f"{seed}/{ANCHOR}"):
        fixed = next(entry for entry in entries if entry.id == anchor)
        others = {one.id: one for one in entries if one is not fixed and gap(one, fixed) > 0}
        if others:
            lot = by_lot(tuple(others), f"{seed}/{ANCHOR}/{anchor}")
            chosen = others[lot[number % len(lot)]]
            pair = tuple(one for one in entries if one in (fixed, chosen))
            return Round(ANCHOR, pair, (chosen.id,), anchor=anchor)
    return None


def pairs_of(entries: Sequence[Entry]) -> tuple[tuple[Entry, Entry], ...]:
    """Every (earlier, later) pair of which the dates leave no doubt; entries must be earliest first."""
    return tuple((first, second) for first, second in combinations(entries, 2) if comparable(first, second))


def pair_round(pair: tuple[Entry, Entry], seed: str) -> Round:
    """The round that asks which of the pair came first, the two shown by lot."""
    return Round(FIRST, pair, by_lot([entry.id for entry in pair], f"{seed}/{FIRST}"))


def key_of(put: Round) -> Answer:
    """The answer that scores in full."""
    if put.game == ORDER:
        return tuple(entry.id for entry in put.entries)
    if put.game == PLACE:
        return str(_first_year(put.entries[0]))
    return put.entries[0].id if put.game == FIRST else AFTER if put.entries[0].id == put.anchor else BEFORE


def check(put: Round, answer: Answer) -> None:
    """Raise AnswerRefused unless the answer is one that this round can take."""
    if put.game == ORDER:
        put.ordering.check(answer)
    elif put.game == PLACE:
        refuse_unless(isinstance(answer, str) and answer.isascii() and answer.isdigit(), "Type a year, such as 1966.")
        refuse_unless(1 <= int(str(answer)[:5]) <= date.max.year, "Type a year of four digits, such as 1966.")
    elif put.game == FIRST:
        refuse_unless(answer in put.shown, "Choose one of the two events.")
    else:
        refuse_unless(answer in (BEFORE, AFTER), "Choose before or after.")


def judge(put: Round, answer: Answer) -> Verdict:
    """The verdict on a checked answer: points from 0 to 1 and, where part of them can be had, what they are for."""
    if put.game == ORDER:
        return put.ordering.score(answer)
    if put.game == PLACE:
        return _placed(put, int(str(answer)))
    return Verdict(float(answer == key_of(put)))


def missed(put: Round, answer: Answer | None) -> tuple[str, ...]:
    """The events that an answer got wrong; of an order those that must move. None ("I don't know"): all asked."""
    if answer is None:
        return tuple(entry.id for entry in put.asked)
    if put.game == ORDER:
        return _to_move(put, tuple(answer))
    return () if judge(put, answer).points >= 1 else tuple(entry.id for entry in put.asked)


def plain(put: Round) -> dict[str, Any]:
    """The round as JSON has it: kept with what was answered, it stays readable after the reading is edited."""
    rows = [[entry.id, entry.text, entry.earliest, entry.latest] for entry in put.entries]
    return {"game": put.game, "entries": rows, "shown": list(put.shown), "anchor": put.anchor, "axis": list(put.axis)}


def round_of(data: dict[str, Any]) -> Round:
    """The round that `plain` wrote."""
    entries = tuple(Entry(*row) for row in data["entries"])
    first, last = data["axis"]
    return Round(data["game"], entries, tuple(data["shown"]), data["anchor"], (first, last))


def reach(axis: tuple[int, int]) -> int:
    """How many years off score nothing, on an axis of this length."""
    return max(2, round((axis[1] - axis[0]) / SHARE_OF_AXIS))


def _placed(put: Round, year: int) -> Verdict:
    off = distance(put.entries[0], year)
    points = max(0.0, 1 - abs(off) / reach(put.axis))
    years = "1 year" if abs(off) == 1 else f"{abs(off)} years"
    return Verdict(points, f"{years} too {'early' if off < 0 else 'late'}." if off else "Within its date.")


def _to_move(put: Round, answer: tuple[str, ...]) -> tuple[str, ...]:
    """The events to take out, the one in most wrong pairs first, until no pair is wrong; in order of time."""
    wrong, found = list(put.ordering.reversed_in(answer)), set()
    while wrong:
        counts = {one: sum(one in pair for pair in wrong) for pair in wrong for one in pair}
        worst = max(counts, key=lambda one: counts[one])
        found.add(worst)
        wrong = [pair for pair in wrong if worst not in pair]
    return tuple(entry.id for entry in put.entries if entry.id in found)


def _first_year(entry: Entry) -> int:
    return date.fromisoformat(entry.earliest).year


def _last_year(entry: Entry) -> int:
    return date.fromisoformat(entry.latest).year


def _days(end: str, start: str) -> int:
    return (date.fromisoformat(start) - date.fromisoformat(end)).days
