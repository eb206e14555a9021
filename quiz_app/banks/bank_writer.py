"""Items, cards and events as their author would write them: the keys in the guide's order, what is usual left out.

What is written is plain (texts, lists, mappings), as `nodes.locate` reads it; `yaml_text.block` makes YAML of it.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from quiz_app.banks.yaml_text import block
from quiz_app.domain.card import Card
from quiz_app.domain.items import (
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.domain.reading import Era, TimelineEvent

Entry = dict[str, Any]
Labels = Mapping[str, str]  # of the reading's timeline events, by id


def head_of_bank(bank_id: str, reading_id: str, title: str) -> str:
    """The first lines of a bank."""
    return block({"format": "1", "id": bank_id, "reading": reading_id, "title": title})


def written_item(item: Item, timeline: Labels | None = None) -> Entry:
    """The item. An ordering of events that the timeline has under the same labels names them."""
    parts = _ordering(item, timeline or {}) if isinstance(item, Ordering) else PARTS[item.kind](item)
    text = "text" if isinstance(item, Cloze) else "stem"
    head = {"id": item.id, "kind": item.kind, "topic": item.topic, "level": item.level, "claims": item.claims}
    return _filled(head | {text: item.stem, "pool": item.pool, **parts, "rationale": item.rationale, "was": item.was})


def written_card(card: Card) -> Entry:
    """The card."""
    sides = {"cloze": card.cloze} if card.cloze else {"front": card.front, "back": card.back}
    truths = {"reversed": card.reversed, "typed": card.typed}
    return _filled({"id": card.id, "topic": card.topic, "claims": card.claims, **sides, **truths, "was": card.was})


def written_event(event: TimelineEvent) -> Entry:
    """The event of a timeline."""
    return _filled(
        {
            "id": event.id,
            "label": event.label,
            "theme": event.theme,
            "date": event.date,
            "context_date": event.context_date,
            "source": event.source,
            "claims": event.claims,
            "says": event.says,
        }
    )


def written_era(era: Era) -> Entry:
    """The era of a timeline."""
    return {"id": era.id, "title": era.title, "date": era.date}


def _filled(entry: Entry) -> Entry:
    """The entry without what says nothing; a truth is written where it is true."""
    return {key: "true" if value is True else value for key, value in entry.items() if value}


def _options(item: SingleChoice | MultipleChoice) -> Entry:
    options = [_filled({"id": one.id, "text": one.text, "key": one.key, "why": one.why}) for one in item.options]
    return {"options": options, "shuffle": "" if item.shuffle else "false"}


def _true_false(item: TrueFalse) -> Entry:
    return {"key": "true" if item.is_true else "false", "why": item.why}


def _short_answer(item: ShortAnswer) -> Entry:
    rejects = [_filled({"text": one.text, "why": one.why}) for one in item.reject]
    return {"accept": list(item.accept), "reject": rejects, "typos": item.typos}


def _numeric(item: Numeric) -> Entry:
    return {
        "value": _digits(item.value),
        "tolerance": _digits(item.tolerance) if item.tolerance else "",
        "near": [{"within": _digits(one.within), "score": _digits(one.score)} for one in item.near],
        "unit": item.unit,
    }


def _cloze(item: Cloze) -> Entry:
    return {"gaps": [{"accept": list(gap.accept)} for gap in item.gaps], "typos": "" if item.typos else "false"}


def _matching(item: Matching) -> Entry:
    pairs = [{"id": pair.id, "left": pair.left, "right": pair.right} for pair in item.pairs]
    return {"pairs": pairs, "spare": list(item.spare)}


def _ordering(item: Ordering, timeline: Labels) -> Entry:
    if all(timeline.get(entry.id) == entry.text for entry in item.entries):
        return {"events": tuple(entry.id for entry in item.entries)}
    return {"entries": [{"id": entry.id, "text": entry.text} for entry in item.entries]}


def _digits(number: Decimal) -> str:
    return f"{number:f}"


PARTS: dict[str, Callable[[Any], Entry]] = {
    "single_choice": _options,
    "multiple_choice": _options,
    "true_false": _true_false,
    "short_answer": _short_answer,
    "numeric": _numeric,
    "cloze": _cloze,
    "matching": _matching,
}
