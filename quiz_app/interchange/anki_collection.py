"""An Anki database, read as a stranger's: its tables and nothing that would run, of schema 11 and of schema 18."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quiz_app.interchange import anki_wire

NEEDED = ("col", "notes", "cards", "revlog")
OF_18 = ("notetypes", "fields", "templates", "decks", "config")
LONGEST_FIELDS = 200_000  # characters of a note
LARGEST_VALUE = 5_000_000  # bytes of one value: the note types of schema 11 are one
MOST = {"notes": 300_000, "cards": 600_000, "revlog": 2_000_000}
MOST_STEPS, A_STEP = 1_000, 1_000_000  # of SQLite's machine: ten million reviews need half of them
A_PART = 500  # rows: as many more cost the collector of garbage twice the time
LONGEST_TIME = 3_600_000  # milliseconds
OCCLUSION = 6  # Anki's number for its own note type of covered pictures
LEARNING = (0, 2)  # kinds of a review in which the first scheduler had three buttons
ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_PRAGMA}
UNREADABLE = (sqlite3.Error, ValueError, KeyError, TypeError, RecursionError, AttributeError)


@dataclass(frozen=True, slots=True)
class Kind:
    """A note type: its fields, and of each card its template's two sides."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    occlusion: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A card that Anki made of a note: its place among the note's, its deck, and whether it was put aside."""

    id: int
    note: int
    deck: int
    place: int
    aside: bool


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, for reading only; UNREADABLE where it cannot be, then or later."""
    address = f"{path.as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as there:
        steps = iter(range(MOST_STEPS))
        there.set_progress_handler(lambda: next(steps, None) is None, A_STEP)
        there.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
            there.execute(f"PRAGMA {pragma}")
        there.text_factory = lambda content: content.decode("utf-8", "replace")
        there.create_collation("unicase", _unicase)
        there.set_authorizer(lambda act, *_: sqlite3.SQLITE_OK if act in ALLOWED else sqlite3.SQLITE_DENY)
        yield there


def is_18(there: sqlite3.Connection) -> bool:
    """Whether the database has tables for its note types; ValueError where it has not what Anki's has."""
    made = "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view')"
    plain = {name for name, kind, sql in there.execute(made) if kind == "table" and not _is_virtual(sql)}
    if missing := set(NEEDED) - plain:
        raise ValueError(f"it has no table '{min(missing)}'")
    for table, most in MOST.items():
        if there.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > most:
            raise ValueError(f"'{table}' has more than {most:,} rows: export fewer decks at once")
    later = set(OF_18) <= plain
    for table in (*NEEDED, *(OF_18 if later else ())):
        if any(column[6] for column in there.execute(f"PRAGMA table_xinfo({table})")):
            raise ValueError(f"'{table}' is not a plain table")
    return later


def kinds(there: sqlite3.Connection, later: bool) -> dict[int, Kind]:
    """The note types by their ids."""
    if not later:
        return {int(key): _kind(value) for key, value in _column(there, "models").items()}
    fields, templates = _by_kind(there, "fields"), _by_kind(there, "templates")
    found = {}
    for key, name, config in there.execute("SELECT id, name, config FROM notetypes"):
        sides = tuple((anki_wire.text(one, 1), anki_wire.text(one, 2)) for _, one in templates.get(key, []))
        found[key] = Kind(
            name,
            anki_wire.whole_number(config, 1) == 1,
            tuple(name for name, _ in fields.get(key, [])),
            sides,
            anki_wire.whole_number(config, 9) == OCCLUSION,
        )
    return found


def decks(there: sqlite3.Connection, later: bool) -> dict[int, tuple[str, ...]]:
    """The decks by their ids, each with the names of those that it is in before its own."""
    if later:
        return {key: tuple(name.split("\x1f")) for key, name in there.execute("SELECT id, name FROM decks")}
    return {int(key): tuple(str(value["name"]).split("::")) for key, value in _column(there, "decks").items()}


def notes(there: sqlite3.Connection) -> Iterator[tuple[int, str, int, str, str | None]]:
    """(id, guid, note type, tags, fields) of every note; no fields where they are endless."""
    cut = f"CASE WHEN length(flds) <= {LONGEST_FIELDS} THEN CAST(flds AS TEXT) END"
    yield from there.execute(
        "SELECT id, substr(CAST(guid AS TEXT), 1, 200), CAST(mid AS INTEGER), substr(CAST(tags AS TEXT), 1, 10000),"
        f" {cut} FROM notes ORDER BY id"
    )


def made(there: sqlite3.Connection) -> Iterator[Made]:
    """Every card, those of a note together and in their order; of one in a filtered deck, its home counts."""
    home = "CASE WHEN odid THEN odid ELSE did END"
    for row in there.execute(f"SELECT id, nid, {home}, ord, queue FROM cards ORDER BY nid, ord"):
        if all(type(value) is int for value in row):
            yield Made(row[0], row[1], row[2], row[3], row[4] < 0)


def reviews(there: sqlite3.Connection, later: bool) -> Iterator[list[tuple[int, int, int, int]]]:
    """(card, milliseconds since 1970, rating, milliseconds taken) of every answer that counts for the memory, in parts.

    Not of what was set by hand, crammed, or before the card was reset.
    """
    reset = "SELECT cid, max(id) FROM revlog WHERE type = 4 AND ease = 0 AND factor = 0 GROUP BY cid"
    since = dict(there.execute(reset).fetchall())
    three = _scheduler(there, later) < 2
    ease = f"CASE WHEN type IN {LEARNING} AND ease IN (2, 3) THEN ease + 1 ELSE ease END" if three else "ease"
    answers = (
        f"SELECT cid, id, {ease}, CASE WHEN time BETWEEN 0 AND {LONGEST_TIME} THEN time ELSE 0 END FROM revlog"
        " WHERE ease BETWEEN 1 AND 4 AND type BETWEEN 0 AND 3 AND NOT (type = 3 AND factor = 0)"
        " AND id BETWEEN 0 AND 4102444800000"
    )
    rows = there.execute(answers)
    while part := rows.fetchmany(A_PART):
        yield [row for row in part if row[1] > since.get(row[0], 0)] if since else part


def _scheduler(there: sqlite3.Connection, later: bool) -> int:
    """The number of the scheduler that the reviews were given to."""
    if later:
        row = there.execute("SELECT val FROM config WHERE \"KEY\" = 'schedVer'").fetchone()
        found = json.loads(row[0]) if row else 2
    else:
        found = _column(there, "conf").get("schedVer", 1)
    return found if isinstance(found, int) else 1


def _column(there: sqlite3.Connection, name: str) -> Mapping[str, Any]:
    """An object that schema 11 keeps as JSON."""
    row = there.execute(f"SELECT {name} FROM col").fetchone()
    found = json.loads(row[0]) if row and row[0] else {}
    if not isinstance(found, dict):
        raise ValueError(f"'{name}' is not what Anki keeps there")
    return found


def _kind(value: Mapping[str, Any]) -> Kind:
    """A note type as schema 11 keeps it."""
    templates = sorted(value["tmpls"], key=lambda one: one["ord"])
    return Kind(
        str(value["name"]),
        value.get("type") == 1,
        tuple(str(one["name"]) for one in sorted(value["flds"], key=lambda one: one["ord"])),
        tuple((str(one["qfmt"]), str(one["afmt"])) for one in templates),
        value.get("originalStockKind") == OCCLUSION,
    )


def _by_kind(there: sqlite3.Connection, table: str) -> dict[int, list[tuple[str, bytes]]]:
    """(name, content) of the fields or templates of each note type, in their order."""
    found: dict[int, list[tuple[str, bytes]]] = {}
    for key, name, config in there.execute(f"SELECT ntid, name, config FROM {table} ORDER BY ntid, ord"):
        found.setdefault(key, []).append((name, config))
    return found


def _is_virtual(sql: object) -> bool:
    return str(sql).lstrip()[:40].casefold().startswith("create virtual")


def _unicase(one: str, other: str) -> int:
    """Anki's own order of names, near enough: nothing here depends on it but that there is one."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)
