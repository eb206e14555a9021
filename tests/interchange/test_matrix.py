"""A teacher's table of students by items: what is read, and how what cannot be is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.errors import ProblemsFound
from quiz_app.interchange.matrix import Matrix, read_matrix


def read(*lines: str) -> Matrix:
    return read_matrix("\n".join(lines).encode(), "m.csv")


def refusals(*lines: str) -> list[str]:
    with pytest.raises(ProblemsFound) as refused:
        read(*lines)
    return [str(one) for one in refused.value.problems]


def test_a_header_and_a_row_a_student():
    found = read("student,q1,q2", "Ada,1,0", "Bilal,0.5,1")

    assert found == Matrix(("q1", "q2"), (1.0, 1.0), ("Ada", "Bilal"), ((1.0, 0.0), (0.5, 1.0)))


def test_a_second_row_says_what_each_item_can_earn():
    found = read("student,q1,q2", "max,2,10", "Ada,1,7", "Bilal,2,0")

    assert found.most == (2.0, 10.0)
    assert found.students == ("Ada", "Bilal")


def test_students_need_no_names():
    found = read("q1,q2", "1,0", "0,1")

    assert (found.items, found.students) == (("q1", "q2"), ("1", "2"))


def test_a_first_column_of_texts_is_the_students_whatever_it_is_called():
    assert read("Matrikel,q1", "a7,1", "b8,0").items == ("q1",)


@pytest.mark.parametrize("cell", ["", "-", "EX", " n/a "])
def test_a_student_may_not_have_been_asked_an_item(cell: str):
    assert read("student,q1", "Ada,1", f"Bilal,{cell}").points == ((1.0,), (None,))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_spreadsheets_of_other_countries_are_read(separator: str):
    lines = ["student,q1,q2".replace(",", separator), f"Ada{separator}0,5{separator}1", f"B{separator}1{separator}0"]

    assert read(*lines).points == ((0.5, 1.0), (1.0, 0.0))


def test_a_byte_order_mark_and_empty_lines_do_not_matter():
    assert read_matrix("\ufeffstudent,q1\r\n\r\nAda,1\r\nB,0\r\n,\r\n".encode(), "m.csv").students == ("Ada", "B")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([""], "m.csv: is empty (a header of item ids, then a row a student)"),
        (["student,q1", "Ada,x", "B,1"], "m.csv:2: item 'q1': 'x' is not a number (leave a cell empty"),
        (["student,q1", "Ada,2", "B,1"], "m.csv:2: item 'q1': 2 is more than 1 (say what each item can earn"),
        (["student,q1", "max,2", "Ada,3", "B,1"], "m.csv:3: item 'q1': 3 is more than 2"),
        (["student,q1", "max,0", "Ada,0", "B,0"], "m.csv:2: item 'q1': '0' is no maximum (a number above 0)"),
        (["student,q1", "Ada,-1", "B,1"], "m.csv:2: item 'q1': -1 is below 0"),
        (["student,q1,q1", "Ada,1,1", "B,1,0"], "m.csv:1: item 'q1': stands twice in the header"),
        (["student,q1,", "Ada,1,1", "B,1,0"], "m.csv:1: item 2 has no id"),
        (["student,q1,q2", "Ada,1", "B,1,0"], "m.csv:2: 2 cells, where the header has 3"),
        (["student,q1", "Ada,1"], "m.csv: fewer than two students"),
        (["student", "Ada", "B"], "m.csv:1: no items"),
    ],
)
def test_what_is_no_matrix_is_refused_with_its_line(lines: list[str], says: str):
    assert refusals(*lines)[0].startswith(says)


def test_all_problems_are_told_in_the_order_of_the_lines():
    said = refusals("student,q1,q2", "Ada,x,y", "B,1", "C,7,1")

    assert [one.split(":")[1] for one in said] == ["2", "2", "3", "4"]


def test_text_in_another_encoding_is_refused_with_its_line():
    with pytest.raises(ProblemsFound, match=r"m\.csv:2: not UTF-8 text"):
        read_matrix("student,q1\nZoë,1\nB,0".encode("latin-1"), "m.csv")


@given(content=st.binary(max_size=300))
def test_no_file_is_met_with_anything_but_a_matrix_or_a_refusal(content: bytes):
    with suppress(ProblemsFound):
        found = read_matrix(content, "m.csv")
        assert len(found.points) == len(found.students) >= 2


@given(text=st.text("0123456789.,;-\"'\n\rmaxq é", max_size=200))
def test_no_text_is_met_with_anything_but_a_matrix_or_a_refusal(text: str):
    test_no_file_is_met_with_anything_but_a_matrix_or_a_refusal.hypothesis.inner_test(text.encode())
