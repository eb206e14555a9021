"""TimelineJS's spreadsheet as CSV, out and in: dates in columns of their own, groups for themes, rows for eras.

It has one date an event: out goes the best known one, and what comes in is what other sources say, since no reading
stands behind it. Marks (`~ ? %`), decades and centuries live in the display date alone, and are read back from there.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from quiz_app.domain import dates
from quiz_app.domain.chronicle import in_order
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.reading import Era, Reading, TimelineEvent
from quiz_app.interchange.slugs import slug

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
NOT_KEPT = ("Time", "End Time", "Media", "Media Caption", "Media Thumbnail", "Background")
NEEDED = ("Year", "Headline")
LARGEST, MOST_ROWS, LONGEST = 5_000_000, 5_000, 20_000
RISKY = tuple("=+-@\t\r")
NO_THEME = "Events"
MARKS = ("", "~", "?", "%")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: events, eras and themes; and what of it could not be kept."""

    events: tuple[TimelineEvent, ...] = ()
    eras: tuple[Era, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()


def to_csv(reading: Reading) -> str:
    """The reading's events and eras, earliest first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for era in reading.eras:
        writer.writerow(_safe({"Headline": era.title, "Type": "era", **_columns(era.date)}))
    for event in in_order(reading.timeline):
        content = {
            "Headline": event.label,
            "Text": event.says,
            "Media Credit": event.source,
            "Group": reading.themes.get(event.theme, event.theme),
        }
        writer.writerow(_safe(content | _columns(event.best_date)))
    return out.getvalue()


def from_csv(data: bytes, name: str) -> Imported:
    """What the file of this name holds; ProblemsFound with every line that cannot be read, and then nothing."""
    rows, problems, notes = list(_rows(data, name)), [], []
    events, eras = [], []
    themes: dict[str, str] = {}
    taken: dict[str, set[str]] = {"event": set(), "era": set(), "theme": set()}
    for line, row in rows:
        kind = row.get("Type", "").strip().casefold()
        if kind == "title":
            notes.append(Problem("the title row is not kept", file=name, line=line))
            continue
        notes += [
            Problem(f"'{column}' is not kept", file=name, line=line)
            for column in NOT_KEPT
            if row.get(column, "").strip()
        ]
        try:
            if kind == "era":
                eras.append(_era(row, taken["era"]))
            else:
                events.append(_event(row, themes, taken))
        except ValueError as error:
            problems.append(Problem(str(error), file=name, line=line))
    if problems:
        raise ProblemsFound(problems)
    if not events:
        raise ProblemsFound(
            [Problem("there is no event in the file", file=name, hint="one row below the first is one")]
        )
    return Imported(tuple(events), tuple(eras), themes, tuple(notes))


def _rows(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the lines they begin on, by the names of the first row; rows that are empty are left out."""
    if len(data) > LARGEST:
        raise ProblemsFound([Problem(f"the file has more than {LARGEST // 1_000_000} MB", file=name)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ProblemsFound([Problem("is not UTF-8", file=name, line=line, hint="save it as CSV in UTF-8")]) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [one.strip() for one in next(reader, [])]
        missing = [column for column in NEEDED if column not in head]
        if missing:
            hint = f"the first row must name the columns: {', '.join(COLUMNS)}"
            raise ProblemsFound([Problem(f"there is no column '{missing[0]}'", file=name, line=1, hint=hint)])
        begins = reader.line_num + 1
        for number, cells in enumerate(reader):
            if number >= MOST_ROWS:
                raise ProblemsFound([Problem(f"more than {MOST_ROWS} rows", file=name, line=begins)])
            if any(cell.strip() for cell in cells):
                yield begins, {key: _read(cell) for key, cell in zip(head, cells, strict=False) if key}
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ProblemsFound([Problem(f"is not CSV: {error}", file=name, line=reader.line_num)]) from None


def _event(row: Mapping[str, str], themes: dict[str, str], taken: dict[str, set[str]]) -> TimelineEvent:
    label, group = _text(row, "Headline"), _text(row, "Group") or NO_THEME
    if not label:
        raise ValueError("the event has no 'Headline'")
    date = _date(row)
    theme = next((one for one, title in themes.items() if title == group), "")
    if not theme:
        theme = _fresh(slug(group) or "theme", taken["theme"])
        themes[theme] = group
    return TimelineEvent(
        id=_fresh(slug(label) or "event", taken["event"]),
        label=label,
        theme=theme,
        context_date=date,
        source=_text(row, "Media Credit"),
        says=_text(row, "Text"),
    )


def _era(row: Mapping[str, str], taken: set[str]) -> Era:
    title = _text(row, "Headline")
    if not title:
        raise ValueError("the era has no 'Headline'")
    return Era(_fresh(slug(title) or "era", taken), title, _date(row))


def _text(row: Mapping[str, str], column: str) -> str:
    """The cell's text; ValueError where it holds what no YAML file can, or is endless."""
    text = row.get(column, "").strip()
    if len(text) > LONGEST:
        raise ValueError(f"'{column}' has more than {LONGEST} characters")
    if any(not (one.isprintable() or one in "\n\t") for one in text.replace("\r\n", "\n")):
        raise ValueError(f"'{column}' holds a character that cannot be printed")
    return " ".join(text.split())


def _fresh(wanted: str, taken: set[str]) -> str:
    """The id, or it with the first number that nobody has."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found


def _columns(text: str) -> dict[str, str]:
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


def _date(row: Mapping[str, str]) -> str:
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


def _safe(row: dict[str, str]) -> dict[str, str]:
    """The row with an apostrophe before what a spreadsheet would take for a formula."""
    return {key: f"'{cell}" if cell.startswith((*RISKY, "'")) else cell for key, cell in row.items()}


def _read(cell: str) -> str:
    """The cell without that apostrophe."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*RISKY, "'")) else cell
