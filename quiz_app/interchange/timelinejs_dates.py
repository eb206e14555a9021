"""A date in TimelineJS's columns: its start, its end, and how it is displayed, where its marks live."""

from collections.abc import Iterable, Mapping
from itertools import product

from quiz_app.domain import dates

MARKS = ("", "~", "?", "%")


def in_columns(text: str) -> dict[str, str]:
    """A date in columns: its start, its end where it has one, and how it is said where that tells more."""
    start, _, end = text.partition("/")
    plain, plain_end = start.rstrip("~?%"), end.rstrip("~?%")
    if plain.endswith("X"):
        plain, plain_end = plain.replace("X", "0"), plain_end or plain.replace("X", "9")
    plain_end = plain_end.replace("X", "9")
    made = dict(zip(("Year", "Month", "Day"), _numbers(plain), strict=False))
    made |= dict(zip(("End Year", "End Month", "End Day"), _numbers(plain_end), strict=False))
    return made | {"Display Date": dates.words(text)}


def _numbers(plain: str) -> Iterable[str]:
    return [str(int(part)) for part in plain.split("-")] if plain else []


def of_columns(row: Mapping[str, str]) -> str:
    """The EDTF text of a row's columns, as exact as the display date says where the two agree."""
    start, end = _part(row, ""), _part(row, "End ")
    if not start:
        raise ValueError("there is no 'Year'")
    plain = f"{start}/{end}" if end else start
    try:
        dates.span(plain)
    except ValueError as error:
        raise ValueError(f"{error}: look at the year, month and day") from None
    return _as_displayed(start, end, row.get("Display Date", "").strip()) or plain


def _part(row: Mapping[str, str], prefix: str) -> str:
    found = []
    for column, most in (("Year", 9999), ("Month", 12), ("Day", 31)):
        cell = row.get(prefix + column, "").strip()
        if not cell:
            found.append("")
            continue
        if not (cell.isascii() and cell.isdigit() and 1 <= int(cell[:9]) <= most):
            raise ValueError(f"'{prefix}{column}' is '{cell[:20]}', not a number from 1 to {most}")
        found.append(f"{int(cell):0{4 if column == 'Year' else 2}}")
    year, month, day = found
    if (month and not year) or (day and not month):
        raise ValueError(f"'{prefix}{'Day' if day and not month else 'Month'}' stands without what it is a part of")
    return "-".join(filter(None, found))


def _as_displayed(start: str, end: str, display: str) -> str:
    """The date with the same bounds that reads as displayed, if there is one."""
    wanted = dates.span(f"{start}/{end}" if end else start)
    singles = [one for one in (start if not end else "", f"{start[:3]}X", f"{start[:2]}XX") if one]
    spans = list(product(_forms(start, "0"), _forms(end, "9"))) if end else []
    marked = [one + mark for one in singles for mark in MARKS]
    marked += [f"{one}{mark}/{other}{second}" for one, other in spans for mark in MARKS for second in MARKS]
    return next((one for one in marked if _reads(one, display) and dates.span(one) == wanted), "")


def _forms(part: str, digit: str) -> list[str]:
    """A side of an interval: as it stands, or as the decade or century that begins or ends with it."""
    found = [part]
    if len(part) == 4 and part.endswith(digit):
        found.append(f"{part[:3]}X")
    return [*found, f"{part[:2]}XX"] if len(part) == 4 and part.endswith(digit * 2) else found


def _reads(text: str, display: str) -> bool:
    try:
        dates.span(text)
    except ValueError:
        return False
    return dates.words(text) == display
