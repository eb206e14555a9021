"""The sheet that Kahoot gives out as a template: where its columns are, and one made anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quiz_app.interchange.tables import Row

LONGEST_QUESTION, LONGEST_ANSWER, MOST_ANSWERS = 120, 75, 4
HEADER_WITHIN, HEADER_ROW = 20, 8
TIMES = "5,10,20,30,60,90,120,240"
SECONDS = "20"  # what Kahoot takes an empty cell for
QUESTION = "Question - max 120 characters"
TIME = "Time limit (sec) \N{EN DASH} 5, 10, 20, 30, 60, 90, 120, or 240 secs"
CORRECT = "Correct answer(s) - choose at least one"
HEADER = [QUESTION, *(f"Answer {one} - max 75 characters" for one in range(1, MOST_ANSWERS + 1)), TIME, CORRECT]
ABOUT = (
    "A question has at most 120 characters, an answer 75. Two answers at least, four at most.",
    "The time limit is one of 5, 10, 20, 30, 60, 90, 120 and 240 seconds.",
    "The correct answers are named by their numbers, with commas between them.",
)


@dataclass(frozen=True, slots=True)
class Places:
    """The columns of the question, the answers, the time and the correct ones."""

    question: int
    answers: tuple[int, ...]
    time: int
    correct: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row asks."""

    question: str
    answers: list[str]
    seconds: str
    correct: str


def places(cells: Sequence[str]) -> Places | None:
    """Where the columns are, if this row is the header."""
    said = [" ".join(cell.split()).casefold() for cell in cells]
    answers = tuple(place for number in range(1, 7) for place in _beginning(said, f"answer {number}")[:1])
    question, time, correct = (_beginning(said, word) for word in ("question", "time limit", "correct answer"))
    if not question or not correct or len(answers) < 2:
        return None
    return Places(question[0], answers, time[0] if time else -1, correct[0])


def _beginning(said: list[str], word: str) -> list[int]:
    return [place for place, cell in enumerate(said) if cell.startswith(word)]


def asked(row: Row, places: Places) -> Asked:
    """What the row asks, its cells without space around them."""
    cells = dict(enumerate(cell.strip() for cell in row[1]))
    answers = [cells.get(place, "") for place in places.answers]
    return Asked(cells.get(places.question, ""), answers, cells.get(places.time, ""), cells.get(places.correct, ""))


def illegal(*texts: str) -> bool:
    """Whether one of the texts holds a control character."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return any(ILLEGAL_CHARACTERS_RE.search(text) for text in texts)


def workbook(title: str, rows: Sequence[Asked], made_at: datetime) -> Any:
    """A workbook as the template is: words above, the header in row 8, the questions below it, numbered."""
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    book.properties.created = book.properties.modified = made_at.replace(tzinfo=None)
    page = book.active
    page.title = "Sheet1"
    for row, line in enumerate((title or "Quiz", *ABOUT), start=2):
        _say(page, row, 2, line)
    for column, name in enumerate(HEADER, start=2):
        _say(page, HEADER_ROW, column, name)
    for number, one in enumerate(rows, start=1):
        row = HEADER_ROW + number
        page.cell(row, 1, number)
        for column, text in enumerate([one.question, *one.answers], start=2):
            _say(page, row, column, text)
        page.cell(row, 7, int(one.seconds))
        _say(page, row, 8, one.correct)
    times = DataValidation("list", formula1=f'"{TIMES}"', allow_blank=True)
    page.add_data_validation(times)
    times.add(f"G{HEADER_ROW + 1}:G{HEADER_ROW + 200}")
    return book


def _say(page: Any, row: int, column: int, text: str) -> None:
    """Put a text into a cell: a text it stays, whatever it begins with."""
    if text:
        page.cell(row, column, text).data_type = "s"
