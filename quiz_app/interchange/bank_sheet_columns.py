"""The columns of a bank as a table, each with one sentence; question_banks/FORMATS.md has them too."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from quiz_app.domain.items import KINDS
from quiz_app.interchange.naming import letter

MOST_PARTS = 52  # options, pairs, entries or gaps of one item: a to az
CARD, TOPIC = "card", "topic"
ROW_KINDS = (*KINDS, CARD, TOPIC)
CHOICES = ("single_choice", "multiple_choice")
PARTED = (*CHOICES, "matching", "ordering")
HEADER_WITHIN = 20
TELLING = {"stem", "front", "cloze"}  # one of them a table must have


@dataclass(frozen=True, slots=True)
class Column:
    """A column, what it says, and the kinds of row that fill it; `always`: it is written even where it is empty."""

    name: str
    says: str
    kinds: Sequence[str]
    always: bool = False


ITEMS, STUDIED, SHORT = tuple(KINDS), (*KINDS, CARD), ("short_answer",)
COLUMNS = (
    Column("id", "Its own id; made of its words where empty.", ROW_KINDS, True),
    Column("kind", "One of the eight kinds, `card` or `topic`. Where empty it is told by what is filled.", (), True),
    Column("topic", "A topic's id or its title.", STUDIED, True),
    Column("level", "`recall`, `understand`, `apply` or `analyse`.", ITEMS, True),
    Column("claims", "Ids of the reading's claims, with commas between them.", STUDIED, True),
    Column("stem", "The question; of a cloze its text with `{{1}}`; of a topic its title.", (*ITEMS, TOPIC), True),
    Column(
        "key",
        "Of a choice the letters of the right options, `b` or `a, c`; where empty, the options that begin with `*`. "
        "Of a true_false `true` or `false`.",
        (*CHOICES, "true_false"),
        True,
    ),
    Column(
        "a, b, c ...",
        "The options; the pairs, `left = right`; the entries in the right order; what each gap accepts, as `accept`.",
        (*PARTED, "cloze"),
    ),
    Column(
        "why a, why b ...",
        "What is wrong (or right) about the option; of an entry its first and last day, `1958-10-07/1958-10-27`.",
        (*CHOICES, "ordering"),
    ),
    Column("why", "What makes the statement true or false.", ("true_false",)),
    Column("accept", "All that counts as right, the first is shown: `Durand Line | the Durand border`.", SHORT),
    Column("reject", "Likely wrong answers, each with its why: `Radcliffe Line = That is another border.`", SHORT),
    Column("typos", "`true` where a slip may pass. Empty: `true` for a cloze alone.", ("short_answer", "cloze")),
    Column("value", "The number.", ("numeric",)),
    Column("tolerance", "The distance that still counts as right.", ("numeric",)),
    Column("near", "What near misses earn: `2 = 0.5 | 5 = 0.25`.", ("numeric",)),
    Column("unit", "What is counted.", ("numeric",)),
    Column("spare", "Right sides that belong to nothing, with `|` between them.", ("matching",)),
    Column("rationale", "Why the key is right.", ITEMS, True),
    Column("shuffle", "`false` where the options have an order of their own.", CHOICES),
    Column("front", "A card's front.", (CARD,)),
    Column("back", "A card's back.", (CARD,)),
    Column("cloze", "Instead of both: a sentence with gaps, `{{c1::1 May 1948}}`.", (CARD,)),
    Column("reversed", "`true` where the card is asked from both sides.", (CARD,)),
    Column("typed", "`true` where its answer is typed.", (CARD,)),
    Column("part ids", "Ids of the options, pairs or entries in their order, where they are not a, b, c.", PARTED),
    Column("was", "Its earlier id, after it was renamed.", STUDIED),
    Column("pool", "`exam` keeps it for assigned exams.", ITEMS),
    Column("confirmed", "Meridian's own: what it cites, as it was when last looked at.", STUDIED),
)  # fmt: skip
PART = re.compile(r"(why )?(a?[a-z])")
SPOKEN = {"a, b, c ...": "part", "why a, why b ...": "why part"}
NAMES = {column.name for column in COLUMNS if column.name not in SPOKEN}


LETTERS = tuple(letter(place) for place in range(MOST_PARTS))
USES: dict[str, frozenset[str]] = {
    kind: frozenset(SPOKEN.get(column.name, column.name) for column in COLUMNS if kind in column.kinds) | {"kind"}
    for kind in ROW_KINDS
}


def known(name: str) -> str:
    """The column that a header's cell names, or nothing."""
    plain = " ".join(name.replace("_", " ").split()).casefold()
    return plain if plain in NAMES or (PART.fullmatch(plain) and plain.removeprefix("why ") in LETTERS) else ""


def role(name: str) -> str:
    """What USES calls a column: `part` and `why part` for those with a letter."""
    if name in NAMES:
        return name
    return "why part" if name.startswith("why ") else "part"


def is_header(cells: Sequence[str]) -> bool:
    """Whether these are the names of a bank's columns: two at least, one of them what is asked."""
    names = {known(cell) for cell in cells} - {""}
    return len(names) > 1 and bool(names & TELLING)


def header(filled: Collection[str]) -> list[str]:
    """The columns of a table in which these are filled, in their order; with four options at least."""
    most = max([3, *(LETTERS.index(name.removeprefix("why ")) for name in filled if name not in NAMES)])
    names: list[str] = []
    for column in COLUMNS:
        if column.name in SPOKEN:
            continue
        if column.name == "why":
            names += _lettered(most, filled)
        if column.always or column.name in filled:
            names.append(column.name)
    return names


def _lettered(most: int, filled: Collection[str]) -> Iterator[str]:
    for one in LETTERS[: most + 1]:
        yield one
        if f"why {one}" in filled:
            yield f"why {one}"


def documentation() -> str:
    """The table of all columns, as the guide has it."""
    rows = (f"| `{column.name}` | {_kinds(column)} | {_barred(column.says)} |" for column in COLUMNS)
    return "\n".join(["| column | of | what it holds |", "|---|---|---|", *rows])


def _kinds(column: Column) -> str:
    special = {
        ROW_KINDS: "all",
        (): "all",
        STUDIED: "items, cards",
        ITEMS: "items",
        (*ITEMS, TOPIC): "items, topics",
    }
    return special.get(tuple(column.kinds)) or ", ".join(column.kinds)


def _barred(says: str) -> str:
    return says.replace("|", "\\|")
