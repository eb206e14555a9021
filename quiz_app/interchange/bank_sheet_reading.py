"""A row of a bank's table as the item or card that it is; ValueError, with what is wrong, where it is none."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from quiz_app.domain import dates
from quiz_app.domain.card import CLOZE, Card
from quiz_app.domain.items import (
    GAP,
    LEVELS,
    Cloze,
    Entry,
    Gap,
    Item,
    Matching,
    MultipleChoice,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Reject,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz_app.interchange import bank_sheet_cells as cells
from quiz_app.interchange.bank_sheet_columns import CARD, LETTERS, ROW_KINDS
from quiz_app.interchange.bank_sheet_values import check_differ, ids_in, number, truth
from quiz_app.interchange.losing import NO_RATIONALE

Row = Mapping[str, str]
MARK = re.compile(r"\s*\*\s*")


def kind_of(row: Row) -> str:
    """The kind that the row says it is, or else what is filled in tells."""
    said = re.sub(r"[\s/_-]+", "_", row.get("kind", "").strip().casefold())
    if said:
        if said not in ROW_KINDS:
            raise ValueError(f"'{said[:40]}' is no kind of row: it is one of {', '.join(ROW_KINDS)}")
        return said
    return _told(row)


def _told(row: Row) -> str:
    if any(row.get(name) for name in ("front", "back", "cloze")):
        return CARD
    if row.get("key", "").strip().casefold() in ("true", "false") and not row.get("a"):
        return "true_false"
    for name, kind in (("value", "numeric"), ("accept", "short_answer")):
        if row.get(name):
            return kind
    if GAP.search(row.get("stem", "")):
        return "cloze"
    keys = _keys(row, _parts(row))
    if not keys:
        raise ValueError("nothing says what kind of row it is: fill in 'kind'")
    return "single_choice" if len(keys) == 1 else "multiple_choice"


def card_of(row: Row, common: Mapping[str, Any]) -> Card:
    """The card of the row."""
    front, back, cloze = (row.get(name, "") for name in ("front", "back", "cloze"))
    if cloze.strip():
        if front.strip() or back.strip():
            raise ValueError("a card has a front and a back, or a cloze, and not both")
        if not CLOZE.search(cloze):
            raise ValueError("the cloze has no gap, such as {{c1::1948}}")
        front = back = ""
    elif not (front.strip() and back.strip()):
        raise ValueError("a card has a front and a back, or a cloze")
    sides: dict[str, Any] = {"front": front, "back": back, "cloze": cloze if cloze.strip() else ""}
    return Card(**common, **sides, reversed=truth(row, "reversed"), typed=truth(row, "typed"))


def item_of(kind: str, row: Row, common: Mapping[str, Any]) -> Item:
    """The item of this kind in the row."""
    stem, level, pool = row.get("stem", ""), row.get("level", "").strip().casefold(), row.get("pool", "").strip()
    if not stem.strip():
        raise ValueError("there is no stem")
    if level and level not in LEVELS:
        raise ValueError(f"'{level[:40]}' is no level: it is one of {', '.join(LEVELS)}")
    if pool not in ("", "exam"):
        raise ValueError(f"'{pool[:40]}' is no pool: it is exam, or empty")
    rationale = row.get("rationale", "")
    said = {"stem": stem, "level": level, "pool": pool, "rationale": rationale if rationale.strip() else NO_RATIONALE}
    return MAKERS[kind](row, {**common, **said})


def _choice(row: Row, common: Mapping[str, Any]) -> Item:
    parts = _parts(row)
    keys = _keys(row, parts)
    if not keys:
        raise ValueError("no option is the key: name it in 'key', or begin it with *")
    starred = not row.get("key", "").strip()
    ids = _ids(row, parts)
    options = tuple(
        Option(own, MARK.sub("", text, count=1) if starred and one in keys else text, one in keys, _why(row, one))
        for own, (one, text) in zip(ids, parts.items(), strict=True)
    )
    return _kind_of_choice(len(keys), len(options), row)(
        **common, options=options, shuffle=truth(row, "shuffle", usual=True)
    )


def _kind_of_choice(keys: int, options: int, row: Row) -> type[SingleChoice] | type[MultipleChoice]:
    single = kind_of(row) == "single_choice"
    if single and keys > 1:
        raise ValueError(f"a single_choice has one key, not {keys}")
    if not single and keys < 2:
        raise ValueError("a multiple_choice has two keys at least")
    if not single and keys == options:
        raise ValueError("every option is a key: there is nothing to choose")
    return SingleChoice if single else MultipleChoice


def _keys(row: Row, parts: Mapping[str, str]) -> set[str]:
    """The columns of the right options."""
    cell = row.get("key", "").strip().casefold()
    if not cell:
        return {one for one, text in parts.items() if text.lstrip().startswith("*")}
    named = set(re.findall(r"[^\s,;|]+", cell))
    if wrong := sorted(named - set(parts)):
        raise ValueError(f"'{wrong[0][:20]}' is said to be a key, and is no option")
    return named


def _true_false(row: Row, common: Mapping[str, Any]) -> Item:
    if not row.get("key", "").strip():
        raise ValueError("'key' says neither true nor false")
    return TrueFalse(**common, is_true=truth(row, "key"), why=row.get("why", ""))


def _short_answer(row: Row, common: Mapping[str, Any]) -> Item:
    accept = cells.split(row.get("accept", ""))
    if not accept:
        raise ValueError("'accept' names nothing that counts as right")
    reject = tuple(Reject(*pair) for pair in cells.split_pairs(row.get("reject", "")))
    if any(not one.text for one in reject):
        raise ValueError("'reject' has a why without a wrong answer")
    return ShortAnswer(**common, accept=accept, reject=reject, typos=truth(row, "typos"))


def _numeric(row: Row, common: Mapping[str, Any]) -> Item:
    tolerance = number(row.get("tolerance", "") or "0", "tolerance")
    pairs = cells.split_pairs(row.get("near", ""))
    near = tuple(Near(number(within, "near"), number(score, "near")) for within, score in pairs)
    if tolerance < 0 or any(one.within <= tolerance or not 0 <= one.score <= 1 for one in near):
        raise ValueError("a near miss lies beyond the tolerance, and earns 0 to 1")
    value = number(row.get("value", ""), "value")
    return Numeric(**common, value=value, tolerance=tolerance, near=near, unit=row.get("unit", ""))


def _cloze(row: Row, common: Mapping[str, Any]) -> Item:
    gaps = tuple(Gap(cells.split(text)) for text in _parts(row).values())
    numbers = [int(number) for number in GAP.findall(common["stem"])]
    if sorted(numbers) != list(range(1, len(gaps) + 1)):
        raise ValueError(f"{len(gaps)} gaps are described, {len(numbers)} stand in the stem, as {{{{1}}}} and on")
    return Cloze(**common, gaps=gaps, typos=truth(row, "typos", usual=True))


def _matching(row: Row, common: Mapping[str, Any]) -> Item:
    parts = _parts(row)
    pairs = tuple(
        Pair(own, *cells.split_pair(text)) for own, text in zip(_ids(row, parts), parts.values(), strict=True)
    )
    spare = cells.split(row.get("spare", ""))
    if len(pairs) < 2 or not all(pair.left and pair.right for pair in pairs):
        raise ValueError("a matching has two pairs at least, each as `left = right`")
    if any(pair.id.startswith("spare-") for pair in pairs):
        raise ValueError("ids that begin with 'spare-' are those of the spare sides")
    check_differ([pair.left for pair in pairs], "left sides")
    check_differ([*(pair.right for pair in pairs), *spare], "right sides")
    return Matching(**common, pairs=pairs, spare=spare)


def _ordering(row: Row, common: Mapping[str, Any]) -> Item:
    parts = _parts(row)
    shown = zip(_ids(row, parts), parts.items(), strict=True)
    return Ordering(**common, entries=tuple(Entry(own, text, *_bounds(_why(row, one))) for own, (one, text) in shown))


MAKERS: dict[str, Callable[[Row, Mapping[str, Any]], Item]] = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _true_false,
    "short_answer": _short_answer,
    "numeric": _numeric,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
}


def _parts(row: Row) -> dict[str, str]:
    """The filled columns of options, pairs, entries or gaps."""
    return {one: row[one] for one in LETTERS if row.get(one, "").strip()}


def _ids(row: Row, parts: Mapping[str, str]) -> tuple[str, ...]:
    ids = ids_in(row.get("part ids", ""), "a part") or tuple(LETTERS[: len(parts)])
    if len(ids) != len(parts) or len(set(ids)) != len(ids):
        raise ValueError(f"'part ids' names {len(set(ids))} different ids for {len(parts)} parts")
    return ids


def _why(row: Row, one: str) -> str:
    return row.get(f"why {one}", "")


def _bounds(cell: str) -> tuple[str, ...]:
    """The first and last day of an entry."""
    return tuple(day.isoformat() for day in dates.span(cell.strip())) if cell.strip() else ()
