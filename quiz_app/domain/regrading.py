"""Scores after the teacher had her say: faulty items, single scores, comments. A fold; what was judged stays judged.

A score set by hand goes before what was ruled of its item, and an excused item is in nobody's total.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from quiz_app.domain.attempt import Sitting
from quiz_app.domain.classlog import in_order
from quiz_app.domain.items import Answer
from quiz_app.domain.log import ITEM_REGRADED, RESPONSE_COMMENTED, SCORE_OVERRIDDEN, Event, Response
from quiz_app.domain.quiz import FormItem
from quiz_app.domain.scoring import certainty_points
from quiz_app.domain.spelling import normal

EXCUSE, EVERYONE, ACCEPT, AS_ASKED = "excuse", "everyone", "accept", "as_asked"
HOWS = (EXCUSE, EVERYONE, ACCEPT, AS_ASKED)
OVERRIDDEN = "overridden"


@dataclass(frozen=True, slots=True)
class Key:
    """Another answer that counts as right; `unordered` where its parts may come in any order."""

    answer: Answer
    unordered: bool = False

    def fits(self, given: Answer | None) -> bool:
        """Whether somebody gave this answer; typed ones but for spelling that means nothing."""
        if isinstance(given, str) and isinstance(self.answer, str):
            return given == self.answer or normal(given) == normal(self.answer) != ""
        if isinstance(given, tuple) and isinstance(self.answer, tuple):
            mine, wanted = [normal(one) for one in given], [normal(one) for one in self.answer]
            return sorted(mine) == sorted(wanted) if self.unordered else mine == wanted
        return given is not None and given == self.answer


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was ruled of an item: out of the totals, the point for everyone, or further keys; and why."""

    excused: bool = False
    everyone: bool = False
    keys: tuple[Key, ...] = ()
    reason: str = ""

    @property
    def how(self) -> str:
        """The ruling by its name, `as_asked` where nothing was ruled."""
        return EXCUSE if self.excused else EVERYONE if self.everyone else ACCEPT if self.keys else AS_ASKED


@dataclass(frozen=True, slots=True)
class Override:
    """A score set by hand, as a share of what the item is worth, and why."""

    share: float
    reason: str


About = tuple[str, str]  # (attempt, item)


@dataclass(frozen=True, slots=True)
class Regrades:
    """All that a teacher changed or remarked under one assignment."""

    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    overrides: Mapping[About, Override] = field(default_factory=dict)
    comments: Mapping[About, str] = field(default_factory=dict)

    def ruling(self, item: str) -> Ruling:
        """What was ruled of an item."""
        return self.rulings.get(item, Ruling())

    @property
    def excused(self) -> frozenset[str]:
        """The items that are in nobody's total."""
        return frozenset(item for item, one in self.rulings.items() if one.excused)


@dataclass(frozen=True, slots=True)
class ItemScore:
    """An item of an attempt: what was `judged` then and what counts now (`share`), of `worth`; `why` names a change."""

    slot: FormItem
    response: Response | None
    judged: float
    share: float
    counted: bool = True
    why: str = ""
    reason: str = ""
    comment: str = ""

    @property
    def worth(self) -> float:
        """The points that it can earn."""
        return self.slot.worth

    @property
    def certainty(self) -> int | None:
        """How certain the learner said she was; None where she was not asked or did not answer."""
        return self.response.certainty if self.response else None

    @property
    def certain(self) -> float:
        """The points that it earned after certainty marking."""
        return self.worth * certainty_points(self.share, self.certainty)

    @property
    def points(self) -> float:
        """The points that it earned."""
        return self.share * self.slot.worth


@dataclass(frozen=True, slots=True)
class AttemptScore:
    """An attempt's items with their scores, in the form's order."""

    attempt: str
    items: tuple[ItemScore, ...]

    @property
    def points(self) -> float:
        """The points earned on the items that count."""
        return sum(one.points for one in self.items if one.counted)

    @property
    def possible(self) -> float:
        """The points that the items that count can earn."""
        return sum(one.worth for one in self.items if one.counted)

    @property
    def certain(self) -> float:
        """The points after certainty marking, which may be below 0; what was answered without counts as it is."""
        return sum(one.certain for one in self.items if one.counted)

    @property
    def share(self) -> float:
        """The points earned of those possible, from 0 to 1; 0 where all items are excused."""
        return self.points / self.possible if self.possible else 0.0


def fold_regrades(events: Iterable[Event]) -> Regrades:
    """What was changed and remarked under an assignment by these events; of each thing the last counts."""
    rulings: dict[str, Ruling] = {}
    overrides: dict[About, Override] = {}
    comments: dict[About, str] = {}
    for event in in_order(events):
        item, data = str(event.data.get("item", "")), event.data
        about = str(data.get("attempt", "")), item
        if event.kind == ITEM_REGRADED:
            rulings[item] = _ruled(rulings.get(item, Ruling()), data)
        elif event.kind == SCORE_OVERRIDDEN:
            overrides.pop(about, None)
            if data.get("share") is not None:
                overrides[about] = Override(min(1.0, max(0.0, float(data["share"]))), str(data.get("reason", "")))
        elif event.kind == RESPONSE_COMMENTED:
            comments[about] = str(data.get("text", ""))
    return Regrades(
        {item: one for item, one in rulings.items() if one != Ruling()},
        overrides,
        {about: text for about, text in comments.items() if text},
    )


def score_attempt(sitting: Sitting, regrades: Regrades) -> AttemptScore:
    """What the attempt's items come to, after all that was changed."""
    return AttemptScore(
        sitting.attempt.id,
        tuple(_score(sitting.attempt.id, slot, sitting.counting.get(slot.item), regrades) for slot in sitting.items),
    )


def _score(attempt: str, slot: FormItem, response: Response | None, regrades: Regrades) -> ItemScore:
    ruling, override = regrades.ruling(slot.item), regrades.overrides.get((attempt, slot.item))
    judged = response.points if response else 0.0
    plain = ItemScore(slot, response, judged, judged, comment=regrades.comments.get((attempt, slot.item), ""))
    if ruling.excused:
        return replace(plain, counted=False, why=EXCUSE, reason=ruling.reason)
    if override is not None:
        return replace(plain, share=override.share, why=OVERRIDDEN, reason=override.reason)
    if ruling.everyone and judged < 1:
        return replace(plain, share=1.0, why=EVERYONE, reason=ruling.reason)
    if judged < 1 and response is not None and any(key.fits(response.answer) for key in ruling.keys):
        return replace(plain, share=1.0, why=ACCEPT, reason=ruling.reason)
    return plain


def _ruled(before: Ruling, data: Mapping[str, Any]) -> Ruling:
    how, reason = data.get("how"), str(data.get("reason", ""))
    if how == EXCUSE:
        return replace(before, excused=True, everyone=False, reason=reason)
    if how == EVERYONE:
        return replace(before, excused=False, everyone=True, reason=reason)
    if how == ACCEPT:
        answer = data.get("answer")
        key = Key(tuple(answer) if isinstance(answer, list) else answer, bool(data.get("unordered")))  # type: ignore[arg-type]
        return Ruling(keys=(*(one for one in before.keys if one != key), key), reason=reason)
    return Ruling()
