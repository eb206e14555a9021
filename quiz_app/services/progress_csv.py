"""The tables of the page Progress as CSV files."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_csv(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as UTF-8 CSV under their names; a text that a spreadsheet would take for a formula is made harmless."""
    every = [{name: _cell(value) for name, value in row.items()} for row in rows]
    written = StringIO()
    writer = csv.DictWriter(written, every[0] if every else [])
    writer.writeheader()
    writer.writerows(every)
    return written.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
