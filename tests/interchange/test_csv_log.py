"""The CSV export: exact, safe in a spreadsheet, and refused whole where it is damaged."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.items.revision import content_of
from quiz_app.domain.log import REVIEW_UNDONE, Log
from quiz_app.domain.replay import schedules_of
from quiz_app.interchange.csv_columns import COLUMNS, documentation
from quiz_app.interchange.csv_log import read_log, write_log
from quiz_app.store.guest import GuestStore
from tests.builders import DEVICE, LEARNER, attempt, event, response, review, single_choice
from tests.store.strategies import logs

law = settings(deadline=None, max_examples=60)
LOG = Log(
    attempts=(attempt(),),
    responses=(response(), response(ordinal=1, answer=None, points=0.0, certainty=3)),
    reviews=(review(), review(ordinal=1)),
    events=(event(), event(kind=REVIEW_UNDONE, subject=review().id)),
    revisions={response().revision: content_of(single_choice())},
)
FILES = write_log(LOG)


def cells(content: bytes) -> list[dict[str, str]]:
    """The rows of a file as any CSV reader gives them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def altered(name: str, old: str, new: str) -> dict[str, bytes]:
    """The files with the first occurrence of a text in one of them replaced."""
    assert old.encode() in FILES[name]
    return FILES | {name: FILES[name].replace(old.encode(), new.encode(), 1)}


def problems_of(files: Mapping[str, bytes]) -> list[Problem]:
    """What reading these files says is wrong."""
    with pytest.raises(ProblemsFound) as refused:
        read_log(files, LEARNER)
    return list(refused.value.problems)


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

    assert page.read_text(encoding="utf-8") == documentation(), (
        "write documentation() of csv_columns.py into docs/csv.md"
    )


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


def test_the_spreadsheet_edition_of_a_formula_is_not_imported():
    files = write_log(Log(events=(event(subject="=1+1"),)), spreadsheet=True)

    assert [str(problem) for problem in problems_of(files)] == [
        "events.csv:2: this is the spreadsheet edition (import the exact one)"
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "column", "message"),
    [
        ("responses.csv", "1.0", "one", 2, "points", "'one' is not a number such as 12.5"),
        ("responses.csv", "1.0", "1.5", 2, "points", "'1.5' is not from 0 to 1"),
        ("responses.csv", "1.0", "nan", 2, "points", "'nan' is not a number such as 12.5"),
        ("responses.csv", "7.5", "1e999", 2, "seconds", "'1e999' is not from 0 to 1e+12"),
        ("responses.csv", "7.5", "-7.5", 2, "seconds", "'-7.5' is not from 0 to 1e+12"),
        ("responses.csv", ",attempt-1,", ",attempt-2,", 2, "attempt", "'attempt-2' is not in attempts.csv"),
        ("responses.csv", '"""b"""', "b", 2, "answer", "'b' is not JSON"),
        ("responses.csv", '"""b"""', "NaN", 2, "answer", "'NaN' is not JSON"),
        ("responses.csv", '"""b"""', "[1]", 2, "answer", "is not an answer"),
        ("responses.csv", '"""b"""', '"""\\ud800"""', 2, "answer", "holds half of a character"),
        ("responses.csv", '"""b"""', "[" * 100_000, 2, "answer", "is not JSON"),
        ("responses.csv", ",0,", ",0.0,", 2, "ordinal", "'0.0' is not a whole number"),
        ("responses.csv", ",0,", ",٣,", 2, "ordinal", "is not a whole number"),
        ("responses.csv", ",0,", f",{10**20},", 2, "ordinal", "is not a whole number"),
        ("responses.csv", "laptop", "", 2, "device", "is empty"),
        ("responses.csv", "laptop", "lap\0top", 2, "device", "holds a NUL character"),
        ("responses.csv", response().id, response(ordinal=1).id, 3, "", "is in line 2 already"),
        ("responses.csv", ",0,", ",", 2, "", "there are 11 cells and not 12"),
        ("responses.csv", ",0,", ",0,0,", 2, "", "there are 13 cells and not 12"),
        ("responses.csv", "arms-ban", '"arms"-ban', 2, "", "this is not CSV: ',' expected"),
        ("reviews.csv", ",3,", ",5,", 2, "rating", "'5' is not from 1 to 4"),
        ("reviews.csv", "2026-11-02,", "2.11.2026,", 2, "study_day", "'2.11.2026' is not a day such as 2026-11-23"),
        ("reviews.csv", "2026-11-02,", "9999-12-31,", 2, "study_day", "is not a day"),
        ("reviews.csv", "09:00:00.000000Z", "09:00:00", 2, "at", "is not a time such as 2026-11-23T18:30:00.000000Z"),
        ("reviews.csv", ",at,", ",when,", 1, "", "these are not the columns of reviews.csv"),
        ("reviews.csv", ",at,", ",at,at,", 1, "", "these are not the columns of reviews.csv"),
        ("attempts.csv", '""reading""', '""lecture""', 2, "form", "is not a form"),
        ("attempts.csv", '""title"":""', '""title"":1,""x"":""', 2, "form", "is not a form"),
        ("attempts.csv", '""minutes"":null', '""minutes"":""1""', 2, "form", "is not a form"),
        ("attempts.csv", '""bank"":""partnership""', '""bank"":7', 2, "form", "is not a form"),
        ("events.csv", '"{""value"":20}"', "20", 2, "data", "is not a JSON object"),
        ("revisions.csv", "2014", "2015", 2, "content", "is not what was exported: its hash is another"),
    ],
)
def test_a_damaged_cell_is_refused_with_its_address(
    name: str, old: str, new: str, line: int, column: str, message: str
):
    problem = problems_of(altered(name, old, new))[0]

    assert (problem.file, problem.line, problem.field) == (name, line, column)
    assert message in problem.message


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_file_is_refused_by_name(name: str):
    files = {other: content for other, content in FILES.items() if other != name}

    assert any(problem.file == name and problem.message == "the file is missing" for problem in problems_of(files))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "these are not the columns"),
        (b"id;device\r\n", "these are not the columns"),
        (FILES["reviews.csv"][:-2], "the last line was cut off"),
        (FILES["reviews.csv"][:-20], "there are"),
        (FILES["reviews.csv"].replace(b"laptop", b'"laptop', 1), "this is not CSV: unexpected end of data"),
        (FILES["reviews.csv"].decode().encode("utf-16"), "this is not UTF-8"),
        (FILES["reviews.csv"].replace(b"laptop", b"lapt\xf6p", 1), "this is not UTF-8"),
        (b"\x00" * 100, "these are not the columns"),
    ],
)
def test_a_damaged_file_is_refused(content: bytes, message: str):
    problem = problems_of(FILES | {"reviews.csv": content})[0]

    assert (problem.file, problem.message.startswith(message)) == ("reviews.csv", True)


def test_all_problems_of_all_files_are_told_at_once():
    files = altered("responses.csv", "1.0", "one") | {"reviews.csv": FILES["reviews.csv"].replace(b",3,", b",9,")}

    assert [(one.file, one.line) for one in problems_of(files)] == [
        ("responses.csv", 2),
        ("reviews.csv", 2),
        ("reviews.csv", 3),
    ]


def test_a_line_is_counted_as_an_editor_counts_it():
    log = Log(events=(event(subject="two\nlines"), event(ordinal=1)))
    files = write_log(log)

    damaged = files["events.csv"].replace(b"new_per_day", b"new\0per_day", 1)

    assert [one.line for one in problems_of(files | {"events.csv": damaged})] == [4]


def test_a_file_full_of_problems_is_not_read_to_its_end():
    many = write_log(Log(reviews=tuple(review(ordinal=number) for number in range(500))))

    found = problems_of(many | {"reviews.csv": many["reviews.csv"].replace(b",3,", b",9,")})

    assert len(found) < 100


def test_a_form_longer_than_usual_cells_is_read():
    slots = attempt().form.items * 300
    long = Log(attempts=(attempt(form=type(attempt().form)("r", attempt().form.plan, "s", "d", slots)),))

    assert read_log(write_log(long), LEARNER) == long
