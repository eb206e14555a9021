"""What is found while another program's file is read, entry by entry: items, their topics, problems and notes."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from quiz_app.domain.errors import Problem
from quiz_app.domain.items import LEVELS, Item, Matching, MultipleChoice, Option, SingleChoice
from quiz_app.interchange.bundle import Bundle, Imported
from quiz_app.interchange.naming import ID, Names
from quiz_app.interchange.slugs import slug

LARGEST_EXPONENT = 30
LONGEST_OWN = 24  # characters of an option's id that a person may still read
TRUE, FALSE = {"true", "wahr", "richtig", "vrai", "verdadero", "t"}, {"false", "falsch", "faux", "falso", "f"}
OWN = "meridian_"  # what begins the names of the fields that only we write and read


class Unreadable(Exception):
    """An entry that cannot become an item: why, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Place:
    """Where an entry stands: the file, the line of its first word, its id there."""

    file: str
    line: int
    ident: str
    notes: list[Problem]

    def note(self, message: str) -> None:
        """Say what of the entry is not kept; once."""
        said = self.problem(message)
        if said not in self.notes[-4:]:
            self.notes.append(said)

    def problem(self, message: str, hint: str = "") -> Problem:
        """The message with this address."""
        return Problem(message, file=self.file, line=self.line, item=self.ident, hint=hint)


@dataclass
class Gathering:
    """What has been read so far."""

    names: Names = field(default_factory=Names)
    items: list[Item] = field(default_factory=list)
    topics: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def take(self, place: Place, read: Callable[[Place], Item], topic: str = "") -> None:
        """Add the item that `read` makes of the entry, under the topic of this title unless it has its own."""
        try:
            item = settled(read(place), place)
        except Unreadable as refusal:
            self.problems.append(place.problem(refusal.message, refusal.hint))
            return
        found = self.names.own(item.id, item.stem, f"{place.ident}\n{item!r}")
        self.items.append(replace(item, id=found, topic=item.topic or self.topic(topic)))

    def topic(self, title: str) -> str:
        """The id of the topic of this title; empty for none."""
        found = slug(title) or ("topic" if title.strip() else "")
        if found:
            self.topics.setdefault(found, title.strip())
        return found

    def imported(self, title: str, ident: str = "", media: Mapping[str, bytes] | None = None) -> Imported:
        """All of it, as a bank of this title and, where it can be one, this id."""
        own = ident if ID.fullmatch(ident) else slug(title)
        bundle = Bundle(id=own, title=title, topics=self.topics, items=tuple(self.items), media=media or {})
        return Imported(bundle, tuple(self.problems), tuple(self.notes))


def settled(item: Item, place: Place) -> Item:
    """The item as the bank's rules want it; Unreadable where it cannot be made so."""
    if not item.stem.strip():
        raise Unreadable("there is no text to it", "write the question")
    if isinstance(item, SingleChoice | MultipleChoice):
        return _settled_choice(item, place)
    if isinstance(item, Matching):
        return _settled_matching(item, place)
    return item


def _settled_choice(item: SingleChoice | MultipleChoice, place: Place) -> Item:
    filled = tuple(option for option in item.options if option.text.strip())
    if len(filled) < len(item.options):
        place.note("an option without any text is left out")
    keys = sum(option.key for option in filled)
    if len(filled) < 2:
        raise Unreadable("there are fewer than two options to choose from")
    if not keys:
        raise Unreadable("no option is marked as right", "mark one there and export again")
    if isinstance(item, MultipleChoice) and keys == 1:
        place.note("one option alone is right: it is a single choice here")
        return SingleChoice(**_fields(item) | {"options": filled})
    if isinstance(item, SingleChoice) and keys > 1:
        raise Unreadable("several options are right, each for itself", "leave one of them right")
    if keys == len(filled):
        raise Unreadable("every option is right", "add a wrong one there and export again")
    return replace(item, options=filled)


def _settled_matching(item: Matching, place: Place) -> Item:
    lefts, rights = [pair.left for pair in item.pairs], [pair.right for pair in item.pairs]
    if len(lefts) < 2:
        raise Unreadable("there are fewer than two pairs to match")
    if len(set(lefts)) < len(lefts):
        raise Unreadable("two left sides read alike", "make them differ")
    if len(set(rights)) < len(rights):
        raise Unreadable("two left sides belong to the same right side", "use each right side once")
    spare = tuple(dict.fromkeys(text for text in item.spare if text.strip() and text not in set(rights)))
    if len(spare) < len(item.spare):
        place.note("a spare right side that stands twice is kept once")
    return replace(item, spare=spare)


def _fields(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for kind in type(item).__mro__ for name in getattr(kind, "__slots__", ())}


def options_of(found: Iterable[tuple[str, str, bool, str]]) -> tuple[Option, ...]:
    """Options of (id there, text, right?, why): their own ids where those can be ours, else a, b, c ... ."""
    entries = list(found)
    ids = legal([ident for ident, *_ in entries])
    return tuple(Option(one, text, key, why) for one, (_, text, key, why) in zip(ids, entries, strict=True))


def legal(idents: list[str]) -> list[str]:
    """These ids where all of them can be ours and are short, else a, b, c ... in their places."""
    fit = all(ID.fullmatch(one) and len(one) <= LONGEST_OWN for one in idents)
    if fit and len(set(idents)) == len(idents):
        return idents
    return [_letters(place) for place in range(len(idents))]


def _letters(place: int) -> str:
    """a to z, then aa and on."""
    return (_letters(place // 26 - 1) if place > 25 else "") + chr(ord("a") + place % 26)


def number(text: str) -> Decimal:
    """The number that a file gives; Unreadable where it is none or beyond all use."""
    if len(text) > 2 * LARGEST_EXPONENT:
        raise Unreadable(f"'{text[:40]} ...' is too long a number")
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise Unreadable(f"'{text[:40]}' is not a number") from None
    if not found.is_finite() or abs(found.adjusted()) > LARGEST_EXPONENT:
        raise Unreadable(f"'{text[:40]}' is too large a number, or too small")
    return Decimal(f"{found:f}")


def truths_of(words: list[str]) -> list[bool] | None:
    """What two options say, true and false in either order; None where they say something else."""
    told = [True if word in TRUE else False if word in FALSE else None for word in words]
    return [bool(one) for one in told] if sorted(map(str, told)) == ["False", "True"] else None


def own_fields(item: Item, topics: Mapping[str, str]) -> dict[str, str]:
    """What a bank says of an item and other programs have no place for, by field names of our own."""
    said = {
        "topic": item.topic,
        "topic_title": topics.get(item.topic, "") if item.topic else "",
        "level": item.level,
        "claims": " ".join(item.claims),
        "was": item.was,
        "pool": item.pool,
        "confirmed": item.confirmed,
    }
    return {OWN + name: value for name, value in said.items() if value}


def with_own_fields(item: Item, said: Mapping[str, str], gathering: Gathering) -> Item:
    """The item with what such fields say of it, as far as it can be true."""
    own = {name.removeprefix(OWN): value.strip() for name, value in said.items() if name.startswith(OWN)}
    topic, was, confirmed = (own.get(name, "") for name in ("topic", "was", "confirmed"))
    if ID.fullmatch(topic):
        gathering.topics.setdefault(topic, own.get("topic_title") or topic)
        item = replace(item, topic=topic)
    return replace(
        item,
        level=own.get("level", "") if own.get("level") in LEVELS else "",
        claims=tuple(one for one in dict.fromkeys(own.get("claims", "").split()) if ID.fullmatch(one)),
        was=was if ID.fullmatch(was) else "",
        pool="exam" if own.get("pool") == "exam" else "",
        confirmed=confirmed if ID.fullmatch(confirmed) else "",
    )


BRACES = re.compile(r"\{(?=\{)")
OPEN_GAP, CLOSE_GAP = "\ue0f0", "\ue0f1"
GAP_SIGN = re.compile(f"{OPEN_GAP}([0-9]{{1,6}}){CLOSE_GAP}")


def gap_sign(number: int) -> str:
    """A sign for the gap that goes through HTML and Markdown unchanged."""
    return f"{OPEN_GAP}{number}{CLOSE_GAP}"


def with_gaps(markdown: str, count: int) -> str:
    """The text with its gap signs written as gaps, and no other braces that could be taken for one."""
    text = GAP_SIGN.sub(r"{{\1}}", BRACES.sub(r"{\\", markdown))
    numbers = re.findall(r"\{\{(\d+)\}\}", text)
    if sorted(map(int, numbers)) != list(range(1, count + 1)):
        raise Unreadable("the gaps do not stand in the text, each once")
    return text
