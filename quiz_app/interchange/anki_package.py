"""Anki's packages (.apkg, .colpkg), in and out: notes as cards, decks as topics, media, and what was learnt of them."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem
from quiz_app.interchange import anki_collection
from quiz_app.interchange.anki_collection import UNREADABLE, Made
from quiz_app.interchange.anki_container import Package, looks_like_anki, unpacked
from quiz_app.interchange.anki_media import Media
from quiz_app.interchange.anki_notes import Cards, Note, faces
from quiz_app.interchange.anki_topics import Deck, Topics
from quiz_app.interchange.anki_writing import write
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.format import Format, ReadOptions
from quiz_app.interchange.past_reviews import PastReviews
from quiz_app.interchange.upload import Upload

STUB = "please update to the latest anki version"
DAMAGED = "the collection in it is damaged, or no Anki collection"
Places = dict[int, tuple[Deck, tuple[Made, ...]]]


def read(upload: Upload, _: ReadOptions) -> Imported:
    """What a package holds."""
    with unpacked(upload) as package:
        try:
            with anki_collection.opened(package.database) as there:
                return _Reading(package, there).imported()
        except UNREADABLE as error:
            said = f"{DAMAGED}: {error}"
            raise upload.refused(said, "in Anki, choose Tools > Check Database, and export it again") from None


class _Reading:
    """One package being read."""

    def __init__(self, package: Package, there: sqlite3.Connection) -> None:
        self._upload, self._there = package.upload, there
        self._later = anki_collection.is_18(there)
        self._kinds = anki_collection.kinds(there, self._later)
        self._media = Media(package)
        self._made = self._places()
        topics = Topics(deck for deck, _ in self._made.values())
        self._topics, self._cards = topics, Cards(package.upload.name, self._media.place, topics)
        self._faces: dict[int, int] = {}  # Anki's card: the place of its face's key
        self._keys: list[str] = []

    def imported(self) -> Imported:
        """All of it."""
        aside = set[str]()
        cards = tuple(self._each(aside))
        if not cards and not self._cards.problems:
            raise self._upload.refused("there is no note in the package", "choose a deck with notes to export")
        reviews, gone = self._reviews()
        media = self._media.files()
        bundle = Bundle(title=self._topics.title, topics=self._topics.titles, cards=cards, media=media)
        notes = [*self._cards.notes, *self._media.notes]
        if gone:
            notes.append(Problem(f"{gone:,} reviews of cards that are not kept", file=self._upload.name))
        return Imported(bundle, tuple(self._cards.problems), tuple(notes), reviews, frozenset(aside))

    def _places(self) -> Places:
        """The cards of each note, and the deck of the first of them."""
        decks = anki_collection.decks(self._there, self._later)
        grouped = groupby(anki_collection.made(self._there), key=lambda one: one.note)
        every = ((note, tuple(cards)) for note, cards in grouped)
        return {note: (decks.get(cards[0].deck, ()), cards) for note, cards in every}

    def _each(self, aside: set[str]) -> Iterator[Card]:
        """Every card that comes in; the faces of Anki's cards are noted, and those that were put aside."""
        for note_id, guid, kind_id, tags, fields in anki_collection.notes(self._there):
            if fields is None:
                self._cards.problems.append(Problem("the note is too long", file=self._upload.name, item=str(note_id)))
                continue
            if fields[: len(STUB)].casefold() == STUB:
                raise self._upload.refused("this is only Anki's note that asks for a newer Anki", "export it again")
            deck, made = self._made.pop(note_id, ((), ()))
            tagged = tuple(tags.split()) if tags else ()
            note = Note(note_id, guid or "", tagged, fields.split("\x1f"), deck, [one.place for one in made])
            card = self._cards.of(self._kinds.get(kind_id), note)
            if card is not None:
                self._note_faces(card, made, aside)
                yield card

    def _note_faces(self, card: Card, made: Iterable[Made], aside: set[str]) -> None:
        """Keep which face each of Anki's cards is, and whether it was put aside."""
        keys = faces(card)
        for one in made:
            if one.place in keys:
                self._faces[one.id] = len(self._keys)
                self._keys.append(keys[one.place])
                if one.aside:
                    aside.add(keys[one.place])

    def _reviews(self) -> tuple[PastReviews, int]:
        """The answers that were given to cards that came in, and how many were given to others."""
        found = PastReviews(self._keys)
        parts = anki_collection.reviews(self._there, self._later)
        gone = sum(found.extend(part, self._faces.get) for part in parts)
        return found, gone


FORMAT = Format(
    name="apkg",
    title="Anki package (.apkg, .colpkg)",
    about="Cards with decks, pictures and sounds, and what was learnt of them.",
    suffix=".apkg",
    recognise=looks_like_anki,
    read=read,
    write=write,
    scheduled=True,
)
