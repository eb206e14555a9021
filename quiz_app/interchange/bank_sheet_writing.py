"""A bank's items, cards and topics as rows of a table."""

import re
from collections.abc import Iterator
from typing import Any

from quiz_app.domain.card import Card
from quiz_app.domain.items import (
    Choice,
    Cloze,
    Entry,
    Item,
    Matching,
    Numeric,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from quiz_app.interchange import bank_sheet_cells as cells
from quiz_app.interchange.bank_sheet_columns import CARD, LETTERS, MOST_PARTS, TOPIC, header
from quiz_app.interchange.bundle import Bundle, Loss
from quiz_app.interchange.losing import left_out
from quiz_app.interchange.sheets import Sheet, harmless

LONGEST_CELL = 32_767  # Excel takes no more
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
FILE = re.compile(r"\(media/")
Row = dict[str, str]


def sheet_of(bundle: Bundle) -> tuple[Sheet, list[Loss]]:
    """The bundle as a table, and what it loses there."""
    losses = [left_out(event.id, "an event: it belongs to the timeline, not to a bank") for event in bundle.events]
    losses += [left_out(era.id, "an era: it belongs to the timeline, not to a bank") for era in bundle.eras]
    rows = list(_topics(bundle))
    everything: tuple[Item | Card, ...] = (*bundle.items, *bundle.cards)
    for one in everything:
        row = row_of(one)
        if why := _unfit(one, row):
            losses.append(left_out(one.id, why))
            continue
        losses += _lost(one.id, row)
        rows.append({name: UNFIT.sub("", cell) for name, cell in row.items()})
    names = header({name for row in rows for name, cell in row.items() if cell})
    return Sheet(tuple(names), tuple(tuple(_cell(row, name) for name in names) for row in rows)), losses


def _cell(row: Row, name: str) -> str | None:
    return harmless(row.get(name, ""), exactly=True) or None


def _topics(bundle: Bundle) -> Iterator[Row]:
    """A row for each topic whose title is not its id, or that nothing has."""
    used = {item.topic for item in bundle.items} | {card.topic for card in bundle.cards}
    for one, title in bundle.topics.items():
        if one != title or one not in used:
            yield {"id": one, "kind": TOPIC, "stem": title}


def _unfit(one: Item | Card, row: Row) -> str:
    """Why no table can hold it, or nothing."""
    if longest := [name for name, cell in row.items() if len(cell) >= LONGEST_CELL]:
        return f"its {longest[0]} has more characters than a cell can: {LONGEST_CELL:,}"
    parts = len(_parts_of(one))
    return f"it has {parts} parts, the table {MOST_PARTS} columns for them" if parts > MOST_PARTS else ""


def _parts_of(one: Item | Card) -> tuple[Any, ...]:
    """What stands in columns with a letter."""
    match one:
        case Choice():
            return one.options
        case Matching():
            return one.pairs
        case Ordering():
            return one.entries
        case Cloze():
            return one.gaps
    return ()


def _lost(one_id: str, row: Row) -> Iterator[Loss]:
    if any(UNFIT.search(cell) for cell in row.values()):
        yield Loss(one_id, "its control characters: no table holds them")
    if any(FILE.search(cell) for cell in row.values()):
        yield Loss(one_id, "the files that it shows: a table has none")


def row_of(one: Item | Card) -> Row:
    """The cells of an item or a card by column."""
    row: Row = {"id": one.id, "topic": one.topic, "claims": ", ".join(one.claims), "was": one.was}
    row["confirmed"] = one.confirmed
    if isinstance(one, Card):
        sides = {"front": one.front, "back": one.back, "cloze": one.cloze}
        return row | {"kind": CARD, **sides, "reversed": _only(one.reversed), "typed": _only(one.typed)}
    row |= {"kind": one.kind, "level": one.level, "stem": one.stem, "rationale": one.rationale, "pool": one.pool}
    return row | _content(one)


def _only(truth: bool, usual: bool = False) -> str:
    """The truth where it is not the usual one."""
    return "" if truth == usual else str(truth).lower()


def _content(item: Item) -> Row:
    match item:
        case Choice():
            keys = [letter for letter, option in zip(LETTERS, item.options, strict=False) if option.key]
            whys = {f"why {one}": option.why for one, option in zip(LETTERS, item.options, strict=False)}
            texts = _parts([option.text for option in item.options])
            return {"key": ", ".join(keys), **texts, **whys, "shuffle": _only(item.shuffle, True)} | _ids(item.options)
        case TrueFalse():
            return {"key": str(item.key()), "why": item.why}
        case ShortAnswer():
            reject = cells.join_pairs((one.text, one.why) for one in item.reject)
            return {"accept": cells.join(item.accept), "reject": reject, "typos": _only(item.typos)}
        case Numeric():
            near = cells.join_pairs((f"{one.within:f}", f"{one.score:f}") for one in item.near)
            sizes = {"value": f"{item.value:f}", "tolerance": f"{item.tolerance:f}" if item.tolerance else ""}
            return {**sizes, "near": near, "unit": item.unit}
        case Cloze():
            return {**_parts([cells.join(gap.accept) for gap in item.gaps]), "typos": _only(item.typos, True)}
        case Matching():
            pairs = _parts([cells.join_pair(pair.left, pair.right) for pair in item.pairs])
            return {**pairs, "spare": cells.join(item.spare)} | _ids(item.pairs)
        case Ordering():
            bounds = {f"why {one}": _bounds(entry) for one, entry in zip(LETTERS, item.entries, strict=False)}
            return {**_parts([entry.text for entry in item.entries]), **bounds} | _ids(item.entries)
    raise TypeError(f"no columns for {item.kind}")


def _parts(texts: list[str]) -> Row:
    return dict(zip(LETTERS, texts, strict=False))


def _bounds(entry: Entry) -> str:
    return f"{entry.earliest}/{entry.latest}" if entry.earliest or entry.latest else ""


def _ids(parts: tuple[Any, ...]) -> Row:
    """The parts' ids where they are not their columns' letters."""
    own = [part.id for part in parts]
    return {} if own == list(LETTERS[: len(own)]) else {"part ids": ", ".join(own)}
