"""What can go wrong on purpose. Every message says what happened and what to do.

QuizAppError
├── ProblemsFound     a bank, an export or a setting is not what it must be: every problem, with its address
├── AnswerRefused     an answer that this item cannot take
├── NotAllowed        the actor may not do this
├── NotFound          nothing under this id
├── AttemptClosed     the attempt has been handed in or its time is over
├── Conflict          the same id already holds something else
└── StoreUnavailable  nothing could be read or saved just now
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it."""

    message: str
    file: str = ""
    line: int = 0
    item: str = ""
    field: str = ""
    hint: str = ""

    def __str__(self) -> str:
        """As a compiler prints it: `path:line: item 'x': field: message (hint)`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        about = f"item '{self.item}'" if self.item else ""
        sentence = f"{self.message} ({self.hint})" if self.hint else self.message
        return ": ".join(part for part in (place, about, self.field, sentence) if part)


class QuizAppError(Exception):
    """Anything that the app refuses with a sentence of its own."""


class ProblemsFound(QuizAppError):
    """A document was refused whole; `problems` says why, one line each."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class AnswerRefused(QuizAppError):
    """An answer that is not one this item can take."""


class NotAllowed(QuizAppError):
    """The actor may not do this."""


class NotFound(QuizAppError):
    """Nothing is kept under this id."""


class AttemptClosed(QuizAppError):
    """The attempt has been handed in, or its time is over."""


class Conflict(QuizAppError):
    """The same id already holds something else: another window was first."""


class StoreUnavailable(QuizAppError):
    """The store cannot be read or written just now; what is on the screen is still there."""
