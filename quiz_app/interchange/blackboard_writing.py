"""A bank as Blackboard's tab-separated questions, and what each item loses on the way."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from quiz_app.domain.items import (
    GAP,
    Cloze,
    Item,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange.bundle import Bundle, Exported, Loss
from quiz_app.interchange.format import WriteOptions
from quiz_app.interchange.losing import besides, left_out, partly
from quiz_app.interchange.markup import to_inline_html

MOST_ANSWERS, MOST_GAPS = 100, 10
PICTURE = re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*>')
BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")


def write(bundle: Bundle, options: WriteOptions) -> Exported:
    """The items, one a line; cards, events and items with too many parts are left out."""
    lines, losses = list[str](), list[Loss]()
    for item in bundle.items:
        too_many = _too_many(item)
        if too_many:
            losses.append(left_out(item.id, too_many))
            continue
        cells = [_stem(item), *WRITERS[item.kind](item)]
        lines.append("\t".join([NAMES[item.kind], *cells]) + "\n")
        losses += partly(item, list(_lost(item, cells)), "Blackboard's file")
    losses += [left_out(card.id, "a card: Blackboard's file has none") for card in bundle.cards]
    losses += [left_out(event.id, "an event: Blackboard's file has none") for event in bundle.events]
    return Exported("".join(lines).encode("utf-8", "replace"), tuple(losses))


def _stem(item: Item) -> str:
    html = _html(item.stem)
    if isinstance(item, Cloze):
        names = _gap_names(item)
        return GAP.sub(lambda found: f"[{names[int(found[1]) - 1]}]", html)
    return html


def _too_many(item: Item) -> str:
    """Why the item is left out; empty where it is not."""
    parts = len(
        next((getattr(item, name) for name in ("options", "entries", "pairs", "accept") if hasattr(item, name)), ())
    )
    if parts > MOST_ANSWERS:
        return f"{parts} answers: Blackboard takes {MOST_ANSWERS}"
    if isinstance(item, Cloze) and len(item.gaps) > MOST_GAPS:
        return f"{len(item.gaps)} gaps: Blackboard takes {MOST_GAPS}"
    return ""


def _lost(item: Item, cells: list[str]) -> Iterator[str]:
    """What of the item is not in the cells."""
    yield "id"
    yield from besides(item)
    yield from _lost_by_kind(item)
    if any("<pre" in cell for cell in cells):
        yield "line breaks in code"
    if "![" in str(item):
        yield "pictures"


def _lost_by_kind(item: Item) -> Iterator[str]:
    """What this kind alone has and loses."""
    lost = {
        "unit": isinstance(item, Numeric) and item.unit,
        "near misses": isinstance(item, Numeric) and item.near,
        "tolerance of typing slips": isinstance(item, ShortAnswer | Cloze) and item.typos,
        "likely wrong answers": isinstance(item, ShortAnswer) and item.reject,
        "note on the wrong answer": isinstance(item, TrueFalse) and item.why,
        "spare right sides": isinstance(item, Matching) and item.spare,
        "dates of entries": isinstance(item, Ordering) and any(entry.earliest for entry in item.entries),
    }
    yield from (what for what, has in lost.items() if has)


def _html(markdown: str) -> str:
    """A cell of HTML in one line; a picture is its description."""
    return _line(PICTURE.sub(r"\1", to_inline_html(markdown)))


def _line(text: str) -> str:
    return NOT_TEXT.sub("", BREAKS.sub(" ", text)).strip()


def _choice(item: SingleChoice | MultipleChoice) -> list[str]:
    return [cell for one in item.options for cell in (_html(one.text), "correct" if one.key else "incorrect")]


def _cloze(item: Cloze) -> list[str]:
    names = _gap_names(item)
    cells = [[name, *map(_line, gap.accept)] for name, gap in zip(names, item.gaps, strict=True)]
    return [cell for place, group in enumerate(cells) for cell in ([""] if place else []) + group]


def _gap_names(item: Cloze) -> list[str]:
    """A name a gap that the text has not in brackets already."""
    begin = next(one for number in count() if (one := f"gap{number or ''}_") not in item.stem)
    return [f"{begin}{number}" for number in range(1, len(item.gaps) + 1)]


NAMES = {
    SingleChoice.kind: "MC",
    MultipleChoice.kind: "MA",
    TrueFalse.kind: "TF",
    ShortAnswer.kind: "FIB",
    Cloze.kind: "FIB_PLUS",
    Numeric.kind: "NUM",
    Matching.kind: "MAT",
    Ordering.kind: "ORD",
}
WRITERS: dict[str, Callable[[Any], list[str]]] = {
    SingleChoice.kind: _choice,
    MultipleChoice.kind: _choice,
    TrueFalse.kind: lambda item: [str(item.key())],
    ShortAnswer.kind: lambda item: [_line(one) for one in item.accept],
    Cloze.kind: _cloze,
    Numeric.kind: lambda item: [f"{item.value:f}", f"{item.tolerance:f}"],
    Matching.kind: lambda item: [_html(side) for pair in item.pairs for side in (pair.left, pair.right)],
    Ordering.kind: lambda item: [_html(entry.text) for entry in item.entries],
}
