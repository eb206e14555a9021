"""A quiz is a plan of what to draw and how to run; a form is one learner's drawn, ordered instance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quiz_app.domain.items import Arrangement, Item, by_lot

PRACTICE, EXAM = "practice", "exam"
MODES = (PRACTICE, EXAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Which items may be drawn, and how many. An empty filter lets everything through; `items` 0 means all."""

    banks: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    items: int = 10

    def lets(self, bank_id: str, item: Item) -> bool:
        """Whether the item passes every filter."""
        return (
            (not self.banks or bank_id in self.banks)
            and (not self.topics or f"{bank_id}/{item.topic}" in self.topics)
            and (not self.kinds or item.kind in self.kinds)
            and (not self.levels or item.level in self.levels)
            and (not self.claims or bool(set(self.claims).intersection(item.claims)))
            and (not self.only or item.id in self.only)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to draw and how to run it. `minutes` None: no time limit."""

    title: str
    draw: Draw = field(default_factory=Draw)
    mode: str = PRACTICE
    minutes: int | None = None
    certainty: bool = False
    quiz: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class FormItem:
    """One drawn item: which bank and revision of it, and the order of its parts."""

    item: str
    bank: str
    revision: str
    order: Arrangement


@dataclass(frozen=True, slots=True)
class Form:
    """What one learner is asked, in order; (plan, seed, digest of the banks) says how it was drawn."""

    reading: str
    plan: Plan
    seed: str
    digest: str
    items: tuple[FormItem, ...]


def draw_form(
    reading: str, plan: Plan, seed: str, digest: str, pool: Iterable[tuple[str, Item]], revisions: Mapping[str, str]
) -> Form:
    """The form that this plan and seed give of this pool of (bank id, item); the same on every machine.

    Topics take turns, so that a short form still goes through all of them.
    """
    chosen = {item.id: (bank_id, item) for bank_id, item in pool if plan.draw.lets(bank_id, item)}
    drawn = take_turns(chosen, seed)[: plan.draw.items or None]
    items = (chosen[item_id] for item_id in by_lot(drawn, f"{seed}/order"))
    return Form(
        reading,
        plan,
        seed,
        digest,
        tuple(FormItem(item.id, bank_id, revisions[item.id], item.arrange(seed)) for bank_id, item in items),
    )


def take_turns(chosen: Mapping[str, tuple[str, Item]], seed: str) -> list[str]:
    """The item ids by lot, one of each (bank, topic) before the second of any."""
    turn: dict[tuple[str, str], int] = {}
    rounds: list[tuple[int, int, str]] = []
    for place, item_id in enumerate(by_lot(tuple(chosen), seed)):
        bank_id, item = chosen[item_id]
        turn[bank_id, item.topic] = turn.get((bank_id, item.topic), -1) + 1
        rounds.append((turn[bank_id, item.topic], place, item_id))
    return [item_id for _, _, item_id in sorted(rounds)]
