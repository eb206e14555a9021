"""Reviews stripped to what is counted of them, in columns: a million take megabytes and not a gigabyte."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field


def _bytes() -> "array[int]":
    return array("b")


def _longs() -> "array[int]":
    return array("l")


def _doubles() -> "array[float]":
    return array("d")


@dataclass(slots=True)
class Bare:
    """Reviews that were not undone, each face's in the order they were given.

    `face` counts into `faces`, which are (reading, face key) as logged; `day` is days since 1970.
    """

    faces: list[tuple[str, str]] = field(default_factory=list)
    face: "array[int]" = field(default_factory=_longs)
    day: "array[int]" = field(default_factory=_longs)
    rating: "array[int]" = field(default_factory=_bytes)
    retention: "array[float]" = field(default_factory=_doubles)
    seconds: "array[float]" = field(default_factory=_doubles)


def bare(rows: Iterable[tuple[str, str, int, int, float, float]]) -> Bare:
    """The columns of rows of (reading, card, day, rating, retention, seconds)."""
    found, places = Bare(), dict[tuple[str, str], int]()
    for reading, card, day, rating, retention, seconds in rows:
        place = places.setdefault((reading, card), len(places))
        found.face.append(place)
        found.day.append(day)
        found.rating.append(rating)
        found.retention.append(retention)
        found.seconds.append(seconds)
    found.faces = list(places)
    return found
