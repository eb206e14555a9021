"""Blackboard's tab-separated questions: one a line, its type first; what may be HTML in and out, UTF-8 out."""

from functools import partial

from quiz_app.domain.items import Item
from quiz_app.interchange.blackboard_lines import TYPES, item_of
from quiz_app.interchange.blackboard_writing import write
from quiz_app.interchange.bundle import Imported
from quiz_app.interchange.format import Format, ReadOptions
from quiz_app.interchange.gathering import Gathering, Place
from quiz_app.interchange.upload import HEAD, Upload

MOST_LINES = 50_000


def recognise(upload: Upload) -> bool:
    """Whether every line begins with the word for a type and a tab."""
    if upload.is_zip or not upload.looks_like_text:
        return False
    lines = upload.head_text.split("\n")
    filled = [line for line in (lines[:-1] if upload.size > HEAD else lines) if line.strip()]
    first = [line.partition("\t") for line in filled]
    return bool(first) and all(word.strip().upper() in TYPES and tab for word, tab, _ in first)


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The items of its lines; each line that cannot become one is a problem."""
    found = Gathering(upload.name)
    lines = upload.text().split("\n")
    if len(lines) > MOST_LINES:
        raise upload.refused(f"the file has {len(lines):,} lines, more than {MOST_LINES:,}", "split it")
    for line, written in enumerate(lines, start=1):
        if written.strip():
            place = found.place(line)
            found.take(place, partial(_item, _cells(written), place))
    if not (found.items or found.problems):
        raise upload.refused("there is no question in the file")
    return found.imported()


def _cells(line: str) -> list[str]:
    """The line's cells; those that a spreadsheet left empty at its end are none."""
    return [cell.strip() for cell in line.rstrip().split("\t")]


def _item(cells: list[str], place: Place) -> Item:
    return item_of(cells[0].upper(), cells[1:], place)


FORMAT = Format(
    name="blackboard",
    title="Blackboard (TXT)",
    about="Tab-separated questions for Blackboard's Upload Questions: without feedback, pictures and ids.",
    suffix=".txt",
    recognise=recognise,
    read=read,
    write=write,
)
