"""Gradebooks: the very headers that Canvas and Moodle import, and scores that they take."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from quiz_app.interchange.gradebook import Gradebook, Graded, canvas_csv, canvas_title, moodle_csv, parted
from tests.builders import NOW

AMINA = Graded("Amina Khan", "s-17", "amina@example.org", 7.125)
BOOK = Gradebook("IR 201", "Week 3", 10, (AMINA, Graded("Bilal", "", "", None), Graded("Cem", "", "", 4, excused=True)))


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode(), newline="")))


def test_canvas_finds_its_own_header_and_the_points_possible():
    header, possible, *_ = rows(canvas_csv(BOOK))

    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 3"]
    assert possible == ["    Points Possible", "", "", "", "", "10.00"]


def test_canvas_gets_two_decimals_nothing_or_ex():
    assert [row[5] for row in rows(canvas_csv(BOOK))[2:]] == ["7.13", "", "EX"]


def test_canvas_finds_students_by_their_ids():
    assert rows(canvas_csv(BOOK))[2] == ["Amina Khan", "", "s-17", "amina@example.org", "IR 201", "7.13"]


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Final exam", "Final exam"),
        ("Final Score", "Final score"),
        ("Quiz (2)", "Quiz [2]"),
        ("Quiz (b)", "Quiz (b)"),
        ("Two\nlines", "Two lines"),
    ],
)
def test_no_title_is_a_total_or_a_number_to_canvas(title: str, column: str):
    assert canvas_title(title) == column


def test_moodle_finds_the_columns_of_its_own_export():
    header, amina, bilal, cem = rows(moodle_csv(BOOK, NOW))

    assert header == [
        "First name", "Last name", "ID number", "Institution", "Department", "Email address", "Quiz: Week 3 (Real)",
        "Last downloaded from this course",
    ]  # fmt: skip
    assert amina == ["Amina", "Khan", "s-17", "", "", "amina@example.org", "7.13", str(int(NOW.timestamp()))]
    assert (bilal[6], cem[6]) == ("", "")


def test_moodle_gets_no_score_above_the_points_possible():
    book = replace(BOOK, rows=[replace(AMINA, points=10.5)])

    assert rows(moodle_csv(book, NOW))[1][6] == "10.00"


def test_moodle_gets_feedback_where_there_is_some():
    book = replace(BOOK, rows=[replace(AMINA, feedback="Good")])

    header, amina = rows(moodle_csv(book, NOW))

    assert header[7] == "Quiz: Week 3 (Feedback)"
    assert amina[7] == "Good"


@pytest.mark.parametrize("start", "=+-@")
def test_a_name_that_begins_like_a_formula_is_neutralised_in_both(start: str):
    book = replace(BOOK, rows=[replace(AMINA, name=f"{start}cmd|' /C calc'!A0", points=-2)])

    canvas, moodle = rows(canvas_csv(book))[2], rows(moodle_csv(book, NOW))[1]

    assert canvas[0].startswith("'") and moodle[0].startswith("'")
    assert (canvas[5], moodle[6]) == ("-2.00", "-2.00")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Amina Khan", "Amina", "Khan"),
        ("Khan, Amina", "Amina", "Khan"),
        ("Ana de la Cruz", "Ana de la", "Cruz"),
        ("Suharto", "Suharto", ""),
        ("Khan,", "Khan,", ""),
    ],
)
def test_a_name_is_parted_in_first_and_last(name: str, first: str, last: str):
    assert parted(name) == (first, last)
