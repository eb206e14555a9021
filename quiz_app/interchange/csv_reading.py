"""Reading one file of the CSV export, with an address for everything that is wrong in it."""

import csv
from collections.abc import Callable, Collection, Iterator
from io import StringIO
from operator import itemgetter
from typing import Any, TypeVar

from quiz_app.domain.errors import Problem
from quiz_app.domain.items.revision import hash_of
from quiz_app.domain.rows import Shape
from quiz_app.interchange.csv_columns import COLUMNS

T = TypeVar("T")
BOM = b"\xef\xbb\xbf"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARKED = tuple(f"'{start}" for start in FORMULA)
MOST_PROBLEMS = 50  # of one file: enough to see what happened to it
LONGEST_CELL = 1 << 24
AGAIN = "export it again"

csv.field_size_limit(LONGEST_CELL)  # a large bank's form is longer than the module's own limit


class Reader:
    """Reads one file, adding what is wrong with it to the problems of all."""

    def __init__(self, name: str, content: bytes | None, problems: list[Problem]) -> None:
        self._name = name
        self._content = content
        self._problems = problems
        self._reads: dict[str, Callable[[str], Any]] = {column.name: column.read for column in COLUMNS[name]}
        self._found = 0
        self._lines: dict[str, int] = {}

    def among(self, name: str, known: Collection[str], where: str) -> None:
        """Refuse cells of this column that are none of those known from another file."""
        read = self._reads[name]

        def known_cell(cell: str) -> Any:
            if cell not in known:
                raise ValueError(f"'{cell[:40]}' is not in {where}")
            return read(cell)

        self._reads[name] = known_cell

    def ones(self, shape: Shape[T], learner: str) -> tuple[T, ...]:
        """The file's rows, as this learner's."""
        return tuple(shape.one(row) for row in self._rows(shape.names, learner))

    def revisions(self) -> dict[str, str]:
        """The file's revisions, each content checked against its hash."""
        found = dict(self._rows(("revision", "content")))
        for revision, content in found.items():
            if hash_of(content) != revision:
                self._refuse(self._lines[revision], "is not what was exported: its hash is another", "content")
        return found

    def _rows(self, names: tuple[str, ...], learner: str = "") -> Iterator[tuple[Any, ...]]:
        """The values of each row in the order of the names, until too much is wrong."""
        lines = self._cells()
        _, header = next(lines, (1, []))
        if not self._has_header(header):
            return
        places = {name: place for place, name in enumerate([*header, "learner"])}
        ordered = itemgetter(*(places[name] for name in names))
        for line, cells in lines:
            values = self._values(header, cells, line)
            if values:
                yield ordered([*values, learner])
            if self._found > MOST_PROBLEMS:
                return

    def _cells(self) -> Iterator[tuple[int, list[str]]]:
        """Each row's first line and its cells; none of a file that is not there or not text."""
        text = self._text()
        if text and text[-1] not in "\r\n":
            self._refuse(len(text.splitlines()), "the last line was cut off")
        reader = csv.reader(StringIO(text, newline=""), strict=True)
        line = 1
        try:
            for cells in reader:
                if cells:
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            self._refuse(line, f"this is not CSV: {error}")

    def _text(self) -> str:
        if self._content is None:
            self._refuse(0, "the file is missing", hint=f"an import needs {', '.join(COLUMNS)}")
            return ""
        try:
            return self._content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self._content.count(b"\n", 0, error.start) + 1
            self._refuse(line, "this is not UTF-8", hint="save it as UTF-8, or " + AGAIN)
            return ""

    def _has_header(self, header: list[str]) -> bool:
        """Whether every column is there once and no other is; silent about a file that was refused before."""
        if sorted(header) == sorted(self._reads):
            return True
        if not self._found:
            hint = f"the first line is {','.join(self._reads)}"
            self._refuse(1, f"these are not the columns of {self._name}", hint=hint)
        return False

    def _values(self, header: list[str], cells: list[str], line: int) -> list[Any] | None:
        """The values of a row, or None with its problems noted."""
        before = self._found
        if len(cells) != len(header):
            self._refuse(line, f"there are {len(cells)} cells and not {len(header)}")
            return None
        if self._content and self._content.startswith(BOM) and any(cell.startswith(MARKED) for cell in cells):
            self._refuse(line, "this is the spreadsheet edition", hint="import the exact one")
        key = cells[header.index(next(iter(self._reads)))]
        if self._lines.setdefault(key, line) != line:
            self._refuse(line, f"'{key[:40]}' is in line {self._lines[key]} already")
        values = [self._value(name, cell, line) for name, cell in zip(header, cells, strict=True)]
        return values if self._found == before else None

    def _value(self, name: str, cell: str, line: int) -> Any:
        try:
            return self._reads[name](cell)
        except ValueError as error:
            self._refuse(line, str(error), name)
            return None

    def _refuse(self, line: int, message: str, column: str = "", hint: str = AGAIN) -> None:
        self._found += 1
        self._problems.append(Problem(message, file=self._name, line=line, field=column, hint=hint))
