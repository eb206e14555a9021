"""Ten thousand items through each format's writer and reader, beside the same bytes through a bare library.

Bare is what the file would take without knowing what it means: lxml for XML, the csv module for tables and lines,
openpyxl for workbooks, zipfile with these for archives, SQLite for Anki's notes.
"""

import csv
import gc
import io
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook

from benchmarks.figures import Row
from quiz_app.domain.card import Card
from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.domain.reading import TimelineEvent
from quiz_app.interchange.bundle import Bundle
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.formats import formats
from quiz_app.interchange.upload import ZIP, Upload

NUMBER = 10_000
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
WORDS = "treaty border railway ambassador pipeline ceasefire parliament harbour embargo summit election canal".split()


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds of CPU of the writer and the reader, of the bare library at each, and how many came back."""

    write: float
    read: float | None
    bare_write: float
    bare_read: float
    back: int


def run() -> dict[str, Measured]:
    """By format: what its ten thousand take."""
    return {one.title: _measured(one, NUMBER) for one in formats() if one.write is not None}


def rows(found: dict[str, Measured]) -> Iterator[Row]:
    """The table's rows, a writer and a reader each."""
    for title, one in found.items():
        yield _row(f"{title}, written", one.write, one.bare_write)
        if one.read is not None:
            yield _row(f"{title}, read ({one.back:,} came back)", one.read, one.bare_read)


def _row(what: str, seconds: float, bare: float) -> Row:
    return what, f"{seconds:.2f} s, {NUMBER / seconds:,.0f} a second", f"bare {bare:.2f} s", f"{seconds / bare:.1f}"


def _measured(one: Format, number: int) -> Measured:
    assert one.write is not None
    bundle = _fitting(one, number)
    gc.collect()
    write, written = _seconds(lambda: one.write(bundle, WriteOptions(at=AT)))
    bare_write, bare_read = _bare(written.content)
    if one.read is None:
        return Measured(write, None, bare_write, bare_read, 0)
    gc.collect()
    read, found = _seconds(lambda: one.read(Upload("bench", io.BytesIO(written.content)), ReadOptions()))
    return Measured(write, read, bare_write, bare_read, len(found.bundle))


def _fitting(one: Format, number: int) -> Bundle:
    """So many items of the kinds that the format holds; where it holds none, cards; else events."""
    kinds = [kind for kind in KINDS if _holds(one, Bundle(id="b", items=(kind(0, Random(0)),)))]
    if kinds:
        chance = Random(7)
        made = (kinds[place % len(kinds)](place, chance) for place in range(number))
        return Bundle(id="bench", title="Bench", topics={"t": "Topic"}, items=tuple(made))
    cards = Bundle(id="b", cards=(_card(0),))
    if _holds(one, cards):
        return replace(cards, cards=tuple(map(_card, range(number))))
    return Bundle(id="bench", events=tuple(map(_event, range(number))), themes={"war": "War"})


def _holds(one: Format, bundle: Bundle) -> bool:
    assert one.write is not None
    return not any(loss.left_out for loss in one.write(bundle, WriteOptions(at=AT)).losses)


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = process_time()
    found = work()
    return process_time() - start, found


def _text(chance: Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def _common(place: int, chance: Random) -> dict[str, Any]:
    stem = f"{_text(chance, 9)} number {place}?"
    return {"id": f"item-{place}", "stem": stem, "rationale": f"{_text(chance, 12)}.", "topic": "t"}


def _options(chance: Random, keys: int) -> tuple[Option, ...]:
    return tuple(Option("abcd"[at], f"{_text(chance, 4)} {at}", at < keys, _text(chance, 5)) for at in range(4))


KINDS: tuple[Callable[[int, Random], Item], ...] = (
    lambda place, chance: SingleChoice(**_common(place, chance), options=_options(chance, 1)),
    lambda place, chance: MultipleChoice(**_common(place, chance), options=_options(chance, 2)),
    lambda place, chance: TrueFalse(**_common(place, chance), is_true=place % 3 == 0, why=_text(chance, 5)),
    lambda place, chance: ShortAnswer(
        **_common(place, chance), accept=(_text(chance, 2), _text(chance, 2)), reject=(Reject(_text(chance, 1), "No."),)
    ),
    lambda place, chance: Numeric(
        **_common(place, chance), value=Decimal(place), near=(Near(Decimal(2), Decimal("0.5")),), unit="km"
    ),
    lambda place, chance: Cloze(
        **_common(place, chance) | {"stem": f"{_text(chance, 5)} {{{{1}}}} and {{{{2}}}}."},
        gaps=(Gap((_text(chance, 1),)), Gap(("nine", "9"))),
    ),
    lambda place, chance: Matching(
        **_common(place, chance),
        pairs=tuple(Pair(one, f"{_text(chance, 2)} {one}", f"{_text(chance, 3)} {one}") for one in "abc"),
    ),
    lambda place, chance: Ordering(
        **_common(place, chance), entries=tuple(Entry(one, f"{_text(chance, 3)} {one}") for one in "abcd")
    ),
)


def _card(place: int) -> Card:
    chance = Random(place)
    return Card(id=f"card-{place}", front=f"{_text(chance, 6)} {place}?", back=_text(chance, 5))


def _event(place: int) -> TimelineEvent:
    chance = Random(place)
    return TimelineEvent(f"e{place}", f"{_text(chance, 4)} {place}", "war", context_date=f"{1000 + place % 1000}-05-01")


def _bare(content: bytes) -> tuple[float, float]:
    """The seconds that a bare library takes to write and to read the same."""
    if not content.startswith(ZIP):
        return _bare_part(content)
    unpacking, files = _seconds(lambda: _unpacked(content))
    packing = _seconds(lambda: _packed(files))[0]
    if "xl/workbook.xml" in files:
        return _bare_workbook(content)
    parts = [_bare_part(one) for name, one in files.items() if name.endswith((".xml", ".anki21", ".anki2"))]
    return packing + sum(one[0] for one in parts), unpacking + sum(one[1] for one in parts)


def _bare_part(content: bytes) -> tuple[float, float]:
    if content.startswith(b"SQLite"):
        return _bare_database(content)
    if content.lstrip().startswith(b"<?xml"):
        reading, root = _seconds(lambda: etree.fromstring(content))
        return _seconds(lambda: etree.tostring(root, encoding="utf-8"))[0], reading
    text = content.decode("utf-8-sig")
    sign = "\t" if "\t" in text[:2000] else ","
    reading, table = _seconds(lambda: list(csv.reader(io.StringIO(text), delimiter=sign)))
    return _seconds(lambda: csv.writer(io.StringIO(), delimiter=sign).writerows(table))[0], reading


def _bare_workbook(content: bytes) -> tuple[float, float]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reading, table = _seconds(
            lambda: list(load_workbook(io.BytesIO(content), read_only=True).worksheets[0].iter_rows(values_only=True))
        )

    def written() -> None:
        book = Workbook(write_only=True)
        page = book.create_sheet()
        for row in table:
            page.append(row)
        book.save(io.BytesIO())

    return _seconds(written)[0], reading


def _bare_database(content: bytes) -> tuple[float, float]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notes.db"
        path.write_bytes(content)
        database = sqlite3.connect(path)
        reading, notes = _seconds(lambda: database.execute("SELECT * FROM notes").fetchall())
        database.execute("CREATE TABLE again AS SELECT * FROM notes WHERE 0")
        marks = ",".join("?" * len(notes[0]))
        writing = _seconds(lambda: database.executemany(f"INSERT INTO again VALUES ({marks})", notes))[0]
        database.close()
    return writing, reading


def _unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(files: dict[str, bytes]) -> None:
    with ZipFile(io.BytesIO(), "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


if __name__ == "__main__":
    for line in rows(run()):
        print(" | ".join(line))
