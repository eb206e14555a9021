"""The files and columns of the CSV export, each with one sentence; docs/csv.md is written from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from quiz_app.interchange.csv_cells import ANSWER, DATA, DAY, FORM, MOMENT, NUMBER, TEXT, WHOLE_NUMBER, Kind

MOST = 1e12  # of any number without a limit of its own


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `least` and `most` are the limits of a number; `empty` says whether a cell may hold nothing.

    One that was `added` since the first version may be missing: then it holds nothing.
    """

    name: str
    kind: Kind
    says: str
    least: float = 0
    most: float = MOST
    empty: bool = False
    added: bool = False

    def write(self, value: Any) -> str:
        """The cell of a plain value."""
        return "" if value is None else self.kind.write(value)

    def read(self, cell: str) -> Any:
        """The plain value of a cell; ValueError, with what is wrong, where it holds none."""
        return self.reader()(cell)

    def reader(self) -> Callable[[str], Any]:
        """What reads this column's cells, made once for as many as there are."""
        read, least, most, of_nothing = self.kind.read, self.least, self.most, self._of_nothing

        def of_number(cell: str) -> Any:
            value = read(cell) if cell else of_nothing()
            if value is not None and not least <= value <= most:
                raise ValueError(f"'{cell[:40]}' is not from {least:g} to {most:g}")
            return value

        return of_number if self.kind.numeric else lambda cell: read(cell) if cell else of_nothing()

    def _of_nothing(self) -> Any:
        if not self.empty:
            raise ValueError("is empty")
        return "" if self.kind is TEXT else None


def _row_columns(what: str) -> tuple[Column, ...]:
    return (
        Column("id", TEXT, f"The {what}'s own id, made once, on the device that it came from."),
        Column("device", TEXT, "The installation or browser session that it came from."),
    )


ORDINAL = "How many of the same device and subject came before it, from 0."

COLUMNS: dict[str, tuple[Column, ...]] = {
    "responses.csv": (
        *_row_columns("response"),
        Column("attempt", TEXT, "The attempt in which it was given: an id in attempts.csv."),
        Column("reading", TEXT, "The reading's id."),
        Column("item", TEXT, "The item's id."),
        Column("revision", TEXT, "What the item said when it was asked: a revision in revisions.csv."),
        Column("ordinal", WHOLE_NUMBER, ORDINAL),
        Column("answer", ANSWER, "Option id or text, a list of them, or right ids by left ids; null if not known."),
        Column("points", NUMBER, "What it earned, from 0 to 1, as it was judged then.", most=1),
        Column("certainty", WHOLE_NUMBER, "How certain the learner was, from 1 to 3; empty if not asked.", 1, 3, True),
        Column("at", MOMENT, "When it was given."),
        Column("seconds", NUMBER, "How long the item was on the screen."),
    ),
    "reviews.csv": (
        *_row_columns("review"),
        Column("reading", TEXT, "The reading's id."),
        Column("card", TEXT, "The face that was rated: a card's id, with :reversed or :c1 and on for its other faces."),
        Column("ordinal", WHOLE_NUMBER, ORDINAL),
        Column("rating", WHOLE_NUMBER, "What was chosen: 1 again, 2 hard, 3 good, 4 easy.", 1, 4),
        Column("at", MOMENT, "When the face was shown to be rated."),
        Column("study_day", DAY, "The learner's own day then: her local date, some hours after midnight."),
        Column("retention", NUMBER, "The share of cards that she wished to remember, as set then.", 0.01, 0.99),
        Column("seconds", NUMBER, "How long the face was on the screen."),
    ),
    "attempts.csv": (
        *_row_columns("attempt"),
        Column(
            "form",
            FORM,
            "What was asked, in order; with the plan, seed and digest of the banks that it was drawn by.",
        ),
        Column("started_at", MOMENT, "When it began."),
        Column("assignment", TEXT, "The assignment that it was taken under, if any.", empty=True, added=True),
    ),
    "events.csv": (
        *_row_columns("event"),
        Column("ordinal", WHOLE_NUMBER, ORDINAL),
        Column("kind", TEXT, "What happened, such as setting_changed, card_added, review_undone, attempt_finished."),
        Column("subject", TEXT, "What it happened to: a setting's name, an attempt, a review, a card.", empty=True),
        Column("data", DATA, "What else there is to say of it, such as a setting's value."),
        Column("at", MOMENT, "When it happened."),
    ),
    "revisions.csv": (
        Column("revision", TEXT, "The first 20 hexadecimal digits of the content's SHA-256."),
        Column("content", TEXT, "The item as it was asked, as JSON."),
    ),
}
ABOUT = {
    "responses.csv": "One row a response.",
    "reviews.csv": "One row a rating of a card's face. Those that were undone are here too; events.csv says which.",
    "attempts.csv": "One row a sitting with a quiz.",
    "events.csv": "One row for anything else that happened.",
    "revisions.csv": "One row for each item as it was when it was asked.",
}
INTRODUCTION = """\
# The CSV export

An export holds everything that is known of a learner, in five files. Scores and due dates are not among them: they
follow from the rows, and importing the files anywhere gives the same ones. Importing twice adds nothing twice.
`quiz-app log export FOLDER` writes the files and `quiz-app log import FOLDER` reads them; on the screen they come as
one zip archive. "Download all of mine" has the same rows once more as JSON, `all.json`, which an import passes over.

- UTF-8, comma-separated, quoted as RFC 4180 says, one header line. A byte order mark is accepted.
- A time is ISO 8601 in UTC with microseconds (`2026-11-23T18:30:00.000000Z`), a day is ISO 8601 (`2026-11-23`).
- A number has as many digits as it takes to read exactly the same number back.
- JSON stands in one cell.
- There is no column for the learner: imported rows become those of whoever imports them.

Two editions have the same columns. The **exact** one is the backup, and the one to import. The
**spreadsheet** one is safe to open in a spreadsheet: it begins with a byte order mark, and a text that begins with
`=`, `+`, `-`, `@`, a tab or a carriage return gets a `'` in front, so that it is not taken for a formula.

A file that is damaged (a line cut off, a cell that does not hold what its column says, a column too many or too few)
is refused with its line number, and with it the whole import.
"""


def documentation() -> str:
    """The page that describes the export, as docs/csv.md has it."""
    return INTRODUCTION + "".join(_section(name) for name in COLUMNS)


def _section(name: str) -> str:
    return "\n".join(["", f"## {name}", "", ABOUT[name], "", *_table(COLUMNS[name]), ""])


def _table(columns: tuple[Column, ...]) -> Iterator[str]:
    yield "| column | kind | what it says |"
    yield "|---|---|---|"
    for column in columns:
        yield f"| `{column.name}` | {column.kind.says} | {column.says} |"
