"""A number, a year or a range of them, as an option may give it."""

import re
from functools import lru_cache
from math import inf

Span = tuple[float, float]
NUMBER = r"[-−]?\d[\d,]*(?:\.\d+)?"
UNIT = r"(?:\s?(?:%|°\s?[CF]?|[^\W\d]+\.?)){0,3}"
ONE = re.compile(rf"(?:about |in |around |c\. ?)?[$€£]?({NUMBER}){UNIT}", re.IGNORECASE)
TWO = re.compile(
    rf"(?:from )?[$€£]?({NUMBER}){UNIT}\s?(?:[–—-]|to|until|through)\s?[$€£]?({NUMBER}){UNIT}", re.IGNORECASE
)
BETWEEN = re.compile(rf"between [$€£]?({NUMBER}){UNIT} and [$€£]?({NUMBER}){UNIT}", re.IGNORECASE)
DECADE = re.compile(r"(?:the |in the )?(\d{3}0)s", re.IGNORECASE)
UP = re.compile(rf"(over|more than|above|at least|after|from)\s[$€£]?({NUMBER}){UNIT}", re.IGNORECASE)
DOWN = re.compile(
    rf"(under|less than|fewer than|below|at most|up to|before|until)\s[$€£]?({NUMBER}){UNIT}", re.IGNORECASE
)
OR_MORE = re.compile(
    rf"[$€£]?({NUMBER}){UNIT}\s?(?:or (more|later|above|over|less|fewer|earlier|below)|\+)", re.IGNORECASE
)
STRICT = ("over", "more than", "above", "after", "under", "less than", "fewer than", "below", "before")
A_HAIR = 1e-6


@lru_cache(maxsize=65536)
def span_of(text: str) -> Span | None:
    """The least and the greatest number that the text names; None where it names something else."""
    plain = text.strip().rstrip(".")
    if not any(map(str.isdigit, plain)):
        return None
    if found := DECADE.fullmatch(plain):
        return _number(found[1]), _number(found[1]) + 9
    if found := OR_MORE.fullmatch(plain):
        return (
            (-inf, _number(found[1])) if found[2] in ("less", "fewer", "earlier", "below") else (_number(found[1]), inf)
        )
    if found := UP.fullmatch(plain):
        return _number(found[2]) + A_HAIR * (found[1].lower() in STRICT), inf
    if found := DOWN.fullmatch(plain):
        return -inf, _number(found[2]) - A_HAIR * (found[1].lower() in STRICT)
    if found := TWO.fullmatch(plain) or BETWEEN.fullmatch(plain):
        return _from_to(found[1], found[2])
    found = ONE.fullmatch(plain)
    return (_number(found[1]), _number(found[1])) if found else None


def _from_to(start: str, end: str) -> Span:
    """A range; of `1914–18` the end is written short, and years before Christ count down."""
    if _number(end) < _number(start) and len(end) < len(start):
        end = start[: len(start) - len(end)] + end
    first, last = sorted((_number(start), _number(end)))
    return first, last


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))
