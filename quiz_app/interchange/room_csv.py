"""A room's answers and its missed cards as CSV. See docs/csv.md for the columns."""

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import StringIO
from typing import Any

from quiz_app.domain.rows import canonical

COLUMNS = ("play", "round", "kind", "asked", "name", "team", "answered", "answer", "score", "points", "at")
TEXTS = ("asked", "name", "team", "answer")
FORMULA = tuple("=+-@\t\r")


def write_room(rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows under their columns; a text that a spreadsheet could take for a formula has an apostrophe before it."""
    return _written(COLUMNS, ([_cell(name, row[name]) for name in COLUMNS] for row in rows))


def write_cards(cards: Iterable[tuple[str, str]]) -> str:
    """Fronts and backs."""
    return _written(("front", "back"), ([_safe(front), _safe(back)] for front, back in cards))


def _written(heads: Iterable[str], rows: Iterable[list[str]]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows(rows)
    return "\ufeff" + out.getvalue()


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if name in TEXTS:
        return _safe(value if isinstance(value, str) else canonical(value))
    return str(value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
