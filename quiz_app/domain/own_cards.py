"""A learner's own card: what an event says of it, and whether what she wrote makes a card."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from quiz_app.domain.card import CLOZE, Card
from quiz_app.domain.errors import Problem, ProblemsFound

OWN = "own."
LONGEST = 2000
LONGEST_TYPED = 80


def is_own(card_id: str) -> bool:
    """Whether a learner wrote this card herself."""
    return card_id.startswith(OWN)


def content_of(card: Card) -> dict[str, Any]:
    """What an event keeps of a card."""
    return {
        "front": card.front,
        "back": card.back,
        "cloze": card.cloze,
        "reversed": card.reversed,
        "typed": card.typed,
        "topic": card.topic,
        "claims": list(card.claims),
    }


def card_from(card_id: str, content: Mapping[str, Any]) -> Card:
    """The card that an event kept; what is missing or of another kind counts as left out."""

    def text(name: str) -> str:
        value = content.get(name)
        return value if isinstance(value, str) else ""

    claims = content.get("claims")
    return Card(
        id=card_id,
        front=text("front"),
        back=text("back"),
        cloze=text("cloze"),
        reversed=content.get("reversed") is True,
        typed=content.get("typed") is True,
        topic=text("topic"),
        claims=tuple(one for one in claims if isinstance(one, str)) if isinstance(claims, list | tuple) else (),
    )


def check_card(card: Card, claims: Collection[str], topics: Collection[str], before: Card | None = None) -> None:
    """Raise ProblemsFound, with a sentence a problem, where this is no card, or not an edition of the one `before`."""
    problems = [*_kind(card, before), *(_cloze(card) if card.cloze else _sides(card))]
    problems += [
        Problem("That is too long for a card.", field=name, hint=f"at most {LONGEST} characters: make two of it")
        for name in ("front", "back", "cloze")
        if len(getattr(card, name)) > LONGEST
    ]
    if card.typed and any(len(face.answer) > LONGEST_TYPED for face in card.faces()):
        problems.append(
            Problem("The answer is too long to be typed.", field="typed", hint="shorten it, or only think it")
        )
    if set(card.claims) - set(claims):
        problems.append(Problem("The reading has no such claim.", field="claims", hint="choose from the list"))
    if card.topic and card.topic not in topics:
        problems.append(Problem("The reading has no such topic.", field="topic", hint="choose from the list"))
    if problems:
        raise ProblemsFound(problems)


def _kind(card: Card, before: Card | None) -> Iterator[Problem]:
    if before is not None and bool(before.cloze) != bool(card.cloze):
        hint = "make a new card of it"
        yield Problem("A card keeps its kind, or what you remember of it would be lost.", field="kind", hint=hint)


def _sides(card: Card) -> Iterator[Problem]:
    if not card.front.strip():
        yield Problem("The front is empty.", field="front", hint="write what the card shows first")
    if not card.back.strip():
        yield Problem("The back is empty.", field="back", hint="write what is to be recalled")
    if card.front.strip() and card.front.strip() == card.back.strip():
        yield Problem("Front and back say the same.", field="back", hint="write what is to be recalled")


def _cloze(card: Card) -> Iterator[Problem]:
    if not CLOZE.search(card.cloze):
        yield Problem("The sentence has no gap.", field="cloze", hint="put one in braces: {{c1::1 May 1948}}")
    elif "{{" in CLOZE.sub("", card.cloze) or "}}" in CLOZE.sub("", card.cloze):
        yield Problem("There are braces that are no gap.", field="cloze", hint="write a gap as {{c1::1 May 1948}}")
    if any(not match[2].strip() for match in CLOZE.finditer(card.cloze)):
        yield Problem("A gap is empty.", field="cloze", hint="write in it what is to be recalled")
