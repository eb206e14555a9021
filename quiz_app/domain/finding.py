"""What the linter says of an item: a problem with the rule that found it, and how much it weighs."""

from dataclasses import dataclass
from typing import Literal

from quiz_app.domain.errors import Problem

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding(Problem):
    """One place where an item, a card or a whole bank goes against a rule. An `info` asks for nothing but a look."""

    code: str = ""
    severity: Severity = "warning"

    def __str__(self) -> str:
        """As a compiler prints it: `path:line: item 'x': L08 warning: message (hint)`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        about = f"item '{self.item}'" if self.item else ""
        sentence = f"{self.message} ({self.hint})" if self.hint else self.message
        return ": ".join(part for part in (place, about, f"{self.code} {self.severity}", sentence) if part)
