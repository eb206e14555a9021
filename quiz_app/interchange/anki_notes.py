"""Anki's notes as cards of ours: which sides, which deck, under which id; what does not come along is told."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from quiz_app.domain.card import CLOZE, Card
from quiz_app.domain.errors import Problem
from quiz_app.interchange.anki_collection import Kind
from quiz_app.interchange.anki_fields import NoCard, Place, to_cloze, to_markdown
from quiz_app.interchange.anki_templates import Layout, layout
from quiz_app.interchange.anki_topics import CLAIM_TAG, TOPIC_TAG, Topics
from quiz_app.interchange.naming import ID, Names

SHOWN_TAGS = 20
FOREIGN = "anki-"
GUID = "meridian:"  # how the guids that we write begin; then come the reading, a slash, and the card's id


@dataclass(slots=True)
class Note:
    """One note: where its cards are, and which of them there are."""

    id: int
    guid: str
    tags: tuple[str, ...]
    fields: Sequence[str]
    deck: tuple[str, ...] = ()
    places: Sequence[int] | None = None  # None: not known, as in a text
    line: int = 0  # in a text


class Cards:
    """Makes cards of notes, and keeps what is to be told of that."""

    def __init__(self, file: str, place: Place, topics: Topics) -> None:
        self._file, self._place, self._topics = file, place, topics
        self._names, self._layouts = Names(), dict[Kind, Layout]()
        self._tags, self._kinds = Counter[str](), Counter[str]()
        self.problems: list[Problem] = []

    def of(self, kind: Kind | None, note: Note) -> Card | None:
        """The card of a note; None, with a problem, where it makes none."""
        try:
            if kind is None:
                raise NoCard("its note type is not in the file")
            return self._cloze(kind, note) if kind.cloze else self._sides(kind, note)
        except NoCard as error:
            item = "" if note.line else str(note.id)
            self.problems.append(Problem(str(error), self._file, note.line, item, hint="change it in Anki"))
            return None

    @property
    def notes(self) -> list[Problem]:
        """What came in without something that it had in Anki."""
        told = [f"{count} of {kind}" for kind, count in self._kinds.items()]
        most = [f"'{tag}' is not kept, of {count}" for tag, count in self._tags.most_common(SHOWN_TAGS)]
        if (more := len(self._tags) - SHOWN_TAGS) > 0:
            most.append(f"{more} rarer ones are not kept either")
        said = [*(f"notes: {one}" for one in told), *(f"tags: {one}" for one in most)]
        return [Problem(one, file=self._file) for one in said]

    def _sides(self, kind: Kind, note: Note) -> Card:
        how, values = self._layout(kind), dict(zip(kind.fields, note.fields, strict=False))
        front = to_markdown(how.front.html(values), self._place)
        back = to_markdown(how.back.html(values), self._place)
        if not (front and back):
            raise NoCard("its front is empty" if not front else "its back is empty")
        if how.unknown:
            self._kinds[f"'{kind.name}': the first field is in front, the others are behind"] += 1
        if how.more:
            self._kinds[f"'{kind.name}': only the first of their cards is kept"] += 1
        reverses = how.reverses and (note.places is None or 1 in note.places)
        return Card(front=front, back=back, reversed=reverses, typed=how.typed, **self._placed(note))

    def _cloze(self, kind: Kind, note: Note) -> Card:
        if kind.occlusion or any("image-occlusion:" in one for one in note.fields):
            raise NoCard("parts of a picture that are covered can be no card here")
        how, values = self._layout(kind), dict(zip(kind.fields, note.fields, strict=False))
        text, hinted = to_cloze(values.pop(how.gaps, ""), self._place)
        if hinted:
            self._kinds[f"'{kind.name}': hints in gaps are not kept"] += 1
        if any(value.strip() for value in values.values()):
            self._kinds[f"'{kind.name}': only '{how.gaps}' is kept, no other field"] += 1
        return Card(cloze=text, typed=how.typed, **self._placed(note))

    def _layout(self, kind: Kind) -> Layout:
        found = self._layouts.get(kind)
        if found is None:
            found = self._layouts[kind] = layout(kind)
        return found

    def _placed(self, note: Note) -> dict[str, Any]:
        """The id, topic and claims of a note's card; its other tags are counted."""
        if note.tags:
            self._tags.update(one for one in note.tags if not one.startswith((CLAIM_TAG, TOPIC_TAG)))
        claims = _claims(note.tags) if note.tags and note.guid.startswith(GUID) else ()
        return {"id": self._id(note), "topic": self._topics.of(note.deck, note.tags), "claims": claims}

    def _id(self, note: Note) -> str:
        """The id that we once wrote, or one made of Anki's: it stays when the note is changed."""
        own = note.guid.rpartition("/")[2] if note.guid.startswith(GUID) else ""
        if ID.fullmatch(own):
            return self._names.free(own)
        return self._names.free(FOREIGN + sha256((note.guid or str(note.id)).encode()).hexdigest()[:12])


def _claims(tags: Sequence[str]) -> tuple[str, ...]:
    """The claims that we wrote as tags."""
    found = (tag.removeprefix(CLAIM_TAG) for tag in tags if tag.startswith(CLAIM_TAG))
    return tuple(dict.fromkeys(one for one in found if ID.fullmatch(one)))


def faces(card: Card) -> dict[int, str]:
    """The keys of a card's faces by the places that Anki's cards of the note have."""
    if card.cloze:
        return {int(match[1]) - 1: f"{card.id}:c{match[1]}" for match in CLOZE.finditer(card.cloze)}
    return {0: card.id, 1: f"{card.id}:reversed"} if card.reversed else {0: card.id}
