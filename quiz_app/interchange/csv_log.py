"""A learner's log as CSV files, and back."""

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from io import SEEK_END, BytesIO, TextIOWrapper
from typing import Any

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.log import Attempt, Log
from quiz_app.domain.rows import ATTEMPTS, EVENTS, RESPONSES, REVIEWS, Shape
from quiz_app.interchange.csv_columns import COLUMNS, Column
from quiz_app.interchange.csv_reading import BOM, FORMULA, Reader
from quiz_app.interchange.zipped import pack, unpack

SHAPES: dict[str, Shape[Any]] = {
    "responses.csv": RESPONSES,
    "reviews.csv": REVIEWS,
    "attempts.csv": ATTEMPTS,
    "events.csv": EVENTS,
}
REVISIONS = "revisions.csv"
JSON = "all.json"  # beside the files in a download


def write_log(log: Log, *, spreadsheet: bool = False) -> dict[str, bytes]:
    """The log's files by name: exact, or with the cells that a spreadsheet would take for formulas made harmless."""
    every = {
        "responses.csv": log.responses,
        "reviews.csv": log.reviews,
        "attempts.csv": log.attempts,
        "events.csv": log.events,
    }
    rows: dict[str, Iterable[Mapping[str, Any]]] = {name: map(SHAPES[name].named, ones) for name, ones in every.items()}
    rows[REVISIONS] = ({"revision": one, "content": content} for one, content in sorted(log.revisions.items()))
    return {name: _write(columns, rows[name], spreadsheet) for name, columns in COLUMNS.items()}


def read_log(files: Mapping[str, bytes], learner: str) -> Log:
    """The log that the exact files hold, as this learner's; ProblemsFound, and nothing read, where any is damaged."""
    problems: list[Problem] = []
    readers = {name: Reader(name, files.get(name), problems) for name in COLUMNS}
    revisions = readers[REVISIONS].revisions()
    attempts = readers["attempts.csv"].ones(ATTEMPTS, learner)
    if not problems:
        _check_forms(readers["attempts.csv"], attempts, revisions)
        readers["responses.csv"].among("attempt", {attempt.id for attempt in attempts}, "attempts.csv")
        readers["responses.csv"].among("revision", revisions, REVISIONS)
    log = Log(
        attempts=attempts,
        responses=readers["responses.csv"].ones(RESPONSES, learner),
        reviews=readers["reviews.csv"].ones(REVIEWS, learner),
        events=readers["events.csv"].ones(EVENTS, learner),
        revisions=revisions,
    )
    if problems:
        raise ProblemsFound(problems)
    return log


def _check_forms(reader: Reader, attempts: Iterable[Attempt], revisions: Collection[str]) -> None:
    """Refuse a form that asks what the export does not hold: its results could not be read."""
    for attempt in attempts:
        missing = [slot.item for slot in attempt.form.items if slot.revision not in revisions]
        if missing:
            reader.refuse(attempt.id, f"what '{missing[0][:40]}' asked is not in {REVISIONS}", "form")


def to_zip(files: Mapping[str, bytes]) -> bytes:
    """The files in one archive."""
    return pack(files)


def from_zip(content: bytes) -> dict[str, bytes]:
    """The files of an archive; ProblemsFound where it is none, or holds anything but an export of a sensible size.

    A download of all of one's own has the same rows once more as JSON, which are left out.
    """
    return {name: read for name, read in unpack(content, (*COLUMNS, JSON)).items() if name != JSON}


def _write(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], spreadsheet: bool) -> bytes:
    written = BytesIO(BOM if spreadsheet else b"")
    written.seek(0, SEEK_END)
    text = TextIOWrapper(written, "utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    cell = _harmless if spreadsheet else Column.write
    writer.writerows([cell(column, row[column.name]) for column in columns] for row in rows)
    text.flush()
    return written.getvalue()


def _harmless(column: Column, value: Any) -> str:
    cell = column.write(value)
    return f"'{cell}" if column.kind.text and cell.startswith(FORMULA) else cell
