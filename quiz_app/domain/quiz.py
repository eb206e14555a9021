"""A quiz is a plan of what to draw and how to run; a form is one learner's drawn, ordered instance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from quiz_app.domain.items import Arrangement, Item, MultipleChoice, SingleChoice, by_lot

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
class Section:
    """A part of a quiz with a draw of its own. `worth` is what each item is worth, `worths` that of single ones."""

    title: str = ""
    draw: Draw = field(default_factory=Draw)
    worth: float = 1.0
    worths: dict[str, float] = field(default_factory=dict)

    def worth_of(self, item_id: str) -> float:
        """The points that this item is worth here."""
        return self.worths.get(item_id, self.worth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to draw and how to run it. `minutes` None: no time limit. Where there are `sections`, they are drawn."""

    title: str
    draw: Draw = field(default_factory=Draw)
    sections: tuple[Section, ...] = ()
    mode: str = PRACTICE
    minutes: int | None = None
    certainty: bool = False
    shuffle: bool = True
    shuffle_options: bool = True
    quiz: str = ""
    about: str = ""

    @property
    def parts(self) -> tuple[Section, ...]:
        """The sections; a quiz without any is one."""
        return self.sections or (Section(draw=self.draw),)

    def lets(self, bank_id: str, item: Item) -> bool:
        """Whether the item may be drawn."""
        return any(part.draw.lets(bank_id, item) for part in self.parts)


@dataclass(frozen=True, slots=True)
class FormItem:
    """One drawn item: which bank and revision of it, the order of its parts, the points it is worth, its section."""

    item: str
    bank: str
    revision: str
    order: Arrangement
    worth: float = 1.0
    section: str = ""


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

    Topics take turns, so that a short form still goes through all of them. No item is drawn twice.
    """
    left = {item.id: (bank_id, item) for bank_id, item in pool}
    slots: list[FormItem] = []
    for place, part in enumerate(plan.parts):
        drawn = _drawn(part.draw, left, f"{seed}/{place}" if place else seed, shuffle=plan.shuffle)
        for item_id in drawn:
            bank_id, item = left.pop(item_id)
            order = _order(item, seed, shuffle=plan.shuffle_options)
            slots.append(FormItem(item_id, bank_id, revisions[item_id], order, part.worth_of(item_id), part.title))
    return Form(reading, plan, seed, digest, tuple(slots))


def _drawn(draw: Draw, left: Mapping[str, tuple[str, Item]], seed: str, *, shuffle: bool) -> tuple[str, ...]:
    """The ids of the items drawn, by lot or as the plan (or else the bank) has them."""
    chosen = {item_id: one for item_id, one in left.items() if draw.lets(*one)}
    drawn = take_turns(chosen, seed)[: draw.items or None]
    if shuffle:
        return by_lot(drawn, f"{seed}/order")
    written = [one for one in draw.only if one in chosen] or list(chosen)
    return tuple(one for one in written if one in drawn)


def _order(item: Item, seed: str, *, shuffle: bool) -> Arrangement:
    fixed = isinstance(item, SingleChoice | MultipleChoice) and not shuffle
    return replace(item, shuffle=False).arrange(seed) if fixed else item.arrange(seed)  # type: ignore[call-arg]


def plan_from(parts: Mapping[str, Any]) -> Plan:
    """The plan that was written as JSON, whatever was left out standing as it does by itself."""
    sections = tuple(Section(**one | {"draw": _draw_from(one["draw"])}) for one in parts.get("sections", ()))
    return Plan(**dict(parts) | {"draw": _draw_from(parts["draw"]), "sections": sections})


def _draw_from(parts: Mapping[str, Any]) -> Draw:
    filters: dict[str, Any] = {name: tuple(part) if isinstance(part, list) else part for name, part in parts.items()}
    return Draw(**filters)


def take_turns(chosen: Mapping[str, tuple[str, Item]], seed: str) -> list[str]:
    """The item ids by lot, one of each (bank, topic) before the second of any."""
    turn: dict[tuple[str, str], int] = {}
    rounds: list[tuple[int, int, str]] = []
    for place, item_id in enumerate(by_lot(tuple(chosen), seed)):
        bank_id, item = chosen[item_id]
        turn[bank_id, item.topic] = turn.get((bank_id, item.topic), -1) + 1
        rounds.append((turn[bank_id, item.topic], place, item_id))
    return [item_id for _, _, item_id in sorted(rounds)]
