"""The note types of the packages that we write, always under the same ids, so that Anki has each once."""

from dataclasses import dataclass
from typing import Any

from quiz_app.domain.card import Card
from quiz_app.interchange.anki_schema import model

FIRST_ID = 1_793_500_000_000
SIDES, GAPS = ("Front", "Back"), ("Text", "Back Extra")
RULE = "\n\n<hr id=answer>\n\n"
CSS = """.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: left; max-width: 40em;
    margin: 1em auto; color: black; background-color: white; }
.nightMode.card { color: #eee; background-color: #222; }
img { max-width: 100%; }
"""
CLOZE_CSS = CSS + ".cloze { font-weight: bold; color: #0b5cad; }\n.nightMode .cloze { color: #8ec5ff; }\n"


@dataclass(frozen=True, slots=True)
class NoteType:
    """One of them: which cards of ours it is for, and what it is in Anki."""

    id: int
    name: str
    fields: tuple[str, str]
    cards: tuple[tuple[str, str, str], ...]

    def model(self) -> dict[str, Any]:
        """As schema 11 keeps it."""
        return model(self.id, self.name, self.fields, self.cards, CLOZE_CSS if self.fields == GAPS else CSS)


def _asks(front: str, back: str, typed: bool) -> tuple[str, str]:
    shown = f"{{{{{'type:' if typed else ''}{back}}}}}"
    question = f"{{{{{front}}}}}"
    return (
        (f"{question}\n\n{shown}", f"{question}{RULE}{shown}")
        if typed
        else (question, f"{{{{FrontSide}}}}{RULE}{shown}")
    )


def _sides(number: int, name: str, *, reverse: bool, typed: bool) -> NoteType:
    cards = [("Card 1", *_asks("Front", "Back", typed))]
    if reverse:
        cards.append(("Card 2", *_asks("Back", "Front", typed)))
    return NoteType(FIRST_ID + number, f"Meridian {name}", SIDES, tuple(cards))


def _gaps(number: int, name: str, *, typed: bool) -> NoteType:
    typing = "\n\n{{type:cloze:Text}}" if typed else ""
    cards = (("Cloze", "{{cloze:Text}}" + typing, "{{cloze:Text}}" + typing + "<br>\n{{Back Extra}}"),)
    return NoteType(FIRST_ID + number, f"Meridian {name}", GAPS, cards)


NOTE_TYPES = {
    (False, False, False): _sides(1, "Basic", reverse=False, typed=False),
    (False, True, False): _sides(2, "Basic (and reversed card)", reverse=True, typed=False),
    (False, False, True): _sides(3, "Basic (type in the answer)", reverse=False, typed=True),
    (False, True, True): _sides(4, "Basic (reversed, type in the answer)", reverse=True, typed=True),
    (True, False, False): _gaps(5, "Cloze", typed=False),
    (True, False, True): _gaps(6, "Cloze (type in the answer)", typed=True),
}  # by whether it has gaps, is reversed, and is typed


def type_of(card: Card) -> NoteType:
    """The note type that a card goes out as."""
    return NOTE_TYPES[bool(card.cloze), card.reversed and not card.cloze, card.typed]
