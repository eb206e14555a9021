"""A line of Blackboard's tab-separated questions as an item; Unreadable where it cannot be one."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from quiz_app.domain.items import (
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Pair,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange import markup
from quiz_app.interchange.gaps import gap_sign, with_gaps
from quiz_app.interchange.gathering import Place
from quiz_app.interchange.losing import NO_RATIONALE
from quiz_app.interchange.naming import letter
from quiz_app.interchange.options import options_of
from quiz_app.interchange.qti12_entry import BRACKETED, LOOKS_LIKE_HTML
from quiz_app.interchange.soundness import Unreadable, few, number, within_reason

UNSUPPORTED = ("ESS", "FIL", "SR", "OP", "JUMBLED_SENTENCE", "QUIZ_BOWL")
QUOTED = re.compile(r'"(?:[^"]|"")+"')
PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)


def item_of(kind: str, cells: list[str], place: Place) -> Item:
    """The item of a line of this type."""
    if kind in UNSUPPORTED:
        raise Unreadable(f"a question of the type {kind} is not supported", "only what can be scored here comes in")
    if kind not in MAKERS:
        raise Unreadable(
            f"the line begins with '{kind[:20]}', which is no type of question", f"write {', '.join(MAKERS)}"
        )
    if len(cells) < 2 or not cells[0]:
        raise Unreadable("the line lacks the question or what is right", "write both, a tab between them")
    few(len(cells))
    return MAKERS[kind](cells[0], cells[1:], place)


def _shown(cell: str, place: Place) -> str:
    """Markdown of a cell, which is HTML where it looks so."""
    if QUOTED.fullmatch(cell) and ('""' in cell[1:-1] or "," in cell):  # as a spreadsheet writes it
        cell = cell[1:-1].replace('""', '"')
    if not LOOKS_LIKE_HTML.search(cell):
        return markup.from_plain(cell)
    if PICTURE.search(cell):
        place.note("a picture lies on the server and is not copied")
    return markup.from_html(within_reason(cell))


def _common(stem: str) -> dict[str, Any]:
    return {"id": "", "stem": stem, "rationale": NO_RATIONALE}


def _twos(cells: list[str], what: str) -> list[tuple[str, str]]:
    if len(cells) % 2:
        raise Unreadable(f"{what} do not come in twos", "write a tab between them")
    return list(zip(cells[::2], cells[1::2], strict=True))


def _choice(stem: str, cells: list[str], place: Place, several: bool) -> Item:
    marked = _twos(cells, "options and what they are")
    odd = next((mark for _, mark in marked if mark.casefold() not in ("correct", "incorrect")), None)
    if odd is not None:
        raise Unreadable(f"'{odd[:40]}' is neither correct nor incorrect")
    options = options_of(("", _shown(text, place), mark.casefold() == "correct", "") for text, mark in marked)
    if not several and sum(option.key for option in options) > 1:
        place.note("several options are right: it is a multiple choice here")
        several = True
    return (MultipleChoice if several else SingleChoice)(**_common(_shown(stem, place)), options=options)


def _true_false(stem: str, cells: list[str], place: Place) -> Item:
    if cells[0].casefold() not in ("true", "false"):
        raise Unreadable(f"'{cells[0][:40]}' is neither true nor false")
    return TrueFalse(**_common(_shown(stem, place)), is_true=cells[0].casefold() == "true")


def _short_answer(stem: str, cells: list[str], place: Place) -> Item:
    return ShortAnswer(**_common(_shown(stem, place)), accept=tuple(dict.fromkeys(filter(None, cells))))


def _numeric(stem: str, cells: list[str], place: Place) -> Item:
    tolerance = number(cells[1]) if len(cells) > 1 and cells[1] else Decimal(0)
    return Numeric(**_common(_shown(stem, place)), value=number(cells[0]), tolerance=abs(tolerance))


def _cloze(stem: str, cells: list[str], place: Place) -> Item:
    groups: list[list[str]] = [[]]
    for cell in cells:
        if cell:
            groups[-1].append(cell)
        elif groups[-1]:
            groups.append([])
    named = {group[0]: tuple(dict.fromkeys(group[1:])) for group in groups if group}
    numbers = {name: place for place, name in enumerate(named, start=1)}

    def sign(found: re.Match[str]) -> str:
        number = numbers.pop(found[1], None)
        return found[0] if number is None else gap_sign(number)

    stem = BRACKETED.sub(sign, stem)
    empty = next((name for name, accept in named.items() if not accept), None)
    if empty is not None:
        raise Unreadable(f"no right answer is given for the gap [{empty}]")
    text = with_gaps(_shown(stem, place), len(named))
    return Cloze(**_common(text), gaps=tuple(map(Gap, named.values())), typos=False)


def _matching(stem: str, cells: list[str], place: Place) -> Item:
    sides = [(_shown(left, place), _shown(right, place)) for left, right in _twos(cells, "sides to match")]
    pairs = tuple(Pair(letter(at), *both) for at, both in enumerate(sides))
    return Matching(**_common(_shown(stem, place)), pairs=pairs)


def _ordering(stem: str, cells: list[str], place: Place) -> Item:
    texts = [_shown(cell, place) for cell in cells if cell]
    entries = tuple(Entry(letter(at), text) for at, text in enumerate(texts))
    return Ordering(**_common(_shown(stem, place)), entries=entries)


MAKERS: dict[str, Callable[[str, list[str], Place], Item]] = {
    "MC": lambda stem, cells, place: _choice(stem, cells, place, several=False),
    "MA": lambda stem, cells, place: _choice(stem, cells, place, several=True),
    "TF": _true_false,
    "FIB": _short_answer,
    "FIB_PLUS": _cloze,
    "NUM": _numeric,
    "MAT": _matching,
    "ORD": _ordering,
}
TYPES = {*MAKERS, *UNSUPPORTED}
