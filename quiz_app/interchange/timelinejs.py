"""TimelineJS's spreadsheet as CSV, out and in: dates in columns of their own, groups for themes, rows for eras.

It has one date an event: out goes the best known one, and what comes in is what other sources say, since no reading
stands behind it. Marks (`~ ? %`), decades and centuries live in the display date alone, and are read back from there.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quiz_app.domain.chronicle import in_order
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.reading import Era, Reading, TimelineEvent
from quiz_app.interchange import tables
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.bundle import Imported as Brought
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.losing import left_out
from quiz_app.interchange.naming import Names
from quiz_app.interchange.sheets import apart, harmless
from quiz_app.interchange.slugs import slug
from quiz_app.interchange.timelinejs_dates import in_columns, of_columns
from quiz_app.interchange.upload import Upload

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
NOT_KEPT = ("Time", "End Time", "Media", "Media Caption", "Media Thumbnail", "Background")
NEEDED = ("Year", "Headline")
LARGEST, LONGEST = 5_000_000, 20_000
NO_THEME = "Events"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: events, eras and themes; and what of it could not be kept."""

    events: tuple[TimelineEvent, ...] = ()
    eras: tuple[Era, ...] = ()
    themes: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()


def to_csv(reading: Reading) -> str:
    """The reading's events and eras, earliest first."""
    return _written(reading.timeline, reading.eras, reading.themes)


def from_csv(data: bytes, name: str) -> Imported:
    """What the file of this name holds; ProblemsFound with every line that cannot be read, and then nothing."""
    if len(data) > LARGEST:
        raise ProblemsFound([Problem(f"the file has more than {LARGEST // 1_000_000} MB", file=name)])
    found = read(Upload(name, io.BytesIO(data)), ReadOptions())
    if found.problems:
        raise ProblemsFound(found.problems)
    if not found.bundle.events:
        hint = "one row below the first is one"
        raise ProblemsFound([Problem("there is no event in the file", file=name, hint=hint)])
    return Imported(found.bundle.events, found.bundle.eras, found.bundle.themes, found.notes)


def recognise(upload: Upload) -> bool:
    """Whether its first row names TimelineJS's columns."""
    return not upload.is_zip and any(
        set(NEEDED) <= {cell.strip() for cell in cells} for _, cells in tables.heads(upload)
    )


def read(upload: Upload, options: ReadOptions) -> Brought:
    """The events and eras of the file, each line that is neither with its number."""
    table = tables.from_csv(upload)
    coming = _Coming(upload.name)
    for line, row in _rows(table, upload):
        coming.take(line, row)
    made = Bundle(events=tuple(coming.events), eras=tuple(coming.eras), themes=coming.themes)
    return Brought(made, (*coming.problems, *table.problems), tuple(coming.notes))


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The events and eras of the bundle; items and cards are left out."""
    dated = [event for event in bundle.events if event.best_date]
    losses = [left_out(event.id, "an event without a date") for event in bundle.events if not event.best_date]
    losses += [loss for event in dated for loss in _lost(event)]
    losses += [Loss(era.id, "its id: TimelineJS has no place for that") for era in bundle.eras]
    losses += [left_out(item.id, "it is no event") for item in bundle.items]
    losses += [left_out(card.id, "it is no event") for card in bundle.cards]
    return Exported(_written(dated, bundle.eras, bundle.themes).encode(), tuple(losses))


def _lost(event: TimelineEvent) -> Iterator[Loss]:
    words = ["id"]
    if event.claims:
        words.append("claims")
    if event.date:
        words.append("date in the reading (it has one date, which comes back as other sources')")
    if any(text != " ".join(text.split()) for text in (event.label, event.says, event.source)):
        words.append("line breaks")
    yield Loss(event.id, f"its {', '.join(words)}: TimelineJS has no place for that")


def _written(events: Sequence[TimelineEvent], eras: Sequence[Era], themes: Mapping[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for era in eras:
        writer.writerow(_safe({"Headline": era.title, "Type": "era", **in_columns(era.date)}))
    for event in in_order(events):
        content = {
            "Headline": event.label,
            "Text": event.says,
            "Media Credit": event.source,
            "Group": themes.get(event.theme, event.theme),
        }
        writer.writerow(_safe(content | in_columns(event.best_date)))
    return out.getvalue()


def _rows(table: tables.Table, upload: Upload) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the lines they begin on, by the names of the first row."""
    head = [one.strip() for one in table.rows[0][1]] if table.rows else []
    missing = [column for column in NEEDED if column not in head]
    if missing:
        hint = f"the first row must name the columns: {', '.join(COLUMNS)}"
        raise upload.refused(f"there is no column '{missing[0]}'", hint, table.rows[0][0] if table.rows else 1)
    for line, cells in table.rows[1:]:
        yield line, {key: apart(cell) for key, cell in zip(head, cells, strict=False) if key}


class _Coming:
    """What has come in so far, and what did not."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.events: list[TimelineEvent] = []
        self.eras: list[Era] = []
        self.themes: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self._theme_of: dict[str, str] = {}
        self._taken = {"event": Names(), "era": Names(), "theme": Names()}

    def take(self, line: int, row: Mapping[str, str]) -> None:
        """Keep what the row is."""
        kind = row.get("Type", "").strip().casefold()
        if kind == "title":
            self._note(line, "the title row is not kept")
            return
        try:
            if kind == "era":
                self.eras.append(self._era(row))
            else:
                self.events.append(self._event(row))
        except ValueError as error:
            self.problems.append(Problem(str(error), file=self._name, line=line))
            return
        for column in NOT_KEPT:
            if row.get(column, "").strip():
                self._note(line, f"'{column}' is not kept")

    def _note(self, line: int, message: str) -> None:
        self.notes.append(Problem(message, file=self._name, line=line))

    def _event(self, row: Mapping[str, str]) -> TimelineEvent:
        label, group = _text(row, "Headline"), _text(row, "Group") or NO_THEME
        if not label:
            raise ValueError("the event has no 'Headline'")
        date, source, says = of_columns(row), _text(row, "Media Credit"), _text(row, "Text")
        own, theme = self._taken["event"].free(slug(label) or "event"), self._theme(group)
        return TimelineEvent(id=own, label=label, theme=theme, context_date=date, source=source, says=says)

    def _theme(self, group: str) -> str:
        if group not in self._theme_of:
            self._theme_of[group] = self._taken["theme"].free(slug(group) or "theme")
            self.themes[self._theme_of[group]] = group
        return self._theme_of[group]

    def _era(self, row: Mapping[str, str]) -> Era:
        title = _text(row, "Headline")
        if not title:
            raise ValueError("the era has no 'Headline'")
        date = of_columns(row)
        return Era(self._taken["era"].free(slug(title) or "era"), title, date)


def _text(row: Mapping[str, str], column: str) -> str:
    """The cell's text; ValueError where it holds what no YAML file can, or is endless."""
    text = row.get(column, "").strip()
    if len(text) > LONGEST:
        raise ValueError(f"'{column}' has more than {LONGEST} characters")
    if any(not (one.isprintable() or one in "\n\t") for one in text.replace("\r\n", "\n")):
        raise ValueError(f"'{column}' holds a character that cannot be printed")
    return " ".join(text.split())


def _safe(row: dict[str, str]) -> dict[str, str]:
    """The row with an apostrophe before what a spreadsheet would take for a formula."""
    return {key: harmless(cell, exactly=True) for key, cell in row.items()}


FORMAT = Format(
    name="timelinejs",
    title="TimelineJS (CSV)",
    about="Dated events and eras, as TimelineJS's spreadsheet has them.",
    suffix=".csv",
    recognise=recognise,
    read=read,
    write=write,
    dated=True,
)
