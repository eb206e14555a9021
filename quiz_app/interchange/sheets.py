"""Tables for spreadsheets, as CSV and XLSX: what a program would take for a formula is made harmless, numbers stay."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from quiz_app.interchange.csv_reading import BOM, FORMULA

LONGEST_TITLE = 31  # of a sheet; Excel takes no more
NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns' names and its rows. A cell is a text, a number, a truth value, or None for nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def to_csv(sheet: Sheet, *, marked: bool = False) -> bytes:
    """The table as CSV in UTF-8; `marked` so that Excel takes it for that."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(map(harmless, sheet.columns))
    writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return (BOM if marked else b"") + written.getvalue().encode()


def to_xlsx(sheets: Mapping[str, Sheet], made_at: datetime) -> bytes:
    """The tables as one workbook, a sheet each under its title, the first row standing still."""
    from openpyxl import Workbook  # takes a while to import, and few export

    book = Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = made_at.replace(tzinfo=None)
    for title, sheet in sheets.items():
        page = book.create_sheet(title.translate(NOT_IN_TITLES)[:LONGEST_TITLE])
        page.append([harmless(name) for name in sheet.columns])
        for row in _printable(sheet.rows):
            page.append(row)
        page.freeze_panes = "B2"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def harmless(cell: Any, *, exactly: bool = False) -> Any:
    """The cell; a text that a spreadsheet would take for a formula behind an apostrophe.

    `exactly`: one that begins with an apostrophe too, so that `apart` gives back what it was.
    """
    begins = (*FORMULA, "'") if exactly else FORMULA
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(begins) else cell


def apart(cell: str) -> str:
    """The cell without the apostrophe that `harmless` put there, or a program that does the same."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell


def _plain(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return harmless(cell)


def _printable(rows: Iterable[Sequence[Any]]) -> Iterable[list[Any]]:
    """The rows without the control characters that no workbook can hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    for row in rows:
        yield [ILLEGAL_CHARACTERS_RE.sub("", harmless(cell)) if isinstance(cell, str) else cell for cell in row]
