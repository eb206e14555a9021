"""Reviews stripped to what is counted of them, in columns: a million take megabytes and not a gigabyte."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any


def _bytes() -> "array[int]":
    return array("b")


def _shorts() -> "array[int]":
    return array("i")


def _longs() -> "array[int]":
    return array("q")


def _doubles() -> "array[float]":
    return array("d")


@dataclass(slots=True)
class Bare:
    """Reviews that were not undone, in no order: `at` (microseconds) and `ordinal` say which came first.

    `face` counts into `faces`, which are (reading, face key) as logged; `day` is days since 1970.
    """

    faces: list[tuple[str, str]] = field(default_factory=list)
    face: "array[int]" = field(default_factory=_shorts)
    day: "array[int]" = field(default_factory=_shorts)
    at: "array[int]" = field(default_factory=_longs)
    ordinal: "array[int]" = field(default_factory=_longs)
    rating: "array[int]" = field(default_factory=_bytes)
    retention: "array[float]" = field(default_factory=_doubles)
    seconds: "array[float]" = field(default_factory=_doubles)


MANY = 10_000  # rows turned into columns at a time
COUNTED = ("reading", "card", "study_day", "at", "ordinal", "rating", "retention", "seconds")


def bare(rows: Iterable[Sequence[Any]]) -> Bare:
    """The columns of rows of what is COUNTED."""
    found, places, every = Bare(), dict[tuple[str, str], int](), iter(rows)
    while some := list(islice(every, MANY)):
        reading, card, *numbers = zip(*some, strict=True)
        found.face.extend([places.setdefault(face, len(places)) for face in zip(reading, card, strict=True)])
        columns: list[array[Any]] = [found.day, found.at, found.ordinal, found.rating, found.retention, found.seconds]
        for column, given in zip(columns, numbers, strict=True):
            column.extend(given)
    found.faces = list(places)
    return found
