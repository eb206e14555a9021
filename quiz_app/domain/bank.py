"""A bank: items, cards and ready-made quizzes of one reading."""

from dataclasses import dataclass, field

from quiz_app.domain.card import Card
from quiz_app.domain.items import Item
from quiz_app.domain.quiz import Plan


@dataclass(frozen=True, slots=True)
class Bank:
    """One YAML file of a reading. `digest` is the hash of its bytes."""

    id: str
    reading: str
    title: str
    topics: dict[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    cards: tuple[Card, ...] = ()
    quizzes: tuple[Plan, ...] = ()
    digest: str = ""
