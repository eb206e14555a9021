"""What items and cards lose on their way into a poorer format, in words."""

from collections.abc import Collection, Iterator

from quiz_app.domain.card import Card
from quiz_app.domain.items import Choice, Item
from quiz_app.interchange.bundle import Loss

FIELDS = {
    "level": "level",
    "claims": "claims",
    "topic": "topic",
    "was": "earlier id",
    "pool": "pool",
    "confirmed": "confirmation",
}
NO_RATIONALE = "No explanation came with it."  # what an item without one comes in with


def besides(one: Item | Card, held: Collection[str] = ()) -> Iterator[str]:
    """The names of what an item or card has besides what is asked, but for what the format holds."""
    for name, word in FIELDS.items():
        if name not in held and getattr(one, name, None):
            yield word
    if "rationale" not in held and isinstance(one, Item) and one.rationale != NO_RATIONALE:
        yield "rationale"
    if isinstance(one, Choice) and "why" not in held and any(option.why for option in one.options):
        yield "notes on options"
    if isinstance(one, Choice) and "shuffle" not in held and not one.shuffle:
        yield "fixed order of options"


def partly(one: Item | Card, words: Collection[str], program: str) -> Iterator[Loss]:
    """The loss of these parts, if there are any."""
    if words:
        yield Loss(one.id, f"its {', '.join(words)}: {program} has no place for that")


def left_out(one_id: str, why: str) -> Loss:
    """The loss of all of it."""
    return Loss(one_id, why, left_out=True)
