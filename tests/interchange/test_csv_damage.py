"""A damaged export: refused whole, with the address of everything that is wrong."""

from collections.abc import Mapping

import pytest
from hypothesis import settings

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.log import Log
from quiz_app.interchange.csv_columns import COLUMNS
from quiz_app.interchange.csv_log import read_log, write_log
from tests.builders import LEARNER, event, response, review
from tests.interchange.exported import FILES, altered

law = settings(deadline=None, max_examples=60)


def problems_of(files: Mapping[str, bytes]) -> list[Problem]:
    """What reading these files says is wrong."""
    with pytest.raises(ProblemsFound) as refused:
        read_log(files, LEARNER)
    return list(refused.value.problems)


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


def test_a_form_that_asks_what_is_not_in_the_export_is_refused():
    lines = FILES["revisions.csv"].splitlines(keepends=True)
    files = FILES | {"revisions.csv": b"".join(lines[:-1])}

    problem = problems_of(files)[0]

    assert (problem.file, problem.line, problem.field) == ("attempts.csv", 2, "form")
    assert "is not in revisions.csv" in problem.message


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
