"""A teacher's list of students as CSV: her own, or as Moodle and Canvas write theirs."""

import csv
from collections.abc import Iterator
from io import StringIO

from quiz_app.domain.cohort import LONGEST_NAME, RosterEntry
from quiz_app.domain.errors import Problem, ProblemsFound

COLUMNS = {  # what a header may call each part, in lower case
    "name": ("name", "full name", "student", "student name"),
    "first": ("first name", "firstname", "given name"),
    "last": ("last name", "lastname", "surname", "family name"),
    "id": ("id", "id number", "student id", "sis user id", "matriculation number"),
    "email": ("email", "e-mail", "email address", "sis login id"),
}
LONGEST = 2000  # students
NEEDS_NAMES = "there is no column of names"
HINT = "the first line names the columns: name, or first name and last name, and if you like id and email"


def read_roster(content: bytes, file: str = "") -> list[RosterEntry]:
    """The students of the list; ProblemsFound with every line that cannot be one."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as CSV UTF-8"
        raise ProblemsFound([Problem("is not UTF-8", file=file, hint=hint)]) from None
    rows = [row for row in _rows(text, file) if any(cell for cell in row[1])]
    places = _places(rows[0][1] if rows else [])
    if "name" not in places and not {"first", "last"} <= places.keys():
        raise ProblemsFound([Problem(NEEDS_NAMES, file=file, line=1, hint=HINT)])
    problems: list[Problem] = []
    entries = list(_entries(rows[1:], places, file, problems))
    if not entries and not problems:
        problems.append(Problem("there is no student in it", file=file))
    if len(entries) > LONGEST:
        problems.append(Problem(f"there are more than {LONGEST} students in it", file=file))
    if problems:
        raise ProblemsFound(problems)
    return entries


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their lines; whichever of comma, semicolon and tab the header holds most separates cells."""
    if "\0" in text:
        raise ProblemsFound([Problem("is no text", file=file, hint="save it as CSV UTF-8")])
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, [" ".join(cell.split()) for cell in row]
    except csv.Error as error:
        raise ProblemsFound([Problem(f"is no CSV: {error}", file=file, line=reader.line_num)]) from None


def _places(header: list[str]) -> dict[str, int]:
    """Where each part stands in a row."""
    lowered = [cell.casefold() for cell in header]
    found = {part: next((lowered.index(one) for one in names if one in lowered), -1) for part, names in COLUMNS.items()}
    return {part: place for part, place in found.items() if place >= 0}


def _entries(
    rows: list[tuple[int, list[str]]], places: dict[str, int], file: str, problems: list[Problem]
) -> Iterator[RosterEntry]:
    seen: dict[str, int] = {}
    for line, row in rows:
        cells = {part: row[place] if place < len(row) else "" for part, place in places.items()}
        name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
        entry = RosterEntry(cells.get("id") or cells.get("email") or name, name, cells.get("email", ""))
        if not name or len(name) > LONGEST_NAME:
            says = f"a name has 1 to {LONGEST_NAME} characters"
            problems.append(Problem(says, file=file, line=line, field="name"))
        elif entry.id in seen:
            says = f"'{entry.id}' stands in line {seen[entry.id]} already"
            problems.append(Problem(says, file=file, line=line, hint="give each student an id of her own"))
        else:
            seen[entry.id] = line
            yield entry
