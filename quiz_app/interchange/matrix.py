"""A table of students by items, as teachers keep it in spreadsheets: read, with an address for everything wrong in it.

The header has the items' ids; a second row that begins with `max` has what each can earn, else every item earns 1. The
first column may name the students. An empty cell, `-` or `EX`: this student was not asked this item.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz_app.domain.errors import Problem, ProblemsFound

MOST_PROBLEMS = 50
LARGEST = 64 * 1024 * 1024
SEPARATORS = ",;\t"
NAMES = {"", "student", "students", "name", "learner", "participant", "id", "student id", "e-mail", "email", "max"}
NOT_ASKED = {"", "-", "–", "ex", "na", "n/a"}
NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
MAX = "max"

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Points by student and item; None where a student was not asked an item."""

    items: tuple[str, ...]
    most: tuple[float, ...]
    students: tuple[str, ...]
    points: tuple[tuple[float | None, ...], ...]


def read_matrix(content: bytes, name: str) -> Matrix:
    """The matrix in a CSV file of commas, semicolons or tabs; ProblemsFound, each with its line, where it is none."""
    problems: list[Problem] = []
    rows = _rows(content, name)
    (line, header), *body = rows
    named = _has_names(header, body)
    items = tuple(cell.strip() for cell in header[named:])
    _check_items(items, name, line, problems)
    body = [row for row in body if _fits(row, len(header), name, problems)]
    comma = _separator(content) != ","
    most = [1.0] * len(items)
    limited = bool(body) and body[0][1][0].strip().casefold() == MAX
    if limited:
        most = [_most(cell, items[place], name, body[0][0], comma, problems) for place, cell in _cells(body[0], named)]
        body = body[1:]
    cells = _Cells(items, most, limited, name, comma, problems)
    points = tuple(cells.read(row, named) for row in body)
    if len(body) < 2 and not problems:
        problems.append(Problem("fewer than two students", name, hint="a row a student, below the header"))
    if problems:
        raise ProblemsFound(sorted(problems, key=lambda one: one.line)[:MOST_PROBLEMS])
    students = tuple(row[1][0].strip() if named else str(number) for number, row in enumerate(body, 1))
    return Matrix(items, tuple(most), students, points)


@dataclass(frozen=True, slots=True)
class _Cells:
    """What is known of a matrix when its cells are read."""

    items: Sequence[str]
    most: Sequence[float]
    limited: bool
    name: str
    comma: bool
    problems: list[Problem]

    def read(self, row: Row, named: int) -> tuple[float | None, ...]:
        """The points in a row; what is wrong with it is added to the problems."""
        return tuple(self._one(row[0], place, cell) for place, cell in _cells(row, named))

    def _one(self, line: int, place: int, cell: str) -> float | None:
        if cell.casefold() in NOT_ASKED:
            return None
        points = _number(cell, self.comma)
        if points is None:
            self._refuse(line, place, f"'{cell[:40]}' is not a number", "leave a cell empty where nothing was asked")
        elif points < 0:
            self._refuse(line, place, f"{cell} is below 0", "take the points before certainty marking or penalties")
        elif points > self.most[place]:
            hint = "" if self.limited else "say what each item can earn in a second row that begins with max"
            self._refuse(line, place, f"{cell} is more than {self.most[place]:g}", hint)
        return points

    def _refuse(self, line: int, place: int, message: str, hint: str) -> None:
        self.problems.append(Problem(message, self.name, line, self.items[place], hint=hint))


def _rows(content: bytes, name: str) -> list[Row]:
    """The filled rows with their lines; refused where there is no table at all."""
    if len(content) > LARGEST:
        raise ProblemsFound([Problem("larger than 64 MB", name, hint="split the table")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProblemsFound([Problem("not UTF-8 text", name, line, hint="save the table as CSV UTF-8")]) from None
    try:
        rows = list(_read(text, _separator(content)))
    except csv.Error as error:
        raise ProblemsFound([Problem(f"not a CSV table: {error}", name)]) from None
    if not rows:
        raise ProblemsFound([Problem("is empty", name, hint="a header of item ids, then a row a student")])
    return rows


def _read(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _separator(content: bytes) -> str:
    """The one of comma, semicolon and tab that the header has most of."""
    header = content.partition(b"\n")[0].decode("utf-8", "replace")
    return max(SEPARATORS, key=header.count)


def _has_names(header: list[str], body: list[Row]) -> int:
    """1 where the first column names the students, else 0."""
    first = [row[0].strip() for _, row in body]
    known = header[0].strip().casefold() in NAMES or (bool(first) and first[0].casefold() == MAX)
    told = any(cell.casefold() not in NOT_ASKED and not NUMBER.fullmatch(cell.replace(",", ".")) for cell in first)
    return int(known or told)


def _check_items(items: Sequence[str], name: str, line: int, problems: list[Problem]) -> None:
    if not items:
        problems.append(Problem("no items", name, line, hint="a header of item ids, then a row a student"))
    for place, item in enumerate(items):
        if not item:
            problems.append(Problem(f"item {place + 1} has no id", name, line, hint="give each column a name"))
        elif item in items[:place]:
            problems.append(Problem("stands twice in the header", name, line, item, hint="give each item its own id"))


def _fits(row: Row, width: int, name: str, problems: list[Problem]) -> bool:
    line, cells = row
    if len(cells) != width:
        message = f"{len(cells)} cell{'s' * (len(cells) != 1)}, where the header has {width}"
        problems.append(Problem(message, name, line, hint="give every row as many cells as the header"))
    return len(cells) == width


def _cells(row: Row, named: int) -> Iterator[tuple[int, str]]:
    return enumerate(cell.strip() for cell in row[1][named:])


def _most(cell: str, item: str, name: str, line: int, comma: bool, problems: list[Problem]) -> float:
    most = _number(cell, comma)
    if most is None or most <= 0:
        problems.append(Problem(f"'{cell[:40]}' is no maximum", name, line, item, hint="a number above 0"))
        return float("inf")
    return most


def _number(cell: str, comma: bool) -> float | None:
    plain = cell.replace(",", ".") if comma else cell
    return float(plain) if NUMBER.fullmatch(plain) else None
