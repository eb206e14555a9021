"""An Anki package of 100,000 notes and 1,000,000 answers, as a diligent student has it after years; from a seed."""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from quiz_app.interchange.anki_notetypes import NOTE_TYPES
from quiz_app.interchange.anki_schema import SETTINGS, TABLES, conf, decks

NOTES, EACH, DECKS = 100_000, 10, 40
START = 1_600_000_000  # seconds since 1970: when the collection began
FIRST_NOTE, FIRST_CARD, FIRST_DECK = 1_600_000_000_000, 1_610_000_000_000, 1_500_000_000_000
DAY = 86_400_000
WORDS = "treaty border river envoy sanction pipeline corridor alliance drill embargo summit province accord".split()
MARKED = 10  # one note in so many has bold words, or a line break
GAPPED = 20  # one note in so many is a cloze
BASIC, CLOZE = NOTE_TYPES[False, False, False].id, NOTE_TYPES[True, False, False].id
Row = tuple[int | str, ...]


def write(path: Path, notes: int = NOTES, each: int = EACH) -> None:
    """Write the package (Legacy 2): as many answers for each note's card, and so many days between them."""
    database = path.with_suffix(".db")
    database.unlink(missing_ok=True)
    into = sqlite3.connect(database)
    into.executescript(TABLES)
    into.executemany(_insert("notes", 11), _notes(notes))
    into.executemany(_insert("cards", 18), _cards(notes, each))
    into.executemany(_insert("revlog", 9), _answers(notes, each))
    named = {FIRST_DECK + number: f"Essay::Part {number}" for number in range(DECKS)}
    models = {str(kind.id): kind.model() for kind in NOTE_TYPES.values()}
    parts = [conf(notes), models, decks(named, START), {"1": SETTINGS}, {}]
    row = (1, START, START * 1000, START * 1000, 11, 0, 0, 0, *map(json.dumps, parts))
    into.execute(_insert("col", 13), row)
    into.commit()
    into.close()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("meta", b"\x08\x02", ZIP_STORED)
        archive.write(database, "collection.anki21")
        archive.writestr("media", "{}")
    database.unlink()


def _notes(notes: int) -> Iterator[Row]:
    chance = Random(1)
    for number in range(notes):
        words = " ".join(chance.choices(WORDS, k=8))
        front, back = f"What of the {words}, number {number}?", f"The {chance.choice(WORDS)} of {number}"
        if number % GAPPED == 0:
            kind, fields = CLOZE, f"The {words} of {{{{c1::{number}}}}}\x1f"
        else:
            if number % MARKED == 1:
                back = f"<b>{back}</b><br>{words}"
            kind, fields = BASIC, f"{front}\x1f{back}"
        summed = int(sha1(front.encode()).hexdigest()[:8], 16)
        yield FIRST_NOTE + number, f"guid{number:06}", kind, START, 0, " ", fields, front, summed, 0, ""


def _cards(notes: int, each: int) -> Iterator[Row]:
    for number in range(notes):
        deck = FIRST_DECK + number % DECKS
        kept = (2, 2, 2000 + number % 300, 30 + number % 60, 2500, each, 0, 0, 0, 0, 0, "{}")
        yield FIRST_CARD + number, FIRST_NOTE + number, deck, 0, START, 0, *kept


def _answers(notes: int, each: int) -> Iterator[Row]:
    """In the order in which they were given: everybody's first answers, then the second ones."""
    chance = Random(2)
    for ordinal in range(each):
        for number in range(notes):
            at = START * 1000 + ordinal * 40 * DAY + number * 30_000
            ease = chance.choice((1, 2, 3, 3, 3, 3, 3, 4))
            yield at, FIRST_CARD + number, 0, ease, 30, 10, 2500, chance.randrange(1500, 20_000), min(ordinal, 1)


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"
