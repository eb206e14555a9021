"""The CSV export: exact, safe in a spreadsheet, and refused whole where it is damaged."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from quiz_app.domain.log import Log
from quiz_app.domain.replay import schedules_of
from quiz_app.interchange.csv_columns import COLUMNS, documentation
from quiz_app.interchange.csv_log import read_log, write_log
from quiz_app.interchange.room_csv import COLUMNS as ROOM_COLUMNS
from quiz_app.store.guest import GuestStore
from tests.builders import DEVICE, LEARNER, attempt, event, response
from tests.interchange.exported import FILES, LOG, altered
from tests.store.strategies import logs

law = settings(deadline=None, max_examples=60)


def cells(content: bytes) -> list[dict[str, str]]:
    """The rows of a file as any CSV reader gives them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@law
@given(logs())
def test_an_export_read_back_is_the_log(log: Log):
    assert read_log(write_log(log), LEARNER) == log


@law
@given(logs())
def test_importing_an_export_elsewhere_gives_the_same_scores_and_schedules(log: Log):
    store = GuestStore({})

    store.merge("sana", read_log(write_log(log), "sana"), schedules_of)

    scores = {(one.id, one.points, one.certainty) for one in store.responses("sana")}
    assert scores == {(one.id, one.points, one.certainty) for one in log.responses}
    assert store.schedules("sana") == {(one.reading, one.card): one for one in schedules_of(log)}


@law
@given(logs())
def test_an_export_is_the_same_to_the_byte_after_an_import(log: Log):
    once = write_log(log)

    assert write_log(read_log(once, LEARNER)) == once


def test_the_imported_rows_are_those_of_whoever_imports_them():
    log = read_log(FILES, "sana")

    assert {one.learner for one in (*log.attempts, *log.responses, *log.reviews, *log.events)} == {"sana"}


def test_a_file_has_the_documented_columns_in_order():
    headers = {name: content.decode().splitlines()[0].split(",") for name, content in FILES.items()}

    assert headers == {name: [column.name for column in columns] for name, columns in COLUMNS.items()}


def test_the_documentation_is_current():
    page = Path(__file__).parents[2] / "docs" / "csv.md"

    written = page.read_text(encoding="utf-8")
    assert written.startswith(documentation()), (
        "write documentation() of csv_columns.py into docs/csv.md, before what reports there are"
    )
    report = written.removeprefix(documentation())
    first_cells = [row.split("|")[1] for row in report.splitlines() if row.startswith("| `")]
    assert tuple(re.findall(r"`(\w+)`", " ".join(first_cells))) == ROOM_COLUMNS
    assert re.findall(r"^## .*", report, re.MULTILINE) == ["## A room's answers: room.csv"]


@pytest.mark.parametrize("columns", COLUMNS.values(), ids=COLUMNS)
def test_every_column_says_what_it_holds_in_a_sentence(columns: Any):
    assert all(column.says.endswith(".") and column.says[0].isupper() for column in columns)


def test_a_row_is_written_as_documented():
    first = cells(FILES["responses.csv"])[0]

    assert first == {
        "id": response().id,
        "device": DEVICE,
        "attempt": "attempt-1",
        "reading": "russia-pakistan",
        "item": "arms-ban",
        "revision": response().revision,
        "ordinal": "0",
        "answer": '"b"',
        "points": "1.0",
        "certainty": "",
        "at": "2026-11-02T09:00:00.000000Z",
        "seconds": "7.5",
    }


def test_lines_end_as_rfc_4180_says():
    assert FILES["reviews.csv"].count(b"\r\n") == FILES["reviews.csv"].count(b"\n") == 3


def test_an_empty_log_is_written_and_read():
    assert read_log(write_log(Log()), LEARNER) == Log()


def test_columns_may_come_in_another_order():
    rows = cells(FILES["reviews.csv"])
    text = io.StringIO()
    writer = csv.DictWriter(text, list(reversed(rows[0])))
    writer.writeheader()
    writer.writerows(rows)

    assert read_log(FILES | {"reviews.csv": text.getvalue().encode()}, LEARNER) == LOG


@pytest.mark.parametrize("change", [lambda content: b"\xef\xbb\xbf" + content, lambda content: content + b"\r\n"])
def test_a_byte_order_mark_and_empty_lines_are_accepted(change: Any):
    files = {name: change(content) for name, content in FILES.items()}

    assert read_log(files, LEARNER) == LOG


def test_a_time_of_another_zone_is_the_same_time():
    files = altered("reviews.csv", "2026-11-02T09:00:00.000000Z", "2026-11-02T14:00:00+05:00")

    assert read_log(files, LEARNER) == LOG


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_the_spreadsheet_edition_makes_a_formula_a_text(start: str):
    log = Log(events=(event(subject=f"{start}1+1"),))

    written = cells(write_log(log, spreadsheet=True)["events.csv"])[0]["subject"]

    assert written == f"'{start}1+1"


def test_the_spreadsheet_edition_leaves_numbers_and_other_texts_alone():
    exact, safe = (cells(write_log(LOG, spreadsheet=edition)["responses.csv"]) for edition in (False, True))

    assert safe == exact


@law
@given(logs())
def test_no_text_of_the_spreadsheet_edition_begins_as_a_formula(log: Log):
    for name, content in write_log(log, spreadsheet=True).items():
        texts = {column.name for column in COLUMNS[name] if column.kind.text}
        for row in cells(content):
            assert not any(row[column].startswith(("=", "+", "-", "@", "\t", "\r")) for column in texts)


def test_the_exact_edition_leaves_a_formula_as_it_is():
    log = Log(events=(event(subject="=1+1"),))

    assert cells(write_log(log)["events.csv"])[0]["subject"] == "=1+1"


def test_a_form_longer_than_usual_cells_is_read():
    slots = attempt().form.items * 300
    long = Log(attempts=(attempt(form=replace(attempt().form, items=slots)),), revisions=LOG.revisions)

    assert read_log(write_log(long), LEARNER) == long


def test_an_export_of_before_there_were_assignments_is_read():
    lines = FILES["attempts.csv"].decode().splitlines()
    older = "".join(f"{line.rpartition(',')[0]}\r\n" for line in lines)

    assert read_log(FILES | {"attempts.csv": older.encode()}, LEARNER) == LOG
