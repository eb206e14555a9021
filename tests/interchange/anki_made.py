"""Anki packages made by hand from what is known of them: three containers, two schemas, and what is wrong in them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import zstandard

from quiz_app.interchange.anki_schema import TABLES, model
from quiz_app.interchange.upload import Upload
from tests.interchange.round_trips import PNG

ASK = ("Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}")
TURN = ("Card 2", "{{Back}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}")
ON_WISH = ("Card 2", "{{#Add Reverse}}{{Back}}{{/Add Reverse}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}")
TYPE = ("Card 1", "{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}")
GAPS = ("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}")
TWO = ("Front", "Back")
BASIC, REVERSED, OPTIONAL, TYPING, CLOZE, OTHER, COVERED = range(1, 8)
KINDS = {
    BASIC: model(BASIC, "Basic", TWO, [ASK], ""),
    REVERSED: model(REVERSED, "Basic (and reversed card)", TWO, [ASK, TURN], ""),
    OPTIONAL: model(OPTIONAL, "Basic (optional reversed card)", (*TWO, "Add Reverse"), [ASK, ON_WISH], ""),
    TYPING: model(TYPING, "Basic (type in the answer)", TWO, [TYPE], ""),
    CLOZE: model(CLOZE, "Cloze", ("Text", "Back Extra"), [GAPS], ""),
    OTHER: model(OTHER, "Country", ("Name", "Capital", "Flag"), [("Which", "Guess!", "{{Capital}}")], ""),
    COVERED: {**model(COVERED, "Image Occlusion", ("Occlusion", "Image"), [GAPS], ""), "originalStockKind": 6},
}
DECKS = {1: "Default", 10: "Essay", 11: "Essay::Defence", 12: "Essay::Energy"}
STUB = "Please update to the latest Anki version, then import the .colpkg/.apkg file again."


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A note, and (place, deck, queue) of each of its cards."""

    id: int = 1_700_000_000_001
    guid: str = "Q@<JOrZHxS"
    kind: int = BASIC
    fields: Sequence[str] = ("When?", "2014")
    tags: str = " "
    cards: Sequence[tuple[int, int, int]] = ((0, 11, 2),)


@dataclass(frozen=True, kw_only=True)
class Collection:
    """What is in a collection; `answers` are (id, card, ease, type, factor) of its log."""

    notes: Sequence[Noted] = (Noted(),)
    answers: Sequence[tuple[int, int, int, int, int]] = ()
    kinds: Mapping[int, dict[str, Any]] = field(default_factory=lambda: KINDS)
    scheduler: int = 2
    more: str = ""  # SQL to run at the end

    def of_11(self) -> bytes:
        """The database in schema 11."""
        decks = {str(key): {"id": key, "name": name} for key, name in DECKS.items()}
        models = {str(key): one for key, one in self.kinds.items()}
        parts = [{"schedVer": self.scheduler}, models, decks, {}, {}]
        row = (1, 0, 0, 0, 11, 0, 0, 0, *map(json.dumps, parts))
        return self._database(TABLES, [("col", [row])])

    def of_18(self) -> bytes:
        """The same in schema 18, whose header says that it is logged ahead."""
        types = [(key, one["name"], b"\x08" + bytes([one["type"]]) + _stock(one)) for key, one in self.kinds.items()]
        fields = [(key, one["ord"], one["name"], b"") for key, kind in self.kinds.items() for one in kind["flds"]]
        sides = [
            (key, one["ord"], one["name"], wire(1, one["qfmt"]) + wire(2, one["afmt"]))
            for key, kind in self.kinds.items()
            for one in kind["tmpls"]
        ]
        decks = [(key, name.replace("::", "\x1f")) for key, name in DECKS.items()]
        rows = [("col", [(1, 0, 0, 0, 18, 0, 0, 0, "", "", "", "", "")]), ("notetypes", types), ("fields", fields)]
        rows += [("templates", sides), ("decks", decks), ("config", [("schedVer", str(self.scheduler).encode())])]
        made = self._database(TABLES + OF_18, rows)
        return made[:18] + b"\2\2" + made[20:]

    def _database(self, tables: str, rows: Iterable[tuple[str, Sequence[tuple[Any, ...]]]]) -> bytes:
        with closing(sqlite3.connect(":memory:")) as into:
            into.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            into.executescript(tables)
            for note in self.notes:
                row = (note.id, note.guid, note.kind, 0, 0, note.tags, "\x1f".join(note.fields), "", 0, 0, "")
                _add(into, "notes", row)
                for place, deck, queue in note.cards:
                    card = (note.id * 10 + place, note.id, deck, place, 0, 0, 0, queue, *[0] * 9, "{}")
                    _add(into, "cards", card)
            for at, card, ease, kind, factor in self.answers:
                _add(into, "revlog", (at, card, 0, ease, 1, 1, factor, 4200, kind))
            for table, every in rows:
                for row in every:
                    _add(into, table, row)
            into.executescript(self.more)
            into.commit()
            return into.serialize()


OF_18 = """
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase, config blob NOT NULL);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
    WITHOUT ROWID;
CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, config blob, PRIMARY KEY (ntid, ord))
    WITHOUT ROWID;
CREATE TABLE decks (id integer PRIMARY KEY, name text NOT NULL COLLATE unicase);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, val blob NOT NULL) WITHOUT ROWID;
"""


def first(made: Collection, **media: bytes) -> bytes:
    """Legacy 1."""
    return zipped({"collection.anki2": made.of_11(), **_listed(media)})


def second(made: Collection, **media: bytes) -> bytes:
    """Legacy 2, with the stub of an older one beside it."""
    stub = Collection(notes=(Noted(fields=(STUB, "")),)).of_11()
    parts = {"meta": b"\x08\x02", "collection.anki21": made.of_11(), "collection.anki2": stub}
    return zipped({**parts, **_listed(media)})


def latest(made: Collection, **media: bytes) -> bytes:
    """The latest container, with a stub too."""
    stub = Collection(notes=(Noted(fields=(STUB, "")),)).of_11()
    entries = b"".join(wire(1, wire(1, _name(name).encode()) + b"\x10\x01") for name in media)
    parts = {"meta": b"\x08\x03", "collection.anki21b": packed(made.of_18()), "collection.anki2": stub}
    files = {str(number): packed(content) for number, content in enumerate(media.values())}
    return zipped({**parts, **files, "media": packed(entries)})


CONTAINERS = {"legacy 1": first, "legacy 2": second, "latest": latest}


def zipped(parts: Mapping[str, bytes], how: int = ZIP_STORED) -> bytes:
    """The files as an archive."""
    into = BytesIO()
    with ZipFile(into, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return into.getvalue()


def packed(content: bytes) -> bytes:
    """The content by zstd."""
    return zstandard.ZstdCompressor().compress(content)


def wire(number: int, content: bytes | str) -> bytes:
    """A field of a protocol buffer."""
    found = content.encode() if isinstance(content, str) else content
    size, head = len(found), bytearray([number << 3 | 2])
    while size > 127:
        head.append(size & 127 | 128)
        size >>= 7
    return bytes([*head, size]) + found


def opened(content: bytes, name: str = "deck.apkg") -> Upload:
    """The package as it is handed over."""
    return Upload(name, BytesIO(content))


def _listed(media: Mapping[str, bytes]) -> dict[str, bytes]:
    named = {str(number): _name(name) for number, name in enumerate(media)}
    files = {str(number): content for number, content in enumerate(media.values())}
    return {"media": json.dumps(named).encode(), **files}


def _name(word: str) -> str:
    """A keyword as a file's name: `map_png` for `map.png`."""
    return word.replace("_", ".")


def _add(into: sqlite3.Connection, table: str, row: tuple[Any, ...]) -> None:
    into.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _stock(kind: Mapping[str, Any]) -> bytes:
    return bytes([9 << 3, kind.get("originalStockKind", 0)])


PICTURE = PNG
