"""What every kind of item has: an answer it can take, a key, a score, and an order for its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from quiz_app.domain.errors import AnswerRefused

# An answer as it is logged: an option id or a text, a list of ids or texts, or left id -> right id.
# "I don't know" is None and never reaches an item.
Answer = str | tuple[str, ...] | dict[str, str]
Rivals = frozenset[str]
Arrangement = Mapping[str, tuple[str, ...]]

LEVELS = ("recall", "understand", "apply", "analyse")
LONGEST_ANSWER = 200
EXAM_POOL = "exam"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer earned: `points` from 0 to 1, what to tell the learner, and each part's own verdict."""

    points: float
    note: str = ""
    parts: tuple[bool, ...] = ()

    @property
    def outcome(self) -> str:
        """`right`, `partly` or `wrong`."""
        return "right" if self.points >= 1 else "partly" if self.points > 0 else "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A stem and what is needed to score an answer to it. One subclass a kind. In the `pool` EXAM it is for exams."""

    kind: ClassVar[str]

    id: str
    stem: str
    rationale: str
    topic: str = ""
    level: str = ""
    claims: tuple[str, ...] = ()
    was: str = ""
    pool: str = ""
    confirmed: str = ""  # the fingerprint of what it cites, as it was when last looked at: see provenance.py

    def key(self) -> Answer:
        """The answer that scores in full."""
        raise NotImplementedError

    def check(self, answer: Answer) -> None:
        """Raise AnswerRefused unless the answer is one this item can take."""
        raise NotImplementedError

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """The verdict on a checked answer; `rivals` are the reading's other names, which no typo may turn into."""
        raise NotImplementedError

    def arrange(self, seed: str) -> Arrangement:
        """The order in which the form shows this item's parts: part name -> ids."""
        return {}


def by_lot(ids: Sequence[str], seed: str) -> tuple[str, ...]:
    """The ids in an order that only the seed decides, the same on every machine and Python."""
    return tuple(sorted(ids, key=lambda one: sha256(f"{seed}/{one}".encode()).digest()))


def refuse_unless(condition: bool, message: str) -> None:
    """Raise AnswerRefused with this message unless the condition holds."""
    if not condition:
        raise AnswerRefused(message)


def are_texts(parts: object, kind: type) -> bool:
    """Whether the parts are a filled collection of this kind, all of texts."""
    return isinstance(parts, kind) and bool(parts) and all(isinstance(part, str) for part in parts)  # type: ignore[attr-defined]


def check_text(answer: object) -> None:
    """Raise AnswerRefused unless the answer is a text of a length that somebody types."""
    refuse_unless(isinstance(answer, str) and bool(answer.strip()), "Type an answer first.")
    refuse_unless(len(str(answer)) <= LONGEST_ANSWER, f"An answer has at most {LONGEST_ANSWER} characters.")
