"""What a rule is, and how a function becomes one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quiz_app.domain.finding import Severity

if TYPE_CHECKING:
    from quiz_app.banks.lint.subject import Subject, Together

HDR = "Haladyna, Downing and Rodriguez 2002"
NBME = "NBME Item-Writing Guide 2020"
ALL = ("single_choice", "true_false", "multiple_choice", "short_answer", "numeric", "cloze", "matching", "ordering")
CHOICES = ("single_choice", "multiple_choice")


class Hit(NamedTuple):
    """A place inside an item that goes against a rule; `severity` and `do` where they are not the rule's own."""

    says: str
    at: tuple[str | int, ...] = ()
    severity: Severity | None = None
    do: str = ""


Check = Callable[["Subject", "Together"], Iterator[Hit]]
CheckTogether = Callable[["Together"], Iterator[tuple["Subject | None", Hit]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of item writing: where it comes from, why it is one, what to do, and the function that finds breaches.

    `check` looks at one item of the `kinds`; `check_together` at a whole bank, and says which item it means, if any.
    A rule of `english` words is not held against other languages, and one of certain `words` only where one is found.
    """

    code: str
    severity: Severity
    title: str
    source: str
    why: str
    do: str
    kinds: tuple[str, ...] = ALL
    english: bool = True
    words: frozenset[str] = frozenset()
    check: Check | None = None
    check_together: CheckTogether | None = None


class Rules:
    """The rules of one theme, gathered as their functions are written down."""

    def __init__(self) -> None:
        self.found: list[Rule] = []

    def item(
        self, code: str, severity: Severity, title: str, source: str, why: str, do: str, *,
        kinds: tuple[str, ...] = ALL, english: bool = True, words: str = "",
    ) -> Callable[[Check], Check]:  # fmt: skip
        """Makes a function on one item a rule."""

        def keep(check: Check) -> Check:
            only = frozenset(words.split())
            self.found.append(Rule(code, severity, title, source, why, do, kinds, english, only, check))
            return check

        return keep

    def together(
        self, code: str, severity: Severity, title: str, source: str, why: str, do: str, *,
        kinds: tuple[str, ...] = ALL, english: bool = True,
    ) -> Callable[[CheckTogether], CheckTogether]:  # fmt: skip
        """Makes a function on a whole bank a rule."""

        def keep(check: CheckTogether) -> CheckTogether:
            only: frozenset[str] = frozenset()
            self.found.append(Rule(code, severity, title, source, why, do, kinds, english, only, None, check))
            return check

        return keep
