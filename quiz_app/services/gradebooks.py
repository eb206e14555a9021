"""Results taken out: gradebooks for Moodle and Canvas, the matrix as CSV and XLSX, the item analysis as CSV.

Each is an event in the class's log, written before the file is handed out: who took what, and when.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quiz_app.domain.assignment import FIRST
from quiz_app.domain.errors import NotFound
from quiz_app.domain.log import EXPORTED
from quiz_app.domain.regrading import ItemScore
from quiz_app.interchange.gradebook import Gradebook, Graded, canvas_csv, moodle_csv
from quiz_app.interchange.sheets import Sheet, to_csv, to_xlsx
from quiz_app.services import cohorts
from quiz_app.services.grading import Results, StudentRow, results
from quiz_app.services.identity import Actor
from quiz_app.services.item_analysis import ATTEMPTS, Analysis, analysis
from quiz_app.services.world import World

if TYPE_CHECKING:
    from quiz_app.analysis.items import ItemStatistics

MOODLE, CANVAS, TABLE, BOOK, ITEMS = "moodle", "canvas", "csv", "xlsx", "items"
KINDS = (MOODLE, CANVAS, TABLE, BOOK, ITEMS)
STUDENT = ("student", "id", "email", "points", "of", "percent", "attempts", "late", "minutes")
FILE_NAME = re.compile(r"[^\w]+")


def export(actor: Actor, world: World, assignment_id: str, kind: str, attempts: str = FIRST) -> bytes:
    """The file of this kind, once it is in the log that the actor took it; the items by these `attempts`."""
    if kind not in KINDS or attempts not in ATTEMPTS:
        raise NotFound(f"There is no export '{kind}'.")
    found = results(actor, world, assignment_id)
    data = {"what": kind, "assignment": assignment_id, "students": len(found.rows)}
    if kind == ITEMS:
        data["attempts"] = attempts
    cohorts.record(actor, world, found.cohort.id, EXPORTED, assignment_id, data)
    return _file(actor, world, found, kind, attempts)


def file_name(title: str, kind: str, attempts: str = FIRST) -> str:
    """What the file is called: the assignment's title in letters that every system takes."""
    kind = f"{kind}-{attempts}" if kind == ITEMS and attempts != FIRST else kind
    plain = FILE_NAME.sub("-", title).strip("-").casefold() or "assignment"
    return f"{plain}-{kind}.xlsx" if kind == BOOK else f"{plain}-{kind}.csv" if kind != TABLE else f"{plain}.csv"


def _file(actor: Actor, world: World, found: Results, kind: str, attempts: str) -> bytes:
    if kind in (ITEMS, BOOK):
        sheet = _items(analysis(actor, world, found.assignment.id, attempts))
        if kind == ITEMS:
            return to_csv(sheet, marked=True)
        return to_xlsx({"Results": _matrix(found), "Items": sheet, "Changes": _changes(found)}, world.now())
    files: dict[str, Callable[[], bytes]] = {
        MOODLE: lambda: moodle_csv(_book(found), world.now()),
        CANVAS: lambda: canvas_csv(_book(found)),
        TABLE: lambda: to_csv(_matrix(found), marked=True),
    }
    return files[kind]()


def _book(found: Results) -> Gradebook:
    rows = [
        Graded(row.student.name, row.student.entry, row.student.email, found.total(row), feedback=_feedback(found, row))
        for row in found.rows
    ]
    return Gradebook(found.cohort.title, found.assignment.title, found.possible, rows)


def _feedback(found: Results, row: StudentRow) -> str:
    """The comments on what counts, one after the other."""
    return " ".join(
        found.regrades.comments[one.id, item.slot.item]
        for one in row.counting
        for item in one.score.items
        if (one.id, item.slot.item) in found.regrades.comments
    )


def _matrix(found: Results) -> Sheet:
    items = tuple(f"{item} (excused)" if item in found.regrades.excused else item for item in found.items)
    certain = ("certainty_points",) if found.certainty else ()
    return Sheet((*STUDENT, *certain, *items), tuple(_line(found, row) for row in found.rows))


def _line(found: Results, row: StudentRow) -> tuple[Any, ...]:
    total, student = found.total(row), row.student
    percent = None if row.counts is None else round(100 * row.counts.share, 2)
    late = any(one.sitting.late for one in row.counting) if row.counts else None
    minutes = None if row.seconds is None else round(row.seconds / 60, 2)
    figures = _rounded(total), _rounded(found.possible), percent, len(row.attempts), late, minutes
    certain = (_rounded(row.certain),) if found.certainty else ()
    each = (_rounded(row.points(item)) for item in found.items)
    return (student.name, student.entry, student.email, *figures, *certain, *each)


def _changes(found: Results) -> Sheet:
    """What was changed, with the reasons: a score that is another than the one judged is explained in the same file."""
    columns = ("student", "attempt", "item", "judged", "counts", "why", "reason", "comment")
    rows = [
        (row.student.name, one.id, *_changed(item))
        for row in found.rows
        for one in row.attempts
        for item in one.score.items
        if item.why or item.comment
    ]
    return Sheet(columns, tuple(rows))


def _changed(one: ItemScore) -> tuple[Any, ...]:
    judged, counts = _rounded(one.judged * one.worth), _rounded(one.points if one.counted else None)
    return one.slot.item, judged, counts, one.why, one.reason, one.comment


def _items(found: Analysis) -> Sheet:
    """The item analysis: a row an item and revision, and beside it how often each option was chosen.

    Which attempt of each student was looked at stands in every row.
    """
    from quiz_app.analysis.item_table import COLUMNS, table

    widest = max((len(one.choices) for one in found.items), default=0)
    options = tuple(
        f"option_{number}{part}" for number in range(1, widest + 1) for part in ("", "_chosen", "_upper", "_lower")
    )
    parts = [part for one in found.items for part in (one, *one.revisions)]
    told = table(found.items, found.names)
    rows = tuple((*line, found.attempts, *_choices(part, widest)) for line, part in zip(told, parts, strict=True))
    return Sheet((*COLUMNS, "attempts", *options), rows)


def _choices(one: "ItemStatistics", widest: int) -> list[Any]:
    cells: list[Any] = []
    for option in one.choices:
        cells += [f"{option.id} (key)" if option.key else option.id, option.number, option.upper, option.lower]
    return cells + [None] * (4 * widest - len(cells))


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
