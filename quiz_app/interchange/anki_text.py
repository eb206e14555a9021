"""Anki's notes as text, in and out: fields parted by tabs under headers that begin with `#`.

The guid, note type, deck and tags have columns of their own, as the headers say.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem
from quiz_app.interchange.anki_cards_out import cards_of
from quiz_app.interchange.anki_collection import Kind
from quiz_app.interchange.anki_notes import Cards, Note
from quiz_app.interchange.anki_notetypes import GAPS, NOTE_TYPES, SIDES
from quiz_app.interchange.anki_topics import Topics, deck_of
from quiz_app.interchange.anki_writing import fields_of, guid_of, lost, tags_of
from quiz_app.interchange.bundle import Bundle, Exported, Imported, Loss
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.upload import Upload

HEADERS = ("separator", "html", "tags", "columns", "notetype", "deck")
SPECIAL = ("guid", "notetype", "deck", "tags")  # each may have a column
HEADER = re.compile(rf"#({'|'.join(HEADERS)}|(?:{'|'.join(SPECIAL)}) column):(.*)", re.IGNORECASE)
SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
TAGGED = re.compile(r"</?[a-z][^<>]*>|&#?\w+;", re.IGNORECASE)
GAP = re.compile(r"\{\{c\d+::")
MOST_ROWS = 100_000
NAMES = ("Basic", "Basic (and reversed card)", "Basic (type in the answer)", "Cloze")  # as every Anki has them
TYPING = "it is not typed there"
NO_MEDIA = "its pictures and sounds: a text has none"


@dataclass
class Heads:
    """What the headers say."""

    separator: str = ""
    html: bool | None = None
    columns: dict[str, int] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, value: str) -> None:
        """Take one header in; a value that says nothing is as if it were not there."""
        if name == "separator":
            self.separator = SEPARATORS.get(value.strip().casefold(), value[:1])
        elif name == "html":
            self.html = value.strip().casefold() == "true"
        elif name.endswith(" column"):
            number = value.strip()
            if number.isascii() and number.isdigit() and 0 < int(number[:4]) <= 1000:
                self.columns[name.removesuffix(" column")] = int(number[:4]) - 1
        else:
            self.told[name] = value.strip()


def looks_like_anki_text(upload: Upload) -> bool:
    """Whether the file begins with one of Anki's headers."""
    if not upload.looks_like_text:
        return False
    return HEADER.match(upload.head[:200].decode("utf-8-sig", "replace")) is not None


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The notes of a text as cards, each that makes none with its line."""
    heads, skipped, lines = _heads(upload.text())
    separator = heads.separator or options.between_sides or _separator(lines)
    html = heads.html if heads.html is not None else any(TAGGED.search(line) for line in lines)
    try:
        rows = list(_rows(lines, separator, skipped))
    except csv.Error as error:
        raise upload.refused(f"the rows cannot be told apart: {error}", "export it again") from None
    if not rows:
        raise upload.refused("there is no note in the file", "a note is a row of at least two fields")
    notes = [_note(row, line, heads, html) for line, row in rows]
    topics, gone = Topics(note.deck for _, note in notes), dict[str, None]()
    cards = Cards(upload.name, lambda name: gone.setdefault(name[:80]) or "", topics)
    made = tuple(card for kind, note in notes if (card := cards.of(kind, note)) is not None)
    told = [Problem(f"'{name}' is not in the file: a text has no media", file=upload.name) for name in gone]
    bundle = Bundle(title=topics.title, topics=topics.titles, cards=made)
    return Imported(bundle, tuple(cards.problems), (*cards.notes, *told))


def _heads(text: str) -> tuple[Heads, int, list[str]]:
    """The headers, how many lines they take, and the lines after them."""
    found, lines = Heads(), text.split("\n")
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            return found, number, lines[number:]
        if match := HEADER.match(line):
            found.take(match[1].casefold(), match[2])
    return found, len(lines), []


def _separator(lines: Sequence[str]) -> str:
    """The sign that parts the first row, where no header says it."""
    first = next((line for line in lines if line.strip()), "")
    return next((sign for sign in "\t;,|" if sign in first), "\t")


class _Lines:
    """Feeds a reader of rows. Lines that begin with `#` are remarks, unless a row goes on in them."""

    def __init__(self, lines: Sequence[str], skipped: int) -> None:
        self._lines = enumerate(lines, start=skipped + 1)
        self.begins = 0  # the line that the row began on; 0 between two

    def __iter__(self) -> Iterator[str]:
        for number, line in self._lines:
            if self.begins or not line.startswith("#"):
                self.begins = self.begins or number
                yield f"{line}\n"


def _rows(lines: Sequence[str], separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines that they begin on."""
    fed = _Lines(lines, skipped)
    for count, row in enumerate(csv.reader(fed, delimiter=separator)):
        if count >= MOST_ROWS:
            raise csv.Error(f"there are more than {MOST_ROWS:,}")
        if any(cell.strip() for cell in row):
            yield fed.begins, row
        fed.begins = 0


def _note(row: Sequence[str], line: int, heads: Heads, html: bool) -> tuple[Kind, Note]:
    """The note of a row, and the note type that its name and its text speak of."""
    said = {name: row[place].strip() for name, place in heads.columns.items() if place < len(row)}
    said = {name: heads.told.get(name, "") for name in ("notetype", "deck")} | {k: v for k, v in said.items() if v}
    taken = set(heads.columns.values())
    fields = tuple(_html(cell, html) for place, cell in enumerate(row) if place not in taken)
    tags = (*said.get("tags", "").split(), *heads.told.get("tags", "").split())
    guid = said.get("guid") or f"text:{fields[0] if fields else ''}"
    deck = tuple(said["deck"].split("::")) if said["deck"] else ()
    kind = _kind(said["notetype"].casefold(), fields)
    return kind, Note(line, guid, tags, fields, deck, line=line)


def _kind(name: str, fields: Sequence[str]) -> Kind:
    """A note type by its name, as far as that says what it is; a text with gaps is a cloze under any name."""
    first, more = (fields[0] if fields else ""), tuple(f"Field {place}" for place in range(3, len(fields) + 1))
    gapped = "cloze" in name or (not any(word in name for word in ("basic", "type in")) and bool(GAP.search(first)))
    turned = "optional" not in name or any(one.strip() for one in fields[2:3])
    reverse = "reversed" in name and turned
    kind = NOTE_TYPES[gapped, reverse and not gapped, "type in" in name]
    sides = tuple((question, answer) for _, question, answer in kind.cards)
    return Kind(name or kind.name, gapped, (*(GAPS if gapped else SIDES), *more), sides)


def _html(cell: str, html: bool) -> str:
    return cell if html else escape(cell, quote=False).replace("\n", "<br>")


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The cards as Anki's text, and what of the bank is not in it."""
    cards, losses = cards_of(bundle)
    out = io.StringIO()
    out.write("#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n")
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    for card in cards:
        deck = "::".join(deck_of(bundle.title or bundle.id, bundle.topics, card.topic))
        sides = [side.replace("\x1f", "") for side in fields_of(card)]
        rows.writerow([guid_of(bundle, card), _named(card), deck, *sides, " ".join(tags_of(card))])
    return Exported(out.getvalue().encode(), (*losses, *(loss for card in cards for loss in _lost(card))))


def _named(card: Card) -> str:
    """The note type that every Anki has for such a card."""
    if card.cloze:
        return NAMES[3]
    return NAMES[1] if card.reversed else NAMES[2 * card.typed]


def _lost(card: Card) -> Iterator[Loss]:
    yield from lost(card)
    if card.typed and (card.cloze or card.reversed):
        yield Loss(card.id, TYPING)
    if any("](media/" in text for text in (card.front, card.back, card.cloze)):
        yield Loss(card.id.removeprefix("item."), NO_MEDIA)


FORMAT = Format(
    name="anki-text",
    title="Anki notes as text",
    about="Cards with decks and tags, in rows of fields parted by tabs.",
    suffix=".txt",
    recognise=looks_like_anki_text,
    read=read,
    write=write,
)
