"""Dates as EDTF (ISO 8601-2) texts: bounds, order and words. The only door to the `edtf` package.

Allowed: year, month, day, a trailing X (`195X`, `19XX`), a closed interval whose start is not after its end, and the
marks `~`, `?` and `%`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time

_ONE = r"\d{4}(-\d{2}(-\d{2})?)?|\d{3}X|\d{2}XX"
ALLOWED = re.compile(rf"({_ONE})[~?%]?(/({_ONE})[~?%]?)?", re.ASCII)
MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
MONTHS = "January February March April May June July August September October November December".split()
HINT = "such as 1948, 1948-05, 1948-05-01, 195X, 1965-08-05/1965-09-23 or 1958~"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day that a date can mean, strictly; and with the margin that `~ ? %` add."""

    first: date
    last: date
    fuzzy_first: date
    fuzzy_last: date


@lru_cache(maxsize=4096)
def span(text: str) -> tuple[date, date]:
    """The first and last day that an EDTF text can mean, strictly; ValueError for any other text.

    Worked out here and not by `edtf`, whose import alone takes longer than the check of a whole reading.
    """
    if not ALLOWED.fullmatch(text):
        raise ValueError(f"'{text}' is not a date that can be used here")
    start, _, end = text.partition("/")
    try:
        first, last = _first(_plain(start)), _last(_plain(end or start))
    except ValueError as error:
        raise ValueError(f"'{text}' is not a date of the calendar") from error
    if first > last:
        raise ValueError(f"'{text}' ends before it begins")
    return first, last


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """The bounds of an EDTF text; ValueError, with what is allowed, for any other."""
    first, last = span(text)
    from edtf import parse_edtf  # 0.13 s: imported when the first picture of a date is drawn

    start, _, end = text.partition("/")  # each by itself: edtf has no intervals of `195X~`
    return Bounds(first, last, _day(parse_edtf(start).lower_fuzzy()), _day(parse_edtf(end or start).upper_fuzzy()))


def years(text: str) -> tuple[int, int]:
    """The first and last year that a date touches."""
    first, last = span(text)
    return first.year, last.year


def before(first: str, second: str) -> bool:
    """Whether the first date is over before the second begins, for sure."""
    return span(first)[1] < span(second)[0]


def words(text: str) -> str:
    """The date as a reader says it: `1 May 1948`, `the 1950s`, `about 1958`, `5 August to 23 September 1965`."""
    start, _, end = text.partition("/")
    if not end:
        return _words(start)
    first, last = _words(start), _words(end)
    if start[-1] not in MARKS and start[:4] == end[:4]:
        first = first.removesuffix(f" {start[:4]}")
    return f"{first} to {last}"


def _words(text: str) -> str:
    about, plain = MARKS.get(text[-1], ""), _plain(text)
    if plain.endswith("XX"):
        return f"{about}the {plain[:2]}00s"
    if plain.endswith("X"):
        return f"{about}the {plain[:3]}0s"
    year, *rest = plain.split("-")
    if not rest:
        return about + year
    month = MONTHS[int(rest[0]) - 1]
    return f"{about}{int(rest[1])} {month} {year}" if len(rest) == 2 else f"{about}{month} {year}"


def _plain(text: str) -> str:
    return text.rstrip("".join(MARKS))


def _first(plain: str) -> date:
    year, month, day, *_ = [*map(int, plain.replace("X", "0").split("-")), 1, 1]
    return date(year, month, day)


def _last(plain: str) -> date:
    _first(plain)  # 000X ends in a year of the calendar but does not begin in one
    year, *rest = map(int, plain.replace("X", "9").split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) == 2 else monthrange(year, month)[1])


def _day(moment: struct_time) -> date:
    """The day, or the nearest one that the calendar has: a margin may reach over its ends."""
    if not date.min.year <= moment.tm_year <= date.max.year:
        return date.min if moment.tm_year < date.min.year else date.max
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
