"""What single cells of a bank's table hold: ids, truths, numbers; ValueError with what is wrong."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from quiz_app.interchange.naming import ID

NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
TRUE, FALSE = {"true", "yes", "1", "x"}, {"false", "no", "0"}


def ids_in(cell: str, what: str) -> tuple[str, ...]:
    """The ids in a cell; ValueError where one cannot be an id."""
    found = tuple(re.findall(r"[^\s,;|]+", cell))
    if wrong := [one for one in found if not ID.fullmatch(one)]:
        raise ValueError(f"'{wrong[0][:40]}' cannot be an id of {what}: letters, digits, - and _")
    return found


def truth(row: Mapping[str, str], name: str, usual: bool = False) -> bool:
    """Whether the row's cell says so; what is usual where it is empty."""
    cell = row.get(name, "").strip().casefold()
    if cell and cell not in TRUE | FALSE:
        raise ValueError(f"'{name}' is '{cell[:20]}', neither true nor false")
    return cell in TRUE if cell else usual


def number(cell: str, name: str) -> Decimal:
    """The number in a cell, its decimals after a point or a comma."""
    plain = cell.strip().replace("\N{MINUS SIGN}", "-")
    if not NUMBER.fullmatch(plain) or len(plain) > 40:
        raise ValueError(f"'{name}' has '{plain[:20]}', which is not a number such as 12.5")
    return Decimal(plain.replace(",", "."))


def check_differ(texts: Iterable[str], what: str) -> None:
    """Refuse texts of which two are the same."""
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            raise ValueError(f"'{text[:40]}' stands twice among the {what}")
        seen.add(text)
