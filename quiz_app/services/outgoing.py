"""What goes out of a reading's banks: their items and cards, and the files that these show, for another program."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from quiz_app.domain.bank import Bank
from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem, ProblemsFound
from quiz_app.domain.items import Item
from quiz_app.domain.media import shown_in
from quiz_app.domain.shelf import Shelf
from quiz_app.interchange.bundle import Bundle, Exported
from quiz_app.interchange.format import Format, WriteOptions
from quiz_app.interchange.formats import by_name, writable


def out_format(name: str) -> Format:
    """The format of this name that can be written; ProblemsFound where there is none."""
    found = by_name(name)
    if found is None or found.write is None:
        known = ", ".join(one.name for one in writable())
        raise ProblemsFound([Problem(f"there is no format '{name}' to write", hint=f"name one of {known}")])
    return found


def bundle_of(
    shelf: Shelf,
    banks: Sequence[Bank],
    media: Mapping[str, Path],
    *,
    only: Collection[str] = (),
    dated: bool = False,
) -> Bundle:
    """The items and cards of these banks, or `only` those of these ids; where `dated`, the reading's events as well."""
    items = tuple(one for bank in banks for one in bank.items if not only or one.id in only)
    cards = tuple(one for bank in banks for one in bank.cards if not only or one.id in only)
    every: tuple[Item | Card, ...] = (*items, *cards)
    used = {one.topic for one in every}
    topics = {one: title for bank in banks for one, title in bank.topics.items() if one in used}
    shown = [name for one in every for name in _shown(astuple(one))]
    files = {name: media[name].read_bytes() for name in dict.fromkeys(shown) if name in media}
    alone = banks[0] if len(banks) == 1 else None
    reading = shelf.reading
    return Bundle(
        id=alone.id if alone else reading.id,
        reading=reading.id,
        title=alone.title if alone else reading.title,
        topics=topics,
        items=items,
        cards=cards,
        events=reading.timeline if dated else (),
        eras=reading.eras if dated else (),
        themes=reading.themes if dated else {},
        media=files,
    )


def written(form: Format, bundle: Bundle, options: WriteOptions) -> Exported:
    """The bundle in the format; ProblemsFound where it has nothing for it."""
    if form.write is None or not len(bundle):
        raise ProblemsFound([Problem("there is nothing to take out", hint="choose a bank with items or cards")])
    return form.write(bundle, options)


def _shown(value: Any) -> list[str]:
    if isinstance(value, str):
        return shown_in(value)
    return [name for one in value for name in _shown(one)] if isinstance(value, tuple) else []
