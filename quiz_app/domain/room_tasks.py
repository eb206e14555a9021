"""What a room's rounds ask: dated events of the reading, or items of a bank; drawn once, and kept as drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from quiz_app.domain import timeline
from quiz_app.domain.items import Answer, Item, Numeric, Option, SingleChoice, Verdict, by_lot
from quiz_app.domain.items.base import Arrangement, Rivals
from quiz_app.domain.items.revision import content_of, item_from
from quiz_app.domain.shelf import Shelf

ORDER, PLACE, FIRST, QUIZ = "order", "place", "first", "quiz"
KINDS = (ORDER, PLACE, FIRST, QUIZ)
MOST_EVENTS, MOST_ROUNDS = 9, 30


@dataclass(frozen=True, slots=True)
class Task:
    """One round's task: the item that is asked, how its parts are shown, and the dated events that it is about."""

    kind: str
    item: Item
    order: Arrangement
    put: timeline.Round | None = None

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the dated events asked about, in order of time; none for an item of a bank."""
        return tuple(entry.id for entry in self.put.entries) if self.put else ()

    def judge(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """The verdict on an answer; AnswerRefused for one that the task cannot take."""
        if self.put is not None:
            timeline.check(self.put, answer)
            return timeline.judge(self.put, answer)
        self.item.check(answer)
        return self.item.score(answer, rivals)

    def missed(self, answer: Answer | None, points: float) -> tuple[str, ...]:
        """What an answer got wrong, as cards are made of it: `event.ID` or `item.ID`."""
        if self.put is not None:
            return tuple(f"event.{one}" for one in timeline.missed(self.put, answer))
        return () if points >= 1 else (f"item.{self.item.id}",)


@dataclass(frozen=True, slots=True)
class Wish:
    """Rounds of one kind that a host wants. `events`: how many to order; `bank`: where the items come from."""

    kind: str
    rounds: int
    events: int = 6
    bank: str = ""


def draw_tasks(shelf: Shelf, wishes: Sequence[Wish], seed: str) -> tuple[Task, ...]:
    """The tasks that the wishes and the seed give, fewer where the reading has not so many; same on every machine."""
    return tuple(task for wish in wishes for task in _drawn(shelf, wish, seed))[:MOST_ROUNDS]


def _drawn(shelf: Shelf, wish: Wish, seed: str) -> list[Task]:
    entries = timeline.entries_of(shelf.reading)
    if wish.kind == QUIZ:
        ids = [item.id for bank, item in shelf.items.values() if bank == wish.bank]
        return [_of_item(shelf.items[one][1], seed) for one in by_lot(ids, f"{seed}/{QUIZ}")[: wish.rounds]]
    rounds: list[timeline.Round | None] = []
    if wish.kind == ORDER:
        rounds = [timeline.draw_order(entries, wish.events, f"{seed}/{number}") for number in range(wish.rounds)]
    elif wish.kind == PLACE:
        rounds = [timeline.draw_place(entries, seed, number) for number in range(min(wish.rounds, len(entries)))]
    elif wish.kind == FIRST:
        pairs = {f"{one.id}/{other.id}": (one, other) for one, other in timeline.pairs_of(entries)}
        lot = by_lot(tuple(pairs), f"{seed}/{FIRST}")[: wish.rounds]
        rounds = [timeline.pair_round(pairs[pair], seed) for pair in lot]
    return [of_round(put) for put in rounds if put is not None]


def of_round(put: timeline.Round) -> Task:
    """The task that a round on dated events is."""
    if put.game == timeline.ORDER:
        return Task(ORDER, put.ordering, {"entries": put.shown}, put)
    if put.game == timeline.PLACE:
        entry = put.entries[0]
        year = Decimal(str(timeline.key_of(put)))
        stem = f"In which year: {entry.text}?"
        return Task(PLACE, Numeric(id=entry.id, stem=stem, rationale="", value=year, unit=""), {}, put)
    options = tuple(Option(entry.id, entry.text, entry.id == put.entries[0].id) for entry in put.entries)
    first = SingleChoice(id=FIRST, stem="Which came first?", rationale="", options=options)
    return Task(FIRST, first, {"options": put.shown}, put)


def _of_item(item: Item, seed: str) -> Task:
    return Task(QUIZ, item, item.arrange(seed))


def plain(task: Task) -> dict[str, Any]:
    """The task as JSON has it."""
    if task.put is not None:
        return {"put": timeline.plain(task.put)}
    return {"item": content_of(task.item), "order": {name: list(ids) for name, ids in task.order.items()}}


def task_of(data: dict[str, Any]) -> Task:
    """The task that `plain` wrote."""
    if "put" in data:
        return of_round(timeline.round_of(data["put"]))
    return Task(QUIZ, item_from(data["item"]), {name: tuple(ids) for name, ids in data["order"].items()})
