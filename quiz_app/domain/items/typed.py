"""Items answered by typing: a short text, a number, or the gaps of a sentence."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from quiz_app.domain import spelling
from quiz_app.domain.items.base import Answer, Item, Rivals, Verdict, are_texts, check_text, refuse_unless

# Thousands set off by commas, in threes or as lakhs are (`1,00,000`); and a number without any.
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d+)?")
NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
GAP = re.compile(r"\{\{(\d+)\}\}")


@dataclass(frozen=True, slots=True)
class Reject:
    """A likely wrong answer, and what it really is."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(Item):
    """A name or a term to be typed. Answer: the text."""

    kind: ClassVar[str] = "short_answer"

    accept: tuple[str, ...]
    reject: tuple[Reject, ...] = ()
    typos: bool = False

    def key(self) -> Answer:
        """The first accepted text."""
        return self.accept[0]

    def check(self, answer: Answer) -> None:
        """Refuse an empty or an endless text."""
        check_text(answer)

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """All or nothing; a typo within the rule counts in full and is pointed out."""
        others = rivals.union(reject.text for reject in self.reject)
        match = spelling.compare(str(answer), self.accept, typos=self.typos, rivals=others)
        if match == "typo":
            return Verdict(1.0, f"Counted as right. It is written {self.accept[0]}.")
        return Verdict(float(match == "same"), self.why_not(str(answer)) if match == "other" else "")

    def why_not(self, answer: str) -> str:
        """What a foreseen wrong answer really is, or nothing."""
        for reject in self.reject:
            if spelling.compare(answer, (reject.text,)) == "same":
                return reject.why
        return ""


@dataclass(frozen=True, slots=True)
class Near:
    """What a number within this distance of the value still earns."""

    within: Decimal
    score: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Item):
    """A number to be typed. Answer: the text of the number."""

    kind: ClassVar[str] = "numeric"

    value: Decimal
    tolerance: Decimal = Decimal(0)
    near: tuple[Near, ...] = ()
    unit: str = ""

    def key(self) -> Answer:
        """The value in digits."""
        return f"{self.value:f}"

    def check(self, answer: Answer) -> None:
        """Refuse what is no number."""
        check_text(answer)
        refuse_unless(parse_number(str(answer)) is not None, "Type a number, in digits.")

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """Full within the tolerance, else what the nearest tier that holds gives."""
        number = parse_number(str(answer))
        distance = abs(number - self.value) if number is not None else Decimal("Infinity")
        if distance <= self.tolerance:
            return Verdict(1.0)
        tiers = [float(near.score) for near in self.near if distance <= near.within]
        return Verdict(max(tiers, default=0.0), "Close, but not the figure." if tiers else "")


@dataclass(frozen=True, slots=True)
class Gap:
    """What a gap accepts; the first is the one shown."""

    accept: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Item):
    """A text with numbered gaps, `{{1}}` and on. Answer: a text a gap; an empty one is a gap left open."""

    kind: ClassVar[str] = "cloze"

    gaps: tuple[Gap, ...]
    typos: bool = True

    def key(self) -> Answer:
        """The first accepted text of each gap."""
        return tuple(gap.accept[0] for gap in self.gaps)

    def check(self, answer: Answer) -> None:
        """Refuse anything but one text a gap, at least one of them filled."""
        refuse_unless(are_texts(answer, tuple) and len(answer) == len(self.gaps), "Fill the gaps.")
        refuse_unless(any(text.strip() for text in answer), "Fill at least one gap.")
        for text in filter(str.strip, answer):
            check_text(text)

    def score(self, answer: Answer, rivals: Rivals = frozenset()) -> Verdict:
        """The share of gaps filled rightly; typos within the rule count in full and are pointed out."""
        matches = [
            spelling.compare(text, gap.accept, typos=self.typos, rivals=rivals)
            for text, gap in zip(answer, self.gaps, strict=True)
        ]
        parts = tuple(match != "other" for match in matches)
        slips = [gap.accept[0] for match, gap in zip(matches, self.gaps, strict=True) if match == "typo"]
        written = f" It is written {', '.join(slips)}." if slips else ""
        return Verdict(sum(parts) / len(parts), f"{sum(parts)} of {len(parts)} gaps right.{written}", parts)


def parse_number(text: str) -> Decimal | None:
    """The number that somebody typed in digits (`1 100`, `1,00,000`, `12,4`, `$14`, `−8.5`), or None."""
    plain = re.sub(r"[\s_$€£₨₹₽%]", "", text).replace("\N{MINUS SIGN}", "-")
    if GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", ".")) if NUMBER.fullmatch(plain) else None
