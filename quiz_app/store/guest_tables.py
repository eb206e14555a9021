"""A guest's rows as plain rows in tables that are dictionaries: adding, finding, and merging them."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from quiz_app.domain.bare import COUNTED, Bare, bare
from quiz_app.domain.errors import Conflict, NotFound
from quiz_app.domain.log import REVIEW_UNDONE, Log, Response
from quiz_app.domain.memory import Schedule
from quiz_app.domain.replay import Studied
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, SCHEDULES, Row, Shape
from quiz_app.store.protocol import DIFFERS, TAKEN, Compared, Replay

T = TypeVar("T")
Tables = dict[str, dict[Any, Any]]
CHANGED = "changed"
ORDER = ("at", "device", "ordinal", "id")


def append(tables: Tables, shape: Shape[T], one: T) -> tuple[T, bool]:
    """The row that is kept and whether it is new; Conflict where its id holds something else."""
    row, table = shape.row(one), tables[shape.name]
    there = table.setdefault(row[shape.names.index("id")], row)
    if there is row:
        return one, True
    kept = shape.one(there)
    if not shape.repeats(one, kept):
        raise Conflict(TAKEN)
    return kept, False


def merge_rows(tables: Tables, log: Log) -> tuple[int, int]:
    """(new, known) rows of a log added to these tables."""
    check_revisions(tables, log.revisions, DIFFERS)
    tables["revisions"].update(log.revisions)
    attempts = _append_all(tables, ATTEMPTS, log.attempts)
    check_attempts(tables, log.responses)
    counts = [
        attempts,
        _append_all(tables, RESPONSES, log.responses),
        _append_all(tables, REVIEWS, log.reviews),
        _append_all(tables, EVENTS, log.events),
    ]
    return sum(new for new, _ in counts), sum(known for _, known in counts)


def _append_all(tables: Tables, shape: Shape[T], every: Sequence[T]) -> tuple[int, int]:
    table, before = tables[shape.name], len(tables[shape.name])
    place = shape.names.index("id")
    for one in every:
        row = shape.row(one)
        if table.setdefault(row[place], row) != row:
            raise Conflict(DIFFERS)
    new = len(table) - before
    return new, len(every) - new


def compared(tables: Tables, learner: str, replay: Replay) -> Compared:
    """What `replay` makes of the learner's rows in these tables, and the cached schedules."""
    folded = scheduled(learner, replay(_studied(tables, learner)))
    cached = {key[1:]: row for key, row in tables[SCHEDULES.name].items() if key[0] == learner}
    return {key[1:]: row for key, row in folded.items()}, cached


def put_replayed(tables: Tables, learner: str, replay: Replay) -> None:
    """Make the cached schedules what `replay` makes of the learner's rows in these tables."""
    others = {key: row for key, row in tables[SCHEDULES.name].items() if key[0] != learner}
    folded = scheduled(learner, replay(_studied(tables, learner)))
    tables[SCHEDULES.name] = others
    put_schedules(tables, folded)


def _studied(tables: Tables, learner: str) -> Studied:
    given = {"learner": learner}
    rows = rows_of(tables, REVIEWS, given, by=("reading", "card", *ORDER))
    return Studied(ones(tables, EVENTS, given), rows)


def put_schedules(tables: Tables, rows: Mapping[tuple[str, str, str], Row]) -> None:
    """Write these schedules over the cached ones, and count that they changed."""
    tables[SCHEDULES.name].update(rows)
    if rows:
        tables["installation"][CHANGED] = tables["installation"].get(CHANGED, 0) + 1


def scheduled(learner: str, schedules: Iterable[Schedule | Row]) -> dict[tuple[str, str, str], Row]:
    """The schedules as plain rows by their key."""
    rows = (SCHEDULES.row(one) if isinstance(one, Schedule) else one for one in schedules)
    return {(learner, row[0], row[1]): row for row in rows}


def check_revisions(tables: Tables, revisions: Mapping[str, str], message: str) -> None:
    """Raise Conflict where a revision is kept with another content."""
    kept = tables["revisions"]
    if any(kept.get(revision, content) != content for revision, content in revisions.items()):
        raise Conflict(message)


def check_attempts(tables: Tables, responses: Iterable[Response]) -> None:
    """Raise NotFound where a response belongs to no attempt that is kept."""
    if any(response.attempt not in tables[ATTEMPTS.name] for response in responses):
        raise NotFound("A response belongs to an attempt that is not kept here.")


def ones(tables: Tables, shape: Shape[T], given: Mapping[str, Any]) -> list[T]:
    """The domain rows that have these values, in order."""
    return [shape.one(row) for row in rows_of(tables, shape, given)]


def rows_of(tables: Tables, shape: Shape[T], given: Mapping[str, Any], by: Sequence[str] = ORDER) -> list[Row]:
    """The rows that have these values, ordered by these columns; a name in the plural takes several values."""
    rows = list(tables[shape.name].values())
    for name, value in given.items():
        if value is None:
            continue
        place = shape.names.index(name if name in shape.names else name.removesuffix("s"))
        wanted = {value} if name in shape.names else set(value)
        rows = [row for row in rows if row[place] in wanted]
    places = [shape.names.index(name) for name in by]
    return sorted(rows, key=lambda row: [row[place] for place in places])


def undone_ids(tables: Tables, learner: str) -> set[str]:
    """The ids of the reviews that a learner took back."""
    undoing = rows_of(tables, EVENTS, {"learner": learner, "kind": REVIEW_UNDONE})
    return {row[EVENTS.names.index("subject")] for row in undoing}


def bare_of(tables: Tables, given: Mapping[str, Any]) -> Bare:
    """The reviews that have these values and were not undone, stripped to what is counted."""
    gone, which = undone_ids(tables, given["learner"]), REVIEWS.names.index("id")
    counted = itemgetter(*(REVIEWS.names.index(name) for name in COUNTED))
    return bare(counted(row) for row in rows_of(tables, REVIEWS, given, by=()) if row[which] not in gone)
