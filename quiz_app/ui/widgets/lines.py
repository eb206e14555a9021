"""What feedback says of each option, gap, pair or event: a line each, with its own sentence."""

from collections.abc import Iterable
from typing import NamedTuple

from quiz_app.domain.items import (
    Answer,
    Choice,
    Cloze,
    Item,
    Matching,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
    Verdict,
)
from quiz_app.domain.log import Response
from quiz_app.domain.quiz import FormItem
from quiz_app.ui import text


class Line(NamedTuple):
    """One line, ready to be drawn. `mine`: what the learner gave instead, where that is not a line of its own."""

    right: bool
    chosen: bool
    words: str
    why: str = ""
    mine: str = ""


def lines(slot: FormItem, item: Item, response: Response | None, verdict: Verdict) -> list[Line]:
    """The lines of an item's feedback, in the order the learner saw its parts."""
    answer = response.answer if response else None
    for kind, write in WRITERS:
        if isinstance(item, kind):
            return list(write(slot, item, answer, verdict))
    raise TypeError(f"no feedback lines for {item.kind}")


def _options(slot: FormItem, item: Choice, answer: Answer | None, verdict: Verdict) -> Iterable[Line]:
    chosen = set(answer if isinstance(answer, tuple) else [answer])
    by_id = {option.id: option for option in item.options}
    for option in (by_id[option_id] for option_id in slot.order["options"]):
        yield Line(option.key, option.id in chosen, text.bank(option.text), text.bank(option.why))


def _statement(slot: FormItem, item: TrueFalse, answer: Answer | None, verdict: Verdict) -> Iterable[Line]:
    for value in ("true", "false"):
        why = text.bank(item.why) if value == item.key() else ""
        yield Line(value == item.key(), value == answer, value.capitalize(), why)


def _written(slot: FormItem, item: ShortAnswer | Numeric, answer: Answer | None, verdict: Verdict) -> Iterable[Line]:
    right = verdict.points >= 1
    if isinstance(answer, str) and not right:
        yield Line(False, True, text.plain(answer), "")
    key = item.accept[0] if isinstance(item, ShortAnswer) else f"{item.value} {item.unit}".strip()
    yield Line(True, right, text.bank(key), "")


def _gaps(slot: FormItem, item: Cloze, answer: Answer | None, verdict: Verdict) -> Iterable[Line]:
    given = answer if isinstance(answer, tuple) else ("",) * len(item.gaps)
    parts = verdict.parts or (False,) * len(item.gaps)
    for place, (mine, gap, right) in enumerate(zip(given, item.gaps, parts, strict=True), start=1):
        wrote = f"You wrote: {text.plain(mine)}" if mine.strip() else "You left it open"
        yield Line(True, right, f"Gap {place}: {text.bank(gap.accept[0])}", mine="" if right else wrote)


def _pairs(slot: FormItem, item: Matching, answer: Answer | None, verdict: Verdict) -> Iterable[Line]:
    matched = answer if isinstance(answer, dict) else {}
    for pair in item.pairs:
        right = matched.get(pair.id) == pair.id
        mine = item.rights.get(matched.get(pair.id, ""))
        chose = f"You chose: {text.bank(mine)}" if mine else "You left it open"
        yield Line(True, right, f"{text.bank(pair.left)} → {text.bank(pair.right)}", mine="" if right else chose)


def _order(slot: FormItem, item: Ordering, answer: Answer | None, verdict: Verdict) -> Iterable[Line]:
    mine = {entry_id: place for place, entry_id in enumerate(answer or (), start=1)}
    for place, entry in enumerate(item.entries, start=1):
        right = mine.get(entry.id) == place
        elsewhere = f"You had it at {mine[entry.id]}" if entry.id in mine and not right else ""
        yield Line(True, right, f"{place}\\. {text.bank(entry.text)}", mine=elsewhere)


WRITERS = (
    (Choice, _options),
    (TrueFalse, _statement),
    (ShortAnswer | Numeric, _written),
    (Cloze, _gaps),
    (Matching, _pairs),
    (Ordering, _order),
)
