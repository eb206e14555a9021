"""A file of a reading looked at before it is saved: its problems, and what could be read of it, with lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz_app.banks.build import build_card, build_item
from quiz_app.banks.cache import ContentCache
from quiz_app.banks.drafts import File, draft_of
from quiz_app.banks.folders import READING, label
from quiz_app.banks.library import load_folder
from quiz_app.banks.media import unseen
from quiz_app.banks.schema import WrittenBank
from quiz_app.domain.card import Card
from quiz_app.domain.errors import Problem
from quiz_app.domain.items import Item
from quiz_app.domain.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Written:
    """An item or a card, and the line on which it begins."""

    one: Item | Card
    line: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What is wrong with a file (`own`), what it makes wrong in others, and what could be read of it.

    `unseen` are pictures and sounds that it shows and that cannot be shown: it can be saved, they may come later.
    `shelf` is the reading as it would be with this file; None where reading.yaml has problems.
    """

    own: tuple[Problem, ...]
    others: tuple[Problem, ...]
    shelf: Shelf | None
    written: tuple[Written, ...] = ()
    unseen: tuple[Problem, ...] = ()


def look(folder: Path, name: str, data: bytes, cache: ContentCache) -> Looked:
    """The file `name` of a reading's folder as if it held these bytes."""
    shelf, problems = load_folder(folder, cache, {name: data})
    _, before = load_folder(folder, cache)
    place = label(folder / name)
    own = tuple(one for one in problems if one.file == place)
    others = tuple(one for one in problems if one.file != place and one not in before)
    written = tuple(_written(data, shelf)) if shelf and _is_bank(name) else ()
    return Looked(own, others, shelf, written, tuple(unseen(folder, name, data)))


def _is_bank(name: str) -> bool:
    return Path(name).stem != READING


def _written(data: bytes, shelf: Shelf) -> Iterator[Written]:
    """Each item and card that its schema took and that can be built, whatever is wrong around it."""
    draft = draft_of(data, WrittenBank)
    file = File("", data, draft)
    for section in ("items", "cards"):
        for place, one in draft.entries.get(section, ()):
            try:
                built = build_item(one, shelf.reading) if section == "items" else build_card(one)
            except (LookupError, ValueError):  # an ordering of events that are not there: its problem says so
                continue
            yield Written(built, file.line((section, place)))
