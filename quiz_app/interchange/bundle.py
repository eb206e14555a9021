"""What goes out to another program or comes in from one: items, cards and events of a bank, with what they show.

Every format's reader returns `Imported` and its writer `Exported`: nothing is dropped without a word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem
from quiz_app.domain.items import Item
from quiz_app.domain.reading import Era, TimelineEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A bank's content on its way. Texts are Markdown (stems, options, rationales, both sides of cards, what a matching
    or an ordering shows); what is typed (accepted texts, units) is plain.

    `id` and `reading` name where it comes from, so that what is made of them is the same each time. `media` are the
    files that texts show as `![alt](media/NAME)`, by NAME.
    """

    id: str = ""
    reading: str = ""
    title: str = ""
    topics: Mapping[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    cards: tuple[Card, ...] = ()
    events: tuple[TimelineEvent, ...] = ()
    eras: tuple[Era, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, bytes] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.items) + len(self.cards) + len(self.events)


class PastReview(NamedTuple):
    """A rating given in another program: of which face, when, which of the four, and how long it took."""

    face: str
    at: datetime
    rating: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held. `problems`: each entry that did not come in; `notes`: what came in without something it had.

    Both have the file's line or path within it as their address.
    """

    bundle: Bundle
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    reviews: Sequence[PastReview] = ()
    suspended: frozenset[str] = frozenset()  # faces that were put aside there


@dataclass(frozen=True, slots=True)
class Loss:
    """What one item, card or event (by its id) loses in a format, in a few words: `its order: Aiken has none`.

    `left_out`: it is not in the file at all.
    """

    id: str
    what: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for another program, and what was lost on the way into it."""

    content: bytes
    losses: tuple[Loss, ...] = ()
