"""Reading one file of the CSV export, with an address for everything that is wrong in it."""

import csv
from collections.abc import Callable, Collection, Iterator
from io import BytesIO, TextIOWrapper
from operator import itemgetter
from typing import Any, TypeVar

from quiz_app.domain.errors import Problem
from quiz_app.domain.items.revision import hash_of
from quiz_app.domain.rows import Shape
from quiz_app.interchange.csv_columns import COLUMNS

T = TypeVar("T")
Read = Callable[[str], Any]
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
        self._reads: dict[str, Read] = {column.name: column.reader() for column in COLUMNS[name]}
        self._added = {column.name: column.read("") for column in COLUMNS[name] if column.added}
        self._key = next(iter(self._reads))
        self._marked = content is not None and content.startswith(BOM)
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
                self.refuse(revision, "is not what was exported: its hash is another", "content")
        return found

    def refuse(self, key: str, message: str, column: str) -> None:
        """Refuse a cell of the row that begins with this id."""
        self._refuse(self._lines[key], message, column)

    def _rows(self, names: tuple[str, ...], learner: str = "") -> Iterator[tuple[Any, ...]]:
        """The values of each row in the order of the names, until too much is wrong."""
        lines = self._cells()
        _, header = next(lines, (1, []))
        if not self._has_header(header):
            return
        missing = {name: value for name, value in self._added.items() if name not in header}
        places = {name: place for place, name in enumerate([*header, *missing, "learner"])}
        ordered = itemgetter(*(places[name] for name in names))
        reads = [self._reads[name] for name in header]
        for line, cells in lines:
            values = self._values(header, reads, cells, line)
            if values:
                yield ordered([*values, *missing.values(), learner])
            if self._found > MOST_PROBLEMS:
                return

    def _cells(self) -> Iterator[tuple[int, list[str]]]:
        """Each row's first line and its cells, up to where the file is no longer text or CSV."""
        if self._content is None:
            self._refuse(0, "the file is missing", hint=f"an import needs {', '.join(COLUMNS)}")
            return
        reader = csv.reader(TextIOWrapper(BytesIO(self._content), "utf-8-sig", newline=""), strict=True)
        line = 1
        try:
            for cells in reader:
                if cells:
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            self._refuse(line, f"this is not CSV: {error}")
        except UnicodeDecodeError:
            self._refuse(_undecodable_line(self._content), "this is not UTF-8", hint=f"save it as UTF-8, or {AGAIN}")
        if self._content and not self._found and not self._content.endswith((b"\r", b"\n")):
            self._refuse(line - 1, "the last line was cut off")

    def _has_header(self, header: list[str]) -> bool:
        """Whether every column is there once and no other is; silent about a file that was refused before.

        A column that was added since the first version may be missing.
        """
        older = [name for name in self._added if name not in header]
        if sorted([*header, *older]) == sorted(self._reads):
            return True
        if not self._found:
            hint = f"the first line is {','.join(self._reads)}"
            self._refuse(1, f"these are not the columns of {self._name}", hint=hint)
        return False

    def _values(self, header: list[str], reads: list[Read], cells: list[str], line: int) -> list[Any] | None:
        """The values of a row, or None with its problems noted."""
        if len(cells) != len(header):
            self._refuse(line, f"there are {len(cells)} cells and not {len(header)}")
            return None
        key = cells[header.index(self._key)]
        if self._lines.setdefault(key, line) != line:
            self._refuse(line, f"'{key[:40]}' is in line {self._lines[key]} already")
            return None
        if self._marked and any(cell.startswith(MARKED) for cell in cells):
            self._refuse(line, "this is the spreadsheet edition", hint="import the exact one")
            return None
        try:
            return [read(cell) for read, cell in zip(reads, cells, strict=True)]
        except ValueError:
            self._refuse_cells(header, cells, line)
            return None

    def _refuse_cells(self, header: list[str], cells: list[str], line: int) -> None:
        for name, cell in zip(header, cells, strict=True):
            try:
                self._reads[name](cell)
            except ValueError as error:
                self._refuse(line, str(error), name)

    def _refuse(self, line: int, message: str, column: str = "", hint: str = AGAIN) -> None:
        self._found += 1
        self._problems.append(Problem(message, file=self._name, line=line, field=column, hint=hint))


def _undecodable_line(content: bytes) -> int:
    """The first line that is not UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 0
