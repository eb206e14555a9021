"""Anki's decks as topics, and topics as decks."""

from collections.abc import Iterable, Mapping, Sequence

from quiz_app.interchange.naming import ID, Names
from quiz_app.interchange.slugs import slug

TOPIC_TAG, CLAIM_TAG = "topic::", "claim::"
Deck = tuple[str, ...]
DEFAULT = ("Default",)
UNNAMED = "deck"


class Topics:
    """Topics by their ids, made of the decks that cards are in: where all are within one, that is the title."""

    def __init__(self, decks: Iterable[Deck]) -> None:
        used = {deck for deck in decks if deck}
        self.title = _root(used)
        self.titles: dict[str, str] = {}
        self._names, self._known = Names(), dict[tuple[Deck, str], str]()

    def of(self, deck: Deck, tags: Sequence[str] = ()) -> str:
        """The topic of a deck, under the id that we wrote as a tag, where we did; none for the deck of all."""
        tagged = next((tag.removeprefix(TOPIC_TAG) for tag in tags if tag.startswith(TOPIC_TAG)), "") if tags else ""
        if not deck or deck in ((self.title,), DEFAULT):
            return ""
        key = (deck, tagged)
        if key not in self._known:
            made = self._names.free(tagged if ID.fullmatch(tagged) else slug(deck[-1]) or UNNAMED)
            self._known[key], self.titles[made] = made, deck[-1].strip() or UNNAMED
        return self._known[key]


def deck_of(title: str, topics: Mapping[str, str], topic: str) -> Deck:
    """The deck of a topic within that of its bank."""
    return (_part(title), _part(topics.get(topic, topic))) if topic else (_part(title),)


def _root(used: set[Deck]) -> str:
    """The one deck that all others are in, if there is one."""
    roots = {deck[0] for deck in used}
    return next(iter(roots)) if len(roots) == 1 and roots != set(DEFAULT) else ""


def _part(title: str) -> str:
    """A title as a part of a deck's name, in which two colons would begin another."""
    return " ".join(title.replace("::", ": :").split()) or UNNAMED
