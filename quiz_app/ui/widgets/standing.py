"""What stands on the screen as the answer to an item: a draft, until it is checked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quiz_app.domain.items import Answer, Cloze, Item, Numeric, Ordering, ShortAnswer
from quiz_app.services.quizzing import Asked
from quiz_app.ui import session


@dataclass(frozen=True, slots=True)
class Given:
    """What stands on the screen now, and whether Enter in a text field has just sent it."""

    answer: Answer | None
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Send:
    """The button that sends an answer: its words, and what a click does."""

    words: str
    on_click: Callable[..., None]
    args: tuple[Any, ...]


def standing(asked: Asked) -> Answer | None:
    """The answer that stands on the screen: typed, chosen, or (an order) there from the start."""
    if typed(asked.item):
        return typed_answer(asked)
    return draft_of(asked) or (asked.slot.order["entries"] if isinstance(asked.item, Ordering) else None)


def typed(item: Item) -> bool:
    """Whether the item is answered in text fields, whose form has its own button."""
    return isinstance(item, ShortAnswer | Numeric | Cloze)


def draft_of(asked: Asked) -> Answer | None:
    """What has been chosen so far: the draft, else the response that stands, else nothing."""
    kept = session.draft(asked.response_id)
    return kept if kept is not None or asked.before is None else asked.before.answer


def typed_answer(asked: Asked) -> Answer | None:
    """What the text fields hold; None while all are empty."""
    places = range(len(labels_of(asked.item)))
    texts = tuple(session.widget(f"text-{asked.response_id}-{place}") or "" for place in places)
    if not any(one.strip() for one in texts):
        return None
    return texts if isinstance(asked.item, Cloze) else texts[0]


def labels_of(item: Item) -> list[str]:
    """What each text field is called."""
    if isinstance(item, Cloze):
        return [f"Gap {place}" for place in range(1, len(item.gaps) + 1)]
    return [f"The number in {item.unit}"] if isinstance(item, Numeric) and item.unit else ["Your answer"]
