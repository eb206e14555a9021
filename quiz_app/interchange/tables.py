"""A stranger's table, XLSX or CSV, as rows of texts, each with the line it begins on; up to limits."""

import csv
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from typing import Any

from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.interchange.upload import Archive, Upload

MOST_ROWS, MOST_COLUMNS = 20_000, 400
LARGEST_BOOK = 60_000_000  # bytes of a workbook, unpacked
MOST_TEXTS = 500_000  # that a workbook's cells share
WORKBOOK = "xl/workbook.xml"
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
SEPARATORS = ",;\t"
SEPARATED = "sep="  # Excel's own first line, which names the separator

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """The filled rows with the lines they begin on, as far as the file could be read; and why no further."""

    rows: Sequence[Row]
    problems: tuple[Problem, ...] = ()


def is_workbook(upload: Upload) -> bool:
    """Whether it is a zip archive with a workbook's parts."""
    try:
        return upload.is_zip and WORKBOOK in Archive(upload).paths
    except ProblemsFound:
        return False


def heads(upload: Upload, rows: int = 1) -> list[Row]:
    """The first filled rows of a workbook or CSV; none where it is neither."""
    try:
        if is_workbook(upload):
            return list(from_xlsx(upload, rows).rows)
        return [] if upload.is_zip or not upload.looks_like_text else list(_of_head(upload, rows).rows)
    except ProblemsFound:
        return []


def from_xlsx(upload: Upload, most: int = MOST_ROWS) -> Table:
    """The rows of the first sheet: formulas as what they last gave, days as `2026-11-23`; refused where it is none."""
    _check_parts(upload)
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and dates, which are none of ours
        upload.opened.seek(0)
        try:
            book = load_workbook(upload.opened, read_only=True, data_only=True, keep_links=False)
            page = book.worksheets[0]
            page.reset_dimensions()  # what it says of its own size is not to be trusted
            return _filled(upload, page.iter_rows(values_only=True), most)
        except Exception as error:  # whatever a damaged workbook makes the library stumble over
            raise upload.refused(f"this workbook cannot be read: {error!r:.200}", "save it again as XLSX") from None


def from_csv(upload: Upload, most: int = MOST_ROWS) -> Table:
    """The rows of a text with commas, semicolons or tabs; refused where it is no text."""
    return _parsed(upload, _lines(upload.text()), most)


def _of_head(upload: Upload, rows: int) -> Table:
    """The first rows of a CSV by its first bytes alone."""
    wide = upload.head.startswith(WIDE[:2])
    text = upload.head[: len(upload.head) & ~1].decode("utf-16" if wide else "utf-8-sig", "replace")
    return _parsed(upload, _lines(text.replace("\r\n", "\n").replace("\r", "\n")), rows)


def _check_parts(upload: Upload) -> None:
    """Refuse what is no workbook, would unpack to too much, or declares entities."""
    archive = Archive(upload, most=2000, largest=LARGEST_BOOK)
    if WORKBOOK not in archive.paths:
        raise upload.refused("this is not an XLSX workbook", "save it as XLSX, not as XLS or ODS")
    for path in archive.paths:
        if path.endswith((".xml", ".rels")):
            content = archive.read(path)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:8].lstrip().startswith(WIDE):
                raise upload.refused("a part of the workbook declares a document type", "save it again", path=path)
            if content.count(b"<si") > MOST_TEXTS:
                raise upload.refused(f"the workbook has more than {MOST_TEXTS:,} texts", "split it", path=path)


def _filled(upload: Upload, rows: Iterable[Sequence[Any]], most: int) -> Table:
    found: list[Row] = []
    for line, cells in enumerate(rows, start=1):
        if len(found) >= most or line > 2 * MOST_ROWS:
            return Table(found, (_too_many(upload, line, most),))
        texts = [_text(cell) for cell in cells[:MOST_COLUMNS]]
        if any(texts):
            found.append((line, texts))
    return Table(found)


def _too_many(upload: Upload, line: int, most: int) -> Problem:
    return Problem(f"more than {most:,} rows; these and those below are left out", upload.name, line, hint="split it")


def _text(cell: Any) -> str:
    """A cell of a workbook as one would type it."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case float():
            return f"{cell:.15g}"
        case datetime():
            return cell.isoformat(" ").removesuffix(" 00:00:00")
        case date() | time():
            return cell.isoformat()
    return str(cell).replace("\r\n", "\n").replace("\r", "\n")


def _lines(text: str) -> Iterator[str]:
    """The lines one by one: a list of millions of them would fill the memory."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _parsed(upload: Upload, lines: Iterator[str], most: int) -> Table:
    found: list[Row] = []
    first = next(lines, "")
    skipped = first.casefold().startswith(SEPARATED)
    separator = first[len(SEPARATED) :][:1] if skipped else ""
    head = next(lines, "") if skipped else first
    if separator not in SEPARATORS or not separator:
        separator = max(SEPARATORS, key=head.count)
    rows = csv.reader(_narrow(head, lines, separator), delimiter=separator, strict=True)
    begins = 2 if skipped else 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                if len(found) >= most:
                    return Table(found, (_too_many(upload, begins, most),))
                found.append((begins, cells))
            begins = rows.line_num + (2 if skipped else 1)
    except csv.Error as error:
        hint = "look for a quotation mark that is not closed; what stands below is left out"
        return Table(found, (Problem(f"this is not CSV: {error}", upload.name, begins, hint=hint),))
    return Table(found)


def _narrow(head: str, lines: Iterator[str], separator: str) -> Iterator[str]:
    """The lines, up to one of more columns than any table has."""
    for line in chain([head], lines):
        if line.count(separator) > MOST_COLUMNS * 20:
            raise csv.Error("a line of endless columns")
        yield line
