"""A bank as an Anki package (Legacy 2): the same ids each time, so that a second import updates and adds nothing."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha1, sha256
from html import unescape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from quiz_app.domain.card import Card
from quiz_app.interchange import anki_schedules, anki_schema
from quiz_app.interchange.anki_cards_out import cards_of
from quiz_app.interchange.anki_fields import from_cloze, from_markdown
from quiz_app.interchange.anki_notes import GUID, faces
from quiz_app.interchange.anki_notetypes import NOTE_TYPES, type_of
from quiz_app.interchange.anki_topics import CLAIM_TAG, TOPIC_TAG, deck_of
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.format import WriteOptions
from quiz_app.interchange.losing import besides, partly

META = b"\x08\x02"  # the second container
SAME_DAY = (1980, 1, 1, 0, 0, 0)
FIRST_ID, IDS = 10**12, 7 * 10**11
TAG = re.compile(r"<[^<>]*>")


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The package, and what of the bank is not in it."""
    cards, losses = cards_of(bundle)
    shown = {name: content for name, content in bundle.media.items() if any(_shows(card, name) for card in cards)}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("meta", SAME_DAY), META, ZIP_STORED)
        archive.writestr(ZipInfo("collection.anki21", SAME_DAY), _Writing(bundle, options).collection(cards))
        for number, content in enumerate(shown.values()):
            archive.writestr(ZipInfo(str(number), SAME_DAY), content, ZIP_STORED)
        archive.writestr(ZipInfo("media", SAME_DAY), json.dumps({str(one): name for one, name in enumerate(shown)}))
    return Exported(packed.getvalue(), (*losses, *(loss for card in bundle.cards for loss in lost(card))))


def lost(card: Card) -> Iterator[Loss]:
    """What of a card has no place in Anki."""
    return partly(card, list(besides(card, held=("claims", "topic"))), "Anki")


def fields_of(card: Card) -> tuple[str, str]:
    """The two fields of the note that a card becomes."""
    if card.cloze:
        return from_cloze(card.cloze), ""
    return from_markdown(card.front), from_markdown(card.back)


def tags_of(card: Card) -> list[str]:
    """The tags of the note: its claims and its topic, by which they come back."""
    return [*(f"{CLAIM_TAG}{claim}" for claim in card.claims), *([f"{TOPIC_TAG}{card.topic}"] if card.topic else [])]


def guid_of(bundle: Bundle, card: Card) -> str:
    """What Anki knows the note by, in every collection."""
    return f"{GUID}{bundle.reading or bundle.id}/{card.id.replace('.', '-')}"


def _shows(card: Card, name: str) -> bool:
    return any(f"media/{name}" in text for text in (card.front, card.back, card.cloze))


@dataclass(frozen=True)
class _Ids:
    """Numbers made of what they are for, no two of them the same."""

    taken: set[int]

    def of(self, what: str) -> int:
        """The number for this, or the next that is free."""
        found = FIRST_ID + int.from_bytes(sha256(what.encode()).digest()[:8]) % IDS
        while found in self.taken:
            found += 1
        self.taken.add(found)
        return found


class _Writing:
    """One package being written."""

    def __init__(self, bundle: Bundle, options: WriteOptions) -> None:
        self._bundle, self._schedules = bundle, options.schedules
        self._at = int(options.at.timestamp())
        self._first = anki_schedules.first_day(options.schedules.values(), options.at.date())
        self._notes, self._cards, self._decks = _Ids(set()), _Ids(set()), dict[str, int]()

    def collection(self, cards: list[Card]) -> bytes:
        """The database."""
        with closing(sqlite3.connect(":memory:")) as into:
            into.executescript(anki_schema.TABLES)
            place = 0
            for card in cards:
                note = self._notes.of(guid_of(self._bundle, card))
                into.execute(f"INSERT INTO notes VALUES ({', '.join('?' * 11)})", self._note(card, note))
                for row in self._rows(card, note, place):
                    into.execute(f"INSERT INTO cards VALUES ({', '.join('?' * 18)})", row)
                    place += 1
            self._settings(into, place)
            into.commit()
            return into.serialize()

    def _settings(self, into: sqlite3.Connection, cards: int) -> None:
        decks = anki_schema.decks({key: name for name, key in self._decks.items()}, self._at)
        models = {str(one.id): one.model() for one in NOTE_TYPES.values()}
        parts = [anki_schema.conf(cards), models, decks, {"1": anki_schema.SETTINGS}, {}]
        start, now = anki_schema.start_of(self._first), self._at * 1000
        row = (1, start, now, now, 11, 0, 0, 0, *(json.dumps(one, ensure_ascii=False) for one in parts))
        into.execute(f"INSERT INTO col VALUES ({', '.join('?' * 13)})", row)

    def _note(self, card: Card, note: int) -> tuple[int | str, ...]:
        first, second = fields_of(card)
        sorted_by = unescape(TAG.sub("", first))
        tags = f" {' '.join(tags_of(card))} "
        summed = int(sha1(sorted_by.encode()).hexdigest()[:8], 16)
        kind = type_of(card).id
        return (
            note,
            guid_of(self._bundle, card),
            kind,
            self._at,
            -1,
            tags,
            f"{first}\x1f{second}",
            sorted_by,
            summed,
            0,
            "",
        )

    def _rows(self, card: Card, note: int, place: int) -> Iterator[tuple[int | str, ...]]:
        """A row of each of its faces."""
        deck = self._deck(card)
        for number, (ordinal, key) in enumerate(sorted(faces(card).items())):
            *kept, data = anki_schedules.columns(self._schedules.get(key), place + number + 1, self._first)
            row = self._cards.of(f"{guid_of(self._bundle, card)}#{ordinal}")
            yield (row, note, deck, ordinal, self._at, -1, *kept, 0, 0, 0, data)

    def _deck(self, card: Card) -> int:
        name = "::".join(deck_of(self._bundle.title or self._bundle.id, self._bundle.topics, card.topic))
        if name not in self._decks:
            self._decks[name] = FIRST_ID + int.from_bytes(sha256(name.encode()).digest()[:8]) % IDS
        return self._decks[name]
