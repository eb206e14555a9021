"""Quizlet's lists of terms, as they are pasted there: a sign between term and definition, another between two cards.

The signs may be anything, and stand in the texts too: where they are not told they are guessed, what they came to is
told, and a card that could be parted in two ways is a problem, not a guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem
from quiz_app.interchange.anki_cards_out import cards_of
from quiz_app.interchange.bundle import Bundle, Exported, Imported, Loss
from quiz_app.interchange.format import Format, ReadOptions, WriteOptions
from quiz_app.interchange.losing import besides
from quiz_app.interchange.markup import from_plain, is_plain, to_plain
from quiz_app.interchange.naming import Names
from quiz_app.interchange.upload import HEAD, Upload

TAB, LINE = "\t", "\n"
SIGNS = {"tab": TAB, "comma": ",", "semicolon": ";", "newline": LINE, "empty line": "\n\n", r"\t": TAB, r"\n": LINE}
SAID = {TAB: "a tab", LINE: "a new line", "\n\n": "an empty line", ",": "a comma", ";": "a semicolon"}
GUESSES = [(LINE, TAB), ("\n\n", TAB), (";", TAB), (LINE, " - "), (LINE, " – "), (LINE, ";"), (LINE, ":"), (LINE, ",")]
GUESSES += [(";", ","), ("\n\n", LINE)]
SAMPLE = 100_000  # characters, by which the signs are guessed
NO_CARD = "no card could be told from the next"
HINT = "say which signs stand between the sides and between the cards, or change this card"
MOST_CARDS = 100_000


@dataclass(frozen=True, slots=True)
class Piece:
    """One card's text and the line that it begins on."""

    text: str
    line: int


def looks_like_quizlet(upload: Upload) -> bool:
    """Whether every line has exactly one tab, with something on both sides of it, and there are at least two."""
    if not upload.looks_like_text:
        return False
    lines = upload.head_text.split("\n")
    lines = [line for line in (lines[:-1] if len(upload.head) == HEAD else lines) if line.strip()]
    return len(lines) > 1 and all(_sides(line, TAB) is not None for line in lines)


def read(upload: Upload, options: ReadOptions) -> Imported:
    """The terms in front, their definitions behind."""
    text = upload.text()
    sides, between = _signs(text[:SAMPLE], options)
    if not _share(text[:SAMPLE], between, sides)[1]:
        raise upload.refused(NO_CARD, HINT)
    if text.count(between) > MOST_CARDS:
        raise upload.refused(f"there are more than {MOST_CARDS:,} cards in it", "bring it in in parts")
    names, cards, problems = Names(), list[Card](), list[Problem]()
    for piece in _pieces(text, between):
        parted = _sides(piece.text, sides)
        if parted is None:
            said = _why(piece.text, sides)
            problems.append(Problem(said, file=upload.name, line=piece.line, hint=HINT))
            continue
        front, back = parted
        cards.append(Card(id=names.of(front, front), front=from_plain(front), back=from_plain(back)))
    said = f"{len(cards)} cards, with {_said(sides)} between the sides and {_said(between)} between the cards"
    note = Problem(f"read as {said}", file=upload.name, hint="if that is wrong, say which signs they are")
    return Imported(Bundle(cards=tuple(cards)), tuple(problems), (note,))


def _signs(text: str, options: ReadOptions) -> tuple[str, str]:
    """(between the sides, between the cards): as told, else the pair by which most of the text can be parted."""
    sides, between = (SIGNS.get(one, one) for one in (options.between_sides, options.between_cards))
    pairs = [(one, other) for one, other in GUESSES if one == (between or one) and other == (sides or other)]
    if sides and between:
        return sides, between
    if not pairs:
        pairs = [(between or LINE, sides or TAB)]
    found, apart = max(pairs, key=lambda pair: _share(text, *pair))
    return apart, found


def _share(text: str, between: str, sides: str) -> tuple[float, int]:
    """How much of the text is cards by these signs, and how many."""
    pieces = list(_pieces(text, between))
    count = sum(_sides(piece.text, sides) is not None for piece in pieces)
    return count / max(1, len(pieces)), count


def _pieces(text: str, between: str) -> Iterator[Piece]:
    """The texts of the cards; empty ones are none."""
    line = 1
    for part in text.split(between):
        if part.strip():
            blank = part[: len(part) - len(part.lstrip("\n"))]
            yield Piece(part.strip("\n "), line + len(blank))
        line += part.count("\n") + between.count("\n")


def _sides(text: str, sign: str) -> tuple[str, str] | None:
    """Term and definition, where the sign stands between them and nowhere else."""
    parts = [part.strip() for part in text.split(sign, 2)]
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else None


def _why(text: str, sign: str) -> str:
    count = text.count(sign)
    if count > 1:
        return f"{_said(sign)} stands in it {count} times, so that it is not clear where the definition begins"
    return f"there is no {_said(sign).partition(' ')[2]} in it" if not count else "its term or its definition is empty"


def _said(sign: str) -> str:
    return SAID.get(sign, f"a '{sign}'")


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """A card a line, a tab between its sides; each gap of a cloze is a card of its own."""
    cards, losses = cards_of(bundle)
    rows = [f"{_plain(front)}{TAB}{_plain(back)}" for card in cards for front, back in _shown(card)]
    words = {card.id: ", ".join(_lost(card)) for card in bundle.cards}
    lost = (Loss(one, f"{what}: Quizlet has no place for that") for one, what in words.items() if what)
    return Exported(LINE.join(rows).encode(), (*losses, *lost))


def _shown(card: Card) -> Iterator[tuple[str, str]]:
    if card.cloze:
        yield from ((face.front, face.answer) for face in card.faces())
    else:
        yield card.front, card.back


def _plain(text: str) -> str:
    """The text as it reads, in one line."""
    return " ".join(to_plain(text).split())


def _lost(card: Card) -> Iterator[str]:
    texts = (card.front, card.back, card.cloze)
    if card.cloze:
        yield "its gaps, each of which goes out as a card"
    if card.reversed:
        yield "that it is asked both ways"
    if card.typed:
        yield "that it is typed"
    if any("](media/" in text for text in texts):
        yield "its pictures and sounds"
    if any("\n" in text or not is_plain(text) for text in texts):
        yield "its lines and what is marked in it"
    yield from (f"its {word}" for word in besides(card))


FORMAT = Format(
    name="quizlet",
    title="Quizlet's list of terms",
    about="Terms and definitions, as Quizlet takes them pasted.",
    suffix=".txt",
    recognise=looks_like_quizlet,
    read=read,
    write=write,
)
