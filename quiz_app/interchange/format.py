"""What a format is to the rest of the program: its name, how it is known, how it is read and written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quiz_app.domain.memory import Schedule
from quiz_app.interchange.bundle import Bundle, Exported, Imported
from quiz_app.interchange.upload import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a file cannot say of itself: what parts a term from its definition, and a card from the next."""

    between_sides: str = ""
    between_cards: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """When it is written; the learner's schedules by face key, where they are to go along; and whether with the key."""

    at: datetime
    schedules: Mapping[str, Schedule] = field(default_factory=dict)
    key: bool = True


Read = Callable[[Upload, ReadOptions], Imported]
Write = Callable[[Bundle, WriteOptions], Exported]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. `name` is for commands, `title` for screens; `recognise` looks at a file's first bytes only.

    `read` raises ProblemsFound only where nothing at all can be read. `dated`: a reading's events can go along;
    `scheduled`: what a learner's cards are due can; `keyless`: it can be written without the key.
    """

    name: str
    title: str
    about: str
    suffix: str
    recognise: Callable[[Upload], bool] = lambda _: False
    read: Read | None = None
    write: Write | None = None
    dated: bool = False
    scheduled: bool = False
    keyless: bool = False
