"""Which cards of a reading are meant: of a bank, a topic, a paragraph, a claim, in some state, with these words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from quiz_app.domain.card import Card, Face
from quiz_app.domain.deck import Deck
from quiz_app.domain.memory import Schedule
from quiz_app.domain.shelf import Shelf
from quiz_app.domain.spelling import normal

State = Literal["", "due", "new", "leech", "flagged", "buried", "suspended"]
STATES: tuple[State, ...] = ("", "due", "new", "leech", "flagged", "buried", "suspended")
YOURS = "own"  # in the place of a bank: what the learner added; "." cannot stand in an id of a bank's


@dataclass(frozen=True, slots=True)
class Pick:
    """What a card has to have to be picked; a field left empty lets everything through. `topic` is bank/topic."""

    bank: str = ""
    topic: str = ""
    paragraph: str = ""
    claim: str = ""
    state: State = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A card as a list shows it: its faces, and the states that any of them is in."""

    card: Card
    bank: str
    faces: tuple[Face, ...]
    states: tuple[State, ...]
    due: date | None


def listed(
    cards: Mapping[str, Card], shelf: Shelf, deck: Deck, schedules: Mapping[str, Schedule], day: date, pick: Pick
) -> list[Listed]:
    """The cards that the pick lets through, in their order."""
    fits = _filter(shelf, pick)
    wanted = normal(pick.words).split()
    found = []
    for card in cards.values():
        bank = shelf.cards[card.id][0] if card.id in shelf.cards else YOURS
        if not fits(bank, card) or not _has(card, wanted):
            continue
        faces = card.faces()
        states = tuple(states_of((face.key for face in faces), deck, schedules, day))
        if not pick.state or pick.state in states:
            days = [schedules[face.key].due_day for face in faces if face.key in schedules]
            found.append(Listed(card, bank, faces, states, min((one for one in days if one), default=None)))
    return found


def states_of(keys: Iterable[str], deck: Deck, schedules: Mapping[str, Schedule], day: date) -> list[State]:
    """The states that any of these faces is in, without repetition."""
    found: dict[State, None] = {}
    for key in keys:
        schedule = schedules.get(key)
        if key in deck.suspended:
            found["suspended"] = None
        elif key in deck.aside(day):
            found["buried"] = None
        elif schedule is None or schedule.phase == "new":
            found["new"] = None
        elif schedule.due_at is not None or (schedule.due_day is not None and schedule.due_day <= day):
            found["due"] = None
        if key in deck.flagged:
            found["flagged"] = None
        if schedule is not None and deck.is_leech(key, schedule.lapses):
            found["leech"] = None
    return list(found)


def _filter(shelf: Shelf, pick: Pick) -> Callable[[str, Card], bool]:
    claims = {claim.id for claim in shelf.reading.claims if pick.paragraph in ("", claim.paragraph)}

    def fits(bank: str, card: Card) -> bool:
        topic = pick.topic.partition("/")
        return (
            pick.bank in ("", bank)
            and (not pick.topic or ((topic[0] == bank or bank == YOURS) and card.topic == topic[2]))
            and (not pick.paragraph or not claims.isdisjoint(card.claims))
            and (not pick.claim or pick.claim in card.claims)
        )

    return fits


def _has(card: Card, wanted: list[str]) -> bool:
    """Whether a card holds all of these words."""
    text = normal(f"{card.front} {card.back} {card.cloze}") if wanted else ""
    return all(word in text for word in wanted)
