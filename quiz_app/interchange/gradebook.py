"""Scores for the gradebooks of Moodle and Canvas, as their own imports take them.

Canvas: `Student,ID,SIS User ID,SIS Login ID,Section,<title>`, then a row of points possible; students are found by
SIS User ID, SIS Login ID or name, the assignment by its title. Moodle: the columns of its own export; the teacher maps
`ID number` or `Email address` to the student and the score to the activity.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from quiz_app.interchange.sheets import Sheet, to_csv

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"
TOTALS = re.compile("(Current|Final|Override) (Score|Points|Grade|Status)")  # columns that Canvas leaves out
NUMBERED = re.compile(r"\((\d+)\)\s*$")  # what Canvas takes for the number of an assignment
MOODLE = ("First name", "Last name", "ID number", "Institution", "Department", "Email address")
DOWNLOADED = "Last downloaded from this course"
EXCUSED, NONE = "EX", ""
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Graded:
    """A student with what counts for her; `points` None where there is nothing. `entry` is her id in the school."""

    name: str
    entry: str
    email: str
    points: float | None
    excused: bool = False
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Gradebook:
    """The scores of one assignment."""

    cohort: str
    title: str
    possible: float
    rows: Sequence[Graded]


def canvas_csv(book: Gradebook) -> bytes:
    """The scores as Canvas imports them; who is excused has EX, who has no score an empty cell."""
    points = (POINTS_POSSIBLE, "", "", "", "", _points(book.possible))
    rows = [(one.name, "", one.entry, one.email, book.cohort, _canvas(one)) for one in book.rows]
    return to_csv(Sheet((*CANVAS, canvas_title(book.title)), (points, *rows)))


def moodle_csv(book: Gradebook, made_at: datetime) -> bytes:
    """The scores in the columns of Moodle's own export; who has none has an empty cell, which Moodle leaves alone.

    No score is above the points possible, which Moodle refuses. Feedback has a column where anybody has some.
    """
    feedback = any(one.feedback for one in book.rows)
    scores = (f"Quiz: {book.title} (Real)", *([f"Quiz: {book.title} (Feedback)"] if feedback else []))
    stamp = str(int(made_at.timestamp()))
    rows = tuple(_moodle(one, book.possible, stamp, feedback) for one in book.rows)
    return to_csv(Sheet((*MOODLE, *scores, DOWNLOADED), rows))


def canvas_title(title: str) -> str:
    """The title as a column of Canvas: never one that it takes for a total, or for the number of an assignment."""
    plain = TOTALS.sub(lambda found: found[0].capitalize(), " ".join(title.split()))
    return NUMBERED.sub(r"[\1]", plain)


def parted(name: str) -> tuple[str, str]:
    """First and last name: what is behind the last space, or before a comma, is the last."""
    last, comma, first = name.partition(",")
    if comma and first.strip():
        return first.strip(), last.strip()
    first, _, last = name.strip().rpartition(" ")
    return (first, last) if first else (last, "")


def _canvas(one: Graded) -> Any:
    return EXCUSED if one.excused else NONE if one.points is None else _points(one.points)


def _moodle(one: Graded, possible: float, stamp: str, feedback: bool) -> tuple[Any, ...]:
    first, last = parted(one.name)
    points = NONE if one.points is None or one.excused else _points(min(one.points, possible))
    return (first, last, one.entry, "", "", one.email, points, *([one.feedback] if feedback else []), stamp)


def _points(points: float) -> Decimal:
    """Two decimals, as both programs write them; a number, so that a score below 0 is not taken for a formula."""
    return Decimal(points).quantize(HUNDREDTH, ROUND_HALF_UP)
