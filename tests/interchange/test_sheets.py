"""Tables for spreadsheets: nothing in them runs, and numbers stay numbers."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from quiz_app.interchange.csv_reading import FORMULA
from quiz_app.interchange.sheets import Sheet, harmless, to_csv, to_xlsx
from tests.builders import NOW

DANGEROUS = ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\rx"]


def of(*cells: object) -> Sheet:
    return Sheet(tuple(f"c{number}" for number in range(len(cells))), (cells,))


def in_csv(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(StringIO(to_csv(sheet).decode(), newline="")))


def in_xlsx(sheet: Sheet, title: str = "Results") -> list[tuple]:
    book = load_workbook(BytesIO(to_xlsx({title: sheet}, NOW)))
    return [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_spreadsheet_would_run_is_behind_an_apostrophe(text: str):
    assert in_csv(of(text))[1] == [f"'{text}"]
    assert in_xlsx(of(text.strip() or text))[1][0].startswith("'") or not text.strip().startswith(FORMULA)


def test_a_number_below_zero_stays_a_number():
    assert in_csv(of(-2, -1.5))[1] == ["-2", "-1.5"]
    assert in_xlsx(of(-2, -1.5))[1] == (-2, -1.5)


def test_nothing_is_an_empty_cell():
    assert in_csv(of(None, "a"))[1] == ["", "a"]
    assert in_xlsx(of(None, "a"))[1] == (None, "a")


def test_columns_that_people_named_are_made_harmless_too():
    assert in_csv(Sheet(("=cmd",), ()))[0] == ["'=cmd"]


def test_a_workbook_has_a_sheet_each_under_a_title_it_can_have():
    book = load_workbook(BytesIO(to_xlsx({"A/B: what? *all*": of("a"), "Items" * 10: of("b")}, NOW)))

    assert book.sheetnames == ["A B  what   all ", ("Items" * 10)[:31]]


@given(text=st.text())
def test_no_text_is_taken_for_a_formula(text: str):
    assert not str(harmless(text)).startswith(FORMULA)


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_any_text_comes_out_of_both(text: str):
    assert in_csv(of(text, "x"))[1][1] == "x"
    assert in_xlsx(of(text, "x"))[1][1] == "x"
