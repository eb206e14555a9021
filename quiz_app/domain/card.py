"""Cards, and the faces that are studied: a reversed card has two, a cloze card one a gap."""

import re
from dataclasses import dataclass

from quiz_app.domain.dates import words
from quiz_app.domain.items import GAP, Choice, Cloze, Item, Matching, Numeric, Ordering, ShortAnswer, TrueFalse
from quiz_app.domain.reading import TimelineEvent

CLOZE = re.compile(r"\{\{c(\d+)::(.+?)\}\}")


@dataclass(frozen=True, slots=True)
class Face:
    """One thing to recall. `key` is what the log calls it; faces of one card are siblings, and so are those that test
    the same claim. `answer` is what may be typed; `typed`: it is asked for.
    """

    key: str
    card: str
    front: str
    back: str
    claims: tuple[str, ...] = ()
    answer: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Front and back, or a sentence with gaps `{{c1::...}}`."""

    id: str
    front: str = ""
    back: str = ""
    cloze: str = ""
    reversed: bool = False
    typed: bool = False
    topic: str = ""
    claims: tuple[str, ...] = ()
    was: str = ""
    confirmed: str = ""  # as an item's

    def faces(self) -> tuple[Face, ...]:
        """What is studied of this card, in order: `id`, `id:reversed`, or `id:c1` and on."""
        if self.cloze:
            numbers = {match[1] for match in CLOZE.finditer(self.cloze)}
            return tuple(self._gap(number) for number in sorted(numbers, key=int))
        there = self._side("", self.front, self.back)
        return (there, self._side(":reversed", self.back, self.front)) if self.reversed else (there,)

    def _side(self, side: str, front: str, back: str) -> Face:
        return Face(self.id + side, self.id, front, back, self.claims, back, self.typed)

    def _gap(self, number: str) -> Face:
        def hide(match: re.Match[str]) -> str:
            return "[…]" if match[1] == number else match[2]

        def show(match: re.Match[str]) -> str:
            return f"**{match[2]}**" if match[1] == number else match[2]

        hidden = " … ".join(match[2] for match in CLOZE.finditer(self.cloze) if match[1] == number)
        front, back = CLOZE.sub(hide, self.cloze), CLOZE.sub(show, self.cloze)
        return Face(f"{self.id}:c{number}", self.id, front, back, self.claims, hidden, self.typed)


def card_of_item(item: Item) -> Card:
    """A card made from an item: its stem in front, with what the stem speaks of, and its key behind."""
    return Card(
        id=f"item.{item.id}", front=_stem_text(item), back=_key_text(item), topic=item.topic, claims=item.claims
    )


def card_of_event(event: TimelineEvent) -> Card:
    """A card made from a timeline event: its label in front, its date and what it was behind."""
    date = event.date or event.context_date
    back = f"{words(date)}. {event.says}" if date else event.says
    return Card(id=f"event.{event.id}", front=f"When? {event.label}", back=back.strip(), claims=event.claims)


def _stem_text(item: Item) -> str:
    match item:
        case TrueFalse():
            return f"True or false? {item.stem}"
        case Cloze():
            return GAP.sub("[…]", item.stem)
        case Choice():
            texts = {option.id: option.text for option in item.options}
            return _listed(item.stem, [texts[one] for one in item.arrange("card")["options"]])
        case Matching():
            return _listed(item.stem, [pair.left for pair in item.pairs])
        case Ordering():
            texts = {entry.id: entry.text for entry in item.entries}
            return _listed(item.stem, [texts[one] for one in item.arrange("card")["entries"]])
    return item.stem


def _listed(stem: str, texts: list[str]) -> str:
    """The stem over a Markdown list."""
    return "\n".join([stem, "", *(f"- {text}" for text in texts)])


def _key_text(item: Item) -> str:
    match item:
        case Choice():
            return "; ".join(option.text for option in item.options if option.key)
        case TrueFalse():
            return f"{'True' if item.is_true else 'False'}. {item.why}".strip()
        case ShortAnswer():
            return item.accept[0]
        case Numeric():
            return f"{item.key()} {item.unit}".strip()
        case Cloze():
            return ", ".join(gap.accept[0] for gap in item.gaps)
        case Matching():
            return "; ".join(f"{pair.left}: {pair.right}" for pair in item.pairs)
        case Ordering():
            return " → ".join(entry.text for entry in item.entries)
    raise TypeError(f"no key text for {item.kind}")
