"""What the services need from outside: the library, the store, the clock, and where new ids and chance come from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from quiz_app.domain.errors import NotFound
from quiz_app.domain.replay import Studied, replayed
from quiz_app.domain.rows import Row
from quiz_app.domain.shelf import Library, Shelf
from quiz_app.store.protocol import Store


def unheard(topic: str, version: int) -> None:
    """Nobody waits for news of this topic at this version."""


@dataclass(frozen=True, slots=True)
class World:
    """Handed to every service, so that nothing in them reads a clock or rolls dice by itself."""

    library: Library
    store: Store
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    publish: Callable[[str, int], object] = unheard  # tells the screens that wait for news of a topic its new version
    folders: tuple[Path, ...] = ()  # where the library was read from
    own_folder: Path | None = None  # the one of them in which teachers may write
    open_to: str = ""  # the learner from whom `library` holds back what she may not see yet: see holding.py
    held: Mapping[str, frozenset[str]] = field(default_factory=dict)  # from her alone: the items of open exams
    recall: dict[str, Any] | None = None  # what was looked up for her in this world and cannot be changed by her
    whole: Library | None = None  # where `library` lacks what is held back from the actor: all of it, for exams

    def exam_shelf(self, reading_id: str) -> Shelf:
        """The reading with all of its banks, also what is held back; NotFound where the library has it no longer."""
        return replace(self, library=self.whole or self.library).shelf(reading_id)

    def shelf(self, reading_id: str) -> Shelf:
        """The reading with its banks; NotFound where the library no longer has it."""
        try:
            return self.library.shelves[reading_id]
        except KeyError:
            raise NotFound(f"There is no reading '{reading_id}' in the library.") from None

    def present(self, reading_id: str, key: str) -> str:
        """The face's key now, where its card was renamed since it was logged."""
        shelf = self.library.shelves.get(reading_id)
        return shelf.present(key) if shelf else key

    def replay(self, studied: Studied) -> Iterator[Row]:
        """Every schedule that a log comes to, under the faces' present keys."""
        return replayed(studied, self.present, self._renamed)

    def _renamed(self, reading_id: str) -> set[str]:
        shelf = self.library.shelves.get(reading_id)
        return {*shelf.renames, *shelf.renames.values()} if shelf else set()
